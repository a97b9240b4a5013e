import assert from "node:assert/strict";
import { deployedStack, runProgram, STACKS } from "../support/pulumi-program";

const PARAMETER = "aws:ssm/parameter:Parameter";

const flat = (outputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(outputs).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? Object.entries(value).map(([part, text]) => [`${key}/${part}`, text as unknown] as const)
        : [[key, value] as const],
    ),
  );

describe("the parameters of a stack", () => {
  for (const stack of STACKS) {
    it(`tell every output of ${stack} under its name, for nothing and without a secret`, async () => {
      const run = await deployedStack(stack);
      const parameters = run.all(PARAMETER).map(({ inputs }) => inputs);
      assert.deepEqual(
        Object.fromEntries(parameters.map(({ name, insecureValue }) => [name, insecureValue])),
        Object.fromEntries(
          Object.entries(flat(run.outputs)).map(([key, value]) => [`/adult-census-${stack}/${key}`, value]),
        ),
      );
      assert.ok(parameters.length >= 10);
      for (const { type, tier, value } of parameters)
        assert.deepEqual([type, tier, value], ["String", "Standard", undefined]);
    });
  }

  it("can be previewed before any value is known", async () => {
    const run = await runProgram({ stack: "dev", preview: true });
    assert.equal(run.all(PARAMETER).length, (await deployedStack("dev")).all(PARAMETER).length);
  });
});
