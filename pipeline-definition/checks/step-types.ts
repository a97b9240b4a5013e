/** What the pipelines service allows and offers for one step type. */
export interface StepTypeFacts {
  /** Whether an earlier result may be used instead of running the step. */
  readonly cache: boolean;
  readonly retry: boolean;
  /** The first members of its property paths. Undefined: any, or not known to us. */
  readonly properties: readonly string[] | undefined;
  /** Argument members that decide whether a cached result fits; only where all of it is known. */
  readonly cacheKey?: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const PROCESSING_PROPERTIES = words(`
  ProcessingInputs ProcessingOutputConfig ProcessingJobName ProcessingResources StoppingCondition AppSpecification
  Environment NetworkConfig RoleArn ExperimentConfig ProcessingJobArn ProcessingJobStatus ExitMessage FailureReason
  ProcessingEndTime ProcessingStartTime LastModifiedTime CreationTime MonitoringScheduleArn AutoMLJobArn
  TrainingJobArn`);

const TRAINING_PROPERTIES = words(`
  TrainingJobName TrainingJobArn TuningJobArn LabelingJobArn AutoMLJobArn ModelArtifacts TrainingJobStatus
  SecondaryStatus FailureReason HyperParameters AlgorithmSpecification RoleArn InputDataConfig OutputDataConfig
  ResourceConfig WarmPoolStatus VpcConfig StoppingCondition CreationTime TrainingStartTime TrainingEndTime
  LastModifiedTime SecondaryStatusTransitions FinalMetricDataList EnableNetworkIsolation
  EnableInterContainerTrafficEncryption EnableManagedSpotTraining CheckpointConfig TrainingTimeInSeconds
  BillableTimeInSeconds BillableTokenCount DebugHookConfig ExperimentConfig DebugRuleConfigurations
  TensorBoardOutputConfig DebugRuleEvaluationStatuses ProfilerConfig ProfilerRuleConfigurations
  ProfilerRuleEvaluationStatuses ProfilingStatus Environment RetryStrategy RemoteDebugConfig InfraCheckConfig
  ServerlessJobConfig MlflowConfig ModelPackageConfig MlflowDetails ProgressInfo OutputModelPackageArn`);

const TUNING_PROPERTIES = words(`
  HyperParameterTuningJobName HyperParameterTuningJobArn HyperParameterTuningJobConfig TrainingJobDefinition
  TrainingJobDefinitions HyperParameterTuningJobStatus CreationTime HyperParameterTuningEndTime LastModifiedTime
  TrainingJobStatusCounters ObjectiveStatusCounters BestTrainingJob OverallBestTrainingJob WarmStartConfig Autotune
  FailureReason TuningJobCompletionDetails ConsumedResources TrainingJobSummaries`);

const TRANSFORM_PROPERTIES = words(`
  TransformJobName TransformJobArn TransformJobStatus FailureReason ModelName MaxConcurrentTransforms
  ModelClientConfig MaxPayloadInMB BatchStrategy Environment TransformInput TransformOutput DataCaptureConfig
  TransformResources CreationTime TransformStartTime TransformEndTime LabelingJobArn AutoMLJobArn DataProcessing
  ExperimentConfig`);

const MODEL_PROPERTIES = words(`
  ModelName PrimaryContainer Containers InferenceExecutionConfig ExecutionRoleArn VpcConfig CreationTime ModelArn
  EnableNetworkIsolation DeploymentRecommendation`);

const MODEL_PACKAGE_PROPERTIES = words(`
  ModelPackageName ModelPackageGroupName ModelPackageVersion ModelPackageRegistrationType ModelPackageArn
  ModelPackageDescription CreationTime InferenceSpecification SourceAlgorithmSpecification ValidationSpecification
  ModelPackageStatus ModelPackageStatusDetails CertifyForMarketplace ModelApprovalStatus CreatedBy
  MetadataProperties ModelMetrics LastModifiedTime LastModifiedBy ApprovalDescription Domain Task SamplePayloadUrl
  CustomerMetadataProperties DriftCheckBaselines AdditionalInferenceSpecifications SkipModelValidation SourceUri
  SecurityConfig ModelCard ModelLifeCycle ManagedStorageType`);

const AUTO_ML_PROPERTIES = words(`
  AutoMLJobName AutoMLJobArn InputDataConfig OutputDataConfig RoleArn AutoMLJobObjective ProblemType AutoMLJobConfig
  CreationTime EndTime LastModifiedTime FailureReason PartialFailureReasons BestCandidate AutoMLJobStatus
  AutoMLJobSecondaryStatus GenerateCandidateDefinitionsOnly AutoMLJobArtifacts ResolvedAttributes ModelDeployConfig
  ModelDeployResult BestCandidateProperties`);

const CHECK_PROPERTIES = words("CalculatedBaselineConstraints BaselineUsedForDriftCheckConstraints");
const QUALITY_PROPERTIES = words("CalculatedBaselineStatistics BaselineUsedForDriftCheckStatistics");

const PROCESSING_KEY = words("AppSpecification Environment ProcessingInputs");
const TRAINING_KEY = words(`
  AlgorithmSpecification CheckpointConfig DebugHookConfig DebugRuleConfigurations Environment HyperParameters
  InputDataConfig`);

const facts = (
  cache: boolean,
  retry: boolean,
  properties?: readonly string[],
  cacheKey?: readonly string[],
): StepTypeFacts => ({ cache, retry, properties, cacheKey });

/**
 * The step types of SageMaker Pipelines.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-retry-policy.html
 */
export const STEP_TYPES: ReadonlyMap<string, StepTypeFacts> = new Map([
  ["Processing", facts(true, true, PROCESSING_PROPERTIES, PROCESSING_KEY)],
  ["Training", facts(true, true, TRAINING_PROPERTIES, TRAINING_KEY)],
  ["Tuning", facts(true, true, TUNING_PROPERTIES)],
  [
    "Transform",
    facts(true, true, TRANSFORM_PROPERTIES, words("DataProcessing Environment ModelName TransformInput")),
  ],
  ["Model", facts(false, true, MODEL_PROPERTIES)],
  ["RegisterModel", facts(false, true, MODEL_PACKAGE_PROPERTIES)],
  ["Condition", facts(false, false, ["Outcome"])],
  ["Fail", facts(false, false, [])],
  ["Lambda", facts(true, false, ["OutputParameters"])],
  ["Callback", facts(true, false, ["OutputParameters"])],
  [
    "EMR",
    facts(
      true,
      true,
      words("Id Name Config ActionOnFailure Status ExecutionRoleArn LogUri EncryptionKeyArn ClusterId"),
    ),
  ],
  ["EMRServerless", facts(true, true, ["jobRun"])],
  ["QualityCheck", facts(true, true, [...CHECK_PROPERTIES, ...QUALITY_PROPERTIES])],
  ["ClarifyCheck", facts(true, true, CHECK_PROPERTIES)],
  ["AutoML", facts(true, true, AUTO_ML_PROPERTIES)],
  ["EndpointConfig", facts(true, true)],
  ["Endpoint", facts(true, false)],
  ["InferenceComponent", facts(false, false)],
  ["BedrockCustomModel", facts(false, false)],
  ["BedrockCustomModelDeployment", facts(false, false)],
  ["BedrockModelImport", facts(false, false)],
  ["BedrockProvisionedModelThroughput", facts(false, false)],
  ["Lineage", facts(false, false)],
  ["Job", facts(true, true)],
]);
