import assert from "node:assert/strict";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { loadDefinition } from "../../scripts/command-line/workflow-lookup";
import { withCopy } from "../support/program-copy";
import { definitionOf, OBJECT, PIPELINE } from "../support/pulumi-definition";
import { runProgram } from "../support/pulumi-program";

const EXAMPLE = path.resolve(__dirname, "../../docs/examples/own-workflow.ts");

describe("the workflow of docs/own-workflow.md", () => {
  /** The program with a folder more, and nothing else changed. */
  const withExample = <T>(task: (folder: string) => Promise<T>): Promise<T> =>
    withCopy((folder) => {
      const place = path.join(folder, "workflows/own");
      // Who follows the page has a workflow of that name.
      rmSync(place, { recursive: true, force: true });
      mkdirSync(place);
      cpSync(EXAMPLE, path.join(place, "pipeline.ts"));
      return task(folder);
    });

  it("is found by its folder, and the checks have nothing to say", () =>
    withExample((folder) => {
      const { document, problems } = loadDefinition("own", path.join(folder, "workflows"));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        document?.Steps.map(({ Name }) => Name),
        ["Train"],
      );
      return Promise.resolve();
    }));

  it("is deployed when the stack names it, though it has no code of its own", () =>
    withExample(async (folder) => {
      const run = await runProgram({ stack: "dev", config: { workflow: "own" }, folder });
      assert.equal(run.only(PIPELINE).inputs["pipelineName"], "own-dev");
      assert.deepEqual(
        run.all(OBJECT).map(({ name }) => name),
        ["own-dev-table.csv"],
      );
      assert.deepEqual(run.warnings, []);
      assert.match(definitionOf(run), /"Name":"Train"/);
    }));
});
