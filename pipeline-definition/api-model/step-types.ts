/** What the pipelines service allows and offers for one step type. */
export interface StepType {
  /** Shape of `Arguments` in the API table, `<service>.<shape>`. Undefined: the author's own, or read elsewhere. */
  readonly arguments?: string;
  /** Members that the API demands and pipelines do not, as paths below the arguments. */
  readonly implied?: readonly string[];
  /** Members of the API that pipelines refuse, as paths below the arguments (`*`: each item), and what to do instead. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Shapes whose members begin the paths of the step's properties. Undefined: any, or not known. */
  readonly properties?: readonly string[];
  /** Whether an earlier result may be used instead of running the step. */
  readonly cache: boolean;
  /** Faults that can be retried: none, those of the service, or those of a job too. */
  readonly retry: "none" | "service" | "job";
  /**
   * Paths below the arguments, or members of the step beside them, that decide whether an earlier result fits.
   * Undefined where AWS does not tell.
   *
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
   */
  readonly cacheKey?: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const TAKE_OUT = "Take it out.";

/** Types that run a processing job which checks data or a model. */
const jobCheck = (properties: readonly string[], inputs: readonly string[]): StepType => ({
  arguments: "sagemaker.CreateProcessingJobRequest",
  implied: ["ProcessingJobName"],
  properties,
  cache: true,
  // The schema that AWS publishes has it, the Python SDK has not.
  retry: "job",
  cacheKey: [
    // AWS names the whole configuration of the check's job, with its machines, role, limit and network.
    ...words(`AppSpecification Environment ProcessingInputs ProcessingOutputConfig ProcessingResources RoleArn
      StoppingCondition NetworkConfig CheckType SkipCheck RegisterNewBaseline ModelPackageGroupName
      SuppliedBaselineConstraints`),
    ...inputs,
  ],
});

/** A request of Bedrock; neither cached nor retried. */
const bedrock = (type: string, request: string): readonly [string, StepType] => [
  type,
  {
    arguments: `bedrock.${request}`,
    properties: [`pipelines.${type}Properties`],
    cache: false,
    retry: "none",
  },
];

/** Every step type that is known, with what the documentation, the SDK and the API tell of it. */
export const STEP_TYPES: ReadonlyMap<string, StepType> = new Map<string, StepType>([
  [
    "Processing",
    {
      arguments: "sagemaker.CreateProcessingJobRequest",
      implied: ["ProcessingJobName"],
      properties: ["sagemaker.DescribeProcessingJobResponse"],
      cache: true,
      retry: "job",
      cacheKey: words("AppSpecification Environment ProcessingInputs"),
    },
  ],
  [
    "Training",
    {
      arguments: "sagemaker.CreateTrainingJobRequest",
      implied: ["TrainingJobName"],
      properties: ["sagemaker.DescribeTrainingJobResponse"],
      cache: true,
      retry: "job",
      cacheKey:
        words(`AlgorithmSpecification CheckpointConfig DebugHookConfig DebugRuleConfigurations Environment
        HyperParameters InputDataConfig`),
    },
  ],
  [
    "Tuning",
    {
      arguments: "sagemaker.CreateHyperParameterTuningJobRequest",
      implied: ["HyperParameterTuningJobName"],
      properties: ["sagemaker.DescribeHyperParameterTuningJobResponse", "pipelines.TuningProperties"],
      cache: true,
      retry: "job",
      cacheKey: words(`HyperParameterTuningJobConfig TrainingJobDefinition.AlgorithmSpecification
        TrainingJobDefinition.HyperParameterRanges TrainingJobDefinition.InputDataConfig
        TrainingJobDefinition.StaticHyperParameters TrainingJobDefinition.TuningObjective TrainingJobDefinitions`),
    },
  ],
  [
    "Transform",
    {
      arguments: "sagemaker.CreateTransformJobRequest",
      implied: ["TransformJobName"],
      properties: ["sagemaker.DescribeTransformJobResponse"],
      cache: true,
      retry: "job",
      cacheKey: words("DataProcessing Environment ModelName TransformInput"),
    },
  ],
  [
    "Model",
    {
      arguments: "sagemaker.CreateModelInput",
      implied: ["ModelName"],
      refused: {
        "PrimaryContainer.AdditionalModelDataSources": TAKE_OUT,
        "Containers.*.AdditionalModelDataSources": TAKE_OUT,
      },
      properties: ["sagemaker.DescribeModelOutput"],
      cache: false,
      retry: "service",
    },
  ],
  [
    "RegisterModel",
    {
      arguments: "sagemaker.CreateModelPackageInput",
      refused: {
        ModelPackageName: 'Take it out and name the group in "ModelPackageGroupName"; versions are numbered.',
        Description: 'Use "ModelPackageDescription".',
        CertifyForMarketplace: TAKE_OUT,
        ClientToken: TAKE_OUT,
      },
      properties: ["sagemaker.DescribeModelPackageOutput"],
      cache: false,
      retry: "service",
    },
  ],
  ["Condition", { properties: ["pipelines.ConditionProperties"], cache: false, retry: "none" }],
  ["Fail", { arguments: "pipelines.Fail", properties: [], cache: false, retry: "none" }],
  ["Lambda", { properties: ["pipelines.OutputProperties"], cache: true, retry: "none" }],
  ["Callback", { properties: ["pipelines.OutputProperties"], cache: true, retry: "none" }],
  [
    "EMR",
    {
      arguments: "pipelines.EMR",
      implied: ["ClusterConfig.Name"],
      refused: {
        "ClusterConfig.Name": "Take it out: SageMaker names the cluster.",
        "ClusterConfig.Steps": 'Take it out: the step itself is "StepConfig".',
        "ClusterConfig.AutoTerminationPolicy": "Take it out: SageMaker ends the cluster.",
        "ClusterConfig.Instances.KeepJobFlowAliveWhenNoSteps": "Take it out: SageMaker ends the cluster.",
        "ClusterConfig.Instances.TerminationProtected": "Take it out: SageMaker ends the cluster.",
      },
      properties: ["emr.Step", "pipelines.EMRProperties"],
      cache: true,
      retry: "job",
      cacheKey: words("ClusterId StepConfig"),
    },
  ],
  [
    "EMRServerless",
    {
      arguments: "pipelines.EMRServerless",
      implied: words(`JobConfig.clientToken JobConfig.applicationId JobConfig.executionRoleArn
        ApplicationConfig.clientToken`),
      refused: { "JobConfig.clientToken": TAKE_OUT, "ApplicationConfig.clientToken": TAKE_OUT },
      properties: ["emr-serverless.GetJobRunResponse"],
      cache: true,
      retry: "job",
    },
  ],
  [
    "QualityCheck",
    jobCheck(
      ["pipelines.ClarifyCheckProperties", "pipelines.QualityCheckProperties"],
      ["SuppliedBaselineStatistics"],
    ),
  ],
  ["ClarifyCheck", jobCheck(["pipelines.ClarifyCheckProperties"], ["ModelName"])],
  [
    "AutoML",
    {
      arguments: "sagemaker.CreateAutoMLJobRequest",
      implied: ["AutoMLJobName"],
      refused: { ModelDeployConfig: TAKE_OUT, GenerateCandidateDefinitionsOnly: TAKE_OUT },
      properties: ["sagemaker.DescribeAutoMLJobResponse", "pipelines.AutoMLProperties"],
      cache: true,
      retry: "job",
      cacheKey: words(`AutoMLJobConfig.CompletionCriteria AutoMLJobConfig.CandidateGenerationConfig
        AutoMLJobConfig.DataSplitConfig AutoMLJobConfig.Mode AutoMLJobObjective InputDataConfig ProblemType`),
    },
  ],
  [
    "EndpointConfig",
    {
      arguments: "sagemaker.CreateEndpointConfigInput",
      refused: {
        DataCaptureConfig: "Take it out: pipelines cannot set up data capture.",
        ExplainerConfig: TAKE_OUT,
      },
      properties: ["sagemaker.DescribeEndpointConfigOutput"],
      cache: true,
      retry: "job",
    },
  ],
  [
    "Endpoint",
    {
      arguments: "sagemaker.CreateEndpointInput",
      refused: { DeploymentConfig: TAKE_OUT },
      properties: ["sagemaker.DescribeEndpointOutput"],
      cache: true,
      retry: "none",
    },
  ],
  [
    "InferenceComponent",
    {
      arguments: "sagemaker.CreateInferenceComponentInput",
      properties: ["sagemaker.DescribeInferenceComponentOutput"],
      cache: false,
      retry: "none",
    },
  ],
  bedrock("BedrockCustomModel", "CreateCustomModelRequest"),
  bedrock("BedrockCustomModelDeployment", "CreateCustomModelDeploymentRequest"),
  bedrock("BedrockModelImport", "CreateModelImportJobRequest"),
  bedrock("BedrockProvisionedModelThroughput", "CreateProvisionedModelThroughputRequest"),
  [
    "Lineage",
    {
      arguments: "pipelines.Lineage",
      properties: ["pipelines.LineageProperties"],
      cache: false,
      retry: "none",
    },
  ],
  // In preview, and seen in templates of AWS's only.
  ["Job", { arguments: "pipelines.Job", implied: ["JobName"], cache: true, retry: "job" }],
]);
