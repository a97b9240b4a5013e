import assert from "node:assert/strict";
import { TestStore } from "../fake-run";

describe("what the store keeps of things with a Describe call", () => {
  let files: TestStore;
  beforeEach(() => (files = new TestStore()));
  afterEach(() => files.close());

  it("adds a thing once, whatever its letters: names that differ in capitals share an ARN", () => {
    const { store } = files;
    assert.equal(store.addDescription("Endpoint", "arn:live", "Live", undefined, { Version: 1 }), true);
    assert.equal(store.addDescription("Endpoint", "arn:live", "live", undefined, { Version: 2 }), false);
    assert.deepEqual(store.description("Endpoint", "Live"), { Version: 1 });
  });

  it("lists a kind in the order of making, and forgets what is removed", () => {
    const { store } = files;
    for (const name of ["b", "a"])
      store.addDescription("Model", `arn:${name}`, name, undefined, { Name: name });
    store.addDescription("Endpoint", "arn:e", "e", "arn:execution", { Name: "e" });
    assert.deepEqual(store.descriptions("Model"), [{ Name: "b" }, { Name: "a" }]);
    store.removeDescription("arn:b");
    assert.deepEqual(store.descriptions("Model"), [{ Name: "a" }]);
    assert.equal(store.description("Model", "b"), undefined);
  });
});
