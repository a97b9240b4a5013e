import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkProperties", () => {
  itFinds([
    [
      "a misspelt output",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['trian'].S3Output.S3Uri",
        },
      },
      "undeclared-output Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads output "trian" of step "Prepare", which declares "train" and "test".',
      "Use one of these names.",
    ],
    [
      "an input that does not exist",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ProcessingInputs['code'].S3Input.S3Uri",
        },
      },
      "undeclared-output Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads input "code" of step "Prepare", which declares "raw".',
      "Use one of these names.",
    ],
    [
      "an output by a position behind the last",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ProcessingOutputConfig.Outputs[2].S3Output.S3Uri",
        },
      },
      "undeclared-output Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads output [2] of step "Prepare", which declares 2.',
      "Positions begin with [0]; or name it, such as ['train'].",
    ],
    [
      "an output of a step that has none",
      { [`${AT.prepare}.Arguments.ProcessingOutputConfig`]: undefined },
      "undeclared-output Steps[1].Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri",
      'Step "Train" reads output "train" of step "Prepare", which declares none.',
      "Declare the output.",
    ],
    [
      "a misspelt output of a lambda step",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: {},
          OutputParameters: [{ OutputName: "status", OutputType: "String" }],
        },
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Tell.OutputParameters['state']",
        },
      },
      "undeclared-output Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads output "state" of step "Tell", which declares "status".',
      "Use one of these names.",
    ],
    [
      "a misspelt property",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Train.ModelArtefacts.S3ModelArtifacts",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads "ModelArtefacts.S3ModelArtifacts" of step "Train"; a step of type "Training" has no property "ModelArtefacts".',
      'Did you mean "ModelArtifacts"?',
    ],
    [
      "a property of another step type",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ModelArtifacts.S3ModelArtifacts",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads "ModelArtifacts.S3ModelArtifacts" of step "Prepare"; a step of type "Processing" has no property "ModelArtifacts".',
      'Use one of "ProcessingJobName", "ProcessingResources", "AppSpecification", "ProcessingJobArn", "ProcessingJobStatus", "CreationTime", "ProcessingInputs", "ProcessingOutputConfig", "StoppingCondition", "Environment", "NetworkConfig", "RoleArn" and 9 more.',
    ],
    [
      "a misspelt member of a property",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Train.ModelArtifacts.S3ModelArtifact",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads "ModelArtifacts.S3ModelArtifact" of step "Train", where "S3ModelArtifact" does not exist.',
      'Did you mean "S3ModelArtifacts"?',
    ],
    [
      "a misspelt list of outputs",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ProcessingOutputConfig.Output['train'].S3Output.S3Uri",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      `Step "Evaluate" reads "ProcessingOutputConfig.Output['train'].S3Output.S3Uri" of step "Prepare", where "Output" does not exist.`,
      'Did you mean "Outputs"?',
    ],
    [
      "a whole object",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: { Get: "Steps.Train.ModelArtifacts" },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads "ModelArtifacts" of step "Train", which is a whole object.',
      "Name one value inside it.",
    ],
    [
      "a path that goes on after a value",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts.Name",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads "ModelArtifacts.S3ModelArtifacts.Name" of step "Train", which looks into a plain value.',
      "Take the rest of the path off.",
    ],
    [
      "a list looked into like an object",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ProcessingOutputConfig.Outputs.train.S3Output.S3Uri",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads "ProcessingOutputConfig.Outputs.train.S3Output.S3Uri" of step "Prepare", which looks into a list.',
      "Name the element: [0], or ['name'] where it has a name.",
    ],
    [
      "an object looked into like a list",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Prepare.ProcessingOutputConfig['Outputs']",
        },
      },
      "unknown-property Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      `Step "Evaluate" reads "ProcessingOutputConfig['Outputs']" of step "Prepare", which looks into an object as if it were a list.`,
      "Name a member.",
    ],
    [
      "a misspelt property file",
      {
        [`${AT.condition}.LeftValue`]: {
          "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Raport" }, Path: "a" },
        },
      },
      "undeclared-property-file Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile",
      'Step "Gate" reads property file "Raport" of step "Evaluate", which declares "Report".',
      "Use one of these names.",
    ],
    [
      "a property file of a step that has none",
      {
        [`${AT.condition}.LeftValue`]: {
          "Std:JsonGet": { PropertyFile: { Get: "Steps.Prepare.PropertyFiles.Report" }, Path: "a" },
        },
      },
      "undeclared-property-file Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile",
      'Step "Gate" reads property file "Report" of step "Prepare", which declares none.',
      'Declare it in "PropertyFiles" of a processing step.',
    ],
    [
      "a property file in an output that does not exist",
      { [`${AT.evaluate}.PropertyFiles.0.OutputName`]: "evaluatoin" },
      "property-file-output-missing Steps[2].PropertyFiles[0].OutputName",
      'Property file "Report" of step "Evaluate" is in output "evaluatoin", but the step declares "evaluation".',
      "Use one of these names.",
    ],
    [
      "a property file outside a JSON look-up",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Steps.Evaluate.PropertyFiles.Report" } },
      "misplaced-property-file Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" uses property file "Report" outside Std:JsonGet.',
      'Read a value from it: {"Std:JsonGet":{"PropertyFile":…,"Path":…}}.',
    ],
  ]);

  itAccepts([
    [
      "positions, keys and metrics by name",
      {
        [`${AT.stop}.Arguments.ErrorMessage`]: {
          "Std:Join": {
            On: "",
            Values: [
              { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs[0].S3Output.S3Uri" },
              { Get: "Steps.Train.FinalMetricDataList['auc'].Value" },
              { Get: "Steps.Train.HyperParameters['eta']" },
              { Get: "Steps.Train.TrainingJobArn" },
            ],
          },
        },
      },
    ],
    [
      "any property of a step type whose properties are not known",
      {
        "Steps.+": {
          Name: "Deploy",
          Type: "Job",
          Arguments: {
            JobCategory: "AgentRFT",
            RoleArn: "arn:aws:iam::111122223333:role/jobs",
            JobConfigSchemaVersion: "1.0.0",
            JobConfigDocument: "{}",
          },
        },
        [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Steps.Deploy.Whatever" },
      },
    ],
  ]);
});
