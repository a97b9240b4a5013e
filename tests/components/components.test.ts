import assert from "node:assert/strict";
import { deployedStack } from "../support/pulumi-program";

const OURS = "sagemaker-pipelines:index:";

describe("components", () => {
  it("stand around every resource, so that a preview shows a tree", async () => {
    const { resources } = await deployedStack("prod");
    for (const { type, name, parent } of resources) {
      if (type === "pulumi:pulumi:Stack") continue;
      const expected = type.startsWith(OURS) ? "pulumi:pulumi:Stack::" : OURS;
      assert.ok(parent.startsWith(expected), `${type} ${name} stands in ${parent}`);
    }
  });

  it("name each resource after its stack", async () => {
    const { resources } = await deployedStack("prod");
    for (const { type, name } of resources) {
      if (type !== "pulumi:pulumi:Stack") assert.match(name, /^adult-census-prod(-|$)/, type);
    }
  });

  it("are of the types that their users know", async () => {
    const { resources } = await deployedStack("prod");
    assert.deepEqual(
      resources.flatMap(({ type }) => (type.startsWith(OURS) ? [type.slice(OURS.length)] : [])).sort(),
      [
        "ArtifactsAccess",
        "Buckets",
        "ContainerRepositories",
        "ExecutionRoles",
        "FlowLogs",
        "Keys",
        "Network",
        "RolePolicies",
        "SageMakerPipeline",
        "StackParameters",
        "WorkflowFiles",
      ],
    );
  });

  it("keep neither the sample nor paths of the machine in their inputs", async () => {
    const { resources } = await deployedStack("dev");
    for (const { type, inputs } of resources.filter((resource) => resource.type.startsWith(OURS))) {
      const text = JSON.stringify(inputs);
      assert.ok(text.length < 20_000, `${type} has ${String(text.length)} characters of inputs`);
      assert.ok(!text.includes(__dirname.replace(/tests.*$/, "")), type);
    }
  });
});
