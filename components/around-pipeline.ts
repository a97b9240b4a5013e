import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { Alarms } from "./alarms";
import { ExecutionWatch } from "./alarms-watch";
import { Budget } from "./budget";
import { Dashboard } from "./dashboard";
import { folderOfUri, UPLOADED_URI, uploadPattern, UploadEvents } from "./data-upload-trigger";
import { EventTrigger } from "./event-trigger";
import type { FunctionSurroundings } from "./handler-function";
import type { Messaging, MessagingOnDemand } from "./messaging";
import { Notifications } from "./notifications";
import { Schedule } from "./schedule";
import { StartGuard } from "./start-guard";
import { checkStartParameters } from "./start-parameters";
import type { Surroundings, TriggerSettings } from "./surroundings";

/** The pipeline that the rest stands around. */
export interface SurroundedPipeline extends Surroundings {
  readonly place: pulumi.Output<Place>;
  readonly region: string;
  readonly pipelineName: string;
  readonly pipelineArn: pulumi.Output<string>;
  /** URI of the input data, the default of the parameters that uploads set. */
  readonly inputDataUri: pulumi.Output<string>;
  /** Name of the bucket of the input data, where it is the stack's own. */
  readonly ownDataBucket: pulumi.Output<string> | undefined;
  readonly logsKeyArn: pulumi.Output<string>;
  readonly logRetentionDays: number;
  readonly protect: boolean;
  readonly costTag: { readonly key: string; readonly value: string };
}

/** All values with which a trigger starts the pipeline. */
const valuesOf = ({ uploadParameter, parameters }: TriggerSettings): Readonly<Record<string, string>> => ({
  ...parameters,
  ...(uploadParameter === undefined ? {} : { [uploadParameter]: UPLOADED_URI }),
});

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

const makeTriggers = (
  name: string,
  pipeline: SurroundedPipeline,
  guard: StartGuard,
  around: Around,
): void => {
  const { triggers, pipelineName, inputDataUri, ownDataBucket } = pipeline;
  if (ownDataBucket !== undefined && triggers.some(({ uploadParameter }) => uploadParameter !== undefined)) {
    new UploadEvents(`${name}-uploads`, { bucket: ownDataBucket });
  }
  for (const trigger of triggers) {
    const { pattern, uploadSuffix } = trigger;
    const uploads = inputDataUri.apply((uri) => {
      const { bucket = "", folder = "" } = folderOfUri(uri) ?? {};
      return uploadPattern(bucket, folder, uploadSuffix);
    });
    new EventTrigger(`${name}-${trigger.name}`, {
      trigger: trigger.name,
      pipelineName,
      pattern: pattern ?? uploads,
      parameters: valuesOf(trigger),
      startFunctionArn: guard.functionArn,
      deadLettersArn: around.messaging.deadLettersArn,
    });
  }
};

/** What starts the pipeline by itself. */
const makeStarts = (name: string, pipeline: SurroundedPipeline, around: Around): StartGuard | undefined => {
  const { schedule, triggers, place, pipelineName } = pipeline;
  if (schedule === undefined && triggers.length === 0) return undefined;
  const { messaging, ...surroundings } = around;
  const guard = new StartGuard(name, surroundings);
  if (schedule !== undefined) {
    const { deadLetters } = around;
    const startFunctionArn = guard.functionArn;
    new Schedule(name, { place, pipelineName, startFunctionArn, deadLetters, settings: schedule });
  }
  makeTriggers(name, pipeline, guard, { messaging, ...surroundings });
  return guard;
};

const makeAlarms = (
  name: string,
  pipeline: SurroundedPipeline,
  around: Around,
  guard: StartGuard | undefined,
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
    functions: {
      watch: watch.functionName,
      ...(guard === undefined ? {} : { "start-guard": guard.functionName }),
    },
  });
  if (alarms.dashboard) new Dashboard(name, { pipelineName, region, alarmArns });
};

/** Makes what the configuration asks for around a pipeline, and nothing when it asks for nothing. */
export const surroundPipeline = (
  name: string,
  pipeline: SurroundedPipeline,
  messagingOnDemand: MessagingOnDemand,
): void => {
  const { schedule, triggers, notifications, budget, place, pipelineArn, protect, costTag } = pipeline;
  if (schedule === undefined && triggers.length === 0 && notifications === undefined) return;
  const messaging = messagingOnDemand();
  const { keyArn, deadLettersArn, deadLetters } = messaging;
  const { pipelineName, logsKeyArn, logRetentionDays } = pipeline;
  const around = { place, pipelineName, deadLetters, logsKeyArn, logRetentionDays, protect, messaging };
  const guard = makeStarts(name, pipeline, around);
  if (notifications === undefined) return;
  const settings = notifications;
  const { topicArns } = new Notifications(name, { place, pipelineArn, keyArn, deadLettersArn, settings });
  makeAlarms(name, pipeline, around, guard, topicArns);
  const [topicArn] = topicArns;
  if (budget !== undefined && topicArn !== undefined)
    new Budget(name, { costTag, topicArn, settings: budget });
};
