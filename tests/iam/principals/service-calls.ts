import { ACCOUNT } from "../../support/pulumi-mocks";
import { TLS, type Deployed } from "./deployed";
import { glueLogGroups } from "./glue-calls";
import { callsOf, type PrincipalCalls } from "./principal-calls";
import type { Call } from "./world";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";

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

/**
 * What each rule hands to its target, and to the dead letters what it could not.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
 */
const rules = (at: Deployed, key: string): PrincipalCalls => {
  const ruleArns = new Map(
    at.run.all(RULE).map((rule) => [at.run.made(rule)["name"], String(at.run.made(rule)["arn"])]),
  );
  const calls = at.run.all(TARGET).flatMap(({ inputs }) => {
    const source = ruleArns.get(inputs["rule"]) ?? "";
    const target = String(inputs["arn"]);
    const { arn: letters } = inputs["deadLetterConfig"] as { readonly arn: string };
    return [
      ...(target.includes(":lambda:")
        ? callsOf(service("events"), undefined, [
            ["lambda:InvokeFunction", target, { "aws:SourceArn": source }],
          ])
        : publishes("events", [target], [source])),
      ...callsOf(service("events"), undefined, [["sqs:SendMessage", letters, { ...TLS, ...sentBy(source) }]]),
    ];
  });
  return { principal: "EventBridge", comes: [], calls: [...calls, ...encrypts("events", key)] };
};

/**
 * Every log group is encrypted by one key.
 *
 * @param others ARNs of groups that services make by themselves
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const logsCalls = (at: Deployed, keyName: string, others: readonly string[] = []): PrincipalCalls => ({
  principal: "CloudWatch Logs",
  comes: [],
  calls: [...at.arns("aws:cloudwatch/logGroup:LogGroup"), ...others].flatMap((group) =>
    callsOf(service("logs.us-east-1"), undefined, [
      [
        "kms:Encrypt kms:Decrypt kms:ReEncryptFrom kms:ReEncryptTo kms:GenerateDataKey kms:DescribeKey",
        at.made("aws:kms/key:Key", keyName),
        { "kms:EncryptionContext:aws:logs:arn": group },
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

/** Who writes to people, where somebody listens: to every topic, since one setting says who does. */
const writers = (at: Deployed, key: string): readonly PrincipalCalls[] => {
  const topics = at.arns("aws:sns/topic:Topic");
  const alarms = at.arns("aws:cloudwatch/metricAlarm:MetricAlarm");
  const budgets = at.run
    .all("aws:budgets/budget:Budget")
    .map((budget) => `arn:aws:budgets::${ACCOUNT}:budget/${String(at.run.made(budget)["name"])}`);
  return (
    [
      ["CloudWatch's alarms", "cloudwatch", alarms],
      ["the budget", "budgets", budgets],
    ] as const
  )
    .filter(([, , sources]) => sources.length > 0)
    .map(([principal, by, sources]) => ({
      principal,
      comes: [],
      calls: [...publishes(by, topics, sources), ...encrypts(by, key)],
    }));
};

/**
 * API Gateway hands what comes to a route to its function.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
const apis = (at: Deployed): readonly PrincipalCalls[] => {
  const API = "aws:apigatewayv2/api:Api";
  const calls = at.run.all("aws:apigatewayv2/route:Route").flatMap(({ name, inputs }) => {
    const [method = "", path = ""] = String(inputs["routeKey"]).split(" ");
    const { inputs: integration } = at.run.only("aws:apigatewayv2/integration:Integration", name);
    const source = `${at.made(API, name, "executionArn")}/$default/${method}${path}`;
    return callsOf(service("apigateway"), undefined, [
      ["lambda:InvokeFunction", String(integration["integrationUri"]), { "aws:SourceArn": source }],
    ]);
  });
  return calls.length === 0 ? [] : [{ principal: "API Gateway", comes: [], calls }];
};

/**
 * Lambda takes the image of a function out of the repository.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
 */
const pulls = (at: Deployed, name: string): readonly PrincipalCalls[] => {
  const calls = at.run
    .all("aws:lambda/function:Function")
    .flatMap((one) =>
      one.inputs["packageType"] === "Image"
        ? callsOf(service("lambda"), undefined, [
            [
              "ecr:BatchGetImage ecr:GetDownloadUrlForLayer",
              at.made("aws:ecr/repository:Repository", `${name}-jobs`),
              { "aws:SourceArn": String(at.run.made(one)["arn"]) },
            ],
          ])
        : [],
    );
  return calls.length === 0 ? [] : [{ principal: "Lambda, for a function's image", comes: [], calls }];
};

/** Services that call by themselves: only the policies of resources let them. */
export const serviceCalls = (at: Deployed, name: string): readonly PrincipalCalls[] => {
  const isTold = at.has("aws:kms/key:Key", `${name}-messages`);
  const key = isTold ? at.made("aws:kms/key:Key", `${name}-messages`) : "";
  return [
    ...(at.run.all(RULE).length === 0 ? [] : [rules(at, key)]),
    ...writers(at, key),
    ...apis(at),
    ...pulls(at, name),
    logsCalls(at, `${name}-logs`, glueLogGroups(at, name)),
    accessLogCalls(at, `${name}-artifacts`, `${name}-access-logs`),
  ];
};
