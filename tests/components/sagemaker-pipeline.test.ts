import assert from "node:assert/strict";
import { PIPELINE } from "../support/pulumi-definition";
import { deployedStack, runProgram, STACKS } from "../support/pulumi-program";

describe("SageMakerPipeline", () => {
  for (const stack of STACKS) {
    it(`${stack}: describes the pipeline and the group of its models`, async () => {
      const run = await deployedStack(stack);
      const name = `adult-census-${stack}`;
      const tags = { project: "sagemaker-pipelines", stack, workflow: "adult-census" };
      const { pipelineDefinition, ...inputs } = run.only(PIPELINE).inputs;
      assert.equal(typeof pipelineDefinition, "string");
      assert.deepEqual(inputs, {
        pipelineName: name,
        pipelineDisplayName: name,
        pipelineDescription: "Predicts from census answers who earns more than 50,000 dollars a year.",
        roleArn: (run.outputs["roleArns"] as Record<string, string>)["pipeline"],
        parallelismConfiguration: { maxParallelExecutionSteps: 10 },
        tags,
      });
      assert.deepEqual(run.only("aws:sagemaker/modelPackageGroup:ModelPackageGroup").inputs, {
        modelPackageGroupName: name,
        modelPackageGroupDescription: `Models of pipeline ${name}`,
        tags,
      });
    });
  }

  it("makes a new pipeline unless told otherwise", async () => {
    const { importId, ignoreChanges } = (await deployedStack("prod")).only(PIPELINE);
    assert.equal(importId, "");
    assert.deepEqual(ignoreChanges, []);
  });

  it("adopts an existing pipeline by its name and leaves it as it is", async () => {
    const config = { pipelineName: "Census-by-hand", adoptPipeline: "true" };
    const run = await runProgram({ stack: "dev", config });
    const { importId, ignoreChanges, inputs } = run.only(PIPELINE);
    assert.equal(importId, "Census-by-hand");
    assert.equal(inputs["pipelineName"], "Census-by-hand");
    // An import fails when any other input differs from what stands.
    const compared = Object.keys(inputs).filter((key) => key !== "pipelineName");
    assert.deepEqual(
      compared.filter((key) => !ignoreChanges.includes(key)),
      [],
    );
  });

  it("brings the adopted pipeline to the definition once adoption is over", async () => {
    const run = await runProgram({ stack: "dev", config: { pipelineName: "Census-by-hand" } });
    const { importId, ignoreChanges, inputs } = run.only(PIPELINE);
    assert.equal(importId, "");
    assert.deepEqual(ignoreChanges, []);
    assert.equal(inputs["pipelineName"], "Census-by-hand");
    assert.match(
      String(inputs["pipelineDefinition"]),
      /s3:\/\/adult-census-dev-artifacts-[^/"]+\/Census-by-hand"/,
    );
    const trust = String(
      run.only("aws:iam/role:Role", "adult-census-dev-pipeline").inputs["assumeRolePolicy"],
    );
    assert.match(trust, /:pipeline\/census-by-hand\/\*"/);
  });
});
