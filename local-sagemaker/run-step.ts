import {
  conditionArguments,
  type Operand,
  type StepDefinition,
} from "../pipeline-definition/document/definition";
import { withoutBranches } from "../pipeline-definition/document/steps";
import type { Job } from "./jobs/job";
import { conditionsHold } from "./plan/conditions";
import { describeModel, describeModelPackage, readRegistration } from "./plan/model-descriptions";
import * as names from "./plan/names";
import { resolve, resolveArguments } from "./plan/resolve";
import { StepFailure } from "./plan/step-failure";
import { isJobStepType, type JobStepType } from "./plan/support";
import { runCallbackStep } from "./run-callback-step";
import { runEndpointConfigStep, runEndpointStep } from "./run-endpoint-steps";
import { runFunctionStep } from "./run-function-step";
import { nameFor } from "./step-names";
import { scopeFor, type StepContext, type StepEnd } from "./step-context";

const text = (value: unknown, fallback: string): string =>
  typeof value === "string" && value !== "" ? value : fallback;

const runJob = async (step: StepDefinition, type: JobStepType, context: StepContext): Promise<StepEnd> => {
  const member = `${type}JobName`;
  const { name, args } = await nameFor(step, member, context);
  const scope = await scopeFor(args, context, new Map([[member, name]]));
  const job: Job = {
    type,
    name,
    arn: names.jobArn(context.place, type, name),
    request: resolveArguments(args, scope),
  };
  const shown = { Metadata: { [`${type}Job`]: { Arn: job.arn } }, Arguments: job.request };
  context.onUnderWay(shown);
  const { status, description } = await context.launcher.run(job, {
    signal: context.signal,
    onLog: context.onLog,
  });
  context.store.saveDescription(`${type}Job`, job.arn, name, context.executionArn, description);
  const end = { ...shown, properties: description };
  if (status === "Completed") return { ...end, status: "Succeeded" };
  if (status === "Stopped" && context.signal.aborted) return { ...end, status: "Stopped" };
  const fallback = status === "Stopped" ? "the job was stopped before it had ended" : "the job failed";
  const reason = text(description["FailureReason"], fallback);
  return { ...end, status: "Failed", failureReason: `ClientError: ${reason}` };
};

const runCondition = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const own = withoutBranches(step).Arguments;
  const scope = await scopeFor(own, context);
  const read = (operand: Operand) => resolve(operand, scope);
  const outcome = conditionsHold(conditionArguments(step)?.Conditions ?? [], read);
  return {
    status: "Succeeded",
    outcome,
    Metadata: { Condition: { Outcome: outcome ? "True" : "False" } },
    // The property is lower case, unlike the metadata: a join renders "true".
    properties: { Outcome: String(outcome) },
    Arguments: resolveArguments(own, scope),
  };
};

const runModel = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const { name, args } = await nameFor(step, "ModelName", context);
  const resolved = resolveArguments(args, await scopeFor(args, context));
  const properties = describeModel(resolved, name, context.place, context.now());
  const arn = names.modelArn(context.place, name);
  context.store.saveDescription("Model", arn, name, context.executionArn, properties);
  return { status: "Succeeded", Metadata: { Model: { Arn: arn } }, Arguments: resolved, properties };
};

const runRegisterModel = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const { place, store, executionArn } = context;
  const args = resolveArguments(step.Arguments, await scopeFor(step.Arguments, context));
  const registration = readRegistration(args);
  const { group, approvalStatus } = registration;
  const time = context.now();
  const groupArn = names.modelPackageGroupArn(place, group);
  const registered = store.registerModelPackage(group, groupArn, executionArn, (version) => ({
    ModelPackageGroupName: group,
    ModelPackageVersion: version,
    ModelPackageArn: names.modelPackageArn(place, group, version),
    ModelApprovalStatus: approvalStatus,
    CreationTime: time,
    Description: describeModelPackage(registration, version, place, time),
  }));
  return {
    status: "Succeeded",
    Metadata: { RegisterModel: { Arn: registered.ModelPackageArn } },
    Arguments: args,
    properties: registered.Description,
  };
};

const runFail = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const args = resolveArguments(step.Arguments, await scopeFor(step.Arguments, context));
  const message = text(args["ErrorMessage"], "");
  return {
    status: "Failed",
    Metadata: { Fail: { ErrorMessage: message } },
    Arguments: args,
    // SageMaker leaves the reason out when the step has no message.
    ...(message === "" ? {} : { failureReason: message }),
  };
};

const RUNNERS: Readonly<Record<string, (step: StepDefinition, context: StepContext) => Promise<StepEnd>>> = {
  Condition: runCondition,
  Model: runModel,
  RegisterModel: runRegisterModel,
  Fail: runFail,
  Lambda: runFunctionStep,
  Callback: runCallbackStep,
  EndpointConfig: runEndpointConfigStep,
  Endpoint: runEndpointStep,
};

/**
 * Runs one step to its end. A reference that leads nowhere, or values that cannot be compared, fail the step.
 *
 * @throws Only for faults of the machine or of ours, never for a step that fails.
 */
export const runStep = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  try {
    if (isJobStepType(step.Type)) return await runJob(step, step.Type, context);
    const runner = RUNNERS[step.Type];
    if (runner === undefined) throw new StepFailure(`Steps of type "${step.Type}" do not run locally.`);
    return await runner(step, context);
  } catch (error) {
    if (error instanceof StepFailure) return { status: "Failed", failureReason: error.message };
    throw error;
  }
};
