import assert from "node:assert/strict";
import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { DELIVERY, PUSH, delivered, taking, type Rehearsal } from "../../support/github-webhook";
import { functionMaker, oneAtATime } from "../../support/trigger-services";

describe("a push that is delivered a hundred times", () => {
  type Guard = (call: unknown) => Promise<{ readonly started: boolean }>;
  type MakeGuard = (parts: { client: SageMakerClient; log: (line: string) => void }) => Guard;

  /** Delivers requests to the webhook, and what it asks Lambda for to the guard. */
  const deliver = async (rehearsal: Rehearsal, guard: Guard, requests: readonly unknown[]): Promise<void> => {
    const answers = await Promise.all(requests.map((request) => rehearsal.webhook(request)));
    assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([202]));
    await Promise.all(rehearsal.invoked.splice(0).map(({ payload }) => guard(payload)));
  };
  const guarding = async ({ sagemaker }: Rehearsal) => {
    const make = await functionMaker<MakeGuard>("start-guard.mjs", "guardWith");
    return make({ client: sagemaker, log: () => undefined });
  };

  it("starts one execution, at once or again, also under other ids of delivery", () =>
    taking(async (rehearsal) => {
      const guard = await guarding(rehearsal);
      // Whoever recorded a delivery can change what GitHub does not sign.
      const requests = Array.from({ length: 100 }, (_, i) =>
        delivered(PUSH, { "x-github-delivery": i % 2 === 0 ? DELIVERY : `replay-${String(i)}` }),
      );
      await deliver(rehearsal, guard, requests);
      await deliver(rehearsal, oneAtATime(guard), requests);
      assert.equal(rehearsal.executions.length, 1);
      const [{ name = "", parameters } = {}] = rehearsal.executions;
      assert.match(name, /^push-[0-9a-f]{16}$/);
      assert.deepEqual(parameters, [{ Name: "Commit", Value: PUSH.after }]);
    }));

  it("starts none again when the execution has ended and SageMaker forgot its token", () =>
    taking(async (rehearsal) => {
      const guard = oneAtATime(await guarding(rehearsal));
      await deliver(rehearsal, guard, [delivered(PUSH)]);
      for (const execution of rehearsal.executions) execution.status = "Succeeded";
      rehearsal.remembersTokens = false;
      await deliver(rehearsal, guard, [delivered(PUSH), delivered(PUSH)]);
      assert.equal(rehearsal.executions.length, 1);
      await deliver(rehearsal, guard, [delivered({ ...PUSH, after: "f".repeat(40) })]);
      assert.equal(rehearsal.executions.length, 2);
    }));
});
