import type { Finding, Grant, Listing } from "./finding";
import { covers, widest } from "./pattern";
import { allow, type Conditions, type Statement } from "./policy-document";

/** One action on one resource. */
interface Atom {
  readonly purpose: string;
  readonly action: string;
  readonly resource: string;
  readonly conditions: Conditions | undefined;
}

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
};

const conditionKey = ({ conditions }: Atom): string => JSON.stringify(conditions ?? {});

const atomsOf = ({ purpose, actions, resources, conditions }: Grant): readonly Atom[] =>
  actions.flatMap((action) => resources.map((resource) => ({ purpose, action, resource, conditions })));

/** The atoms of a group that no other one of it covers. */
const widestAtoms = (same: readonly Atom[]): readonly Atom[] => {
  const left = new Set(widest(same.map(({ resource }) => resource)));
  return same.filter(({ resource }) => left.delete(resource));
};

/**
 * Leaves out what another atom allows already: the same action on more, under the same conditions or under none.
 */
const needed = (atoms: readonly Atom[]): readonly Atom[] =>
  groupBy(atoms, ({ action }) => action).flatMap((same) => {
    const free = same.filter(({ conditions }) => conditions === undefined);
    const bound = same.filter(
      (atom) =>
        atom.conditions !== undefined && !free.some(({ resource }) => covers(resource, atom.resource)),
    );
    return [free, ...groupBy(bound, conditionKey)].flatMap(widestAtoms);
  });

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const oneOrMore = (texts: readonly string[]): string | readonly string[] =>
  texts.length === 1 ? (texts[0] ?? "") : texts;

/** Statements of one purpose: resources with the same actions and conditions stand together. */
const statementsOf = (atoms: readonly Atom[]): readonly Statement[] => {
  const byResource = groupBy(atoms, (atom) => `${atom.resource} ${conditionKey(atom)}`);
  const actionsOf = (group: readonly Atom[]) => unique(group.map(({ action }) => action)).toSorted();
  const together = groupBy(
    byResource,
    (group) => `${actionsOf(group).join()} ${group[0] === undefined ? "" : conditionKey(group[0])}`,
  );
  return together.flatMap((groups) => {
    const [first] = groups.flat();
    if (first === undefined) return [];
    const resources = unique(groups.flat().map(({ resource }) => resource));
    return [
      allow(first.purpose, oneOrMore(actionsOf(groups[0] ?? [])), oneOrMore(resources), first.conditions),
    ];
  });
};

const listingStatements = (listings: readonly Listing[]): readonly Statement[] =>
  groupBy(listings, ({ bucketArn }) => bucketArn).flatMap((same) => {
    const prefixes = widest(same.map(({ prefix }) => prefix));
    const [first] = same;
    return first === undefined
      ? []
      : [
          allow("ListObjects", "s3:ListBucket", first.bucketArn, {
            StringLike: { "s3:prefix": oneOrMore(prefixes) },
          }),
        ];
  });

/** Numbers Sids that stand more than once: IAM wants each to be unique. */
const numbered = (statements: readonly Statement[]): readonly Statement[] => {
  const seen = new Map<string, number>();
  return statements.map((statement) => {
    const count = (seen.get(statement.Sid) ?? 0) + 1;
    seen.set(statement.Sid, count);
    return count === 1 ? statement : { ...statement, Sid: `${statement.Sid}${String(count)}` };
  });
};

/**
 * The statements of one role: the fewest and narrowest that allow all its grants. No action, resource or statement
 * of them is there without need.
 */
export const roleStatements = (findings: readonly Finding[]): readonly Statement[] => {
  const grants = findings.filter((finding) => finding.kind === "grant");
  const listings = findings.filter((finding) => finding.kind === "listing");
  const byPurpose = groupBy(needed(grants.flatMap(atomsOf)), ({ purpose }) => purpose);
  return numbered([...listingStatements(listings), ...byPurpose.flatMap(statementsOf)]);
};
