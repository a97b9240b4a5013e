import type { DefinitionDiff } from "../pipeline-definition/analysis/diff/diff-definitions";
import { pipelineGraph } from "../pipeline-definition/analysis/graph";
import { toMermaid } from "../pipeline-definition/analysis/graph-mermaid";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";

/** How a step is marked: by its line, since its fill tells its type. */
const MARKS = {
  added: "stroke:#1a7f37,stroke-width:4px,stroke-dasharray:6 3",
  changed: "stroke:#d4720b,stroke-width:4px",
  cached: "opacity:0.45",
} as const;

type Mark = keyof typeof MARKS;

const marksOf = (diff: DefinitionDiff, name: string): readonly Mark[] => {
  const step = diff.steps.find((one) => one.name === name && one.status !== "removed");
  return [
    ...(step?.status === "added" || step?.status === "changed" ? [step.status] : []),
    ...(step?.next?.verdict === "from cache" ? ["cached" as const] : []),
  ];
};

/** The Mermaid drawing of the new document, with what changed and what comes from the cache marked. */
export const markedGraph = (document: PipelineDefinition, diff: DefinitionDiff): string => {
  const graph = pipelineGraph(document);
  const marked = graph.nodes.flatMap(({ name }, i) => {
    const styles = marksOf(diff, name).map((mark) => MARKS[mark]);
    return styles.length === 0 ? [] : [`  style s${String(i)} ${styles.join(",")}`];
  });
  return [toMermaid(graph).trimEnd(), ...marked, ""].join("\n");
};
