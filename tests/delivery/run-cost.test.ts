import assert from "node:assert/strict";
import { priceOf } from "../../delivery/prices";
import { runCost, type CostAssumptions } from "../../delivery/run-cost";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { churn } from "./canned-preview";

const HOUR: CostAssumptions = { minutesPerJob: 60, measuredMinutes: {}, runsPerMonth: 30 };

const document = (...steps: readonly object[]): PipelineDefinition =>
  ({ Version: "2020-12-01", Parameters: [], Steps: steps }) as unknown as PipelineDefinition;

const training = (name: string, resources: object = {}, rest: object = {}) => ({
  Name: name,
  Type: "Training",
  Arguments: { ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, ...resources }, ...rest },
});

const near = (actual: number | undefined, expected: number): void => {
  assert.ok(
    actual !== undefined && Math.abs(actual - expected) < 1e-9,
    `${String(actual)} is not ${String(expected)}`,
  );
};

describe("runCost", () => {
  it("comes to what a calculation by hand comes to", () => {
    // One hour each: Clean on an ml.m5.2xlarge, Train on an ml.m5.xlarge, Evaluate on an ml.m5.large.
    const cost = runCost(churn.after, { ...HOUR, runsPerMonth: 4 });
    near(cost.perRun, 0.461 + 0.23 + 0.115);
    near(cost.perMonth, 4 * 0.806);
  });

  it("multiplies by the number of instances, and adds up groups of them", () => {
    near(runCost(document(training("A", { InstanceCount: 3 })), HOUR).perRun, 0.69);
    const InstanceGroups = [
      { InstanceType: "ml.m5.large", InstanceCount: 2 },
      { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
    ];
    near(runCost(document(training("A", { InstanceGroups })), HOUR).perRun, 0.46);
  });

  it("takes parameters by their defaults", () => {
    const step = training("A", {
      InstanceType: { Get: "Parameters.Type" },
      InstanceCount: { Get: "Parameters.Count" },
    });
    const Parameters = [
      { Name: "Type", Type: "String", DefaultValue: "ml.m5.large" },
      { Name: "Count", Type: "Integer", DefaultValue: 2 },
    ] as const;
    near(runCost({ ...document(step), Parameters }, HOUR).perRun, 0.23);
  });

  it("counts of a condition the dearer branch, also one inside another", () => {
    const condition = (name: string, IfSteps: readonly object[], ElseSteps: readonly object[]) => ({
      ...{ Name: name, Type: "Condition", Arguments: { Conditions: [], IfSteps, ElseSteps } },
    });
    const inner = condition("Inner", [training("B")], [training("C", { InstanceCount: 5 })]);
    const cost = runCost(
      document(training("A"), condition("Outer", [training("D"), inner], [training("E")])),
      HOUR,
    );
    near(cost.perRun, 0.23 * (1 + 1 + 5));
  });

  it("counts every job of a tuning step", () => {
    const step = {
      Name: "Tune",
      Type: "Tuning",
      Arguments: {
        HyperParameterTuningJobConfig: { ResourceLimits: { MaxNumberOfTrainingJobs: 20 } },
        TrainingJobDefinition: training("").Arguments,
      },
    };
    near(runCost(document(step), HOUR).perRun, 20 * 0.23);
  });

  it("counts an endpoint by the month, whether anything runs or not", () => {
    const ProductionVariants = [{ InstanceType: "ml.m5.large", InitialInstanceCount: 2 }];
    const step = { Name: "Config", Type: "EndpointConfig", Arguments: { ProductionVariants } };
    const cost = runCost(document(step), HOUR);
    near(cost.perRun, 0);
    near(cost.perMonth, 2 * 0.115 * 730);
  });

  it("prefers measured minutes, and never takes longer than SageMaker lets a job run", () => {
    const limited = training("A", {}, { StoppingCondition: { MaxRuntimeInSeconds: 1800 } });
    near(runCost(document(limited), HOUR).perRun, 0.115);
    const [step] = runCost(document(limited), { ...HOUR, measuredMinutes: { A: 6 } }).steps;
    near(step?.perRun, 0.023);
    assert.equal(step?.isMeasured, true);
  });

  it("tells what it costs at most: the limits, a day without one, nothing where nothing stops", () => {
    near(
      runCost(document(training("A", {}, { StoppingCondition: { MaxRuntimeInSeconds: 7200 } })), HOUR).atMost,
      0.46,
    );
    near(runCost(document(training("A")), HOUR).atMost, 24 * 0.23);
    const transform = {
      Name: "T",
      Type: "Transform",
      Arguments: { TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 } },
    };
    assert.equal(runCost(document(transform), HOUR).atMost, undefined);
  });

  it("skips what comes from the cache", () => {
    near(runCost(churn.after, HOUR, new Set(["Clean"])).perRun, 0.345);
  });

  it("says why a step has no price", () => {
    const steps = [
      { Name: "Tell", Type: "Lambda", Arguments: {} },
      training("New", { InstanceType: "ml.x9.large" }),
      training("Late", { InstanceType: { Get: "Steps.A.B" } }),
    ];
    assert.deepEqual(
      runCost(document(...steps), HOUR).steps.map(({ unpriced }) => unpriced),
      [
        "steps of type Lambda are not priced",
        "the price table has no ml.x9.large",
        "it names no instance type that is known before it runs",
      ],
    );
  });

  it("reads any JSON", () => {
    for (const steps of [
      [],
      [null],
      [{ Name: 3 }],
      [{ Name: "A", Type: "Training" }],
      [training("A", { InstanceCount: "x" })],
    ])
      assert.ok(runCost(document(...(steps as object[])), HOUR).perRun >= 0);
  });
});

describe("the price table", () => {
  it("says of each price whether it was seen in AWS's own list", () => {
    assert.deepEqual(
      ["ml.m5.large", "ml.m5.4xlarge"].map((type) => priceOf(type)?.evidence),
      ["price list", "reported"],
    );
    assert.equal(priceOf("constructor"), undefined);
  });

  it("marks a step whose price was not", () => {
    const marks = runCost(
      document(training("A"), training("B", { InstanceType: "ml.m5.4xlarge" })),
      HOUR,
    ).steps;
    assert.deepEqual(
      marks.map(({ isReported }) => isReported),
      [false, true],
    );
  });
});
