import assert from "node:assert/strict";
import { edit, withCopy } from "../support/program-copy";
import { rowOf, settingOf, type Row } from "./scenario";
import { SCENARIOS } from "./scenarios";

const played = async (name: string, setting: ReturnType<typeof settingOf>): Promise<Row> => {
  const scenario = SCENARIOS.find((one) => one.name === name);
  assert.ok(scenario !== undefined, name);
  return rowOf(scenario, setting);
};

describe("the scenarios", function () {
  this.timeout(180_000);

  it("are eight, each with a name of its own", () => {
    assert.equal(new Set(SCENARIOS.map(({ name }) => name)).size, 8);
  });

  describe("of stack dev", () => {
    const setting = settingOf("dev", 1);
    for (const name of ["first preview", "create", "no change", "destroy"]) {
      it(`hold: ${name}`, async () => {
        const { expected, touched, problems, ok } = await played(name, setting);
        assert.deepEqual({ touched, problems }, { touched: expected, problems: [] });
        assert.ok(ok);
      });
    }
  });

  it("see a definition that is another one at every run", () =>
    withCopy(async (folder) => {
      const pipeline = "workflows/adult-census/pipeline.ts";
      edit(folder, pipeline, 'description: "', 'description: `${String(Date.now())} ` + "');
      const row = await played("no change", settingOf("dev", 1, folder));
      assert.equal(row.ok, false);
      assert.match(row.touched.join("\n"), /^update .*aws:sagemaker\/pipeline:Pipeline::adult-census-dev$/m);
      assert.match(
        row.problems.join("\n"),
        /^Run 1 registers other bytes for .*Pipeline::adult-census-dev\.$/m,
      );
    }));

  it("see a program that does not run", () =>
    withCopy(async (folder) => {
      edit(folder, "index.ts", "const stack =", 'throw new Error("a defect");\nconst stack =');
      const row = await played("no change", settingOf("dev", 1, folder));
      assert.equal(row.ok, false);
      assert.equal(row.problems[0], "The program ended with exit code 32.");
      assert.match(row.problems.join("\n"), /a defect/);
    }));

  it("see a stack that gives up what holds its state", () =>
    withCopy(async (folder) => {
      edit(folder, "components/stateful.ts", "({ protect,", "({ protect: false,");
      const row = await played("destroy", settingOf("prod", 1, folder));
      assert.equal(row.ok, false);
      assert.ok(
        row.problems.some((problem) =>
          /^No error names .*aws:ecr\/repository:Repository::.*-jobs\.$/.test(problem),
        ),
      );
    }));
});
