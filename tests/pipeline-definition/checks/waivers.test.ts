import assert from "node:assert/strict";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { applyWaivers, type Waiver } from "../../../pipeline-definition/checks/waivers";
import type { PipelineDefinition } from "../../../pipeline-definition/document/definition";

const fail = (name: string) => ({ Name: name, Type: "Fail", Arguments: { ErrorMessage: "no" } });

const mixed = { Type: "Equals", LeftValue: 1, RightValue: "1" };

/** Warnings of three kinds: unused parameters, mixed comparisons in both gates, a nested condition. */
const definition = {
  Version: "2020-12-01",
  Parameters: [
    { Name: "A", Type: "String" },
    { Name: "B", Type: "String" },
  ],
  Steps: [
    {
      Name: "Outer",
      Type: "Condition",
      Arguments: {
        Conditions: [mixed],
        IfSteps: [
          {
            Name: "Inner",
            Type: "Condition",
            Arguments: { Conditions: [mixed], IfSteps: [fail("Stop")], ElseSteps: [] },
          },
        ],
        ElseSteps: [],
      },
    },
  ],
} as unknown as PipelineDefinition;

const after = (...waivers: readonly Waiver[]) => {
  const { problems, waived } = applyWaivers(checkDefinition(definition), waivers, definition);
  return {
    left: problems.map(({ code, path }) => `${code} ${path}`),
    waived: waived.map(({ code, path, reason }) => `${code} ${path}: ${reason}`),
  };
};

const ALL = [
  "unused-parameter Parameters[0]",
  "unused-parameter Parameters[1]",
  "nested-condition Steps[0].Arguments.IfSteps[0]",
  "mixed-comparison Steps[0].Arguments.Conditions[0]",
  "mixed-comparison Steps[0].Arguments.IfSteps[0].Arguments.Conditions[0]",
];

const without = (...gone: readonly string[]) => ALL.filter((one) => !gone.includes(one));

describe("applyWaivers", () => {
  it("leaves everything as it is without waivers", () => {
    assert.deepEqual(after(), { left: ALL, waived: [] });
  });

  it("waives what stands in a step, but not in the steps of its branches", () => {
    const outer = "mixed-comparison Steps[0].Arguments.Conditions[0]";
    assert.deepEqual(after({ code: "mixed-comparison", at: "Outer", reason: "It is meant." }), {
      left: without(outer),
      waived: [`${outer}: It is meant.`],
    });
    const inner = "mixed-comparison Steps[0].Arguments.IfSteps[0].Arguments.Conditions[0]";
    assert.deepEqual(after({ code: "mixed-comparison", at: "Inner", reason: "So." }).left, without(inner));
  });

  it("waives what stands below a path, and not beside it", () => {
    const { left } = after({ code: "mixed-comparison", at: "Steps[0].Arguments.IfSteps", reason: "So." });
    assert.deepEqual(left, without("mixed-comparison Steps[0].Arguments.IfSteps[0].Arguments.Conditions[0]"));
    const first = after({ code: "unused-parameter", at: "Parameters[0]", reason: "Kept for callers." });
    assert.deepEqual(first.left, without("unused-parameter Parameters[0]"));
    assert.equal(after({ code: "unused-parameter", at: "Param", reason: "So." }).left.length, ALL.length + 1);
  });

  it("waives only the code that it names, and takes two waivers of one place", () => {
    const { left, waived } = after(
      { code: "nested-condition", at: "Inner", reason: "First." },
      { code: "nested-condition", at: "Steps[0]", reason: "Second." },
    );
    assert.deepEqual(left, without("nested-condition Steps[0].Arguments.IfSteps[0]"));
    assert.deepEqual(waived, ["nested-condition Steps[0].Arguments.IfSteps[0]: First."]);
  });

  it("warns of a waiver that waives nothing, and of one without a reason", () => {
    const said = (waiver: Waiver) =>
      applyWaivers(checkDefinition(definition), [waiver], definition)
        .problems.slice(ALL.length)
        .map(({ code, severity, path, message, hint }) => [code, severity, path, message, hint]);
    assert.deepEqual(said({ code: "nested-condition", at: "Outer", reason: "So." }), [
      [
        "useless-waiver",
        "warning",
        "waivers[0]",
        'The waiver of "nested-condition" at "Outer" fits no warning.',
        "Take it out, or mend its code or place; errors cannot be waived.",
      ],
    ]);
    assert.deepEqual(said({ code: "unused-parameter", at: "Parameters", reason: " " }), [
      [
        "useless-waiver",
        "warning",
        "waivers[0]",
        'The waiver of "unused-parameter" at "Parameters" gives no reason.',
        "Write why the rule does not fit there.",
      ],
    ]);
  });

  it("waives no error", () => {
    const wrong = { ...definition, Version: "1" } as unknown as PipelineDefinition;
    const waiver: Waiver = { code: "value-not-allowed", at: "Version", reason: "We like it." };
    const { problems, waived } = applyWaivers(checkDefinition(wrong), [waiver], wrong);
    assert.deepEqual(waived, []);
    assert.ok(problems.some(({ code, severity }) => code === "value-not-allowed" && severity === "error"));
    assert.ok(problems.some(({ code }) => code === "useless-waiver"));
  });
});
