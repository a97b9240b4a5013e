import assert from "node:assert/strict";
import type { Estate } from "../../policy-pack/estate";
import { scorecard, type Status } from "../../policy-pack/scorecard";
import { WAIVERS } from "../../policy-pack/waivers";
import { stackEstate } from "./estates";
import { MUTATIONS } from "./mutations";

const DAY = "2026-11-21";
const statusOf = (estate: Estate, id: string): Status | undefined =>
  scorecard(estate, WAIVERS, DAY).scores.find(({ control }) => control === id)?.status;

describe("security controls can fail", () => {
  for (const [control, what, change] of MUTATIONS) {
    it(`${control}: ${what}`, async () => {
      assert.equal(statusOf(change(await stackEstate("prod")), control), "failed");
    });
  }

  it("every control that applies to a stack has a change that it notices", async () => {
    const { scores } = scorecard(await stackEstate("prod"), WAIVERS, DAY);
    const applying = scores.filter(({ status }) => status !== "not applicable").map(({ control }) => control);
    assert.deepEqual(
      applying.filter((id) => !MUTATIONS.some(([control]) => control === id)),
      [],
    );
  });
});
