import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkStructure", () => {
  itFinds([
    [
      "another version",
      { Version: "2021-01-01" },
      "value-not-allowed Version",
      '"Version" of the definition is "2021-01-01", which SageMaker does not know.',
      'Did you mean "2020-12-01"?',
    ],
    [
      "a missing version",
      { Version: undefined },
      "missing-member $",
      'The definition lacks "Version".',
      'Add "Version": "2020-12-01".',
    ],
    [
      "a misspelt member of the document",
      { Step: [] },
      "unknown-member Step",
      'The definition has an unknown member "Step".',
      'Did you mean "Steps"?',
    ],
    [
      "missing steps",
      { Steps: undefined },
      "missing-member $",
      'The definition lacks "Steps".',
      'Add "Steps": a list.',
    ],
    [
      "steps that are no list",
      { Steps: {} },
      "wrong-type Steps",
      '"Steps" of the definition is an object, not a list.',
      "Write a list.",
    ],
    ["no steps at all", { Steps: [] }, "no-steps Steps", "The definition has no steps.", "Add a step."],
    [
      "a step that is null",
      { "Steps.+": null },
      "wrong-type Steps[4]",
      '"Steps[4]" of the definition is null, not an object.',
      "Write an object.",
    ],
    [
      "metadata that is no text",
      { "Metadata.owner": 5 },
      "wrong-type Metadata.owner",
      '"Metadata.owner" of the definition is the number 5, not text.',
      'Write it as text: "5".',
    ],
    [
      "an MlflowConfig without its ARN",
      { MlflowConfig: {} },
      "missing-member MlflowConfig",
      'The definition lacks "MlflowConfig.MlflowResourceArn".',
      'Add "MlflowResourceArn": text.',
    ],
    [
      "a step without a name",
      { [`${AT.stop}.Name`]: undefined },
      "missing-member Steps[3].Arguments.ElseSteps[0]",
      'Step "Steps[3].Arguments.ElseSteps[0]" lacks "Name".',
      'Add "Name": text.',
    ],
    [
      "a name that is a number",
      { [`${AT.stop}.Name`]: 5 },
      "wrong-type Steps[3].Arguments.ElseSteps[0].Name",
      '"Name" of step "Steps[3].Arguments.ElseSteps[0]" is the number 5, not text.',
      'Write it as text: "5".',
    ],
    [
      "a name that is a reference",
      { [`${AT.stop}.Name`]: { Get: "Parameters.InputData" } },
      "reference-not-allowed Steps[3].Arguments.ElseSteps[0].Name",
      '"Name" of step "Steps[3].Arguments.ElseSteps[0]" is a reference, where SageMaker takes only text written out.',
      "Write the value itself.",
    ],
    [
      "a misspelt member of a step",
      { [`${AT.train}.DependOn`]: ["Prepare"] },
      "unknown-member Steps[1].DependOn",
      'Step "Train" has an unknown member "DependOn".',
      'Did you mean "DependsOn"?',
    ],
    [
      "a member of another step type",
      { [`${AT.train}.PropertyFiles`]: [] },
      "unknown-member Steps[1].PropertyFiles",
      'Step "Train" has an unknown member "PropertyFiles".',
      'Use one of "Name", "Type", "Arguments", "DependsOn", "DisplayName", "Description", "RetryPolicies" and "CacheConfig".',
    ],
    [
      "missing arguments",
      { [`${AT.stop}.Arguments`]: undefined },
      "missing-member Steps[3].Arguments.ElseSteps[0]",
      'Step "Stop" lacks "Arguments".',
      'Add "Arguments": an object.',
    ],
    [
      "arguments that are no object",
      { [`${AT.stop}.Arguments`]: "x" },
      "wrong-type Steps[3].Arguments.ElseSteps[0].Arguments",
      '"Arguments" of step "Stop" is text, not an object.',
      "Write an object.",
    ],
    [
      "a DependsOn that is no list",
      { [`${AT.train}.DependsOn`]: "Prepare" },
      "wrong-type Steps[1].DependsOn",
      '"DependsOn" of step "Train" is text, not a list.',
      "Write a list.",
    ],
    [
      "a display name that is a reference",
      { [`${AT.prepare}.DisplayName`]: { Get: "Parameters.InputData" } },
      "reference-not-allowed Steps[0].DisplayName",
      '"DisplayName" of step "Prepare" is a reference, where SageMaker takes only text written out.',
      "Write the value itself.",
    ],
    [
      "a cache switch that is a reference",
      { [`${AT.prepare}.CacheConfig.Enabled`]: { Get: "Parameters.Spot" } },
      "reference-not-allowed Steps[0].CacheConfig.Enabled",
      '"CacheConfig.Enabled" of step "Prepare" is a reference, where SageMaker takes only true or false written out.',
      "Write the value itself.",
    ],
    [
      "a display name that is too long",
      {
        [`${AT.prepare}.DisplayName`]: "d".repeat(257),
      },
      "value-not-allowed Steps[0].DisplayName",
      '"DisplayName" of step "Prepare" has 257 characters; SageMaker takes at most 256.',
      "Shorten it.",
    ],
    [
      "a description that is too long",
      {
        [`${AT.prepare}.Description`]: "d".repeat(3073),
      },
      "value-not-allowed Steps[0].Description",
      '"Description" of step "Prepare" has 3073 characters; SageMaker takes at most 3072.',
      "Shorten it.",
    ],
    [
      "a misspelt step type",
      { [`${AT.stop}.Type`]: "Fial" },
      "misspelt-step-type Steps[3].Arguments.ElseSteps[0].Type",
      'Step "Stop" has the type "Fial", which is not known.',
      'Did you mean "Fail"?',
    ],
    [
      "a step type called by the name of its API",
      { [`${AT.createModel}.Type`]: "CreateModel" },
      "misspelt-step-type Steps[3].Arguments.IfSteps[0].Type",
      'Step "CreateModel" has the type "CreateModel", which is not known.',
      'Did you mean "Model"?',
    ],
    [
      "a step type that is not known, and nothing inside it",
      { "Steps.+": { Name: "New", Type: "QuantumAnnealing", Arguments: {}, Foo: 1 } },
      "unknown-step-type Steps[4].Type",
      'Step "New" has the type "QuantumAnnealing", which is not known.',
      'The types known here are "Processing", "Training", "Tuning", "Transform", "Model", "RegisterModel", "Condition", "Fail", "Lambda", "Callback", "EMR", "EMRServerless" and 12 more.',
    ],
    [
      "a lambda step without its function",
      { "Steps.+": { Name: "Tell", Type: "Lambda", Arguments: {} } },
      "missing-member Steps[4]",
      'Step "Tell" lacks "FunctionArn".',
      'Add "FunctionArn": text.',
    ],
  ]);

  itAccepts([
    [
      "null where the Python SDK writes it for what is not set",
      { MlflowConfig: null, [`${AT.train}.DependsOn`]: null },
    ],
    [
      "a lambda step without arguments",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
        },
      },
    ],
  ]);
});
