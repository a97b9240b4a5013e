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
  readonly code: (value: unknown, step: StepDefinition, writer: Writer) => string | undefined;
  /** What the DSL writes when the option is not given. @default nothing */
  readonly implied?: unknown;
  /** Whether the DSL writes a null that it is given, although its types have none. @default false */
  readonly passesNull?: boolean;
}

const AS_TEXT = "The function pipeline would turn a reference into text.";

const literalText = (value: unknown): string | undefined =>
  typeof value === "string" ? stringCode(value) : undefined;

const textOption = (name: string, option: string): StepOption => ({
  member: name,
  option,
  code: literalText,
  passesNull: true,
});

/** An option that takes a reference too. */
const valueOption = (
  name: string,
  option: string,
  kind: "text" | "boolean",
  implied?: boolean,
): StepOption => ({
  member: name,
  option,
  code: (value, _step, writer) => {
    const found = operandCode(value, rehearsal(writer), name)?.kind;
    if (kind === "text" && isJsonObject(value) && (found !== kind || isJsonGet(value)))
      writer.keepAsIs(AS_TEXT);
    return found === kind || found === "any" ? operandCode(value, writer, name)?.code : undefined;
  },
  passesNull: true,
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
    return listCode(targets.map((target) => plain(target?.constant ?? "")));
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
      return objectCode([member("expireAfter", plain(stringCode(ExpireAfter)))]);
    return Enabled === false && !Object.hasOwn(value, "ExpireAfter") ? "false" : undefined;
  },
};

const retry = (faults: NonNullable<StepFunction["retry"]>): StepOption => ({
  member: "RetryPolicies",
  option: "retry",
  code: (value, _step, writer) => retryCode(value, faults, writer),
});

const propertyFiles: StepOption = {
  member: "PropertyFiles",
  option: "propertyFiles",
  code: (_value, step) => {
    const files = propertyFilesOf(step);
    return files && jsonCode(files);
  },
};

const outputs: StepOption = {
  member: "OutputParameters",
  option: "outputs",
  code: (_value, step) => {
    const types = outputTypesOf(step);
    return types && objectCode([...types].map(([name, type]) => member(name, plain(stringCode(type)))));
  },
  implied: [],
};

/** Values by name, without anything inside them. */
const payload: StepOption = {
  member: "Arguments",
  option: "arguments",
  code: (value, _step, writer) => {
    if (!isJsonObject(value)) return undefined;
    const entries = Object.entries(value).map(([key, item]): Code => {
      const operand = operandCode(item, writer, key);
      return member(
        key,
        operand ?? unchecked(jsonCode(item), "The types take a text, number or boolean here."),
      );
    });
    return objectCode(entries);
  },
  implied: {},
};

const errorMessage: StepOption = {
  member: "Arguments",
  option: "errorMessage",
  code: (value, step, writer) => {
    if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined;
    return valueOption("ErrorMessage", "errorMessage", "text").code(value["ErrorMessage"], step, writer);
  },
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
  ["ClarifyCheck", [...CHECK, valueOption("ModelName", "modelName", "text")]],
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
