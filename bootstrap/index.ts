/** What an account holds once per region, before the first pipeline: states, delivery, shared logs. */
import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import * as pulumi from "@pulumi/pulumi";
import { failingPlainly } from "../components/expected-errors";
import { placeOf } from "../pipeline-definition/analysis/permissions/place";
import { readAccountConfiguration } from "./account-configuration";
import { DeliveryRoles } from "./delivery-roles";
import { JobLogGroups } from "./job-log-groups";
import { RoleBoundary } from "./role-boundary";
import { StateStorage } from "./state-storage";

const configuration = failingPlainly(() =>
  readAccountConfiguration({
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    values: pulumi.runtime.allConfig(),
  }),
);
const { project, region, repository, stacks, workflows, protect } = configuration;
const name = project;

const place = getCallerIdentityOutput().accountId.apply((account) => placeOf(region, account));
const storage = new StateStorage(name, {
  place,
  bucket: configuration.stateBucket,
  bucketName: configuration.stateBucketName,
  key: configuration.secretsKey,
  keyArn: configuration.secretsKeyArn,
  protect,
});
new JobLogGroups(name, {
  place,
  groups: {
    TrainingJobs: configuration.trainingLogs,
    ProcessingJobs: configuration.processingLogs,
    TransformJobs: configuration.transformLogs,
  },
  retentionDays: configuration.logRetentionDays,
  protect,
});
const boundary = new RoleBoundary(`${name}-boundary`, { place, project, stacks, workflows, protect });
const delivery =
  repository === ""
    ? undefined
    : new DeliveryRoles(`${name}-delivery`, {
        place,
        repository,
        driftBranch: configuration.driftBranch,
        provider: configuration.githubProvider,
        providerArn: configuration.githubProviderArn,
        stacks,
        disposableStacks: configuration.disposableStacks,
        workflows,
        dataBuckets: configuration.dataBuckets,
        state: pulumi.output({ project, bucket: storage.bucketName, keyArn: storage.keyArn }),
        protect,
      });

export const backendUrl = pulumi.interpolate`s3://${storage.bucketName}?region=${region}`;
export const secretsProvider = storage.keyArn.apply((arn) => `awskms:///${arn}?region=${region}`);
export const permissionsBoundaryArn = boundary.arn;
export const previewRoleArn = delivery?.previewRoleArn;
export const upRoleArns = delivery?.upRoleArns;
