import assert from "node:assert/strict";
import { compared, rowOf, settingOf, type Row } from "./scenario";
import { scenarioTable } from "./scenario-table";

const row = (more: Partial<Row>): Row => ({
  ...{ engine: "test", stack: "dev", scenario: "create" },
  ...{ expected: [], touched: [], ok: true, problems: [] },
  ...more,
});

describe("the table of scenarios", () => {
  it("counts what each scenario touched, and the rows that are as expected", () => {
    const touched = ["create a", "create b", "replace c"];
    assert.equal(
      scenarioTable([row({ touched }), row({ stack: "prod", scenario: "no change" })]),
      "ok    test    dev      create                        2 create, 1 replace\n" +
        "ok    test    prod     no change                     nothing\n" +
        "2 of 2 as expected\n",
    );
  });

  it("says why a row fails, each of two equal steps for itself", () => {
    const failed = row({
      expected: ["create a", "create b"],
      touched: ["create a", "create a"],
      ok: false,
      problems: ["First.\nSecond."],
    });
    assert.equal(
      scenarioTable([failed]),
      "FAIL  test    dev      create                        2 create\n" +
        "        First.\n        Second.\n" +
        "        expected, not done: create b\n        done, not expected: create a\n" +
        "0 of 1 as expected\n",
    );
  });

  it("does not drown the other rows in one that fails altogether", () => {
    const expected = Array.from({ length: 12 }, (_, number) => `create ${String(number)}`);
    assert.match(scenarioTable([row({ expected, ok: false })]), /create 9\n {8}and 2 more: see --json\n/);
  });
});

describe("a row", () => {
  const setting = settingOf("dev", 1);
  const played = (expected: string[], touched: string[], problems: string[] = []) =>
    rowOf({ name: "x", play: () => Promise.resolve({ expected, touched, problems }) }, setting);

  it("is as expected in any order, but with everything once", async () => {
    assert.equal((await played(["a", "b"], ["b", "a"])).ok, true);
    assert.equal((await played(["a"], ["a", "a"])).ok, false);
    assert.equal((await played(["a"], ["a"], ["Not well."])).ok, false);
  });

  it("that cannot be played fails, and says why", async () => {
    const name = "x";
    const { ok, problems } = await rowOf({ name, play: () => Promise.reject(new Error("No.")) }, setting);
    assert.deepEqual([ok, problems], [false, ["No."]]);
  });
});

describe("a row of the pulumi command", () => {
  const touched = ["create a", "create a"];
  it("is as expected when the test engine touched the same", () => {
    assert.deepEqual(
      compared(row({ engine: "pulumi", touched }), row({ touched })),
      row({ engine: "pulumi", touched }),
    );
  });

  it("fails when one of the two engines did more", () => {
    const { ok, problems } = compared(row({ touched }), row({ touched: ["create a", "delete b"] }));
    assert.equal(ok, false);
    assert.deepEqual(problems, ["The test engine does not create a.", "Only the test engine does delete b."]);
  });

  it("stays failed", () => {
    assert.equal(compared(row({ touched, ok: false }), row({ touched })).ok, false);
  });
});
