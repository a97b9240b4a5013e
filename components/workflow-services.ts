import { RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { AWS_JOBS, resourceName } from "../pipeline-definition/steps/pipeline-resources";
import type { Workflow } from "../pipeline-definition/workflow";
import { AwsJobBridge } from "./aws-job-bridge";
import type { MessagingOnDemand } from "./messaging";
import { GlueJobs } from "./glue-jobs";
import { dataBucket } from "./policies/data-bucket";
import { capturePolicy, type CalledAccess } from "./policies/function-policies";
import type { GlueFolder } from "./policies/glue-policies";
import { jobInputs } from "./policies/job-inputs";
import { WorkflowFunctions } from "./workflow-functions";

export interface WorkflowServicesArgs {
  readonly workflow: Workflow;
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  readonly definition: pulumi.Output<PipelineDefinition>;
  /** Of what the definition was made, as far as its services need it. */
  readonly inputs: pulumi.Output<{
    readonly bucket: string;
    readonly inputData: string;
    readonly code: Readonly<Record<string, string>>;
  }>;
  readonly inputDataKeyArn: string | undefined;
  readonly images: pulumi.Input<Readonly<Record<string, string>>>;
  /** ARN of the key of the bucket, and of that of logs. */
  readonly keyArn: pulumi.Input<string>;
  readonly logsKeyArn: pulumi.Input<string>;
  readonly roleNames: Readonly<Record<"pipeline" | "model", pulumi.Input<string>>>;
  readonly instanceTypes: readonly string[];
  /** Tags that everything of this stack bears, and nothing of another. */
  readonly ownTags: Readonly<Record<string, string>>;
  readonly messaging: MessagingOnDemand;
  readonly logRetentionDays: number;
  readonly protect: boolean;
}

/** What functions and models may touch, as soon as it is known. */
const accessOf = (args: WorkflowServicesArgs): pulumi.Output<Omit<CalledAccess, "logGroupArn">> => {
  const { pipelineName, inputDataKeyArn, instanceTypes, ownTags } = args;
  return pulumi
    .all([args.place, args.inputs, args.keyArn])
    .apply(([place, { bucket, inputData }, keyArn]) => ({
      ...{ place, pipelineName, bucket, keyArn, inputData, inputDataKeyArn, instanceTypes, ownTags },
    }));
};

const makeFunctions = (name: string, args: WorkflowServicesArgs): readonly pulumi.Resource[] => {
  const { workflow, pipelineName, images, logsKeyArn, logRetentionDays, protect, roleNames } = args;
  const { functions = {} } = workflow;
  if (Object.keys(functions).length === 0) return [];
  const access = accessOf(args);
  const made = new WorkflowFunctions(name, {
    ...{ workflow: workflow.name, pipelineName, functions, images },
    ...{ access, logsKeyArn, logRetentionDays, protect },
  });
  const folders = Object.values(functions).flatMap(({ captureFolder }) => captureFolder ?? []);
  if (folders.length === 0) return [made];
  const policy = pulumi.jsonStringify(access.apply((known) => capturePolicy(known, folders)));
  return [made, new RolePolicy(`${name}-capture`, { role: roleNames.model, policy }, { parent: made })];
};

/** What each job reads, by its short name. */
const jobFolders = (
  args: WorkflowServicesArgs,
  jobs: readonly string[],
): pulumi.Output<Readonly<Record<string, readonly GlueFolder[]>>> => {
  const { definition, place, inputs, pipelineName, inputDataKeyArn } = args;
  return definition.apply((document) =>
    pulumi.all([place, inputs]).apply(([at, { bucket, inputData }]) => {
      const bucketKeys = inputDataKeyArn === undefined ? {} : { [dataBucket(inputData)]: inputDataKeyArn };
      const surroundings = { place: at, pipelineName, bucket, bucketKeys };
      return Object.fromEntries(
        jobs.map((short) => [
          short,
          jobInputs(document, resourceName({ pipelineName }, short), surroundings),
        ]),
      );
    }),
  );
};

const makeJobs = (
  name: string,
  args: WorkflowServicesArgs,
  opts: pulumi.ComponentResourceOptions,
): readonly pulumi.Resource[] => {
  const { workflow, place, pipelineName, inputs, keyArn } = args;
  const { awsJobs: jobs = {} } = workflow;
  if (Object.keys(jobs).length === 0) return [];
  const { logsKeyArn, logRetentionDays, protect } = args;
  const named = (kind: string) =>
    Object.entries(jobs).flatMap(([short, job]) =>
      job.kind === kind ? [resourceName({ pipelineName }, short)] : [],
    );
  const access = pulumi.all([place, inputs, keyArn]).apply(([at, { bucket }, key]) => ({
    ...{ place: at, name, pipelineName, bucket, keyArn: key, codePrefix: `code/${workflow.name}` },
  }));
  const glue = new GlueJobs(
    name,
    {
      ...{ name, pipelineName, jobs, logsKeyArn, logRetentionDays, protect },
      codeUris: inputs.apply(({ code }) => code),
      access,
      inputs: jobFolders(args, Object.keys(jobs)),
    },
    opts,
  );
  const bridge = new AwsJobBridge(name, {
    ...{ place, pipelineName, keyArn, logsKeyArn, logRetentionDays, protect },
    queueName: resourceName({ pipelineName }, AWS_JOBS),
    pipelineRoleName: args.roleNames.pipeline,
    jobs: { glueJobs: named("glueJob"), glueCrawlers: named("glueCrawler") },
    bucket: inputs.apply(({ bucket }) => bucket),
    deadLetters: args.messaging().deadLetters,
  });
  return [glue, bridge];
};

/**
 * Makes what the steps of a workflow call besides SageMaker: its functions, its Glue jobs and crawlers, and the bridge
 * to them. Makes nothing for a workflow that declares none.
 */
export const makeWorkflowServices = (
  name: string,
  args: WorkflowServicesArgs,
  opts: pulumi.ComponentResourceOptions,
): readonly pulumi.Resource[] => [...makeFunctions(name, args), ...makeJobs(name, args, opts)];
