import {
  endpointConfigStep,
  parameterInteger,
  parameterString,
  pipeline,
  processingStep,
  s3Input,
  trainingStep,
  tuningStep,
} from "../../../pipeline-definition";
import {
  channel,
  experimentOfPipeline,
  KEY,
  oneInstance,
  oneProcessingInstance,
  ROLE,
  SKLEARN,
  VPC,
  XGBOOST,
} from "./place";

const data = parameterString("TrainData", { default: "s3://oracle-bucket/train/" });
const memory = parameterInteger("Memory", { default: 2048 });

const profiled = trainingStep("TrainProfiled", {
  arguments: {
    AlgorithmSpecification: {
      TrainingImage: XGBOOST,
      TrainingInputMode: "File",
      ContainerEntrypoint: ["python3", "/opt/train.py"],
      ContainerArguments: ["--data", data],
      TrainingImageConfig: {
        TrainingRepositoryAccessMode: "Vpc",
        TrainingRepositoryAuthConfig: {
          TrainingRepositoryCredentialsProviderArn:
            "arn:aws:lambda:us-east-1:111122223333:function:credentials",
        },
      },
    },
    RoleArn: ROLE,
    InputDataConfig: [
      {
        ChannelName: "train",
        InputMode: "Pipe",
        DataSource: {
          S3DataSource: {
            S3DataType: "AugmentedManifestFile",
            S3Uri: data,
            S3DataDistributionType: "FullyReplicated",
            AttributeNames: ["source-ref", "label"],
          },
        },
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models", CompressionType: "NONE" },
    ResourceConfig: oneInstance,
    StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    VpcConfig: VPC,
    EnableInterContainerTrafficEncryption: true,
    InfraCheckConfig: { EnableInfraCheck: true },
    RemoteDebugConfig: { EnableRemoteDebug: true },
    TensorBoardOutputConfig: {
      S3OutputPath: "s3://oracle-bucket/tensorboard",
      LocalPath: "/opt/ml/output/tensorboard",
    },
    ProfilerConfig: {
      S3OutputPath: "s3://oracle-bucket/profile",
      DisableProfiler: false,
      ProfilingIntervalInMilliseconds: 500,
    },
    ProfilerRuleConfigurations: [
      {
        RuleConfigurationName: "ProfilerReport",
        RuleEvaluatorImage: "503895931360.dkr.ecr.us-east-1.amazonaws.com/sagemaker-debugger-rules:latest",
        RuleParameters: { rule_to_invoke: "ProfilerReport" },
      },
    ],
  },
});

const tuned = tuningStep("TuneByItself", {
  arguments: {
    Autotune: { Mode: "Enabled" },
    HyperParameterTuningJobConfig: {
      Strategy: "Random",
      TrainingJobEarlyStoppingType: "Off",
      ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
      HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:auc" },
      ParameterRanges: {
        ContinuousParameterRanges: [{ Name: "eta", MinValue: "0.01", MaxValue: "0.3", ScalingType: "Auto" }],
      },
    },
    TrainingJobDefinition: {
      AlgorithmSpecification: {
        TrainingImage: XGBOOST,
        TrainingInputMode: "File",
        MetricDefinitions: [{ Name: "validation:auc", Regex: "auc:(\\S+)" }],
      },
      StaticHyperParameters: { num_round: "10" },
      RoleArn: ROLE,
      InputDataConfig: [channel("train", data)],
      OutputDataConfig: { S3OutputPath: "s3://oracle-bucket/models" },
      HyperParameterTuningResourceConfig: oneInstance,
      StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
    },
  },
});

const stored = processingStep("Store", {
  arguments: {
    AppSpecification: { ImageUri: SKLEARN, ContainerEntrypoint: ["python3", "-c", "print()"] },
    ProcessingResources: oneProcessingInstance,
    RoleArn: ROLE,
    ProcessingInputs: [s3Input("input-1", data, "/opt/ml/processing/input")],
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "features",
          AppManaged: true,
          FeatureStoreOutput: { FeatureGroupName: "orders" },
        },
      ],
    },
  },
});

const variant = { VariantName: "AllTraffic", ModelName: "served-model", InitialVariantWeight: 1 } as const;
const asynchronous = endpointConfigStep("Asynchronous", {
  arguments: {
    EndpointConfigName: "asynchronous",
    ProductionVariants: [{ ...variant, InstanceType: "ml.m5.large", InitialInstanceCount: 1 }],
    AsyncInferenceConfig: {
      OutputConfig: { S3OutputPath: "s3://oracle-bucket/answers", KmsKeyId: KEY },
      ClientConfig: { MaxConcurrentInvocationsPerInstance: 4 },
    },
  },
});
const serverless = endpointConfigStep("Serverless", {
  arguments: {
    EndpointConfigName: "serverless",
    ProductionVariants: [{ ...variant, ServerlessConfig: { MemorySizeInMB: memory, MaxConcurrency: 5 } }],
  },
});

export const seldomOptions = () =>
  pipeline({
    parameters: [data, memory],
    experiment: experimentOfPipeline,
    steps: [profiled, tuned, stored, asynchronous, serverless],
  });
