import assert from "node:assert/strict";
import { formatPath } from "../../../pipeline-definition/document/path";
import { depthOf, nodesOf, pathOf } from "../../../pipeline-definition/document/walk";

describe("nodesOf", () => {
  it("gives every value in document order, with its place below a start", () => {
    const nodes = [...nodesOf({ a: [1, { b: null }], c: "x" })];
    assert.deepEqual(
      nodes.map((node) => formatPath(pathOf(node, ["Steps", 0]))),
      ["Steps[0]", "Steps[0].a", "Steps[0].a[0]", "Steps[0].a[1]", "Steps[0].a[1].b", "Steps[0].c"],
    );
  });
});

describe("depthOf", () => {
  it("counts lists and objects around the deepest value", () => {
    assert.equal(depthOf("x"), 0);
    assert.equal(depthOf({}), 0);
    assert.equal(depthOf({ a: 1, b: [[2]] }), 3);
  });
});
