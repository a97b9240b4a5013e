import { lambda, withSteps } from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

const against = (text: string) => ({ [`${AT.condition}.RightValue`]: text, "Parameters.3": undefined });

describe("checkConditions", () => {
  itFinds([
    [
      "a type that does not exist",
      { "Parameters.3": undefined, [AT.condition]: { Type: "Equalz", LeftValue: 1, RightValue: 2 } },
      "unknown-condition Steps[3].Arguments.Conditions[0].Type",
      'A condition of step "Gate" has the type "Equalz", which does not exist.',
      'Did you mean "Equals"?',
    ],
    [
      "NotEquals, which AWS's schema has and its SDK has not",
      { "Parameters.3": undefined, [AT.condition]: { Type: "NotEquals", LeftValue: 1, RightValue: 2 } },
      "unknown-condition Steps[3].Arguments.Conditions[0].Type",
      'A condition of step "Gate" has the type "NotEquals", which does not exist.',
      'Write {"Type":"Not","Condition":{"Type":"Equals",…}}.',
    ],
    [
      "And, which does not exist",
      { "Parameters.3": undefined, [AT.condition]: { Type: "And", Conditions: [] } },
      "unknown-condition Steps[3].Arguments.Conditions[0].Type",
      'A condition of step "Gate" has the type "And", which does not exist.',
      "List them in the step, where all have to hold; inside Or and Not, write Not of Or of Nots.",
    ],
    [
      "a type that is no text",
      { "Parameters.3": undefined, [AT.condition]: { Type: 5 } },
      "wrong-type Steps[3].Arguments.Conditions[0].Type",
      '"Type" of a condition of step "Gate" is the number 5, not text.',
      'Write it as text: "5".',
    ],
    [
      "a missing type",
      { "Parameters.3": undefined, [AT.condition]: { LeftValue: 1, RightValue: 2 } },
      "missing-member Steps[3].Arguments.Conditions[0]",
      'A condition of step "Gate" lacks "Type".',
      'Add "Type": text.',
    ],
    [
      "the old member of Not",
      {
        "Parameters.3": undefined,
        [AT.condition]: { Type: "Not", Expression: { Type: "Equals", LeftValue: 1, RightValue: 2 } },
      },
      "unknown-member Steps[3].Arguments.Conditions[0].Expression",
      'A condition of step "Gate" of type "Not" has "Expression", which SageMaker refuses.',
      'Call it "Condition".',
    ],
    [
      "a Not of text",
      { "Parameters.3": undefined, [AT.condition]: { Type: "Not", Condition: "x" } },
      "wrong-type Steps[3].Arguments.Conditions[0].Condition",
      '"Condition" of a condition of step "Gate" is no condition.',
      "Write an object with a Type.",
    ],
    [
      "an Or of nothing",
      { "Parameters.3": undefined, [AT.condition]: { Type: "Or", Conditions: [] } },
      "empty-conditions Steps[3].Arguments.Conditions[0].Conditions",
      '"Conditions" of a condition of step "Gate" is empty.',
      "Put something into it.",
    ],
    [
      "an In of nothing",
      { "Parameters.3": undefined, [AT.condition]: { Type: "In", QueryValue: "a", Values: [] } },
      "empty-conditions Steps[3].Arguments.Conditions[0].Values",
      '"Values" of a condition of step "Gate" is empty.',
      "Put something into it.",
    ],
    [
      "a missing operand",
      { "Parameters.3": undefined, [AT.condition]: { Type: "Equals", LeftValue: 1 } },
      "missing-member Steps[3].Arguments.Conditions[0]",
      'A condition of step "Gate" lacks "RightValue".',
      'Add "RightValue": text, a number or a boolean.',
    ],
    [
      "an operand that is an object",
      { "Parameters.3": undefined, [AT.condition]: { Type: "Equals", LeftValue: 1, RightValue: { a: 1 } } },
      "wrong-type Steps[3].Arguments.Conditions[0].RightValue",
      '"RightValue" of a condition of step "Gate" is an object, not text, a number or a boolean.',
      "Write text, a number or a boolean.",
    ],
    [
      "a misspelt member deep inside",
      {
        "Parameters.3": undefined,
        [AT.condition]: {
          Type: "Or",
          Conditions: [{ Type: "Not", Condition: { Type: "In", QueryValue: 1, Value: 2 } }],
        },
      },
      "missing-member Steps[3].Arguments.Conditions[0].Conditions[0].Condition",
      'A condition of step "Gate" lacks "Values".',
      'Add "Values": a list.',
      "unknown-member Steps[3].Arguments.Conditions[0].Conditions[0].Condition.Value",
      'A condition of step "Gate" has an unknown member "Value".',
      'Did you mean "Values"?',
    ],
    [
      "two faults in one Or, in document order",
      {
        "Parameters.3": undefined,
        [AT.condition]: { Type: "Or", Conditions: [{ Type: "Xor" }, { Type: "Nor" }] },
      },
      "unknown-condition Steps[3].Arguments.Conditions[0].Conditions[0].Type",
      'A condition of step "Gate" has the type "Xor", which does not exist.',
      'Did you mean "Or"?',
      "unknown-condition Steps[3].Arguments.Conditions[0].Conditions[1].Type",
      'A condition of step "Gate" has the type "Nor", which does not exist.',
      'Did you mean "Not"?',
    ],
    [
      "text compared with a number",
      {
        "Parameters.3": undefined,
        [AT.condition]: { Type: "Equals", LeftValue: { Get: "Parameters.InputData" }, RightValue: 3 },
      },
      "mixed-comparison Steps[3].Arguments.Conditions[0]",
      'A condition of step "Gate" compares text with a number, for which SageMaker documents no result.',
      "Compare values of one type.",
    ],
    [
      "an outcome compared with a boolean",
      {
        [`${AT.gate}.Arguments.ElseSteps`]: [
          {
            Name: "Second",
            Type: "Condition",
            Arguments: {
              Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
              IfSteps: [],
              ElseSteps: [],
            },
          },
        ],
        [`${AT.stop}.Arguments.Conditions.0`]: {
          Type: "In",
          QueryValue: { Get: "Steps.Gate.Outcome" },
          Values: [true],
        },
      },
      "nested-condition Steps[3].Arguments.ElseSteps[0]",
      `Step "Second" is a condition step in a branch of "Gate", which AWS's guide calls unsupported.`,
      "Put its conditions into the outer step if you can.",
      "mixed-comparison Steps[3].Arguments.ElseSteps[0].Arguments.Conditions[0]",
      'A condition of step "Second" compares text with a boolean, for which SageMaker documents no result.',
      "Compare values of one type.",
    ],
    [
      "an output of a function compared with another type",
      {
        ...withSteps(lambda({ OutputParameters: [{ OutputName: "count", OutputType: "Integer" }] })),
        [`${AT.condition}.LeftValue`]: { Get: "Steps.Tell.OutputParameters['count']" },
        [`${AT.condition}.RightValue`]: "3",
        "Parameters.3": undefined,
      },
      "mixed-comparison Steps[3].Arguments.Conditions[0]",
      'A condition of step "Gate" compares a number with text, for which SageMaker documents no result.',
      "Compare values of one type.",
    ],
    [
      "a value out of a JSON file compared with a number in quotation marks",
      against("0.8"),
      "mixed-comparison Steps[3].Arguments.Conditions[0]",
      'A condition of step "Gate" compares a value out of a JSON file with "0.8", which is text and no number.',
      "Take the quotation marks off, if the file holds a number.",
    ],
    [
      "a property that is text compared with a number",
      { [`${AT.condition}.LeftValue`]: { Get: "Steps.Train.TrainingJobStatus" } },
      "mixed-comparison Steps[3].Arguments.Conditions[0]",
      'A condition of step "Gate" compares text with a number, for which SageMaker documents no result.',
      "Compare values of one type.",
    ],
    [
      "no conditions",
      { "Parameters.3": undefined, [AT.condition]: undefined, [`${AT.gate}.Arguments.Conditions`]: [] },
      "empty-conditions Steps[3].Arguments.Conditions",
      '"Conditions" of step "Gate" is empty.',
      "Put something into it.",
    ],
    [
      "missing conditions",
      {
        "Parameters.3": undefined,
        [AT.condition]: undefined,
        [`${AT.gate}.Arguments.Conditions`]: undefined,
      },
      "missing-member Steps[3].Arguments",
      'Step "Gate" lacks "Conditions".',
      'Add "Conditions": a list.',
    ],
    [
      "a condition that is text",
      { "Parameters.3": undefined, [AT.condition]: "x" },
      "wrong-type Steps[3].Arguments.Conditions[0]",
      '"Conditions[0]" of step "Gate" is text, not an object.',
      "Write an object.",
    ],
    [
      "an unknown member of the step",
      { [`${AT.gate}.Arguments.Then`]: [] },
      "unknown-member Steps[3].Arguments.Then",
      'Step "Gate" has an unknown member "Then".',
      'Use one of "Conditions", "IfSteps" and "ElseSteps".',
    ],
  ]);

  itAccepts([
    ["a value out of a JSON file that comes after a date", against("2026-01-01")],
    [
      "a value out of a JSON file that is the text of a number",
      { ...against("1"), [`${AT.condition}.Type`]: "Equals" },
    ],
    [
      "a metric compared with a number",
      { [`${AT.condition}.LeftValue`]: { Get: "Steps.Train.FinalMetricDataList['accuracy'].Value" } },
    ],
    [
      "an output of a function compared with its own type",
      {
        ...withSteps(lambda({ OutputParameters: [{ OutputName: "count", OutputType: "Float" }] })),
        [`${AT.condition}.LeftValue`]: { Get: "Steps.Tell.OutputParameters['count']" },
      },
    ],
    [
      "every type, nested",
      {
        "Parameters.3": undefined,
        [AT.condition]: {
          Type: "Or",
          Conditions: [
            {
              Type: "In",
              QueryValue: { Get: "Parameters.InputData" },
              Values: ["a", { Get: "Parameters.Approval" }],
            },
            {
              Type: "Not",
              Condition: { Type: "LessThan", LeftValue: { Get: "Parameters.Eta" }, RightValue: 1 },
            },
            { Type: "GreaterThan", LeftValue: { Get: "Execution.StartDateTime" }, RightValue: "2020-12-01" },
          ],
        },
      },
    ],
  ]);
});
