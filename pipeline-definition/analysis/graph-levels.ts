import type { PipelineGraph } from "./graph";

/** The level of each step when every step stands one below the last that it waits for. The first level is 0. */
const levelsOf = ({ nodes, edges }: PipelineGraph): ReadonlyMap<string, number> => {
  const level = new Map(nodes.map(({ name }) => [name, 0]));
  // As many rounds as there are steps are enough for any graph without a cycle, and end on any other.
  for (let round = 0, moved = true; moved && round < nodes.length; round += 1) {
    moved = false;
    for (const { from, to } of edges) {
      const below = (level.get(from) ?? 0) + 1;
      if (below <= (level.get(to) ?? 0) || below > nodes.length) continue;
      level.set(to, below);
      moved = true;
    }
  }
  return level;
};

/** How many steps stand on each level when every step stands one below the last that it waits for. */
export const levelSizes = (graph: PipelineGraph): readonly number[] => {
  const sizes: number[] = [];
  for (const depth of levelsOf(graph).values()) sizes[depth] = (sizes[depth] ?? 0) + 1;
  return Array.from(sizes, (size) => size ?? 0);
};

/** How many levels all edges together pass: what Graphviz's time grows with, faster than in proportion. */
export const levelsPassed = (graph: PipelineGraph): number => {
  const level = levelsOf(graph);
  return graph.edges.reduce(
    (sum, { from, to }) => sum + Math.abs((level.get(to) ?? 0) - (level.get(from) ?? 0)),
    0,
  );
};
