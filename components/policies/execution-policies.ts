import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { dataLocation } from "./data-location";
import { repositoriesPulled, type JobKind } from "./images-pulled";
import { modelPolicy, processingPolicy, trainingPolicy } from "./job-role-policies";
import { pipelinePolicy } from "./pipeline-role-policy";
import type { Place } from "../../pipeline-definition/analysis/permissions/place";
import type { PolicyDocument } from "../../pipeline-definition/analysis/permissions/policy-document";

/** The names that the policies of one pipeline's roles are made of. */
export interface ExecutionNames {
  readonly place: Place;
  readonly pipelineName: string;
  /** Name of the bucket for code and outputs. */
  readonly bucket: string;
  readonly keyArn: string;
  /** Prefix of the workflow's code in the bucket, without a slash at the end. */
  readonly codePrefix: string;
  /** S3 URI of the input data. */
  readonly inputData: string;
  /** ARN of the customer key that encrypts the input data, when it lies in a bucket that is not ours. */
  readonly inputDataKeyArn?: string | undefined;
  readonly roleArns: Readonly<Record<JobKind, string>>;
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly modelPackageGroupName: string;
  readonly instanceTypes: readonly string[];
}

/** Who has an execution role: the pipeline itself, and each kind of job. */
export type RoleKind = "pipeline" | JobKind;

export type ExecutionPolicies = Readonly<Record<RoleKind, PolicyDocument>>;

/** What each role may do so that the definition can run, and no more. */
export const executionPolicies = (
  names: ExecutionNames,
  definition: PipelineDefinition,
): ExecutionPolicies => {
  const job = (kind: JobKind) => ({
    ...names,
    repositories: repositoriesPulled(definition, kind, names.place.partition),
  });
  return {
    pipeline: pipelinePolicy({ ...names, jobRoleArns: Object.values(names.roleArns) }),
    processing: processingPolicy({
      ...job("processing"),
      data: dataLocation(names.inputData),
      dataKeyArn: names.inputDataKeyArn,
    }),
    training: trainingPolicy(job("training")),
    model: modelPolicy(job("model")),
  };
};
