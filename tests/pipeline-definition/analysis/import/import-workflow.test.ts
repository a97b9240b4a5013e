import assert from "node:assert/strict";
import { importWorkflow } from "../../../../pipeline-definition/analysis/import/import-workflow";
import { documentOf, gate, get, holds, imported, lambda } from "./small-documents";

const constantsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^const (\w+) = /gm)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "withMembers");

describe("importWorkflow", () => {
  it("writes a small document whole", () => {
    const fail = { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } };
    assert.equal(
      imported([fail]),
      [
        'import { failStep, pipeline, type PipelineDefinition } from "../../pipeline-definition";',
        "",
        "",
        '/** The pipeline of the definition document "demo". */',
        "export const demoPipeline = (): PipelineDefinition => {",
        "",
        'const stop = failStep("Stop", { errorMessage: "no" });',
        "",
        "return pipeline({ steps: [stop] });",
        "};",
        "",
      ].join("\n"),
    );
  });

  it("imports what it uses, and nothing else", () => {
    const text = imported([
      lambda("a", { x: { "Std:Join": { On: "", Values: [get("Execution.PipelineName")] } } }),
    ]);
    holds(text, "import { executionVariables, join, lambdaStep, pipeline, type PipelineDefinition }");
  });

  it("calls the function after the name, whatever that is", () => {
    for (const [name, expected] of [
      ["Customer churn, v2", "customerChurnV2Pipeline"],
      ["*/ alert(1) /*", "alert1Pipeline"],
      ["…", "importedPipeline"],
      ["2nd", "imported2ndPipeline"],
    ] as const) {
      const text = importWorkflow(documentOf([lambda("a")]), name);
      holds(text, `export const ${expected} = `);
    }
    holds(
      importWorkflow(documentOf([lambda("a")]), "*/ x"),
      '/** The pipeline of the definition document "*\\/ x". */',
    );
  });
});

describe("the constants of an imported workflow", () => {
  it("bear the names of the steps and parameters", () => {
    const names = ["Train-Model_v2", "XGBoostTrain", "TRAIN", "9-lives", "-", "class", "await", "join"];
    const text = imported(
      names.map((name) => lambda(name)),
      { Parameters: [{ Name: "InputData", Type: "String" }] },
    );
    assert.deepEqual(constantsIn(text), [
      ...["inputData", "trainModelV2", "xgBoostTrain", "train", "step9Lives", "step"],
      ...["classStep", "awaitStep", "joinStep"],
    ]);
  });

  it("differ when names differ in signs or capitals only", () => {
    const text = imported(
      ["train", "Train", "t-rain", "train-step", "TRAIN_"].map((name) => lambda(name)),
      { Parameters: [{ Name: "Train", Type: "String" }] },
    );
    assert.deepEqual(constantsIn(text), [
      "train",
      "trainStep",
      "trainStep2",
      "tRain",
      "trainStepStep",
      "trainStep3",
    ]);
  });

  it("stand above their uses, and otherwise as in the document", () => {
    const reader = lambda("First", { x: get("Steps.Third.OutputParameters['o']") });
    const third = lambda(
      "Third",
      {},
      { DependsOn: ["Second"], OutputParameters: [{ OutputName: "o", OutputType: "String" }] },
    );
    const text = imported([
      reader,
      gate("Gate", [], { IfSteps: [lambda("Second")] }),
      third,
      lambda("Fourth"),
    ]);
    assert.deepEqual(constantsIn(text), ["second", "third", "first", "gate", "fourth"]);
    holds(text, "dependsOn: [second]", "{ x: third.outputs.o }", "steps: [first, gate, third, fourth]");
  });

  it("cannot stand above their uses when a branch waits for its own condition step", () => {
    const inside = lambda("Inside", { x: get("Steps.Gate.Outcome") }, { DependsOn: ["Gate"] });
    const text = imported([gate("Gate", [], { IfSteps: [inside] })]);
    assert.deepEqual(constantsIn(text), ["inside", "gate"]);
    holds(
      text,
      '// The constant of step "Gate" stands further down.',
      'variable({ Get: "Steps.Gate.Outcome" })',
    );
    holds(text, '{ DependsOn: ["Gate"] }', "ifSteps: [inside]");
  });

  it("let a condition step stand below its branches also when another step leads back to it", () => {
    const inside = lambda("Inside", {}, { DependsOn: ["Gate"] });
    const text = imported([
      lambda("Late", {}, { DependsOn: ["Inside"] }),
      gate("Gate", [], { IfSteps: [inside] }),
    ]);
    const names = constantsIn(text);
    assert.ok(names.indexOf("inside") < names.indexOf("gate"), text);
    holds(text, "ifSteps: [inside]", "steps: [late, gate]");
  });

  it("hold texts of 20 characters that stand in three places, called after the member", () => {
    const long = "s3://bucket/prefix-x";
    const short = "s3://bucket/prefix-";
    const of = (text: string, count: number) => Array.from({ length: count }, () => text);
    const text = imported([
      lambda("a"),
      { Name: "b", Type: "New", Arguments: { Uris: of(long, 3), Short: of(short, 4) } },
    ]);
    holds(text, `const uri = "${long}";`, "Uris: [uri, uri, uri]", `Short: ["${short}", `);
    holds(imported([{ Name: "b", Type: "New", Arguments: { Uris: of(long, 2) } }]), `["${long}", "${long}"]`);
  });
});
