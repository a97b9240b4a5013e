import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { failure } from "../support/failure";
import { SURROUNDED, surroundedStack } from "../support/pipeline-surroundings";
import { runUnderPulumi } from "../support/pulumi-engine";
import { deployedStack, runProgram } from "../support/pulumi-program";

describe("what stands around a pipeline", () => {
  it("is nothing where the configuration asks for nothing", async () => {
    const run = await deployedStack("dev");
    const paid =
      /^aws:(lambda|scheduler|sns|sqs|chatbot|budgets)|EventRule|MetricAlarm|Dashboard|Notification/;
    assert.deepEqual(
      run.resources.filter(({ type }) => paid.test(type)),
      [],
    );
  });

  it("adds nothing to what stands without it, and changes none of it", async () => {
    const [without, run] = [await deployedStack("dev"), await surroundedStack()];
    // The address of the webhook is one parameter more.
    const parameters = "sagemaker-pipelines:index:StackParameters::adult-census-dev";
    for (const [key, bytes] of without.bytes)
      if (key !== parameters) assert.equal(run.bytes.get(key), bytes, key);
  });

  it("comes through Pulumi's own Node entry point", async () => {
    const { exitCode, errors, resources } = await runUnderPulumi({ stack: "dev", config: SURROUNDED });
    assert.deepEqual(errors, []);
    assert.equal(exitCode, 0);
    const names = (all: readonly { type: string; name: string }[]) =>
      all.map(({ type, name }) => `${type} ${name}`).sort();
    assert.deepEqual(names(resources), names((await surroundedStack()).resources));
  });

  it("can be previewed before AWS has made anything", async () => {
    const run = await runProgram({ stack: "dev", config: SURROUNDED, preview: true });
    assert.equal(run.all("aws:scheduler/schedule:Schedule").length, 1);
  });

  it("refuses a parameter that the pipeline does not have, at the preview", async () => {
    const schedule = JSON.stringify({ expression: "rate(1 day)", parameters: { AcuracyThreshold: 1 } });
    const error = await failure(runProgram({ stack: "dev", config: { schedule }, preview: true }));
    assert.ok(RunError.isInstance(error));
    assert.equal(
      error.message,
      'Configuration "schedule.parameters" sets parameter "AcuracyThreshold", which the pipeline does not declare.\nDid you mean "AccuracyThreshold"?',
    );
    const triggers = JSON.stringify([{ name: "upload", uploadParameter: "InputDat" }]);
    const other = await failure(runProgram({ stack: "dev", config: { triggers }, preview: true }));
    assert.match(other.message, /^Configuration "triggers\[0\]\.parameters" sets parameter "InputDat"/);
  });
});
