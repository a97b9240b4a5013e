import assert from "node:assert/strict";
import fc from "fast-check";
import {
  covers,
  isOpen,
  literally,
  widest,
} from "../../../../pipeline-definition/analysis/permissions/pattern";

describe("patterns of IAM", () => {
  const cases: readonly (readonly [wide: string, narrow: string, covers: boolean])[] = [
    ["a/*", "a/b", true],
    ["a/*", "a/*/c", true],
    ["a/*/c*", "a/*/x/c/*", true],
    ["a*b*c", "aXbYc", true],
    ["a*b*c", "acb", false],
    ["a/*/c", "a/*", false],
    ["a/b", "a/*", false],
    ["*", "anything", true],
    ["a${*}", "a*", false],
    ["a*", "a${*}", true],
    ["a${*}", "ab", false],
  ];
  for (const [wide, narrow, expected] of cases) {
    it(`${wide} ${expected ? "covers" : "does not cover"} ${narrow}`, () => {
      assert.equal(covers(wide, narrow), expected);
    });
  }

  it("write wildcards that are meant literally so that IAM takes them literally", () => {
    assert.equal(literally("a*b?c${d}"), "a${*}b${?}c${$}{d}");
    assert.deepEqual([isOpen(literally("a*b")), isOpen("a*b")], [false, true]);
  });

  it("keep one of several that cover each other, and each that no other covers", () => {
    assert.deepEqual(widest(["a/b", "a/*", "a/*", "c", "a/b/c"]), ["a/*", "c"]);
  });

  it("cover only what matches, whatever the patterns are", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (wide, narrow) => {
        const sample = narrow.replaceAll("*", "aab");
        const pattern = new RegExp(`^${wide.replaceAll("*", ".*")}$`);
        return !covers(wide, narrow) || pattern.test(sample);
      }),
      { numRuns: 1000 },
    );
  });
});
