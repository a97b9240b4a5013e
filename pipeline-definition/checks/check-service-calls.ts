import { isExpression, isJsonObject } from "../document/definition";
import { quoted } from "../document/quoted";
import { formatPath, type DocumentPath } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { objectAt, valueAt } from "./value-at";

const FUNCTION_ARN =
  /^arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(:(\$LATEST|[A-Za-z0-9_-]+))?$/;
const QUEUE_URL = /^https:\/\/[a-z0-9.-]+\/\d{12}\/[A-Za-z0-9_-]+(\.fifo)?$/;

const checkText = (value: unknown, form: RegExp, path: DocumentPath, fault: string, hint: string) =>
  typeof value !== "string" || form.test(value) ? [] : [problem("invalid-target", path, fault, hint)];

/** Of a text; what is none has been reported by its shape. */
const shown = (value: unknown): string => quoted(typeof value === "string" ? value : "");

const checkFunction = ({ step, subject, path }: StepReading): readonly Problem[] => {
  const arn = step["FunctionArn"];
  const fault = `${subject} calls ${shown(arn)}, which is not the ARN of a Lambda function.`;
  const hint = 'Write "arn:aws:lambda:<region>:<account>:function:<name>".';
  return checkText(arn, FUNCTION_ARN, [...path, "FunctionArn"], fault, hint);
};

const checkQueue = ({ step, subject, path }: StepReading): readonly Problem[] => {
  const url = step["SqsQueueUrl"];
  const fault = `${subject} sends to ${shown(url)}, which is not the URL of an SQS queue.`;
  const hint = 'Write "https://sqs.<region>.amazonaws.com/<account>/<name>".';
  return checkText(url, QUEUE_URL, [...path, "SqsQueueUrl"], fault, hint);
};

/** What a function or a worker is sent: a flat map, as AWS's guide has it. */
const checkFlat = ({ args, subject, path }: StepReading): readonly Problem[] =>
  Object.entries(args).flatMap(([key, value]) => {
    if (typeof value !== "object" || value === null || isExpression(value)) return [];
    const at = [...path, "Arguments", key];
    const kind = Array.isArray(value) ? "a list" : "an object";
    const message = `Argument ${quoted(key)} of ${subject} is ${kind}; AWS documents only plain values and references.`;
    const hint = "Give each value under a name of its own, or all of them as JSON text.";
    return [problem("nested-argument", at, message, hint)];
  });

/** A job's own copy of a value that its step gives too. */
const checkSame = (step: StepReading, outer: string, inner: string): readonly Problem[] => {
  const one = step.args[outer];
  const other = valueAt(step.args, "JobConfig", inner);
  if (typeof one !== "string" || typeof other !== "string" || one === other) return [];
  const at = [...step.path, "Arguments", "JobConfig", inner];
  const message = `"${formatPath(["JobConfig", inner])}" of ${step.subject} differs from "${outer}".`;
  return [problem("conflicting-members", at, message, "Give both the same value.")];
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoMLJobConfig.html */
const checkMode = ({ args, step, subject, path }: StepReading): readonly Problem[] => {
  if (!isJsonObject(step["Arguments"])) return [];
  const mode = objectAt(args, "AutoMLJobConfig")["Mode"];
  if (mode === "ENSEMBLING") return [];
  const given = mode !== undefined && mode !== null;
  const at = [...path, "Arguments", ...(given ? ["AutoMLJobConfig", "Mode"] : [])];
  const message = given
    ? `${subject} searches in a mode other than "ENSEMBLING", the only one that pipelines take.`
    : `${subject} lacks "AutoMLJobConfig.Mode".`;
  const hint = 'Set it to "ENSEMBLING".';
  return [problem(given ? "value-not-allowed" : "missing-member", at, message, hint)];
};

const CHECKS: ReadonlyMap<string, (step: StepReading) => readonly Problem[]> = new Map([
  ["Lambda", (step: StepReading) => [...checkFunction(step), ...checkFlat(step)]],
  ["Callback", (step: StepReading) => [...checkQueue(step), ...checkFlat(step)]],
  [
    "EMRServerless",
    (step: StepReading) => [
      ...checkSame(step, "ApplicationId", "applicationId"),
      ...checkSame(step, "ExecutionRoleArn", "executionRoleArn"),
    ],
  ],
  ["AutoML", checkMode],
]);

/** Steps that call other services name what they call, and say what it takes. */
export const checkServiceCalls = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => CHECKS.get(step.type ?? "")?.(step) ?? []);
