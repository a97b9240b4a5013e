import type { PipelineGraph } from "./graph";

/**
 * A graph as one JSON object, for programs that draw or search it themselves: `name`; `nodes`, each with `name`,
 * `type` (null when the document lacks the step) and, in a branch, `parent` with its `condition` and `branch`;
 * `edges`, each with `from`, `to`, `kind`, for a branch its `label`, and `implied`.
 */
export const toJson = ({ nodes, edges }: PipelineGraph, name: string): string => {
  const typed = nodes.map(({ name: step, type = null, ...node }) => ({ name: step, type, ...node }));
  return `${JSON.stringify({ name, nodes: typed, edges }, null, 2)}\n`;
};
