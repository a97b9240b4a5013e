import assert from "node:assert/strict";
import { reservations } from "../../acceptance/preflight/check-functions";
import { readStackSettings, type StackSettings } from "../../acceptance/stack-settings";
import { readConfiguration } from "../../components/configuration";
import { PROJECT } from "../support/complete-configuration";
import { SURROUNDED, surroundedStack } from "../support/pipeline-surroundings";
import { configOf, deployedStack, type ProgramRun } from "../support/pulumi-program";
import { FUNCTION, WORKFLOW_STACKS, workflowStack } from "../support/workflow-stacks";
import { devSettings, ROOT, workflows } from "./dev-settings";

/** What the functions of a stack reserve, by the end of their names. */
const madeBy = (run: ProgramRun, name: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    run
      .all(FUNCTION)
      .map((one) => [one.name.slice(`${name}-`.length), one.inputs["reservedConcurrentExecutions"]]),
  );

const counted = (settings: StackSettings): Readonly<Record<string, number>> =>
  Object.fromEntries(reservations(settings).map(({ name, executions }) => [name, executions]));

describe("preflight: functions", () => {
  for (const stack of WORKFLOW_STACKS) {
    it(`counts what the functions of ${stack} reserve, as the stack makes them`, async () => {
      const made = madeBy(await workflowStack(stack), stack);
      assert.ok(Object.keys(made).length > 1);
      assert.deepEqual(counted(readStackSettings(ROOT, stack, workflows)), made);
    });
  }

  it("counts those of a stack with everything around its pipeline", async () => {
    const { values } = configOf(ROOT, { stack: "dev", config: SURROUNDED });
    const names = workflows.names();
    const configuration = readConfiguration({ project: PROJECT, stack: "dev", values, workflows: names });
    const made = madeBy(await surroundedStack(), "adult-census-dev");
    assert.deepEqual(Object.keys(made).toSorted(), ["start-guard", "watch", "webhook"]);
    assert.deepEqual(counted(devSettings(configuration)), made);
  });

  it("counts none where there are none", async () => {
    assert.deepEqual(madeBy(await deployedStack("dev"), "adult-census-dev"), {});
    assert.deepEqual(counted(devSettings()), {});
  });
});
