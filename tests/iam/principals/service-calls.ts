import { ACCOUNT } from "../../support/pulumi-mocks";
import { TLS, type Deployed } from "./deployed";
import { callsOf, type PrincipalCalls } from "./stack-calls";
import type { Call } from "./world";

const RULE = "aws:cloudwatch/eventRule:EventRule";

/** Services say for which account and which of its resources they call. */
const sentBy = (source: string): Call["context"] => ({
  "aws:SourceAccount": ACCOUNT,
  "aws:SourceArn": source,
});

const service = (name: string): { readonly Service: string } => ({ Service: `${name}.amazonaws.com` });

/** SNS encrypts what a service publishes as that service. */
const encrypts = (by: string, keyArn: string): readonly Call[] =>
  callsOf(service(by), undefined, [
    ["kms:Decrypt kms:GenerateDataKey", keyArn, { "aws:SourceAccount": ACCOUNT }],
  ]);

const publishes = (by: string, topics: readonly string[], sources: readonly string[]): readonly Call[] =>
  sources.flatMap((source) =>
    callsOf(
      service(by),
      undefined,
      topics.map((topic) => ["sns:Publish", topic, { ...TLS, ...sentBy(source) }] as const),
    ),
  );

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html */
const rules = (at: Deployed, name: string, topics: readonly string[], key: string): PrincipalCalls => {
  const rule = (end: string) => at.made(RULE, `${name}-${end}`);
  const starter = at.made("aws:lambda/function:Function", `${name}-start-guard`);
  const watch = at.made("aws:lambda/function:Function", `${name}-watch`);
  const queue = at.made("aws:sqs/queue:Queue", `${name}-dead-letters`);
  return {
    principal: "EventBridge",
    comes: [],
    calls: [
      ...callsOf(service("events"), undefined, [
        ["lambda:InvokeFunction", starter, { "aws:SourceArn": rule("upload") }],
        ["lambda:InvokeFunction", starter, { "aws:SourceArn": rule("warehouse") }],
        ["lambda:InvokeFunction", watch, { "aws:SourceArn": rule("watch") }],
        ...["upload", "warehouse", "watch", "alerts"].map(
          (end) => ["sqs:SendMessage", queue, { ...TLS, ...sentBy(rule(end)) }] as const,
        ),
      ]),
      ...publishes("events", topics, [rule("alerts")]),
      ...encrypts("events", key),
    ],
  };
};

/**
 * Every log group is encrypted by one key.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const logsCalls = (at: Deployed, keyName: string): PrincipalCalls => ({
  principal: "CloudWatch Logs",
  comes: [],
  calls: at.run
    .all("aws:cloudwatch/logGroup:LogGroup")
    .flatMap((group) =>
      callsOf(service("logs.us-east-1"), undefined, [
        [
          "kms:Encrypt kms:Decrypt kms:ReEncryptFrom kms:ReEncryptTo kms:GenerateDataKey kms:DescribeKey",
          at.made("aws:kms/key:Key", keyName),
          { "kms:EncryptionContext:aws:logs:arn": String(at.run.made(group)["arn"]) },
        ],
      ]),
    ),
});

/**
 * S3 writes the access logs of one bucket into another.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export const accessLogCalls = (at: Deployed, logged: string, logs: string): PrincipalCalls => {
  const bucket = (name: string) => at.made("aws:s3/bucket:Bucket", name);
  return {
    principal: "the access logs of S3",
    comes: [],
    calls: callsOf(service("logging.s3"), undefined, [
      ["s3:PutObject", `${bucket(logs)}/logs/1`, { ...TLS, ...sentBy(bucket(logged)) }],
    ]),
  };
};

/** Services that call by themselves: only the policies of resources let them. */
export const serviceCalls = (at: Deployed, name: string): readonly PrincipalCalls[] => {
  const topics = ["alerts", "chat"].map((end) => at.made("aws:sns/topic:Topic", `${name}-${end}`));
  const key = at.made("aws:kms/key:Key", `${name}-messages`);
  const alarms = at.run.all("aws:cloudwatch/metricAlarm:MetricAlarm");
  const budget = at.made("aws:budgets/budget:Budget", `${name}-monthly`, "name");
  const writers = [
    ["CloudWatch's alarms", "cloudwatch", alarms.map((alarm) => String(at.run.made(alarm)["arn"]))],
    ["the budget", "budgets", [`arn:aws:budgets::${ACCOUNT}:budget/${budget}`]],
  ] as const;
  return [
    rules(at, name, topics, key),
    ...writers.map(([principal, by, sources]) => ({
      principal,
      comes: [],
      calls: [...publishes(by, topics, sources), ...encrypts(by, key)],
    })),
    logsCalls(at, `${name}-logs`),
    accessLogCalls(at, `${name}-artifacts`, `${name}-access-logs`),
  ];
};
