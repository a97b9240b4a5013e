import {
  isJsonObject,
  type JsonObject,
  type ParameterType,
  type PipelineDefinition,
} from "../document/definition";
import { quoted } from "../document/quoted";
import { findReferences, formatPath, type DocumentPath, type Reference } from "../document/references";
import { allSteps, withoutBranches, type Branch, type PlacedStep } from "../document/steps";

/** A step as the checks read it: every member may be missing or of the wrong type in the document. */
export interface StepReading {
  /** Undefined when the document gives none. */
  readonly name: string | undefined;
  /** How a sentence names it: `step "Train"`. */
  readonly subject: string;
  readonly type: string | undefined;
  readonly step: JsonObject;
  /** Empty when the document gives none. */
  readonly args: JsonObject;
  readonly path: DocumentPath;
  /** The branches around the step, outermost first, each as `<condition>/<branch>`. */
  readonly branches: readonly BranchReading[];
}

export interface BranchReading {
  readonly condition: string;
  readonly branch: Branch;
}

/** A reference and the step it stands in; undefined for what stands outside all steps. */
export interface HeldReference {
  readonly reference: Reference;
  readonly holder: StepReading | undefined;
}

/** A document taken apart once for all checks. Never throws, whatever the document holds. */
export interface DefinitionReading {
  readonly document: JsonObject;
  /** The declared parameters, the first of each name, and their types: String where none is given. */
  readonly parameters: ReadonlyMap<string, ParameterType | undefined>;
  /** Their defaults, of whatever type. */
  readonly defaults: ReadonlyMap<string, unknown>;
  readonly steps: readonly StepReading[];
  /** The first step of each name. */
  readonly stepNamed: ReadonlyMap<string, StepReading>;
  readonly references: readonly HeldReference[];
}

/** The objects of a list with their positions; what is no object is passed over. */
export const objectsIn = (value: unknown): readonly (readonly [number, JsonObject])[] =>
  Array.isArray(value)
    ? value.flatMap((item: unknown, i) => (isJsonObject(item) ? [[i, item] as const] : []))
    : [];

/** The objects of a list that stands some members deep. Empty when the way leads nowhere. */
export const objectsAt = (
  value: unknown,
  ...way: readonly string[]
): readonly (readonly [number, JsonObject])[] =>
  objectsIn(
    way.reduce<unknown>(
      (at, key) => (isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined),
      value,
    ),
  );

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const PARAMETER_TYPES: readonly unknown[] = ["String", "Integer", "Float", "Boolean"];

const readParameters = (document: JsonObject): DefinitionReading["parameters"] => {
  const found = new Map<string, ParameterType | undefined>();
  for (const [, { Name, Type }] of objectsIn(document["Parameters"])) {
    // A type that does not exist is reported as such, and says nothing about where the parameter fits.
    const type = PARAMETER_TYPES.includes(Type) ? (Type as ParameterType) : undefined;
    if (typeof Name === "string" && !found.has(Name))
      found.set(Name, Type === undefined || Type === null ? "String" : type);
  }
  return found;
};

const readDefaults = (document: JsonObject): ReadonlyMap<string, unknown> =>
  new Map(
    objectsIn(document["Parameters"]).flatMap(([, { Name, DefaultValue }]) =>
      typeof Name === "string" ? [[Name, DefaultValue] as const] : [],
    ),
  );

const readStep = ({ step, path }: PlacedStep, branches: readonly BranchReading[]): StepReading => {
  const raw = step as unknown as JsonObject;
  const name = text(raw["Name"]);
  return {
    name,
    subject: `step ${quoted(name ?? formatPath(path))}`,
    type: text(raw["Type"]),
    step: raw,
    args: isJsonObject(raw["Arguments"]) ? raw["Arguments"] : {},
    path,
    branches,
  };
};

const readSteps = (document: JsonObject): readonly StepReading[] => {
  const branchesAt = new Map<string, readonly BranchReading[]>();
  return allSteps(document as unknown as PipelineDefinition).map((placed) => {
    const { path, parent } = placed;
    // A step of a branch stands at <condition>.Arguments.<branch>[i].
    const holder = formatPath(path.slice(0, -3));
    const around = branchesAt.get(holder) ?? [];
    // A name may be missing, or anything else than text.
    const condition = text(parent?.condition) ?? holder;
    const branches = parent === undefined ? [] : [...around, { condition, branch: parent.branch }];
    branchesAt.set(formatPath(path), branches);
    return readStep(placed, branches);
  });
};

const readReferences = (document: JsonObject, steps: readonly StepReading[]): readonly HeldReference[] => {
  const outside = Object.entries(document)
    .filter(([key]) => key !== "Steps")
    .flatMap(([key, value]) => findReferences(value, [key]))
    .map((reference) => ({ reference, holder: undefined }));
  const inside = steps.flatMap((holder) =>
    findReferences(withoutBranches(holder.step as never), holder.path).map((reference) => ({
      reference,
      holder,
    })),
  );
  return [...outside, ...inside];
};

export const readDefinition = (document: JsonObject): DefinitionReading => {
  const steps = readSteps(document);
  const stepNamed = new Map<string, StepReading>();
  for (const step of steps) {
    if (step.name !== undefined && !stepNamed.has(step.name)) stepNamed.set(step.name, step);
  }
  return {
    document,
    parameters: readParameters(document),
    defaults: readDefaults(document),
    steps,
    stepNamed,
    references: readReferences(document, steps),
  };
};
