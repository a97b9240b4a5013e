import { isJsonObject } from "./definition";
import type { DocumentPath } from "./path";

/** One value inside a document, the member or list position that holds it, and the value around it. */
export interface DocumentNode {
  readonly value: unknown;
  readonly key?: string | number;
  readonly parent?: DocumentNode;
}

const childrenOf = (node: DocumentNode): DocumentNode[] => {
  const { value } = node;
  if (Array.isArray(value)) return value.map((item: unknown, key) => ({ value: item, key, parent: node }));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, item]) => ({ value: item, key, parent: node }));
};

/** Every value inside a value, itself first, in document order. Works without recursion, so depth cannot break it. */
export function* nodesOf(value: unknown): Generator<DocumentNode> {
  const todo: DocumentNode[] = [{ value }];
  for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
    yield node;
    for (const child of childrenOf(node).reverse()) todo.push(child);
  }
}

/** Where a node stands, below the place of the value that the walk began with. */
export const pathOf = (node: DocumentNode, start: DocumentPath = []): DocumentPath => {
  const parts: (string | number)[] = [];
  for (let at: DocumentNode | undefined = node; at?.key !== undefined; at = at.parent) parts.push(at.key);
  return [...start, ...parts.reverse()];
};

/** How many lists and objects stand around the deepest value. A plain value has depth 0. */
export const depthOf = (value: unknown): number => {
  let depth = 0;
  let level: unknown[] = [value];
  for (;;) {
    const next: unknown[] = [];
    for (const item of level) {
      if (Array.isArray(item)) for (const child of item as unknown[]) next.push(child);
      else if (isJsonObject(item)) for (const child of Object.values(item)) next.push(child);
    }
    if (next.length === 0) return depth;
    depth += 1;
    level = next;
  }
};
