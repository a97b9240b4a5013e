import { ACCOUNT } from "../../support/pulumi-mocks";
import { arn, TLS, via, type Deployed } from "./deployed";
import { functionRuns, ofRole, sends, taken, type PrincipalCalls, type Short } from "./principal-calls";

const FUNCTION = "aws:lambda/function:Function";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = "aws:kms/key:Key";
const QUEUE = "aws:sqs/queue:Queue";
const ROLE = "aws:iam/role:Role";

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

/** A function of the stack. Lambda names no source. */
const ofFunction = (
  at: Deployed,
  name: string,
  short: string,
  principal: string,
  rows: readonly Short[],
): PrincipalCalls =>
  ofRole(at.role(`${name}-${short}`), principal, "lambda", undefined, [
    ...rows,
    ...functionRuns(at, name, short),
  ]);

/** What `start-guard.mjs` calls through its client. */
const starter = (at: Deployed, name: string): PrincipalCalls =>
  ofFunction(at, name, "start-guard", "the function that starts", [
    [
      "sagemaker:ListPipelineExecutions sagemaker:StartPipelineExecution",
      arn("sagemaker", `pipeline/${name}`),
    ],
  ]);

/** What `execution-watch.mjs` calls through its client. */
const watcher = (at: Deployed, name: string): PrincipalCalls =>
  ofFunction(at, name, "watch", "the function that watches", [
    ["sagemaker:ListPipelineExecutions", arn("sagemaker", `pipeline/${name}`)],
    ["sagemaker:ListPipelineExecutionSteps", arn("sagemaker", `pipeline/${name}/execution/abcdefghijkl`)],
  ]);

/** What `image-build.mjs` calls through its clients. */
const imageAsker = (at: Deployed, name: string): PrincipalCalls =>
  ofFunction(at, name, "images", "the function that asks for images", [
    [
      "codebuild:ListBuildsForProject codebuild:BatchGetBuilds codebuild:StartBuild",
      at.made("aws:codebuild/project:Project", `${name}-image-builds`),
    ],
    ["ecr:DescribeImages", at.made("aws:ecr/repository:Repository", `${name}-jobs`)],
  ]);

/** What `webhook.mjs` calls through its clients; Secrets Manager decrypts for whom it answers. */
const webhook = (at: Deployed, name: string): PrincipalCalls => {
  const secret = at.made("aws:secretsmanager/secret:Secret", `${name}-webhook`);
  const decrypts = { ...via("secretsmanager"), "kms:EncryptionContext:SecretARN": secret };
  return ofFunction(at, name, "webhook", "the function that takes pushes", [
    ["secretsmanager:GetSecretValue", secret],
    ["kms:Decrypt", at.made(KEY, `${name}-messages`), decrypts],
    ["lambda:InvokeFunction", at.made(FUNCTION, `${name}-start-guard`)],
  ]);
};

/** A customer key that a table has, of another stack. */
export const TABLE_KEY = arn("kms", "key/33333333-3333-3333-3333-333333333333");

/**
 * The pipe of a table's stream.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html
 */
const stream = (at: Deployed, name: string): PrincipalCalls => {
  const pipe = at.run.only("aws:pipes/pipe:Pipe", `${name}-table`);
  const verbs = ["DescribeStream", "GetRecords", "GetShardIterator", "ListStreams"];
  return ofRole(at.role(`${name}-table`), "the pipe of a table", "pipes", String(at.run.made(pipe)["arn"]), [
    [verbs.map((verb) => `dynamodb:${verb}`).join(" "), String(pipe.inputs["source"])],
    ["kms:Decrypt", TABLE_KEY, via("dynamodb")],
    ["lambda:InvokeFunction", at.made(FUNCTION, `${name}-start-guard`)],
    ...sends(at.made(QUEUE, `${name}-dead-letters`), at.made(KEY, `${name}-messages`)),
  ]);
};

/**
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
 */
const builder = (at: Deployed, name: string): PrincipalCalls => {
  const role = at.role(`${name}-image-builds`);
  const [asked] = at.run.all("aws:lambda/invocation:Invocation");
  const { source } = JSON.parse(String(asked?.inputs["input"])) as { readonly source: string };
  const project = at.made("aws:codebuild/project:Project", `${name}-image-builds`);
  const bucket = at.made("aws:s3/bucket:Bucket", `${name}-artifacts`);
  const folder = source.slice(source.indexOf("/") + 1);
  const repository = at.made("aws:ecr/repository:Repository", `${name}-jobs`);
  return ofRole(role, "the builder of images", "codebuild", project, [
    ["s3:GetBucketAcl s3:GetBucketLocation", bucket, TLS],
    ["s3:ListBucket", bucket, { ...TLS, "s3:prefix": folder }],
    ["s3:GetObject s3:GetObjectVersion", `${bucket}/${folder}Dockerfile`, TLS],
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

/** Who stands around a pipeline, by the end of the name of the role that it has. */
const AROUND = [
  ["schedule", schedule],
  ["start-guard", starter],
  ["watch", watcher],
  ["webhook", webhook],
  ["table", stream],
  ["images", imageAsker],
  ["image-builds", builder],
  ["flow-logs", flowLogs],
  ["chat", chat],
] as const;

/** The roles that stand around a pipeline, as far as the stack has them, and what AWS and our code do with them. */
export const stackCalls = (at: Deployed, name: string): readonly PrincipalCalls[] =>
  AROUND.flatMap(([end, callsIn]) => (at.has(ROLE, `${name}-${end}`) ? [callsIn(at, name)] : []));
