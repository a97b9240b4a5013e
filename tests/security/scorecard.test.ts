import assert from "node:assert/strict";
import { CONTROLS } from "../../policy-pack/all-controls";
import { CONTROL_IDS } from "../../policy-pack/control";
import { scorecard } from "../../policy-pack/scorecard";
import { WAIVERS } from "../../policy-pack/waivers";
import { unprotected } from "./changes";
import { ESTATE_NAMES, estateNamed, stackEstate } from "./estates";

const DAY = "2026-11-21";

describe("the scorecard", () => {
  it("knows 110 controls, 83 of them essential, each once", async () => {
    assert.deepEqual(
      CONTROLS.map(({ id }) => id),
      CONTROL_IDS,
    );
    const { scores } = scorecard(await stackEstate("dev"), [], DAY);
    assert.equal(scores.length, 110);
    assert.equal(scores.filter(({ level }) => level === "essential").length, 83);
  });

  for (const name of ESTATE_NAMES) {
    it(`has no failed control for ${name}`, async () => {
      const { scores } = scorecard(await estateNamed(name), WAIVERS, DAY);
      const failed = scores.filter(({ status }) => status === "failed");
      assert.deepEqual(
        failed.flatMap(({ control, findings }) => findings.map(({ message }) => `${control}: ${message}`)),
        [],
      );
    });
  }

  it("finds whatever can be switched on by configuration", async () => {
    const { scores } = scorecard(await estateNamed("prod+"), WAIVERS, DAY);
    const aside = scores.filter(({ status }) => status === "not applicable").map(({ control }) => control);
    assert.deepEqual(
      aside.filter((id) => !/^(MOD-[1-9]|GLU-|SFN-|LOG-1|IAM-1[56])/.test(id)),
      [],
    );
  });

  it("gives a reason for everything that it does not judge", async () => {
    const { scores } = scorecard(await stackEstate("prod"), WAIVERS, DAY);
    for (const { control, status, reason } of scores)
      assert.equal(reason !== "", status === "waived" || status === "not applicable", control);
  });

  it("lets nothing be waived after its day, in another stack, or beyond its subject", async () => {
    const status = async (stack: "dev" | "prod", day: string) =>
      scorecard(unprotected("s3:Bucket")(await stackEstate(stack)), WAIVERS, day).scores.find(
        ({ control }) => control === "S3-11",
      )?.status;
    assert.equal(await status("dev", DAY), "waived");
    assert.equal(await status("dev", "2027-07-01"), "failed");
    assert.equal(await status("prod", DAY), "failed");
  });

  it("has at most five waivers, each with a reason and a day within a year", () => {
    assert.ok(WAIVERS.length <= 5);
    for (const { reason, expires, controls } of WAIVERS) {
      assert.ok(reason.length > 30, controls.join());
      assert.match(expires, /^2027-\d\d-\d\d$/);
    }
  });
});
