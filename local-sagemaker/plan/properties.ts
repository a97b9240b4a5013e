import { isJsonObject, type Json, type JsonObject } from "../../pipeline-definition/document/definition";
import type { PropertyPath } from "../../pipeline-definition/document/references";
import { formatJsonPath } from "./json-path";
import { nearestName, quotedList } from "../../pipeline-definition/document/nearest-name";
import { StepFailure } from "./step-failure";

/** Lists whose elements are looked up by name, and the member that holds the name. */
const LIST_KEYS: Readonly<Record<string, string>> = {
  Outputs: "OutputName",
  ProcessingInputs: "InputName",
  FinalMetricDataList: "MetricName",
  OutputParameters: "Name",
};

type Part = PropertyPath[number];

const partText = (part: Part): string | number =>
  "member" in part ? part.member : "index" in part ? part.index : part.key;

/** `ProcessingOutputConfig.Outputs['train'].S3Output`, as it stands in a document. */
const formatPropertyPath = (path: PropertyPath): string =>
  path.reduce<string>((text, part) => {
    if ("key" in part) return `${text}['${part.key}']`;
    return "member" in part && text !== ""
      ? `${text}.${part.member}`
      : text + formatJsonPath([partText(part)]);
  }, "");

const namedElements = (list: readonly Json[], keyName: string | undefined): ReadonlyMap<string, Json> =>
  new Map(
    list.flatMap((element) => {
      const name = keyName !== undefined && isJsonObject(element) ? element[keyName] : undefined;
      return typeof name === "string" ? [[name, element] as const] : [];
    }),
  );

const choices = (value: Json | undefined, listName: string | undefined): readonly string[] => {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const named = [...namedElements(list, LIST_KEYS[listName ?? ""]).keys()];
    return named.length > 0 ? named : list.map((_, i) => `[${String(i)}]`);
  }
  return isJsonObject(value) ? Object.keys(value).filter((key) => value[key] !== undefined) : [];
};

const follow = (value: Json | undefined, part: Part, listName: string | undefined): Json | undefined => {
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if ("index" in part) return list[part.index];
    return "key" in part ? namedElements(list, LIST_KEYS[listName ?? ""]).get(part.key) : undefined;
  }
  const key = String(partText(part));
  return isJsonObject(value) && !("index" in part) && Object.hasOwn(value, key) ? value[key] : undefined;
};

/**
 * Looks up a step's property in what its Describe call answers. Lists of outputs, inputs and metrics go by
 * the name of their elements, other lists by position, maps by key.
 *
 * @throws StepFailure that names the step, the property, and what there is instead.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export const lookUpProperty = (step: string, properties: JsonObject, path: PropertyPath): Json => {
  let at: Json | undefined = properties;
  let listName: string | undefined;
  for (const [depth, part] of path.entries()) {
    const next = follow(at, part, listName);
    if (next === undefined) {
      const names = choices(at, listName);
      const nearest = nearestName(String(partText(part)), names);
      const reached = depth === 0 ? "The step" : `"${formatPropertyPath(path.slice(0, depth))}"`;
      throw new StepFailure(
        `Property "${formatPropertyPath(path)}" of step "${step}" does not exist. ` +
          `${reached} has ${quotedList(names)}.${nearest === undefined ? "" : ` Did you mean "${nearest}"?`}`,
      );
    }
    at = next;
    listName = "member" in part ? part.member : undefined;
  }
  return at ?? null;
};
