/**
 * What must not compile: each promise of the DSL to its authors, held by `npm run types`. Nothing here runs.
 */
import {
  conditionEquals,
  conditionGreaterThan,
  conditionIn,
  conditionStep,
  csvChannel,
  failStep,
  frameworkImage,
  join,
  jsonGet,
  parameterBoolean,
  parameterFloat,
  parameterInteger,
  parameterString,
  processingStep,
  registerModelStep,
  retryJobFaults,
  retryServiceFaults,
  s3Output,
  trainingStep,
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
