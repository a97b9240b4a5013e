import assert from "node:assert/strict";
import { unsupportedIn } from "../../../local-sagemaker/jobs/unsupported";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { IMAGE, JobFixture, pythonJob } from "./job-fixture";

const training = (more: JsonObject = {}): JsonObject => ({
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
  HyperParameters: { num_round: "1" },
  InputDataConfig: [
    { ChannelName: "train", DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/t" } } },
  ],
  OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
  ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 },
  RoleArn: "role",
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  ...more,
});

const channel = (more: JsonObject, source: JsonObject = {}): JsonObject =>
  training({
    InputDataConfig: [
      { ChannelName: "train", DataSource: { S3DataSource: { S3Uri: "s3://b/t", ...source } }, ...more },
    ],
  });

const specification = (more: JsonObject): JsonObject =>
  training({ AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File", ...more } });

const input = (s3: JsonObject, more: JsonObject = {}): JsonObject =>
  pythonJob("", { ProcessingInputs: [{ InputName: "i", S3Input: { S3Uri: "s3://b/i", ...s3 }, ...more }] });

const output = (s3: JsonObject, more: JsonObject = {}): JsonObject =>
  pythonJob("", {
    ProcessingOutputConfig: {
      Outputs: [{ OutputName: "o", S3Output: { S3Uri: "s3://b/o", ...s3 }, ...more }],
    },
  });

const cluster = (InstanceCount: number): JsonObject =>
  pythonJob("", { ProcessingResources: { ClusterConfig: { InstanceCount } } });

const processingCases: readonly (readonly [JsonObject, string])[] = [
  [
    { AppSpecification: { ImageUri: "1.dkr.ecr.x/own:1", ContainerEntrypoint: ["x"] } },
    'image "1.dkr.ecr.x/own:1" (known here: sagemaker-xgboost:3.2-0, linear-learner:1)',
  ],
  [
    { AppSpecification: { ImageUri: IMAGE, ContainerArguments: ["x"] } },
    "a processing job without ContainerEntrypoint, which starts the image's own program",
  ],
  [cluster(2), 'ProcessingResources.ClusterConfig.InstanceCount "2"'],
  [input({ S3InputMode: "Pipe" }), 'ProcessingInputs[0].S3Input.S3InputMode "Pipe"'],
  [input({ S3DataType: "ManifestFile" }), 'ProcessingInputs[0].S3Input.S3DataType "ManifestFile"'],
  [input({ S3CompressionType: "Gzip" }), 'ProcessingInputs[0].S3Input.S3CompressionType "Gzip"'],
  [input({}, { AppManaged: true }), 'ProcessingInputs[0].AppManaged "true"'],
  [input({}, { DatasetDefinition: { LocalPath: "/x" } }), "ProcessingInputs[0].DatasetDefinition"],
  [
    output({ S3UploadMode: "Continuous" }),
    'ProcessingOutputConfig.Outputs[0].S3Output.S3UploadMode "Continuous"',
  ],
  [output({}, { AppManaged: true }), 'ProcessingOutputConfig.Outputs[0].AppManaged "true"'],
  [
    output({}, { FeatureStoreOutput: { FeatureGroupName: "f" } }),
    "ProcessingOutputConfig.Outputs[0].FeatureStoreOutput",
  ],
  [pythonJob("", { SomethingNew: {} }), "SomethingNew"],
];

const trainingCases: readonly (readonly [JsonObject, string])[] = [
  [
    specification({ TrainingImage: "own" }),
    'image "own" (known here: sagemaker-xgboost:3.2-0, linear-learner:1)',
  ],
  [specification({ TrainingInputMode: "Pipe" }), 'AlgorithmSpecification.TrainingInputMode "Pipe"'],
  [specification({ AlgorithmName: "a" }), 'AlgorithmSpecification.AlgorithmName "a"'],
  [
    specification({ ContainerArguments: ["train"] }),
    "AlgorithmSpecification.ContainerArguments without ContainerEntrypoint",
  ],
  [
    specification({ MetricDefinitions: [{ Name: "m", Regex: "(" }] }),
    'the regular expression of metric "m" cannot be read: (',
  ],
  [training({ ResourceConfig: { InstanceCount: 2 } }), 'ResourceConfig.InstanceCount "2"'],
  [training({ ResourceConfig: { InstanceGroups: [{}] } }), "ResourceConfig.InstanceGroups"],
  [channel({ InputMode: "Pipe" }), 'InputDataConfig[0].InputMode "Pipe"'],
  [channel({ CompressionType: "Gzip" }), 'InputDataConfig[0].CompressionType "Gzip"'],
  [channel({ RecordWrapperType: "RecordIO" }), 'InputDataConfig[0].RecordWrapperType "RecordIO"'],
  [channel({ ShuffleConfig: { Seed: 1 } }), "InputDataConfig[0].ShuffleConfig"],
  [
    channel({ ContentType: "application/x-parquet" }),
    'InputDataConfig[0].ContentType "application/x-parquet"',
  ],
  [
    channel({}, { S3DataType: "AugmentedManifestFile" }),
    'InputDataConfig[0].DataSource.S3DataSource.S3DataType "AugmentedManifestFile"',
  ],
  [
    channel({ DataSource: { FileSystemDataSource: {} } }),
    "InputDataConfig[0].DataSource.FileSystemDataSource",
  ],
  [channel({ ChannelName: "code" }), 'channel "code" without "sagemaker_program"'],
  [
    training({
      AlgorithmSpecification: { TrainingImage: "x/linear-learner:1", TrainingInputMode: "File" },
      HyperParameters: { sagemaker_program: '"train.py"' },
    }),
    'script mode in image "linear-learner:1"',
  ],
  [
    training({
      EnableNetworkIsolation: true,
      HyperParameters: {
        sagemaker_program: '"train.py"',
        sagemaker_submit_directory: '"s3://b/source.tar.gz"',
      },
    }),
    'code from "s3://b/source.tar.gz" in an isolated job, which cannot fetch it; give it a channel',
  ],
  [training({ HyperParameters: { _kfold: "5" } }), 'hyper-parameter "_kfold" with value "5"'],
  [training({ CheckpointConfig: { S3Uri: "s3://b/c" } }), "CheckpointConfig"],
];

describe("unsupported", () => {
  for (const [request, line] of processingCases)
    it(`names ${line} of a processing job`, () =>
      assert.deepEqual(unsupportedIn("Processing", request), [line]));

  for (const [request, line] of trainingCases)
    it(`names ${line} of a training job`, () => assert.deepEqual(unsupportedIn("Training", request), [line]));

  it("has nothing against jobs that can run", () => {
    assert.deepEqual(unsupportedIn("Processing", pythonJob("")), []);
    assert.deepEqual(unsupportedIn("Training", training()), []);
    assert.deepEqual(
      unsupportedIn("Training", channel({ InputMode: "FastFile", ContentType: "text/csv" })),
      [],
    );
    assert.deepEqual(unsupportedIn("Processing", input({ S3DataDistributionType: "ShardedByS3Key" })), []);
    assert.deepEqual(unsupportedIn("Training", training({ DebugHookConfig: {} })), []);
    assert.deepEqual(unsupportedIn("Training", training({ Environment: { SAGEMAKER_PROGRAM: "x.py" } })), []);
  });

  it("lets references pass that are not resolved yet", () => {
    const get = { Get: "Parameters.X" };
    assert.deepEqual(unsupportedIn("Processing", input({ S3InputMode: get, S3Uri: get })), []);
    assert.deepEqual(
      unsupportedIn("Processing", { AppSpecification: { ImageUri: get, ContainerEntrypoint: ["x"] } }),
      [],
    );
    assert.deepEqual(unsupportedIn("Training", training({ ResourceConfig: { InstanceCount: get } })), []);
    assert.deepEqual(unsupportedIn("Training", training({ HyperParameters: { _kfold: get } })), []);
    assert.deepEqual(
      unsupportedIn("Training", channel({ ContentType: { "Std:Join": { On: "", Values: [] } } })),
      [],
    );
  });

  it("is asked again when a job starts, all references resolved", async () => {
    const fixture = new JobFixture();
    try {
      await assert.rejects(fixture.run({ type: "Processing", request: cluster(3) }), {
        name: "LocalRunError",
        message:
          'A processing job asks for what local runs do not do yet: ProcessingResources.ClusterConfig.InstanceCount "3".',
      });
    } finally {
      fixture.close();
    }
  });
});
