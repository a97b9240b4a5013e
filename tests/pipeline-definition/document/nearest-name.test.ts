import assert from "node:assert/strict";
import fc from "fast-check";
import { nameHint, nearestName, quotedList } from "../../../pipeline-definition/document/nearest-name";

/** Insertions, deletions, replacements and swaps of neighbours between two texts, by the definition itself. */
const edits = (a: string, b: string): number => {
  if (a === "" || b === "") return a.length + b.length;
  const replaced = edits(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  const isSwap = a.length > 1 && a[0] === b[1] && a[1] === b[0];
  const swapped = isSwap ? edits(a.slice(2), b.slice(2)) + 1 : Infinity;
  return Math.min(replaced, swapped, edits(a.slice(1), b) + 1, edits(a, b.slice(1)) + 1);
};

describe("nearestName", () => {
  const names = ["train", "test", "validation"];

  it("finds what was meant", () => {
    assert.equal(nearestName("trian", names), "train");
    assert.equal(nearestName("VALIDATON", names), "validation");
    assert.equal(nearestName("Test", names), "test");
  });

  it("finds nothing where nothing is near", () => {
    assert.equal(nearestName("evaluate", names), undefined);
    assert.equal(nearestName("x", []), undefined);
    assert.equal(nearestName("t".repeat(5_000), names), undefined);
  });

  it("counts an insert, a delete, a replacement and a swap as one edit each, wherever they stand", () => {
    const near = [
      "Xabcdef",
      "abcXdef",
      "abcdefX",
      "bcdef",
      "abdef",
      "abcde",
      "Xbcdef",
      "abXdef",
      "bacdef",
      "abdcef",
    ];
    assert.deepEqual(
      near.filter((name) => nearestName(name, ["abcdef"]) === undefined),
      [],
    );
    assert.equal(nearestName("badcfe", ["abcdef"]), undefined);
    assert.equal(nearestName("badcef", ["abcdef"]), "abcdef");
  });

  it("finds exactly what is at most a third of its letters away", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const allowed = Math.max(1, Math.floor(Math.max(one.length, other.length) / 3));
        assert.equal(nearestName(one, [other]), edits(one, other) <= allowed ? other : undefined);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes the nearest of several, the first of equals", () => {
    assert.equal(nearestName("Step-16", ["Step-1", "Step-17", "Step-26", "Stepp-6", "Step-1"]), "Step-1");
    assert.equal(nearestName("aa", ["aaa", "AA"]), "AA");
    assert.equal(nearestName("abcdef", ["abcxyf", "abcdxf", "abcdex"]), "abcdxf");
  });

  it("does not search where thousands are known", () => {
    const many = Array.from({ length: 1_001 }, (_, i) => `name-${String(i)}`);
    assert.equal(nearestName("naem-7", many), undefined);
    assert.equal(nearestName("naem-7", many.slice(1)), "name-7");
  });
});

describe("quotedList", () => {
  it("reads as a sentence lists names", () => {
    assert.equal(quotedList([]), "none");
    assert.equal(quotedList(["a"]), '"a"');
    assert.equal(quotedList(["a", "b", "c"]), '"a", "b" and "c"');
    assert.equal(quotedList(["a", "b"], "or"), '"a" or "b"');
  });

  it("cuts a long list", () => {
    const names = Array.from({ length: 14 }, (_, i) => String(i));
    assert.match(quotedList(names), /"11" and 2 more$/);
  });

  it("shows fewer names when they are long, and none of them whole when it is too long", () => {
    const names = Array.from({ length: 5 }, (_, i) => `${String(i)}${"x".repeat(110)}`);
    assert.match(quotedList(names), /"2x{110}" and 2 more$/);
    assert.equal(quotedList(["y".repeat(5_000)]), `"${"y".repeat(120)}…"`);
  });
});

describe("nameHint", () => {
  it("asks, lists, or says that there is none", () => {
    assert.equal(nameHint("Roundz", ["Rounds", "Seed"], ""), 'Did you mean "Rounds"?');
    assert.equal(nameHint("X", ["Rounds", "Seed"], ""), 'Use one of "Rounds" and "Seed".');
    assert.equal(nameHint("X", [], "Declare it."), "Declare it.");
  });
});
