import { membersOf, propertiesShape } from "../api-model/api-shapes";
import { isJsonObject } from "../document/definition";
import { nameHint, quotedList } from "../document/nearest-name";
import { quoted, shortened } from "../document/quoted";
import type { PropertyPath, Reference } from "../document/references";
import { declaredCount, declaredNames, keyedListOf, type KeyedList } from "./declared-names";
import type { DefinitionReading, HeldReference, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { followProperty } from "./property-shape";

type PropertyReference = Extract<Reference, { readonly kind: "property" }>;

const holderOf = ({ holder }: HeldReference): string => holder?.subject ?? "the definition";

const checkPosition = (
  held: HeldReference,
  { path }: PropertyReference,
  target: StepReading,
  list: KeyedList,
  position: number,
): readonly Problem[] => {
  const count = declaredCount(target, list);
  if (position < count) return [];
  const message = `${holderOf(held)} reads ${list.word} [${String(position)}] of ${target.subject}, which declares ${String(count)}.`;
  const hint =
    count === 0 ? `Declare the ${list.word}.` : "Positions begin with [0]; or name it, such as ['train'].";
  return [problem("undeclared-output", path, message, hint)];
};

const checkName = (
  held: HeldReference,
  reference: PropertyReference,
  target: StepReading,
): readonly Problem[] => {
  const { property, path } = reference;
  const keyed = keyedListOf(target.type, property);
  if (keyed === undefined) return [];
  const { list, name } = keyed;
  if (typeof name === "number") return checkPosition(held, reference, target, list, name);
  const names = declaredNames(target, list);
  if (names === undefined || names.includes(name)) return [];
  const message = `${holderOf(held)} reads ${list.word} ${quoted(name)} of ${target.subject}, which declares ${quotedList(names)}.`;
  const hint = names.length === 0 ? `Declare the ${list.word}.` : "Use one of these names.";
  return [problem("undeclared-output", path, message, hint)];
};

const writePath = (property: PropertyPath): string =>
  property
    .map((part) =>
      "member" in part ? `.${part.member}` : "key" in part ? `['${part.key}']` : `[${String(part.index)}]`,
    )
    .join("")
    .slice(1);

const checkProperty = (
  held: HeldReference,
  reference: PropertyReference,
  target: StepReading,
): readonly Problem[] => {
  const { type = "" } = target;
  const root = propertiesShape(type);
  const [first] = reference.property;
  // Waiting for a fail step is refused as such.
  if (root === undefined || type === "Fail" || first === undefined || !("member" in first)) return [];
  const reads = `${holderOf(held)} reads "${shortened(writePath(reference.property))}" of ${target.subject}`;
  const known = membersOf(root);
  if (!Object.hasOwn(known, first.member)) {
    const message = `${reads}; a step of type "${type}" has no property ${quoted(first.member)}.`;
    const hint = nameHint(first.member, Object.keys(known), "");
    return [problem("unknown-property", reference.path, message, hint)];
  }
  const end = followProperty(type, reference.property);
  if (end === undefined || "shape" in end) return checkName(held, reference, target);
  return [problem("unknown-property", reference.path, `${reads}, ${end.what}.`, end.hint)];
};

/** What a step reads from another one is something that the other one has. */
export const checkProperties = ({ references, stepNamed }: DefinitionReading): readonly Problem[] =>
  references.flatMap((held) => {
    const { reference } = held;
    if (reference.kind !== "property") return [];
    const target = stepNamed.get(reference.step);
    // A target whose arguments are no object has been reported as such.
    if (target === undefined || !isJsonObject(target.step["Arguments"] ?? {})) return [];
    return checkProperty(held, reference, target);
  });
