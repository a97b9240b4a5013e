import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pipelineGraph } from "../../../pipeline-definition/analysis/graph";
import { toMermaid } from "../../../pipeline-definition/analysis/graph-mermaid";
import { findWorkflow, workflowInputs } from "../../../scripts/command-line/workflow-lookup";

/** Parameters whose default the place of the pipeline decides. */
const PLACED: readonly string[] = ["SourceUrl"];

describe("Iris README", () => {
  const readme = readFileSync(path.join(__dirname, "../../../workflows/iris/README.md"), "utf8");
  const workflow = findWorkflow("iris");
  const document = workflow.define(workflowInputs(workflow));

  it("lists the parameters as the definition declares them", () => {
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (String|Integer|Float) +\| (?:`(.+?)`|_.+_) +\|/gm)];
    assert.deepEqual(
      rows.map(([, name = "", type = "", value]) => ({ name, type, value })),
      (document.Parameters ?? []).map(({ Name, Type, DefaultValue }) => ({
        name: Name,
        type: Type,
        value: PLACED.includes(Name) ? undefined : String(DefaultValue),
      })),
    );
  });

  it("shows the graph of the workflow as it is", () => {
    const shown = /```mermaid\n([^]*?)```/.exec(readme)?.[1] ?? "";
    assert.equal(shown.trim(), toMermaid(pipelineGraph(document)).trim());
  });
});
