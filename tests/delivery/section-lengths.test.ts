import assert from "node:assert/strict";
import { pipelineSections } from "../../delivery/pipeline-section";
import { readPreview } from "../../delivery/preview";
import { deliveryReport } from "../../delivery/report";
import { resourceSection } from "../../delivery/resource-section";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { cannedStep, churn } from "./canned-preview";

const ASSUMED = { minutesPerJob: 10, measuredMinutes: {}, runsPerMonth: 30 };

const chain = (length: number): PipelineDefinition =>
  ({
    Version: "2020-12-01",
    Parameters: [],
    Steps: Array.from({ length }, (_, i) => ({
      ...{ Name: `S${String(i)}`, Type: "Fail", Arguments: { ErrorMessage: "" } },
      DependsOn: i === 0 ? [] : [`S${String(i - 1)}`],
    })),
  }) as unknown as PipelineDefinition;

const sectionsOf = (before: PipelineDefinition, after?: PipelineDefinition) =>
  pipelineSections(
    deliveryReport({
      stacks: [],
      pipelines: [{ name: "p", before, ...(after && { after }) }],
      assumptions: ASSUMED,
    }).pipelines,
  ).map(({ versions }) => versions[0] ?? "");

describe("the lengths of sections", () => {
  it("draw a graph only when Mermaid takes as many edges", () => {
    const [small = ""] = sectionsOf(chain(499), chain(500));
    assert.match(small, /```mermaid/);
    const [large = ""] = sectionsOf(chain(519), chain(520));
    assert.doesNotMatch(large, /```mermaid/);
    assert.match(large, /_The graph is too large for GitHub to draw\._/);
  });

  it("say of a removed pipeline no more than that", () => {
    assert.deepEqual(sectionsOf(churn.before), ["### Pipeline `p`: removed"]);
  });

  it("name the first fifty resources that would be lost, and count the others", () => {
    const steps = Array.from({ length: 70 }, (_, i) =>
      cannedStep("delete", "aws:s3/bucket:Bucket", `bucket-${String(i)}`, { before: {} }),
    );
    const stacks = [{ stack: "dev", preview: readPreview({ steps }) }];
    const [section] = resourceSection(deliveryReport({ stacks, pipelines: [], assumptions: ASSUMED }));
    const rows = (section?.versions ?? []).map((text) => [...text.matchAll(/^\| 🔴 dev/gm)].length);
    assert.deepEqual(rows, [70, 70, 50, 0]);
    assert.match(section?.versions[2] ?? "", /20 more that would be lost are left out/);
  });
});
