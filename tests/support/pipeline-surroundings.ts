import type { Policy } from "./iam-evaluator";
import { runProgram, type ProgramRun } from "./pulumi-program";

/** A configuration with everything that can stand around a pipeline. */
export const SURROUNDED = {
  schedule: JSON.stringify({
    expression: "cron(0 3 * * ? *)",
    timeZone: "Europe/Berlin",
    parameters: { AccuracyThreshold: 0.85 },
  }),
  triggers: JSON.stringify([
    { name: "upload", uploadParameter: "InputData", uploadSuffix: ".csv" },
    {
      name: "warehouse",
      pattern: { source: ["acme.warehouse"], "detail-type": ["Table Refreshed"] },
      parameters: { InputData: "{detail.uri}" },
    },
    { name: "push", webhook: { repository: "acme/census", branches: ["main", "release/1.0"] } },
    { name: "code", codecommit: { repository: "census", branches: ["main"] } },
    {
      name: "table",
      stream: {
        arn: "arn:aws:dynamodb:us-east-1:111122223333:table/census/stream/2027-01-31T03:00:00.000",
        pattern: { dynamodb: { NewImage: { state: { S: ["ready"] } } } },
      },
      parameters: { InputData: "{dynamodb.NewImage.uri.S}" },
    },
  ]),
  notifications: JSON.stringify({
    email: ["ml@acme.example"],
    sms: ["+491701234567"],
    https: ["https://acme.example/ml"],
    slackTeamId: "T0123ABCD",
    slackChannelId: "C0123ABCD",
  }),
  alarms: JSON.stringify({ stuckHours: 24, dashboard: true }),
  budget: JSON.stringify({ monthlyUsd: 200 }),
};

let run: Promise<ProgramRun> | undefined;

/** The program run once for `dev` with all of it, shared by all tests that only look at it. */
export const surroundedStack = (): Promise<ProgramRun> =>
  (run ??= runProgram({ stack: "dev", config: SURROUNDED }));

/** The parsed JSON of one input of a resource. */
export const json = <T = Record<string, unknown>>(
  inputs: Readonly<Record<string, unknown>>,
  key: string,
): T => JSON.parse(String(inputs[key])) as T;

/** Name of that stack's resources. */
export const NAME = "adult-census-dev";
/** ARN of its pipeline. */
export const PIPELINE = `arn:aws:sagemaker:us-east-1:111122223333:pipeline/${NAME}`;
export const FUNCTION = "aws:lambda/function:Function";
export const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
export const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** ARN that a resource was given. */
export const arnOf = (run: ProgramRun, type: string, name: string) =>
  String(run.made(run.only(type, `${NAME}-${name}`))["arn"]);
/** ARN of the dead-letter queue. */
export const queueOf = (run: ProgramRun) => arnOf(run, "aws:sqs/queue:Queue", "dead-letters");
/** ARN of the key of the messages. */
export const keyOf = (run: ProgramRun) => arnOf(run, "aws:kms/key:Key", "messages");
/** What the role of a function or a schedule may do. */
export const roleOf = (run: ProgramRun, name: string) =>
  json<Policy>(run.only("aws:iam/rolePolicy:RolePolicy", `${NAME}-${name}`).inputs, "policy");
