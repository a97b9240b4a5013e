import type * as pulumi from "@pulumi/pulumi";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { Alarms } from "./alarms";
import { ExecutionWatch } from "./alarms-watch";
import { Budget } from "./budget";
import { Dashboard } from "./dashboard";
import type { FunctionSurroundings } from "./handler-function";
import { makeTriggers, valuesOf, type TriggeredPipeline, type Webhook } from "./make-triggers";
import type { Messaging, MessagingOnDemand } from "./messaging";
import { Notifications } from "./notifications";
import { Schedule } from "./schedule";
import { StartGuard } from "./start-guard";
import { checkStartParameters } from "./start-parameters";
import type { Surroundings } from "./surroundings";

/** The pipeline that the rest stands around. */
export interface SurroundedPipeline extends Surroundings, TriggeredPipeline {
  readonly region: string;
  readonly pipelineArn: pulumi.Output<string>;
  readonly logsKeyArn: pulumi.Output<string>;
  readonly logRetentionDays: number;
  readonly protect: boolean;
  readonly costTag: { readonly key: string; readonly value: string };
}

/**
 * Holds the schedule and the triggers against the pipeline's parameters.
 *
 * @throws StartParameterError
 */
export const checkStarts = (definition: PipelineDefinition, { schedule, triggers }: Surroundings): void => {
  if (schedule !== undefined) checkStartParameters(definition, "schedule.parameters", schedule.parameters);
  triggers.forEach((trigger, index) => {
    checkStartParameters(definition, `triggers[${String(index)}].parameters`, valuesOf(trigger));
  });
};

type Around = FunctionSurroundings & { readonly messaging: Messaging };

/** What starts the pipeline, as alarms and people need to know it. */
interface Starts {
  readonly functions: Readonly<Record<string, pulumi.Output<string>>>;
  readonly webhook: Webhook;
}

/** What starts the pipeline by itself. */
const makeStarts = (name: string, pipeline: SurroundedPipeline, around: FunctionSurroundings): Starts => {
  const { schedule, triggers, place, pipelineName } = pipeline;
  if (schedule === undefined && triggers.length === 0) return { functions: {}, webhook: {} };
  const guard = new StartGuard(name, around);
  const startFunctionArn = guard.functionArn;
  if (schedule !== undefined) {
    const { deadLetters } = around;
    new Schedule(name, { place, pipelineName, startFunctionArn, deadLetters, settings: schedule });
  }
  const { functions, webhook } = makeTriggers(name, { ...around, ...pipeline, startFunctionArn });
  return { functions: { "start-guard": guard.functionName, ...functions }, webhook };
};

const makeAlarms = (
  name: string,
  pipeline: SurroundedPipeline,
  around: Around,
  functions: Starts["functions"],
  topicArns: readonly pulumi.Output<string>[],
): void => {
  const { alarms, schedule, pipelineName, region } = pipeline;
  if (alarms === undefined) return;
  const { messaging, ...surroundings } = around;
  const subjects = {
    pipelineName,
    stuckHours: alarms.stuckHours,
    longestGapHours: schedule?.longestGapHours,
  };
  const watch = new ExecutionWatch(name, { ...surroundings, subjects });
  const { alarmArns } = new Alarms(name, {
    ...subjects,
    topicArns,
    deadLettersName: messaging.deadLettersName,
    functions: { watch: watch.functionName, ...functions },
  });
  if (alarms.dashboard) new Dashboard(name, { pipelineName, region, alarmArns });
};

/**
 * Makes what the configuration asks for around a pipeline, and nothing when it asks for nothing.
 *
 * @returns the webhook, when a trigger is one
 */
export const surroundPipeline = (
  name: string,
  pipeline: SurroundedPipeline,
  messagingOnDemand: MessagingOnDemand,
): Webhook => {
  const { schedule, triggers, notifications, budget, place, pipelineArn, protect, costTag } = pipeline;
  if (schedule === undefined && triggers.length === 0 && notifications === undefined) return {};
  const messaging = messagingOnDemand();
  const { keyArn, deadLettersArn, deadLetters } = messaging;
  const { pipelineName, logsKeyArn, logRetentionDays } = pipeline;
  const around = { place, pipelineName, deadLetters, logsKeyArn, logRetentionDays, protect };
  const { functions, webhook } = makeStarts(name, pipeline, around);
  if (notifications === undefined) return webhook;
  const settings = notifications;
  const { topicArns } = new Notifications(name, { place, pipelineArn, keyArn, deadLettersArn, settings });
  makeAlarms(name, pipeline, { ...around, messaging }, functions, topicArns);
  const [topicArn] = topicArns;
  if (budget !== undefined && topicArn !== undefined)
    new Budget(name, { costTag, topicArn, settings: budget });
  return webhook;
};
