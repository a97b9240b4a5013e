import { PIPELINE_ROLE } from "../../pipeline-definition/analysis/permissions/finding";
import { permissions } from "../../pipeline-definition/analysis/permissions/permissions";
import type { Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { dataBucket } from "./data-bucket";
import { withoutConditions } from "./without-conditions";

/** The kinds of job that have an execution role of their own. */
export type JobKind = "processing" | "training" | "model";

/** What the program knows of a deployment and its definition does not tell. */
export interface ExecutionNames {
  readonly place: Place;
  readonly pipelineName: string;
  /** Name of the bucket for code and outputs. */
  readonly bucket: string;
  /** ARN of the key of that bucket. */
  readonly keyArn: string;
  /** Prefix of the workflow's code in the bucket, without a slash at the end. */
  readonly codePrefix: string;
  /** S3 URI of the input data. */
  readonly inputData: string;
  /** ARN of the customer key that encrypts the input data, when it lies in a bucket that is not ours. */
  readonly inputDataKeyArn?: string | undefined;
  readonly roleArns: Readonly<Record<JobKind, string>>;
  /** Instance types that jobs may use, with `*` for any text: the guard against a costly start. */
  readonly instanceTypes: readonly string[];
  /** Condition keys that are switched off. @default none */
  readonly withoutConditions?: readonly string[];
}

/** Who has an execution role: the pipeline itself, and each kind of job. */
export type RoleKind = "pipeline" | JobKind;

export type ExecutionPolicies = Readonly<Record<RoleKind, PolicyDocument>>;

/** For a role that needs nothing: IAM takes no empty policy. */
const nothing: PolicyDocument = policyDocument({
  Sid: "NeedsNothing",
  Effect: "Deny",
  Action: "*",
  Resource: "*",
});

const keysOfBuckets = ({ bucket, keyArn, inputData, inputDataKeyArn }: ExecutionNames) => ({
  ...(inputDataKeyArn === undefined ? {} : { [dataBucket(inputData)]: inputDataKeyArn }),
  [bucket]: keyArn,
});

/**
 * What each role may do so that the definition can run, and no more. The pipeline's prefix and the workflow's code
 * are granted as a whole: executions of the definition before go on, and cached results stay readable.
 */
export const executionPolicies = (
  names: ExecutionNames,
  definition: PipelineDefinition,
): ExecutionPolicies => {
  const { place, pipelineName, bucket, codePrefix, roleArns, instanceTypes } = names;
  const derived = permissions(definition, {
    region: place.region,
    account: place.account,
    pipelineName,
    folders: [pipelineName, codePrefix].map((prefix) => `s3://${bucket}/${prefix}/`),
    answersIn: `s3://${bucket}/${pipelineName}/`,
    bucketKeys: keysOfBuckets(names),
    instanceTypes,
  });
  const policyOf = (role: string) => {
    const policy = derived.find((one) => one.role === role)?.policy;
    return policy === undefined || policy.Statement.length === 0
      ? nothing
      : withoutConditions(policy, names.withoutConditions ?? []);
  };
  return {
    pipeline: policyOf(PIPELINE_ROLE),
    processing: policyOf(roleArns.processing),
    training: policyOf(roleArns.training),
    model: policyOf(roleArns.model),
  };
};
