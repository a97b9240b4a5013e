import assert from "node:assert/strict";
import {
  conditionEquals,
  conditionStep,
  failStep,
  genericStep,
  modelStep,
  pipeline,
  processingStep,
  registerModelStep,
  trainingStep,
  type PipelineDefinition,
} from "../../pipeline-definition";
import { diffDefinitions } from "../../pipeline-definition/analysis/diff/diff-definitions";
import { allSteps } from "../../pipeline-definition/document/steps";
import { findWorkflow, workflowInputs, workflowNames } from "../../scripts/command-line/workflow-lookup";
import { IMAGE, processingJob, ROLE, trainingJob } from "./steps/example-jobs";

const TAGS = { owner: "ml-platform", "cost-center": "4711" };
const WRITTEN = [
  { Key: "cost-center", Value: "4711" },
  { Key: "owner", Value: "ml-platform" },
];

const tagsOf = (document: PipelineDefinition): Readonly<Record<string, unknown>> =>
  Object.fromEntries(allSteps(document).map(({ step }) => [step.Name, step.Arguments?.["Tags"]]));

const cache = { expireAfter: "P30D" } as const;
const prepare = processingStep("Prepare", { cache, arguments: processingJob });
const train = trainingStep("Train", { cache, arguments: trainingJob });

describe("tags of what a pipeline makes", () => {
  it("stand on jobs and models, in branches too, in the order of their keys", () => {
    const model = modelStep("Model", {
      arguments: { ExecutionRoleArn: ROLE, PrimaryContainer: { Image: IMAGE } },
    });
    const gate = conditionStep("Gate", {
      conditions: [conditionEquals(1, 1)],
      ifSteps: [model],
      elseSteps: [failStep("Stop", { errorMessage: "no" })],
    });
    const document = pipeline({ steps: [prepare, train, gate], tags: TAGS });
    assert.deepEqual(tagsOf(document), {
      Prepare: WRITTEN,
      Train: WRITTEN,
      Gate: undefined,
      Model: WRITTEN,
      Stop: undefined,
    });
  });

  it("leave alone a tag that a step has itself", () => {
    const own = [{ Key: "owner", Value: "research" }];
    const step = processingStep("Prepare", { arguments: { ...processingJob, Tags: own } });
    assert.deepEqual(tagsOf(pipeline({ steps: [step], tags: TAGS })), {
      Prepare: [...own, { Key: "cost-center", Value: "4711" }],
    });
  });

  it("are not given to a version in a group, which SageMaker refuses", () => {
    const register = registerModelStep("Register", {
      arguments: { ModelPackageGroupName: "group", ModelApprovalStatus: "PendingManualApproval" },
    });
    assert.deepEqual(tagsOf(pipeline({ steps: [register], tags: TAGS })), { Register: undefined });
  });

  it("are not given to steps of types that are not known", () => {
    const step = genericStep("New", { type: "BrandNew", arguments: { A: "1" } });
    assert.equal(tagsOf(pipeline({ steps: [step], tags: TAGS }))["New"], undefined);
  });

  it("make no difference when there are none", () => {
    const steps = [prepare, train];
    assert.deepEqual(pipeline({ steps, tags: {} }), pipeline({ steps }));
  });

  it("do not make a step run again", () => {
    const steps = [prepare, train];
    const { steps: found } = diffDefinitions(pipeline({ steps }), pipeline({ steps, tags: TAGS }));
    assert.deepEqual(
      found.map(({ name, next }) => [name, next?.verdict]),
      [
        ["Prepare", "from cache"],
        ["Train", "from cache"],
      ],
    );
  });

  for (const name of workflowNames()) {
    it(`reach every job of workflow ${name}`, () => {
      const workflow = findWorkflow(name);
      const plain = tagsOf(workflow.define(workflowInputs(workflow)));
      const tagged = tagsOf(workflow.define(workflowInputs(workflow, { tags: TAGS })));
      assert.ok(Object.values(tagged).some(Array.isArray), "no step has tags");
      assert.deepEqual(
        Object.keys(plain).filter((step) => plain[step] !== undefined),
        [],
      );
    });
  }
});
