/** The stack on one page: read the configuration, make the components, lift the definition, export outputs. */
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as pulumi from "@pulumi/pulumi";
import { ArtifactsAccess } from "./components/artifacts-access";
import { checkStarts, surroundPipeline } from "./components/around-pipeline";
import { Buckets } from "./components/buckets";
import { checkCacheRetention } from "./components/cache-retention";
import { readConfiguration } from "./components/configuration";
import { ContainerRepositories } from "./components/container-repositories";
import { readDefaultTags } from "./components/default-tags";
import { ExecutionRoles } from "./components/execution-roles";
import { failingPlainly } from "./components/expected-errors";
import { checkInstanceTypes } from "./components/instance-types";
import { Keys } from "./components/keys";
import { joinNetwork } from "./components/join-network";
import { domainTags, letPeopleIn } from "./components/let-people-in";
import { messagingOnDemand } from "./components/messaging";
import { ownImages, planImages } from "./components/own-images";
import { accountBoundary, boundEveryRole, PermissionsBoundary } from "./components/permissions-boundary";
import { dataBucket } from "./components/policies/data-bucket";
import { executionPolicies } from "./components/policies/execution-policies";
import { placeOf } from "./pipeline-definition/analysis/permissions/place";
import { RolePolicies } from "./components/role-policies";
import { SageMakerPipeline } from "./components/sagemaker-pipeline";
import { StackParameters } from "./components/stack-parameters";
import { WorkflowFiles } from "./components/workflow-files";
import { checkServiceNames, imageFunctions, logGroupsOf } from "./components/workflow-names";
import { makeWorkflowServices } from "./components/workflow-services";
import { checkDefinition } from "./pipeline-definition/checks/check-definition";
import type { Workflow } from "./pipeline-definition/workflow";
import { codeBundle, codeUris, contentKey } from "./workflows/code-bundle";
import { loadWorkflow, workflowNames } from "./workflows/workflow-registry";

const stack = pulumi.getStack();
const configuration = failingPlainly(() =>
  readConfiguration({
    project: pulumi.getProject(),
    stack,
    values: pulumi.runtime.allConfig(),
    workflows: workflowNames(),
  }),
);
const { name, region, inputData, protect, logRetentionDays, oldVersionDays } = configuration;
const workflow = failingPlainly(() => loadWorkflow(configuration.workflow));
const tags = { project: pulumi.getProject(), stack, workflow: workflow.name };
// The provider tags what it makes itself; what executions make is told in the definition.
const allTags = { ...readDefaultTags(pulumi.runtime.allConfig()["aws:defaultTags"]), ...tags };

// Files: their S3 keys follow from their content here, so a preview shows them.
const code = codeBundle(workflow.name);
const images = failingPlainly(() => planImages(workflow.name, region, configuration.images));
const sampleObject = ({ fileName, content }: ReturnType<Workflow["sampleData"]>) => ({
  name: fileName,
  key: contentKey(`data/${workflow.name}`, fileName, content),
  content,
});
const sample = inputData === undefined ? sampleObject(workflow.sampleData()) : undefined;
const inputsIn = (bucket: string) => ({
  pipelineName: configuration.pipelineName,
  region,
  bucket,
  modelPackageGroupName: name,
  inputData: inputData?.uri ?? `s3://${bucket}/${sample?.key ?? ""}`,
  tags: allTags,
  code: codeUris(code, bucket),
});

// The definition is checked at every run, also at a first preview, whose values are unknown still.
const { bucket: placeholder } = workflow.sampleInputs;
const draft = failingPlainly(() =>
  workflow.define({ ...workflow.sampleInputs, ...inputsIn(placeholder), images: images.drafts }),
);
failingPlainly(() => checkInstanceTypes(draft, configuration.instanceTypes));
failingPlainly(() => checkCacheRetention(draft, oldVersionDays));
failingPlainly(() => checkStarts(draft, configuration));
failingPlainly(() => checkServiceNames(workflow, configuration.pipelineName));
for (const { path, message, hint } of checkDefinition(draft)) {
  void pulumi.log.warn(`${path}: ${message} ${hint}`);
}

// The default provider: region, allowed accounts and tags are the stack's `aws:` configuration, which also
// reaches what awsx makes in a process of its own; an explicit provider would have to be handed to both.
const place = getCallerIdentityOutput().accountId.apply((account) => placeOf(region, account));
const { permissionsBoundary } = configuration;
if (permissionsBoundary === "account") {
  boundEveryRole(place.apply((known) => accountBoundary(known, pulumi.getProject())));
} else if (permissionsBoundary !== "none") {
  boundEveryRole(permissionsBoundary === "stack" ? new PermissionsBoundary(name).arn : permissionsBoundary);
}
const keys = new Keys(name, { place, logGroups: logGroupsOf(name, workflow), protect });
const { dataKeyArn: keyArn, logsKeyArn } = keys;
const messaging = messagingOnDemand(name, { place, protect });
const buckets = new Buckets(name, { place, keyArn, logRetentionDays, oldVersionDays, protect });
const bucket = buckets.artifacts;
const network = joinNetwork(name, {
  ...configuration,
  place,
  artifactsBucket: bucket,
  dataBucket: inputData === undefined ? bucket : dataBucket(inputData.uri),
  keyArn: keys.logsKeyArn,
});
const repositories = new ContainerRepositories(name, { purposes: ["jobs"], keyArn, protect });
const files = new WorkflowFiles(name, { bucket, code, sample }, { dependsOn: [buckets] });
const imageUris = ownImages(
  name,
  {
    workflow: workflow.name,
    images,
    place,
    bucket,
    keyArn,
    messaging,
    repositoryName: repositories.names.jobs,
    repositoryUrl: repositories.urls.jobs,
    pipelineName: configuration.pipelineName,
    logsKeyArn,
    logRetentionDays,
    protect,
    functionArns: place.apply((known) => imageFunctions(workflow, configuration.pipelineName, known)),
  },
  { dependsOn: [buckets] },
);

// Roles first, then the definition from their ARNs, then what the roles may do from the definition.
const roles = new ExecutionRoles(name, {
  place,
  pipelineName: configuration.pipelineName,
  withoutConditions: configuration.withoutConditions,
});
const access = new ArtifactsAccess(
  name,
  {
    place,
    bucket,
    keyArn,
    // Not the roles of pipeline and models, which SageMaker also takes on outside the VPC.
    jobsOnlyThrough: configuration.jobsOnlyThroughEndpoint
      ? { endpointId: network.s3EndpointId, roleArns: [roles.processing.arn, roles.training.arn] }
      : undefined,
  },
  { dependsOn: [buckets] },
);
const lifted = pulumi
  .output({
    place,
    bucket,
    keyArn,
    roleArns: roles.jobArns,
    subnetIds: network.subnetIds,
    securityGroupIds: network.securityGroupIds,
    images: imageUris,
  })
  .apply((known) => {
    const inputs = { ...known, ...inputsIn(known.bucket) };
    const definition = workflow.define(inputs);
    const { instanceTypes, withoutConditions } = configuration;
    const codePrefix = `code/${workflow.name}`;
    const inputDataKeyArn = inputData?.keyArn;
    const names = { ...inputs, codePrefix, inputDataKeyArn, instanceTypes, withoutConditions };
    const seen = { ...known, pipelineName: configuration.pipelineName, definition };
    return { definition, policies: executionPolicies(names, definition), seen };
  });
const policies = new RolePolicies(name, {
  roleNames: roles.names,
  policies: lifted.apply((known) => known.policies),
});
const services = makeWorkflowServices(
  name,
  {
    ...{ ...configuration, workflow, place, keyArn, logsKeyArn, messaging },
    definition: lifted.apply((known) => known.definition),
    inputs: bucket.apply(inputsIn),
    inputDataKeyArn: inputData?.keyArn,
    images: imageUris,
    roleNames: roles.names,
    ownTags: { stack, workflow: workflow.name },
  },
  { dependsOn: [files] },
);
const pipeline = new SageMakerPipeline(
  name,
  {
    pipelineName: configuration.pipelineName,
    description: workflow.description,
    definition: lifted.apply((known) => known.definition),
    roleArn: roles.pipeline.arn,
    modelPackageGroupName: name,
    maxParallelExecutionSteps: configuration.maxParallelExecutionSteps,
    adopt: configuration.adoptPipeline,
    protect,
    tags: { ...tags, ...domainTags(configuration) },
  },
  { dependsOn: [policies, files, access, ...services] },
);

// Starts, notifications, alarms and budget: nothing where the configuration asks for nothing.
export const webhook = surroundPipeline(
  name,
  {
    ...configuration,
    place,
    pipelineArn: pipeline.pipelineArn,
    inputDataUri: bucket.apply((known) => inputsIn(known).inputData),
    ownDataBucket: inputData === undefined ? bucket : undefined,
    logsKeyArn,
    costTag: { key: "stack", value: stack },
  },
  messaging,
);

// The ways in for people: a role to press Start with, and Studio.
export const entrances = letPeopleIn(name, {
  ...configuration,
  place,
  seen: lifted.apply(({ seen }) => seen),
  network,
  keyArn,
});

export const pipelineName = pipeline.pipelineName;
export const pipelineArn = pipeline.pipelineArn;
export const modelPackageGroupArn = pipeline.modelPackageGroupArn;
export const artifactsBucket = bucket;
export const accessLogsBucket = buckets.accessLogs;
export const roleArns = { pipeline: roles.pipeline.arn, ...roles.jobArns };
export const repositoryUrls = repositories.urls;
export const startCommand = pulumi.interpolate`npm run -s pipeline -- start ${pipelineName} --region ${region}`;

// The same for programs that do not speak Pulumi.
new StackParameters(name, {
  values: {
    pipelineName,
    pipelineArn,
    modelPackageGroupArn,
    artifactsBucket,
    accessLogsBucket,
    roleArns,
    "repositoryUrls/jobs": repositories.urls.apply(({ jobs = "" }) => jobs),
    startCommand,
    ...entrances,
    webhook: { ...webhook },
  },
});
