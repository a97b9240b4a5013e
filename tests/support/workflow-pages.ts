import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pipelineGraph } from "../../pipeline-definition/analysis/graph";
import { toSvg } from "../../pipeline-definition/analysis/graph-svg";
import { allSteps } from "../../pipeline-definition/document/steps";
import { findWorkflow, workflowInputs } from "../../scripts/command-line/workflow-lookup";

const ROOT = path.resolve(__dirname, "../..");

/** Parameters whose default the deployment sets. */
const PLACED: readonly string[] = ["InputData", "EndpointName", "RawData", "NewSurveys", "SourceUrl"];

/** Holds a workflow's README page to its definition: steps, parameters, input URI and the picture of its graph. */
export const describeWorkflowPage = (name: string): void => {
  describe(`${name} README`, () => {
    const readme = readFileSync(path.join(ROOT, "workflows", name, "README.md"), "utf8");
    const workflow = findWorkflow(name);
    const document = workflow.define(workflowInputs(workflow));
    const rows = [...readme.matchAll(/^\| `(\w+)` +\| (\w+) +\|(?: (?:`(.+?)`|_.+?_) +\|)?/gm)];
    const types = ["String", "Integer", "Float", "Boolean"];

    it("lists the steps as the definition has them", () => {
      const steps = allSteps(document).map(({ step }) => `${step.Name} ${step.Type}`);
      const listed = rows.map(([, step = "", kind = ""]) => `${step} ${kind}`);
      assert.deepEqual(
        listed.filter((line) => !types.some((type) => line.endsWith(` ${type}`))).sort(),
        steps.sort(),
      );
    });

    it("lists the parameters as the definition declares them, in its order", () => {
      const listed = rows
        .filter(([, , type = ""]) => types.includes(type))
        .map(([, parameter, type, value]) => ({ parameter, type, value }));
      const declared = (document.Parameters ?? []).map(({ Name, Type, DefaultValue }) => ({
        parameter: Name,
        type: Type,
        value: PLACED.includes(Name) ? undefined : String(DefaultValue),
      }));
      assert.deepEqual(listed, declared);
    });

    it("names the URI that --input stands in for", () => {
      assert.ok(readme.includes(`--input ${workflow.sampleInputs.inputData}=PATH`));
    });

    it("shows the graph as it is", async () => {
      const picture = `docs/pictures/${name}.svg`;
      assert.ok(readme.includes(`](../../${picture})`));
      const drawn = await toSvg(pipelineGraph(document), { title: `Pipeline ${name}` });
      assert.equal(readFileSync(path.join(ROOT, picture), "utf8").trim(), drawn.trim());
    });
  });
};
