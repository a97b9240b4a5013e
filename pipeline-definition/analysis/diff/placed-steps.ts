import { isJsonObject, type JsonObject, type PipelineDefinition } from "../../document/definition";
import { formatPath } from "../../document/path";
import { allSteps, dependency, stepsReadBy, withoutBranches, type Branch } from "../../document/steps";
import { depthOf } from "../../document/walk";

/** A step of one of two documents, with what comparing it needs. Told apart by identity: names may stand twice. */
export interface ComparedStep {
  /** Its name, or where it stands when it has none. */
  readonly name: string;
  /** Its type as it stands, or "no type". */
  readonly type: string;
  /** What belongs to the step itself: no name, no branches, no members that hold nothing. */
  readonly content: JsonObject;
  /** The steps that it reads from or waits for, by name. */
  readonly needs: readonly string[];
  readonly place: Place | undefined;
}

/** The branch that a step stands in. */
export interface Place {
  readonly condition: string;
  readonly branch: Branch;
}

/** One of two documents. */
export interface ComparedDocument {
  readonly document: JsonObject;
  readonly steps: readonly ComparedStep[];
  /** The first step of each name. */
  readonly stepNamed: ReadonlyMap<string, ComparedStep>;
}

/** Deeper than SageMaker's reader goes; comparing calls itself once a level. */
const DEEPEST = 1_000;

/** Whether a value is an object that can be compared: it is not deeper than a thousand levels. */
export const isReadable = (value: unknown): value is JsonObject =>
  isJsonObject(value) && depthOf(value) <= DEEPEST;

/** The members of an object without those that say as much as if they were not there. */
export const withoutEmpty = (value: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, member]) =>
        member !== null &&
        member !== undefined &&
        !(typeof member === "object" && Object.keys(member).length === 0),
    ),
  );

const waitedFor = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(dependency).filter((name) => name !== undefined) : [];

const readSteps = (document: JsonObject): readonly ComparedStep[] =>
  allSteps(document as unknown as PipelineDefinition).map(({ step, path, parent }) => {
    const own = withoutBranches(step) as unknown as JsonObject;
    const { Name: name, ...content } = own;
    const { Type: type } = own;
    return {
      name: typeof name === "string" ? name : formatPath(path),
      type: typeof type === "string" ? type : "no type",
      content: withoutEmpty(content),
      needs: [...new Set([...stepsReadBy(step), ...waitedFor(own["DependsOn"])])],
      place: parent && { condition: String(parent.condition), branch: parent.branch },
    };
  });

/** Takes any value: one that cannot be read counts as a document without steps. */
export const readDocument = (value: unknown): ComparedDocument => {
  const document = isReadable(value) ? value : {};
  const steps = readSteps(document);
  const stepNamed = new Map<string, ComparedStep>();
  for (const step of steps) if (!stepNamed.has(step.name)) stepNamed.set(step.name, step);
  return { document, steps, stepNamed };
};

/** The steps so that each comes after those that it needs; steps that need each other come last, in document order. */
export const inOrderOfNeed = ({ steps, stepNamed }: ComparedDocument): readonly ComparedStep[] => {
  const missing = new Map<ComparedStep, number>();
  const neededBy = new Map<ComparedStep, ComparedStep[]>();
  for (const step of steps) {
    const needs = step.needs.flatMap((name) => stepNamed.get(name) ?? []);
    missing.set(step, needs.length);
    for (const need of needs) neededBy.set(need, [...(neededBy.get(need) ?? []), step]);
  }
  const ordered = steps.filter((step) => missing.get(step) === 0);
  for (const step of ordered) {
    for (const next of neededBy.get(step) ?? []) {
      const left = (missing.get(next) ?? 0) - 1;
      missing.set(next, left);
      if (left === 0) ordered.push(next);
    }
  }
  const done = new Set(ordered);
  return [...ordered, ...steps.filter((step) => !done.has(step))];
};
