import assert from "node:assert/strict";
import { scheduleOf, type StepState } from "../../../local-sagemaker/plan/readiness";
import type {
  JsonObject,
  PipelineDefinition,
  StepDefinition,
} from "../../../pipeline-definition/document/definition";

const step = (Name: string, DependsOn: readonly string[] = [], reads?: string): StepDefinition => ({
  Name,
  Type: "Processing",
  DependsOn,
  Arguments:
    reads === undefined ? {} : { Uri: { "Std:Join": { On: "", Values: [{ Get: `Steps.${reads}.X` }] } } },
});
const gate = (
  Name: string,
  IfSteps: readonly StepDefinition[],
  ElseSteps: readonly StepDefinition[] = [],
): StepDefinition => ({
  Name,
  Type: "Condition",
  Arguments: { Conditions: [], IfSteps, ElseSteps } as unknown as JsonObject,
});

const ask = (steps: readonly StepDefinition[], states: Readonly<Record<string, StepState>>) => {
  const document: PipelineDefinition = { Version: "2020-12-01", Steps: steps };
  const { ready, never } = scheduleOf(document).readiness(new Map(Object.entries(states)));
  return { ready: ready.map(({ step: { Name } }) => Name), never: never.map(({ step: { Name } }) => Name) };
};
const SUCCEEDED = { status: "Succeeded" } as const;

describe("scheduleOf", () => {
  const chain = [step("C", ["B"]), step("B", [], "A"), step("A"), step("D")];

  it("lets steps start that need nothing", () => {
    assert.deepEqual(ask(chain, {}), { ready: ["A", "D"], never: [] });
  });
  it("lets a step start when what it reads has succeeded, not while it runs", () => {
    assert.deepEqual(ask(chain, { A: { status: "Running" }, D: SUCCEEDED }).ready, []);
    assert.deepEqual(ask(chain, { A: SUCCEEDED, D: SUCCEEDED }).ready, ["B"]);
  });
  it("lets a step start when all it was told to wait for has succeeded", () => {
    assert.deepEqual(ask([step("A"), step("B"), step("C", ["A", "B"])], { A: SUCCEEDED }).ready, ["B"]);
  });
  for (const status of ["Failed", "Stopped"] as const) {
    it(`rules out whatever needs a step that is ${status}, through others too`, () => {
      assert.deepEqual(ask(chain, { A: { status } }), { ready: ["D"], never: ["C", "B"] });
    });
  }
  it("holds the steps of branches back until the condition is known", () => {
    assert.deepEqual(ask([gate("G", [step("Yes")], [step("No")])], { G: { status: "Running" } }), {
      ready: [],
      never: [],
    });
  });
  it("lets the steps of the chosen branch start only", () => {
    const steps = [gate("G", [step("Yes"), step("Yes2", ["Yes"])], [step("No"), step("No2", ["No"])])];
    assert.deepEqual(ask(steps, { G: { ...SUCCEEDED, outcome: true } }), {
      ready: ["Yes"],
      never: ["No", "No2"],
    });
    assert.deepEqual(ask(steps, { G: { ...SUCCEEDED, outcome: false } }), {
      ready: ["No"],
      never: ["Yes", "Yes2"],
    });
  });
  it("rules out a whole branch with the conditions in it", () => {
    const steps = [gate("G", [gate("Inner", [step("Deep")])]), step("After", [], "Deep")];
    assert.deepEqual(ask(steps, { G: { ...SUCCEEDED, outcome: false } }).never, ["Inner", "Deep", "After"]);
  });
  it("lets a step outside read the outcome, whichever it is", () => {
    const steps = [gate("G", []), step("After", [], "G")];
    assert.deepEqual(ask(steps, { G: { ...SUCCEEDED, outcome: false } }).ready, ["After"]);
  });
});
