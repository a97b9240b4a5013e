import {
  isJsonObject,
  type JsonObject,
  type PipelineDefinition,
  type StepDefinition,
} from "../../pipeline-definition/document/definition";
import { formatPath } from "../../pipeline-definition/document/references";
import { allSteps, type PlacedStep } from "../../pipeline-definition/document/steps";
import { awsJobName } from "./aws-job-message";
import { LocalRunError } from "./local-run-error";
import { functionNameOf } from "./names";
import { stepText } from "./output-parameters";
import { resolveKnown, type ResolveScope } from "./resolve";

/** Step types that run here as jobs. */
export type JobStepType = "Processing" | "Training" | "Transform";

const OTHER_STEP_TYPES: ReadonlySet<string> = new Set([
  ...["Condition", "Model", "RegisterModel", "Fail", "EndpointConfig", "Endpoint"],
]);

export const isJobStepType = (type: string): type is JobStepType =>
  type === "Processing" || type === "Training" || type === "Transform";

/** Names what a job launcher cannot honour in the arguments of a job step. */
export type JobSupport = (type: JobStepType, args: JsonObject) => readonly string[];

/** What the workflow brings for work that is not SageMaker's own, by the names under which a document calls it. */
export interface StandInNames {
  readonly functions: ReadonlySet<string>;
  readonly awsJobs: ReadonlySet<string>;
}

const NO_STAND_INS: StandInNames = { functions: new Set(), awsJobs: new Set() };

/** A document asks for something that local runs do not do yet; all of it is listed, nothing was run. */
export class NotImplementedLocally extends LocalRunError {
  override readonly name = "NotImplementedLocally";
  constructor(readonly missing: readonly string[]) {
    super(
      `The definition asks for what local runs do not do yet:\n${missing.map((line) => `  - ${line}`).join("\n")}`,
      "Nothing was run. Change these parts or parameters for the local run, or run the pipeline on AWS.",
    );
  }
}

const missingFunction = (step: StepDefinition, { functions }: StandInNames): readonly string[] => {
  const name = functionNameOf(stepText(step, "FunctionArn"));
  return functions.has(name) ? [] : [`function "${name}", whose code no workflow brings`];
};

const missingAwsJob = (
  { Arguments = {} }: StepDefinition,
  { awsJobs }: StandInNames,
  scope: ResolveScope,
): readonly string[] => {
  const args = resolveKnown(Arguments, scope);
  const name = isJsonObject(args) ? awsJobName(args) : undefined;
  if (name === undefined) return ["a callback step that is no awsJob, so nobody here answers it"];
  return awsJobs.has(name) ? [] : [`job "${name}", for which no workflow brings a command`];
};

const missingIn = (
  { step, path }: PlacedStep,
  jobSupport: JobSupport,
  scope: ResolveScope,
  standIns: StandInNames,
): readonly string[] => {
  const place = `step "${step.Name}" (${formatPath(path)})`;
  if (isJobStepType(step.Type)) {
    const args = resolveKnown(step.Arguments ?? {}, scope);
    return jobSupport(step.Type, isJsonObject(args) ? args : {}).map((what) => `${place}: ${what}`);
  }
  if (step.Type === "Lambda") return missingFunction(step, standIns).map((what) => `${place}: ${what}`);
  if (step.Type === "Callback")
    return missingAwsJob(step, standIns, scope).map((what) => `${place}: ${what}`);
  return OTHER_STEP_TYPES.has(step.Type) ? [] : [`${place}: steps of type "${step.Type}"`];
};

/**
 * Everything in a document that cannot run here, in document order; empty when all of it can.
 *
 * @param scope Holds the parameters, whose values may be what cannot be done.
 * @param standIns What runs for functions and jobs outside SageMaker. @default nothing
 */
export const missingSupport = (
  document: PipelineDefinition,
  jobSupport: JobSupport,
  scope: ResolveScope,
  standIns: StandInNames = NO_STAND_INS,
): readonly string[] =>
  allSteps(document).flatMap((placed) => missingIn(placed, jobSupport, scope, standIns));

/**
 * What a document says that is accepted but has no effect on this machine: one sentence each, to be told
 * once before the run.
 */
export const withoutEffect = (document: PipelineDefinition): readonly string[] => {
  const steps = allSteps(document).map(({ step }) => step);
  const notes: string[] = [];
  if (steps.some(({ CacheConfig }) => CacheConfig?.Enabled === true))
    notes.push("Step caching is not used locally: every step runs.");
  if (steps.some(({ RetryPolicies }) => (RetryPolicies ?? []).length > 0))
    notes.push(
      "Retry policies have no effect locally: they cover faults of the service, and a failing job is none.",
    );
  if (document.MlflowConfig !== undefined && document.MlflowConfig !== null)
    notes.push("The MLflow configuration has no effect locally: nothing is tracked there.");
  return notes;
};
