// Made by "npm run api-model" from the service models in botocore 1.44.5. Do not edit.
import type { EncodedShapes } from "./encoded-shape";

/** Where the table comes from. */
export const API_SOURCE = "botocore 1.44.5";

/** The shapes of AWS's API that steps of a pipeline can name. */
export const API_SHAPES: EncodedShapes = {
  "sagemaker.AcceleratorPartitionLayout": {
    members: "AcceleratorPartitionTypes:AcceleratorPartitionTypeList",
  },
  "sagemaker.AcceleratorPartitionLayouts": { list: "AcceleratorPartitionLayout", max: 32 },
  "sagemaker.AcceleratorPartitionType": {
    scalar: "text",
    max: 32,
    pattern: "mig-[0-9]+g\\.[0-9]+gb([+-][a-z0-9.]+)*",
  },
  "sagemaker.AcceleratorPartitionTypeList": { list: "AcceleratorPartitionType", max: 32 },
  "sagemaker.Accept": { scalar: "text", max: 256 },
  "sagemaker.AcceptEula": { scalar: "boolean" },
  "sagemaker.ActionSource": { members: "SourceUri! SourceType:String256 SourceId:String256" },
  "sagemaker.ActionStatus": {
    scalar: "text",
    values: "Unknown InProgress Completed Failed Stopping Stopped",
  },
  "sagemaker.AdditionalInferenceSpecificationDefinition": {
    members:
      "Name!:EntityName Description:EntityDescription Containers!:ModelPackageContainerDefinitionList SupportedTransformInstanceTypes:TransformInstanceTypes SupportedRealtimeInferenceInstanceTypes:RealtimeInferenceInstanceTypes SupportedContentTypes:ContentTypes SupportedResponseMIMETypes:ResponseMIMETypes",
  },
  "sagemaker.AdditionalInferenceSpecifications": {
    list: "AdditionalInferenceSpecificationDefinition",
    min: 1,
    max: 15,
  },
  "sagemaker.AdditionalModelChannelName": { scalar: "text", min: 1, max: 64, pattern: "[A-Za-z0-9\\.\\-_]+" },
  "sagemaker.AdditionalModelDataSource": {
    members: "ChannelName!:AdditionalModelChannelName S3DataSource!:S3ModelDataSource",
  },
  "sagemaker.AdditionalModelDataSources": { list: "AdditionalModelDataSource", max: 5 },
  "sagemaker.AdditionalS3DataSource": {
    members: "S3DataType!:AdditionalS3DataSourceDataType S3Uri! CompressionType ETag:String",
  },
  "sagemaker.AdditionalS3DataSourceDataType": { scalar: "text", values: "S3Object S3Prefix" },
  "sagemaker.Alarm": { members: "AlarmName" },
  "sagemaker.AlarmList": { list: "Alarm", min: 1, max: 10 },
  "sagemaker.AlarmName": { scalar: "text", min: 1, max: 255, pattern: "(?!\\s*$).+" },
  "sagemaker.AlgorithmImage": { scalar: "text", max: 255 },
  "sagemaker.AlgorithmSpecification": {
    members:
      "TrainingImage:AlgorithmImage AlgorithmName:ArnOrName TrainingInputMode! MetricDefinitions:MetricDefinitionList EnableSageMakerMetricsTimeSeries:Boolean ContainerEntrypoint:TrainingContainerEntrypoint ContainerArguments:TrainingContainerArguments TrainingImageConfig",
  },
  "sagemaker.AppManaged": { scalar: "boolean" },
  "sagemaker.AppSpecification": { members: "ImageUri! ContainerEntrypoint ContainerArguments" },
  "sagemaker.ApprovalDescription": { scalar: "text", max: 1024 },
  "sagemaker.ArnOrName": {
    scalar: "text",
    min: 1,
    max: 170,
    pattern:
      "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)",
  },
  "sagemaker.ArtifactProperties": { map: "StringParameterValue ArtifactPropertyValue", max: 30 },
  "sagemaker.ArtifactPropertyValue": { scalar: "text", max: 4096 },
  "sagemaker.ArtifactSource": { members: "SourceUri! SourceTypes:ArtifactSourceTypes" },
  "sagemaker.ArtifactSourceIdType": { scalar: "text", values: "MD5Hash S3ETag S3Version Custom" },
  "sagemaker.ArtifactSourceType": { members: "SourceIdType!:ArtifactSourceIdType Value!:String256" },
  "sagemaker.ArtifactSourceTypes": { list: "ArtifactSourceType" },
  "sagemaker.AssemblyType": { scalar: "text", values: "None Line" },
  "sagemaker.AssociationEdgeType": {
    scalar: "text",
    values: "ContributedTo AssociatedWith DerivedFrom Produced SameAs",
  },
  "sagemaker.AsyncInferenceClientConfig": { members: "MaxConcurrentInvocationsPerInstance" },
  "sagemaker.AsyncInferenceConfig": {
    members: "ClientConfig:AsyncInferenceClientConfig OutputConfig!:AsyncInferenceOutputConfig",
  },
  "sagemaker.AsyncInferenceNotificationConfig": {
    members:
      "SuccessTopic:SnsTopicArn ErrorTopic:SnsTopicArn IncludeInferenceResponseIn:AsyncNotificationTopicTypeList",
  },
  "sagemaker.AsyncInferenceOutputConfig": {
    members:
      "KmsKeyId S3OutputPath:DestinationS3Uri NotificationConfig:AsyncInferenceNotificationConfig S3FailurePath:DestinationS3Uri",
  },
  "sagemaker.AsyncNotificationTopicTypeList": { list: "AsyncNotificationTopicTypes", max: 2 },
  "sagemaker.AsyncNotificationTopicTypes": {
    scalar: "text",
    values: "SUCCESS_NOTIFICATION_TOPIC ERROR_NOTIFICATION_TOPIC",
  },
  "sagemaker.AthenaCatalog": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\t]*",
  },
  "sagemaker.AthenaDatabase": { scalar: "text", min: 1, max: 255 },
  "sagemaker.AthenaDatasetDefinition": {
    members:
      "Catalog!:AthenaCatalog Database!:AthenaDatabase QueryString!:AthenaQueryString WorkGroup:AthenaWorkGroup OutputS3Uri!:S3Uri KmsKeyId OutputFormat!:AthenaResultFormat OutputCompression:AthenaResultCompressionType",
  },
  "sagemaker.AthenaQueryString": { scalar: "text", min: 1, max: 4096, pattern: "[\\s\\S]+" },
  "sagemaker.AthenaResultCompressionType": { scalar: "text", values: "GZIP SNAPPY ZLIB" },
  "sagemaker.AthenaResultFormat": { scalar: "text", values: "PARQUET ORC AVRO JSON TEXTFILE" },
  "sagemaker.AthenaWorkGroup": { scalar: "text", min: 1, max: 128, pattern: "[a-zA-Z0-9._-]+" },
  "sagemaker.AttributeName": { scalar: "text", min: 1, max: 256, pattern: ".+" },
  "sagemaker.AttributeNames": { list: "AttributeName", max: 16 },
  "sagemaker.AutoGenerateEndpointName": { scalar: "boolean" },
  "sagemaker.AutoMLAlgorithm": {
    scalar: "text",
    values:
      "xgboost linear-learner mlp lightgbm catboost randomforest extra-trees nn-torch fastai cnn-qr deepar prophet npts arima ets",
  },
  "sagemaker.AutoMLAlgorithmConfig": { members: "AutoMLAlgorithms!" },
  "sagemaker.AutoMLAlgorithms": { list: "AutoMLAlgorithm", max: 11 },
  "sagemaker.AutoMLAlgorithmsConfig": { list: "AutoMLAlgorithmConfig", max: 1 },
  "sagemaker.AutoMLCandidate": {
    members:
      "CandidateName! FinalAutoMLJobObjectiveMetric ObjectiveStatus! CandidateSteps! CandidateStatus! InferenceContainers:AutoMLContainerDefinitions CreationTime!:Timestamp EndTime:Timestamp LastModifiedTime!:Timestamp FailureReason:AutoMLFailureReason CandidateProperties InferenceContainerDefinitions:AutoMLInferenceContainerDefinitions",
  },
  "sagemaker.AutoMLCandidateGenerationConfig": {
    members: "FeatureSpecificationS3Uri:S3Uri AlgorithmsConfig:AutoMLAlgorithmsConfig",
  },
  "sagemaker.AutoMLCandidateStep": { members: "CandidateStepType! CandidateStepArn! CandidateStepName!" },
  "sagemaker.AutoMLChannel": {
    members:
      "DataSource:AutoMLDataSource CompressionType TargetAttributeName! ContentType ChannelType:AutoMLChannelType SampleWeightAttributeName",
  },
  "sagemaker.AutoMLChannelType": { scalar: "text", values: "training validation" },
  "sagemaker.AutoMLContainerDefinition": {
    members: "Image!:ContainerImage ModelDataUrl!:Url Environment:EnvironmentMap",
  },
  "sagemaker.AutoMLContainerDefinitions": { list: "AutoMLContainerDefinition", max: 5 },
  "sagemaker.AutoMLDataSource": { members: "S3DataSource!:AutoMLS3DataSource" },
  "sagemaker.AutoMLDataSplitConfig": { members: "ValidationFraction" },
  "sagemaker.AutoMLFailureReason": { scalar: "text", max: 1024 },
  "sagemaker.AutoMLInferenceContainerDefinitions": {
    map: "AutoMLProcessingUnit AutoMLContainerDefinitions",
    max: 2,
  },
  "sagemaker.AutoMLInputDataConfig": { list: "AutoMLChannel", min: 1, max: 2 },
  "sagemaker.AutoMLJobArn": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:automl-job/.*",
  },
  "sagemaker.AutoMLJobArtifacts": {
    members: "CandidateDefinitionNotebookLocation DataExplorationNotebookLocation",
  },
  "sagemaker.AutoMLJobCompletionCriteria": {
    members: "MaxCandidates MaxRuntimePerTrainingJobInSeconds MaxAutoMLJobRuntimeInSeconds",
  },
  "sagemaker.AutoMLJobConfig": {
    members:
      "CompletionCriteria:AutoMLJobCompletionCriteria SecurityConfig:AutoMLSecurityConfig CandidateGenerationConfig:AutoMLCandidateGenerationConfig DataSplitConfig:AutoMLDataSplitConfig Mode:AutoMLMode",
  },
  "sagemaker.AutoMLJobName": { scalar: "text", min: 1, max: 32, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}" },
  "sagemaker.AutoMLJobObjective": { members: "MetricName!:AutoMLMetricEnum" },
  "sagemaker.AutoMLJobObjectiveType": { scalar: "text", values: "Maximize Minimize" },
  "sagemaker.AutoMLJobSecondaryStatus": {
    scalar: "text",
    values:
      "Starting MaxCandidatesReached Failed Stopped MaxAutoMLJobRuntimeReached Stopping CandidateDefinitionsGenerated Completed ExplainabilityError DeployingModel ModelDeploymentError GeneratingModelInsightsReport ModelInsightsError AnalyzingData FeatureEngineering ModelTuning GeneratingExplainabilityReport TrainingModels PreTraining",
  },
  "sagemaker.AutoMLJobStatus": { scalar: "text", values: "Completed InProgress Failed Stopped Stopping" },
  "sagemaker.AutoMLMetricEnum": {
    scalar: "text",
    values:
      "Accuracy MSE F1 F1macro AUC RMSE BalancedAccuracy R2 Recall RecallMacro Precision PrecisionMacro MAE MAPE MASE WAPE AverageWeightedQuantileLoss",
  },
  "sagemaker.AutoMLMetricExtendedEnum": {
    scalar: "text",
    values:
      "Accuracy MSE F1 F1macro AUC RMSE MAE R2 BalancedAccuracy Precision PrecisionMacro Recall RecallMacro LogLoss InferenceLatency MAPE MASE WAPE AverageWeightedQuantileLoss Rouge1 Rouge2 RougeL RougeLSum Perplexity ValidationLoss TrainingLoss",
  },
  "sagemaker.AutoMLMode": { scalar: "text", values: "AUTO ENSEMBLING HYPERPARAMETER_TUNING" },
  "sagemaker.AutoMLOutputDataConfig": { members: "KmsKeyId S3OutputPath!:S3Uri" },
  "sagemaker.AutoMLPartialFailureReason": { members: "PartialFailureMessage:AutoMLFailureReason" },
  "sagemaker.AutoMLPartialFailureReasons": { list: "AutoMLPartialFailureReason", min: 1, max: 5 },
  "sagemaker.AutoMLProcessingUnit": { scalar: "text", values: "CPU GPU" },
  "sagemaker.AutoMLS3DataSource": { members: "S3DataType!:AutoMLS3DataType S3Uri!" },
  "sagemaker.AutoMLS3DataType": { scalar: "text", values: "ManifestFile S3Prefix AugmentedManifestFile" },
  "sagemaker.AutoMLSecurityConfig": {
    members: "VolumeKmsKeyId:KmsKeyId EnableInterContainerTrafficEncryption:Boolean VpcConfig",
  },
  "sagemaker.AutoParameter": { members: "Name!:ParameterKey ValueHint!:ParameterValue" },
  "sagemaker.AutoParameters": { list: "AutoParameter", max: 100 },
  "sagemaker.AutoRollbackConfig": { members: "Alarms:AlarmList" },
  "sagemaker.Autotune": { members: "Mode!:AutotuneMode" },
  "sagemaker.AutotuneMode": { scalar: "text", values: "Enabled" },
  "sagemaker.AvailabilityZoneBalanceEnforcementMode": { scalar: "text", values: "PERMISSIVE" },
  "sagemaker.AvailabilityZoneBalanceMaxImbalance": { scalar: "integer", min: 0, max: 100 },
  "sagemaker.BacktestResultsLocation": { scalar: "text", min: 1 },
  "sagemaker.BaseModel": { members: "HubContentName HubContentVersion RecipeName" },
  "sagemaker.BatchDataCaptureConfig": {
    members: "DestinationS3Uri!:S3Uri KmsKeyId GenerateInferenceId:Boolean",
  },
  "sagemaker.BatchStrategy": { scalar: "text", values: "MultiRecord SingleRecord" },
  "sagemaker.BestObjectiveNotImproving": { members: "MaxNumberOfTrainingJobsNotImproving" },
  "sagemaker.Bias": {
    members: "Report:MetricsSource PreTrainingReport:MetricsSource PostTrainingReport:MetricsSource",
  },
  "sagemaker.BillableTimeInSeconds": { scalar: "integer", min: 1 },
  "sagemaker.BillableTokenCount": { scalar: "integer" },
  "sagemaker.BlueGreenUpdatePolicy": {
    members:
      "TrafficRoutingConfiguration!:TrafficRoutingConfig TerminationWaitInSeconds MaximumExecutionTimeoutInSeconds",
  },
  "sagemaker.Boolean": { scalar: "boolean" },
  "sagemaker.CandidateArtifactLocations": {
    members:
      "Explainability!:ExplainabilityLocation ModelInsights:ModelInsightsLocation BacktestResults:BacktestResultsLocation",
  },
  "sagemaker.CandidateDefinitionNotebookLocation": { scalar: "text", min: 1 },
  "sagemaker.CandidateName": { scalar: "text", min: 1, max: 64 },
  "sagemaker.CandidateProperties": { members: "CandidateArtifactLocations CandidateMetrics:MetricDataList" },
  "sagemaker.CandidateStatus": { scalar: "text", values: "Completed InProgress Failed Stopped Stopping" },
  "sagemaker.CandidateStepArn": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:.*/.*",
  },
  "sagemaker.CandidateStepName": { scalar: "text", min: 1, max: 64 },
  "sagemaker.CandidateStepType": {
    scalar: "text",
    values: "AWS::SageMaker::TrainingJob AWS::SageMaker::TransformJob AWS::SageMaker::ProcessingJob",
  },
  "sagemaker.CandidateSteps": { list: "AutoMLCandidateStep" },
  "sagemaker.CapacityReservationPreference": { scalar: "text", values: "capacity-reservations-only" },
  "sagemaker.CapacitySize": { members: "Type!:CapacitySizeType Value!:CapacitySizeValue" },
  "sagemaker.CapacitySizeType": { scalar: "text", values: "INSTANCE_COUNT CAPACITY_PERCENT" },
  "sagemaker.CapacitySizeValue": { scalar: "integer", min: 1 },
  "sagemaker.CaptureContentTypeHeader": { members: "CsvContentTypes JsonContentTypes" },
  "sagemaker.CaptureMode": { scalar: "text", values: "Input Output InputAndOutput" },
  "sagemaker.CaptureOption": { members: "CaptureMode!" },
  "sagemaker.CaptureOptionList": { list: "CaptureOption", min: 1, max: 32 },
  "sagemaker.CaptureStatus": { scalar: "text", values: "Started Stopped" },
  "sagemaker.CategoricalParameterRange": { members: "Name!:ParameterKey Values!:ParameterValues" },
  "sagemaker.CategoricalParameterRanges": { list: "CategoricalParameterRange", max: 30 },
  "sagemaker.CertifyForMarketplace": { scalar: "boolean" },
  "sagemaker.Channel": {
    members:
      "ChannelName! DataSource! ContentType CompressionType RecordWrapperType:RecordWrapper InputMode:TrainingInputMode ShuffleConfig",
  },
  "sagemaker.ChannelName": { scalar: "text", min: 1, max: 64, pattern: "[A-Za-z0-9\\.\\-_]+" },
  "sagemaker.CheckpointConfig": { members: "S3Uri! LocalPath:DirectoryPath" },
  "sagemaker.ClarifyContentTemplate": { scalar: "text", min: 1, max: 64 },
  "sagemaker.ClarifyEnableExplanations": { scalar: "text", min: 1, max: 64 },
  "sagemaker.ClarifyExplainerConfig": {
    members:
      "EnableExplanations:ClarifyEnableExplanations InferenceConfig:ClarifyInferenceConfig ShapConfig!:ClarifyShapConfig",
  },
  "sagemaker.ClarifyFeatureHeaders": { list: "ClarifyHeader", min: 1, max: 256 },
  "sagemaker.ClarifyFeatureType": { scalar: "text", values: "numerical categorical text" },
  "sagemaker.ClarifyFeatureTypes": { list: "ClarifyFeatureType", min: 1, max: 256 },
  "sagemaker.ClarifyFeaturesAttribute": { scalar: "text", min: 1, max: 64 },
  "sagemaker.ClarifyHeader": { scalar: "text", min: 1, max: 64 },
  "sagemaker.ClarifyInferenceConfig": {
    members:
      "FeaturesAttribute:ClarifyFeaturesAttribute ContentTemplate:ClarifyContentTemplate MaxRecordCount:ClarifyMaxRecordCount MaxPayloadInMB:ClarifyMaxPayloadInMB ProbabilityIndex:ClarifyProbabilityIndex LabelIndex:ClarifyLabelIndex ProbabilityAttribute:ClarifyProbabilityAttribute LabelAttribute:ClarifyLabelAttribute LabelHeaders:ClarifyLabelHeaders FeatureHeaders:ClarifyFeatureHeaders FeatureTypes:ClarifyFeatureTypes",
  },
  "sagemaker.ClarifyLabelAttribute": { scalar: "text", min: 1, max: 64 },
  "sagemaker.ClarifyLabelHeaders": { list: "ClarifyHeader", min: 1, max: 16 },
  "sagemaker.ClarifyLabelIndex": { scalar: "integer", min: 0 },
  "sagemaker.ClarifyMaxPayloadInMB": { scalar: "integer", min: 1, max: 25 },
  "sagemaker.ClarifyMaxRecordCount": { scalar: "integer", min: 1 },
  "sagemaker.ClarifyMimeType": {
    scalar: "text",
    max: 255,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9+.])*",
  },
  "sagemaker.ClarifyProbabilityAttribute": { scalar: "text", min: 1, max: 64 },
  "sagemaker.ClarifyProbabilityIndex": { scalar: "integer", min: 0 },
  "sagemaker.ClarifyShapBaseline": { scalar: "text", min: 1, max: 4096, pattern: "[\\s\\S]+" },
  "sagemaker.ClarifyShapBaselineConfig": {
    members: "MimeType:ClarifyMimeType ShapBaseline:ClarifyShapBaseline ShapBaselineUri:Url",
  },
  "sagemaker.ClarifyShapConfig": {
    members:
      "ShapBaselineConfig!:ClarifyShapBaselineConfig NumberOfSamples:ClarifyShapNumberOfSamples UseLogit:ClarifyShapUseLogit Seed:ClarifyShapSeed TextConfig:ClarifyTextConfig",
  },
  "sagemaker.ClarifyShapNumberOfSamples": { scalar: "integer", min: 1 },
  "sagemaker.ClarifyShapSeed": { scalar: "integer" },
  "sagemaker.ClarifyShapUseLogit": { scalar: "boolean" },
  "sagemaker.ClarifyTextConfig": {
    members: "Language!:ClarifyTextLanguage Granularity!:ClarifyTextGranularity",
  },
  "sagemaker.ClarifyTextGranularity": { scalar: "text", values: "token sentence paragraph" },
  "sagemaker.ClarifyTextLanguage": {
    scalar: "text",
    values:
      "af sq ar hy eu bn bg ca zh hr cs da nl en et fi fr de el gu he hi hu is id ga it kn ky lv lt lb mk ml mr ne nb fa pl pt ro ru sa sr tn si sk sl es sv tl ta tt te tr uk ur yo lij xx",
  },
  "sagemaker.ClientToken": { scalar: "text", min: 1, max: 36, pattern: "[a-zA-Z0-9-]+" },
  "sagemaker.CollectionConfiguration": { members: "CollectionName CollectionParameters" },
  "sagemaker.CollectionConfigurations": { list: "CollectionConfiguration", max: 20 },
  "sagemaker.CollectionName": { scalar: "text", min: 1, max: 256 },
  "sagemaker.CollectionParameters": { map: "ConfigKey ConfigValue", max: 20 },
  "sagemaker.CompleteOnConvergence": { scalar: "text", values: "Disabled Enabled" },
  "sagemaker.CompressionType": { scalar: "text", values: "None Gzip" },
  "sagemaker.ConfigKey": { scalar: "text", min: 1, max: 256 },
  "sagemaker.ConfigValue": { scalar: "text", max: 256 },
  "sagemaker.ContainerArgument": { scalar: "text", max: 256 },
  "sagemaker.ContainerArguments": { list: "ContainerArgument", min: 1, max: 100 },
  "sagemaker.ContainerDefinition": {
    members:
      "ContainerHostname Image:ContainerImage ImageConfig Mode:ContainerMode ModelDataUrl:Url ModelDataSource AdditionalModelDataSources Environment:EnvironmentMap ModelPackageName:VersionedArnOrName InferenceSpecificationName MultiModelConfig ContainerMetricsConfig",
  },
  "sagemaker.ContainerDefinitionList": { list: "ContainerDefinition", max: 15 },
  "sagemaker.ContainerEntrypoint": { list: "ContainerEntrypointString", min: 1, max: 100 },
  "sagemaker.ContainerEntrypointString": { scalar: "text", max: 256 },
  "sagemaker.ContainerHostname": { scalar: "text", max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.ContainerImage": { scalar: "text", max: 255, pattern: "[\\S]+" },
  "sagemaker.ContainerMetricsConfig": { members: "MetricsEndpoints:MetricsEndpointList" },
  "sagemaker.ContainerMode": { scalar: "text", values: "SingleModel MultiModel" },
  "sagemaker.ContentDigest": { scalar: "text", max: 72, pattern: "[Ss][Hh][Aa]256:[0-9a-fA-F]{64}" },
  "sagemaker.ContentType": { scalar: "text", max: 256 },
  "sagemaker.ContentTypes": { list: "ContentType" },
  "sagemaker.ContextName": {
    scalar: "text",
    min: 1,
    max: 120,
    pattern: "[a-zA-Z0-9]([-_]*[a-zA-Z0-9]){0,119}",
  },
  "sagemaker.ContextSource": { members: "SourceUri! SourceType:String256 SourceId:String256" },
  "sagemaker.ContinuousParameterRange": {
    members:
      "Name!:ParameterKey MinValue!:ParameterValue MaxValue!:ParameterValue ScalingType:HyperParameterScalingType",
  },
  "sagemaker.ContinuousParameterRanges": { list: "ContinuousParameterRange", max: 30 },
  "sagemaker.ConvergenceDetected": { members: "CompleteOnConvergence" },
  "sagemaker.CreateActionRequest": {
    members:
      "ActionName!:ExperimentEntityName Source!:ActionSource ActionType!:String256 Description:ExperimentDescription Status:ActionStatus Properties:LineageEntityParameters MetadataProperties Tags:TagList",
  },
  "sagemaker.CreateArtifactRequest": {
    members:
      "ArtifactName:ExperimentEntityName Source!:ArtifactSource ArtifactType!:String256 Properties:ArtifactProperties MetadataProperties Tags:TagList",
  },
  "sagemaker.CreateAutoMLJobRequest": {
    members:
      "AutoMLJobName! InputDataConfig!:AutoMLInputDataConfig OutputDataConfig!:AutoMLOutputDataConfig ProblemType AutoMLJobObjective AutoMLJobConfig RoleArn! GenerateCandidateDefinitionsOnly Tags:TagList ModelDeployConfig",
  },
  "sagemaker.CreateContextRequest": {
    members:
      "ContextName! Source!:ContextSource ContextType!:String256 Description:ExperimentDescription Properties:LineageEntityParameters Tags:TagList",
  },
  "sagemaker.CreateEndpointConfigInput": {
    members:
      "EndpointConfigName! ProductionVariants!:ProductionVariantList DataCaptureConfig Tags:TagList KmsKeyId AsyncInferenceConfig ExplainerConfig ShadowProductionVariants:ProductionVariantList ExecutionRoleArn:RoleArn VpcConfig EnableNetworkIsolation:Boolean MetricsConfig CrossRegionTrafficConfig",
  },
  "sagemaker.CreateEndpointInput": {
    members: "EndpointName! EndpointConfigName! DeploymentConfig Tags:TagList",
  },
  "sagemaker.CreateHyperParameterTuningJobRequest": {
    members:
      "HyperParameterTuningJobName! HyperParameterTuningJobConfig! TrainingJobDefinition:HyperParameterTrainingJobDefinition TrainingJobDefinitions:HyperParameterTrainingJobDefinitions WarmStartConfig:HyperParameterTuningJobWarmStartConfig Tags:TagList Autotune",
  },
  "sagemaker.CreateInferenceComponentInput": {
    members:
      "InferenceComponentName! EndpointName! VariantName Specification:InferenceComponentSpecification Specifications:InferenceComponentSpecificationList RuntimeConfig:InferenceComponentRuntimeConfig Tags:TagList",
  },
  "sagemaker.CreateModelInput": {
    members:
      "ModelName! PrimaryContainer:ContainerDefinition Containers:ContainerDefinitionList InferenceExecutionConfig ExecutionRoleArn:RoleArn Tags:TagList VpcConfig EnableNetworkIsolation:Boolean",
  },
  "sagemaker.CreateModelPackageInput": {
    members:
      "ModelPackageName:EntityName ModelPackageGroupName:ArnOrName ModelPackageDescription:EntityDescription ModelPackageRegistrationType InferenceSpecification ValidationSpecification:ModelPackageValidationSpecification SourceAlgorithmSpecification CertifyForMarketplace Tags:TagList ModelApprovalStatus MetadataProperties ModelMetrics ClientToken Domain:String Task:String SamplePayloadUrl:S3Uri CustomerMetadataProperties:CustomerMetadataMap DriftCheckBaselines AdditionalInferenceSpecifications SkipModelValidation SourceUri:ModelPackageSourceUri SecurityConfig:ModelPackageSecurityConfig ModelCard:ModelPackageModelCard ModelLifeCycle ManagedStorageType",
  },
  "sagemaker.CreateProcessingJobRequest": {
    members:
      "ProcessingInputs ProcessingOutputConfig ProcessingJobName! ProcessingResources! StoppingCondition:ProcessingStoppingCondition AppSpecification! Environment:ProcessingEnvironmentMap NetworkConfig RoleArn! Tags:TagList ExperimentConfig",
  },
  "sagemaker.CreateTrainingJobRequest": {
    members:
      "TrainingJobName! HyperParameters AlgorithmSpecification RoleArn! InputDataConfig OutputDataConfig! ResourceConfig VpcConfig StoppingCondition Tags:TagList EnableNetworkIsolation:Boolean EnableInterContainerTrafficEncryption:Boolean EnableManagedSpotTraining:Boolean CheckpointConfig DebugHookConfig DebugRuleConfigurations TensorBoardOutputConfig ExperimentConfig ProfilerConfig ProfilerRuleConfigurations Environment:TrainingEnvironmentMap RetryStrategy RemoteDebugConfig InfraCheckConfig SessionChainingConfig ServerlessJobConfig MlflowConfig ModelPackageConfig",
  },
  "sagemaker.CreateTransformJobRequest": {
    members:
      "TransformJobName! ModelName! MaxConcurrentTransforms ModelClientConfig MaxPayloadInMB BatchStrategy Environment:TransformEnvironmentMap TransformInput! TransformOutput! DataCaptureConfig:BatchDataCaptureConfig TransformResources! DataProcessing Tags:TagList ExperimentConfig",
  },
  "sagemaker.CreationTime": { scalar: "time" },
  "sagemaker.CrossRegionMaxInvocationsPerSecondPerInstance": { scalar: "integer", min: 1, max: 10000 },
  "sagemaker.CrossRegionPercentPerEndpoint": { scalar: "integer", min: 1, max: 100 },
  "sagemaker.CrossRegionTrafficConfig": {
    members:
      "MaxInvocationsPerSecondPerInstance!:CrossRegionMaxInvocationsPerSecondPerInstance MaxCrossRegionPercentPerEndpoint!:CrossRegionPercentPerEndpoint",
  },
  "sagemaker.CsvContentType": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*",
  },
  "sagemaker.CsvContentTypes": { list: "CsvContentType", min: 1, max: 10 },
  "sagemaker.CustomerMetadataKey": { scalar: "text", min: 1, max: 128 },
  "sagemaker.CustomerMetadataMap": { map: "CustomerMetadataKey CustomerMetadataValue", min: 1, max: 50 },
  "sagemaker.CustomerMetadataValue": { scalar: "text", min: 1, max: 256 },
  "sagemaker.CustomizationTechnique": { scalar: "text", values: "SFT DPO RLVR RLAIF" },
  "sagemaker.DataCaptureConfig": {
    members:
      "EnableCapture InitialSamplingPercentage!:SamplingPercentage DestinationS3Uri! KmsKeyId CaptureOptions!:CaptureOptionList CaptureContentTypeHeader",
  },
  "sagemaker.DataCaptureConfigSummary": {
    members:
      "EnableCapture! CaptureStatus! CurrentSamplingPercentage!:SamplingPercentage DestinationS3Uri! KmsKeyId!",
  },
  "sagemaker.DataDistributionType": { scalar: "text", values: "FullyReplicated ShardedByS3Key" },
  "sagemaker.DataExplorationNotebookLocation": { scalar: "text", min: 1 },
  "sagemaker.DataInputConfig": { scalar: "text", min: 1, max: 16384, pattern: "[\\S\\s]+" },
  "sagemaker.DataProcessing": { members: "InputFilter:JsonPath OutputFilter:JsonPath JoinSource" },
  "sagemaker.DataSource": { members: "S3DataSource FileSystemDataSource DatasetSource" },
  "sagemaker.DatasetDefinition": {
    members:
      "AthenaDatasetDefinition RedshiftDatasetDefinition LocalPath:ProcessingLocalPath DataDistributionType InputMode",
  },
  "sagemaker.DatasetSource": { members: "DatasetArn!:HubDataSetArn" },
  "sagemaker.DebugHookConfig": {
    members: "LocalPath:DirectoryPath S3OutputPath!:S3Uri HookParameters CollectionConfigurations",
  },
  "sagemaker.DebugRuleConfiguration": {
    members:
      "RuleConfigurationName! LocalPath:DirectoryPath S3OutputPath:S3Uri RuleEvaluatorImage!:AlgorithmImage InstanceType:ProcessingInstanceType VolumeSizeInGB:OptionalVolumeSizeInGB RuleParameters",
  },
  "sagemaker.DebugRuleConfigurations": { list: "DebugRuleConfiguration", max: 20 },
  "sagemaker.DebugRuleEvaluationStatus": {
    members:
      "RuleConfigurationName RuleEvaluationJobArn:ProcessingJobArn RuleEvaluationStatus StatusDetails LastModifiedTime:Timestamp",
  },
  "sagemaker.DebugRuleEvaluationStatuses": { list: "DebugRuleEvaluationStatus", max: 20 },
  "sagemaker.DeployedImage": {
    members: "SpecifiedImage:ContainerImage ResolvedImage:ContainerImage ResolutionTime:Timestamp",
  },
  "sagemaker.DeployedImages": { list: "DeployedImage" },
  "sagemaker.DeploymentConfig": {
    members: "BlueGreenUpdatePolicy RollingUpdatePolicy AutoRollbackConfiguration:AutoRollbackConfig",
  },
  "sagemaker.DeploymentRecommendation": { members: "RecommendationStatus! RealTimeInferenceRecommendations" },
  "sagemaker.DescribeAutoMLJobResponse": {
    members:
      "AutoMLJobName! AutoMLJobArn! InputDataConfig!:AutoMLInputDataConfig OutputDataConfig!:AutoMLOutputDataConfig RoleArn! AutoMLJobObjective ProblemType AutoMLJobConfig CreationTime!:Timestamp EndTime:Timestamp LastModifiedTime!:Timestamp FailureReason:AutoMLFailureReason PartialFailureReasons:AutoMLPartialFailureReasons BestCandidate:AutoMLCandidate AutoMLJobStatus! AutoMLJobSecondaryStatus! GenerateCandidateDefinitionsOnly AutoMLJobArtifacts ResolvedAttributes ModelDeployConfig ModelDeployResult",
  },
  "sagemaker.DescribeEndpointConfigOutput": {
    members:
      "EndpointConfigName! EndpointConfigArn! ProductionVariants!:ProductionVariantList DataCaptureConfig KmsKeyId CreationTime!:Timestamp AsyncInferenceConfig ExplainerConfig ShadowProductionVariants:ProductionVariantList ExecutionRoleArn:RoleArn VpcConfig EnableNetworkIsolation:Boolean MetricsConfig CrossRegionTrafficConfig",
  },
  "sagemaker.DescribeEndpointOutput": {
    members:
      "EndpointName! EndpointArn! EndpointConfigName ProductionVariants:ProductionVariantSummaryList DataCaptureConfig:DataCaptureConfigSummary EndpointStatus! FailureReason CreationTime!:Timestamp LastModifiedTime!:Timestamp LastDeploymentConfig:DeploymentConfig AsyncInferenceConfig PendingDeploymentSummary ExplainerConfig ShadowProductionVariants:ProductionVariantSummaryList MetricsConfig CrossRegionTrafficConfig",
  },
  "sagemaker.DescribeHyperParameterTuningJobResponse": {
    members:
      "HyperParameterTuningJobName! HyperParameterTuningJobArn! HyperParameterTuningJobConfig! TrainingJobDefinition:HyperParameterTrainingJobDefinition TrainingJobDefinitions:HyperParameterTrainingJobDefinitions HyperParameterTuningJobStatus! CreationTime!:Timestamp HyperParameterTuningEndTime:Timestamp LastModifiedTime:Timestamp TrainingJobStatusCounters! ObjectiveStatusCounters! BestTrainingJob:HyperParameterTrainingJobSummary OverallBestTrainingJob:HyperParameterTrainingJobSummary WarmStartConfig:HyperParameterTuningJobWarmStartConfig Autotune FailureReason TuningJobCompletionDetails:HyperParameterTuningJobCompletionDetails ConsumedResources:HyperParameterTuningJobConsumedResources",
  },
  "sagemaker.DescribeInferenceComponentOutput": {
    members:
      "InferenceComponentName! InferenceComponentArn! EndpointName! EndpointArn! VariantName FailureReason Specification:InferenceComponentSpecificationSummary Specifications:InferenceComponentSpecificationSummaryList RuntimeConfig:InferenceComponentRuntimeConfigSummary CreationTime!:Timestamp LastModifiedTime!:Timestamp InferenceComponentStatus LastDeploymentConfig:InferenceComponentDeploymentConfig",
  },
  "sagemaker.DescribeModelOutput": {
    members:
      "ModelName! PrimaryContainer:ContainerDefinition Containers:ContainerDefinitionList InferenceExecutionConfig ExecutionRoleArn:RoleArn VpcConfig CreationTime!:Timestamp ModelArn! EnableNetworkIsolation:Boolean DeploymentRecommendation",
  },
  "sagemaker.DescribeModelPackageOutput": {
    members:
      "ModelPackageName!:EntityName ModelPackageGroupName:EntityName ModelPackageVersion ModelPackageRegistrationType ModelPackageArn! ModelPackageDescription:EntityDescription CreationTime! InferenceSpecification SourceAlgorithmSpecification ValidationSpecification:ModelPackageValidationSpecification ModelPackageStatus! ModelPackageStatusDetails! CertifyForMarketplace ModelApprovalStatus CreatedBy:UserContext MetadataProperties ModelMetrics LastModifiedTime:Timestamp LastModifiedBy:UserContext ApprovalDescription Domain:String Task:String SamplePayloadUrl:String CustomerMetadataProperties:CustomerMetadataMap DriftCheckBaselines AdditionalInferenceSpecifications SkipModelValidation SourceUri:ModelPackageSourceUri SecurityConfig:ModelPackageSecurityConfig ModelCard:ModelPackageModelCard ModelLifeCycle ManagedStorageType",
  },
  "sagemaker.DescribeProcessingJobResponse": {
    members:
      "ProcessingInputs ProcessingOutputConfig ProcessingJobName! ProcessingResources! StoppingCondition:ProcessingStoppingCondition AppSpecification! Environment:ProcessingEnvironmentMap NetworkConfig RoleArn ExperimentConfig ProcessingJobArn! ProcessingJobStatus! ExitMessage FailureReason ProcessingEndTime:Timestamp ProcessingStartTime:Timestamp LastModifiedTime:Timestamp CreationTime!:Timestamp MonitoringScheduleArn AutoMLJobArn TrainingJobArn",
  },
  "sagemaker.DescribeTrainingJobResponse": {
    members:
      "TrainingJobName! TrainingJobArn! TuningJobArn:HyperParameterTuningJobArn LabelingJobArn AutoMLJobArn ModelArtifacts! TrainingJobStatus! SecondaryStatus! FailureReason HyperParameters AlgorithmSpecification RoleArn InputDataConfig OutputDataConfig ResourceConfig WarmPoolStatus VpcConfig StoppingCondition! CreationTime!:Timestamp TrainingStartTime:Timestamp TrainingEndTime:Timestamp LastModifiedTime:Timestamp SecondaryStatusTransitions FinalMetricDataList EnableNetworkIsolation:Boolean EnableInterContainerTrafficEncryption:Boolean EnableManagedSpotTraining:Boolean CheckpointConfig TrainingTimeInSeconds BillableTimeInSeconds BillableTokenCount DebugHookConfig ExperimentConfig DebugRuleConfigurations TensorBoardOutputConfig DebugRuleEvaluationStatuses ProfilerConfig ProfilerRuleConfigurations ProfilerRuleEvaluationStatuses ProfilingStatus Environment:TrainingEnvironmentMap RetryStrategy RemoteDebugConfig InfraCheckConfig ServerlessJobConfig MlflowConfig ModelPackageConfig MlflowDetails ProgressInfo:TrainingProgressInfo OutputModelPackageArn:ModelPackageArn",
  },
  "sagemaker.DescribeTransformJobResponse": {
    members:
      "TransformJobName! TransformJobArn! TransformJobStatus! FailureReason ModelName! MaxConcurrentTransforms ModelClientConfig MaxPayloadInMB BatchStrategy Environment:TransformEnvironmentMap TransformInput! TransformOutput DataCaptureConfig:BatchDataCaptureConfig TransformResources! CreationTime!:Timestamp TransformStartTime:Timestamp TransformEndTime:Timestamp LabelingJobArn AutoMLJobArn DataProcessing ExperimentConfig",
  },
  "sagemaker.DestinationS3Uri": { scalar: "text", max: 512, pattern: "(https|s3)://([^/])/?(.*)" },
  "sagemaker.DetailedModelPackageStatus": {
    scalar: "text",
    values: "NotStarted InProgress Completed Failed",
  },
  "sagemaker.DirectoryPath": { scalar: "text", max: 4096 },
  "sagemaker.DisableProfiler": { scalar: "boolean" },
  "sagemaker.DriftCheckBaselines": {
    members:
      "Bias:DriftCheckBias Explainability:DriftCheckExplainability ModelQuality:DriftCheckModelQuality ModelDataQuality:DriftCheckModelDataQuality",
  },
  "sagemaker.DriftCheckBias": {
    members:
      "ConfigFile:FileSource PreTrainingConstraints:MetricsSource PostTrainingConstraints:MetricsSource",
  },
  "sagemaker.DriftCheckExplainability": { members: "Constraints:MetricsSource ConfigFile:FileSource" },
  "sagemaker.DriftCheckModelDataQuality": { members: "Statistics:MetricsSource Constraints:MetricsSource" },
  "sagemaker.DriftCheckModelQuality": { members: "Statistics:MetricsSource Constraints:MetricsSource" },
  "sagemaker.Ec2CapacityReservation": {
    members:
      "Ec2CapacityReservationId TotalInstanceCount:TaskCount AvailableInstanceCount:TaskCount UsedByCurrentEndpoint:TaskCount",
  },
  "sagemaker.Ec2CapacityReservationId": { scalar: "text" },
  "sagemaker.Ec2CapacityReservationsList": { list: "Ec2CapacityReservation" },
  "sagemaker.EnableCaching": { scalar: "boolean" },
  "sagemaker.EnableCapture": { scalar: "boolean" },
  "sagemaker.EnableDetailedObservability": { scalar: "boolean" },
  "sagemaker.EnableEnhancedMetrics": { scalar: "boolean" },
  "sagemaker.EnableInfraCheck": { scalar: "boolean" },
  "sagemaker.EnableRemoteDebug": { scalar: "boolean" },
  "sagemaker.EnableSessionTagChaining": { scalar: "boolean" },
  "sagemaker.EndpointArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:endpoint/.*",
  },
  "sagemaker.EndpointConfigArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:endpoint-config/.*",
  },
  "sagemaker.EndpointConfigName": { scalar: "text", max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.EndpointName": { scalar: "text", max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.EndpointStatus": {
    scalar: "text",
    values:
      "OutOfService Creating Updating SystemUpdating RollingBack InService Deleting Failed UpdateRollbackFailed",
  },
  "sagemaker.EntityDescription": {
    scalar: "text",
    max: 1024,
    pattern: "[\\p{L}\\p{M}\\p{Z}\\p{S}\\p{N}\\p{P}]*",
  },
  "sagemaker.EntityName": { scalar: "text", min: 1, max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.EnvironmentKey": { scalar: "text", max: 1024, pattern: "[a-zA-Z_][a-zA-Z0-9_]*" },
  "sagemaker.EnvironmentMap": { map: "EnvironmentKey EnvironmentValue", max: 100 },
  "sagemaker.EnvironmentValue": { scalar: "text", max: 1024, pattern: "[\\S\\s]*" },
  "sagemaker.EvaluationType": {
    scalar: "text",
    values: "LLMAJEvaluation CustomScorerEvaluation BenchmarkEvaluation",
  },
  "sagemaker.EvaluatorArn": { scalar: "text" },
  "sagemaker.ExitMessage": { scalar: "text", max: 1024, pattern: "[\\S\\s]*" },
  "sagemaker.ExperimentConfig": {
    members:
      "ExperimentName:ExperimentEntityName TrialName:ExperimentEntityName TrialComponentDisplayName:ExperimentEntityName RunName:ExperimentEntityName",
  },
  "sagemaker.ExperimentDescription": { scalar: "text", max: 3072 },
  "sagemaker.ExperimentEntityName": {
    scalar: "text",
    min: 1,
    max: 120,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}",
  },
  "sagemaker.Explainability": { members: "Report:MetricsSource" },
  "sagemaker.ExplainabilityLocation": { scalar: "text", min: 1 },
  "sagemaker.ExplainerConfig": { members: "ClarifyExplainerConfig" },
  "sagemaker.FailureReason": { scalar: "text", max: 1024 },
  "sagemaker.FeatureGroupName": {
    scalar: "text",
    min: 1,
    max: 64,
    pattern: "[a-zA-Z0-9]([_-]*[a-zA-Z0-9]){0,63}",
  },
  "sagemaker.FileSource": { members: "ContentType ContentDigest S3Uri!" },
  "sagemaker.FileSystemAccessMode": { scalar: "text", values: "rw ro" },
  "sagemaker.FileSystemDataSource": {
    members: "FileSystemId! FileSystemAccessMode! FileSystemType! DirectoryPath!",
  },
  "sagemaker.FileSystemId": { scalar: "text", min: 11, max: 21, pattern: "(fs-[0-9a-f]{8,})" },
  "sagemaker.FileSystemType": { scalar: "text", values: "EFS FSxLustre" },
  "sagemaker.FinalAutoMLJobObjectiveMetric": {
    members:
      "Type:AutoMLJobObjectiveType MetricName!:AutoMLMetricEnum Value!:MetricValue StandardMetricName:AutoMLMetricEnum",
  },
  "sagemaker.FinalHyperParameterTuningJobObjectiveMetric": {
    members: "Type:HyperParameterTuningJobObjectiveType MetricName! Value!:MetricValue",
  },
  "sagemaker.FinalMetricDataList": { list: "MetricData", max: 40 },
  "sagemaker.Float": { scalar: "number" },
  "sagemaker.GenerateCandidateDefinitionsOnly": { scalar: "boolean" },
  "sagemaker.HookParameters": { map: "ConfigKey ConfigValue", max: 20 },
  "sagemaker.HubAccessConfig": { members: "HubContentArn!" },
  "sagemaker.HubContentArn": { scalar: "text", max: 255 },
  "sagemaker.HubContentName": { scalar: "text", max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.HubContentVersion": { scalar: "text", min: 5, max: 14, pattern: "\\d{1,4}.\\d{1,4}.\\d{1,4}" },
  "sagemaker.HubDataSetArn": {
    scalar: "text",
    max: 2048,
    pattern:
      "(arn:[a-z0-9-\\.]{1,63}:sagemaker:\\w+(?:-\\w+)+:(\\d{12}|aws):hub-content\\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\\/DataSet\\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\\/\\d{1,4}.\\d{1,4}.\\d{1,4})?",
  },
  "sagemaker.HyperParameterAlgorithmSpecification": {
    members:
      "TrainingImage:AlgorithmImage TrainingInputMode! AlgorithmName:ArnOrName MetricDefinitions:MetricDefinitionList",
  },
  "sagemaker.HyperParameterKey": { scalar: "text", max: 256 },
  "sagemaker.HyperParameterScalingType": {
    scalar: "text",
    values: "Auto Linear Logarithmic ReverseLogarithmic",
  },
  "sagemaker.HyperParameterTrainingJobDefinition": {
    members:
      "DefinitionName:HyperParameterTrainingJobDefinitionName TuningObjective:HyperParameterTuningJobObjective HyperParameterRanges:ParameterRanges StaticHyperParameters:HyperParameters AlgorithmSpecification!:HyperParameterAlgorithmSpecification RoleArn! InputDataConfig VpcConfig OutputDataConfig! ResourceConfig HyperParameterTuningResourceConfig StoppingCondition! EnableNetworkIsolation:Boolean EnableInterContainerTrafficEncryption:Boolean EnableManagedSpotTraining:Boolean CheckpointConfig RetryStrategy Environment:HyperParameterTrainingJobEnvironmentMap",
  },
  "sagemaker.HyperParameterTrainingJobDefinitionName": {
    scalar: "text",
    min: 1,
    max: 64,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}",
  },
  "sagemaker.HyperParameterTrainingJobDefinitions": {
    list: "HyperParameterTrainingJobDefinition",
    min: 1,
    max: 10,
  },
  "sagemaker.HyperParameterTrainingJobEnvironmentKey": {
    scalar: "text",
    max: 512,
    pattern: "[a-zA-Z_][a-zA-Z0-9_]*",
  },
  "sagemaker.HyperParameterTrainingJobEnvironmentMap": {
    map: "HyperParameterTrainingJobEnvironmentKey HyperParameterTrainingJobEnvironmentValue",
    max: 48,
  },
  "sagemaker.HyperParameterTrainingJobEnvironmentValue": { scalar: "text", max: 512, pattern: "[\\S\\s]*" },
  "sagemaker.HyperParameterTrainingJobSummaries": { list: "HyperParameterTrainingJobSummary" },
  "sagemaker.HyperParameterTrainingJobSummary": {
    members:
      "TrainingJobDefinitionName:HyperParameterTrainingJobDefinitionName TrainingJobName! TrainingJobArn! TuningJobName:HyperParameterTuningJobName CreationTime!:Timestamp TrainingStartTime:Timestamp TrainingEndTime:Timestamp TrainingJobStatus! TunedHyperParameters!:HyperParameters FailureReason FinalHyperParameterTuningJobObjectiveMetric ObjectiveStatus",
  },
  "sagemaker.HyperParameterTuningAllocationStrategy": { scalar: "text", values: "Prioritized" },
  "sagemaker.HyperParameterTuningInstanceConfig": {
    members: "InstanceType!:TrainingInstanceType InstanceCount!:TrainingInstanceCount VolumeSizeInGB!",
  },
  "sagemaker.HyperParameterTuningInstanceConfigs": {
    list: "HyperParameterTuningInstanceConfig",
    min: 1,
    max: 6,
  },
  "sagemaker.HyperParameterTuningJobArn": {
    scalar: "text",
    max: 256,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:hyper-parameter-tuning-job/.*",
  },
  "sagemaker.HyperParameterTuningJobCompletionDetails": {
    members: "NumberOfTrainingJobsObjectiveNotImproving:Integer ConvergenceDetectedTime:Timestamp",
  },
  "sagemaker.HyperParameterTuningJobConfig": {
    members:
      "Strategy!:HyperParameterTuningJobStrategyType StrategyConfig:HyperParameterTuningJobStrategyConfig HyperParameterTuningJobObjective ResourceLimits! ParameterRanges TrainingJobEarlyStoppingType TuningJobCompletionCriteria RandomSeed",
  },
  "sagemaker.HyperParameterTuningJobConsumedResources": { members: "RuntimeInSeconds:Integer" },
  "sagemaker.HyperParameterTuningJobName": {
    scalar: "text",
    min: 1,
    max: 32,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}",
  },
  "sagemaker.HyperParameterTuningJobObjective": {
    members: "Type!:HyperParameterTuningJobObjectiveType MetricName!",
  },
  "sagemaker.HyperParameterTuningJobObjectiveType": { scalar: "text", values: "Maximize Minimize" },
  "sagemaker.HyperParameterTuningJobStatus": {
    scalar: "text",
    values: "Completed InProgress Failed Stopped Stopping Deleting DeleteFailed",
  },
  "sagemaker.HyperParameterTuningJobStrategyConfig": { members: "HyperbandStrategyConfig" },
  "sagemaker.HyperParameterTuningJobStrategyType": {
    scalar: "text",
    values: "Bayesian Random Hyperband Grid",
  },
  "sagemaker.HyperParameterTuningJobWarmStartConfig": {
    members: "ParentHyperParameterTuningJobs! WarmStartType!:HyperParameterTuningJobWarmStartType",
  },
  "sagemaker.HyperParameterTuningJobWarmStartType": {
    scalar: "text",
    values: "IdenticalDataAndAlgorithm TransferLearning",
  },
  "sagemaker.HyperParameterTuningMaxRuntimeInSeconds": { scalar: "integer", min: 120, max: 15768000 },
  "sagemaker.HyperParameterTuningResourceConfig": {
    members:
      "InstanceType:TrainingInstanceType InstanceCount:TrainingInstanceCount VolumeSizeInGB:OptionalVolumeSizeInGB VolumeKmsKeyId:KmsKeyId AllocationStrategy:HyperParameterTuningAllocationStrategy InstanceConfigs:HyperParameterTuningInstanceConfigs",
  },
  "sagemaker.HyperParameterValue": { scalar: "text", max: 2500 },
  "sagemaker.HyperParameters": { map: "HyperParameterKey HyperParameterValue", max: 100 },
  "sagemaker.HyperbandStrategyConfig": {
    members: "MinResource:HyperbandStrategyMinResource MaxResource:HyperbandStrategyMaxResource",
  },
  "sagemaker.HyperbandStrategyMaxResource": { scalar: "integer", min: 1 },
  "sagemaker.HyperbandStrategyMinResource": { scalar: "integer", min: 1 },
  "sagemaker.IamIdentity": { members: "Arn:String PrincipalId:String SourceIdentity:String" },
  "sagemaker.ImageConfig": { members: "RepositoryAccessMode! RepositoryAuthConfig" },
  "sagemaker.ImageDigest": { scalar: "text", max: 72, pattern: "[Ss][Hh][Aa]256:[0-9a-fA-F]{64}" },
  "sagemaker.ImageUri": { scalar: "text", max: 255 },
  "sagemaker.InferenceComponentArn": { scalar: "text", min: 20, max: 2048 },
  "sagemaker.InferenceComponentAvailabilityZoneBalance": {
    members:
      "EnforcementMode!:AvailabilityZoneBalanceEnforcementMode MaxImbalance:AvailabilityZoneBalanceMaxImbalance",
  },
  "sagemaker.InferenceComponentCapacitySize": {
    members: "Type!:InferenceComponentCapacitySizeType Value!:CapacitySizeValue",
  },
  "sagemaker.InferenceComponentCapacitySizeType": { scalar: "text", values: "COPY_COUNT CAPACITY_PERCENT" },
  "sagemaker.InferenceComponentComputeResourceRequirements": {
    members:
      "NumberOfCpuCoresRequired:NumberOfCpuCores NumberOfAcceleratorDevicesRequired:NumberOfAcceleratorDevices MinMemoryRequiredInMb!:MemoryInMb MaxMemoryRequiredInMb:MemoryInMb AcceleratorPartitionType",
  },
  "sagemaker.InferenceComponentContainerSpecification": {
    members: "Image:ContainerImage ArtifactUrl:Url Environment:EnvironmentMap ContainerMetricsConfig",
  },
  "sagemaker.InferenceComponentContainerSpecificationSummary": {
    members: "DeployedImage ArtifactUrl:Url Environment:EnvironmentMap ContainerMetricsConfig",
  },
  "sagemaker.InferenceComponentCopyCount": { scalar: "integer", min: 0 },
  "sagemaker.InferenceComponentDataCacheConfig": { members: "EnableCaching!" },
  "sagemaker.InferenceComponentDataCacheConfigSummary": { members: "EnableCaching!" },
  "sagemaker.InferenceComponentDeploymentConfig": {
    members:
      "RollingUpdatePolicy!:InferenceComponentRollingUpdatePolicy AutoRollbackConfiguration:AutoRollbackConfig",
  },
  "sagemaker.InferenceComponentName": {
    scalar: "text",
    max: 63,
    pattern: "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?",
  },
  "sagemaker.InferenceComponentPlacementStatus": {
    members: "InstanceType!:ProductionVariantInstanceType CurrentCopyCount!:InferenceComponentCopyCount",
  },
  "sagemaker.InferenceComponentPlacementStatusList": { list: "InferenceComponentPlacementStatus", min: 1 },
  "sagemaker.InferenceComponentPlacementStrategy": { scalar: "text", values: "SPREAD BINPACK" },
  "sagemaker.InferenceComponentRollingUpdatePolicy": {
    members:
      "MaximumBatchSize!:InferenceComponentCapacitySize WaitIntervalInSeconds! MaximumExecutionTimeoutInSeconds RollbackMaximumBatchSize:InferenceComponentCapacitySize",
  },
  "sagemaker.InferenceComponentRuntimeConfig": { members: "CopyCount!:InferenceComponentCopyCount" },
  "sagemaker.InferenceComponentRuntimeConfigSummary": {
    members:
      "DesiredCopyCount:InferenceComponentCopyCount CurrentCopyCount:InferenceComponentCopyCount PlacementStatus:InferenceComponentPlacementStatusList",
  },
  "sagemaker.InferenceComponentSchedulingConfig": {
    members:
      "PlacementStrategy!:InferenceComponentPlacementStrategy AvailabilityZoneBalance:InferenceComponentAvailabilityZoneBalance",
  },
  "sagemaker.InferenceComponentSpecification": {
    members:
      "InstanceType:ProductionVariantInstanceType ModelName Container:InferenceComponentContainerSpecification StartupParameters:InferenceComponentStartupParameters ComputeResourceRequirements:InferenceComponentComputeResourceRequirements BaseInferenceComponentName:InferenceComponentName DataCacheConfig:InferenceComponentDataCacheConfig SchedulingConfig:InferenceComponentSchedulingConfig",
  },
  "sagemaker.InferenceComponentSpecificationList": {
    list: "InferenceComponentSpecification",
    min: 1,
    max: 5,
  },
  "sagemaker.InferenceComponentSpecificationSummary": {
    members:
      "InstanceType:ProductionVariantInstanceType ModelName Container:InferenceComponentContainerSpecificationSummary StartupParameters:InferenceComponentStartupParameters ComputeResourceRequirements:InferenceComponentComputeResourceRequirements BaseInferenceComponentName:InferenceComponentName DataCacheConfig:InferenceComponentDataCacheConfigSummary SchedulingConfig:InferenceComponentSchedulingConfig",
  },
  "sagemaker.InferenceComponentSpecificationSummaryList": {
    list: "InferenceComponentSpecificationSummary",
    min: 1,
  },
  "sagemaker.InferenceComponentStartupParameters": {
    members:
      "ModelDataDownloadTimeoutInSeconds:ProductionVariantModelDataDownloadTimeoutInSeconds ContainerStartupHealthCheckTimeoutInSeconds:ProductionVariantContainerStartupHealthCheckTimeoutInSeconds",
  },
  "sagemaker.InferenceComponentStatus": {
    scalar: "text",
    values: "InService Creating Updating Failed Deleting",
  },
  "sagemaker.InferenceExecutionConfig": { members: "Mode!:InferenceExecutionMode" },
  "sagemaker.InferenceExecutionMode": { scalar: "text", values: "Serial Direct" },
  "sagemaker.InferenceHubAccessConfig": { members: "HubContentArn!" },
  "sagemaker.InferenceSpecification": {
    members:
      "Containers!:ModelPackageContainerDefinitionList SupportedTransformInstanceTypes:TransformInstanceTypes SupportedRealtimeInferenceInstanceTypes:RealtimeInferenceInstanceTypes SupportedContentTypes:ContentTypes SupportedResponseMIMETypes:ResponseMIMETypes",
  },
  "sagemaker.InferenceSpecificationName": {
    scalar: "text",
    min: 1,
    max: 63,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  },
  "sagemaker.InfraCheckConfig": { members: "EnableInfraCheck" },
  "sagemaker.InitialTaskCount": { scalar: "integer", min: 1 },
  "sagemaker.InputDataConfig": { list: "Channel", min: 1, max: 20 },
  "sagemaker.InputMode": { scalar: "text", values: "Pipe File" },
  "sagemaker.InstanceGroup": {
    members: "InstanceType!:TrainingInstanceType InstanceCount!:TrainingInstanceCount InstanceGroupName!",
  },
  "sagemaker.InstanceGroupName": { scalar: "text", min: 1, max: 64, pattern: ".+" },
  "sagemaker.InstanceGroupNames": { list: "InstanceGroupName", max: 5 },
  "sagemaker.InstanceGroups": { list: "InstanceGroup", max: 5 },
  "sagemaker.InstancePlacementConfig": { members: "EnableMultipleJobs:Boolean PlacementSpecifications" },
  "sagemaker.InstancePool": {
    members:
      "InstanceType!:ProductionVariantInstanceType ModelNameOverride:ModelName Priority!:InstancePoolPriority",
  },
  "sagemaker.InstancePoolList": { list: "InstancePool", min: 1, max: 5 },
  "sagemaker.InstancePoolPriority": { scalar: "integer", min: 1, max: 5 },
  "sagemaker.InstancePoolSummary": {
    members: "InstanceType!:ProductionVariantInstanceType CurrentInstanceCount!:TaskCount",
  },
  "sagemaker.InstancePoolSummaryList": { list: "InstancePoolSummary", min: 1 },
  "sagemaker.InstancePreference": {
    members:
      "InstanceType!:TrainingInstanceType InstanceCount:TrainingInstanceCount TrainingPlanArns:TrainingPlanArnList",
  },
  "sagemaker.InstancePreferenceList": { list: "InstancePreference", min: 1, max: 5 },
  "sagemaker.Integer": { scalar: "integer" },
  "sagemaker.IntegerParameterRange": {
    members:
      "Name!:ParameterKey MinValue!:ParameterValue MaxValue!:ParameterValue ScalingType:HyperParameterScalingType",
  },
  "sagemaker.IntegerParameterRanges": { list: "IntegerParameterRange", max: 30 },
  "sagemaker.InvocationsMaxRetries": { scalar: "integer", min: 0, max: 3 },
  "sagemaker.InvocationsTimeoutInSeconds": { scalar: "integer", min: 1, max: 3600 },
  "sagemaker.JobCategory": {
    scalar: "text",
    values: "AgentRFT SyntheticDataGeneration DataQualityEvaluation AgentRFTEvaluation DataTransformation",
  },
  "sagemaker.JobConfigDocument": { scalar: "text", min: 1, max: 262144 },
  "sagemaker.JobName": { scalar: "text", min: 1, max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.JoinSource": { scalar: "text", values: "Input None" },
  "sagemaker.JsonContentType": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9])*\\/[a-zA-Z0-9](-*[a-zA-Z0-9.])*",
  },
  "sagemaker.JsonContentTypes": { list: "JsonContentType", min: 1, max: 10 },
  "sagemaker.JsonPath": { scalar: "text", max: 63 },
  "sagemaker.KeepAlivePeriodInSeconds": { scalar: "integer", min: 0, max: 21600 },
  "sagemaker.KmsKeyId": { scalar: "text", max: 2048, pattern: "[a-zA-Z0-9:/_-]*" },
  "sagemaker.LabelingJobArn": {
    scalar: "text",
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:labeling-job/.*",
  },
  "sagemaker.LineageEntityParameters": { map: "StringParameterValue StringParameterValue", max: 30 },
  "sagemaker.ManagedInstanceScalingCooldownInMinutes": { scalar: "integer", min: 5, max: 1440 },
  "sagemaker.ManagedInstanceScalingMaxInstanceCount": { scalar: "integer", min: 1 },
  "sagemaker.ManagedInstanceScalingMaximumStepSize": { scalar: "integer", min: 1, max: 100 },
  "sagemaker.ManagedInstanceScalingMinInstanceCount": { scalar: "integer", min: 0 },
  "sagemaker.ManagedInstanceScalingScaleInStrategy": { scalar: "text", values: "IDLE_RELEASE CONSOLIDATION" },
  "sagemaker.ManagedInstanceScalingStatus": { scalar: "text", values: "ENABLED DISABLED" },
  "sagemaker.ManagedStorageType": { scalar: "text", values: "Restricted" },
  "sagemaker.MaxAutoMLJobRuntimeInSeconds": { scalar: "integer", min: 1 },
  "sagemaker.MaxCandidates": { scalar: "integer", min: 1, max: 750 },
  "sagemaker.MaxConcurrentInvocationsPerInstance": { scalar: "integer", min: 1, max: 1000 },
  "sagemaker.MaxConcurrentTransforms": { scalar: "integer", min: 0 },
  "sagemaker.MaxNumberOfTrainingJobs": { scalar: "integer", min: 1 },
  "sagemaker.MaxNumberOfTrainingJobsNotImproving": { scalar: "integer", min: 3 },
  "sagemaker.MaxParallelTrainingJobs": { scalar: "integer", min: 1 },
  "sagemaker.MaxPayloadInMB": { scalar: "integer", min: 0 },
  "sagemaker.MaxPendingTimeInSeconds": { scalar: "integer", min: 1800, max: 2419200 },
  "sagemaker.MaxRuntimeInSeconds": { scalar: "integer", min: 1 },
  "sagemaker.MaxRuntimePerTrainingJobInSeconds": { scalar: "integer", min: 1 },
  "sagemaker.MaxWaitTimeInSeconds": { scalar: "integer", min: 1 },
  "sagemaker.MaximumExecutionTimeoutInSeconds": { scalar: "integer", min: 600, max: 28800 },
  "sagemaker.MaximumRetryAttempts": { scalar: "integer", min: 1, max: 30 },
  "sagemaker.MemoryInMb": { scalar: "integer", min: 128 },
  "sagemaker.MetadataProperties": {
    members:
      "CommitId:MetadataPropertyValue Repository:MetadataPropertyValue GeneratedBy:MetadataPropertyValue ProjectId:MetadataPropertyValue",
  },
  "sagemaker.MetadataPropertyValue": { scalar: "text", max: 1024 },
  "sagemaker.MetricData": { members: "MetricName Value:Float Timestamp" },
  "sagemaker.MetricDataList": { list: "MetricDatum", max: 40 },
  "sagemaker.MetricDatum": {
    members:
      "MetricName:AutoMLMetricEnum StandardMetricName:AutoMLMetricExtendedEnum Value:Float Set:MetricSetSource",
  },
  "sagemaker.MetricDefinition": { members: "Name!:MetricName Regex!:MetricRegex" },
  "sagemaker.MetricDefinitionList": { list: "MetricDefinition", max: 40 },
  "sagemaker.MetricName": { scalar: "text", min: 1, max: 255, pattern: ".+" },
  "sagemaker.MetricPublishFrequencyInSeconds": { scalar: "integer" },
  "sagemaker.MetricRegex": { scalar: "text", min: 1, max: 500, pattern: ".+" },
  "sagemaker.MetricSetSource": { scalar: "text", values: "Train Validation Test" },
  "sagemaker.MetricValue": { scalar: "number" },
  "sagemaker.MetricsConfig": {
    members: "EnableEnhancedMetrics EnableDetailedObservability MetricPublishFrequencyInSeconds",
  },
  "sagemaker.MetricsEndpoint": { members: "MetricsEndpointPath! MetricPublishFrequencyInSeconds" },
  "sagemaker.MetricsEndpointList": { list: "MetricsEndpoint", max: 1 },
  "sagemaker.MetricsEndpointPath": { scalar: "text", max: 256, pattern: "/(?!.*\\.\\.)[a-zA-Z0-9/_.\\-]+" },
  "sagemaker.MetricsSource": { members: "ContentType! ContentDigest S3Uri!" },
  "sagemaker.MlFlowResourceArn": {
    scalar: "text",
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:mlflow-[a-zA-Z-]*/.*",
  },
  "sagemaker.MlReservationArn": {
    scalar: "text",
    min: 20,
    max: 258,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z0-9\\-]{1,14}/.*",
  },
  "sagemaker.MlflowConfig": {
    members: "MlflowResourceArn!:MlFlowResourceArn MlflowExperimentName MlflowRunName",
  },
  "sagemaker.MlflowDetails": { members: "MlflowExperimentId MlflowRunId" },
  "sagemaker.MlflowExperimentId": { scalar: "text", min: 1, max: 256 },
  "sagemaker.MlflowExperimentName": { scalar: "text", min: 1, max: 256 },
  "sagemaker.MlflowRunId": { scalar: "text", min: 1, max: 256 },
  "sagemaker.MlflowRunName": { scalar: "text", min: 1, max: 256 },
  "sagemaker.ModelAccessConfig": { members: "AcceptEula!" },
  "sagemaker.ModelApprovalStatus": { scalar: "text", values: "Approved Rejected PendingManualApproval" },
  "sagemaker.ModelArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:model/.*",
  },
  "sagemaker.ModelArtifacts": { members: "S3ModelArtifacts!:S3Uri" },
  "sagemaker.ModelCacheSetting": { scalar: "text", values: "Enabled Disabled" },
  "sagemaker.ModelCardContent": { scalar: "text", max: 100000 },
  "sagemaker.ModelCardStatus": { scalar: "text", values: "Draft PendingReview Approved Archived" },
  "sagemaker.ModelClientConfig": { members: "InvocationsTimeoutInSeconds InvocationsMaxRetries" },
  "sagemaker.ModelCompressionType": { scalar: "text", values: "None Gzip" },
  "sagemaker.ModelDataQuality": { members: "Statistics:MetricsSource Constraints:MetricsSource" },
  "sagemaker.ModelDataSource": { members: "S3DataSource:S3ModelDataSource" },
  "sagemaker.ModelDeployConfig": { members: "AutoGenerateEndpointName EndpointName" },
  "sagemaker.ModelDeployResult": { members: "EndpointName" },
  "sagemaker.ModelInput": { members: "DataInputConfig!" },
  "sagemaker.ModelInsightsLocation": { scalar: "text", min: 1 },
  "sagemaker.ModelLifeCycle": { members: "Stage!:EntityName StageStatus!:EntityName StageDescription" },
  "sagemaker.ModelMetrics": { members: "ModelQuality ModelDataQuality Bias Explainability" },
  "sagemaker.ModelName": { scalar: "text", max: 63, pattern: "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?" },
  "sagemaker.ModelPackageArn": {
    scalar: "text",
    min: 1,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]{9,16}:[0-9]{12}:model-package/[\\S]{1,2048}",
  },
  "sagemaker.ModelPackageConfig": { members: "ModelPackageGroupArn! SourceModelPackageArn:ModelPackageArn" },
  "sagemaker.ModelPackageContainerDefinition": {
    members:
      "ContainerHostname Image:ContainerImage ImageDigest ModelDataUrl:Url ModelDataSource ProductId Environment:EnvironmentMap ModelInput Framework:String FrameworkVersion:ModelPackageFrameworkVersion NearestModelName:String AdditionalModelDataSources AdditionalS3DataSource ModelDataETag:String IsCheckpoint:Boolean BaseModel",
  },
  "sagemaker.ModelPackageContainerDefinitionList": {
    list: "ModelPackageContainerDefinition",
    min: 1,
    max: 15,
  },
  "sagemaker.ModelPackageFrameworkVersion": {
    scalar: "text",
    min: 3,
    max: 10,
    pattern: "[0-9]\\.[A-Za-z0-9.-]+",
  },
  "sagemaker.ModelPackageGroupArn": {
    scalar: "text",
    min: 1,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]{9,16}:[0-9]{12}:model-package-group/[\\S]{1,2048}",
  },
  "sagemaker.ModelPackageModelCard": { members: "ModelCardContent ModelCardStatus" },
  "sagemaker.ModelPackageRegistrationType": { scalar: "text", values: "Logged Registered" },
  "sagemaker.ModelPackageSecurityConfig": { members: "KmsKeyId!" },
  "sagemaker.ModelPackageSourceUri": {
    scalar: "text",
    max: 1024,
    pattern: "[\\p{L}\\p{M}\\p{Z}\\p{N}\\p{P}]{0,1024}",
  },
  "sagemaker.ModelPackageStatus": { scalar: "text", values: "Pending InProgress Completed Failed Deleting" },
  "sagemaker.ModelPackageStatusDetails": {
    members: "ValidationStatuses!:ModelPackageStatusItemList ImageScanStatuses:ModelPackageStatusItemList",
  },
  "sagemaker.ModelPackageStatusItem": {
    members: "Name!:EntityName Status!:DetailedModelPackageStatus FailureReason:String",
  },
  "sagemaker.ModelPackageStatusItemList": { list: "ModelPackageStatusItem" },
  "sagemaker.ModelPackageValidationProfile": { members: "ProfileName!:EntityName TransformJobDefinition!" },
  "sagemaker.ModelPackageValidationProfiles": { list: "ModelPackageValidationProfile", max: 1 },
  "sagemaker.ModelPackageValidationSpecification": {
    members: "ValidationRole!:RoleArn ValidationProfiles!:ModelPackageValidationProfiles",
  },
  "sagemaker.ModelPackageVersion": { scalar: "integer", min: 1 },
  "sagemaker.ModelQuality": { members: "Statistics:MetricsSource Constraints:MetricsSource" },
  "sagemaker.MonitoringScheduleArn": { scalar: "text", max: 256 },
  "sagemaker.MultiModelConfig": { members: "ModelCacheSetting" },
  "sagemaker.NetworkConfig": {
    members: "EnableInterContainerTrafficEncryption:Boolean EnableNetworkIsolation:Boolean VpcConfig",
  },
  "sagemaker.NumberOfAcceleratorDevices": { scalar: "number", min: 1 },
  "sagemaker.NumberOfCpuCores": { scalar: "number", min: 0.25 },
  "sagemaker.ObjectiveStatus": { scalar: "text", values: "Succeeded Pending Failed" },
  "sagemaker.ObjectiveStatusCounter": { scalar: "integer", min: 0 },
  "sagemaker.ObjectiveStatusCounters": {
    members: "Succeeded:ObjectiveStatusCounter Pending:ObjectiveStatusCounter Failed:ObjectiveStatusCounter",
  },
  "sagemaker.OptionalVolumeSizeInGB": { scalar: "integer", min: 0 },
  "sagemaker.OutputCompressionType": { scalar: "text", values: "GZIP NONE" },
  "sagemaker.OutputDataConfig": {
    members: "KmsKeyId S3OutputPath!:S3Uri CompressionType:OutputCompressionType",
  },
  "sagemaker.ParameterKey": { scalar: "text", max: 256 },
  "sagemaker.ParameterRanges": {
    members: "IntegerParameterRanges ContinuousParameterRanges CategoricalParameterRanges AutoParameters",
  },
  "sagemaker.ParameterValue": { scalar: "text", max: 256 },
  "sagemaker.ParameterValues": { list: "ParameterValue", min: 1, max: 30 },
  "sagemaker.ParentHyperParameterTuningJob": { members: "HyperParameterTuningJobName" },
  "sagemaker.ParentHyperParameterTuningJobs": { list: "ParentHyperParameterTuningJob", min: 1, max: 5 },
  "sagemaker.Peft": { scalar: "text", values: "LORA" },
  "sagemaker.PendingDeploymentSummary": {
    members:
      "EndpointConfigName! ProductionVariants:PendingProductionVariantSummaryList StartTime:Timestamp ShadowProductionVariants:PendingProductionVariantSummaryList",
  },
  "sagemaker.PendingProductionVariantSummary": {
    members:
      "VariantName! DeployedImages CurrentWeight:VariantWeight DesiredWeight:VariantWeight CurrentInstanceCount:TaskCount DesiredInstanceCount:TaskCount InstanceType:ProductionVariantInstanceType InstancePools:InstancePoolSummaryList AcceleratorType:ProductionVariantAcceleratorType VariantStatus:ProductionVariantStatusList CurrentServerlessConfig:ProductionVariantServerlessConfig DesiredServerlessConfig:ProductionVariantServerlessConfig ManagedInstanceScaling:ProductionVariantManagedInstanceScaling RoutingConfig:ProductionVariantRoutingConfig AcceleratorPartitionLayouts",
  },
  "sagemaker.PendingProductionVariantSummaryList": { list: "PendingProductionVariantSummary", min: 1 },
  "sagemaker.PlacementSpecification": {
    members: "UltraServerId:String256 InstanceCount!:TrainingInstanceCount",
  },
  "sagemaker.PlacementSpecifications": { list: "PlacementSpecification", max: 10 },
  "sagemaker.PrefixAwareRoutingConcurrencyThreshold": { scalar: "integer", min: 1, max: 1024 },
  "sagemaker.PrefixAwareRoutingConfig": {
    members:
      "PrefixLength:PrefixAwareRoutingPrefixLength ConcurrencyThreshold:PrefixAwareRoutingConcurrencyThreshold",
  },
  "sagemaker.PrefixAwareRoutingPrefixLength": { scalar: "integer", min: 1024, max: 65536 },
  "sagemaker.ProblemType": {
    scalar: "text",
    values: "BinaryClassification MulticlassClassification Regression",
  },
  "sagemaker.ProcessingClusterConfig": {
    members:
      "InstanceCount:ProcessingInstanceCount InstanceType:ProcessingInstanceType VolumeSizeInGB!:ProcessingVolumeSizeInGB VolumeKmsKeyId:KmsKeyId InstancePreferences:ProcessingInstancePreferenceList SelectedInstanceType:ProcessingInstanceType SelectedInstanceCount:ProcessingInstanceCount",
  },
  "sagemaker.ProcessingEnvironmentKey": { scalar: "text", max: 256, pattern: "[a-zA-Z_][a-zA-Z0-9_]*" },
  "sagemaker.ProcessingEnvironmentMap": {
    map: "ProcessingEnvironmentKey ProcessingEnvironmentValue",
    max: 100,
  },
  "sagemaker.ProcessingEnvironmentValue": { scalar: "text", max: 256, pattern: "[\\S\\s]*" },
  "sagemaker.ProcessingFeatureStoreOutput": { members: "FeatureGroupName!" },
  "sagemaker.ProcessingInput": {
    members: "InputName!:String AppManaged S3Input:ProcessingS3Input DatasetDefinition",
  },
  "sagemaker.ProcessingInputs": { list: "ProcessingInput", max: 10 },
  "sagemaker.ProcessingInstanceCount": { scalar: "integer", min: 1, max: 100 },
  "sagemaker.ProcessingInstancePreference": {
    members: "InstanceType!:ProcessingInstanceType InstanceCount:ProcessingInstanceCount",
  },
  "sagemaker.ProcessingInstancePreferenceList": { list: "ProcessingInstancePreference", min: 1, max: 5 },
  "sagemaker.ProcessingInstanceType": {
    scalar: "text",
    values:
      "ml.t3.medium ml.t3.large ml.t3.xlarge ml.t3.2xlarge ml.m4.xlarge ml.m4.2xlarge ml.m4.4xlarge ml.m4.10xlarge ml.m4.16xlarge ml.c4.xlarge ml.c4.2xlarge ml.c4.4xlarge ml.c4.8xlarge ml.p2.xlarge ml.p2.8xlarge ml.p2.16xlarge ml.p3.2xlarge ml.p3.8xlarge ml.p3.16xlarge ml.c5.xlarge ml.c5.2xlarge ml.c5.4xlarge ml.c5.9xlarge ml.c5.18xlarge ml.m5.large ml.m5.xlarge ml.m5.2xlarge ml.m5.4xlarge ml.m5.12xlarge ml.m5.24xlarge ml.r5.large ml.r5.xlarge ml.r5.2xlarge ml.r5.4xlarge ml.r5.8xlarge ml.r5.12xlarge ml.r5.16xlarge ml.r5.24xlarge ml.g4dn.xlarge ml.g4dn.2xlarge ml.g4dn.4xlarge ml.g4dn.8xlarge ml.g4dn.12xlarge ml.g4dn.16xlarge ml.g5.xlarge ml.g5.2xlarge ml.g5.4xlarge ml.g5.8xlarge ml.g5.16xlarge ml.g5.12xlarge ml.g5.24xlarge ml.g5.48xlarge ml.r5d.large ml.r5d.xlarge ml.r5d.2xlarge ml.r5d.4xlarge ml.r5d.8xlarge ml.r5d.12xlarge ml.r5d.16xlarge ml.r5d.24xlarge ml.g6.xlarge ml.g6.2xlarge ml.g6.4xlarge ml.g6.8xlarge ml.g6.12xlarge ml.g6.16xlarge ml.g6.24xlarge ml.g6.48xlarge ml.g6e.xlarge ml.g6e.2xlarge ml.g6e.4xlarge ml.g6e.8xlarge ml.g6e.12xlarge ml.g6e.16xlarge ml.g6e.24xlarge ml.g6e.48xlarge ml.m6i.large ml.m6i.xlarge ml.m6i.2xlarge ml.m6i.4xlarge ml.m6i.8xlarge ml.m6i.12xlarge ml.m6i.16xlarge ml.m6i.24xlarge ml.m6i.32xlarge ml.c6i.xlarge ml.c6i.2xlarge ml.c6i.4xlarge ml.c6i.8xlarge ml.c6i.12xlarge ml.c6i.16xlarge ml.c6i.24xlarge ml.c6i.32xlarge ml.m7i.large ml.m7i.xlarge ml.m7i.2xlarge ml.m7i.4xlarge ml.m7i.8xlarge ml.m7i.12xlarge ml.m7i.16xlarge ml.m7i.24xlarge ml.m7i.48xlarge ml.c7i.large ml.c7i.xlarge ml.c7i.2xlarge ml.c7i.4xlarge ml.c7i.8xlarge ml.c7i.12xlarge ml.c7i.16xlarge ml.c7i.24xlarge ml.c7i.48xlarge ml.r7i.large ml.r7i.xlarge ml.r7i.2xlarge ml.r7i.4xlarge ml.r7i.8xlarge ml.r7i.12xlarge ml.r7i.16xlarge ml.r7i.24xlarge ml.r7i.48xlarge ml.p5.4xlarge ml.g7e.2xlarge ml.g7e.4xlarge ml.g7e.8xlarge ml.g7e.12xlarge ml.g7e.24xlarge ml.g7e.48xlarge ml.g7.2xlarge ml.g7.4xlarge ml.g7.8xlarge ml.g7.12xlarge ml.g7.24xlarge ml.g7.48xlarge ml.r6i.large ml.r6i.xlarge ml.r6i.2xlarge ml.r6i.4xlarge ml.r6i.8xlarge ml.r6i.12xlarge ml.r6i.16xlarge ml.r6i.24xlarge ml.r6i.32xlarge ml.m8i.large ml.m8i.xlarge ml.m8i.2xlarge ml.m8i.4xlarge ml.m8i.8xlarge ml.m8i.12xlarge ml.m8i.16xlarge ml.m8i.24xlarge ml.m8i.32xlarge ml.m8i.48xlarge ml.m8i.96xlarge ml.c8i.xlarge ml.c8i.2xlarge ml.c8i.4xlarge ml.c8i.8xlarge ml.c8i.12xlarge ml.c8i.16xlarge ml.c8i.24xlarge ml.c8i.32xlarge ml.c8i.48xlarge ml.c8i.96xlarge ml.r8i.large ml.r8i.xlarge ml.r8i.2xlarge ml.r8i.4xlarge ml.r8i.8xlarge ml.r8i.12xlarge ml.r8i.16xlarge ml.r8i.24xlarge ml.r8i.32xlarge ml.r8i.48xlarge ml.r8i.96xlarge ml.m7i-flex.large ml.m7i-flex.xlarge ml.m7i-flex.2xlarge ml.m7i-flex.4xlarge ml.m7i-flex.8xlarge ml.m7i-flex.12xlarge ml.m7i-flex.16xlarge ml.c7i-flex.xlarge ml.c7i-flex.2xlarge ml.c7i-flex.4xlarge ml.c7i-flex.8xlarge ml.c7i-flex.12xlarge ml.c7i-flex.16xlarge ml.m8i-flex.large ml.m8i-flex.xlarge ml.m8i-flex.2xlarge ml.m8i-flex.4xlarge ml.m8i-flex.8xlarge ml.m8i-flex.12xlarge ml.m8i-flex.16xlarge ml.c8i-flex.xlarge ml.c8i-flex.2xlarge ml.c8i-flex.4xlarge ml.c8i-flex.8xlarge ml.c8i-flex.12xlarge ml.c8i-flex.16xlarge ml.r8i-flex.large ml.r8i-flex.xlarge ml.r8i-flex.2xlarge ml.r8i-flex.4xlarge ml.r8i-flex.8xlarge ml.r8i-flex.12xlarge ml.r8i-flex.16xlarge",
  },
  "sagemaker.ProcessingJobArn": {
    scalar: "text",
    max: 256,
    pattern:
      "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:processing-job/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  },
  "sagemaker.ProcessingJobName": {
    scalar: "text",
    min: 1,
    max: 63,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  },
  "sagemaker.ProcessingJobStatus": { scalar: "text", values: "InProgress Completed Failed Stopping Stopped" },
  "sagemaker.ProcessingLocalPath": { scalar: "text", max: 256 },
  "sagemaker.ProcessingMaxRuntimeInSeconds": { scalar: "integer", min: 1, max: 777600 },
  "sagemaker.ProcessingOutput": {
    members:
      "OutputName!:String S3Output:ProcessingS3Output FeatureStoreOutput:ProcessingFeatureStoreOutput AppManaged",
  },
  "sagemaker.ProcessingOutputConfig": { members: "Outputs!:ProcessingOutputs KmsKeyId" },
  "sagemaker.ProcessingOutputs": { list: "ProcessingOutput", max: 10 },
  "sagemaker.ProcessingResources": { members: "ClusterConfig!:ProcessingClusterConfig" },
  "sagemaker.ProcessingS3CompressionType": { scalar: "text", values: "None Gzip" },
  "sagemaker.ProcessingS3DataDistributionType": { scalar: "text", values: "FullyReplicated ShardedByS3Key" },
  "sagemaker.ProcessingS3DataType": { scalar: "text", values: "ManifestFile S3Prefix" },
  "sagemaker.ProcessingS3Input": {
    members:
      "S3Uri! LocalPath:ProcessingLocalPath S3DataType!:ProcessingS3DataType S3InputMode:ProcessingS3InputMode S3DataDistributionType:ProcessingS3DataDistributionType S3CompressionType:ProcessingS3CompressionType",
  },
  "sagemaker.ProcessingS3InputMode": { scalar: "text", values: "Pipe File" },
  "sagemaker.ProcessingS3Output": {
    members: "S3Uri! LocalPath:ProcessingLocalPath S3UploadMode!:ProcessingS3UploadMode",
  },
  "sagemaker.ProcessingS3UploadMode": { scalar: "text", values: "Continuous EndOfJob" },
  "sagemaker.ProcessingStoppingCondition": { members: "MaxRuntimeInSeconds!:ProcessingMaxRuntimeInSeconds" },
  "sagemaker.ProcessingVolumeSizeInGB": { scalar: "integer", min: 1, max: 16384 },
  "sagemaker.ProductId": { scalar: "text", max: 256, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9])*" },
  "sagemaker.ProductionVariant": {
    members:
      "VariantName! ModelName InitialInstanceCount:InitialTaskCount InstanceType:ProductionVariantInstanceType InstancePools:InstancePoolList VariantInstanceProvisionTimeoutInSeconds InitialVariantWeight:VariantWeight AcceleratorType:ProductionVariantAcceleratorType CoreDumpConfig:ProductionVariantCoreDumpConfig ServerlessConfig:ProductionVariantServerlessConfig VolumeSizeInGB:ProductionVariantVolumeSizeInGB ModelDataDownloadTimeoutInSeconds:ProductionVariantModelDataDownloadTimeoutInSeconds ContainerStartupHealthCheckTimeoutInSeconds:ProductionVariantContainerStartupHealthCheckTimeoutInSeconds EnableSSMAccess:ProductionVariantSSMAccess ManagedInstanceScaling:ProductionVariantManagedInstanceScaling RoutingConfig:ProductionVariantRoutingConfig InferenceAmiVersion:ProductionVariantInferenceAmiVersion CapacityReservationConfig:ProductionVariantCapacityReservationConfig AcceleratorPartitionLayouts:ProductionVariantAcceleratorPartitionLayoutsList",
  },
  "sagemaker.ProductionVariantAcceleratorPartitionLayoutsList": {
    list: "AcceleratorPartitionLayout",
    min: 1,
    max: 32,
  },
  "sagemaker.ProductionVariantAcceleratorType": {
    scalar: "text",
    values: "ml.eia1.medium ml.eia1.large ml.eia1.xlarge ml.eia2.medium ml.eia2.large ml.eia2.xlarge",
  },
  "sagemaker.ProductionVariantCapacityReservationConfig": {
    members: "CapacityReservationPreference MlReservationArn",
  },
  "sagemaker.ProductionVariantCapacityReservationSummary": {
    members:
      "MlReservationArn CapacityReservationPreference TotalInstanceCount:TaskCount AvailableInstanceCount:TaskCount UsedByCurrentEndpoint:TaskCount Ec2CapacityReservations:Ec2CapacityReservationsList",
  },
  "sagemaker.ProductionVariantContainerStartupHealthCheckTimeoutInSeconds": {
    scalar: "integer",
    min: 60,
    max: 3600,
  },
  "sagemaker.ProductionVariantCoreDumpConfig": { members: "DestinationS3Uri! KmsKeyId" },
  "sagemaker.ProductionVariantInferenceAmiVersion": {
    scalar: "text",
    values:
      "al2-ami-sagemaker-inference-gpu-2 al2-ami-sagemaker-inference-gpu-2-1 al2-ami-sagemaker-inference-gpu-3-1 al2-ami-sagemaker-inference-neuron-2 al2023-ami-sagemaker-inference-gpu-4-1",
  },
  "sagemaker.ProductionVariantInstanceType": {
    scalar: "text",
    values:
      "ml.t2.medium ml.t2.large ml.t2.xlarge ml.t2.2xlarge ml.m4.xlarge ml.m4.2xlarge ml.m4.4xlarge ml.m4.10xlarge ml.m4.16xlarge ml.m5.large ml.m5.xlarge ml.m5.2xlarge ml.m5.4xlarge ml.m5.12xlarge ml.m5.24xlarge ml.m5d.large ml.m5d.xlarge ml.m5d.2xlarge ml.m5d.4xlarge ml.m5d.12xlarge ml.m5d.24xlarge ml.c4.large ml.c4.xlarge ml.c4.2xlarge ml.c4.4xlarge ml.c4.8xlarge ml.p2.xlarge ml.p2.8xlarge ml.p2.16xlarge ml.p3.2xlarge ml.p3.8xlarge ml.p3.16xlarge ml.c5.large ml.c5.xlarge ml.c5.2xlarge ml.c5.4xlarge ml.c5.9xlarge ml.c5.18xlarge ml.c5d.large ml.c5d.xlarge ml.c5d.2xlarge ml.c5d.4xlarge ml.c5d.9xlarge ml.c5d.18xlarge ml.g4dn.xlarge ml.g4dn.2xlarge ml.g4dn.4xlarge ml.g4dn.8xlarge ml.g4dn.12xlarge ml.g4dn.16xlarge ml.r5.large ml.r5.xlarge ml.r5.2xlarge ml.r5.4xlarge ml.r5.12xlarge ml.r5.24xlarge ml.r5d.large ml.r5d.xlarge ml.r5d.2xlarge ml.r5d.4xlarge ml.r5d.12xlarge ml.r5d.24xlarge ml.inf1.xlarge ml.inf1.2xlarge ml.inf1.6xlarge ml.inf1.24xlarge ml.dl1.24xlarge ml.c6i.large ml.c6i.xlarge ml.c6i.2xlarge ml.c6i.4xlarge ml.c6i.8xlarge ml.c6i.12xlarge ml.c6i.16xlarge ml.c6i.24xlarge ml.c6i.32xlarge ml.m6i.large ml.m6i.xlarge ml.m6i.2xlarge ml.m6i.4xlarge ml.m6i.8xlarge ml.m6i.12xlarge ml.m6i.16xlarge ml.m6i.24xlarge ml.m6i.32xlarge ml.r6i.large ml.r6i.xlarge ml.r6i.2xlarge ml.r6i.4xlarge ml.r6i.8xlarge ml.r6i.12xlarge ml.r6i.16xlarge ml.r6i.24xlarge ml.r6i.32xlarge ml.g5.xlarge ml.g5.2xlarge ml.g5.4xlarge ml.g5.8xlarge ml.g5.12xlarge ml.g5.16xlarge ml.g5.24xlarge ml.g5.48xlarge ml.g6.xlarge ml.g6.2xlarge ml.g6.4xlarge ml.g6.8xlarge ml.g6.12xlarge ml.g6.16xlarge ml.g6.24xlarge ml.g6.48xlarge ml.r8g.medium ml.r8g.large ml.r8g.xlarge ml.r8g.2xlarge ml.r8g.4xlarge ml.r8g.8xlarge ml.r8g.12xlarge ml.r8g.16xlarge ml.r8g.24xlarge ml.r8g.48xlarge ml.g6e.xlarge ml.g6e.2xlarge ml.g6e.4xlarge ml.g6e.8xlarge ml.g6e.12xlarge ml.g6e.16xlarge ml.g6e.24xlarge ml.g6e.48xlarge ml.g7e.2xlarge ml.g7e.4xlarge ml.g7e.8xlarge ml.g7e.12xlarge ml.g7e.24xlarge ml.g7e.48xlarge ml.g7.2xlarge ml.g7.4xlarge ml.g7.8xlarge ml.g7.12xlarge ml.g7.24xlarge ml.g7.48xlarge ml.p4d.24xlarge ml.c7g.large ml.c7g.xlarge ml.c7g.2xlarge ml.c7g.4xlarge ml.c7g.8xlarge ml.c7g.12xlarge ml.c7g.16xlarge ml.m6g.large ml.m6g.xlarge ml.m6g.2xlarge ml.m6g.4xlarge ml.m6g.8xlarge ml.m6g.12xlarge ml.m6g.16xlarge ml.m6gd.large ml.m6gd.xlarge ml.m6gd.2xlarge ml.m6gd.4xlarge ml.m6gd.8xlarge ml.m6gd.12xlarge ml.m6gd.16xlarge ml.c6g.large ml.c6g.xlarge ml.c6g.2xlarge ml.c6g.4xlarge ml.c6g.8xlarge ml.c6g.12xlarge ml.c6g.16xlarge ml.c6gd.large ml.c6gd.xlarge ml.c6gd.2xlarge ml.c6gd.4xlarge ml.c6gd.8xlarge ml.c6gd.12xlarge ml.c6gd.16xlarge ml.c6gn.large ml.c6gn.xlarge ml.c6gn.2xlarge ml.c6gn.4xlarge ml.c6gn.8xlarge ml.c6gn.12xlarge ml.c6gn.16xlarge ml.r6g.large ml.r6g.xlarge ml.r6g.2xlarge ml.r6g.4xlarge ml.r6g.8xlarge ml.r6g.12xlarge ml.r6g.16xlarge ml.r6gd.large ml.r6gd.xlarge ml.r6gd.2xlarge ml.r6gd.4xlarge ml.r6gd.8xlarge ml.r6gd.12xlarge ml.r6gd.16xlarge ml.p4de.24xlarge ml.trn1.2xlarge ml.trn1.32xlarge ml.trn1n.32xlarge ml.trn2.48xlarge ml.inf2.xlarge ml.inf2.8xlarge ml.inf2.24xlarge ml.inf2.48xlarge ml.p5.48xlarge ml.p5e.48xlarge ml.p5en.48xlarge ml.m7i.large ml.m7i.xlarge ml.m7i.2xlarge ml.m7i.4xlarge ml.m7i.8xlarge ml.m7i.12xlarge ml.m7i.16xlarge ml.m7i.24xlarge ml.m7i.48xlarge ml.c7i.large ml.c7i.xlarge ml.c7i.2xlarge ml.c7i.4xlarge ml.c7i.8xlarge ml.c7i.12xlarge ml.c7i.16xlarge ml.c7i.24xlarge ml.c7i.48xlarge ml.r7i.large ml.r7i.xlarge ml.r7i.2xlarge ml.r7i.4xlarge ml.r7i.8xlarge ml.r7i.12xlarge ml.r7i.16xlarge ml.r7i.24xlarge ml.r7i.48xlarge ml.c8g.medium ml.c8g.large ml.c8g.xlarge ml.c8g.2xlarge ml.c8g.4xlarge ml.c8g.8xlarge ml.c8g.12xlarge ml.c8g.16xlarge ml.c8g.24xlarge ml.c8g.48xlarge ml.r7gd.medium ml.r7gd.large ml.r7gd.xlarge ml.r7gd.2xlarge ml.r7gd.4xlarge ml.r7gd.8xlarge ml.r7gd.12xlarge ml.r7gd.16xlarge ml.m8g.medium ml.m8g.large ml.m8g.xlarge ml.m8g.2xlarge ml.m8g.4xlarge ml.m8g.8xlarge ml.m8g.12xlarge ml.m8g.16xlarge ml.m8g.24xlarge ml.m8g.48xlarge ml.c6in.large ml.c6in.xlarge ml.c6in.2xlarge ml.c6in.4xlarge ml.c6in.8xlarge ml.c6in.12xlarge ml.c6in.16xlarge ml.c6in.24xlarge ml.c6in.32xlarge ml.p6-b200.48xlarge ml.p6-b300.48xlarge ml.p6e-gb200.36xlarge ml.p5.4xlarge",
  },
  "sagemaker.ProductionVariantList": { list: "ProductionVariant", min: 1, max: 10 },
  "sagemaker.ProductionVariantManagedInstanceScaling": {
    members:
      "Status:ManagedInstanceScalingStatus MinInstanceCount:ManagedInstanceScalingMinInstanceCount MaxInstanceCount:ManagedInstanceScalingMaxInstanceCount ScaleInPolicy:ProductionVariantManagedInstanceScalingScaleInPolicy",
  },
  "sagemaker.ProductionVariantManagedInstanceScalingScaleInPolicy": {
    members:
      "Strategy!:ManagedInstanceScalingScaleInStrategy MaximumStepSize:ManagedInstanceScalingMaximumStepSize CooldownInMinutes:ManagedInstanceScalingCooldownInMinutes",
  },
  "sagemaker.ProductionVariantModelDataDownloadTimeoutInSeconds": { scalar: "integer", min: 60, max: 3600 },
  "sagemaker.ProductionVariantRoutingConfig": { members: "RoutingStrategy! PrefixAwareRoutingConfig" },
  "sagemaker.ProductionVariantSSMAccess": { scalar: "boolean" },
  "sagemaker.ProductionVariantServerlessConfig": {
    members:
      "MemorySizeInMB!:ServerlessMemorySizeInMB MaxConcurrency!:ServerlessMaxConcurrency ProvisionedConcurrency:ServerlessProvisionedConcurrency",
  },
  "sagemaker.ProductionVariantStatus": {
    members: "Status!:VariantStatus StatusMessage:VariantStatusMessage StartTime:Timestamp",
  },
  "sagemaker.ProductionVariantStatusList": { list: "ProductionVariantStatus", max: 5 },
  "sagemaker.ProductionVariantSummary": {
    members:
      "VariantName! DeployedImages CurrentWeight:VariantWeight DesiredWeight:VariantWeight CurrentInstanceCount:TaskCount DesiredInstanceCount:TaskCount InstancePools:InstancePoolSummaryList VariantStatus:ProductionVariantStatusList CurrentServerlessConfig:ProductionVariantServerlessConfig DesiredServerlessConfig:ProductionVariantServerlessConfig ManagedInstanceScaling:ProductionVariantManagedInstanceScaling RoutingConfig:ProductionVariantRoutingConfig CapacityReservationConfig:ProductionVariantCapacityReservationSummary AcceleratorPartitionLayouts",
  },
  "sagemaker.ProductionVariantSummaryList": { list: "ProductionVariantSummary", min: 1 },
  "sagemaker.ProductionVariantVolumeSizeInGB": { scalar: "integer", min: 1, max: 512 },
  "sagemaker.ProfilerConfig": {
    members: "S3OutputPath:S3Uri ProfilingIntervalInMilliseconds ProfilingParameters DisableProfiler",
  },
  "sagemaker.ProfilerRuleConfiguration": {
    members:
      "RuleConfigurationName! LocalPath:DirectoryPath S3OutputPath:S3Uri RuleEvaluatorImage!:AlgorithmImage InstanceType:ProcessingInstanceType VolumeSizeInGB:OptionalVolumeSizeInGB RuleParameters",
  },
  "sagemaker.ProfilerRuleConfigurations": { list: "ProfilerRuleConfiguration", max: 20 },
  "sagemaker.ProfilerRuleEvaluationStatus": {
    members:
      "RuleConfigurationName RuleEvaluationJobArn:ProcessingJobArn RuleEvaluationStatus StatusDetails LastModifiedTime:Timestamp",
  },
  "sagemaker.ProfilerRuleEvaluationStatuses": { list: "ProfilerRuleEvaluationStatus", max: 20 },
  "sagemaker.ProfilingIntervalInMilliseconds": { scalar: "integer" },
  "sagemaker.ProfilingParameters": { map: "ConfigKey ConfigValue", max: 20 },
  "sagemaker.ProfilingStatus": { scalar: "text", values: "Enabled Disabled" },
  "sagemaker.RandomSeed": { scalar: "integer", min: 0 },
  "sagemaker.RealTimeInferenceRecommendation": {
    members:
      "RecommendationId!:String InstanceType!:ProductionVariantInstanceType Environment:EnvironmentMap",
  },
  "sagemaker.RealTimeInferenceRecommendations": { list: "RealTimeInferenceRecommendation", max: 3 },
  "sagemaker.RealtimeInferenceInstanceTypes": { list: "ProductionVariantInstanceType" },
  "sagemaker.RecipeName": { scalar: "text", max: 255 },
  "sagemaker.RecommendationStatus": { scalar: "text", values: "IN_PROGRESS COMPLETED FAILED NOT_APPLICABLE" },
  "sagemaker.RecordWrapper": { scalar: "text", values: "None RecordIO" },
  "sagemaker.RedshiftClusterId": { scalar: "text", min: 1, max: 63 },
  "sagemaker.RedshiftDatabase": { scalar: "text", min: 1, max: 64 },
  "sagemaker.RedshiftDatasetDefinition": {
    members:
      "ClusterId!:RedshiftClusterId Database!:RedshiftDatabase DbUser!:RedshiftUserName QueryString!:RedshiftQueryString ClusterRoleArn!:RoleArn OutputS3Uri!:S3Uri KmsKeyId OutputFormat!:RedshiftResultFormat OutputCompression:RedshiftResultCompressionType",
  },
  "sagemaker.RedshiftQueryString": { scalar: "text", min: 1, max: 4096, pattern: "[\\s\\S]+" },
  "sagemaker.RedshiftResultCompressionType": { scalar: "text", values: "None GZIP BZIP2 ZSTD SNAPPY" },
  "sagemaker.RedshiftResultFormat": { scalar: "text", values: "PARQUET CSV" },
  "sagemaker.RedshiftUserName": { scalar: "text", min: 1, max: 128 },
  "sagemaker.RemoteDebugConfig": { members: "EnableRemoteDebug" },
  "sagemaker.RepositoryAccessMode": { scalar: "text", values: "Platform Vpc" },
  "sagemaker.RepositoryAuthConfig": { members: "RepositoryCredentialsProviderArn!" },
  "sagemaker.RepositoryCredentialsProviderArn": { scalar: "text", min: 1, max: 2048 },
  "sagemaker.ResolvedAttributes": {
    members: "AutoMLJobObjective ProblemType CompletionCriteria:AutoMLJobCompletionCriteria",
  },
  "sagemaker.ResourceConfig": {
    members:
      "InstanceType:TrainingInstanceType InstanceCount:TrainingInstanceCount VolumeSizeInGB:OptionalVolumeSizeInGB VolumeKmsKeyId:KmsKeyId KeepAlivePeriodInSeconds InstanceGroups TrainingPlanArn InstancePlacementConfig InstancePreferences:InstancePreferenceList SelectedInstanceType:TrainingInstanceType SelectedInstanceCount:TrainingInstanceCount",
  },
  "sagemaker.ResourceLimits": {
    members:
      "MaxNumberOfTrainingJobs MaxParallelTrainingJobs! MaxRuntimeInSeconds:HyperParameterTuningMaxRuntimeInSeconds",
  },
  "sagemaker.ResourceRetainedBillableTimeInSeconds": { scalar: "integer", min: 0 },
  "sagemaker.ResponseMIMEType": { scalar: "text", max: 1024, pattern: "[-\\w]+\\/.+" },
  "sagemaker.ResponseMIMETypes": { list: "ResponseMIMEType" },
  "sagemaker.RetryStrategy": { members: "MaximumRetryAttempts!" },
  "sagemaker.RoleArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
  },
  "sagemaker.RollingUpdatePolicy": {
    members:
      "MaximumBatchSize!:CapacitySize WaitIntervalInSeconds! MaximumExecutionTimeoutInSeconds RollbackMaximumBatchSize:CapacitySize",
  },
  "sagemaker.RoutingStrategy": {
    scalar: "text",
    values: "LEAST_OUTSTANDING_REQUESTS RANDOM PREFIX_AWARE KV_AWARE",
  },
  "sagemaker.RuleConfigurationName": { scalar: "text", min: 1, max: 256 },
  "sagemaker.RuleEvaluationStatus": {
    scalar: "text",
    values: "InProgress NoIssuesFound IssuesFound Error Stopping Stopped",
  },
  "sagemaker.RuleParameters": { map: "ConfigKey ConfigValue", max: 100 },
  "sagemaker.S3DataDistribution": { scalar: "text", values: "FullyReplicated ShardedByS3Key" },
  "sagemaker.S3DataSource": {
    members:
      "S3DataType! S3Uri! S3DataDistributionType:S3DataDistribution AttributeNames InstanceGroupNames ModelAccessConfig HubAccessConfig",
  },
  "sagemaker.S3DataType": { scalar: "text", values: "ManifestFile S3Prefix AugmentedManifestFile Converse" },
  "sagemaker.S3ModelDataSource": {
    members:
      "S3Uri!:S3ModelUri S3DataType!:S3ModelDataType CompressionType!:ModelCompressionType ModelAccessConfig HubAccessConfig:InferenceHubAccessConfig ManifestS3Uri:S3ModelUri ETag:String ManifestEtag:String",
  },
  "sagemaker.S3ModelDataType": { scalar: "text", values: "S3Prefix S3Object" },
  "sagemaker.S3ModelUri": { scalar: "text", max: 1024, pattern: "(https|s3)://([^/]+)/?(.*)" },
  "sagemaker.S3Uri": { scalar: "text", max: 1024, pattern: "(https|s3)://([^/]+)/?(.*)" },
  "sagemaker.SampleWeightAttributeName": { scalar: "text", min: 1, max: 256, pattern: "[a-zA-Z0-9_-]+" },
  "sagemaker.SamplingPercentage": { scalar: "integer", min: 0, max: 100 },
  "sagemaker.SecondaryStatus": {
    scalar: "text",
    values:
      "Starting LaunchingMLInstances PreparingTrainingStack Downloading DownloadingTrainingImage Training Uploading Stopping Stopped MaxRuntimeExceeded Completed Failed Interrupted MaxWaitTimeExceeded Updating Restarting Pending",
  },
  "sagemaker.SecondaryStatusTransition": {
    members: "Status!:SecondaryStatus StartTime!:Timestamp EndTime:Timestamp StatusMessage",
  },
  "sagemaker.SecondaryStatusTransitions": { list: "SecondaryStatusTransition" },
  "sagemaker.SecurityGroupId": { scalar: "text", max: 32, pattern: "[-0-9a-zA-Z]+" },
  "sagemaker.Seed": { scalar: "integer" },
  "sagemaker.SequenceLength": { scalar: "text", min: 1, max: 50, pattern: "\\d+K" },
  "sagemaker.ServerlessJobBaseModelArn": {
    scalar: "text",
    min: 1,
    max: 2048,
    pattern:
      "(arn:[a-z0-9-\\.]{1,63}:sagemaker:\\w+(?:-\\w+)+:(\\d{12}|aws):hub-content\\/)[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}\\/Model\\/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,63}(\\/\\d{1,4}.\\d{1,4}.\\d{1,4})?",
  },
  "sagemaker.ServerlessJobConfig": {
    members:
      "BaseModelArn!:ServerlessJobBaseModelArn AcceptEula JobType!:ServerlessJobType CustomizationTechnique Peft EvaluationType EvaluatorArn SequenceLength",
  },
  "sagemaker.ServerlessJobType": { scalar: "text", values: "FineTuning Evaluation" },
  "sagemaker.ServerlessMaxConcurrency": { scalar: "integer", min: 1, max: 200 },
  "sagemaker.ServerlessMemorySizeInMB": { scalar: "integer", min: 1024, max: 6144 },
  "sagemaker.ServerlessProvisionedConcurrency": { scalar: "integer", min: 1, max: 200 },
  "sagemaker.SessionChainingConfig": { members: "EnableSessionTagChaining" },
  "sagemaker.ShuffleConfig": { members: "Seed!" },
  "sagemaker.SkipModelValidation": { scalar: "text", values: "All None" },
  "sagemaker.SnsTopicArn": {
    scalar: "text",
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sns:[a-z0-9\\-]*:[0-9]{12}:[a-zA-Z0-9_.-]+",
  },
  "sagemaker.SourceAlgorithm": {
    members: "ModelDataUrl:Url ModelDataSource ModelDataETag:String AlgorithmName!:ArnOrName",
  },
  "sagemaker.SourceAlgorithmList": { list: "SourceAlgorithm", min: 1, max: 1 },
  "sagemaker.SourceAlgorithmSpecification": { members: "SourceAlgorithms!:SourceAlgorithmList" },
  "sagemaker.SourceUri": { scalar: "text", min: 1, max: 2048 },
  "sagemaker.SplitType": { scalar: "text", values: "None Line RecordIO TFRecord" },
  "sagemaker.StageDescription": { scalar: "text", max: 1024, pattern: ".{0,1024}" },
  "sagemaker.StatusDetails": { scalar: "text", max: 1024 },
  "sagemaker.StatusMessage": { scalar: "text" },
  "sagemaker.StoppingCondition": {
    members: "MaxRuntimeInSeconds MaxWaitTimeInSeconds MaxPendingTimeInSeconds",
  },
  "sagemaker.String": { scalar: "text" },
  "sagemaker.String256": { scalar: "text", max: 256 },
  "sagemaker.StringParameterValue": { scalar: "text", max: 2500 },
  "sagemaker.SubnetId": { scalar: "text", max: 32, pattern: "[-0-9a-zA-Z]+" },
  "sagemaker.Subnets": { list: "SubnetId", min: 1, max: 16 },
  "sagemaker.Tag": { members: "Key!:TagKey Value!:TagValue" },
  "sagemaker.TagKey": { scalar: "text", min: 1, max: 128, pattern: "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)" },
  "sagemaker.TagList": { list: "Tag", max: 50 },
  "sagemaker.TagValue": { scalar: "text", max: 256, pattern: "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)" },
  "sagemaker.TargetAttributeName": { scalar: "text", min: 1 },
  "sagemaker.TargetObjectiveMetricValue": { scalar: "number" },
  "sagemaker.TaskCount": { scalar: "integer", min: 0 },
  "sagemaker.TensorBoardOutputConfig": { members: "LocalPath:DirectoryPath S3OutputPath!:S3Uri" },
  "sagemaker.TerminationWaitInSeconds": { scalar: "integer", min: 0, max: 3600 },
  "sagemaker.Timestamp": { scalar: "time" },
  "sagemaker.TotalStepCountPerEpoch": { scalar: "integer" },
  "sagemaker.TrafficRoutingConfig": {
    members:
      "Type!:TrafficRoutingConfigType WaitIntervalInSeconds! CanarySize:CapacitySize LinearStepSize:CapacitySize",
  },
  "sagemaker.TrafficRoutingConfigType": { scalar: "text", values: "ALL_AT_ONCE CANARY LINEAR" },
  "sagemaker.TrainingContainerArgument": { scalar: "text", max: 256 },
  "sagemaker.TrainingContainerArguments": { list: "TrainingContainerArgument", min: 1, max: 100 },
  "sagemaker.TrainingContainerEntrypoint": { list: "TrainingContainerEntrypointString", min: 1, max: 100 },
  "sagemaker.TrainingContainerEntrypointString": { scalar: "text", max: 256 },
  "sagemaker.TrainingEnvironmentKey": { scalar: "text", max: 512, pattern: "[a-zA-Z_][a-zA-Z0-9_]*" },
  "sagemaker.TrainingEnvironmentMap": { map: "TrainingEnvironmentKey TrainingEnvironmentValue", max: 100 },
  "sagemaker.TrainingEnvironmentValue": { scalar: "text", max: 512, pattern: "[\\S\\s]*" },
  "sagemaker.TrainingEpochCount": { scalar: "integer" },
  "sagemaker.TrainingEpochIndex": { scalar: "integer" },
  "sagemaker.TrainingImageConfig": { members: "TrainingRepositoryAccessMode! TrainingRepositoryAuthConfig" },
  "sagemaker.TrainingInputMode": { scalar: "text", values: "Pipe File FastFile" },
  "sagemaker.TrainingInstanceCount": { scalar: "integer", min: 0 },
  "sagemaker.TrainingInstanceType": {
    scalar: "text",
    values:
      "ml.m4.xlarge ml.m4.2xlarge ml.m4.4xlarge ml.m4.10xlarge ml.m4.16xlarge ml.g4dn.xlarge ml.g4dn.2xlarge ml.g4dn.4xlarge ml.g4dn.8xlarge ml.g4dn.12xlarge ml.g4dn.16xlarge ml.m5.large ml.m5.xlarge ml.m5.2xlarge ml.m5.4xlarge ml.m5.12xlarge ml.m5.24xlarge ml.c4.xlarge ml.c4.2xlarge ml.c4.4xlarge ml.c4.8xlarge ml.p2.xlarge ml.p2.8xlarge ml.p2.16xlarge ml.p3.2xlarge ml.p3.8xlarge ml.p3.16xlarge ml.p3dn.24xlarge ml.p4d.24xlarge ml.p4de.24xlarge ml.p5.48xlarge ml.p5e.48xlarge ml.p5en.48xlarge ml.c5.xlarge ml.c5.2xlarge ml.c5.4xlarge ml.c5.9xlarge ml.c5.18xlarge ml.c5n.xlarge ml.c5n.2xlarge ml.c5n.4xlarge ml.c5n.9xlarge ml.c5n.18xlarge ml.g5.xlarge ml.g5.2xlarge ml.g5.4xlarge ml.g5.8xlarge ml.g5.16xlarge ml.g5.12xlarge ml.g5.24xlarge ml.g5.48xlarge ml.g6.xlarge ml.g6.2xlarge ml.g6.4xlarge ml.g6.8xlarge ml.g6.16xlarge ml.g6.12xlarge ml.g6.24xlarge ml.g6.48xlarge ml.g6e.xlarge ml.g6e.2xlarge ml.g6e.4xlarge ml.g6e.8xlarge ml.g6e.16xlarge ml.g6e.12xlarge ml.g6e.24xlarge ml.g6e.48xlarge ml.trn1.2xlarge ml.trn1.32xlarge ml.trn1n.32xlarge ml.trn2.48xlarge ml.m6i.large ml.m6i.xlarge ml.m6i.2xlarge ml.m6i.4xlarge ml.m6i.8xlarge ml.m6i.12xlarge ml.m6i.16xlarge ml.m6i.24xlarge ml.m6i.32xlarge ml.c6i.xlarge ml.c6i.2xlarge ml.c6i.8xlarge ml.c6i.4xlarge ml.c6i.12xlarge ml.c6i.16xlarge ml.c6i.24xlarge ml.c6i.32xlarge ml.r5d.large ml.r5d.xlarge ml.r5d.2xlarge ml.r5d.4xlarge ml.r5d.8xlarge ml.r5d.12xlarge ml.r5d.16xlarge ml.r5d.24xlarge ml.t3.medium ml.t3.large ml.t3.xlarge ml.t3.2xlarge ml.r5.large ml.r5.xlarge ml.r5.2xlarge ml.r5.4xlarge ml.r5.8xlarge ml.r5.12xlarge ml.r5.16xlarge ml.r5.24xlarge ml.p6-b200.48xlarge ml.m7i.large ml.m7i.xlarge ml.m7i.2xlarge ml.m7i.4xlarge ml.m7i.8xlarge ml.m7i.12xlarge ml.m7i.16xlarge ml.m7i.24xlarge ml.m7i.48xlarge ml.c7i.large ml.c7i.xlarge ml.c7i.2xlarge ml.c7i.4xlarge ml.c7i.8xlarge ml.c7i.12xlarge ml.c7i.16xlarge ml.c7i.24xlarge ml.c7i.48xlarge ml.r7i.large ml.r7i.xlarge ml.r7i.2xlarge ml.r7i.4xlarge ml.r7i.8xlarge ml.r7i.12xlarge ml.r7i.16xlarge ml.r7i.24xlarge ml.r7i.48xlarge ml.p6e-gb200.36xlarge ml.p5.4xlarge ml.p6-b300.48xlarge ml.g7e.2xlarge ml.g7e.4xlarge ml.g7e.8xlarge ml.g7e.12xlarge ml.g7e.24xlarge ml.g7e.48xlarge ml.g7.2xlarge ml.g7.4xlarge ml.g7.8xlarge ml.g7.12xlarge ml.g7.24xlarge ml.g7.48xlarge ml.r6i.large ml.r6i.xlarge ml.r6i.2xlarge ml.r6i.4xlarge ml.r6i.8xlarge ml.r6i.12xlarge ml.r6i.16xlarge ml.r6i.24xlarge ml.r6i.32xlarge ml.m8i.large ml.m8i.xlarge ml.m8i.2xlarge ml.m8i.4xlarge ml.m8i.8xlarge ml.m8i.12xlarge ml.m8i.16xlarge ml.m8i.24xlarge ml.m8i.32xlarge ml.m8i.48xlarge ml.m8i.96xlarge ml.c8i.xlarge ml.c8i.2xlarge ml.c8i.4xlarge ml.c8i.8xlarge ml.c8i.12xlarge ml.c8i.16xlarge ml.c8i.24xlarge ml.c8i.32xlarge ml.c8i.48xlarge ml.c8i.96xlarge ml.r8i.large ml.r8i.xlarge ml.r8i.2xlarge ml.r8i.4xlarge ml.r8i.8xlarge ml.r8i.12xlarge ml.r8i.16xlarge ml.r8i.24xlarge ml.r8i.32xlarge ml.r8i.48xlarge ml.r8i.96xlarge ml.m7i-flex.large ml.m7i-flex.xlarge ml.m7i-flex.2xlarge ml.m7i-flex.4xlarge ml.m7i-flex.8xlarge ml.m7i-flex.12xlarge ml.m7i-flex.16xlarge ml.c7i-flex.xlarge ml.c7i-flex.2xlarge ml.c7i-flex.4xlarge ml.c7i-flex.8xlarge ml.c7i-flex.12xlarge ml.c7i-flex.16xlarge ml.m8i-flex.large ml.m8i-flex.xlarge ml.m8i-flex.2xlarge ml.m8i-flex.4xlarge ml.m8i-flex.8xlarge ml.m8i-flex.12xlarge ml.m8i-flex.16xlarge ml.c8i-flex.xlarge ml.c8i-flex.2xlarge ml.c8i-flex.4xlarge ml.c8i-flex.8xlarge ml.c8i-flex.12xlarge ml.c8i-flex.16xlarge ml.r8i-flex.large ml.r8i-flex.xlarge ml.r8i-flex.2xlarge ml.r8i-flex.4xlarge ml.r8i-flex.8xlarge ml.r8i-flex.12xlarge ml.r8i-flex.16xlarge",
  },
  "sagemaker.TrainingJobArn": {
    scalar: "text",
    max: 256,
    pattern:
      "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:training-job/[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  },
  "sagemaker.TrainingJobEarlyStoppingType": { scalar: "text", values: "Off Auto" },
  "sagemaker.TrainingJobName": {
    scalar: "text",
    min: 1,
    max: 63,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  },
  "sagemaker.TrainingJobStatus": {
    scalar: "text",
    values: "InProgress Completed Failed Stopping Stopped Deleting",
  },
  "sagemaker.TrainingJobStatusCounter": { scalar: "integer", min: 0 },
  "sagemaker.TrainingJobStatusCounters": {
    members:
      "Completed:TrainingJobStatusCounter InProgress:TrainingJobStatusCounter RetryableError:TrainingJobStatusCounter NonRetryableError:TrainingJobStatusCounter Stopped:TrainingJobStatusCounter",
  },
  "sagemaker.TrainingPlanArn": {
    scalar: "text",
    min: 50,
    max: 2048,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:training-plan/.*",
  },
  "sagemaker.TrainingPlanArnList": { list: "TrainingPlanArn", min: 1, max: 1 },
  "sagemaker.TrainingProgressInfo": {
    members:
      "TotalStepCountPerEpoch CurrentStep:TrainingStepIndex CurrentEpoch:TrainingEpochIndex MaxEpoch:TrainingEpochCount",
  },
  "sagemaker.TrainingRepositoryAccessMode": { scalar: "text", values: "Platform Vpc" },
  "sagemaker.TrainingRepositoryAuthConfig": { members: "TrainingRepositoryCredentialsProviderArn!" },
  "sagemaker.TrainingRepositoryCredentialsProviderArn": { scalar: "text", min: 1, max: 2048 },
  "sagemaker.TrainingStepIndex": { scalar: "integer" },
  "sagemaker.TrainingTimeInSeconds": { scalar: "integer", min: 1 },
  "sagemaker.TransformAmiVersion": {
    scalar: "text",
    min: 1,
    max: 63,
    pattern: "[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*",
  },
  "sagemaker.TransformDataSource": { members: "S3DataSource!:TransformS3DataSource" },
  "sagemaker.TransformEnvironmentKey": {
    scalar: "text",
    max: 1024,
    pattern: "[a-zA-Z_][a-zA-Z0-9_]{0,1023}",
  },
  "sagemaker.TransformEnvironmentMap": { map: "TransformEnvironmentKey TransformEnvironmentValue", max: 16 },
  "sagemaker.TransformEnvironmentValue": { scalar: "text", max: 10240, pattern: "[\\S\\s]*" },
  "sagemaker.TransformInput": {
    members: "DataSource!:TransformDataSource ContentType CompressionType SplitType",
  },
  "sagemaker.TransformInstanceCount": { scalar: "integer", min: 1 },
  "sagemaker.TransformInstanceType": {
    scalar: "text",
    values:
      "ml.m4.xlarge ml.m4.2xlarge ml.m4.4xlarge ml.m4.10xlarge ml.m4.16xlarge ml.c4.xlarge ml.c4.2xlarge ml.c4.4xlarge ml.c4.8xlarge ml.p2.xlarge ml.p2.8xlarge ml.p2.16xlarge ml.p3.2xlarge ml.p3.8xlarge ml.p3.16xlarge ml.c5.xlarge ml.c5.2xlarge ml.c5.4xlarge ml.c5.9xlarge ml.c5.18xlarge ml.m5.large ml.m5.xlarge ml.m5.2xlarge ml.m5.4xlarge ml.m5.12xlarge ml.m5.24xlarge ml.m6i.large ml.m6i.xlarge ml.m6i.2xlarge ml.m6i.4xlarge ml.m6i.8xlarge ml.m6i.12xlarge ml.m6i.16xlarge ml.m6i.24xlarge ml.m6i.32xlarge ml.c6i.large ml.c6i.xlarge ml.c6i.2xlarge ml.c6i.4xlarge ml.c6i.8xlarge ml.c6i.12xlarge ml.c6i.16xlarge ml.c6i.24xlarge ml.c6i.32xlarge ml.r6i.large ml.r6i.xlarge ml.r6i.2xlarge ml.r6i.4xlarge ml.r6i.8xlarge ml.r6i.12xlarge ml.r6i.16xlarge ml.r6i.24xlarge ml.r6i.32xlarge ml.m7i.large ml.m7i.xlarge ml.m7i.2xlarge ml.m7i.4xlarge ml.m7i.8xlarge ml.m7i.12xlarge ml.m7i.16xlarge ml.m7i.24xlarge ml.m7i.48xlarge ml.c7i.large ml.c7i.xlarge ml.c7i.2xlarge ml.c7i.4xlarge ml.c7i.8xlarge ml.c7i.12xlarge ml.c7i.16xlarge ml.c7i.24xlarge ml.c7i.48xlarge ml.r7i.large ml.r7i.xlarge ml.r7i.2xlarge ml.r7i.4xlarge ml.r7i.8xlarge ml.r7i.12xlarge ml.r7i.16xlarge ml.r7i.24xlarge ml.r7i.48xlarge ml.g4dn.xlarge ml.g4dn.2xlarge ml.g4dn.4xlarge ml.g4dn.8xlarge ml.g4dn.12xlarge ml.g4dn.16xlarge ml.g5.xlarge ml.g5.2xlarge ml.g5.4xlarge ml.g5.8xlarge ml.g5.12xlarge ml.g5.16xlarge ml.g5.24xlarge ml.g5.48xlarge ml.trn1.2xlarge ml.trn1.32xlarge ml.inf2.xlarge ml.inf2.8xlarge ml.inf2.24xlarge ml.inf2.48xlarge ml.g6.xlarge ml.g6.2xlarge ml.g6.4xlarge ml.g6.8xlarge ml.g6.12xlarge ml.g6.16xlarge ml.g6.24xlarge ml.g6.48xlarge ml.g6e.xlarge ml.g6e.2xlarge ml.g6e.4xlarge ml.g6e.8xlarge ml.g6e.12xlarge ml.g6e.16xlarge ml.g6e.24xlarge ml.g6e.48xlarge",
  },
  "sagemaker.TransformInstanceTypes": { list: "TransformInstanceType", min: 1 },
  "sagemaker.TransformJobArn": {
    scalar: "text",
    max: 256,
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:transform-job/.*",
  },
  "sagemaker.TransformJobDefinition": {
    members:
      "MaxConcurrentTransforms MaxPayloadInMB BatchStrategy Environment:TransformEnvironmentMap TransformInput! TransformOutput! TransformResources!",
  },
  "sagemaker.TransformJobName": {
    scalar: "text",
    min: 1,
    max: 63,
    pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  },
  "sagemaker.TransformJobStatus": { scalar: "text", values: "InProgress Completed Failed Stopping Stopped" },
  "sagemaker.TransformOutput": { members: "S3OutputPath!:S3Uri Accept AssembleWith:AssemblyType KmsKeyId" },
  "sagemaker.TransformResources": {
    members:
      "InstanceType!:TransformInstanceType InstanceCount!:TransformInstanceCount VolumeKmsKeyId:KmsKeyId TransformAmiVersion",
  },
  "sagemaker.TransformS3DataSource": { members: "S3DataType! S3Uri!" },
  "sagemaker.TuningJobCompletionCriteria": {
    members: "TargetObjectiveMetricValue BestObjectiveNotImproving ConvergenceDetected",
  },
  "sagemaker.Url": { scalar: "text", max: 1024, pattern: "(https|s3)://([^/]+)/?(.*)" },
  "sagemaker.UserContext": {
    members: "UserProfileArn:String UserProfileName:String DomainId:String IamIdentity",
  },
  "sagemaker.ValidationFraction": { scalar: "number", min: 0, max: 1 },
  "sagemaker.VariantInstanceProvisionTimeoutInSeconds": { scalar: "integer", min: 300, max: 3600 },
  "sagemaker.VariantName": { scalar: "text", max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" },
  "sagemaker.VariantStatus": {
    scalar: "text",
    values: "Creating Updating Deleting ActivatingTraffic Baking",
  },
  "sagemaker.VariantStatusMessage": { scalar: "text", max: 1024 },
  "sagemaker.VariantWeight": { scalar: "number", min: 0 },
  "sagemaker.VersionedArnOrName": {
    scalar: "text",
    min: 1,
    max: 176,
    pattern:
      "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\\/[0-9]{1,9})?",
  },
  "sagemaker.VolumeSizeInGB": { scalar: "integer", min: 1 },
  "sagemaker.VpcConfig": { members: "SecurityGroupIds!:VpcSecurityGroupIds Subnets!" },
  "sagemaker.VpcSecurityGroupIds": { list: "SecurityGroupId", min: 1, max: 5 },
  "sagemaker.WaitIntervalInSeconds": { scalar: "integer", min: 0, max: 3600 },
  "sagemaker.WarmPoolResourceStatus": { scalar: "text", values: "Available Terminated Reused InUse" },
  "sagemaker.WarmPoolStatus": {
    members:
      "Status!:WarmPoolResourceStatus ResourceRetainedBillableTimeInSeconds ReusedByJob:TrainingJobName",
  },
  "emr.ActionOnFailure": {
    scalar: "text",
    values: "TERMINATE_JOB_FLOW TERMINATE_CLUSTER CANCEL_AND_WAIT CONTINUE",
  },
  "emr.AdjustmentType": {
    scalar: "text",
    values: "CHANGE_IN_CAPACITY PERCENT_CHANGE_IN_CAPACITY EXACT_CAPACITY",
  },
  "emr.Application": { members: "Name:String Version:String Args:StringList AdditionalInfo:StringMap" },
  "emr.ApplicationList": { list: "Application" },
  "emr.ArnType": { scalar: "text", min: 20, max: 2048 },
  "emr.AutoScalingPolicy": { members: "Constraints!:ScalingConstraints Rules!:ScalingRuleList" },
  "emr.AutoTerminationPolicy": { members: "IdleTimeout:Long" },
  "emr.Boolean": { scalar: "boolean" },
  "emr.BooleanObject": { scalar: "boolean" },
  "emr.BootstrapActionConfig": {
    members: "Name!:XmlStringMaxLen256 ScriptBootstrapAction!:ScriptBootstrapActionConfig",
  },
  "emr.BootstrapActionConfigList": { list: "BootstrapActionConfig" },
  "emr.CloudWatchAlarmDefinition": {
    members:
      "ComparisonOperator! EvaluationPeriods:Integer MetricName!:String Namespace:String Period!:Integer Statistic Threshold!:NonNegativeDouble Unit Dimensions:MetricDimensionList",
  },
  "emr.CloudWatchLogConfiguration": {
    members:
      "Enabled!:Boolean LogGroupName:XmlString LogStreamNamePrefix:XmlString EncryptionKeyArn:XmlString LogTypes:LogTypesMap",
  },
  "emr.ComparisonOperator": {
    scalar: "text",
    values: "GREATER_THAN_OR_EQUAL GREATER_THAN LESS_THAN LESS_THAN_OR_EQUAL",
  },
  "emr.ComputeLimits": {
    members:
      "UnitType!:ComputeLimitsUnitType MinimumCapacityUnits!:Integer MaximumCapacityUnits!:Integer MaximumOnDemandCapacityUnits:Integer MaximumCoreCapacityUnits:Integer",
  },
  "emr.ComputeLimitsUnitType": { scalar: "text", values: "InstanceFleetUnits Instances VCPU" },
  "emr.Configuration": {
    members: "Classification:String Configurations:ConfigurationList Properties:StringMap",
  },
  "emr.ConfigurationList": { list: "Configuration" },
  "emr.Date": { scalar: "time" },
  "emr.EbsBlockDeviceConfig": { members: "VolumeSpecification! VolumesPerInstance:Integer" },
  "emr.EbsBlockDeviceConfigList": { list: "EbsBlockDeviceConfig" },
  "emr.EbsConfiguration": {
    members: "EbsBlockDeviceConfigs:EbsBlockDeviceConfigList EbsOptimized:BooleanObject",
  },
  "emr.FailureDetails": { members: "Reason:String Message:String LogFile:String" },
  "emr.HadoopJarStepConfig": {
    members: "Properties:KeyValueList Jar!:XmlString MainClass:XmlString Args:XmlStringList",
  },
  "emr.HadoopStepConfig": { members: "Jar:String Properties:StringMap MainClass:String Args:StringList" },
  "emr.InstanceFleetConfig": {
    members:
      "Name:XmlStringMaxLen256 InstanceFleetType! TargetOnDemandCapacity:WholeNumber TargetSpotCapacity:WholeNumber InstanceTypeConfigs:InstanceTypeConfigList LaunchSpecifications:InstanceFleetProvisioningSpecifications ResizeSpecifications:InstanceFleetResizingSpecifications Context:XmlStringMaxLen256",
  },
  "emr.InstanceFleetConfigList": { list: "InstanceFleetConfig" },
  "emr.InstanceFleetProvisioningSpecifications": {
    members:
      "SpotSpecification:SpotProvisioningSpecification OnDemandSpecification:OnDemandProvisioningSpecification",
  },
  "emr.InstanceFleetResizingSpecifications": {
    members:
      "SpotResizeSpecification:SpotResizingSpecification OnDemandResizeSpecification:OnDemandResizingSpecification",
  },
  "emr.InstanceFleetType": { scalar: "text", values: "MASTER CORE TASK" },
  "emr.InstanceGroupConfig": {
    members:
      "Name:XmlStringMaxLen256 Market:MarketType InstanceRole!:InstanceRoleType BidPrice:XmlStringMaxLen256 InstanceType! InstanceCount!:Integer Configurations:ConfigurationList EbsConfiguration AutoScalingPolicy CustomAmiId:XmlStringMaxLen256",
  },
  "emr.InstanceGroupConfigList": { list: "InstanceGroupConfig" },
  "emr.InstanceRoleType": { scalar: "text", values: "MASTER CORE TASK" },
  "emr.InstanceType": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*",
  },
  "emr.InstanceTypeConfig": {
    members:
      "InstanceType! WeightedCapacity:WholeNumber BidPrice:XmlStringMaxLen256 BidPriceAsPercentageOfOnDemandPrice:NonNegativeDouble EbsConfiguration Configurations:ConfigurationList CustomAmiId:XmlStringMaxLen256 Priority:NonNegativeDouble",
  },
  "emr.InstanceTypeConfigList": { list: "InstanceTypeConfig" },
  "emr.Integer": { scalar: "integer" },
  "emr.JobFlowInstancesConfig": {
    members:
      "MasterInstanceType:InstanceType SlaveInstanceType:InstanceType InstanceCount:Integer InstanceGroups:InstanceGroupConfigList InstanceFleets:InstanceFleetConfigList Ec2KeyName:XmlStringMaxLen256 Placement:PlacementType KeepJobFlowAliveWhenNoSteps:Boolean TerminationProtected:Boolean UnhealthyNodeReplacement:BooleanObject HadoopVersion:XmlStringMaxLen256 Ec2SubnetId:XmlStringMaxLen256 Ec2SubnetIds:XmlStringMaxLen256List EmrManagedMasterSecurityGroup:XmlStringMaxLen256 EmrManagedSlaveSecurityGroup:XmlStringMaxLen256 ServiceAccessSecurityGroup:XmlStringMaxLen256 AdditionalMasterSecurityGroups:SecurityGroupsList AdditionalSlaveSecurityGroups:SecurityGroupsList",
  },
  "emr.KerberosAttributes": {
    members:
      "Realm!:XmlStringMaxLen256 KdcAdminPassword!:XmlStringMaxLen256 CrossRealmTrustPrincipalPassword:XmlStringMaxLen256 ADDomainJoinUser:XmlStringMaxLen256 ADDomainJoinPassword:XmlStringMaxLen256",
  },
  "emr.KeyValue": { members: "Key:XmlString Value:XmlString" },
  "emr.KeyValueList": { list: "KeyValue" },
  "emr.LogType": { scalar: "text", values: "system-logs application-logs persistent-ui-logs" },
  "emr.LogTypeMap": { map: "LogType LogUploadPolicyValue" },
  "emr.LogTypesMap": { map: "XmlString XmlStringList" },
  "emr.LogUploadPolicyValue": { scalar: "text", values: "emr-managed on-customer-s3only disabled" },
  "emr.Long": { scalar: "integer" },
  "emr.ManagedScalingPolicy": {
    members: "ComputeLimits UtilizationPerformanceIndex:UtilizationPerformanceIndexInteger ScalingStrategy",
  },
  "emr.MarketType": { scalar: "text", values: "ON_DEMAND SPOT" },
  "emr.MetricDimension": { members: "Key:String Value:String" },
  "emr.MetricDimensionList": { list: "MetricDimension" },
  "emr.MonitoringConfiguration": { members: "CloudWatchLogConfiguration S3LoggingConfiguration" },
  "emr.NewSupportedProductsList": { list: "SupportedProductConfig" },
  "emr.NonNegativeDouble": { scalar: "number" },
  "emr.OnDemandCapacityReservationOptions": {
    members:
      "UsageStrategy:OnDemandCapacityReservationUsageStrategy CapacityReservationPreference:OnDemandCapacityReservationPreference CapacityReservationResourceGroupArn:XmlStringMaxLen256",
  },
  "emr.OnDemandCapacityReservationPreference": { scalar: "text", values: "open none" },
  "emr.OnDemandCapacityReservationUsageStrategy": {
    scalar: "text",
    values: "use-capacity-reservations-first",
  },
  "emr.OnDemandProvisioningAllocationStrategy": { scalar: "text", values: "lowest-price prioritized" },
  "emr.OnDemandProvisioningSpecification": {
    members:
      "AllocationStrategy!:OnDemandProvisioningAllocationStrategy CapacityReservationOptions:OnDemandCapacityReservationOptions",
  },
  "emr.OnDemandResizingSpecification": {
    members:
      "TimeoutDurationMinutes:WholeNumber AllocationStrategy:OnDemandProvisioningAllocationStrategy CapacityReservationOptions:OnDemandCapacityReservationOptions",
  },
  "emr.OptionalArnType": { scalar: "text", max: 2048 },
  "emr.PlacementGroupConfig": {
    members: "InstanceRole!:InstanceRoleType PlacementStrategy:PlacementGroupStrategy",
  },
  "emr.PlacementGroupConfigList": { list: "PlacementGroupConfig" },
  "emr.PlacementGroupStrategy": { scalar: "text", values: "SPREAD PARTITION CLUSTER NONE" },
  "emr.PlacementType": { members: "AvailabilityZone:XmlString AvailabilityZones:XmlStringMaxLen256List" },
  "emr.RepoUpgradeOnBoot": { scalar: "text", values: "SECURITY NONE" },
  "emr.RunJobFlowInput": {
    members:
      "Name!:XmlStringMaxLen256 LogUri:XmlString LogEncryptionKmsKeyId:XmlString AdditionalInfo:XmlString AmiVersion:XmlStringMaxLen256 ReleaseLabel:XmlStringMaxLen256 Instances!:JobFlowInstancesConfig Steps:StepConfigList StepExecutionRoleArn:ArnType BootstrapActions:BootstrapActionConfigList SupportedProducts:SupportedProductsList NewSupportedProducts:NewSupportedProductsList Applications:ApplicationList Configurations:ConfigurationList VisibleToAllUsers:Boolean JobFlowRole:XmlString ServiceRole:XmlString Tags:TagList SecurityConfiguration:XmlString AutoScalingRole:XmlString ScaleDownBehavior CustomAmiId:XmlStringMaxLen256 EbsRootVolumeSize:Integer RepoUpgradeOnBoot KerberosAttributes StepConcurrencyLevel:Integer ManagedScalingPolicy PlacementGroupConfigs:PlacementGroupConfigList AutoTerminationPolicy OSReleaseLabel:XmlStringMaxLen256 EbsRootVolumeIops:Integer EbsRootVolumeThroughput:Integer ExtendedSupport:BooleanObject MonitoringConfiguration SessionEnabled:BooleanObject",
  },
  "emr.S3LoggingConfiguration": { members: "LogTypeUploadPolicy:LogTypeMap" },
  "emr.S3MonitoringConfiguration": { members: "LogUri:XmlString EncryptionKeyArn:XmlString" },
  "emr.ScaleDownBehavior": {
    scalar: "text",
    values: "TERMINATE_AT_INSTANCE_HOUR TERMINATE_AT_TASK_COMPLETION",
  },
  "emr.ScalingAction": { members: "Market:MarketType SimpleScalingPolicyConfiguration!" },
  "emr.ScalingConstraints": { members: "MinCapacity!:Integer MaxCapacity!:Integer" },
  "emr.ScalingRule": {
    members: "Name!:String Description:String Action!:ScalingAction Trigger!:ScalingTrigger",
  },
  "emr.ScalingRuleList": { list: "ScalingRule" },
  "emr.ScalingStrategy": { scalar: "text", values: "DEFAULT ADVANCED" },
  "emr.ScalingTrigger": { members: "CloudWatchAlarmDefinition!" },
  "emr.ScriptBootstrapActionConfig": { members: "Path!:XmlString Args:XmlStringList" },
  "emr.SecurityGroupsList": { list: "XmlStringMaxLen256" },
  "emr.SimpleScalingPolicyConfiguration": {
    members: "AdjustmentType ScalingAdjustment!:Integer CoolDown:Integer",
  },
  "emr.SpotProvisioningAllocationStrategy": {
    scalar: "text",
    values:
      "capacity-optimized price-capacity-optimized lowest-price diversified capacity-optimized-prioritized",
  },
  "emr.SpotProvisioningSpecification": {
    members:
      "TimeoutDurationMinutes!:WholeNumber TimeoutAction!:SpotProvisioningTimeoutAction BlockDurationMinutes:WholeNumber AllocationStrategy:SpotProvisioningAllocationStrategy",
  },
  "emr.SpotProvisioningTimeoutAction": { scalar: "text", values: "SWITCH_TO_ON_DEMAND TERMINATE_CLUSTER" },
  "emr.SpotResizingSpecification": {
    members: "TimeoutDurationMinutes:WholeNumber AllocationStrategy:SpotProvisioningAllocationStrategy",
  },
  "emr.Statistic": { scalar: "text", values: "SAMPLE_COUNT AVERAGE SUM MINIMUM MAXIMUM" },
  "emr.Step": {
    members:
      "Id:StepId Name:String Config:HadoopStepConfig ActionOnFailure Status:StepStatus ExecutionRoleArn:OptionalArnType LogUri:String EncryptionKeyArn:String AdditionalInfo:StepAdditionalInfo",
  },
  "emr.StepAdditionalInfo": { members: "ResourceManagerApplicationIds:StringList ResourceManager:String" },
  "emr.StepConfig": {
    members:
      "Name!:XmlStringMaxLen256 ActionOnFailure HadoopJarStep!:HadoopJarStepConfig StepMonitoringConfiguration",
  },
  "emr.StepConfigList": { list: "StepConfig" },
  "emr.StepId": { scalar: "text" },
  "emr.StepMonitoringConfiguration": { members: "S3MonitoringConfiguration" },
  "emr.StepState": {
    scalar: "text",
    values: "PENDING CANCEL_PENDING RUNNING COMPLETED CANCELLED FAILED INTERRUPTED",
  },
  "emr.StepStateChangeReason": { members: "Code:StepStateChangeReasonCode Message:String" },
  "emr.StepStateChangeReasonCode": { scalar: "text", values: "NONE" },
  "emr.StepStatus": {
    members: "State:StepState StateChangeReason:StepStateChangeReason FailureDetails Timeline:StepTimeline",
  },
  "emr.StepTimeline": { members: "CreationDateTime:Date StartDateTime:Date EndDateTime:Date" },
  "emr.String": { scalar: "text" },
  "emr.StringList": { list: "String" },
  "emr.StringMap": { map: "String String" },
  "emr.SupportedProductConfig": { members: "Name:XmlStringMaxLen256 Args:XmlStringList" },
  "emr.SupportedProductsList": { list: "XmlStringMaxLen256" },
  "emr.Tag": { members: "Key:String Value:String" },
  "emr.TagList": { list: "Tag" },
  "emr.ThroughputVal": { scalar: "integer", min: 0 },
  "emr.Unit": {
    scalar: "text",
    values:
      "NONE SECONDS MICRO_SECONDS MILLI_SECONDS BYTES KILO_BYTES MEGA_BYTES GIGA_BYTES TERA_BYTES BITS KILO_BITS MEGA_BITS GIGA_BITS TERA_BITS PERCENT COUNT BYTES_PER_SECOND KILO_BYTES_PER_SECOND MEGA_BYTES_PER_SECOND GIGA_BYTES_PER_SECOND TERA_BYTES_PER_SECOND BITS_PER_SECOND KILO_BITS_PER_SECOND MEGA_BITS_PER_SECOND GIGA_BITS_PER_SECOND TERA_BITS_PER_SECOND COUNT_PER_SECOND",
  },
  "emr.UtilizationPerformanceIndexInteger": { scalar: "integer", min: 1, max: 100 },
  "emr.VolumeSpecification": {
    members: "VolumeType!:String Iops:Integer SizeInGB!:Integer Throughput:ThroughputVal",
  },
  "emr.WholeNumber": { scalar: "integer", min: 0 },
  "emr.XmlString": {
    scalar: "text",
    max: 10280,
    pattern: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*",
  },
  "emr.XmlStringList": { list: "XmlString" },
  "emr.XmlStringMaxLen256": {
    scalar: "text",
    max: 256,
    pattern: "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*",
  },
  "emr.XmlStringMaxLen256List": { list: "XmlStringMaxLen256" },
  "emr-serverless.ApplicationId": { scalar: "text", min: 1, max: 64, pattern: "[0-9a-z]+" },
  "emr-serverless.ApplicationName": { scalar: "text", min: 1, max: 64, pattern: "[A-Za-z0-9._/#-]+" },
  "emr-serverless.Architecture": { scalar: "text", values: "ARM64 X86_64" },
  "emr-serverless.Arn": { scalar: "text", min: 20, max: 2048, pattern: "([    -~ -퟿-�က0-ჿFF]+)" },
  "emr-serverless.AttemptNumber": { scalar: "integer", min: 1 },
  "emr-serverless.AutoStartConfig": { members: "enabled:Boolean" },
  "emr-serverless.AutoStopConfig": {
    members: "enabled:Boolean idleTimeoutMinutes:AutoStopConfigIdleTimeoutMinutesInteger",
  },
  "emr-serverless.AutoStopConfigIdleTimeoutMinutesInteger": { scalar: "integer", min: 1, max: 10080 },
  "emr-serverless.Boolean": { scalar: "boolean" },
  "emr-serverless.ClientToken": { scalar: "text", min: 1, max: 64, pattern: "[A-Za-z0-9._-]+" },
  "emr-serverless.CloudWatchLoggingConfiguration": {
    members:
      "enabled!:Boolean logGroupName:LogGroupName logStreamNamePrefix:LogStreamNamePrefix encryptionKeyArn:EncryptionKeyArn logTypes:LogTypeMap",
  },
  "emr-serverless.Configuration": {
    members: "classification!:String1024 properties:SensitivePropertiesMap configurations:ConfigurationList",
  },
  "emr-serverless.ConfigurationList": { list: "Configuration", max: 100 },
  "emr-serverless.ConfigurationOverrides": {
    members:
      "applicationConfiguration:ConfigurationList monitoringConfiguration:MonitoringConfiguration diskEncryptionConfiguration:DiskEncryptionConfiguration",
  },
  "emr-serverless.ConfigurationPropertyKey": { scalar: "text", min: 1, max: 1024, pattern: ".*\\S.*" },
  "emr-serverless.ConfigurationPropertyValue": { scalar: "text", max: 1024, pattern: ".*\\S.*" },
  "emr-serverless.CpuSize": {
    scalar: "text",
    min: 1,
    max: 15,
    pattern: "[1-9][0-9]*(\\s)?(vCPU|vcpu|VCPU)?",
  },
  "emr-serverless.CreateApplicationRequest": {
    members:
      "name:ApplicationName releaseLabel!:ReleaseLabel type!:EngineType clientToken!:ClientToken initialCapacity:InitialCapacityConfigMap maximumCapacity:MaximumAllowedResources tags:TagMap autoStartConfiguration:AutoStartConfig autoStopConfiguration:AutoStopConfig networkConfiguration:NetworkConfiguration architecture:Architecture imageConfiguration:ImageConfigurationInput workerTypeSpecifications:WorkerTypeSpecificationInputMap runtimeConfiguration:ConfigurationList monitoringConfiguration:MonitoringConfiguration diskEncryptionConfiguration:DiskEncryptionConfiguration interactiveConfiguration:InteractiveConfiguration schedulerConfiguration:SchedulerConfiguration identityCenterConfiguration:IdentityCenterConfigurationInput jobLevelCostAllocationConfiguration:JobLevelCostAllocationConfiguration",
  },
  "emr-serverless.Date": { scalar: "time" },
  "emr-serverless.DiskEncryptionConfiguration": {
    members: "encryptionContext:EncryptionContext encryptionKeyArn:EncryptionKeyArn",
  },
  "emr-serverless.DiskSize": { scalar: "text", min: 1, max: 15, pattern: "[1-9][0-9]*(\\s)?(GB|gb|gB|Gb)" },
  "emr-serverless.DiskType": {
    scalar: "text",
    pattern: "(SHUFFLE_OPTIMIZED|[Ss]huffle_[Oo]ptimized|STANDARD|[Ss]tandard)",
  },
  "emr-serverless.Double": { scalar: "number" },
  "emr-serverless.Duration": { scalar: "integer", max: 1000000 },
  "emr-serverless.EncryptionContext": { map: "EncryptionContextKey EncryptionContextValue", max: 8 },
  "emr-serverless.EncryptionContextKey": { scalar: "text", min: 1, max: 128 },
  "emr-serverless.EncryptionContextValue": { scalar: "text", min: 1, max: 384 },
  "emr-serverless.EncryptionKeyArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern: "arn:(aws[a-zA-Z0-9-]*):kms:[a-zA-Z0-9\\-]*:([0-9]{12}):key\\/[a-zA-Z0-9-]+",
  },
  "emr-serverless.EngineType": { scalar: "text", min: 1, max: 64 },
  "emr-serverless.EntryPointArgument": { scalar: "text" },
  "emr-serverless.EntryPointArguments": { list: "EntryPointArgument", max: 1024 },
  "emr-serverless.EntryPointPath": { scalar: "text", min: 1, max: 4096, pattern: ".*\\S.*" },
  "emr-serverless.FlexExecution": { members: "enabled:Boolean" },
  "emr-serverless.GetJobRunResponse": { members: "jobRun!:JobRun" },
  "emr-serverless.Hive": {
    members: "query!:Query initQueryFile:InitScriptPath parameters:HiveCliParameters",
  },
  "emr-serverless.HiveCliParameters": { scalar: "text", min: 1, max: 102400, pattern: ".*\\S.*" },
  "emr-serverless.IAMRoleArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern:
      "arn:(aws[a-zA-Z0-9-]*):iam::([0-9]{12}):(role((\\u002F)|(\\u002F[\\u0021-\\u007F]+\\u002F))[\\w+=,.@-]+)",
  },
  "emr-serverless.IdentityCenterConfigurationInput": {
    members: "identityCenterInstanceArn:IdentityCenterInstanceArn userBackgroundSessionsEnabled:Boolean",
  },
  "emr-serverless.IdentityCenterInstanceArn": {
    scalar: "text",
    min: 10,
    max: 1024,
    pattern: "arn:(aws[a-zA-Z0-9-]*):sso:::instance/(sso)?ins-[a-zA-Z0-9-.]{16}",
  },
  "emr-serverless.ImageConfiguration": {
    members: "imageUri!:ImageUri resolvedImageDigest:ImageDigest applicationLevelDigestResolution:Boolean",
  },
  "emr-serverless.ImageConfigurationInput": {
    members: "imageUri:ImageUri applicationLevelDigestResolution:Boolean",
  },
  "emr-serverless.ImageDigest": { scalar: "text", pattern: "sha256:[0-9a-f]{64}" },
  "emr-serverless.ImageUri": {
    scalar: "text",
    min: 1,
    max: 1024,
    pattern:
      "([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+).([a-z0-9._-]+)\\/((?:[a-z0-9]+(?:[-._][a-z0-9]+)*/)*[a-z0-9]+(?:[-._][a-z0-9]+)*)(?::([a-zA-Z0-9_]+[a-zA-Z0-9-._]*)|@(sha256:[0-9a-f]{64}))",
  },
  "emr-serverless.InitScriptPath": { scalar: "text", min: 1, max: 256, pattern: ".*\\S.*" },
  "emr-serverless.InitialCapacityConfig": {
    members: "workerCount!:WorkerCounts workerConfiguration:WorkerResourceConfig",
  },
  "emr-serverless.InitialCapacityConfigMap": { map: "WorkerTypeString InitialCapacityConfig", max: 10 },
  "emr-serverless.Integer": { scalar: "integer" },
  "emr-serverless.InteractiveConfiguration": {
    members: "studioEnabled:Boolean livyEndpointEnabled:Boolean sessionEnabled:Boolean",
  },
  "emr-serverless.JobArn": {
    scalar: "text",
    min: 60,
    max: 1024,
    pattern:
      "arn:(aws[a-zA-Z0-9-]*):emr-serverless:.+:(\\d{12}):\\/applications\\/[0-9a-zA-Z]+\\/jobruns\\/[0-9a-zA-Z]+",
  },
  "emr-serverless.JobDriver": { members: "sparkSubmit:SparkSubmit hive:Hive" },
  "emr-serverless.JobLevelCostAllocationConfiguration": { members: "enabled:Boolean" },
  "emr-serverless.JobRun": {
    members:
      "applicationId!:ApplicationId jobRunId!:JobRunId name:String256 arn!:JobArn createdBy!:RequestIdentityUserArn createdAt!:Date updatedAt!:Date executionRole!:IAMRoleArn executionIamPolicy:JobRunExecutionIamPolicy state!:JobRunState stateDetails!:String256 releaseLabel!:ReleaseLabel configurationOverrides:ConfigurationOverrides jobDriver!:JobDriver tags:TagMap totalResourceUtilization:TotalResourceUtilization networkConfiguration:NetworkConfiguration totalExecutionDurationSeconds:Integer executionTimeoutMinutes:Duration billedResourceUtilization:ResourceUtilization mode:JobRunMode retryPolicy:RetryPolicy attempt:AttemptNumber attemptCreatedAt:Date attemptUpdatedAt:Date startedAt:Date endedAt:Date queuedDurationMilliseconds:Long imageConfiguration:ImageConfiguration workerTypeSpecifications:WorkerTypeSpecificationMap flexExecution:FlexExecution",
  },
  "emr-serverless.JobRunExecutionIamPolicy": { members: "policy:PolicyDocument policyArns:PolicyArnList" },
  "emr-serverless.JobRunId": { scalar: "text", min: 1, max: 64, pattern: "[0-9a-z]+" },
  "emr-serverless.JobRunMode": { scalar: "text", values: "BATCH STREAMING" },
  "emr-serverless.JobRunState": {
    scalar: "text",
    values: "SUBMITTED PENDING SCHEDULED RUNNING SUCCESS FAILED CANCELLING CANCELLED QUEUED",
  },
  "emr-serverless.LogGroupName": { scalar: "text", min: 1, max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]+" },
  "emr-serverless.LogStreamNamePrefix": { scalar: "text", min: 1, max: 512, pattern: "[^:*]*" },
  "emr-serverless.LogTypeList": { list: "LogTypeString", min: 1, max: 5 },
  "emr-serverless.LogTypeMap": { map: "WorkerTypeString LogTypeList", min: 1, max: 4 },
  "emr-serverless.LogTypeString": { scalar: "text", min: 1, max: 50, pattern: "[a-zA-Z]+[-_]*[a-zA-Z]+" },
  "emr-serverless.Long": { scalar: "integer" },
  "emr-serverless.ManagedPersistenceMonitoringConfiguration": {
    members: "enabled:Boolean encryptionKeyArn:EncryptionKeyArn",
  },
  "emr-serverless.MaximumAllowedResources": { members: "cpu!:CpuSize memory!:MemorySize disk:DiskSize" },
  "emr-serverless.MemorySize": {
    scalar: "text",
    min: 1,
    max: 15,
    pattern: "[1-9][0-9]*(\\s)?(GB|gb|gB|Gb)?",
  },
  "emr-serverless.MonitoringConfiguration": {
    members:
      "s3MonitoringConfiguration:S3MonitoringConfiguration managedPersistenceMonitoringConfiguration:ManagedPersistenceMonitoringConfiguration cloudWatchLoggingConfiguration:CloudWatchLoggingConfiguration prometheusMonitoringConfiguration:PrometheusMonitoringConfiguration",
  },
  "emr-serverless.NetworkConfiguration": { members: "subnetIds:SubnetIds securityGroupIds:SecurityGroupIds" },
  "emr-serverless.PolicyArnList": { list: "Arn", max: 10 },
  "emr-serverless.PolicyDocument": { scalar: "text", min: 1, max: 2048, pattern: "([    -ÿ]+)" },
  "emr-serverless.PrometheusMonitoringConfiguration": { members: "remoteWriteUrl:PrometheusUrlString" },
  "emr-serverless.PrometheusUrlString": {
    scalar: "text",
    min: 1,
    max: 10280,
    pattern:
      "https://aps-workspaces.([a-z]{2}-[a-z-]{1,20}-[1-9]).amazonaws(.[0-9A-Za-z]{2,4})+/workspaces/[-_.0-9A-Za-z]{1,100}/api/v1/remote_write",
  },
  "emr-serverless.Query": { scalar: "text", min: 1, max: 10280, pattern: ".*\\S.*" },
  "emr-serverless.ReleaseLabel": { scalar: "text", min: 1, max: 64, pattern: "[A-Za-z0-9._/-]+" },
  "emr-serverless.RequestIdentityUserArn": {
    scalar: "text",
    min: 20,
    max: 2048,
    pattern: "arn:(aws[a-zA-Z0-9-]*):(iam|sts)::(\\d{12})?:[\\w/+=,.@-]+",
  },
  "emr-serverless.ResourceUtilization": {
    members: "vCPUHour:Double memoryGBHour:Double storageGBHour:Double",
  },
  "emr-serverless.RetryPolicy": {
    members: "maxAttempts:AttemptNumber maxFailedAttemptsPerHour:RetryPolicyMaxFailedAttemptsPerHourInteger",
  },
  "emr-serverless.RetryPolicyMaxFailedAttemptsPerHourInteger": { scalar: "integer", min: 1 },
  "emr-serverless.S3MonitoringConfiguration": {
    members: "logUri:UriString encryptionKeyArn:EncryptionKeyArn",
  },
  "emr-serverless.SchedulerConfiguration": {
    members: "queueTimeoutMinutes:Integer maxConcurrentRuns:Integer",
  },
  "emr-serverless.SecurityGroupIds": { list: "SecurityGroupString", max: 5 },
  "emr-serverless.SecurityGroupString": { scalar: "text", min: 1, max: 32, pattern: "[-0-9a-zA-Z]+.*" },
  "emr-serverless.SensitivePropertiesMap": {
    map: "ConfigurationPropertyKey ConfigurationPropertyValue",
    max: 100,
  },
  "emr-serverless.SparkSubmit": {
    members:
      "entryPoint!:EntryPointPath entryPointArguments:EntryPointArguments sparkSubmitParameters:SparkSubmitParameters",
  },
  "emr-serverless.SparkSubmitParameters": { scalar: "text", min: 1, max: 102400, pattern: ".*\\S.*" },
  "emr-serverless.StartJobRunRequest": {
    members:
      "applicationId!:ApplicationId clientToken!:ClientToken executionRoleArn!:IAMRoleArn executionIamPolicy:JobRunExecutionIamPolicy jobDriver:JobDriver configurationOverrides:ConfigurationOverrides tags:TagMap executionTimeoutMinutes:Duration name:String256 mode:JobRunMode retryPolicy:RetryPolicy flexExecution:FlexExecution",
  },
  "emr-serverless.String1024": { scalar: "text", min: 1, max: 1024, pattern: ".*\\S.*" },
  "emr-serverless.String256": { scalar: "text", min: 1, max: 256, pattern: ".*\\S.*" },
  "emr-serverless.SubnetIds": { list: "SubnetString", max: 16 },
  "emr-serverless.SubnetString": { scalar: "text", min: 1, max: 32, pattern: "[-0-9a-zA-Z]+.*" },
  "emr-serverless.TagKey": { scalar: "text", min: 1, max: 128, pattern: "[A-Za-z0-9 /_.:=+@-]+" },
  "emr-serverless.TagMap": { map: "TagKey TagValue", max: 200 },
  "emr-serverless.TagValue": { scalar: "text", max: 256, pattern: "[A-Za-z0-9 /_.:=+@-]*" },
  "emr-serverless.TotalResourceUtilization": {
    members: "vCPUHour:Double memoryGBHour:Double storageGBHour:Double",
  },
  "emr-serverless.UriString": {
    scalar: "text",
    min: 1,
    max: 10280,
    pattern: ".*[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDBFF-\\uDC00\\uDFFF\\r\\n\\t]*.*",
  },
  "emr-serverless.WorkerCounts": { scalar: "integer", min: 1, max: 1000000 },
  "emr-serverless.WorkerResourceConfig": {
    members: "cpu!:CpuSize memory!:MemorySize disk:DiskSize diskType:DiskType",
  },
  "emr-serverless.WorkerTypeSpecification": { members: "imageConfiguration:ImageConfiguration" },
  "emr-serverless.WorkerTypeSpecificationInput": { members: "imageConfiguration:ImageConfigurationInput" },
  "emr-serverless.WorkerTypeSpecificationInputMap": { map: "WorkerTypeString WorkerTypeSpecificationInput" },
  "emr-serverless.WorkerTypeSpecificationMap": { map: "WorkerTypeString WorkerTypeSpecification" },
  "emr-serverless.WorkerTypeString": { scalar: "text", min: 1, max: 50, pattern: "[a-zA-Z]+[-_]*[a-zA-Z]+" },
  "bedrock.CommitmentDuration": { scalar: "text", values: "OneMonth SixMonths" },
  "bedrock.CreateCustomModelDeploymentRequest": {
    members:
      "ModelDeploymentName! ModelArn!:CustomModelArn Description:CustomModelDeploymentDescription Tags:TagList ClientRequestToken:IdempotencyToken",
  },
  "bedrock.CreateCustomModelRequest": {
    members:
      "ModelName!:CustomModelName ModelSourceConfig:ModelDataSource CustomModelDataSource ModelKmsKeyArn:KmsKeyArn RoleArn ModelTags:TagList ClientRequestToken:IdempotencyToken",
  },
  "bedrock.CreateModelImportJobRequest": {
    members:
      "JobName! ImportedModelName! RoleArn! ModelDataSource! JobTags:TagList ImportedModelTags:TagList ClientRequestToken:IdempotencyToken VpcConfig ImportedModelKmsKeyId:KmsKeyId",
  },
  "bedrock.CreateProvisionedModelThroughputRequest": {
    members:
      "ClientRequestToken:IdempotencyToken ModelUnits!:PositiveInteger ProvisionedModelName! ModelId!:ModelIdentifier CommitmentDuration Tags:TagList",
  },
  "bedrock.CustomModelArn": {
    scalar: "text",
    min: 20,
    max: 1011,
    pattern:
      "arn:aws(|-us-gov|-cn|-iso|-iso-b):bedrock:[a-z0-9-]{1,20}:[0-9]{12}:custom-model/(imported|[a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2})/[a-z0-9]{12}",
  },
  "bedrock.CustomModelDataSource": { members: "ModelPackageArnDataSource" },
  "bedrock.CustomModelDeploymentDescription": { scalar: "text", min: 1, max: 2048 },
  "bedrock.CustomModelName": { scalar: "text", min: 1, max: 63, pattern: "([0-9a-zA-Z][_-]?){1,63}" },
  "bedrock.IdempotencyToken": {
    scalar: "text",
    min: 1,
    max: 256,
    pattern: "[a-zA-Z0-9]([-a-zA-Z0-9]{0,254}[a-zA-Z0-9])?",
  },
  "bedrock.ImportedModelName": { scalar: "text", min: 1, max: 63, pattern: "([0-9a-zA-Z][_-]?)+" },
  "bedrock.JobName": { scalar: "text", min: 1, max: 63, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9\\+\\-\\.])*" },
  "bedrock.KmsKeyArn": {
    scalar: "text",
    min: 1,
    max: 2048,
    pattern: "arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:key/[a-zA-Z0-9-]{36}",
  },
  "bedrock.KmsKeyId": {
    scalar: "text",
    min: 1,
    max: 2048,
    pattern:
      "(arn:aws(-[^:]+)?:kms:[a-zA-Z0-9-]*:[0-9]{12}:((key/[a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)))|([a-zA-Z0-9-]{36})|(alias/[a-zA-Z0-9-_/]+)",
  },
  "bedrock.ModelDataSource": { members: "S3DataSource" },
  "bedrock.ModelDeploymentName": { scalar: "text", min: 1, max: 63, pattern: "([0-9a-zA-Z][_-]?){1,63}" },
  "bedrock.ModelIdentifier": {
    scalar: "text",
    min: 1,
    max: 2048,
    pattern:
      "arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/((imported)|([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}))(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|(:foundation-model/([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2})))|(([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}([.]?[a-z0-9-]{1,63})([:][a-z0-9-]{1,63}){0,2}))|(([0-9a-zA-Z][_-]?)+)",
  },
  "bedrock.ModelPackageArn": {
    scalar: "text",
    pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]{9,16}:[0-9]{12}:model-package/[\\S]{1,2048}",
  },
  "bedrock.ModelPackageArnDataSource": { members: "ModelPackageArn!" },
  "bedrock.PositiveInteger": { scalar: "integer", min: 1 },
  "bedrock.ProvisionedModelName": { scalar: "text", min: 1, max: 63, pattern: "([0-9a-zA-Z][_-]?)+" },
  "bedrock.RoleArn": { scalar: "text", max: 2048, pattern: "arn:aws(-[^:]+)?:iam::([0-9]{12})?:role/.+" },
  "bedrock.S3DataSource": { members: "S3Uri!" },
  "bedrock.S3Uri": {
    scalar: "text",
    min: 1,
    max: 1024,
    pattern: "s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](?:/[-!_*'().a-z0-9A-Z]+(?:/[-!_*'().a-z0-9A-Z]+)*)?/?",
  },
  "bedrock.SecurityGroupId": { scalar: "text", max: 32, pattern: "[-0-9a-zA-Z]+" },
  "bedrock.SecurityGroupIds": { list: "SecurityGroupId", min: 1, max: 5 },
  "bedrock.SubnetId": { scalar: "text", max: 32, pattern: "[-0-9a-zA-Z]+" },
  "bedrock.SubnetIds": { list: "SubnetId", min: 1, max: 16 },
  "bedrock.Tag": { members: "Key!:TagKey Value!:TagValue" },
  "bedrock.TagKey": { scalar: "text", min: 1, max: 128, pattern: "[a-zA-Z0-9\\s._:/=+@-]*" },
  "bedrock.TagList": { list: "Tag", max: 200 },
  "bedrock.TagValue": { scalar: "text", max: 256, pattern: "[a-zA-Z0-9\\s._:/=+@-]*" },
  "bedrock.VpcConfig": { members: "SubnetIds! SecurityGroupIds!" },
};
