import { canonicalJson } from "../../pipeline-definition";
import { isJsonObject, type Json, type JsonObject } from "../../pipeline-definition/document/definition";

/** A difference without a meaning: both documents are brought to one form. */
export interface Rule {
  readonly name: string;
  /** Why SageMaker does the same with both forms. */
  readonly reason: string;
  /** Rewrites one value; its members were rewritten before it. Undefined leaves it out. */
  readonly rewrite: (value: Json, key: string | undefined) => Json | undefined;
}

const isEmpty = (value: Json): boolean =>
  Array.isArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;

const without = (value: JsonObject, ...names: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const same = (a: Json | undefined, b: Json | undefined): boolean => canonicalJson(a) === canonicalJson(b);

/** `["s3:/", "bucket", X]` joined by `/` is `["s3://bucket", X]`. */
const merged = (values: readonly Json[], on: string): readonly Json[] =>
  values.reduce<readonly Json[]>((before, value) => {
    const last = before.at(-1);
    const isText = typeof value === "string" && typeof last === "string";
    return isText ? [...before.slice(0, -1), `${last}${on}${value}`] : [...before, value];
  }, []);

const withMergedText = (value: Json): Json => {
  const join = isJsonObject(value) ? value["Std:Join"] : undefined;
  if (!isJsonObject(join) || typeof join["On"] !== "string" || !Array.isArray(join["Values"])) return value;
  return { "Std:Join": { ...join, Values: merged(join["Values"] as readonly Json[], join["On"]) } };
};

const withoutIdleHook = (value: Json): Json => {
  if (!isJsonObject(value) || !isJsonObject(value["DebugHookConfig"])) return value;
  const { CollectionConfigurations: collections = [], S3OutputPath } = value["DebugHookConfig"];
  const output = value["OutputDataConfig"];
  const isIdle = isEmpty(collections) && isJsonObject(output) && same(S3OutputPath, output["S3OutputPath"]);
  return isIdle ? without(value, "DebugHookConfig") : value;
};

const withoutRepeatedMode = (value: Json): Json => {
  const algorithm = isJsonObject(value) ? value["AlgorithmSpecification"] : undefined;
  if (!isJsonObject(value) || !isJsonObject(algorithm) || !Array.isArray(value["InputDataConfig"]))
    return value;
  const mode = algorithm["TrainingInputMode"];
  const channels = (value["InputDataConfig"] as readonly Json[]).map((channel) =>
    isJsonObject(channel) && same(channel["InputMode"], mode) ? without(channel, "InputMode") : channel,
  );
  return { ...value, InputDataConfig: channels };
};

const MODEL_STEP = /^(Steps\..+?)-(?:CreateModel|RegisterModel)(?=[.[])/;

const withPlainModelStep = (value: Json, key: string | undefined): Json => {
  if (typeof value !== "string") return value;
  if (key === "Get") return value.replace(MODEL_STEP, "$1");
  return key === "Name" || key === "DependsOn" ? value.replace(/-(CreateModel|RegisterModel)$/, "") : value;
};

const nameOf = (step: Json): string => canonicalJson(isJsonObject(step) ? step["Name"] : step);

const sortedSteps = (value: Json, key: string | undefined): Json =>
  Array.isArray(value) && key !== undefined && ["Steps", "IfSteps", "ElseSteps"].includes(key)
    ? [...(value as readonly Json[])].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
    : value;

const withPlainJson = (value: Json): Json => {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return canonicalJson(JSON.parse(value));
  } catch {
    return value;
  }
};

/** All that may differ between a pipeline of the SDK and its twin. A test proves that none can be spared. */
export const RULES: readonly Rule[] = [
  {
    name: "null is absent",
    reason: "The SDK writes null for what was not set; the API knows no null.",
    rewrite: (value) => value ?? undefined,
  },
  {
    name: "empty is absent",
    reason:
      "The SDK writes `Environment: {}`, `Tags: []` or empty lists of ranges where it has nothing to say.",
    rewrite: (value) => (isEmpty(value) ? undefined : value),
  },
  {
    name: "literal neighbours of a join are one text",
    reason: "The SDK joins `s3:/` and a bucket with a slash; the text that comes out is the same.",
    rewrite: withMergedText,
  },
  {
    name: "white space in JSON inside a text is nothing",
    reason: "Python puts a space behind each colon and comma; the container that gets the text parses it.",
    rewrite: withPlainJson,
  },
  {
    name: "the order of steps has no effect",
    reason:
      "SageMaker orders steps by their references and DependsOn; the SDK lists a monitor behind its transform.",
    rewrite: sortedSteps,
  },
  {
    name: "a model step has no suffix",
    reason: "The SDK makes `X-CreateModel` and `X-RegisterModel` of a step that its author called X.",
    rewrite: withPlainModelStep,
  },
  {
    name: "a channel that repeats the job's input mode says nothing",
    reason: "A channel without InputMode takes the TrainingInputMode of the algorithm.",
    rewrite: withoutRepeatedMode,
  },
  {
    name: "a hook without collections saves nothing",
    reason:
      "The SDK gives every estimator a DebugHookConfig with the job's own output path and no collection.",
    rewrite: withoutIdleHook,
  },
  {
    name: "models are validated unless SkipModelValidation says otherwise",
    reason: "The SDK writes the API's default, `None`.",
    rewrite: (value) =>
      isJsonObject(value) && value["SkipModelValidation"] === "None"
        ? without(value, "SkipModelValidation")
        : value,
  },
  {
    name: "a parameter's description is for people",
    reason: "The SDK has no way to describe a parameter.",
    rewrite: (value, key) =>
      key === "Parameters" && Array.isArray(value)
        ? (value as readonly JsonObject[]).map((parameter) => without(parameter, "Description"))
        : value,
  },
];

/** The value as all rules leave it, from the leaves up. */
export const normalised = (value: Json, rules: readonly Rule[] = RULES, key?: string): Json | undefined => {
  const inner: Json = Array.isArray(value)
    ? (value as readonly Json[])
        .map((item) => normalised(item, rules, key))
        .filter((item) => item !== undefined)
    : isJsonObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .map(([name, member]) => [name, normalised(member ?? null, rules, name)] as const)
            .filter(([, member]) => member !== undefined),
        )
      : value;
  return rules.reduce<Json | undefined>(
    (before, { rewrite }) => (before === undefined ? undefined : rewrite(before, key)),
    inner,
  );
};
