/** Where a run pretends to be: the parts of every ARN it makes. */
export interface Place {
  readonly region: string;
  /** Twelve digits; `000000000000` marks what exists only on this machine. */
  readonly accountId: string;
}

/** Draws a text of this length from these letters. */
export type Draw = (length: number, alphabet: string) => string;

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const MAX_NAME_LENGTH = 63;

const arn = ({ region, accountId }: Place, resource: string): string =>
  `arn:aws:sagemaker:${region}:${accountId}:${resource}`;

/** An execution's id: 12 letters and digits, lower case. */
export const executionId = (draw: Draw): string => draw(12, LOWER + DIGITS);

/**
 * The name of what a step makes (job, model), in the service's form
 * `pipelines-<execution id>-<step, cut to 20>-<10 random>`. A name in the step's own arguments is a prefix, as
 * the SDK's option `use_custom_job_prefix` has it: `<prefix>-<execution id>-<10 random>-0`.
 */
export const jobName = (execution: string, step: string, draw: Draw, prefix?: string): string => {
  const random = draw(10, LOWER + LOWER.toUpperCase() + DIGITS);
  const clean = (text: string): string => text.replace(/[^A-Za-z0-9-]/g, "-");
  if (prefix === undefined) return `pipelines-${execution}-${clean(step).slice(0, 20)}-${random}`;
  const tail = `-${execution}-${random}-0`;
  return clean(prefix).slice(0, MAX_NAME_LENGTH - tail.length) + tail;
};

export const pipelineArn = (place: Place, name: string): string => arn(place, `pipeline/${name}`);

export const executionArn = (place: Place, pipeline: string, id: string): string =>
  `${pipelineArn(place, pipeline)}/execution/${id}`;

export const jobArn = (place: Place, type: "Processing" | "Training" | "Transform", name: string): string =>
  arn(place, `${type.toLowerCase()}-job/${name}`);

/** `arn:aws:lambda:us-east-1:111122223333:function:notify:LIVE` is `notify`. */
export const functionNameOf = (arn: string): string => arn.split(":")[6] ?? "";

/** Model names are lower-cased in ARNs. */
export const modelArn = (place: Place, name: string): string => arn(place, `model/${name.toLowerCase()}`);

/** Group names are lower-cased in ARNs. */
export const modelPackageGroupArn = (place: Place, group: string): string =>
  arn(place, `model-package-group/${group.toLowerCase()}`);

export const modelPackageArn = (place: Place, group: string, version: number): string =>
  arn(place, `model-package/${group.toLowerCase()}/${String(version)}`);

/** Endpoint names are lower-cased in ARNs. */
export const endpointArn = (place: Place, name: string): string =>
  arn(place, `endpoint/${name.toLowerCase()}`);

/** Names of endpoint configurations are lower-cased in ARNs. */
export const endpointConfigArn = (place: Place, name: string): string =>
  arn(place, `endpoint-config/${name.toLowerCase()}`);
