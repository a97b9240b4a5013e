import { entryOf, itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

/** What a job reads from S3: everything below a prefix, or one object; a manifest names further objects. */
export interface DataInput {
  readonly uri: unknown;
  readonly kind: "prefix" | "object" | "manifest";
}

/** Where a job writes, and the value that names the key of what it writes. */
export interface DataOutput {
  readonly uri: unknown;
  readonly key: unknown;
}

const KINDS: Readonly<Record<string, DataInput["kind"]>> = {
  S3Object: "object",
  ManifestFile: "manifest",
  AugmentedManifestFile: "manifest",
};

/** An S3 data source of any shape; its data type is a prefix unless it says otherwise. */
const source = (value: unknown, type = memberAt(value, "S3DataType")): readonly DataInput[] =>
  setOnly(memberAt(value, "S3Uri")).map((uri) => ({
    uri,
    kind: typeof type === "string" ? (entryOf(KINDS, type) ?? "prefix") : "prefix",
  }));

const object = (...uris: readonly unknown[]): readonly DataInput[] =>
  setOnly(...uris).map((uri) => ({ uri, kind: "object" }));

const output = (uri: unknown, key?: unknown): readonly DataOutput[] =>
  setOnly(uri).map((one) => ({ uri: one, key }));

const channels = (args: unknown): readonly DataInput[] =>
  itemsAt(args, "InputDataConfig").flatMap((channel) =>
    source(memberAt(channel, "DataSource", "S3DataSource")),
  );

const processingInputs = ({ args }: StepReading): readonly DataInput[] =>
  itemsAt(args, "ProcessingInputs").flatMap((input) => [
    ...source(memberAt(input, "S3Input")),
    ...["AthenaDatasetDefinition", "RedshiftDatasetDefinition"].flatMap((dataset) =>
      setOnly(memberAt(input, "DatasetDefinition", dataset, "OutputS3Uri")).map((uri) => ({
        uri,
        kind: "prefix" as const,
      })),
    ),
  ]);

const processingOutputs = ({ args }: StepReading): readonly DataOutput[] =>
  itemsAt(args, "ProcessingOutputConfig", "Outputs").flatMap((one) =>
    output(memberAt(one, "S3Output", "S3Uri"), memberAt(args, "ProcessingOutputConfig", "KmsKeyId")),
  );

/** The definitions of training jobs in a tuning job: one, or a list. */
export const trainingDefinitions = (args: unknown): readonly unknown[] => [
  ...setOnly(memberAt(args, "TrainingJobDefinition")),
  ...itemsAt(args, "TrainingJobDefinitions"),
];

const mainOutput = (args: unknown): readonly DataOutput[] =>
  output(memberAt(args, "OutputDataConfig", "S3OutputPath"), memberAt(args, "OutputDataConfig", "KmsKeyId"));

const checkpoints = (args: unknown): readonly DataOutput[] =>
  output(memberAt(args, "CheckpointConfig", "S3Uri"));

const trainingOutputs = (args: unknown): readonly DataOutput[] => [
  ...mainOutput(args),
  ...checkpoints(args),
  ...["DebugHookConfig", "TensorBoardOutputConfig", "ProfilerConfig"].flatMap((member) =>
    output(memberAt(args, member, "S3OutputPath")),
  ),
  ...["DebugRuleConfigurations", "ProfilerRuleConfigurations"].flatMap((member) =>
    itemsAt(args, member).flatMap((rule) => output(memberAt(rule, "S3OutputPath"))),
  ),
];

// A job goes on from its checkpoints, so it reads where it writes them.
const checkpointInputs = (args: unknown): readonly DataInput[] =>
  setOnly(memberAt(args, "CheckpointConfig", "S3Uri")).map((uri) => ({ uri, kind: "prefix" }));

/** What one container of a model loads. */
export const containerInputs = (container: unknown): readonly DataInput[] => [
  ...setOnly(memberAt(container, "ModelDataUrl")).map((uri): DataInput => ({
    uri,
    // A container for many models is given a folder of archives.
    kind: memberAt(container, "Mode") === "MultiModel" ? "prefix" : "object",
  })),
  ...source(memberAt(container, "ModelDataSource", "S3DataSource")),
  ...object(memberAt(container, "ModelDataSource", "S3DataSource", "ManifestS3Uri")),
  ...itemsAt(container, "AdditionalModelDataSources").flatMap((one) => source(memberAt(one, "S3DataSource"))),
  ...source(memberAt(container, "AdditionalS3DataSource")),
];

const transformOutputs = ({ args }: StepReading): readonly DataOutput[] => [
  ...output(memberAt(args, "TransformOutput", "S3OutputPath"), memberAt(args, "TransformOutput", "KmsKeyId")),
  ...output(
    memberAt(args, "DataCaptureConfig", "DestinationS3Uri"),
    memberAt(args, "DataCaptureConfig", "KmsKeyId"),
  ),
];

const endpointOutputs = ({ args }: StepReading): readonly DataOutput[] => {
  const results = memberAt(args, "AsyncInferenceConfig", "OutputConfig");
  return [
    ...["S3OutputPath", "S3FailurePath"].flatMap((member) =>
      output(memberAt(results, member), memberAt(results, "KmsKeyId")),
    ),
    ...itemsAt(args, "ProductionVariants").flatMap((variant) =>
      output(
        memberAt(variant, "CoreDumpConfig", "DestinationS3Uri"),
        memberAt(variant, "CoreDumpConfig", "KmsKeyId"),
      ),
    ),
  ];
};

/** What the jobs of a step read, by step type. */
const INPUTS: Readonly<Record<string, (step: StepReading) => readonly DataInput[]>> = {
  Processing: processingInputs,
  QualityCheck: processingInputs,
  ClarifyCheck: processingInputs,
  Training: ({ args }) => [...channels(args), ...checkpointInputs(args)],
  Tuning: ({ args }) =>
    trainingDefinitions(args).flatMap((one) => [...channels(one), ...checkpointInputs(one)]),
  Transform: ({ args }) => source(memberAt(args, "TransformInput", "DataSource", "S3DataSource")),
  AutoML: ({ args }) => [
    ...channels(args),
    ...object(memberAt(args, "AutoMLJobConfig", "CandidateGenerationConfig", "FeatureSpecificationS3Uri")),
  ],
  Model: ({ args }) =>
    [...setOnly(memberAt(args, "PrimaryContainer")), ...itemsAt(args, "Containers")].flatMap(containerInputs),
};

/** Where the jobs of a step write, by step type. */
const OUTPUTS: Readonly<Record<string, (step: StepReading) => readonly DataOutput[]>> = {
  Processing: processingOutputs,
  QualityCheck: processingOutputs,
  ClarifyCheck: processingOutputs,
  Training: ({ args }) => trainingOutputs(args),
  Tuning: ({ args }) => trainingDefinitions(args).flatMap((one) => [...mainOutput(one), ...checkpoints(one)]),
  Transform: transformOutputs,
  AutoML: ({ args }) => mainOutput(args),
  EndpointConfig: endpointOutputs,
};

export const inputsOf = (step: StepReading): readonly DataInput[] => entryOf(INPUTS, step.type)?.(step) ?? [];

export const outputsOf = (step: StepReading): readonly DataOutput[] =>
  entryOf(OUTPUTS, step.type)?.(step) ?? [];
