import type { PipelineDefinition } from "../../document/definition";
import { edges, type Edge } from "../../document/steps";
import type { NameTokens } from "./diff-values";
import type { ComparedDocument } from "./placed-steps";

/** An edge that only one of the documents has, with the names of that document. */
export interface EdgeDiff extends Edge {
  readonly status: "added" | "removed";
}

const edgesOf = ({ document }: ComparedDocument): readonly Edge[] =>
  edges(document as unknown as PipelineDefinition).filter(
    ({ from, to }) => typeof from === "string" && typeof to === "string",
  );

const keyed = (list: readonly Edge[], token: (name: string) => string): ReadonlyMap<string, Edge> =>
  new Map(
    list.map((edge) => [JSON.stringify([token(edge.from), token(edge.to), edge.kind, edge.branch]), edge]),
  );

/** What steps wait for others now, and no longer do; a renaming of steps makes no difference. */
export const diffEdges = (
  before: ComparedDocument,
  after: ComparedDocument,
  names: NameTokens,
): readonly EdgeDiff[] => {
  const old = keyed(edgesOf(before), names.before);
  const current = keyed(edgesOf(after), names.after);
  return [
    ...[...current]
      .filter(([key]) => !old.has(key))
      .map(([, edge]) => ({ ...edge, status: "added" as const })),
    ...[...old]
      .filter(([key]) => !current.has(key))
      .map(([, edge]) => ({ ...edge, status: "removed" as const })),
  ];
};
