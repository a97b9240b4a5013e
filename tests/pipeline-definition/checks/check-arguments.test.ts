import { API_SOURCE } from "../../../pipeline-definition/api-model/api-table.generated";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkArguments", () => {
  itFinds([
    [
      "a missing role",
      { [`${AT.train}.Arguments.RoleArn`]: undefined },
      "missing-member Steps[1].Arguments",
      'Step "Train" lacks "RoleArn".',
      'Add "RoleArn": text.',
    ],
    [
      "a missing image",
      { [`${AT.prepare}.Arguments.AppSpecification.ImageUri`]: undefined },
      "missing-member Steps[0].Arguments.AppSpecification",
      'Step "Prepare" lacks "AppSpecification.ImageUri".',
      'Add "ImageUri": text.',
    ],
    [
      "a missing output path",
      { [`${AT.train}.Arguments.OutputDataConfig.S3OutputPath`]: undefined },
      "missing-member Steps[1].Arguments.OutputDataConfig",
      'Step "Train" lacks "OutputDataConfig.S3OutputPath".',
      'Add "S3OutputPath": text.',
    ],
    [
      "missing training resources",
      { [`${AT.train}.Arguments.ResourceConfig`]: undefined },
      "missing-member Steps[1].Arguments",
      'Step "Train" lacks "ResourceConfig".',
      "Add it.",
    ],
    [
      "a training step without image and algorithm",
      { [`${AT.train}.Arguments.AlgorithmSpecification.TrainingImage`]: undefined },
      "missing-member Steps[1].Arguments.AlgorithmSpecification",
      'Step "Train" lacks "AlgorithmSpecification.TrainingImage" or "AlgorithmSpecification.AlgorithmName".',
      "Add one of them.",
    ],
    [
      "a training step with image and algorithm",
      { [`${AT.train}.Arguments.AlgorithmSpecification.AlgorithmName`]: "x" },
      "conflicting-members Steps[1].Arguments.AlgorithmSpecification",
      'Step "Train" has "AlgorithmSpecification.TrainingImage" and "AlgorithmSpecification.AlgorithmName", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a processing step without an instance type",
      { [`${AT.prepare}.Arguments.ProcessingResources.ClusterConfig.InstanceType`]: undefined },
      "missing-member Steps[0].Arguments.ProcessingResources.ClusterConfig",
      'Step "Prepare" lacks "ProcessingResources.ClusterConfig.InstanceType" or "ProcessingResources.ClusterConfig.InstancePreferences".',
      "Add one of them.",
    ],
    [
      "a model without a container",
      { [`${AT.createModel}.Arguments.PrimaryContainer`]: undefined },
      "missing-member Steps[3].Arguments.IfSteps[0].Arguments",
      'Step "CreateModel" lacks "PrimaryContainer" or "Containers".',
      "Add one of them.",
    ],
    [
      "a model with both kinds of container",
      { [`${AT.createModel}.Arguments.Containers`]: [] },
      "conflicting-members Steps[3].Arguments.IfSteps[0].Arguments",
      'Step "CreateModel" has "PrimaryContainer" and "Containers", which exclude each other.',
      "Keep one of them.",
    ],
    [
      "a model package without a group",
      { [`${AT.register}.Arguments.ModelPackageGroupName`]: undefined },
      "missing-member Steps[3].Arguments.IfSteps[1].Arguments",
      'Step "Register" lacks "ModelPackageGroupName".',
      "Add it.",
    ],
    [
      "the name of a model package",
      { [`${AT.register}.Arguments.ModelPackageName`]: "m" },
      "forbidden-argument Steps[3].Arguments.IfSteps[1].Arguments.ModelPackageName",
      'Step "Register" gives "ModelPackageName", which pipelines refuse in a step of type "RegisterModel".',
      'Take it out and name the group in "ModelPackageGroupName"; versions are numbered.',
    ],
    [
      "the API's description of a model package",
      { [`${AT.register}.Arguments.Description`]: "m" },
      "forbidden-argument Steps[3].Arguments.IfSteps[1].Arguments.Description",
      'Step "Register" gives "Description", which pipelines refuse in a step of type "RegisterModel".',
      'Use "ModelPackageDescription".',
    ],
    [
      "data sources that pipelines refuse, in one of several containers",
      {
        [`${AT.createModel}.Arguments`]: {
          ExecutionRoleArn: "arn:aws:iam::111122223333:role/jobs",
          Containers: [
            { Image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/a:1" },
            { Image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/b:1", AdditionalModelDataSources: [] },
          ],
        },
      },
      "forbidden-argument Steps[3].Arguments.IfSteps[0].Arguments.Containers[1].AdditionalModelDataSources",
      'Step "CreateModel" gives "Containers[1].AdditionalModelDataSources", which pipelines refuse in a step of type "Model".',
      "Take it out.",
    ],
    [
      "a fail step without a message",
      { [`${AT.stop}.Arguments`]: {} },
      "missing-member Steps[3].Arguments.ElseSteps[0].Arguments",
      'Step "Stop" lacks "ErrorMessage".',
      'Add "ErrorMessage": text.',
    ],
    [
      "an unknown member of a fail step",
      { [`${AT.stop}.Arguments.Text`]: "x" },
      "unknown-member Steps[3].Arguments.ElseSteps[0].Arguments.Text",
      'Step "Stop" has an unknown member "Text".',
      'Use "ErrorMessage".',
    ],
    [
      "a misspelt member",
      { [`${AT.train}.Arguments.Hyperparameters`]: {} },
      "unknown-member Steps[1].Arguments.Hyperparameters",
      'Step "Train" has an unknown member "Hyperparameters".',
      'Did you mean "HyperParameters"?',
    ],
    [
      "a member that may be newer than the table",
      { [`${AT.train}.Arguments.QuantumConfig`]: {} },
      "unknown-member Steps[1].Arguments.QuantumConfig",
      'Step "Train" has an unknown member "QuantumConfig".',
      `Take it out; if AWS has added it since ${API_SOURCE}, make our table anew.`,
    ],
    [
      "a profiler switched off and configured",
      { [`${AT.train}.Arguments.ProfilerConfig`]: { DisableProfiler: true, S3OutputPath: "s3://bucket/p" } },
      "conflicting-members Steps[1].Arguments.ProfilerConfig",
      'Step "Train" switches the profiler off and configures it too.',
      'Keep "DisableProfiler" alone in "ProfilerConfig".',
    ],
  ]);

  itAccepts([
    ["a name prefix for the job", { [`${AT.train}.Arguments.TrainingJobName`]: "nightly" }],
    [
      "a serverless training job",
      {
        [`${AT.train}.Arguments.AlgorithmSpecification`]: undefined,
        [`${AT.train}.Arguments.ResourceConfig`]: undefined,
        [`${AT.train}.Arguments.StoppingCondition`]: undefined,
        [`${AT.train}.Arguments.ServerlessJobConfig`]: {
          BaseModelArn: "arn:aws:sagemaker:eu-west-1:aws:hub-content/models/Model/one/1.0.0",
          JobType: "FineTuning",
        },
      },
    ],
    ["the profiler switched off", { [`${AT.train}.Arguments.ProfilerConfig`]: { DisableProfiler: true } }],
  ]);
});
