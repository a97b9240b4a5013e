import assert from "node:assert/strict";
import fc from "fast-check";
import { quoted, shortened } from "../../../pipeline-definition/document/quoted";

describe("quoted", () => {
  it("escapes a short text as JSON has it", () => {
    assert.equal(quoted("Train"), '"Train"');
    assert.equal(quoted('a"b\n'), '"a\\"b\\n"');
    assert.equal(quoted("x".repeat(120)), JSON.stringify("x".repeat(120)));
  });

  it("cuts a long text, and says that it did", () => {
    assert.equal(quoted("x".repeat(121)), `"${"x".repeat(120)}…"`);
    assert.equal(quoted("abcdef", 3), '"abc…"');
  });

  it("counts what escapes take, and cuts between characters", () => {
    assert.equal(quoted("\u0000\u0001", 6), '"\\u0000…"');
    assert.equal(quoted("a\\\\b", 4), '"a\\\\…"');
    assert.equal(quoted("ab\u{1f600}", 3), '"ab…"');
  });

  it("is a JSON text of the beginning, no longer than it may be, whatever it is given", () => {
    const property = fc.property(fc.string({ unit: "binary" }), fc.nat(30), (text, most) => {
      const shown = JSON.parse(quoted(text, most)) as string;
      assert.ok(quoted(text, most).length <= most + 3);
      assert.ok(shown === text || text.startsWith(shown.slice(0, -1)));
      assert.ok(shown === text || shown.endsWith("…"));
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});

describe("shortened", () => {
  it("leaves a short text, and cuts a long one", () => {
    assert.equal(shortened("Steps[0].Name"), "Steps[0].Name");
    assert.equal(shortened("abcdef", 4), "abcd…");
  });
});
