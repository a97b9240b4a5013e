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

/** Members of one of `triggers`. */
export const TRIGGER: Readonly<Record<string, Member>> = {
  // With the name of the stack before and a random end behind it, the name of a rule has 64 characters.
  name: required(
    text(
      /^(?!(?:schedule|alerts|watch)$)[a-z][a-z0-9]{0,11}$/,
      'a name other than "schedule", "alerts" and "watch", of at most 12 lower-case letters and digits',
      "upload",
    ),
  ),
  uploadParameter: text(/^[A-Za-z0-9]+$/, "the name of a parameter", "InputData"),
  uploadSuffix: text(/^[^*]+$/, "the end of file names", ".csv"),
  pattern: {
    fits: (value) => isObject(value) && Object.keys(value).length > 0 && JSON.stringify(value).length <= 2048,
    expected: "an event pattern of EventBridge, of at most 2048 characters",
    example: "acme.warehouse",
    path: ".source[0]",
  },
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
