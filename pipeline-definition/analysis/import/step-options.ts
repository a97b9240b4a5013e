import { isJsonGet, isJsonObject, type StepDefinition } from "../../document/definition";
import { jsonCode, listCode, member, objectCode, plain, stringCode, unchecked, type Code } from "./code";
import { outputTypesOf, propertyFilesOf } from "./declared-names";
import { operandCode } from "./expression-code";
import { retryCode } from "./retry-code";
import type { StepFunction } from "./step-functions";
import { rehearsal, type Writer } from "./writer";

/** What an option of a step function is read from, and how the document's value becomes its code. */
export interface StepOption {
  readonly member: string;
  readonly option: string;
  /** Undefined when the option cannot say the value. */
  readonly code: (value: unknown, step: StepDefinition, writer: Writer) => Code | undefined;
  /** What the DSL writes when the option is not given. @default nothing */
  readonly implied?: unknown;
  /** Whether the types ask for the option. @default never */
  readonly isAsked?: (step: StepDefinition) => boolean;
}

const AS_TEXT = "The function pipeline would turn a reference into text.";
const NO_NULL = "The types have no null.";

/** A value that the types do not take, which the DSL writes as it is. */
const unfit = (value: unknown): Code =>
  unchecked(jsonCode(value), value === null ? NO_NULL : "The types take a value of another kind here.");

const textOption = (name: string, option: string): StepOption => ({
  member: name,
  option,
  code: (value) => (typeof value === "string" ? plain(stringCode(value)) : unfit(value)),
});

const valueCode = (value: unknown, kind: "text" | "boolean", name: string, writer: Writer): Code => {
  const found = operandCode(value, rehearsal(writer), name)?.kind;
  if (kind === "text" && isJsonObject(value) && (found !== kind || isJsonGet(value)))
    writer.keepAsIs(AS_TEXT);
  if (found !== kind && found !== "any") return unfit(value);
  return operandCode(value, writer, name) ?? unfit(value);
};

/** An option that takes a reference too. */
const valueOption = (
  name: string,
  option: string,
  kind: "text" | "boolean",
  implied?: boolean,
): StepOption => ({
  member: name,
  option,
  code: (value, _step, writer) => valueCode(value, kind, name, writer),
  ...(implied === undefined ? {} : { implied }),
});

const dependsOn: StepOption = {
  member: "DependsOn",
  option: "dependsOn",
  code: (value, _step, writer) => {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    const targets = (value as readonly unknown[]).map((name) =>
      typeof name === "string" ? writer.step(name) : undefined,
    );
    // Nothing can wait for a fail step.
    if (targets.some((target) => target === undefined || target.step.Type === "Fail")) return undefined;
    return plain(listCode(targets.map((target) => plain(target?.constant ?? ""))));
  },
};

const cache: StepOption = {
  member: "CacheConfig",
  option: "cache",
  code: (value) => {
    if (!isJsonObject(value)) return undefined;
    const { Enabled, ExpireAfter, ...others } = value;
    if (Object.keys(others).length > 0) return undefined;
    if (Enabled === true && typeof ExpireAfter === "string")
      return plain(objectCode([member("expireAfter", plain(stringCode(ExpireAfter)))]));
    return Enabled === false && !Object.hasOwn(value, "ExpireAfter") ? plain("false") : undefined;
  },
};

const retry = (faults: NonNullable<StepFunction["retry"]>): StepOption => ({
  member: "RetryPolicies",
  option: "retry",
  code: (value, _step, writer) => {
    const code = retryCode(value, faults, writer);
    return code === undefined ? undefined : plain(code);
  },
});

const propertyFiles: StepOption = {
  member: "PropertyFiles",
  option: "propertyFiles",
  code: (_value, step) => {
    const files = propertyFilesOf(step);
    return files && plain(jsonCode(files));
  },
};

const outputs: StepOption = {
  member: "OutputParameters",
  option: "outputs",
  code: (_value, step) => {
    const types = outputTypesOf(step);
    return (
      types && plain(objectCode([...types].map(([name, type]) => member(name, plain(stringCode(type))))))
    );
  },
  implied: [],
};

/** Values by name, without anything inside them. */
const payload: StepOption = {
  member: "Arguments",
  option: "arguments",
  code: (value, _step, writer) => {
    if (!isJsonObject(value)) return undefined;
    return plain(
      objectCode(
        Object.entries(value).map(([key, item]) =>
          member(key, operandCode(item, writer, key) ?? unfit(item)),
        ),
      ),
    );
  },
  implied: {},
};

const errorMessage: StepOption = {
  member: "Arguments",
  option: "errorMessage",
  code: (value, _step, writer) =>
    isJsonObject(value) ? valueCode(value["ErrorMessage"], "text", "ErrorMessage", writer) : undefined,
};

const isOfData = (step: StepDefinition): boolean => "CheckType" in step && step.CheckType === "DATA_BIAS";

/** The model that Clarify asks: a check of data has none, every other check needs one. */
const modelName: StepOption = {
  member: "ModelName",
  option: "modelName",
  code: (value, step, writer) =>
    isOfData(step) ? unfit(value) : valueCode(value, "text", "ModelName", writer),
  isAsked: (step) => !isOfData(step),
};

const CHECK: readonly StepOption[] = [
  textOption("CheckType", "checkType"),
  valueOption("ModelPackageGroupName", "modelPackageGroupName", "text"),
  valueOption("SkipCheck", "skipCheck", "boolean", false),
  valueOption("FailOnViolation", "failOnViolation", "boolean", true),
  valueOption("RegisterNewBaseline", "registerNewBaseline", "boolean", false),
  valueOption("SuppliedBaselineConstraints", "suppliedBaselineConstraints", "text"),
];

/** Options that steps of one type have beside those of all. */
const OWN: ReadonlyMap<string, readonly StepOption[]> = new Map<string, readonly StepOption[]>([
  ["Processing", [propertyFiles]],
  ["Fail", [errorMessage]],
  ["Lambda", [textOption("FunctionArn", "functionArn"), payload, outputs]],
  ["Callback", [textOption("SqsQueueUrl", "sqsQueueUrl"), payload, outputs]],
  [
    "QualityCheck",
    [...CHECK, valueOption("SuppliedBaselineStatistics", "suppliedBaselineStatistics", "text")],
  ],
  ["ClarifyCheck", [...CHECK, modelName]],
]);

/** The options of a step function, less the arguments that mirror a request of AWS's. */
export const stepOptions = (
  type: string,
  { cache: isCached, retry: faults }: StepFunction,
): readonly StepOption[] => [
  textOption("DisplayName", "displayName"),
  textOption("Description", "description"),
  dependsOn,
  ...(isCached === true ? [cache] : []),
  ...(faults === undefined ? [] : [retry(faults)]),
  ...(OWN.get(type) ?? []),
];
