import {
  isExpression,
  isGet,
  isJoin,
  isJsonGet,
  isJsonObject,
  type Join,
  type Json,
  type JsonGet,
  type JsonObject,
  type PropertyFileDeclaration,
  type Scalar,
} from "../../pipeline-definition/document/definition";
import { parseJsonPath } from "../../pipeline-definition/document/json-path";
import { parseGet, type Reference } from "../../pipeline-definition/document/references";
import { lookUpJson } from "./json-path";
import { nearestName, quotedList } from "../../pipeline-definition/document/nearest-name";
import { lookUpProperty } from "./properties";
import { StepFailure } from "./step-failure";

/** Everything that the references of one step can be looked up in while the pipeline runs. */
export interface ResolveScope {
  readonly parameters: ReadonlyMap<string, Scalar>;
  /** `Execution.*` variables by what follows the dot, `PipelineExperimentConfig.*` by their whole name. */
  readonly variables: ReadonlyMap<string, string>;
  /** What a finished step's Describe call answers; undefined for a step that has no properties (yet). */
  readonly properties: (step: string) => JsonObject | undefined;
  readonly propertyFiles: (step: string) => readonly PropertyFileDeclaration[];
  /** The text of an object that `objectsRead` named; undefined when there is none at this URI. */
  readonly readObject: (s3Uri: string) => string | undefined;
}

/** Members whose values SageMaker's API takes as text only, whatever the value resolved to. */
const TEXT_MEMBERS: ReadonlySet<string> = new Set([
  "HyperParameters",
  "Environment",
  "CustomerMetadataProperties",
  "ContainerArguments",
  "ContainerEntrypoint",
]);

const isScalar = (value: unknown): value is Scalar => ["string", "number", "boolean"].includes(typeof value);

/** A value as `Std:Join` and text members render it: numbers and booleans become text, lower case. */
const asText = (value: Json, where: string): string => {
  if (isScalar(value)) return String(value);
  const kind = value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
  throw new StepFailure(`${where} is ${kind}; only text, numbers and booleans can become text.`);
};

const resolveJoin = ({ "Std:Join": { On, Values } }: Join, scope: ResolveScope): string =>
  Values.map((value) => asText(resolve(value, scope), `A value of Std:Join (${JSON.stringify(value)})`)).join(
    On,
  );

const propertyFileUri = (
  reference: Extract<Reference, { kind: "propertyFile" }>,
  scope: ResolveScope,
): string => {
  const { step, file } = reference;
  const declared = scope.propertyFiles(step);
  const found = declared.find(({ PropertyFileName }) => PropertyFileName === file);
  const properties = scope.properties(step);
  if (found === undefined || properties === undefined) {
    const names = declared.map(({ PropertyFileName }) => PropertyFileName);
    throw new StepFailure(
      `Step "${step}" declares no property file "${file}". It declares ${quotedList(names)}.`,
    );
  }
  const uri = lookUpProperty(step, properties, [
    { member: "ProcessingOutputConfig" },
    { member: "Outputs" },
    { key: found.OutputName },
    { member: "S3Output" },
    { member: "S3Uri" },
  ]);
  return `${asText(uri, `The S3 URI of output "${found.OutputName}"`).replace(/\/$/, "")}/${found.FilePath}`;
};

/** Where a JSON look-up reads, and how a message calls the file. */
const jsonSource = (get: JsonGet["Std:JsonGet"], scope: ResolveScope): { uri: string; name: string } => {
  if (get.PropertyFile !== undefined) {
    const reference = parseGet(get.PropertyFile.Get, []);
    if (reference.kind !== "propertyFile")
      throw new StepFailure(`"${get.PropertyFile.Get}" names no property file.`);
    const uri = propertyFileUri(reference, scope);
    return { uri, name: `Property file "${reference.file}" of step "${reference.step}"` };
  }
  if (get.S3Uri === undefined) throw new StepFailure("Std:JsonGet has neither PropertyFile nor S3Uri.");
  const uri = asText(resolve(get.S3Uri, scope), "The S3Uri of Std:JsonGet");
  return { uri, name: `JSON file "${uri}"` };
};

const resolveJsonGet = ({ "Std:JsonGet": get }: JsonGet, scope: ResolveScope): Json => {
  const { uri, name } = jsonSource(get, scope);
  const text = scope.readObject(uri);
  if (text === undefined) throw new StepFailure(`${name} was not written: there is no object "${uri}".`);
  let content: Json;
  try {
    content = JSON.parse(text) as Json;
  } catch (error) {
    throw new StepFailure(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const parts = parseJsonPath(get.Path);
  if (parts === undefined)
    throw new StepFailure(`Path "${get.Path}" does not follow the form "a.b[0].c", so ${name} was not read.`);
  const result = lookUpJson(content, parts);
  if (result.found) return result.value;
  const place = result.reached === "" ? "The file" : `"${result.reached}"`;
  throw new StepFailure(`${name} has nothing at "${get.Path}". ${place} has ${quotedList(result.exists)}.`);
};

const resolveReference = (reference: Reference, text: string, scope: ResolveScope): Json => {
  switch (reference.kind) {
    case "parameter": {
      const value = scope.parameters.get(reference.name);
      if (value !== undefined) return value;
      const names = [...scope.parameters.keys()];
      const nearest = nearestName(reference.name, names);
      const guess =
        nearest === undefined ? `It declares ${quotedList(names)}.` : `Did you mean "${nearest}"?`;
      throw new StepFailure(`The pipeline declares no parameter "${reference.name}". ${guess}`);
    }
    case "execution": {
      const value = scope.variables.get(reference.variable);
      if (value !== undefined) return value;
      throw new StepFailure(
        `"${text}" has no value here. The variables are ${quotedList([...scope.variables.keys()])}.`,
      );
    }
    case "property": {
      const properties = scope.properties(reference.step);
      if (properties !== undefined) return lookUpProperty(reference.step, properties, reference.property);
      throw new StepFailure(`Step "${reference.step}" has no properties, so "${text}" cannot be looked up.`);
    }
    case "propertyFile":
      throw new StepFailure(`"${text}" names a whole property file; only Std:JsonGet can read from it.`);
    case "unknown":
      throw new StepFailure(`"${text}" is not a reference that SageMaker knows.`);
  }
};

const textMember = (key: string, value: Json): Json => {
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item, i) => asText(item, `${key}[${String(i)}]`));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, asText(item ?? null, `${key} "${name}"`)]),
  );
};

/**
 * A value with every reference replaced by what it stands for. Hyper-parameters, environment values and
 * container arguments come out as text, as SageMaker's API has them.
 *
 * @throws StepFailure for a reference that leads nowhere, naming it and what there is instead.
 */
export const resolve = (value: unknown, scope: ResolveScope): Json => {
  if (isGet(value)) return resolveReference(parseGet(value.Get, []), value.Get, scope);
  if (isJoin(value)) return resolveJoin(value, scope);
  if (isJsonGet(value)) return resolveJsonGet(value, scope);
  if (Array.isArray(value)) return value.map((item: unknown) => resolve(item, scope));
  if (!isJsonObject(value)) return (value ?? null) as Json;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    members.map(([key, member]) => {
      const resolved = resolve(member, scope);
      return [key, TEXT_MEMBERS.has(key) ? textMember(key, resolved) : resolved];
    }),
  );
};

/**
 * The URIs of the JSON files that a value reads, so that they can be fetched before it is resolved.
 *
 * @throws StepFailure for a look-up that names no file.
 */
export const objectsRead = (value: unknown, scope: ResolveScope): readonly string[] => {
  if (isJsonGet(value)) return [jsonSource(value["Std:JsonGet"], scope).uri];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => objectsRead(item, scope));
  return isJsonObject(value) ? Object.values(value).flatMap((member) => objectsRead(member, scope)) : [];
};

/**
 * A value with those references replaced that are known already; the others stay. For looking at a document
 * before it runs.
 */
export const resolveKnown = (value: unknown, scope: ResolveScope): Json => {
  if (Array.isArray(value)) return value.map((item: unknown) => resolveKnown(item, scope));
  if (isJsonObject(value) && !isExpression(value))
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, resolveKnown(member, scope)]),
    );
  try {
    return resolve(value, scope);
  } catch (error) {
    if (error instanceof StepFailure) return value as Json;
    throw error;
  }
};

/** The arguments of a step, resolved. */
export const resolveArguments = (args: JsonObject | undefined, scope: ResolveScope): JsonObject => {
  const resolved = resolve(args ?? {}, scope);
  return isJsonObject(resolved) ? resolved : {};
};
