import { scheduleTimes } from "./schedule-expression";

/** A JSON object of the configuration. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One member of an object: which values fit, and how to say so. */
export interface Member {
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
  readonly example: string;
  /** What leads from the member to its example: lists and objects are set one value at a time. @default nothing */
  readonly path?: string;
  readonly required?: boolean;
}

/** A text of one form. */
export const text = (pattern: RegExp, expected: string, example: string): Member => ({
  fits: (value) => typeof value === "string" && pattern.test(value),
  expected,
  example,
});

/** A list that is not empty. */
export const listOf = (member: Member): Member => ({
  fits: (value) => Array.isArray(value) && value.length > 0 && value.every((one) => member.fits(one)),
  expected: `a list, each of it ${member.expected}`,
  example: member.example,
  path: "[0]",
});

const number = (least: number, most: number, example: number): Member => ({
  fits: (value) => typeof value === "number" && value >= least && value <= most,
  expected: `a number from ${String(least)} to ${String(most)}`,
  example: String(example),
});

/** Whether a value is an object and no list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const required = (member: Member): Member => ({ ...member, required: true });

const isTimeZone = (value: unknown): boolean => {
  try {
    return typeof value === "string" && new Intl.DateTimeFormat("en", { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
};

const parameters: Member = {
  fits: (value) =>
    isObject(value) &&
    Object.values(value).every((one) => ["string", "number", "boolean"].includes(typeof one)),
  expected: "an object of parameter names and their values",
  example: "0.8",
  path: ".AccuracyThreshold",
};

/** Members of `schedule`. */
export const SCHEDULE: Readonly<Record<string, Member>> = {
  expression: required({
    fits: (value) => typeof value === "string" && scheduleTimes(value) !== undefined,
    expected: "a schedule that EventBridge Scheduler takes: rate(…), cron(…) of six fields or at(…)",
    example: "cron(0 3 * * ? *)",
  }),
  timeZone: { fits: isTimeZone, expected: "a time zone of the IANA list", example: "Europe/Berlin" },
  parameters,
};

const pattern = (what: string, path: string, example: string): Member => ({
  fits: (value) => isObject(value) && Object.keys(value).length > 0 && JSON.stringify(value).length <= 2048,
  expected: `${what}, of at most 2048 characters`,
  example,
  path,
});

/** A member whose own members are looked at apart. */
const inner = (path: string, example: string): Member => ({
  fits: isObject,
  expected: "an object",
  example,
  path,
});

const keyArn = text(
  /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/,
  "the ARN of a KMS key (not of an alias)",
  "arn:aws:kms:eu-west-1:111122223333:key/KEY-ID",
);

const branches = required(listOf(text(/^[\w][\w./+@#-]{0,254}$/, "the name of a branch", "main")));

/** Members of what a trigger waits for, by its kind. */
export const TRIGGER_KINDS = {
  webhook: {
    repository: required(text(/^[\w.-]+\/[\w.-]+$/, "a repository of GitHub as owner/name", "acme/census")),
    branches,
    secretArn: text(
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]*webhook-[A-Za-z0-9]{6}$/,
      'the whole ARN of a secret whose name ends with "webhook"',
      "arn:aws:secretsmanager:eu-west-1:111122223333:secret:github-webhook-AbCdEf",
    ),
    secretKeyArn: keyArn,
  },
  codecommit: {
    repository: required(text(/^[\w.-]{1,100}$/, "the name of a repository of CodeCommit", "census")),
    branches,
  },
  stream: {
    arn: required(
      text(
        /^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+\/stream\/[\w:.-]+$/,
        "the ARN of the stream of a DynamoDB table",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/census/stream/2027-01-31T03:00:00.000",
      ),
    ),
    pattern: pattern("a pattern of records", ".dynamodb.NewImage.state.S[0]", "ready"),
    keyArn,
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Member>>>>;

/** Members of one of `triggers`. */
export const TRIGGER: Readonly<Record<string, Member>> = {
  // With the name of the stack before and a random end behind it, the name of a rule has 64 characters.
  name: required(
    text(
      /^(?!(?:schedule|alerts|watch|webhook)$)[a-z][a-z0-9]{0,11}$/,
      'a name other than "schedule", "alerts", "watch" and "webhook", of at most 12 lower-case letters and digits',
      "upload",
    ),
  ),
  uploadParameter: text(/^[A-Za-z0-9]+$/, "the name of a parameter", "InputData"),
  uploadSuffix: text(/^[^*]+$/, "the end of file names", ".csv"),
  pattern: pattern("an event pattern of EventBridge", ".source[0]", "acme.warehouse"),
  webhook: inner(".repository", "acme/census"),
  codecommit: inner(".repository", "census"),
  stream: inner(".arn", TRIGGER_KINDS.stream.arn.example),
  parameters,
};

/** Members of `notifications`. */
export const NOTIFICATIONS: Readonly<Record<string, Member>> = {
  email: listOf(text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address", "ml@acme.example")),
  sms: listOf(
    text(/^\+[1-9]\d{6,14}$/, "a telephone number that begins with + and the country", "+491701234567"),
  ),
  https: listOf(
    // A secret in it would stand in the configuration and in the state, for all to read.
    text(
      /^https:\/\/[^\s@?#]+$/,
      "an https address without user, password or query",
      "https://acme.example/ml",
    ),
  ),
  slackTeamId: text(/^[0-9A-Z]{8,12}$/, "the id of a Slack workspace", "T0123ABCD"),
  slackChannelId: text(/^[A-Za-z0-9]{8,12}$/, "the id of a Slack channel", "C0123ABCD"),
};

/** Members of `alarms`. */
export const ALARMS: Readonly<Record<string, Member>> = {
  stuckHours: required(number(1, 672, 24)),
  dashboard: { fits: (value) => typeof value === "boolean", expected: "true or false", example: "true" },
};

/** Members of `budget`. */
export const BUDGET: Readonly<Record<string, Member>> = {
  monthlyUsd: required(number(1, 1_000_000, 200)),
  thresholds: listOf(number(1, 1000, 80)),
};
