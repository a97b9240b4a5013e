import assert from "node:assert/strict";
import { readDefaultTags } from "../../components/default-tags";

describe("default tags", () => {
  it("are what the provider gives to every resource", () => {
    assert.deepEqual(readDefaultTags('{"tags":{"owner":"ml-platform","env":"dev"}}'), {
      owner: "ml-platform",
      env: "dev",
    });
  });

  it("are text, also where YAML made numbers of them", () => {
    assert.deepEqual(readDefaultTags('{"tags":{"cost-center":4711}}'), { "cost-center": "4711" });
  });

  for (const text of [undefined, "", "{", "null", '{"tags":null}', '{"tags":{"a":{}}}']) {
    it(`are none in ${String(text)}`, () => {
      assert.deepEqual(readDefaultTags(text), {});
    });
  }
});
