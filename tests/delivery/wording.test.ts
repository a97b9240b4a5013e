import assert from "node:assert/strict";
import { change, counted, dollars } from "../../delivery/wording";

describe("the wording of numbers", () => {
  it("writes amounts as people do", () => {
    assert.deepEqual([0, 0.001, 0.005, 0.314, 12, 1234.5, 1_234_567, -0.08, -0.001].map(dollars), [
      ...["$0", "under $0.01", "$0.01", "$0.31", "$12.00", "$1,234.50", "$1,234,567.00", "−$0.08"],
      "−$0.00",
    ]);
  });

  it("writes changes with their sign, and says when there is none", () => {
    assert.deepEqual(
      [change(1, 1.5), change(1.5, 1), change(0.1 + 0.2, 0.3)],
      ["+$0.50", "−$0.50", "no change"],
    );
  });

  it("counts one and several", () => {
    assert.deepEqual(
      [counted(1, "step"), counted(0, "step"), counted(2, "policy", "policies")],
      [...["1 step", "0 steps", "2 policies"]],
    );
  });
});
