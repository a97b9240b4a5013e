import { ACCOUNT } from "../../support/pulumi-mocks";
import { TLS, via, type Deployed } from "./deployed";
import type { Call, Principal } from "./world";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = "aws:kms/key:Key";
const QUEUE = "aws:sqs/queue:Queue";

/** What one principal does: how it comes to be, and what it calls. */
export interface PrincipalCalls {
  readonly principal: string;
  /** Takes on the role; services that act by themselves have none to take. */
  readonly comes: readonly Call[];
  readonly calls: readonly Call[];
}

/** A service takes on a role, for this account and one of its resources. */
export const taken = (service: string, roleArn: string, source?: string): Call => ({
  by: { Service: `${service}.amazonaws.com` },
  action: "sts:AssumeRole",
  resource: roleArn,
  ...(source === undefined ? {} : { context: { "aws:SourceAccount": ACCOUNT, "aws:SourceArn": source } }),
});

/** Calls of one kind; of their context only some keys may be held to something by the policies. @default all of them */
export type Short = readonly [
  actions: string,
  resource: string,
  context?: Call["context"],
  held?: readonly string[],
];

/** Rows of a table as the calls of one caller. */
export const callsOf = (by: Principal, role: string | undefined, rows: readonly Short[]): readonly Call[] =>
  rows.flatMap(([actions, resource, context = {}, held = Object.keys(context)]) =>
    actions
      .split(" ")
      .map((action) => ({ by, action, resource, context, held, ...(role === undefined ? {} : { role }) })),
  );

/** The calls of a role of the stack, and how a service takes it on. */
export const ofRole = (
  { name, arn: roleArn }: { readonly name: string; readonly arn: string },
  principal: string,
  service: string,
  source: string | undefined,
  rows: readonly Short[],
): PrincipalCalls => ({
  principal,
  comes: [taken(service, roleArn, source)],
  calls: callsOf({ AWS: roleArn }, name, rows),
});

/** An encrypted message to a queue. */
export const sends = (queueArn: string, keyArn: string): readonly Short[] => [
  ["sqs:SendMessage", queueArn, TLS],
  // SQS asks for both: it looks whether it can read back what it encrypts.
  ["kms:GenerateDataKey kms:Decrypt", keyArn, via("sqs")],
];

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
export const functionLogs = (at: Deployed, name: string): readonly Short[] => [
  ["logs:CreateLogStream logs:PutLogEvents", `${at.made(GROUP, name)}:log-stream:2026/11/21/[$LATEST]0a1b`],
  ["xray:PutTraceSegments xray:PutTelemetryRecords", "*"],
];

/** A function that somebody may call without waiting: what it could not serve goes to the dead letters. */
export const functionRuns = (at: Deployed, name: string, short: string): readonly Short[] => [
  ...functionLogs(at, `${name}-${short}`),
  ...sends(at.made(QUEUE, `${name}-dead-letters`), at.made(KEY, `${name}-messages`)),
];
