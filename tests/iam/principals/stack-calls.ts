import { ACCOUNT } from "../../support/pulumi-mocks";
import { arn, TLS, via, type Deployed } from "./deployed";
import type { Call, Principal } from "./world";

const FUNCTION = "aws:lambda/function:Function";
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

type Short = readonly [actions: string, resource: string, context?: Call["context"]];

/** Rows of a table as the calls of one caller. */
export const callsOf = (by: Principal, role: string | undefined, rows: readonly Short[]): readonly Call[] =>
  rows.flatMap(([actions, resource, context = {}]) =>
    actions
      .split(" ")
      .map((action) => ({ by, action, resource, context, ...(role === undefined ? {} : { role }) })),
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
const sends = (queueArn: string, keyArn: string): readonly Short[] => [
  ["sqs:SendMessage", queueArn, TLS],
  // SQS asks for both: it looks whether it can read back what it encrypts.
  ["kms:GenerateDataKey kms:Decrypt", keyArn, via("sqs")],
];

/** @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html */
const functionRuns = (at: Deployed, name: string, queueArn: string, keyArn: string): readonly Short[] => [
  ["logs:CreateLogStream logs:PutLogEvents", `${at.made(GROUP, name)}:log-stream:2026/11/21/[$LATEST]0a1b`],
  ["xray:PutTraceSegments xray:PutTelemetryRecords", "*"],
  ...sends(queueArn, keyArn),
];

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html */
const schedule = (at: Deployed, name: string): PrincipalCalls => {
  const queue = at.made(QUEUE, `${name}-dead-letters`);
  const key = at.made(KEY, `${name}-messages`);
  const group = at.made("aws:scheduler/scheduleGroup:ScheduleGroup", `${name}-schedule`);
  return ofRole(at.role(`${name}-schedule`), "the schedule", "scheduler", group, [
    ["lambda:InvokeFunction", at.made(FUNCTION, `${name}-start-guard`)],
    ["kms:Decrypt", key, via("scheduler")],
    ...sends(queue, key),
  ]);
};

/** What `components/functions` calls through its clients. */
const functions = (at: Deployed, name: string): readonly PrincipalCalls[] => {
  const queue = at.made(QUEUE, `${name}-dead-letters`);
  const messages = at.made(KEY, `${name}-messages`);
  const pipeline = arn("sagemaker", `pipeline/${name}`);
  return [
    ofRole(at.role(`${name}-start-guard`), "the function that starts", "lambda", undefined, [
      ["sagemaker:ListPipelineExecutions sagemaker:StartPipelineExecution", pipeline],
      ...functionRuns(at, `${name}-start-guard`, queue, messages),
    ]),
    ofRole(at.role(`${name}-watch`), "the function that watches", "lambda", undefined, [
      ["sagemaker:ListPipelineExecutions", pipeline],
      ["sagemaker:ListPipelineExecutionSteps", `${pipeline}/execution/abcdefghijkl`],
      ...functionRuns(at, `${name}-watch`, queue, messages),
    ]),
    ofRole(at.role(`${name}-images`), "the function that asks for images", "lambda", undefined, [
      [
        "codebuild:ListBuildsForProject codebuild:BatchGetBuilds codebuild:StartBuild",
        at.made("aws:codebuild/project:Project", `${name}-image-builds`),
      ],
      ["ecr:DescribeImages", at.made("aws:ecr/repository:Repository", `${name}-jobs`)],
      ...functionRuns(at, `${name}-images`, queue, messages),
    ]),
  ];
};

/**
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
const builder = (at: Deployed, name: string): PrincipalCalls => {
  const role = at.role(`${name}-image-builds`);
  const project = at.made("aws:codebuild/project:Project", `${name}-image-builds`);
  const bucket = at.made("aws:s3/bucket:Bucket", `${name}-artifacts`);
  const folder = "code/adult-census/images/";
  const repository = at.made("aws:ecr/repository:Repository", `${name}-jobs`);
  return ofRole(role, "the builder of images", "codebuild", project, [
    ["s3:GetBucketAcl s3:GetBucketLocation", bucket, TLS],
    ["s3:ListBucket", bucket, { ...TLS, "s3:prefix": `${folder}tabular/` }],
    ["s3:GetObject s3:GetObjectVersion", `${bucket}/${folder}tabular/Dockerfile`, TLS],
    ["kms:Decrypt", at.made(KEY, `${name}-data`), via("s3")],
    ["ecr:GetAuthorizationToken", "*"],
    ["ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetDownloadUrlForLayer", repository],
    [
      "ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage",
      repository,
      { "aws:PrincipalArn": role.arn },
    ],
    [
      "logs:CreateLogStream logs:PutLogEvents",
      `${at.made(GROUP, `${name}-image-builds`)}:log-stream:0a1b-2c3d`,
    ],
  ]);
};

/**
 * AWS's page lets the role make and list groups too. Ours stands already; CDK's flow logs go without both.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
const flowLogs = (at: Deployed, name: string): PrincipalCalls => {
  const group = at.made(GROUP, `${name}-flow-logs`);
  const source = arn("ec2", "vpc-flow-log/fl-0a1b2c3d");
  return ofRole(at.role(`${name}-flow-logs`), "the flow logs", "vpc-flow-logs", source, [
    ["logs:CreateLogStream logs:PutLogEvents", `${group}:log-stream:eni-0a1b-all`],
    // AWS has spelt the group both ways.
    ["logs:DescribeLogStreams", group],
    ["logs:DescribeLogStreams", `${group}:log-stream:`],
  ]);
};

/** Amazon Q Developer shows what comes to it, and asks for nothing: so any channel of the account may take the role. */
const chat = (at: Deployed, name: string): PrincipalCalls => {
  const source = `arn:aws:chatbot::${ACCOUNT}:chat-configuration/slack-channel/${name}-chat`;
  const take = taken("chatbot", at.role(`${name}-chat`).arn, source);
  return { principal: "the chat", comes: [{ ...take, held: ["aws:SourceAccount"] }], calls: [] };
};

/** The roles that stand around a pipeline, and what AWS and our code do with them. */
export const stackCalls = (at: Deployed, name: string): readonly PrincipalCalls[] => [
  schedule(at, name),
  ...functions(at, name),
  builder(at, name),
  flowLogs(at, name),
  chat(at, name),
];
