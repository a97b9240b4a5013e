import assert from "node:assert/strict";
import { permissions } from "../../../../pipeline-definition/analysis/permissions/permissions";
import type { PipelineDefinition } from "../../../../pipeline-definition/document/definition";

const ROLE = "arn:aws:iam::111122223333:role/jobs";
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/jobs:7";

const step = (Type: string, Arguments: object, beside: object = {}) => ({
  Name: "S",
  Type,
  Arguments,
  ...beside,
});

const define = (steps: readonly object[]): PipelineDefinition =>
  ({ Version: "2020-12-01", Steps: steps }) as unknown as PipelineDefinition;

const job = (uri: unknown, more: object = {}) =>
  step("Processing", {
    RoleArn: ROLE,
    AppSpecification: { ImageUri: IMAGE },
    ProcessingInputs: [{ InputName: "i", S3Input: { S3Uri: uri, S3DataType: "S3Prefix" } }],
    ...more,
  });

const roleOf = (document: PipelineDefinition, role: string) => {
  const found = permissions(document).find((one) => one.role === role);
  assert.ok(found !== undefined, role);
  return found;
};

describe("permissions: notes", () => {
  const PIPELINE = "pipeline";
  const notes: readonly (readonly [
    what: string,
    document: PipelineDefinition,
    role: string,
    note: RegExp,
  ])[] = [
    [
      "a step type nobody knows",
      define([step("Job", {})]),
      PIPELINE,
      /^Step "S" has type "Job", whose rights are not derived\.$/,
    ],
    [
      "a parameter without a default",
      define([job({ Get: "Parameters.No" })]),
      ROLE,
      /^What is read at Parameters\.No is not known to the document: rights in S3 are missing\.$/,
    ],
    [
      "a role that is not told",
      define([{ ...job("s3://b/x"), Arguments: { RoleArn: { Get: "Parameters.R" } } }]),
      PIPELINE,
      /^iam:PassRole for Parameters\.R of step "S": the document does not tell its ARN\.$/,
    ],
    [
      "a job without a role",
      define([step("Processing", {})]),
      PIPELINE,
      /^Step "S" names no role, so it is taken to run under the pipeline's own\.$/,
    ],
    [
      "a key alias",
      define([job("s3://b/x", { ProcessingResources: { ClusterConfig: { VolumeKmsKeyId: "alias/k" } } })]),
      ROLE,
      /^The key "alias\/k" is not named by its ARN; the rights on it are missing\.$/,
    ],
    [
      "a bucket without a key",
      define([job("s3://b/x")]),
      ROLE,
      /^Bucket "b": if its objects are encrypted with a customer key, rights on that key are needed too\.$/,
    ],
    [
      "a manifest",
      define([
        job("s3://b/m", {
          ProcessingInputs: [{ S3Input: { S3Uri: "s3://b/m", S3DataType: "ManifestFile" } }],
        }),
      ]),
      ROLE,
      /^The objects that the manifest "s3:\/\/b\/m" names have to be readable too\.$/,
    ],
    [
      "an image of the run",
      define([job("s3://b/x", { AppSpecification: { ImageUri: { Get: "Steps.X.Image" } } })]),
      ROLE,
      /^The image Steps\.X\.Image is known only at run time: the rights to pull it are missing\.$/,
    ],
    [
      "a query",
      define([job("s3://b/x", { ProcessingInputs: [{ DatasetDefinition: {} }] })]),
      ROLE,
      /^Step "S" queries Athena or Redshift: only reading the results/,
    ],
    [
      "a feature group",
      define([job("s3://b/x", { ProcessingOutputConfig: { Outputs: [{ FeatureStoreOutput: {} }] } })]),
      ROLE,
      /^Step "S" writes to a feature group: /,
    ],
    [
      "a file system",
      define([
        step("Training", { RoleArn: ROLE, InputDataConfig: [{ DataSource: { FileSystemDataSource: {} } }] }),
      ]),
      ROLE,
      /^Step "S" reads a file system: /,
    ],
    [
      "an algorithm",
      define([step("Training", { RoleArn: ROLE, AlgorithmSpecification: { AlgorithmName: "a" } })]),
      ROLE,
      /^Step "S" uses an algorithm by name: /,
    ],
    [
      "a serverless job",
      define([step("Training", { RoleArn: ROLE, ServerlessJobConfig: {} })]),
      ROLE,
      /^Step "S" is serverless: /,
    ],
    [
      "rules of a debugger",
      define([step("Training", { RoleArn: ROLE, DebugRuleConfigurations: [{}] })]),
      ROLE,
      /^Step "S" has rules that run as processing jobs/,
    ],
    [
      "AutoML",
      define([step("AutoML", { RoleArn: ROLE })]),
      ROLE,
      /^AutoML of step "S" names its models, endpoints and images itself/,
    ],
    [
      "baselines of a group",
      define([step("QualityCheck", { RoleArn: ROLE }, { ModelPackageGroupName: "g" })]),
      ROLE,
      /^Baselines of the model package group of step "S" lie where its versions say\.$/,
    ],
    [
      "Clarify's endpoint",
      define([step("ClarifyCheck", { RoleArn: ROLE }, { CheckType: "MODEL_BIAS", ModelName: "m" })]),
      ROLE,
      /^The endpoint that Clarify makes of a model is taken to have Clarify's own name/,
    ],
    [
      "a model from elsewhere",
      define([step("Transform", { ModelName: "m" })]),
      PIPELINE,
      /^Step "S" uses the model "m", whose role is not in the document: /,
    ],
    [
      "a model of a package",
      define([step("Model", { ExecutionRoleArn: ROLE, PrimaryContainer: { ModelPackageName: "p" } })]),
      ROLE,
      /^Model "p" of step "S" is a package: what it loads is not derived\.$/,
    ],
    [
      "an unknown group",
      define([step("RegisterModel", {})]),
      PIPELINE,
      /^Step "S" registers into null, which the document does not name: rights on it are missing\.$/,
    ],
    [
      "an endpoint from elsewhere",
      define([step("InferenceComponent", { EndpointName: "e" })]),
      PIPELINE,
      /^Step "S" runs under the role of endpoint "e", which is not in the document\.$/,
    ],
    [
      "an unknown function",
      define([step("Lambda", {}, { FunctionArn: { Get: "Parameters.F" } })]),
      PIPELINE,
      /^Step "S" calls the function Parameters\.F, which the document does not name: the right is missing\.$/,
    ],
    [
      "an unknown queue",
      define([step("Callback", {}, { SqsQueueUrl: "no" })]),
      PIPELINE,
      /^Step "S" calls the queue "no", which the document does not name: the right is missing\.$/,
    ],
    [
      "a queue's key",
      define([step("Callback", {}, { SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/q" })]),
      PIPELINE,
      /^The queue of step "S": if it is encrypted with a customer key, /,
    ],
    [
      "code of EMR",
      define([step("EMRServerless", { ExecutionRoleArn: ROLE })]),
      ROLE,
      /^What the code of step "S" reads and writes is not in the document\.$/,
    ],
    [
      "EMR Serverless",
      define([step("EMRServerless", { ExecutionRoleArn: ROLE })]),
      PIPELINE,
      /^Step "S": AWS does not document what pipelines need for EMR Serverless; /,
    ],
    [
      "a runtime role of EMR",
      define([step("EMR", { ClusterId: "j-1", ExecutionRoleArn: ROLE })]),
      ROLE,
      /^The role of the cluster's instances assumes it, /,
    ],
    [
      "EMR's own role",
      define([step("EMR", { ClusterConfig: { ServiceRole: ROLE } })]),
      ROLE,
      /^It runs the cluster; AmazonEMRServicePolicy_v2 tells/,
    ],
    [
      "Bedrock",
      define([step("BedrockModelImport", {})]),
      PIPELINE,
      /^Step "S": AWS does not document what pipelines need for Bedrock; /,
    ],
    [
      "experiments",
      { ...define([]), PipelineExperimentConfig: {} },
      PIPELINE,
      /^What SageMaker needs for the PipelineExperimentConfig of the pipeline is not derived\.$/,
    ],
  ];
  for (const [what, document, role, text] of notes) {
    it(`say about ${what} what they cannot know`, () => {
      const said = roleOf(document, role).notes;
      assert.ok(
        said.some((one) => text.test(one)),
        said.join("\n"),
      );
    });
  }
});
