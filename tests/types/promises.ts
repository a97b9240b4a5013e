/**
 * What must not compile: each promise of the DSL to its authors, held by `npm run types`. Nothing here runs.
 */
import {
  autoMLStep,
  callbackStep,
  clarifyCheckStep,
  conditionEquals,
  conditionGreaterThan,
  conditionIn,
  conditionStep,
  csvChannel,
  emrServerlessStep,
  emrStep,
  endpointConfigStep,
  endpointStep,
  failStep,
  frameworkImage,
  genericStep,
  inferenceComponentStep,
  join,
  jsonGet,
  lambdaStep,
  modelStep,
  monitorBatchTransform,
  parameterBoolean,
  parameterFloat,
  parameterInteger,
  parameterString,
  pipeline,
  processingStep,
  qualityCheckStep,
  registerModelStep,
  retryJobFaults,
  retrySearchFaults,
  retryServiceFaults,
  s3Output,
  scriptMode,
  topModelStep,
  trainingStep,
  transformStep,
  tuningStep,
} from "../../pipeline-definition";

const cluster = {
  ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
} as const;
const job = { RoleArn: "role", AppSpecification: { ImageUri: "image" }, ProcessingResources: cluster };

const prepare = processingStep("Prepare", {
  arguments: {
    ...job,
    ProcessingOutputConfig: {
      Outputs: [s3Output("train", "s3://b/train", "/opt/ml/processing/train"), { OutputName: "report" }],
    },
  },
  propertyFiles: [{ name: "Report", output: "report", path: "report.json" }],
});

const training = {
  AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
  RoleArn: "role",
  OutputDataConfig: { S3OutputPath: "s3://b/models" },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
} as const;

const count = parameterInteger("Count", { default: 1 });
const rate = parameterFloat("Rate");
const kind = parameterString("Kind", { default: "a", allowed: ["a", "b"] });
const train = trainingStep("Train", {
  dependsOn: [prepare],
  arguments: {
    ...training,
    ResourceConfig: { ...training.ResourceConfig, InstanceType: kind, InstanceCount: count },
    HyperParameters: { eta: join("", [rate]) },
    InputDataConfig: [
      csvChannel("train", prepare.properties.ProcessingOutputConfig.Outputs.at("train").S3Output.S3Uri),
    ],
  },
});

// @ts-expect-error a misspelt property
void train.properties.ModelArtifacts.S3ModelArtefacts;
// @ts-expect-error an output that the step does not declare
void prepare.properties.ProcessingOutputConfig.Outputs.at("trian");
// @ts-expect-error a property file that the step does not declare
jsonGet(prepare, "Raport", "metrics.auc");
processingStep("P", {
  arguments: { ...job, ProcessingOutputConfig: { Outputs: [{ OutputName: "report" }] } },
  // @ts-expect-error a property file in an output that the step does not declare
  propertyFiles: [{ name: "Report", output: "raport", path: "report.json" }],
});

trainingStep("T", {
  // @ts-expect-error a value outside an enum of AWS's
  arguments: { ...training, ResourceConfig: { InstanceType: "ml.nope", VolumeSizeInGB: 1 } },
});
// @ts-expect-error a misspelt member of a request
trainingStep("T", { arguments: { ...training, HyperParametres: {} } });
// @ts-expect-error a missing member of a request
trainingStep("T", { arguments: { RoleArn: "role" } });
// @ts-expect-error a name that SageMaker gives itself
trainingStep("T", { arguments: { ...training, TrainingJobName: "mine" } });
// @ts-expect-error a member that SageMaker refuses in a pipeline
registerModelStep("R", { arguments: { ModelPackageGroupName: "g", ModelPackageName: "p" } });
trainingStep("T", { arguments: { ...training, HyperParameters: { eta: rate, count, seed: join("", [1]) } } });
// @ts-expect-error a literal number where text is wanted
trainingStep("T", { arguments: { ...training, HyperParameters: { eta: 0.1 } } });
trainingStep("T", {
  // @ts-expect-error a number for a value of an enum of AWS's
  arguments: { ...training, ResourceConfig: { ...training.ResourceConfig, InstanceType: count } },
});
trainingStep("T", {
  // @ts-expect-error text where a number is wanted
  arguments: { ...training, ResourceConfig: { ...training.ResourceConfig, InstanceCount: kind } },
});
// @ts-expect-error a whole structure where a value is wanted
trainingStep("T", { arguments: { ...training, RoleArn: train.properties.ModelArtifacts } });

// @ts-expect-error a default of the wrong type
parameterInteger("N", { default: "1" });
// @ts-expect-error a default of the wrong type
parameterBoolean("B", { default: 1 });
// @ts-expect-error a default of the wrong type
parameterString("S", { default: 1 });
// @ts-expect-error a default that is not among the allowed values
parameterString("S", { default: "c", allowed: ["a", "b"] });

// @ts-expect-error a comparison of a number with text
conditionGreaterThan(rate, "0.8");
// @ts-expect-error a comparison of a number with text
conditionEquals(kind, 1);
// @ts-expect-error a comparison of a number with text
conditionIn(count, ["1"]);
conditionIn(kind, ["a", kind]);
conditionEquals(conditionStep("C", { conditions: [] }).properties.Outcome, "true");

// @ts-expect-error waiting for a fail step
trainingStep("T", { arguments: training, dependsOn: [failStep("F", { errorMessage: "no" })] });
// @ts-expect-error faults of a job on a step that has no job
registerModelStep("R", { arguments: { ModelPackageGroupName: "g" }, retry: [retryJobFaults] });
registerModelStep("R", { arguments: { ModelPackageGroupName: "g" }, retry: [retryServiceFaults] });
trainingStep("T", {
  arguments: training,
  // @ts-expect-error two bounds on one retry
  retry: [{ on: ["Step.THROTTLING"], maxAttempts: 1, expireAfterMinutes: 1 }],
});
// @ts-expect-error a cache without an age; a cache on a step that has none
trainingStep("T", { arguments: training, cache: {} });
// @ts-expect-error a cache without an age; a cache on a step that has none
failStep("F", { errorMessage: "no", cache: { expireAfter: "P1D" } });

// @ts-expect-error a version that AWS has no image of
frameworkImage("xgboost", "9.9-9", "us-east-1");

const tuning = {
  HyperParameterTuningJobConfig: {
    Strategy: "Bayesian",
    ResourceLimits: { MaxParallelTrainingJobs: 1 },
  },
} as const;
const tune = tuningStep("Tune", {
  arguments: { ...tuning, TrainingJobDefinition: training },
  retry: [retryServiceFaults, retrySearchFaults],
});
// @ts-expect-error neither one training job definition nor several
tuningStep("T", { arguments: tuning });
// @ts-expect-error one training job definition and several
tuningStep("T", { arguments: { ...tuning, TrainingJobDefinition: training, TrainingJobDefinitions: [] } });
tuningStep("T", {
  // @ts-expect-error a fault that SageMaker does not retry for a search
  retry: [retryJobFaults],
  arguments: { ...tuning, TrainingJobDefinition: training },
});
tuningStep("T", {
  arguments: {
    TrainingJobDefinition: training,
    // @ts-expect-error a variable where SageMaker takes only a literal
    HyperParameterTuningJobConfig: { ...tuning.HyperParameterTuningJobConfig, Strategy: kind },
  },
});
topModelStep("M", tune, {
  s3OutputPath: "s3://b",
  // @ts-expect-error the artifact, which comes from the tuning step
  arguments: { PrimaryContainer: { ModelDataUrl: "s3://m" } },
});

const automatic = {
  RoleArn: "role",
  AutoMLJobConfig: { Mode: "ENSEMBLING" },
  InputDataConfig: [{ TargetAttributeName: "label" }],
  OutputDataConfig: { S3OutputPath: "s3://b/automl" },
} as const;
autoMLStep("A", { arguments: automatic });
// @ts-expect-error a mode that a pipeline does not take
autoMLStep("A", { arguments: { ...automatic, AutoMLJobConfig: { Mode: "AUTO" } } });
// @ts-expect-error a problem type without an objective
autoMLStep("A", { arguments: { ...automatic, ProblemType: "Regression" } });
// @ts-expect-error an objective that is not an object
autoMLStep("A", { arguments: { ...automatic, ProblemType: "Regression", AutoMLJobObjective: "F1" } });
// @ts-expect-error a member that SageMaker refuses in a pipeline
autoMLStep("A", { arguments: { ...automatic, GenerateCandidateDefinitionsOnly: true } });

const functionArn = "arn:aws:lambda:us-east-1:111122223333:function:f";
const call = lambdaStep("L", { functionArn, outputs: { status: "String", score: "Float" } });
conditionGreaterThan(call.outputs.score, 0.5);
conditionEquals(call.outputs.status, "fine");
// @ts-expect-error an output that the step does not declare
void call.outputs.stauts;
// @ts-expect-error a comparison of an output's number with text
conditionEquals(call.outputs.score, "1");
// @ts-expect-error an output of a type that SageMaker does not know
lambdaStep("L", { functionArn, outputs: { status: "Text" } });
// @ts-expect-error a payload that is not flat
lambdaStep("L", { functionArn, arguments: { nested: { a: 1 } } });
// @ts-expect-error a function that is known at run time only
lambdaStep("L", { functionArn: kind });
// @ts-expect-error a retry, which SageMaker does not have for it
lambdaStep("L", { functionArn, retry: [retryServiceFaults] });
// @ts-expect-error a callback without a queue
callbackStep("C", { outputs: {} });
lambdaStep("L", { functionArn, dependsOn: [call, callbackStep("C", { sqsQueueUrl: "https://sqs" })] });

const StepConfig = { HadoopJarStep: { Jar: "command-runner.jar" } };
emrStep("E", { arguments: { ClusterId: kind, StepConfig } });
// @ts-expect-error no cluster
emrStep("E", { arguments: { StepConfig } });
const Instances = {
  InstanceGroups: [{ InstanceRole: "MASTER", InstanceType: "m5.xlarge", InstanceCount: 1 }],
} as const;
// @ts-expect-error a cluster that exists and one of its own
emrStep("E", { arguments: { ClusterId: "j-1", ClusterConfig: { Instances }, StepConfig } });
// @ts-expect-error a runtime role in a cluster of its own
emrStep("E", { arguments: { ExecutionRoleArn: "role", ClusterConfig: { Instances }, StepConfig } });
emrStep("E", {
  // @ts-expect-error instance groups and instance fleets
  arguments: { ClusterConfig: { Instances: { ...Instances, InstanceFleets: [] } }, StepConfig },
});
// @ts-expect-error a name, which SageMaker gives the cluster itself
emrStep("E", { arguments: { ClusterConfig: { Name: "mine", Instances }, StepConfig } });
const spark = { jobDriver: { sparkSubmit: { entryPoint: "s3://b/prep.py" } } };
// @ts-expect-error no application
emrServerlessStep("E", { arguments: { ExecutionRoleArn: "role", JobConfig: spark } });

clarifyCheckStep("C", { checkType: "DATA_BIAS", arguments: job });
// @ts-expect-error a check of a model without the model
clarifyCheckStep("C", { checkType: "MODEL_BIAS", arguments: job });
// @ts-expect-error a check that is not one of quality
qualityCheckStep("Q", { checkType: "DATA_BIAS", arguments: job });
// @ts-expect-error a retry, which SageMaker does not have for it
qualityCheckStep("Q", { checkType: "DATA_QUALITY", arguments: job, retry: [retryServiceFaults] });

const transform = {
  ModelName: modelStep("M", { arguments: { ExecutionRoleArn: "role" } }).properties.ModelName,
  TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/in" } } },
  TransformOutput: { S3OutputPath: "s3://b/out" },
  TransformResources: { InstanceType: "ml.m5.large", InstanceCount: count },
} as const;
transformStep("T", { arguments: transform, cache: { expireAfter: "P1D" }, retry: [retryJobFaults] });
// @ts-expect-error a name that SageMaker gives itself
transformStep("T", { arguments: { ...transform, TransformJobName: "mine" } });
monitorBatchTransform("T", {
  transform: { arguments: transform },
  monitor: { checkType: "MODEL_QUALITY", arguments: job },
});
// @ts-expect-error a check that needs the predictions, before there are any
monitorBatchTransform("T", {
  transform: { arguments: transform },
  monitor: { checkType: "MODEL_QUALITY", arguments: job },
  when: "before",
});
// @ts-expect-error a cache, which SageMaker does not have for it
modelStep("M", { arguments: { ExecutionRoleArn: "role" }, cache: { expireAfter: "P1D" } });

const variants = { EndpointConfigName: "config", ProductionVariants: [] };
const config = endpointConfigStep("C", { arguments: variants, cache: { expireAfter: "P1D" } });
// @ts-expect-error a member that SageMaker refuses in a pipeline
endpointConfigStep("C", { arguments: { ...variants, DataCaptureConfig: {} } });
const EndpointConfigName = config.properties.EndpointConfigName;
endpointStep("E", { arguments: { EndpointName: "e", EndpointConfigName } });
// @ts-expect-error the literal name of a configuration, whose real name has a suffix
endpointStep("E", { arguments: { EndpointName: "e", EndpointConfigName: "config" } });
// @ts-expect-error a member that SageMaker refuses in a pipeline
endpointStep("E", { arguments: { EndpointName: "e", EndpointConfigName, DeploymentConfig: {} } });
const component = { InferenceComponentName: "c", EndpointName: "e" };
// @ts-expect-error a cache, which SageMaker does not have for it
inferenceComponentStep("I", { arguments: component, cache: { expireAfter: "P1D" } });

const generic = genericStep<{ readonly JobArn: string }>("G", { type: "SomethingNew" });
conditionEquals(generic.properties.JobArn, "arn");
conditionEquals(genericStep("G", { type: "SomethingNew" }).property("Anything.At['all']"), 1);
// @ts-expect-error a property that the caller did not give
void generic.properties.JobName;

scriptMode({
  program: "train.py",
  code: "s3://b/code",
  // @ts-expect-error a variable of a whole structure as a hyperparameter
  hyperParameters: { a: train.properties.ModelArtifacts },
});
// @ts-expect-error an experiment without a trial
pipeline({ steps: [], experiment: { experimentName: "e" } });
// @ts-expect-error metadata that is not text
pipeline({ steps: [], metadata: { version: 1 } });

trainingStep("T", {
  arguments: { ...training, ProfilerConfig: { DisableProfiler: parameterBoolean("Off") } },
});
trainingStep("T", {
  // @ts-expect-error settings of a profiler that is off
  arguments: { ...training, ProfilerConfig: { DisableProfiler: true, S3OutputPath: "s3://b" } },
});
// @ts-expect-error an experiment of a job, which the pipeline says
trainingStep("T", { arguments: { ...training, ExperimentConfig: { ExperimentName: "e" } } });
trainingStep("T", { arguments: { ...training, ExperimentConfig: { TrialComponentDisplayName: kind } } });
modelStep("M", {
  // @ts-expect-error a member that SageMaker refuses in a pipeline
  arguments: { ExecutionRoleArn: "role", PrimaryContainer: { AdditionalModelDataSources: [] } },
});
