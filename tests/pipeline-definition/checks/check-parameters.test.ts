import { AT, itAccepts, itFinds, type Changes } from "./valid-definition";

/** One more parameter, in a place that takes long texts. */
const withNote = (DefaultValue: string): Changes => ({
  "Parameters.+": { Name: "Note", Type: "String", DefaultValue },
  [`${AT.train}.Arguments.HyperParameters.note`]: { Get: "Parameters.Note" },
});

describe("checkParameters", () => {
  itFinds([
    [
      "a type that does not exist",
      { "Parameters.0.Type": "Text" },
      "value-not-allowed Parameters[0].Type",
      '"Type" of parameter "InputData" is "Text", which SageMaker does not know.',
      'Use one of "String", "Integer", "Float" and "Boolean".',
    ],
    [
      "a type that does not exist where a number is wanted, once",
      { "Parameters.1.Type": "int" },
      "value-not-allowed Parameters[1].Type",
      '"Type" of parameter "Instances" is "int", which SageMaker does not know.',
      'Use one of "String", "Integer", "Float" and "Boolean".',
    ],
    [
      "a default of another type",
      { "Parameters.1.DefaultValue": 1.5 },
      "wrong-type Parameters[1].DefaultValue",
      'Parameter "Instances" is of type "Integer", but its default is the number 1.5.',
      "Write a default of the declared type.",
    ],
    [
      "a Boolean default written as text",
      { "Parameters.4.DefaultValue": "false" },
      "wrong-type Parameters[4].DefaultValue",
      'Parameter "Spot" is of type "Boolean", but its default is text.',
      "Write a default of the declared type.",
    ],
    [
      "a default that is a reference",
      { "Parameters.0.DefaultValue": { Get: "Execution.PipelineName" } },
      "reference-not-allowed Parameters[0].DefaultValue",
      '"DefaultValue" of parameter "InputData" is a reference, where SageMaker takes only text, a number or a boolean written out.',
      "Write the value itself.",
    ],
    [
      "a default that is an object",
      { "Parameters.0.DefaultValue": {} },
      "wrong-type Parameters[0].DefaultValue",
      '"DefaultValue" of parameter "InputData" is an object, not text, a number or a boolean.',
      "Write text, a number or a boolean.",
    ],
    [
      "a default that is not among the allowed values",
      { "Parameters.5.DefaultValue": "Approved" },
      "default-not-allowed Parameters[5].DefaultValue",
      'The default "Approved" of parameter "Approval" is not one of its EnumValues.',
      'Use "Rejected" or "PendingManualApproval", or add it to the list.',
    ],
    [
      "seventeen allowed values",
      {
        "Parameters.5.EnumValues": [
          "Rejected",
          "0",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "8",
          "9",
          "10",
          "11",
          "12",
          "13",
          "14",
          "15",
        ],
      },
      "value-not-allowed Parameters[5].EnumValues",
      'Parameter "Approval" has 17 EnumValues; SageMaker takes at most 16.',
      "Take some out, or drop the list.",
    ],
    [
      "allowed values of a parameter that is no String",
      { "Parameters.1.EnumValues": ["1"] },
      "value-not-allowed Parameters[1].EnumValues",
      'Parameter "Instances" is of type "Integer" and has EnumValues.',
      'Only a parameter of type "String" may have them.',
    ],
    [
      "a default longer than a caller may give",
      withNote("s".repeat(1025)),
      "long-default Parameters[6].DefaultValue",
      'The default of parameter "Note" has 1025 characters.',
      "Keep it to 1,024, the most that a caller may give.",
    ],
    [
      "a parameter that nothing uses",
      { "Parameters.+": { Name: "Extra", Type: "String" } },
      "unused-parameter Parameters[6]",
      'Nothing uses parameter "Extra".',
      "Use it or take it out.",
    ],
    [
      "an unknown member",
      { "Parameters.0.Default": "x" },
      "unknown-member Parameters[0].Default",
      'Parameter "InputData" has an unknown member "Default".',
      'Use one of "Name", "Type", "DefaultValue", "EnumValues" and "Description".',
    ],
    [
      "a declaration that is null",
      { "Parameters.+": null },
      "wrong-type Parameters[6]",
      '"Parameters[6]" of the definition is null, not an object.',
      "Write an object.",
    ],
    [
      "a declaration without a name",
      { "Parameters.+": { Type: "String" } },
      "missing-member Parameters[6]",
      'Parameter "Parameters[6]" lacks "Name".',
      'Add "Name": text.',
    ],
  ]);

  itAccepts([
    ["a default of 1,024 characters", withNote("s".repeat(1024))],
    ["an empty default", withNote("")],
    [
      "a String by default, and no default",
      {
        "Parameters.0.Type": undefined,
        "Parameters.1.DefaultValue": undefined,
      },
    ],
    [
      "sixteen allowed values",
      {
        "Parameters.5.EnumValues": [
          "Rejected",
          "0",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "8",
          "9",
          "10",
          "11",
          "12",
          "13",
          "14",
        ],
      },
    ],
  ]);
});
