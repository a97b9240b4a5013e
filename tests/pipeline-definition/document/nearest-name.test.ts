import assert from "node:assert/strict";
import { nameHint, nearestName, quotedList } from "../../../pipeline-definition/document/nearest-name";

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
});

describe("nameHint", () => {
  it("asks, lists, or says that there is none", () => {
    assert.equal(nameHint("Roundz", ["Rounds", "Seed"], ""), 'Did you mean "Rounds"?');
    assert.equal(nameHint("X", ["Rounds", "Seed"], ""), 'Use one of "Rounds" and "Seed".');
    assert.equal(nameHint("X", [], "Declare it."), "Declare it.");
  });
});
