import assert from "node:assert/strict";
import { conditionsHold } from "../../../local-sagemaker/plan/conditions";
import type {
  ComparisonType,
  Condition,
  Json,
  Operand,
} from "../../../pipeline-definition/document/definition";

const literal = (operand: Operand): Json => operand as Json;
const holds = (...conditions: readonly Condition[]): boolean => conditionsHold(conditions, literal);
const compare = (Type: ComparisonType, LeftValue: Operand, RightValue: Operand): Condition => ({
  Type,
  LeftValue,
  RightValue,
});
const yes = compare("Equals", 1, 1);
const no = compare("Equals", 1, 2);

describe("conditionsHold", () => {
  for (const [type, left, right, expected] of [
    ["Equals", 1, 1.0, true],
    ["Equals", "a", "A", false],
    ["Equals", true, true, true],
    ["GreaterThan", 2, 1, true],
    ["GreaterThan", 1, 1, false],
    ["GreaterThanOrEqualTo", 0.8, 0.8, true],
    ["GreaterThanOrEqualTo", 0.79, 0.8, false],
    ["LessThan", 1, 2, true],
    ["LessThan", 2, 2, false],
    ["LessThanOrEqualTo", 2, 2, true],
    ["LessThanOrEqualTo", 3, 2, false],
    ["GreaterThan", "1", "3", false],
    ["GreaterThan", "9", "10", true],
    ["GreaterThan", "2026-01-01T00:00:00.000Z", "2020-12-01", true],
  ] as const) {
    it(`${JSON.stringify(left)} ${type} ${JSON.stringify(right)} is ${String(expected)}`, () =>
      assert.equal(holds(compare(type, left, right)), expected));
  }

  it("needs all of its conditions", () => {
    assert.equal(holds(yes, yes), true);
    assert.equal(holds(yes, no), false);
    assert.equal(holds(), true);
  });

  it("knows In, Not and Or, one inside the other", () => {
    const isIn = (query: string): Condition => ({ Type: "In", QueryValue: query, Values: ["eu", "us"] });
    assert.equal(holds(isIn("eu")), true);
    assert.equal(holds(isIn("ap")), false);
    assert.equal(holds({ Type: "Not", Condition: isIn("ap") }), true);
    assert.equal(holds({ Type: "Or", Conditions: [no, { Type: "Not", Condition: no }] }), true);
    assert.equal(holds({ Type: "Or", Conditions: [no, no] }), false);
  });

  for (const [what, condition, message] of [
    [
      "text with a number",
      compare("Equals", "1", 1),
      'Condition "Equals" compares "1" (text) with 1 (a number); both sides must be of one kind.',
    ],
    [
      "unlike values in a list",
      { Type: "In", QueryValue: 1, Values: [1, "2"] },
      'Condition "Equals" compares 1 (a number) with "2" (text); both sides must be of one kind.',
    ],
    [
      "the order of booleans",
      compare("LessThan", false, true),
      'Condition "LessThan" compares booleans, which have no order; booleans can only be equal.',
    ],
    [
      "an object",
      compare("Equals", { Get: "x" }, 1),
      'A condition reads {"Get":"x"}, which is {"Get":"x"}; only text, numbers and booleans can be compared.',
    ],
    [
      "by an unknown type",
      { Type: "NotEquals", LeftValue: 1, RightValue: 2 } as unknown as Condition,
      'SageMaker knows no condition of type "NotEquals".',
    ],
  ] as const) {
    it(`refuses to compare ${what}`, () =>
      assert.throws(() => holds(condition), { name: "StepFailure", message }));
  }

  it("does not let a condition that decides hide a broken one", () => {
    assert.throws(() => holds(no, compare("Equals", "1", 1)), { name: "StepFailure" });
    assert.throws(() => holds({ Type: "Or", Conditions: [yes, compare("Equals", "1", 1)] }), {
      name: "StepFailure",
    });
  });
});
