import assert from "node:assert/strict";
import { CONTROLS } from "../../policy-pack/all-controls";
import type { ControlId } from "../../policy-pack/control";
import type { Estate } from "../../policy-pack/estate";
import { scorecard, scoreOf, type Status } from "../../policy-pack/scorecard";
import { WAIVERS } from "../../policy-pack/waivers";
import type { Change } from "./changes";
import { ESTATE_NAMES, estateNamed, type EstateName } from "./estates";
import { MUTATIONS } from "./mutations";
import { ACCOUNT_MUTATIONS } from "./mutations-account";
import { AROUND_MUTATIONS, PLANTED_MUTATIONS } from "./mutations-around";
import { ABALONE_MUTATIONS, IRIS_MUTATIONS } from "./mutations-workflow";

const DAY = "2026-11-21";
const statusOf = (estate: Estate, id: ControlId): Status | undefined =>
  CONTROLS.filter((control) => control.id === id).map(
    (control) => scoreOf(control, estate, WAIVERS, DAY).status,
  )[0];

type Mutation = readonly [control: ControlId, what: string, change: Change];

const TRIED: readonly (readonly [EstateName, readonly Mutation[]])[] = [
  ["prod+", [...MUTATIONS, ...AROUND_MUTATIONS, ...PLANTED_MUTATIONS]],
  ["abalone-dev", ABALONE_MUTATIONS],
  ["iris-dev", IRIS_MUTATIONS],
  ["account", ACCOUNT_MUTATIONS],
];

const isTried = (id: ControlId, where: readonly EstateName[]): boolean =>
  TRIED.some(([name, mutations]) => where.includes(name) && mutations.some(([control]) => control === id));

/** Controls of the repository's files: they find the same in every estate. */
const OF_FILES: readonly ControlId[] = ["OPS-3", "OPS-4", "OPS-5", "OPS-6", "OPS-8"];

describe("security controls can fail", () => {
  for (const [name, mutations] of TRIED) {
    for (const [control, what, change] of mutations) {
      it(`${name} ${control}: ${what}`, async () => {
        const before = await estateNamed(name);
        assert.notEqual(statusOf(before, control), "failed");
        assert.equal(statusOf(change(before), control), "failed");
      });
    }
  }

  it("every one of them has a change that it notices", () => {
    const all = CONTROLS.map(({ id }) => id);
    assert.deepEqual(
      all.filter((id) => !isTried(id, ["prod+", "account"])),
      [],
    );
  });

  for (const name of ESTATE_NAMES) {
    it(`each that applies to ${name} is tried on it, or on prod with everything`, async () => {
      const { scores } = scorecard(await estateNamed(name), WAIVERS, DAY);
      const applying = scores.filter(({ status }) => status !== "not applicable");
      const where: readonly EstateName[] = name === "account" ? ["account"] : ["prod+"];
      assert.deepEqual(
        applying.map(({ control }) => control).filter((id) => !OF_FILES.includes(id) && !isTried(id, where)),
        [],
      );
    });
  }
});
