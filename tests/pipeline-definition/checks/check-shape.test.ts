import { AT, itAccepts, itFinds } from "./valid-definition";

/** Outputs of a processing step, the first of them the one that others read. */
const outputs = (count: number): readonly unknown[] =>
  Array.from({ length: count }, (_, i) => {
    const name = i === 0 ? "train" : `output-${String(i)}`;
    const LocalPath = `/opt/ml/processing/${name}`;
    return {
      OutputName: name,
      S3Output: { S3Uri: `s3://bucket/${name}`, LocalPath, S3UploadMode: "EndOfJob" },
    };
  });

describe("checkShape", () => {
  itFinds([
    [
      "a hyper-parameter that is a number",
      { [`${AT.train}.Arguments.HyperParameters.max_depth`]: 5 },
      "wrong-type Steps[1].Arguments.HyperParameters.max_depth",
      '"HyperParameters.max_depth" of step "Train" is the number 5, not text.',
      'Write it as text: "5".',
    ],
    [
      "an instance count that is text",
      { [`${AT.train}.Arguments.ResourceConfig.InstanceCount`]: "1" },
      "wrong-type Steps[1].Arguments.ResourceConfig.InstanceCount",
      '"ResourceConfig.InstanceCount" of step "Train" is text, not a whole number.',
      "Write a whole number.",
    ],
    [
      "half an instance",
      { [`${AT.train}.Arguments.ResourceConfig.InstanceCount`]: 1.5 },
      "wrong-type Steps[1].Arguments.ResourceConfig.InstanceCount",
      '"ResourceConfig.InstanceCount" of step "Train" is the number 1.5, not a whole number.',
      "Write a whole number.",
    ],
    [
      "a mode that the service does not know",
      { [`${AT.prepare}.Arguments.ProcessingInputs.0.S3Input.S3InputMode`]: "FastFile" },
      "value-not-allowed Steps[0].Arguments.ProcessingInputs[0].S3Input.S3InputMode",
      '"ProcessingInputs[0].S3Input.S3InputMode" of step "Prepare" is "FastFile", which SageMaker does not know.',
      'Use one of "Pipe" and "File".',
    ],
    [
      "a container argument that is too long",
      {
        [`${AT.prepare}.Arguments.AppSpecification.ContainerArguments`]: ["x".repeat(257)],
      },
      "value-not-allowed Steps[0].Arguments.AppSpecification.ContainerArguments[0]",
      '"AppSpecification.ContainerArguments[0]" of step "Prepare" has 257 characters; SageMaker takes at most 256.',
      "Shorten it.",
    ],
    [
      "a volume of nothing",
      { [`${AT.prepare}.Arguments.ProcessingResources.ClusterConfig.VolumeSizeInGB`]: 0 },
      "value-not-allowed Steps[0].Arguments.ProcessingResources.ClusterConfig.VolumeSizeInGB",
      '"ProcessingResources.ClusterConfig.VolumeSizeInGB" of step "Prepare" is 0; SageMaker takes 1 to 16384.',
      "Write 1 to 16384.",
    ],
    [
      "a time limit of nothing",
      { [`${AT.train}.Arguments.StoppingCondition.MaxRuntimeInSeconds`]: 0 },
      "value-not-allowed Steps[1].Arguments.StoppingCondition.MaxRuntimeInSeconds",
      '"StoppingCondition.MaxRuntimeInSeconds" of step "Train" is 0; SageMaker takes 1 or more.',
      "Write 1 or more.",
    ],
    [
      "too many outputs",
      {
        [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs`]: outputs(11),
      },
      "value-not-allowed Steps[0].Arguments.ProcessingOutputConfig.Outputs",
      '"ProcessingOutputConfig.Outputs" of step "Prepare" has 11 entries; SageMaker takes at most 10.',
      "Take some out.",
    ],
    [
      "a message that is too long",
      {
        [`${AT.stop}.Arguments.ErrorMessage`]: "x".repeat(3073),
      },
      "value-not-allowed Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      '"ErrorMessage" of step "Stop" has 3073 characters; SageMaker takes at most 3072.',
      "Shorten it.",
    ],
    [
      "a name prefix that is too long",
      {
        [`${AT.train}.Arguments.TrainingJobName`]: "t".repeat(64),
      },
      "value-not-allowed Steps[1].Arguments.TrainingJobName",
      '"TrainingJobName" of step "Train" has 64 characters; SageMaker takes at most 63.',
      "Shorten it.",
    ],
    [
      "a list that is a reference",
      { [`${AT.evaluate}.Arguments.ProcessingInputs`]: { Get: "Parameters.InputData" } },
      "reference-not-allowed Steps[2].Arguments.ProcessingInputs",
      '"ProcessingInputs" of step "Evaluate" is a reference, where SageMaker takes only a list.',
      "Write a list and put the references inside it.",
    ],
    [
      "an object that is a reference",
      { [`${AT.prepare}.Arguments.Environment`]: { Get: "Parameters.InputData" } },
      "reference-not-allowed Steps[0].Arguments.Environment",
      '"Environment" of step "Prepare" is a reference, where SageMaker takes only an object.',
      "Write an object and put the references inside it.",
    ],
    [
      "a Float parameter among container arguments",
      {
        [`${AT.prepare}.Arguments.AppSpecification.ContainerArguments`]: ["--eta", { Get: "Parameters.Eta" }],
      },
      "parameter-type-mismatch Steps[0].Arguments.AppSpecification.ContainerArguments[1]",
      '"AppSpecification.ContainerArguments[1]" of step "Prepare" takes text, but parameter "Eta" is a Float.',
      'Turn it into text with join: {"Std:Join":{"On":"","Values":[{"Get":"Parameters.Eta"}]}}.',
    ],
    [
      "an Integer parameter in the environment",
      { [`${AT.prepare}.Arguments.Environment.N`]: { Get: "Parameters.Instances" } },
      "parameter-type-mismatch Steps[0].Arguments.Environment.N",
      '"Environment.N" of step "Prepare" takes text, but parameter "Instances" is an Integer.',
      'Turn it into text with join: {"Std:Join":{"On":"","Values":[{"Get":"Parameters.Instances"}]}}.',
    ],
    [
      "a Boolean parameter among hyper-parameters",
      { [`${AT.train}.Arguments.HyperParameters.spot`]: { Get: "Parameters.Spot" } },
      "parameter-type-mismatch Steps[1].Arguments.HyperParameters.spot",
      '"HyperParameters.spot" of step "Train" takes text, but parameter "Spot" is a Boolean.',
      'Turn it into text with join: {"Std:Join":{"On":"","Values":[{"Get":"Parameters.Spot"}]}}.',
    ],
    [
      "an Integer parameter in a URI",
      { [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: { Get: "Parameters.Instances" } },
      "parameter-type-mismatch Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      '"ProcessingInputs[0].S3Input.S3Uri" of step "Evaluate" takes text, but parameter "Instances" is an Integer.',
      'Turn it into text with join: {"Std:Join":{"On":"","Values":[{"Get":"Parameters.Instances"}]}}.',
    ],
    [
      "a Float parameter for a whole number",
      {
        [`${AT.prepare}.Arguments.ProcessingResources.ClusterConfig.VolumeSizeInGB`]: {
          Get: "Parameters.Eta",
        },
      },
      "parameter-type-mismatch Steps[0].Arguments.ProcessingResources.ClusterConfig.VolumeSizeInGB",
      '"ProcessingResources.ClusterConfig.VolumeSizeInGB" of step "Prepare" takes a whole number, but parameter "Eta" is a Float.',
      'Declare the parameter as "Integer".',
    ],
    [
      "a String parameter for a switch",
      { [`${AT.train}.Arguments.EnableNetworkIsolation`]: { Get: "Parameters.InputData" } },
      "parameter-type-mismatch Steps[1].Arguments.EnableNetworkIsolation",
      '"EnableNetworkIsolation" of step "Train" takes true or false, but parameter "InputData" is a String.',
      'Declare the parameter as "Boolean".',
    ],
  ]);

  itAccepts([
    [
      "as many outputs, and as long an argument, as SageMaker takes",
      {
        [`${AT.prepare}.Arguments.ProcessingOutputConfig.Outputs`]: outputs(10),
        [`${AT.prepare}.Arguments.AppSpecification.ContainerArguments`]: ["x".repeat(256)],
      },
    ],
    [
      "numbers turned into text by a join",
      {
        [`${AT.prepare}.Arguments.Environment.N`]: {
          "Std:Join": { On: "", Values: [{ Get: "Parameters.Instances" }] },
        },
      },
    ],
  ]);
});
