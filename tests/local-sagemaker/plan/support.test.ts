import assert from "node:assert/strict";
import { missingSupport, NotImplementedLocally, withoutEffect } from "../../../local-sagemaker/plan/support";
import type { ResolveScope } from "../../../local-sagemaker/plan/resolve";
import type { PipelineDefinition, StepDefinition } from "../../../pipeline-definition/document/definition";

const document = (...Steps: readonly StepDefinition[]): PipelineDefinition => ({
  Version: "2020-12-01",
  Steps,
});

const scope: ResolveScope = {
  parameters: new Map([["Count", 2]]),
  variables: new Map(),
  properties: () => undefined,
  propertyFiles: () => [],
  readObject: () => undefined,
};

describe("missingSupport", () => {
  it("accepts every step type that is built", () => {
    const types = [
      ...["Processing", "Training", "Transform", "Condition", "Model", "RegisterModel", "Fail"],
      ...["EndpointConfig", "Endpoint"],
    ];
    const steps = types.map((Type) => ({ Name: Type, Type, Arguments: {} }));
    assert.deepEqual(
      missingSupport(document(...steps), () => [], scope),
      [],
    );
  });

  it("lists every unknown type and everything the launcher cannot do, branches included", () => {
    const FunctionArn = "arn:aws:lambda:us-east-1:111122223333:function:notify";
    const inner = { Name: "Notify", Type: "Lambda", FunctionArn };
    const steps: StepDefinition[] = [
      { Name: "Tune", Type: "Tuning", Arguments: {} },
      {
        Name: "Prepare",
        Type: "Processing",
        Arguments: { A: { Get: "Parameters.Count" }, B: [{ Get: "Steps.Tune.X" }] },
      },
      {
        Name: "Gate",
        Type: "Condition",
        Arguments: { Conditions: [], IfSteps: [], ElseSteps: [inner] },
      },
    ];
    const asked: unknown[] = [];
    const missing = missingSupport(
      document(...steps),
      (type, args) => {
        asked.push([type, args]);
        return ['image "x"', "Pipe mode"];
      },
      scope,
    );
    assert.deepEqual(missing, [
      'step "Tune" (Steps[0]): steps of type "Tuning"',
      'step "Prepare" (Steps[1]): image "x"',
      'step "Prepare" (Steps[1]): Pipe mode',
      'step "Notify" (Steps[2].Arguments.ElseSteps[0]): function "notify", whose code no workflow brings',
    ]);
    assert.deepEqual(asked, [["Processing", { A: 2, B: [{ Get: "Steps.Tune.X" }] }]]);
    const error = new NotImplementedLocally(missing.slice(0, 2));
    assert.equal(error.name, "NotImplementedLocally");
    assert.equal(
      error.message,
      'The definition asks for what local runs do not do yet:\n  - step "Tune" (Steps[0]): steps of type "Tuning"\n  - step "Prepare" (Steps[1]): image "x"',
    );
    assert.equal(
      error.hint,
      "Nothing was run. Change these parts or parameters for the local run, or run the pipeline on AWS.",
    );
  });
});

describe("withoutEffect", () => {
  const step = { Name: "P", Type: "Processing" };
  it("is silent about a document that says nothing of the kind", () => {
    assert.deepEqual(
      withoutEffect(document({ ...step, CacheConfig: { Enabled: false }, RetryPolicies: [] })),
      [],
    );
  });
  it("tells each thing once", () => {
    const plain = document(
      { ...step, CacheConfig: { Enabled: true }, RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"] }] },
      { ...step, Name: "Q", CacheConfig: { Enabled: true } },
    );
    assert.deepEqual(withoutEffect({ ...plain, MlflowConfig: {} }), [
      "Step caching is not used locally: every step runs.",
      "Retry policies have no effect locally: they cover faults of the service, and a failing job is none.",
      "The MLflow configuration has no effect locally: nothing is tracked there.",
    ]);
  });
});
