import assert from "node:assert/strict";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { runUnderPulumi, type EngineOptions, type EngineRun } from "../support/pulumi-engine";
import { edit, withCopy } from "../support/program-copy";

const STEPS = "workflows/adult-census/job-steps.ts";

/** What Pulumi reads as: the program has said what is wrong. */
const FAILED = 32;

const preview = (options: Partial<EngineOptions>): Promise<EngineRun> =>
  runUnderPulumi({ stack: "dev", preview: true, ...options });

const refused = ({ exitCode, errors, steps }: EngineRun): string => {
  assert.deepEqual([exitCode, errors.length], [FAILED, 1], errors.join("\n"));
  assert.deepEqual(
    steps.filter((step) => !step.includes("pulumi:pulumi:Stack")),
    [],
  );
  return errors[0] ?? "";
};

describe("a preview of a mistake", function () {
  this.timeout(180_000);

  it("in the configuration names the key and what to do, without a stack", async () => {
    const error = refused(await preview({ config: { vpcCidr: "8.8.8.0/24" } }));
    assert.match(error, /^Configuration "vpcCidr" is "8.8.8.0\/24", which .*\.\nSet it, .*\s*$/);
  });

  it("in the syntax of a workflow shows the place", () =>
    withCopy(async (folder) => {
      edit(folder, STEPS, 'max_depth: "5"', 'max_depth: = "5"');
      const error = refused(await preview({ folder }));
      assert.match(error, /Expression expected/);
      assert.ok(error.includes(path.join(folder, STEPS)));
    }));

  it("in a type that SageMaker would refuse is found by the checks of the definition", () =>
    withCopy(async (folder) => {
      edit(folder, STEPS, 'max_depth: "5"', "max_depth: 5");
      assert.match(refused(await preview({ folder })), /max_depth.*\n.*/);
    }));

  it("in a type that changes nothing goes through: `npm run types` finds it", () =>
    withCopy(async (folder) => {
      appendFileSync(path.join(folder, STEPS), '\nexport const wrong: number = "text";\n');
      const { exitCode, errors } = await preview({ folder });
      assert.deepEqual([exitCode, errors], [0, []]);
    }));
});
