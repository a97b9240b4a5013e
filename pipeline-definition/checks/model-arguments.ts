import { s3Uri, roleArn, imageUri, tags, vpcConfig, jobName } from "./request-parts";
import { anyObject, anything, choice, flag, list, map, members, text, type ListShape } from "./shape";

// AWS's request shape, by hand; `anything` and `anyObject` mark what is rarely used and not looked into.

const environment = map(text(1024), 100);

const MODEL_CONTAINER = members(
  {},
  {
    Image: imageUri,
    ModelDataUrl: s3Uri,
    Environment: environment,
    ContainerHostname: text(63),
    Mode: choice("SingleModel", "MultiModel"),
    ModelPackageName: text(176),
    InferenceSpecificationName: text(63),
    ImageConfig: anyObject,
    ModelDataSource: anyObject,
    MultiModelConfig: anyObject,
    ContainerMetricsConfig: anyObject,
  },
);

/**
 * `CreateModelInput` as a step takes it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 */
export const MODEL_ARGUMENTS = members(
  { ExecutionRoleArn: roleArn },
  {
    ModelName: jobName,
    PrimaryContainer: MODEL_CONTAINER,
    Containers: list(MODEL_CONTAINER, 15),
    VpcConfig: vpcConfig,
    EnableNetworkIsolation: flag,
    InferenceExecutionConfig: members({ Mode: choice("Serial", "Direct") }),
    Tags: tags,
  },
);

const metricsSource = members({ ContentType: text(256), S3Uri: s3Uri }, { ContentDigest: text(72) });
const fileSource = members({ S3Uri: s3Uri }, { ContentType: text(256), ContentDigest: text(72) });
const quality = members({}, { Statistics: metricsSource, Constraints: metricsSource });

const PACKAGE_CONTAINER = members(
  {},
  {
    Image: imageUri,
    ModelDataUrl: s3Uri,
    Environment: environment,
    ContainerHostname: text(63),
    ImageDigest: text(72),
    ProductId: text(256),
    Framework: text(),
    FrameworkVersion: text(10),
    NearestModelName: text(),
    ModelDataETag: text(),
    IsCheckpoint: flag,
    ModelInput: members({ DataInputConfig: text(16_384) }),
    ModelDataSource: anyObject,
    AdditionalModelDataSources: anything,
    AdditionalS3DataSource: anyObject,
    BaseModel: anyObject,
  },
);

const texts = (max?: number): ListShape => list(text(max));

/**
 * `CreateModelPackageInput` as a step takes it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html
 */
export const REGISTER_MODEL_ARGUMENTS = members(
  { ModelPackageGroupName: text(170) },
  {
    ModelPackageDescription: text(1024),
    ModelPackageRegistrationType: choice("Logged", "Registered"),
    ModelApprovalStatus: choice("Approved", "Rejected", "PendingManualApproval"),
    InferenceSpecification: members(
      { Containers: list(PACKAGE_CONTAINER, 15) },
      {
        SupportedTransformInstanceTypes: texts(),
        SupportedRealtimeInferenceInstanceTypes: texts(),
        SupportedContentTypes: texts(256),
        SupportedResponseMIMETypes: texts(1024),
      },
    ),
    ModelMetrics: members(
      {},
      {
        ModelQuality: quality,
        ModelDataQuality: quality,
        Bias: members(
          {},
          { Report: metricsSource, PreTrainingReport: metricsSource, PostTrainingReport: metricsSource },
        ),
        Explainability: members({}, { Report: metricsSource }),
      },
    ),
    DriftCheckBaselines: members(
      {},
      {
        ModelQuality: quality,
        ModelDataQuality: quality,
        Bias: members(
          {},
          {
            ConfigFile: fileSource,
            PreTrainingConstraints: metricsSource,
            PostTrainingConstraints: metricsSource,
          },
        ),
        Explainability: members({}, { Constraints: metricsSource, ConfigFile: fileSource }),
      },
    ),
    MetadataProperties: members(
      {},
      { CommitId: text(1024), Repository: text(1024), GeneratedBy: text(1024), ProjectId: text(1024) },
    ),
    CustomerMetadataProperties: map(text(256), 50),
    Domain: text(),
    Task: text(),
    SamplePayloadUrl: s3Uri,
    SkipModelValidation: choice("All", "None"),
    SourceUri: text(1024),
    Tags: tags,
    ValidationSpecification: anyObject,
    SourceAlgorithmSpecification: anyObject,
    AdditionalInferenceSpecifications: anything,
    SecurityConfig: anyObject,
    ModelCard: anyObject,
    ModelLifeCycle: anyObject,
    ManagedStorageType: text(),
  },
);
