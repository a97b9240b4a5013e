import assert from "node:assert/strict";
import type { PipelineDefinition } from "../../../pipeline-definition/document/definition";
import { formatPath } from "../../../pipeline-definition/document/references";
import { allSteps, edges, withoutBranches } from "../../../pipeline-definition/document/steps";

const document = {
  Version: "2020-12-01",
  Steps: [
    { Name: "Prepare", Type: "Processing", Arguments: {} },
    {
      Name: "Gate",
      Type: "Condition",
      DependsOn: ["Prepare"],
      Arguments: {
        Conditions: [{ Type: "Equals", LeftValue: { Get: "Steps.Prepare.ExitMessage" }, RightValue: "ok" }],
        IfSteps: [
          { Name: "Train", Type: "Training", Arguments: { X: { Get: "Steps.Prepare.ProcessingJobArn" } } },
        ],
        ElseSteps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
      },
    },
  ],
} as PipelineDefinition;

describe("allSteps", () => {
  it("finds the steps of branches, with their place and their condition", () => {
    assert.deepEqual(
      allSteps(document).map(({ step, path, parent }) => [step.Name, formatPath(path), parent?.branch]),
      [
        ["Prepare", "Steps[0]", undefined],
        ["Gate", "Steps[1]", undefined],
        ["Train", "Steps[1].Arguments.IfSteps[0]", "IfSteps"],
        ["Stop", "Steps[1].Arguments.ElseSteps[0]", "ElseSteps"],
      ],
    );
  });

  it("leaves out what is no step and keeps the positions of the others", () => {
    const steps = [
      null,
      "Train",
      { Name: "Gate", Type: "Condition", Arguments: { IfSteps: 5, ElseSteps: [1, { Name: "A" }] } },
    ];
    const found = allSteps({ Version: "2020-12-01", Steps: steps } as unknown as PipelineDefinition);
    assert.deepEqual(
      found.map(({ path }) => formatPath(path)),
      ["Steps[2]", "Steps[2].Arguments.ElseSteps[1]"],
    );
    assert.deepEqual(allSteps({ Steps: "none" } as unknown as PipelineDefinition), []);
  });
});

describe("edges", () => {
  it("names data, order and branch edges once each", () => {
    assert.deepEqual(
      edges(document).map(({ from, to, kind }) => `${from} ${kind} ${to}`),
      [
        "Prepare data Gate",
        "Prepare order Gate",
        "Prepare data Train",
        "Gate branch Train",
        "Gate branch Stop",
      ],
    );
  });

  it("waits for an outcome as it waits for success", () => {
    const steps = [{ Name: "A" }, { Name: "B", DependsOn: [{ Step: "A", Trigger: "Failed" }] }];
    assert.deepEqual(edges({ Steps: steps } as unknown as PipelineDefinition), [
      { from: "A", to: "B", kind: "order" },
    ]);
  });

  it("passes over a DependsOn that is no list of names", () => {
    const steps = [
      { Name: "A", DependsOn: "B" },
      { Name: "B", DependsOn: [1, "A"] },
    ];
    assert.deepEqual(edges({ Steps: steps } as unknown as PipelineDefinition), [
      { from: "A", to: "B", kind: "order" },
    ]);
  });
});

describe("withoutBranches", () => {
  it("keeps the conditions only", () => {
    const gate = allSteps(document)[1]?.step;
    assert.ok(gate);
    assert.deepEqual(Object.keys(withoutBranches(gate).Arguments ?? {}), ["Conditions"]);
  });
});
