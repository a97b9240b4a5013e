import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";
import { FIRST_USE_MILLISECONDS, runPython } from "../../support/image-python";

const FOLDER = path.join(__dirname, "../../../workflows/adult-census");

describe("adult-census README", () => {
  const readme = readFileSync(path.join(FOLDER, "README.md"), "utf8");
  const workflow = findWorkflow("adult-census");

  it("lists the parameters as the definition declares them", () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\w+) +\| (?:`(.+?)`|_.+?_) +\|/gm)];
    const documented = rows
      .map(([, name = "", type = "", value]) => ({ name, type, value }))
      .filter(({ type }) => ["String", "Integer", "Float", "Boolean"].includes(type));
    const { Parameters = [] } = workflow.define(workflowInputs(workflow));
    const declared = Parameters.map(({ Name, Type, DefaultValue }) => ({
      name: Name,
      type: Type,
      value: Name === "InputData" ? undefined : String(DefaultValue),
    }));
    assert.deepEqual(documented, declared);
  });

  it("names the URI that --input stands in for", () => {
    assert.ok(readme.includes(`--input ${workflow.sampleInputs.inputData}=PATH`));
  });

  it("shows a record that the encoder takes", async function () {
    this.timeout(FIRST_USE_MILLISECONDS);
    const record = /```json\n(.*?)```/s.exec(readme)?.[1] ?? "";
    const code = path.join(FOLDER, "code");
    const stdout = await runPython(
      [path.join(code, "encoder.py"), path.join(code, "categories.json")],
      record,
    );
    const row = stdout.trim().split(",").map(Number);
    assert.deepEqual([row.length, row.slice(0, 4)], [102, [39, 2174, 0, 40]]);
  });
});
