import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { Function as LambdaFunction, FunctionEventInvokeConfig } from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import { lambdaTrust, type DeadLetters, type FunctionAccess } from "./policies/start-policies";
import { stateful } from "./stateful";

/** What every function around a pipeline needs to know. */
export interface FunctionSurroundings {
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  /** Where requests go that the function could not serve. */
  readonly deadLetters: pulumi.Input<DeadLetters>;
  /** ARN of the key that encrypts the logs. */
  readonly logsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** Whether the logs survive a `destroy`. */
  readonly protect: boolean;
}

/** One function: what it does, and what it may do. */
export interface HandlerFunction {
  readonly description: string;
  /** File under `components/functions/`, which exports `handler` and needs nothing but Lambda's own Node runtime. */
  readonly file: string;
  readonly policy: (access: FunctionAccess) => pulumi.Input<PolicyDocument>;
  /** What it finds as `settings.json` beside its code, where a caller cannot say it in each request. @default no such file */
  readonly settings?: pulumi.Input<Readonly<Record<string, unknown>>>;
  /** How many of its calls may run at the same time. @default as many as the account has left */
  readonly concurrency?: number;
  /** At most 900. @default 60 */
  readonly timeoutSeconds?: number;
}

const logGroupOf = (name: string, around: FunctionSurroundings, opts: pulumi.CustomResourceOptions) =>
  new LogGroup(
    name,
    { kmsKeyId: around.logsKeyArn, retentionInDays: around.logRetentionDays },
    { ...opts, ...stateful(around.protect) },
  );

const roleOf = (
  name: string,
  around: FunctionSurroundings,
  { description, policy }: HandlerFunction,
  logGroupArn: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): { readonly role: Role; readonly policy: RolePolicy } => {
  const assumeRolePolicy = JSON.stringify(lambdaTrust());
  const role = new Role(name, { description, assumeRolePolicy }, opts);
  const document = pulumi
    .output({ place: around.place, deadLetters: around.deadLetters, logGroupArn })
    .apply((known) => policy({ ...known, pipelineName: around.pipelineName }));
  const inline = { role: role.name, policy: pulumi.jsonStringify(document) };
  return { role, policy: new RolePolicy(name, inline, opts) };
};

const codeOf = ({ file, settings }: HandlerFunction): pulumi.Input<pulumi.asset.Archive> => {
  const code = { "index.mjs": new pulumi.asset.FileAsset(`${__dirname}/functions/${file}`) };
  if (settings === undefined) return new pulumi.asset.AssetArchive(code);
  return pulumi.output(settings).apply((known) => {
    const text = new pulumi.asset.StringAsset(JSON.stringify(known));
    return new pulumi.asset.AssetArchive({ ...code, "settings.json": text });
  });
};

/**
 * A Lambda function with a role, a log group and bounded retries of its own. It has no environment: what it has to know
 * stands in each request or beside its code, so nothing has to be decrypted before it starts.
 */
export const handlerFunction = (
  name: string,
  around: FunctionSurroundings,
  handler: HandlerFunction,
  opts: pulumi.CustomResourceOptions,
): LambdaFunction => {
  const group = logGroupOf(name, around, opts);
  const { role, policy } = roleOf(name, around, handler, group.arn, opts);
  const made = new LambdaFunction(
    name,
    {
      description: handler.description,
      runtime: "nodejs22.x",
      handler: "index.handler",
      code: codeOf(handler),
      role: role.arn,
      timeout: handler.timeoutSeconds ?? 60,
      memorySize: 256,
      ...(handler.concurrency === undefined ? {} : { reservedConcurrentExecutions: handler.concurrency }),
      loggingConfig: { logFormat: "Text", logGroup: group.name },
      tracingConfig: { mode: "Active" },
      deadLetterConfig: { targetArn: pulumi.output(around.deadLetters).queueArn },
    },
    { ...opts, dependsOn: [policy] },
  );
  new FunctionEventInvokeConfig(
    name,
    { functionName: made.name, maximumEventAgeInSeconds: 3_600, maximumRetryAttempts: 2 },
    opts,
  );
  return made;
};
