import type { DefinitionReading, StepReading } from "./definition-reading";
import { nameHint } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import { problem, type Problem } from "./problem";
import { isSet, objectAt, placesAt } from "./value-at";

const ENTITIES: ReadonlyMap<unknown, readonly [list: string, member: string]> = new Map([
  ["Action", ["Actions", "ActionName"]],
  ["Artifact", ["Artifacts", "ArtifactName"]],
  ["Context", ["Contexts", "ContextName"]],
]);

/** The literal names of one kind that a step makes; undefined when some are known at run time only. */
const namesMade = ({ args }: StepReading, type: unknown): readonly string[] | undefined => {
  const [list, member] = ENTITIES.get(type) ?? [];
  if (list === undefined || member === undefined) return undefined;
  const names = placesAt(args, [list, "*"]).map(({ value }) => objectAt(value)[member]);
  const literal = names.filter((name): name is string => typeof name === "string");
  const known = names.every((name) => typeof name === "string" || name === undefined || name === null);
  return known ? literal : undefined;
};

const checkStep = (step: StepReading): readonly Problem[] => {
  const madeOf = new Map([...ENTITIES.keys()].map((type) => [type, namesMade(step, type)]));
  const base = [...step.path, "Arguments"];
  return ["Source", "Destination"].flatMap((end) =>
    placesAt(step.args, ["Associations", "*", end], base).flatMap(({ value, path }) => {
      const entity = objectAt(value);
      const { Name, Type } = entity;
      const made = madeOf.get(Type);
      if (typeof Name !== "string" || typeof Type !== "string" || made === undefined || made.includes(Name))
        return [];
      if (isSet(entity, "Arn")) return [];
      const kind = Type.toLowerCase();
      const message = `${step.subject} associates ${kind} ${quoted(Name)}, which it does not make.`;
      const hint = nameHint(Name, made, 'Make it in this step, or name what exists by "Arn".');
      return [problem("unknown-entity", [...path, "Name"], message, hint)];
    }),
  );
};

/** Associations by name join what their own step makes; SageMaker looks nowhere else. */
export const checkLineage = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => (step.type === "Lineage" ? checkStep(step) : []));
