import { permissions } from "../pipeline-definition/analysis/permissions/permissions";
import type { Conditions, Statement } from "../pipeline-definition/analysis/permissions/policy-document";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";

/** Conditions under which something is allowed: one of these, each with all of its keys. */
export type Limits = readonly Conditions[];

/** Actions that a role may do on a resource, or no longer, or under other conditions. */
export interface PermissionChange {
  readonly kind: "added" | "removed" | "changed";
  /** ARN of the role, or `pipeline` for the pipeline's own. */
  readonly role: string;
  readonly actions: readonly string[];
  readonly resource: string;
  /** Empty when there was no such permission. */
  readonly before: Limits;
  /** Empty when there is none. */
  readonly after: Limits;
}

/** The least that a policy allows at a time: one action on one resource. */
interface Atom {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
  readonly limits: readonly Conditions[];
}

const listOf = (value: string | readonly string[] = []): readonly string[] =>
  typeof value === "string" ? [value] : value;

const atomsIn = (role: string, { Action, Resource, Condition = {} }: Statement): readonly Atom[] =>
  listOf(Action).flatMap((action) =>
    listOf(Resource).map((resource) => ({ role, action, resource, limits: [Condition] })),
  );

/** What a document needs, by role, action and resource. */
const atomsOf = (document: PipelineDefinition | undefined): ReadonlyMap<string, Atom> => {
  const atoms = new Map<string, Atom>();
  for (const { role, policy } of document === undefined ? [] : permissions(document)) {
    for (const atom of policy.Statement.flatMap((statement) => atomsIn(role, statement))) {
      const key = JSON.stringify([role, atom.action, atom.resource]);
      atoms.set(key, { ...atom, limits: [...(atoms.get(key)?.limits ?? []), ...atom.limits] });
    }
  }
  return atoms;
};

const textOf = (limits: Limits): string =>
  limits
    .map((one) => JSON.stringify(one))
    .sort()
    .join();

const changeOf = (old: Atom | undefined, current: Atom | undefined): readonly PermissionChange[] => {
  const atom = current ?? old;
  if (atom === undefined) return [];
  const [before, after] = [old?.limits ?? [], current?.limits ?? []];
  if (textOf(before) === textOf(after)) return [];
  const kind = old === undefined ? "added" : current === undefined ? "removed" : "changed";
  return [{ kind, role: atom.role, actions: [atom.action], resource: atom.resource, before, after }];
};

/** Puts together what differs only in the action. */
const grouped = (changes: readonly PermissionChange[]): readonly PermissionChange[] => {
  const groups = new Map<string, PermissionChange>();
  for (const change of changes) {
    const { actions, ...rest } = change;
    const key = JSON.stringify(rest);
    groups.set(key, { ...rest, actions: [...(groups.get(key)?.actions ?? []), ...actions] });
  }
  return [...groups.values()];
};

/**
 * In what the permissions differ that the roles of two documents need, action by action, however the statements are
 * cut. A document that is undefined needs none.
 */
export const permissionChanges = (
  before: PipelineDefinition | undefined,
  after: PipelineDefinition | undefined,
): readonly PermissionChange[] => {
  const [old, current] = [atomsOf(before), atomsOf(after)];
  return grouped(
    [...new Set([...current.keys(), ...old.keys()])].flatMap((key) =>
      changeOf(old.get(key), current.get(key)),
    ),
  );
};

/** How many single permissions of a kind there are. */
export const countOf = (changes: readonly PermissionChange[], kind: PermissionChange["kind"]): number =>
  changes.reduce((all, one) => all + (one.kind === kind ? one.actions.length : 0), 0);
