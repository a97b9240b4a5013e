import assert from "node:assert/strict";
import { parseJsonPath } from "../../../pipeline-definition/document/json-path";

describe("parseJsonPath", () => {
  const paths: readonly (readonly [string, readonly (string | number)[] | undefined])[] = [
    ["metrics.accuracy.value", ["metrics", "accuracy", "value"]],
    ["folds[0].loss", ["folds", 0, "loss"]],
    ["a['b.c'][\"d\"]", ["a", "b.c", "d"]],
    ["[1][2]", [1, 2]],
    ["$.a", ["a"]],
    ["$[0]", [0]],
    ["validation:loss", ["validation:loss"]],
    ["", []],
    ["a..b", undefined],
    ["a.", undefined],
    [".a", undefined],
    ["a[0]b", undefined],
    ["a[-1]", undefined],
    ["a[*]", undefined],
    ["a['b]", undefined],
  ];
  for (const [text, parts] of paths) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseJsonPath(text), parts);
    });
  }
});
