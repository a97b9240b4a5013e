import assert from "node:assert/strict";
import { runUnderPulumi } from "./support/pulumi-engine";
import { deployedStack } from "./support/pulumi-program";

describe("the Pulumi program under Pulumi's own Node entry point", () => {
  it("runs with the runtime options of Pulumi.yaml and makes what the tests saw", async () => {
    const { exitCode, errors, resources, outputs } = await runUnderPulumi({ stack: "dev" });
    assert.deepEqual(errors, []);
    assert.equal(exitCode, 0);
    const expected = await deployedStack("dev");
    const names = (all: readonly { type: string; name: string }[]) =>
      all.map(({ type, name }) => `${type} ${name}`).sort();
    assert.deepEqual(names(resources), names(expected.resources));
    assert.deepEqual(outputs, expected.outputs);
  });

  it("shows mistakes of the configuration as they are, without a stack", async () => {
    const { exitCode, errors, resources } = await runUnderPulumi({ stack: "prod", preview: true });
    assert.notEqual(exitCode, 0);
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? "", /^Stack "prod" has no input data: .*\.\nName the data: .*\.\s*$/);
    assert.deepEqual(
      resources.map(({ type }) => type),
      ["pulumi:pulumi:Stack"],
    );
  });
});
