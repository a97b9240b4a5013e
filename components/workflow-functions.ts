import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { Function as LambdaFunction, type FunctionArgs } from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { resourceName } from "../pipeline-definition/steps/pipeline-resources";
import type { WorkflowFunction } from "../pipeline-definition/workflow";
import { functionFiles } from "../workflows/function-folder";
import { calledPolicy, environmentStatement, type CalledAccess } from "./policies/function-policies";
import { policyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import { lambdaTrust } from "./policies/start-policies";
import { stateful } from "./stateful";

export interface WorkflowFunctionsArgs {
  /** Folder name under `workflows/`. */
  readonly workflow: string;
  readonly pipelineName: string;
  /** By short name. */
  readonly functions: Readonly<Record<string, WorkflowFunction>>;
  /** URI of each own image by its name, by digest. */
  readonly images: pulumi.Input<Readonly<Record<string, string>>>;
  /** What the functions touch. */
  readonly access: pulumi.Input<Omit<CalledAccess, "logGroupArn">>;
  readonly logsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** Whether the logs survive a `destroy`. */
  readonly protect: boolean;
}

/** One execution runs at a time, so one call of each function does too; another one is for a stopped execution's. */
const CONCURRENCY = 2;

const DEFAULT_SECONDS = 120;

const ownImage = (folder: string): string | undefined => /^images\/([^/]+)$/.exec(folder)?.[1];

/**
 * The functions that a workflow's Lambda steps call. SageMaker waits for each answer and shows what was raised as the
 * step's failure, so there is no queue for what failed: nothing is called that nobody waits for.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-lambda
 */
export class WorkflowFunctions extends pulumi.ComponentResource {
  readonly #name: string;
  readonly #args: WorkflowFunctionsArgs;

  constructor(name: string, args: WorkflowFunctionsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:WorkflowFunctions", name, args, opts);
    this.#name = name;
    this.#args = args;
    for (const [short, one] of Object.entries(args.functions)) this.#function(short, one);
    this.registerOutputs({});
  }

  #function(short: string, one: WorkflowFunction): void {
    const { pipelineName, logsKeyArn, logRetentionDays, protect } = this.#args;
    const name = `${this.#name}-${short}`;
    const group = new LogGroup(
      name,
      { kmsKeyId: logsKeyArn, retentionInDays: logRetentionDays },
      { parent: this, ...stateful(protect) },
    );
    const { role, policy } = this.#role(name, short, one, group.arn);
    new LambdaFunction(
      name,
      {
        // Given: the definition calls it by this name before it is made.
        name: resourceName({ pipelineName }, short),
        description: `Called by a step of pipeline ${pipelineName}`,
        ...this.#code(one),
        ...this.#environment(one),
        role: role.arn,
        timeout: one.timeoutSeconds ?? DEFAULT_SECONDS,
        memorySize: 256,
        reservedConcurrentExecutions: CONCURRENCY,
        loggingConfig: { logFormat: "Text", logGroup: group.name },
        tracingConfig: { mode: "Active" },
      },
      { parent: this, dependsOn: [policy] },
    );
  }

  #role(name: string, short: string, one: WorkflowFunction, logGroupArn: pulumi.Output<string>) {
    const description = `Function ${short} of pipeline ${this.#args.pipelineName}`;
    const role = new Role(
      name,
      { description, assumeRolePolicy: JSON.stringify(lambdaTrust()) },
      { parent: this },
    );
    const hasEnvironment = Object.keys(one.environment ?? {}).length > 0;
    const document = pulumi.all([this.#args.access, logGroupArn]).apply(([access, group]) => {
      const { Statement } = calledPolicy({ ...access, logGroupArn: group }, one.calls ?? []);
      const { place, keyArn } = access;
      return policyDocument(...Statement, hasEnvironment ? environmentStatement(place, keyArn) : undefined);
    });
    const inline = { role: role.name, policy: pulumi.jsonStringify(document) };
    return { role, policy: new RolePolicy(name, inline, { parent: this }) };
  }

  /** What runs: the folder's files as an archive, which Pulumi knows by their content, or an own image by its digest. */
  #code({ folder, handler, runtime }: WorkflowFunction): Partial<FunctionArgs> {
    const image = ownImage(folder);
    if (image !== undefined) {
      const imageUri = pulumi.output(this.#args.images).apply((uris) => uris[image] ?? "");
      return { packageType: "Image", imageUri };
    }
    const files = functionFiles(this.#args.workflow, folder);
    const assets = files.map(({ name, path }) => [name, new pulumi.asset.FileAsset(path)] as const);
    return { runtime, handler, code: new pulumi.asset.AssetArchive(Object.fromEntries(assets)) };
  }

  #environment({ environment: variables = {} }: WorkflowFunction): Partial<FunctionArgs> {
    if (Object.keys(variables).length === 0) return {};
    const kmsKeyArn = pulumi.output(this.#args.access).apply(({ keyArn }) => keyArn);
    return { environment: { variables }, kmsKeyArn };
  }
}
