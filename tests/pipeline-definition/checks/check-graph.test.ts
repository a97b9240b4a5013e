import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkGraph", () => {
  itFinds([
    [
      "a cycle over data and order",
      { [`${AT.prepare}.DependsOn`]: ["Evaluate"] },
      "cycle Steps[0]",
      "Steps wait for each other: Prepare -> Evaluate -> Train -> Prepare.",
      "Take out one of these references or dependencies.",
    ],
    [
      "a step that waits for itself",
      { [`${AT.prepare}.DependsOn`]: ["Prepare"] },
      "cycle Steps[0]",
      'Step "Prepare" waits for itself: Prepare -> Prepare.',
      "Take out one of these references or dependencies.",
    ],
    [
      "a cycle over a branch",
      { [`${AT.evaluate}.DependsOn`]: ["Register"] },
      "cycle Steps[2]",
      "Steps wait for each other: Evaluate -> Register -> Gate -> Evaluate.",
      "Take out one of these references or dependencies.",
      "needs-step-in-branch Steps[2].DependsOn",
      'Step "Evaluate" needs step "Register", which runs only when "Gate" takes its IfSteps.',
      "Move the step into that branch.",
    ],
    [
      "two cycles",
      {
        "Steps.+": {
          Name: "A",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: {},
          DependsOn: ["A"],
        },
        [`${AT.prepare}.DependsOn`]: ["Train"],
      },
      "cycle Steps[0]",
      "Steps wait for each other: Prepare -> Train -> Prepare.",
      "Take out one of these references or dependencies.",
      "cycle Steps[4]",
      'Step "A" waits for itself: A -> A.',
      "Take out one of these references or dependencies.",
    ],
    [
      "a step that depends on a fail step",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: {},
          DependsOn: ["Stop"],
        },
      },
      "depends-on-fail Steps[4].DependsOn",
      'Step "Tell" waits for step "Stop", which ends the execution.',
      "Nothing can come after a step of type Fail; take it out.",
    ],
    [
      "a step that reads from a fail step",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: { a: { Get: "Steps.Stop.ErrorMessage" } },
        },
      },
      "depends-on-fail Steps[4]",
      'Step "Tell" waits for step "Stop", which ends the execution.',
      "Nothing can come after a step of type Fail; take it out.",
    ],
    [
      "a step that depends on a condition step",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: {},
          DependsOn: ["Gate"],
        },
      },
      "depends-on-condition Steps[4].DependsOn",
      'Step "Tell" depends on the condition step "Gate", which only waits until it is decided, not for its branches.',
      "Put the step in a branch, or let it depend on the steps of the branch.",
    ],
    [
      "a step outside that needs one in a branch",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: {},
          DependsOn: ["Register"],
        },
      },
      "needs-step-in-branch Steps[4].DependsOn",
      'Step "Tell" needs step "Register", which runs only when "Gate" takes its IfSteps.',
      "Move the step into that branch.",
    ],
    [
      "a step that needs one of the other branch",
      { [`${AT.stop}.DependsOn`]: ["Register"] },
      "needs-step-in-branch Steps[3].Arguments.ElseSteps[0].DependsOn",
      'Step "Stop" needs step "Register", which runs only when "Gate" takes its IfSteps.',
      "Move the step into that branch.",
      "unreachable-step Steps[3].Arguments.ElseSteps[0]",
      'Step "Stop" can never run: it needs steps of both branches of "Gate".',
      "Make one such step in each branch.",
    ],
    [
      "a step that needs steps of both branches",
      {
        "Steps.+": {
          Name: "Second",
          Type: "Condition",
          Arguments: {
            Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
            IfSteps: [
              {
                Name: "A",
                Type: "Lambda",
                FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
                Arguments: {},
              },
            ],
            ElseSteps: [
              {
                Name: "B",
                Type: "Lambda",
                FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
                Arguments: {},
              },
            ],
          },
        },
        "Steps.5": {
          Name: "C",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: {},
          DependsOn: ["A", "B"],
        },
      },
      "needs-step-in-branch Steps[5].DependsOn",
      'Step "C" needs step "A", which runs only when "Second" takes its IfSteps.',
      "Move the step into that branch.",
      "needs-step-in-branch Steps[5].DependsOn",
      'Step "C" needs step "B", which runs only when "Second" takes its ElseSteps.',
      "Move the step into that branch.",
      "unreachable-step Steps[5]",
      'Step "C" can never run: it needs steps of both branches of "Second".',
      "Make one such step in each branch.",
    ],
    [
      "a condition step in a branch",
      {
        "Steps.+": {
          Name: "Outer",
          Type: "Condition",
          Arguments: {
            Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
            IfSteps: [
              {
                Name: "Inner",
                Type: "Condition",
                Arguments: {
                  Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }],
                  IfSteps: [],
                  ElseSteps: [],
                },
              },
            ],
            ElseSteps: [],
          },
        },
      },
      "nested-condition Steps[4].Arguments.IfSteps[0]",
      `Step "Inner" is a condition step in a branch of "Outer", which AWS's guide calls unsupported.`,
      "Put its conditions into the outer step if you can.",
    ],
  ]);

  itAccepts([
    [
      "a step that reads the outcome of a condition step",
      {
        "Steps.+": {
          Name: "Tell",
          Type: "Lambda",
          FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
          Arguments: { a: { Get: "Steps.Gate.Outcome" } },
        },
      },
    ],
    ["a step of a branch that needs another one there", { [`${AT.createModel}.DependsOn`]: ["Register"] }],
  ]);
});
