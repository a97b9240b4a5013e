import type { JsonObject } from "../document/definition";
import { nameHint, quotedList } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import { objectsIn, type DefinitionReading, type StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { STEP_TYPES } from "../api-model/step-types";

const EXCEPTION_TYPES: readonly string[] = [
  "Step.SERVICE_FAULT",
  "Step.THROTTLING",
  "SageMaker.JOB_INTERNAL_ERROR",
  "SageMaker.CAPACITY_ERROR",
  "SageMaker.RESOURCE_LIMIT",
  "Emr.RESOURCE_LIMIT",
];

const OLD_NAMES: ReadonlyMap<string, string> = new Map([
  ["SageMaker.JOB_CAPACITY_ERROR", 'It is called "SageMaker.CAPACITY_ERROR" now.'],
]);

/** Whether an exception can occur in a step of a type: only jobs have job faults, only clusters those of EMR. */
const occursIn = (exception: string, type: string): boolean => {
  if (STEP_TYPES.get(type)?.retry === "service") return exception.startsWith("Step.");
  if (exception.startsWith("Emr.")) return type === "EMR" || type === "EMRServerless";
  return !(exception === "SageMaker.JOB_INTERNAL_ERROR" && (type === "Tuning" || type === "AutoML"));
};

interface ExceptionPlace {
  readonly exception: string;
  readonly path: DocumentPath;
}

const checkException = ({ exception, path }: ExceptionPlace, { subject, type = "" }: StepReading) => {
  const shown = quoted(exception);
  if (!EXCEPTION_TYPES.includes(exception)) {
    const message = `${subject} retries ${shown}, which is no exception type.`;
    const hint = OLD_NAMES.get(exception) ?? nameHint(exception, EXCEPTION_TYPES, "");
    return [problem("unknown-exception-type", path, message, hint)];
  }
  if (occursIn(exception, type)) return [];
  const message = `${subject} retries ${shown}, which does not occur in a step of type "${type}".`;
  return [problem("exception-not-for-type", path, message, "Take it out.")];
};

const checkLimits = (policy: JsonObject, path: DocumentPath, subject: string): readonly Problem[] => {
  if (policy["MaxAttempts"] === undefined || policy["ExpireAfterMin"] === undefined) return [];
  const message = `A retry policy of ${subject} has both "MaxAttempts" and "ExpireAfterMin".`;
  return [problem("conflicting-retry-limits", path, message, "Keep one of them.")];
};

const exceptionsOf = (policy: JsonObject, path: DocumentPath): readonly ExceptionPlace[] => {
  const { ExceptionType } = policy;
  if (!Array.isArray(ExceptionType)) return [];
  return ExceptionType.flatMap((exception: unknown, i) =>
    typeof exception === "string" ? [{ exception, path: [...path, "ExceptionType", i] }] : [],
  );
};

const checkDuplicates = (places: readonly ExceptionPlace[], subject: string): readonly Problem[] => {
  const seen = new Set<string>();
  return places.flatMap(({ exception, path }) => {
    if (!seen.has(exception)) {
      seen.add(exception);
      return [];
    }
    const message = `${subject} names exception type ${quoted(exception)} twice.`;
    const hint = "Keep it in one policy; which of two counts is not documented.";
    return [problem("duplicate-exception-type", path, message, hint)];
  });
};

const checkStep = (step: StepReading): readonly Problem[] => {
  const { step: raw, subject, path, type } = step;
  const policies = objectsIn(raw["RetryPolicies"]).map(
    ([i, policy]) => [[...path, "RetryPolicies", i], policy] as const,
  );
  if (policies.length === 0) return [];
  if (STEP_TYPES.get(type ?? "")?.retry === "none") {
    const able = [...STEP_TYPES].flatMap(([name, { retry }]) => (retry === "none" ? [] : [name]));
    const message = `${subject} has retry policies, which a step of type "${type ?? ""}" cannot have.`;
    const hint = `Take them out; only ${quotedList(able)} can be retried.`;
    return [problem("retry-not-supported", [...path, "RetryPolicies"], message, hint)];
  }
  const exceptions = policies.flatMap(([at, policy]) => exceptionsOf(policy, at));
  return [
    ...policies.flatMap(([at, policy]) => checkLimits(policy, at, subject)),
    ...exceptions.flatMap((place) => checkException(place, step)),
    ...checkDuplicates(exceptions, subject),
  ];
};

/**
 * Retry policies stand on steps that can be retried, and say what they mean.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html
 */
export const checkRetries = ({ steps }: DefinitionReading): readonly Problem[] => steps.flatMap(checkStep);
