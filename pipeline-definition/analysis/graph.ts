import { type PipelineDefinition } from "../document/definition";
import { allSteps, edges, type Branch, type Edge, type PlacedStep } from "../document/steps";

/** How far a step has come, for drawing. `NotTaken`: it stands in the branch that was not chosen. */
export type NodeState =
  "Succeeded" | "Failed" | "Stopped" | "Stopping" | "Executing" | "Starting" | "NotStarted" | "NotTaken";

/** States by step name. A step without an entry is drawn plain. */
export type NodeStates = ReadonlyMap<string, NodeState>;

export interface GraphNode {
  readonly name: string;
  /** The step's type; undefined when a step is waited for that the document does not contain. */
  readonly type: string | undefined;
  /** The condition step whose branch holds this step. */
  readonly parent?: { readonly condition: string; readonly branch: Branch };
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "data" | "order" | "branch";
  /** For a branch: what the condition has to be. */
  readonly label?: "true" | "false";
  /**
   * It also follows from other edges, so it is drawn in the background: the order from a longer way through the
   * graph, the branch from a step of the same branch that this one needs.
   */
  readonly implied: boolean;
}

/** What `graph` and the report draw: every step of a document and why it waits for which other. */
export interface PipelineGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const RANK = { branch: 0, data: 1, order: 2 } as const;

/** One edge between two steps: the one that says most. */
const strongest = (all: readonly Edge[]): readonly Edge[] => {
  const byEnds = new Map<string, Edge>();
  for (const edge of all) {
    const ends = JSON.stringify([edge.from, edge.to]);
    const other = byEnds.get(ends);
    if (other === undefined || RANK[edge.kind] < RANK[other.kind]) byEnds.set(ends, edge);
  }
  return [...byEnds.values()];
};

const followers = (all: readonly Edge[]): ReadonlyMap<string, readonly string[]> => {
  const next = new Map<string, string[]>();
  for (const { from, to } of all) next.set(from, [...(next.get(from) ?? []), to]);
  return next;
};

/** Whether `to` can be reached from `from` by way of another step. */
const hasDetour = (next: ReadonlyMap<string, readonly string[]>, { from, to }: Edge): boolean => {
  const todo = (next.get(from) ?? []).filter((name) => name !== to);
  const seen = new Set<string>([from, ...todo]);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    for (const follower of next.get(name) ?? []) {
      if (follower === to) return true;
      if (!seen.has(follower)) todo.push(follower);
      seen.add(follower);
    }
  }
  return false;
};

const isName = (value: unknown): value is string => typeof value === "string";

const nodeOf = ({ step, parent }: PlacedStep): GraphNode => ({
  name: step.Name,
  type: isName(step.Type) ? step.Type : "no type",
  ...(parent === undefined || !isName(parent.condition) ? {} : { parent }),
});

/** Whether the step needs another one of its own branch: that one shows which branch it is. */
const followsInBranch = (
  { to, from, branch }: Edge,
  needed: ReadonlyMap<string, readonly string[]>,
  nodes: ReadonlyMap<string, GraphNode>,
): boolean =>
  (needed.get(to) ?? []).some((name) => {
    const parent = nodes.get(name)?.parent;
    return parent?.condition === from && parent.branch === branch && name !== to;
  });

/**
 * The graph of a document. Two steps have at most one edge: a branch says more than data, data more than
 * order. Steps that are waited for but missing become nodes without type. Takes malformed documents too: steps
 * without a name are left out.
 */
export const pipelineGraph = (document: PipelineDefinition): PipelineGraph => {
  const placed = allSteps(document).filter(({ step }) => isName(step.Name));
  const nodes = new Map(placed.map((item) => [item.step.Name, nodeOf(item)]));
  const kept = strongest(edges(document).filter(({ from, to }) => isName(from) && isName(to)));
  const next = followers(kept);
  const needed = followers(
    kept.filter(({ kind }) => kind !== "branch").map(({ from, to, kind }) => ({ from: to, to: from, kind })),
  );
  const missing = new Set(kept.map((edge) => edge.from).filter((name) => !nodes.has(name)));
  return {
    nodes: [...nodes.values(), ...[...missing].map((name) => ({ name, type: undefined }))],
    edges: kept.map(({ branch, ...edge }) => ({
      ...edge,
      implied:
        branch === undefined ? hasDetour(next, edge) : followsInBranch({ ...edge, branch }, needed, nodes),
      ...(branch === undefined ? {} : { label: branch === "IfSteps" ? "true" : "false" }),
    })),
  };
};
