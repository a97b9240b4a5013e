import { diffMarkdown } from "../pipeline-definition/analysis/diff/diff-markdown";
import { differenceSummary, predictionSummary } from "../pipeline-definition/analysis/diff/diff-words";
import { code } from "../pipeline-definition/analysis/diff/markdown-text";
import type { Section } from "./fit-sections";
import { markedGraph } from "./marked-graph";
import type { PipelineReport } from "./report";

/** GitHub draws no larger ones: these are Mermaid's own limits on characters and edges. */
const LARGEST_GRAPH = 50_000;
const MOST_EDGES = 500;

const isTooLarge = (graph: string): boolean =>
  graph.length > LARGEST_GRAPH || [...graph.matchAll(/^ {2}s\d+ -/gm)].length > MOST_EDGES;

const graphLines = ({ after, diff }: PipelineReport): readonly string[] => {
  if (after === undefined) return [];
  const graph = markedGraph(after, diff);
  if (isTooLarge(graph)) return ["", "_The graph is too large for GitHub to draw._"];
  return [
    "",
    "```mermaid",
    graph.trimEnd(),
    "```",
    "",
    "<sub>Thick orange: changed. Dashed green: added. Pale: its result comes from the cache.</sub>",
  ];
};

const wordsOf = ({ before, after }: PipelineReport): string => {
  if (before === undefined) return "a new pipeline";
  return after === undefined ? "removed" : "";
};

/** What changes in each pipeline, step by step, and what its next execution runs again. */
export const pipelineSections = (pipelines: readonly PipelineReport[]): readonly Section[] =>
  pipelines.map((report) => {
    const { name, diff, after } = report;
    const words = wordsOf(report);
    const heading = `### Pipeline ${code(name)}${words === "" ? "" : `: ${words}`}`;
    if (diff.same) return { versions: [`${heading}\n\nNo difference.`], patience: 5 };
    if (after === undefined) return { versions: [heading], patience: 5 };
    const graph = graphLines(report);
    const table = diffMarkdown({ before: "before", after: "after", diff });
    const short = `${differenceSummary(diff)}.\n\nNext execution: ${predictionSummary(diff)}.`;
    const versions = [
      [heading, "", table.trimEnd(), ...graph],
      [heading, "", table.trimEnd(), "", "_Too long for a comment: the graph is left out._"],
      [heading, "", short, ...graph, "", "_Too long for a comment: the steps are left out._"],
      [heading, "", short, "", "_Too long for a comment: the steps and the graph are left out._"],
    ];
    return { versions: versions.map((lines) => lines.join("\n")), patience: 5 };
  });
