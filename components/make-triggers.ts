import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { codeCommitPattern } from "./codecommit-trigger";
import { folderOfUri, UPLOADED_URI, uploadPattern, UploadEvents } from "./data-upload-trigger";
import { EventTrigger } from "./event-trigger";
import type { FunctionSurroundings } from "./handler-function";
import { StreamTrigger } from "./stream-trigger";
import type { TriggerSettings } from "./surroundings";
import { WebhookTrigger } from "./webhook-trigger";

/** The pipeline that triggers start. */
export interface TriggeredPipeline {
  readonly place: pulumi.Output<Place>;
  readonly pipelineName: string;
  readonly triggers: readonly TriggerSettings[];
  /** URI of the input data, the default of the parameters that uploads set. */
  readonly inputDataUri: pulumi.Output<string>;
  /** Name of the bucket of the input data, where it is the stack's own. */
  readonly ownDataBucket: pulumi.Output<string> | undefined;
}

/** What the owner of a repository needs to know; nothing where no trigger is a webhook. */
export interface Webhook {
  /** Where GitHub sends to. */
  readonly url?: pulumi.Output<string>;
  /** ARN of the secret that GitHub signs with. */
  readonly secretArn?: pulumi.Output<string>;
}

/** All values with which a trigger starts the pipeline. */
export const valuesOf = ({
  uploadParameter,
  parameters,
}: TriggerSettings): Readonly<Record<string, string>> => ({
  ...parameters,
  ...(uploadParameter === undefined ? {} : { [uploadParameter]: UPLOADED_URI }),
});

type Triggered = TriggeredPipeline &
  FunctionSurroundings & { readonly startFunctionArn: pulumi.Output<string> };

const uploads = (pipeline: Triggered, suffix: string | undefined) =>
  pipeline.inputDataUri.apply((uri) => {
    const { bucket = "", folder = "" } = folderOfUri(uri) ?? {};
    return uploadPattern(bucket, folder, suffix);
  });

/** The pattern of EventBridge that tells of what a trigger waits for. */
const patternOf = (
  pipeline: Triggered,
  { pattern, codecommit, uploadSuffix }: TriggerSettings,
): pulumi.Input<Readonly<Record<string, unknown>>> => {
  if (pattern !== undefined) return pattern;
  return codecommit === undefined
    ? uploads(pipeline, uploadSuffix)
    : pipeline.place.apply((place) => codeCommitPattern(place, codecommit));
};

/** What all kinds of triggers have to know. */
const startOf = (trigger: TriggerSettings, { pipelineName, startFunctionArn }: Triggered) => ({
  trigger: trigger.name,
  pipelineName,
  parameters: valuesOf(trigger),
  startFunctionArn,
});

/** The webhook of a stack, of which configuration allows one. */
const makeWebhook = (name: string, pipeline: Triggered): WebhookTrigger | undefined => {
  const { place, deadLetters, logsKeyArn, logRetentionDays, protect } = pipeline;
  const around = { place, deadLetters, logsKeyArn, logRetentionDays, protect };
  const [made] = pipeline.triggers.flatMap((trigger) =>
    trigger.webhook === undefined
      ? []
      : [new WebhookTrigger(name, { ...startOf(trigger, pipeline), ...around, settings: trigger.webhook })],
  );
  return made;
};

/** A trigger of any other kind. */
const makeTrigger = (name: string, pipeline: Triggered, trigger: TriggerSettings): void => {
  const { place, deadLetters } = pipeline;
  const start = startOf(trigger, pipeline);
  if (trigger.stream !== undefined) {
    new StreamTrigger(name, { ...start, place, deadLetters, settings: trigger.stream });
    return;
  }
  const deadLettersArn = pulumi.output(deadLetters).queueArn;
  new EventTrigger(name, { ...start, pattern: patternOf(pipeline, trigger), deadLettersArn });
};

/** Makes all triggers of a pipeline, and lets its bucket tell of uploads where one waits for them. */
export const makeTriggers = (
  name: string,
  pipeline: Triggered,
): {
  /** Names of the functions that were made, by what they do. */
  readonly functions: Readonly<Record<string, pulumi.Output<string>>>;
  readonly webhook: Webhook;
} => {
  const { triggers, ownDataBucket } = pipeline;
  if (ownDataBucket !== undefined && triggers.some(({ uploadParameter }) => uploadParameter !== undefined)) {
    new UploadEvents(`${name}-uploads`, { bucket: ownDataBucket });
  }
  for (const trigger of triggers.filter((one) => one.webhook === undefined)) {
    makeTrigger(`${name}-${trigger.name}`, pipeline, trigger);
  }
  const webhook = makeWebhook(`${name}-webhook`, pipeline);
  if (webhook === undefined) return { functions: {}, webhook: {} };
  const { functionName, url, secretArn } = webhook;
  return { functions: { webhook: functionName }, webhook: { url, secretArn } };
};
