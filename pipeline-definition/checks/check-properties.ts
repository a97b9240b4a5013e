import { isExpression, isJsonObject } from "../document/definition";
import { nameHint, nearestName, quotedList } from "../document/nearest-name";
import type { PropertyPath, Reference } from "../document/references";
import { ARGUMENTS } from "./argument-shapes";
import {
  objectsAt,
  type DefinitionReading,
  type HeldReference,
  type StepReading,
} from "./definition-reading";
import { problem, type Problem } from "./problem";
import { closed, text, type Shape } from "./shape";
import { STEP_TYPES } from "./step-types";

type PropertyReference = Extract<Reference, { readonly kind: "property" }>;
type PropertyFileReference = Extract<Reference, { readonly kind: "propertyFile" }>;

/** Lists whose elements a path finds by name, and how messages call them. */
const KEYED_LISTS = [
  { types: ["Processing"], way: ["ProcessingOutputConfig", "Outputs"], member: "OutputName", word: "output" },
  { types: ["Processing"], way: ["ProcessingInputs"], member: "InputName", word: "input" },
  { types: ["Lambda", "Callback"], way: ["OutputParameters"], member: "OutputName", word: "output" },
] as const;

type KeyedList = (typeof KEYED_LISTS)[number];

/** The names that a step declares in a list; undefined when one of them is not known before the run. */
const declaredNames = (
  { step, args, type }: StepReading,
  { way, member }: KeyedList,
): readonly string[] | undefined => {
  const holder = type === "Processing" ? args : step;
  const names = objectsAt(holder, ...way).map(([, item]) => item[member]);
  return names.some(isExpression)
    ? undefined
    : names.filter((name): name is string => typeof name === "string");
};

const holderOf = ({ holder }: HeldReference): string => holder?.subject ?? "the definition";

const checkKey = (held: HeldReference, { property, path }: PropertyReference, target: StepReading) => {
  for (const keyed of KEYED_LISTS) {
    if (!(keyed.types as readonly unknown[]).includes(target.type)) continue;
    const fits = keyed.way.every((name, i) => {
      const part = property[i];
      return part !== undefined && "member" in part && part.member === name;
    });
    const key = property[keyed.way.length];
    if (!fits || key === undefined || !("key" in key)) continue;
    const names = declaredNames(target, keyed);
    if (names === undefined || names.includes(key.key)) continue;
    const message = `${holderOf(held)} reads ${keyed.word} ${JSON.stringify(key.key)} of ${target.subject}, which declares ${quotedList(names)}.`;
    const hint = names.length === 0 ? `Declare the ${keyed.word}.` : "Use one of these names.";
    return [problem("undeclared-output", path, message, hint)];
  }
  return [];
};

const MODEL_ARTIFACTS = closed({ S3ModelArtifacts: text() });

/** What stands under the first member of a property, where we know it. */
const shapeUnder = (member: string, { type }: StepReading): Shape | undefined => {
  if (type === "Training" && member === "ModelArtifacts") return MODEL_ARTIFACTS;
  const args = ARGUMENTS.get(type ?? "");
  return args && new Map(Object.entries({ ...args.required, ...args.optional })).get(member);
};

interface Fault {
  readonly what: string;
  readonly hint: string;
}

/** Follows a path into a shape as far as the shape is known. */
const followPath = (shape: Shape, [part, ...rest]: PropertyPath): Fault | undefined => {
  if (shape.kind === "anything") return undefined;
  if (part === undefined) {
    const whole =
      shape.kind === "list" ? "a whole list" : shape.kind === "object" ? "a whole object" : undefined;
    return whole === undefined ? undefined : { what: `which is ${whole}`, hint: "Name one value inside it." };
  }
  if (shape.kind === "list") {
    return "member" in part
      ? { what: "which looks into a list", hint: "Name the element: [0], or ['name'] where it has a name." }
      : followPath(shape.of, rest);
  }
  if (shape.kind === "map") return undefined;
  if (shape.kind !== "object")
    return { what: "which looks into a plain value", hint: "Take the rest of the path off." };
  if (!("member" in part))
    return { what: "which looks into an object as if it were a list", hint: "Name a member." };
  const known = { ...shape.required, ...shape.optional };
  const next = Object.hasOwn(known, part.member) ? known[part.member] : undefined;
  if (next !== undefined) return followPath(next, rest);
  // An API that is newer than our table may have the member.
  if (!shape.closed && nearestName(part.member, Object.keys(known)) === undefined) return undefined;
  return {
    what: `where "${part.member}" does not exist`,
    hint: nameHint(part.member, Object.keys(known), ""),
  };
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
  const [first, ...rest] = reference.property;
  const known = STEP_TYPES.get(target.type ?? "")?.properties;
  // Waiting for a fail step is refused as such.
  if (first === undefined || !("member" in first) || known === undefined || target.type === "Fail") return [];
  const reads = `${holderOf(held)} reads "${writePath(reference.property)}" of ${target.subject}`;
  if (!known.includes(first.member)) {
    const message = `${reads}; a step of type "${target.type ?? ""}" has no property "${first.member}".`;
    return [problem("unknown-property", reference.path, message, nameHint(first.member, known, ""))];
  }
  const shape = shapeUnder(first.member, target);
  const fault = shape && followPath(shape, rest);
  if (fault === undefined) return checkKey(held, reference, target);
  return [problem("unknown-property", reference.path, `${reads}, ${fault.what}.`, fault.hint)];
};

const isJsonGetSource = ({ path }: PropertyFileReference): boolean =>
  path.at(-1) === "PropertyFile" && path.at(-2) === "Std:JsonGet";

const checkPropertyFile = (held: HeldReference, reference: PropertyFileReference, target: StepReading) => {
  const holder = holderOf(held);
  if (!isJsonGetSource(reference)) {
    const message = `${holder} uses property file ${JSON.stringify(reference.file)} outside Std:JsonGet.`;
    const hint = 'Read a value from it: {"Std:JsonGet":{"PropertyFile":…,"Path":…}}.';
    return [problem("misplaced-property-file", reference.path, message, hint)];
  }
  const names = objectsAt(target.step, "PropertyFiles").map(([, file]) => file["PropertyFileName"]);
  if (names.includes(reference.file)) return [];
  const declared = names.filter((name): name is string => typeof name === "string");
  const message = `${holder} reads property file ${JSON.stringify(reference.file)} of ${target.subject}, which declares ${quotedList(declared)}.`;
  const hint =
    declared.length === 0 ? 'Declare it in "PropertyFiles" of a processing step.' : "Use one of these names.";
  return [problem("undeclared-property-file", reference.path, message, hint)];
};

/** A property file names an output that its step has. */
const checkPropertyFileOutputs = (step: StepReading): readonly Problem[] => {
  if (step.type !== "Processing") return [];
  const outputs = declaredNames(step, KEYED_LISTS[0]);
  return objectsAt(step.step, "PropertyFiles").flatMap(([i, file]) => {
    const { PropertyFileName, OutputName } = file;
    if (outputs === undefined || typeof OutputName !== "string" || outputs.includes(OutputName)) return [];
    const message = `Property file ${JSON.stringify(PropertyFileName)} of ${step.subject} is in output ${JSON.stringify(OutputName)}, but the step declares ${quotedList(outputs)}.`;
    const hint =
      outputs.length === 0 ? 'Declare the output in "ProcessingOutputConfig".' : "Use one of these names.";
    return [
      problem(
        "property-file-output-missing",
        [...step.path, "PropertyFiles", i, "OutputName"],
        message,
        hint,
      ),
    ];
  });
};

/** What a step reads from another one is something that the other one has. */
export const checkProperties = ({ references, stepNamed, steps }: DefinitionReading): readonly Problem[] => [
  ...steps.flatMap(checkPropertyFileOutputs),
  ...references.flatMap((held) => {
    const { reference } = held;
    if (reference.kind !== "property" && reference.kind !== "propertyFile") return [];
    const target = stepNamed.get(reference.step);
    // A target whose arguments are no object has been reported as such.
    if (target === undefined || !isJsonObject(target.step["Arguments"] ?? {})) return [];
    return reference.kind === "property"
      ? checkProperty(held, reference, target)
      : checkPropertyFile(held, reference, target);
  }),
];
