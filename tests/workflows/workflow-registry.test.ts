import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadWorkflow, workflowNames } from "../../workflows/workflow-registry";

describe("the registry of workflows", () => {
  let folder = "";

  const write = (name: string, text: string): void => {
    mkdirSync(path.join(folder, "workflows", name), { recursive: true });
    writeFileSync(path.join(folder, "workflows", name, "pipeline.ts"), text);
  };

  const refuses = (name: string, message: string, hint: string): void => {
    assert.throws(() => loadWorkflow(name, path.join(folder, "workflows")), {
      name: "WorkflowError",
      message,
      hint,
    });
  };

  const ALL = "The workflows are: churn, list, moved, nameless, throwing.";

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "registry-"));
    write("churn", 'exports.workflow = { name: "churn", define: () => ({}) };');
    write("moved", 'exports.workflow = { name: "churn", define: () => ({}) };');
    write("nameless", "exports.other = 1;");
    write("list", "exports.workflow = null;");
    write("throwing", 'throw new Error("loaded");');
    write("../outside", 'exports.workflow = { name: "../outside", define: () => ({}) };');
    mkdirSync(path.join(folder, "workflows/functions"));
    writeFileSync(path.join(folder, "workflows/pipeline.ts"), "");
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("names the folders that hold a pipeline, and loads none of them", () => {
    assert.deepEqual(workflowNames(path.join(folder, "workflows")), [
      "churn",
      "list",
      "moved",
      "nameless",
      "throwing",
    ]);
  });

  it("loads the one that is asked for", () => {
    const { name, define } = loadWorkflow("churn", path.join(folder, "workflows"));
    assert.deepEqual([name, typeof define], ["churn", "function"]);
  });

  it("has every workflow of the repository", () => {
    const names = workflowNames();
    assert.ok(names.includes("adult-census"), names.join(", "));
    assert.deepEqual(
      names.map((name) => loadWorkflow(name).name),
      names,
    );
  });

  it("says what to do about a name that is none, and loads nothing outside its folder", () => {
    refuses("chrun", 'There is no workflow "chrun".', `Did you mean "churn"? ${ALL}`);
    for (const name of ["", ".", "..", "../outside", "functions", path.join(folder, "outside")])
      refuses(name, `There is no workflow "${name}".`, ALL);
  });

  it("says when a file exports no workflow", () => {
    for (const name of ["nameless", "list"]) {
      refuses(
        name,
        `Workflow "${name}" exports no workflow.`,
        `Export "workflow" with a "define" function from workflows/${name}/pipeline.ts.`,
      );
    }
  });

  it("says when a workflow has another name than its folder", () => {
    refuses(
      "moved",
      'Workflow "moved" calls itself "churn".',
      'Write name: "moved" in workflows/moved/pipeline.ts, or rename the folder.',
    );
  });
});
