import { isJsonObject } from "../pipeline-definition/document/definition";
import { redact } from "./redaction";

/** One side of a resource in a preview. */
export interface ResourceState {
  /** False for components, which are nothing in the cloud. */
  readonly isCustom: boolean;
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  /** Without secrets. */
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** One operation that `pulumi up` would do. */
export interface PreviewStep {
  /** Pulumi's word: `create`, `update`, `replace`, `delete`, `same` and more. */
  readonly op: string;
  readonly urn: string;
  readonly before?: ResourceState;
  readonly after?: ResourceState;
  /** Properties that differ. */
  readonly diffReasons: readonly string[];
  /** Those among them that cannot be changed in place. */
  readonly replaceReasons: readonly string[];
}

/** What `pulumi preview --json` prints, as far as it is read here. */
export interface Preview {
  readonly steps: readonly PreviewStep[];
  /** Messages of errors: with any, the steps are not all. */
  readonly errors: readonly string[];
}

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];

const stateOf = (value: unknown): ResourceState | undefined => {
  if (!isJsonObject(value)) return undefined;
  const inputs = redact(value["inputs"]);
  return {
    isCustom: value["custom"] === true,
    protect: value["protect"] === true,
    retainOnDelete: value["retainOnDelete"] === true,
    inputs: isJsonObject(inputs) ? inputs : {},
  };
};

const stepOf = (value: unknown): readonly PreviewStep[] => {
  if (!isJsonObject(value) || typeof value["op"] !== "string" || typeof value["urn"] !== "string") return [];
  const [before, after] = [stateOf(value["oldState"]), stateOf(value["newState"])];
  return [
    {
      op: value["op"],
      urn: value["urn"],
      ...(before && { before }),
      ...(after && { after }),
      diffReasons: textsIn(value["diffReasons"]),
      replaceReasons: textsIn(value["replaceReasons"]),
    },
  ];
};

/** What ends every preview that fails, whatever the reason. */
const FAILED = "preview failed";

const errorsIn = (diagnostics: unknown): readonly string[] => {
  const errors = (Array.isArray(diagnostics) ? diagnostics : []).flatMap((one: unknown) =>
    isJsonObject(one) && one["severity"] === "error" && typeof one["message"] === "string"
      ? [
          String(redact(one["message"]))
            .trim()
            .replace(/^error: /, ""),
        ]
      : [],
  );
  const reasons = errors.filter((error) => error !== FAILED);
  return reasons.length === 0 ? errors : reasons;
};

/**
 * Reads the JSON of `pulumi preview --json`. Undefined when it is no object with steps or diagnostics: then the
 * program never got as far as a preview.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/display/json.go
 */
export const readPreview = (value: unknown): Preview | undefined => {
  if (!isJsonObject(value)) return undefined;
  const members = ["steps", "diagnostics", "changeSummary", "config", "duration"];
  if (!members.some((member) => member in value)) return undefined;
  const steps = Array.isArray(value["steps"]) ? value["steps"] : [];
  return { steps: steps.flatMap(stepOf), errors: errorsIn(value["diagnostics"]) };
};
