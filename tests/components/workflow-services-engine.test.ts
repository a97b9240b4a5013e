import assert from "node:assert/strict";
import { destroyStack, runUnderPulumi } from "../support/pulumi-engine";
import { WORKFLOW_STACKS } from "../support/workflow-stacks";

const types = (steps: readonly string[]): readonly string[] =>
  steps.map((step) => step.replace(/urn:pulumi:[^:]+::[^:]+::(?:.*\$)?/, "")).sort();

describe("the stack of a workflow, under Pulumi's own entry point", function () {
  this.timeout(120_000);

  for (const stack of WORKFLOW_STACKS) {
    it(`${stack} is planned whole, made as planned, left alone when nothing changed, and taken away`, async () => {
      const planned = await runUnderPulumi({ stack, preview: true });
      const made = await runUnderPulumi({ stack });
      assert.deepEqual([planned.errors, made.errors], [[], []]);
      assert.deepEqual([planned.exitCode, made.exitCode], [0, 0]);
      assert.deepEqual(types(planned.steps), types(made.steps));
      assert.ok(made.steps.length > 100);
      const again = await runUnderPulumi({ stack, state: made.state });
      assert.deepEqual([again.errors, again.steps], [[], []]);
      const gone = destroyStack(stack, made.state);
      assert.deepEqual(gone.errors, []);
      assert.equal(gone.state.resources.size, 0);
    });
  }
});
