import { imageUris } from "./image-settings";
import { jsonObject, jsonObjects } from "./json-setting";
import { listOf, matching, oneOf, orEmpty, truth, wholeNumber, type Setting } from "./setting";
import { networkSettings } from "./network-settings";
import { peopleSettings } from "./people-settings";
import { SWITCHABLE_CONDITIONS } from "./policies/without-conditions";

/** Days that CloudWatch Logs can keep a log group for. */
const RETENTIONS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
];

const retention: Setting<number> = {
  parse: (text) => RETENTIONS.find((days) => String(days) === text),
  expected: `one of the numbers of days that CloudWatch Logs knows (${RETENTIONS.join(", ")})`,
  example: "365",
};

/** How long what is no longer in use is kept. */
const retentions = {
  logRetentionDays: retention,
  oldVersionDays: wholeNumber(1, 3650, 90),
};

const PRIVATE = [
  [0x0a000000, 8],
  [0xac100000, 12],
  [0xc0a80000, 16],
] as const;

/** Whether a text is a private IPv4 range of 2^8 to 2^16 addresses that begins on its own boundary. */
const isVpcRange = (text: string): boolean => {
  const [, address = "", bits = ""] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(text) ?? [];
  const bytes = address.split(".").map(Number);
  const size = Number(bits);
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255) || size < 16 || size > 24) return false;
  const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
  const inside = PRIVATE.some(([start, length]) => value >= start && value < start + 2 ** (32 - length));
  return inside && value % 2 ** (32 - size) === 0;
};

const range: Setting<string> = {
  parse: (text) => (isVpcRange(text) ? text : undefined),
  expected: "a private IPv4 range from /16 to /24 that begins on its own boundary",
  example: "10.42.0.0/16",
};

/** Bounds of what roles and jobs may do, each with its own switch. */
const bounds = {
  permissionsBoundary: matching(
    /^(account|stack|none|arn:[a-z-]+:iam::\d{12}:policy\/.+)$/,
    '"account", "stack", "none" or the ARN of a policy',
    "stack",
  ),
  jobsOnlyThroughEndpoint: truth,
  withoutConditions: listOf(
    new RegExp(`^(${SWITCHABLE_CONDITIONS.join("|")})$`),
    `a JSON list of condition keys (${SWITCHABLE_CONDITIONS.join(", ")})`,
    "aws:SourceArn",
    0,
  ),
};

/** What stands around the pipeline. The members of each are looked at apart. */
const around = {
  schedule: jsonObject(`'{"expression":"cron(0 3 * * ? *)"}'`),
  triggers: jsonObjects(`'[{"name":"upload","uploadParameter":"InputData"}]'`),
  notifications: jsonObject(`'{"email":["ml@acme.example"]}'`),
  alarms: jsonObject(`'{"stuckHours":24}'`),
  budget: jsonObject(`'{"monthlyUsd":200}'`),
  ...peopleSettings,
};

// Jobs may write below the pipeline's name in the bucket, where code and data have folders of their own.
const pipelineName = matching(
  /^(?!(?:code|data)$)(?=.{1,82}$)[A-Za-z0-9](-*[A-Za-z0-9])*$/,
  'a name other than "code" and "data", of at most 82 letters, digits and inner hyphens',
  "adult-census-live",
);

/** Every key of this project, and those of `aws` that the program itself reads. */
export const settings = (workflows: readonly string[]) => ({
  "aws:region": matching(/^[a-z]{2}(-[a-z]+)+-\d$/, "the name of an AWS region", "eu-west-1"),
  workflow: oneOf(workflows),
  pipelineName: orEmpty(pipelineName),
  adoptPipeline: truth,
  inputDataUri: orEmpty(
    matching(
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[^\s*?]*[^\s*?/]$/,
      "the S3 URI of a file",
      "s3://bucket/folder/file.csv",
    ),
  ),
  inputDataKeyArn: orEmpty(
    matching(
      /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
      "the ARN of a KMS key (not of an alias)",
      "arn:aws:kms:eu-west-1:111122223333:key/KEY-ID",
    ),
  ),
  sampleData: truth,
  vpcCidr: range,
  availabilityZones: wholeNumber(2, 4, 2),
  instanceTypes: listOf(
    /^ml\.[a-z0-9*]+\.[a-z0-9*]+$/,
    "a JSON list of SageMaker instance types, with * for any text",
    "ml.m5.*",
  ),
  maxParallelExecutionSteps: wholeNumber(1, 50, 10),
  ...retentions,
  protect: truth,
  ...networkSettings,
  ...bounds,
  ...around,
  images: imageUris,
});

/** Keys of `aws` that the provider reads and this program only checks, when they are set. */
export const providerSettings = {
  "aws:allowedAccountIds": listOf(/^\d{12}$/, "a JSON list of account ids of twelve digits", "111122223333"),
};

type Settings = ReturnType<typeof settings>;

/** What reading all settings gives. */
export type SettingValues = {
  readonly [Key in keyof Settings]: Settings[Key] extends Setting<infer Value> ? Value : never;
};
