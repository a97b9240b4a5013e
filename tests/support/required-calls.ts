/**
 * The API calls that SageMaker makes for each step type, from AWS's manual and not from our policies:
 * https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html (what jobs do under their roles),
 * https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html (what the pipeline does) and the
 * managed policy AmazonSageMakerPipelinesIntegrations (Lambda, SQS, EMR).
 */

/**
 * Who calls: the pipeline, the role at a way into the arguments, the role of the models that a way names, or that of
 * the endpoint that a way names.
 */
export type Caller =
  "pipeline" | { readonly role: string } | { readonly modelOf: string } | { readonly endpointOf: string };

/** One thing that happens, in terms of places in the arguments of its step. `$` begins at the step itself. */
export type Happening =
  | {
      readonly by: Caller;
      readonly calls: string;
      /** `training-job/{job}` of SageMaker, `sqs:{queue}` of another service, or a whole ARN. */
      readonly on: string;
      /** Once for each value at this way, which takes the place of `{each}`. */
      readonly each?: string;
      /** Once for each object at this way; the ways of the context begin there. */
      readonly inside?: string;
      readonly context?: Context;
    }
  /** An S3 data source with its type, or a bare URI of one object. */
  | { readonly by: Caller; readonly reads: string }
  | { readonly by: Caller; readonly gets: string }
  /** A container's model: one archive, or for many models a folder of them. */
  | { readonly by: Caller; readonly loads: string }
  | { readonly by: Caller; readonly writes: string; readonly key?: string }
  | { readonly by: Caller; readonly pulls: string }
  /** A log group below `/aws/sagemaker/`; `{Member}` stands for the text of a member. */
  | { readonly by: Caller; readonly logs: string }
  | { readonly by: Caller; readonly joins: string }
  | { readonly by: Caller; readonly takesGrantOn: string }
  | { readonly passes: string; readonly to: string };

/** Condition keys that a request brings along, and where its arguments hold their values. */
export type Context = Readonly<Record<string, string>>;

const pipeline = "pipeline" as const;

const watched = (operation: string, resource: string): readonly Happening[] => [
  {
    by: pipeline,
    calls: `sagemaker:Describe${operation} sagemaker:Stop${operation} sagemaker:AddTags`,
    on: resource,
  },
];

const network = (vpc: string): Context => ({
  "sagemaker:VpcSubnets": `${vpc}Subnets[]`,
  "sagemaker:VpcSecurityGroupIds": `${vpc}SecurityGroupIds[]`,
});

const PROCESSING_ROLE = { role: "RoleArn" };
const CLUSTER = "ProcessingResources.ClusterConfig";

const PROCESSING: readonly Happening[] = [
  { passes: "RoleArn", to: "sagemaker.amazonaws.com" },
  {
    by: pipeline,
    calls: "sagemaker:CreateProcessingJob",
    on: "processing-job/{job}",
    context: {
      ...network("NetworkConfig.VpcConfig."),
      "sagemaker:NetworkIsolation": "NetworkConfig.EnableNetworkIsolation",
      "sagemaker:InterContainerTrafficEncryption": "NetworkConfig.EnableInterContainerTrafficEncryption",
      "sagemaker:InstanceTypes": `${CLUSTER}.InstanceType ${CLUSTER}.InstancePreferences[].InstanceType`,
      "sagemaker:VolumeKmsKeyArn": `${CLUSTER}.VolumeKmsKeyId`,
      "sagemaker:OutputKmsKeyArn": "ProcessingOutputConfig.KmsKeyId",
      "sagemaker:MaxRuntimeInSeconds": "StoppingCondition.MaxRuntimeInSeconds",
    },
  },
  ...watched("ProcessingJob", "processing-job/{job}"),
  { by: pipeline, takesGrantOn: `${CLUSTER}.VolumeKmsKeyId` },
  { by: PROCESSING_ROLE, takesGrantOn: `${CLUSTER}.VolumeKmsKeyId` },
  { by: PROCESSING_ROLE, reads: "ProcessingInputs[].S3Input" },
  ...["Athena", "Redshift"].map((query) => ({
    by: PROCESSING_ROLE,
    reads: `ProcessingInputs[].DatasetDefinition.${query}DatasetDefinition.OutputS3Uri`,
  })),
  {
    by: PROCESSING_ROLE,
    writes: "ProcessingOutputConfig.Outputs[].S3Output.S3Uri",
    key: "ProcessingOutputConfig.KmsKeyId",
  },
  { by: PROCESSING_ROLE, pulls: "AppSpecification.ImageUri" },
  { by: PROCESSING_ROLE, logs: "ProcessingJobs" },
  { by: PROCESSING_ROLE, joins: "NetworkConfig.VpcConfig" },
];

/** The newest approved version of the group tells the baselines; the job is given them. */
const CHECK: readonly Happening[] = [
  ...PROCESSING,
  {
    by: pipeline,
    calls: "sagemaker:ListModelPackages sagemaker:DescribeModelPackage",
    on: "model-package/{each}/1",
    each: "$ModelPackageGroupName",
  },
  { by: PROCESSING_ROLE, gets: "$SuppliedBaselineStatistics" },
  { by: PROCESSING_ROLE, gets: "$SuppliedBaselineConstraints" },
];

const RESOURCES = ["ResourceConfig", "HyperParameterTuningResourceConfig"];

/** The parts that training jobs share with the definitions of a tuning job, which stand below `at`. */
const training = (at: string): readonly Happening[] => {
  const by = { role: `${at}RoleArn` };
  return [
    { passes: `${at}RoleArn`, to: "sagemaker.amazonaws.com" },
    ...RESOURCES.flatMap((resources) =>
      [pipeline, by].map((who) => ({ by: who, takesGrantOn: `${at}${resources}.VolumeKmsKeyId` })),
    ),
    { by, reads: `${at}InputDataConfig[].DataSource.S3DataSource` },
    { by, writes: `${at}OutputDataConfig.S3OutputPath`, key: `${at}OutputDataConfig.KmsKeyId` },
    { by, reads: `${at}CheckpointConfig` },
    { by, writes: `${at}CheckpointConfig.S3Uri` },
    { by, pulls: `${at}AlgorithmSpecification.TrainingImage` },
    { by, logs: "TrainingJobs" },
    { by, joins: `${at}VpcConfig` },
  ];
};

const TRAINING_CONTEXT: Context = {
  ...network("VpcConfig."),
  "sagemaker:NetworkIsolation": "EnableNetworkIsolation",
  "sagemaker:InterContainerTrafficEncryption": "EnableInterContainerTrafficEncryption",
  "sagemaker:InstanceTypes": RESOURCES.flatMap((resources) =>
    ["", "InstanceGroups[].", "InstanceConfigs[]."].map((list) => `${resources}.${list}InstanceType`),
  ).join(" "),
  "sagemaker:VolumeKmsKeyArn": RESOURCES.map((resources) => `${resources}.VolumeKmsKeyId`).join(" "),
  "sagemaker:OutputKmsKeyArn": "OutputDataConfig.KmsKeyId",
  "sagemaker:MaxRuntimeInSeconds": "StoppingCondition.MaxRuntimeInSeconds",
};

const TRAINING: readonly Happening[] = [
  { by: pipeline, calls: "sagemaker:CreateTrainingJob", on: "training-job/{job}", context: TRAINING_CONTEXT },
  ...watched("TrainingJob", "training-job/{job}"),
  ...training(""),
  ...["DebugHookConfig", "TensorBoardOutputConfig", "ProfilerConfig"].map((member) => ({
    by: { role: "RoleArn" },
    writes: `${member}.S3OutputPath`,
  })),
  ...["Debug", "Profiler"].map((rules) => ({
    by: { role: "RoleArn" },
    writes: `${rules}RuleConfigurations[].S3OutputPath`,
  })),
];

const TUNED = ["TrainingJobDefinition.", "TrainingJobDefinitions[]."];
const TUNING_JOB = "hyper-parameter-tuning-job/{short}";

const TUNING: readonly Happening[] = [
  ...TUNED.map((at) => ({
    by: pipeline,
    calls: "sagemaker:CreateHyperParameterTuningJob",
    on: TUNING_JOB,
    inside: at.slice(0, -1),
    context: TRAINING_CONTEXT,
  })),
  ...watched("HyperParameterTuningJob", TUNING_JOB),
  { by: pipeline, calls: "sagemaker:ListTrainingJobsForHyperParameterTuningJob", on: TUNING_JOB },
  ...TUNED.flatMap(training),
];

const MODEL_ROLE = { role: "ExecutionRoleArn" };

/** What every container of a model or a version may load, below a way. */
const loaded = (by: Caller, container: string): readonly Happening[] => [
  { by, loads: container },
  { by, reads: `${container}.ModelDataSource.S3DataSource` },
  { by, reads: `${container}.AdditionalModelDataSources[].S3DataSource` },
  { by, reads: `${container}.AdditionalS3DataSource` },
];

const MODEL: readonly Happening[] = [
  { passes: "ExecutionRoleArn", to: "sagemaker.amazonaws.com" },
  {
    by: pipeline,
    calls: "sagemaker:CreateModel",
    on: "model/{job}",
    context: { ...network("VpcConfig."), "sagemaker:NetworkIsolation": "EnableNetworkIsolation" },
  },
  { by: pipeline, calls: "sagemaker:DescribeModel sagemaker:AddTags", on: "model/{job}" },
  ...["PrimaryContainer", "Containers[]"].flatMap((container) => [
    ...loaded(MODEL_ROLE, container),
    { by: MODEL_ROLE, pulls: `${container}.Image` },
  ]),
  { by: MODEL_ROLE, logs: "Endpoints/demo" },
  { by: MODEL_ROLE, joins: "VpcConfig" },
];

const OF_MODEL = { modelOf: "ModelName" };

const TRANSFORM: readonly Happening[] = [
  {
    by: pipeline,
    calls: "sagemaker:CreateTransformJob",
    on: "transform-job/{job}",
    context: {
      "sagemaker:InstanceTypes": "TransformResources.InstanceType",
      "sagemaker:VolumeKmsKeyArn": "TransformResources.VolumeKmsKeyId",
      "sagemaker:OutputKmsKeyArn": "TransformOutput.KmsKeyId",
      "sagemaker:ModelArn": "model/ModelName",
    },
  },
  ...watched("TransformJob", "transform-job/{job}"),
  { by: pipeline, takesGrantOn: "TransformResources.VolumeKmsKeyId" },
  // A transform job has no role of its own: it works as its model.
  { by: OF_MODEL, takesGrantOn: "TransformResources.VolumeKmsKeyId" },
  { by: OF_MODEL, reads: "TransformInput.DataSource.S3DataSource" },
  { by: OF_MODEL, writes: "TransformOutput.S3OutputPath", key: "TransformOutput.KmsKeyId" },
  { by: OF_MODEL, writes: "DataCaptureConfig.DestinationS3Uri", key: "DataCaptureConfig.KmsKeyId" },
  { by: OF_MODEL, logs: "TransformJobs" },
];

const GROUP = "ModelPackageGroupName";

const VALIDATOR = { role: "ValidationSpecification.ValidationRole" };
const VALIDATED = "ValidationSpecification.ValidationProfiles[].TransformJobDefinition";

/** Validation runs transform jobs of its own. */
const VALIDATION: readonly Happening[] = [
  { passes: "ValidationSpecification.ValidationRole", to: "sagemaker.amazonaws.com" },
  { by: VALIDATOR, reads: `${VALIDATED}.TransformInput.DataSource.S3DataSource` },
  {
    by: VALIDATOR,
    writes: `${VALIDATED}.TransformOutput.S3OutputPath`,
    key: `${VALIDATED}.TransformOutput.KmsKeyId`,
  },
  { by: VALIDATOR, pulls: "InferenceSpecification.Containers[].Image" },
  ...loaded(VALIDATOR, "InferenceSpecification.Containers[]"),
  { by: VALIDATOR, logs: "TransformJobs" },
];

const REGISTER: readonly Happening[] = [
  {
    by: pipeline,
    calls: "sagemaker:CreateModelPackageGroup sagemaker:DescribeModelPackageGroup sagemaker:AddTags",
    on: "model-package-group/{each}",
    each: GROUP,
  },
  {
    by: pipeline,
    calls: "sagemaker:CreateModelPackage",
    on: "model-package/{each}/1",
    each: GROUP,
    context: { "sagemaker:ModelApprovalStatus": "ModelApprovalStatus" },
  },
  {
    by: pipeline,
    calls: "sagemaker:DescribeModelPackage sagemaker:ListModelPackages sagemaker:AddTags",
    on: "model-package/{each}/1",
    each: GROUP,
  },
  ...loaded(pipeline, "InferenceSpecification.Containers[]"),
  ...loaded(pipeline, "AdditionalInferenceSpecifications[].Containers[]"),
  ...loaded(pipeline, "SourceAlgorithmSpecification.SourceAlgorithms[]"),
  ...VALIDATION,
  { by: pipeline, gets: "ModelMetrics..S3Uri" },
  { by: pipeline, gets: "DriftCheckBaselines..S3Uri" },
];

export const SAGEMAKER_CALLS: Readonly<Record<string, readonly Happening[]>> = {
  Processing: PROCESSING,
  QualityCheck: CHECK,
  ClarifyCheck: CHECK,
  Training: TRAINING,
  Tuning: TUNING,
  Model: MODEL,
  Transform: TRANSFORM,
  RegisterModel: REGISTER,
  Condition: [],
  Fail: [],
};
