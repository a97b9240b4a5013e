import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkReferences", () => {
  itFinds([
    [
      "an undeclared parameter",
      { [`${AT.train}.Arguments.RoleArn`]: { Get: "Parameters.TrainRole" } },
      "undeclared-parameter Steps[1].Arguments.RoleArn",
      'Step "Train" uses parameter "TrainRole", which is not declared.',
      'Use one of "InputData", "Instances", "Eta", "Threshold", "Spot" and "Approval".',
    ],
    [
      "a misspelt parameter",
      { [`${AT.train}.Arguments.RoleArn`]: { Get: "Parameters.InputDat" } },
      "undeclared-parameter Steps[1].Arguments.RoleArn",
      'Step "Train" uses parameter "InputDat", which is not declared.',
      'Did you mean "InputData"?',
    ],
    [
      "an undeclared parameter outside the steps",
      { PipelineExperimentConfig: { ExperimentName: { Get: "Parameters.Experiment" } } },
      "undeclared-parameter PipelineExperimentConfig.ExperimentName",
      'The definition uses parameter "Experiment", which is not declared.',
      'Use one of "InputData", "Instances", "Eta", "Threshold", "Spot" and "Approval".',
    ],
    [
      "a misspelt execution variable",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Execution.PipelinName" } },
      "unknown-execution-variable Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" uses "PipelinName", which is no variable of an execution.',
      'Did you mean "PipelineName"?',
    ],
    [
      "a misspelt variable of the experiment",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "PipelineExperimentConfig.Trial" } },
      "unknown-execution-variable Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" uses "PipelineExperimentConfig.Trial", which is no variable of an execution.',
      'Did you mean "PipelineExperimentConfig.TrialName"?',
    ],
    [
      "the name of a training job outside a training step",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Execution.TrainingJobName" } },
      "misplaced-execution-variable Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" uses "Execution.TrainingJobName", which only a step of type "Training" has.',
      "Read the name from the step whose job it is: Steps.<step>.TrainingJobName.",
    ],
    [
      "the item of a loop outside of one",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "ForEach.CurrentItem.name" } },
      "misplaced-execution-variable Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" uses "ForEach.CurrentItem.name", which only a step of type "ForEach" has.',
      'Put the step into the "ForEachBody" of the loop.',
    ],
    [
      "an outcome that no step has",
      { [`${AT.train}.DependsOn`]: [{ Step: "Prepare", Trigger: "Failure" }] },
      "value-not-allowed Steps[1].DependsOn[0].Trigger",
      '"DependsOn[0].Trigger" of step "Train" is "Failure", which SageMaker does not know.',
      'Use one of "Completed", "Failed", "Stopped" and "Any".',
    ],
    [
      "the outcome of a step that does not exist",
      { [`${AT.train}.DependsOn`]: [{ Step: "Prepar", Trigger: "Failed" }] },
      "unknown-step Steps[1].DependsOn[0]",
      'Step "Train" depends on step "Prepar", which does not exist.',
      'Did you mean "Prepare"?',
    ],
    [
      "a dependency that is no name",
      { [`${AT.train}.DependsOn`]: [5] },
      "wrong-type Steps[1].DependsOn[0]",
      '"DependsOn[0]" of step "Train" is the number 5, not text.',
      'Write it as text: "5".',
    ],
    [
      "a reference to a step without a property",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Steps.Train" } },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" looks up "Steps.Train", which does not follow the grammar of references.',
      'Write "Parameters.<name>", "Execution.<variable>", "Steps.<step>.<property>" or "Steps.<step>.PropertyFiles.<file>".',
    ],
    [
      "a misspelt kind of reference",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Parameter.Eta" } },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" looks up "Parameter.Eta", which does not follow the grammar of references.',
      'Write "Parameters.<name>", "Execution.<variable>", "Steps.<step>.<property>" or "Steps.<step>.PropertyFiles.<file>".',
    ],
    [
      "a Get that is no text",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: 5 } },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" has a Get that is no text.',
      'Write "Parameters.<name>", "Execution.<variable>", "Steps.<step>.<property>" or "Steps.<step>.PropertyFiles.<file>".',
    ],
    [
      "a Get with another member",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { Get: "Execution.PipelineName", Default: 1 } },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" has a Get with "Default" beside it.',
      "Let Get stand alone in its object.",
    ],
    [
      "a function that does not exist",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { "Std:Split": {} } },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage",
      'Step "Stop" uses the function "Std:Split", which does not exist.',
      'Use one of "Std:Join" and "Std:JsonGet".',
    ],
    [
      "a join without a separator",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { "Std:Join": { Values: [] } } },
      "missing-member Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage.Std:Join",
      'Step "Stop" lacks "Std:Join.On".',
      'Add "On": text.',
    ],
    [
      "a join of objects",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { "Std:Join": { On: "", Values: [{ a: 1 }] } } },
      "wrong-type Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage.Std:Join.Values[0]",
      '"Std:Join.Values[0]" of step "Stop" is an object, not text, a number or a boolean.',
      "Write text, a number or a boolean.",
    ],
    [
      "a join with an unknown member",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { "Std:Join": { On: "", Values: ["a"], Sep: "" } } },
      "unknown-member Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage.Std:Join.Sep",
      '"Std:Join" of step "Stop" has an unknown member "Sep".',
      'Use one of "On" and "Values".',
    ],
    [
      "a JSON look-up without a source",
      { [`${AT.stop}.Arguments.ErrorMessage`]: { "Std:JsonGet": { Path: "a" } } },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage.Std:JsonGet",
      'Step "Stop" has a Std:JsonGet with no source.',
      'Add "PropertyFile" or "S3Uri".',
    ],
    [
      "a JSON look-up with two sources",
      {
        [`${AT.stop}.Arguments.ErrorMessage`]: {
          "Std:JsonGet": {
            Path: "a",
            PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" },
            S3Uri: { "Std:Join": { On: "", Values: ["s3://bucket/x"] } },
          },
        },
      },
      "malformed-reference Steps[3].Arguments.ElseSteps[0].Arguments.ErrorMessage.Std:JsonGet",
      'Step "Stop" has a Std:JsonGet with both "PropertyFile" and "S3Uri".',
      "Keep one of them.",
    ],
    [
      "a JSON look-up whose path is a reference",
      {
        [`${AT.condition}.LeftValue`]: {
          "Std:JsonGet": {
            PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" },
            Path: { Get: "Parameters.InputData" },
          },
        },
      },
      "reference-not-allowed Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.Path",
      '"Std:JsonGet.Path" of step "Gate" is a reference, where SageMaker takes only text written out.',
      "Write the value itself.",
    ],
    [
      "a JSON look-up whose file is text",
      { [`${AT.condition}.LeftValue`]: { "Std:JsonGet": { PropertyFile: "Report", Path: "a" } } },
      "malformed-reference Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile",
      '"PropertyFile" of a Std:JsonGet in step "Gate" is no reference to a property file.',
      'Write {"Get":"Steps.<step>.PropertyFiles.<file>"}.',
    ],
    [
      "a JSON look-up whose file is another reference",
      {
        [`${AT.condition}.LeftValue`]: {
          "Std:JsonGet": { PropertyFile: { Get: "Parameters.InputData" }, Path: "a" },
        },
      },
      "malformed-reference Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.PropertyFile",
      '"PropertyFile" of a Std:JsonGet in step "Gate" is no reference to a property file.',
      'Write {"Get":"Steps.<step>.PropertyFiles.<file>"}.',
    ],
    [
      "a JSON look-up with an unknown member",
      {
        [`${AT.condition}.LeftValue`]: {
          "Std:JsonGet": {
            Step: "Evaluate",
            PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" },
            Path: "a",
          },
        },
      },
      "unknown-member Steps[3].Arguments.Conditions[0].LeftValue.Std:JsonGet.Step",
      '"Std:JsonGet" of step "Gate" has an unknown member "Step".',
      'Use one of "Path", "PropertyFile" and "S3Uri".',
    ],
    [
      "a step that does not exist",
      {
        [`${AT.evaluate}.Arguments.ProcessingInputs.0.S3Input.S3Uri`]: {
          Get: "Steps.Trian.ModelArtifacts.S3ModelArtifacts",
        },
      },
      "unknown-step Steps[2].Arguments.ProcessingInputs[0].S3Input.S3Uri",
      'Step "Evaluate" reads from step "Trian", which does not exist.',
      'Did you mean "Train"?',
    ],
    [
      "a DependsOn that names no step",
      { [`${AT.train}.DependsOn`]: ["Tain"] },
      "unknown-step Steps[1].DependsOn[0]",
      'Step "Train" depends on step "Tain", which does not exist.',
      'Did you mean "Train"?',
    ],
  ]);

  itAccepts([
    [
      "the name of its own job inside a training step",
      { [`${AT.train}.Arguments.Environment`]: { NAME: { Get: "Execution.TrainingJobName" } } },
    ],
    [
      "a look-up in a file in S3",
      {
        [`${AT.stop}.Arguments.ErrorMessage`]: {
          "Std:JsonGet": {
            S3Uri: {
              "Std:Join": { On: "", Values: ["s3://bucket/", { Get: "Execution.PipelineExecutionId" }] },
            },
            Path: "Result[1]",
          },
        },
      },
    ],
    [
      "joins inside joins, with numbers and booleans",
      {
        [`${AT.stop}.Arguments.ErrorMessage`]: {
          "Std:Join": {
            On: "",
            Values: [1, true, { "Std:Join": { On: "", Values: ["a", { Get: "Execution.PipelineArn" }] } }],
          },
        },
      },
    ],
  ]);
});
