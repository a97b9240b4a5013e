import { isExpression, isJsonObject, type JsonObject } from "../document/definition";
import { quotedList } from "../document/nearest-name";
import { formatPath, type DocumentPath } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { MEMBER_CHOICES, type ChoiceOfMembers } from "./member-choices";
import { problem, type Problem } from "./problem";
import { isSet, placesAt } from "./value-at";

interface Holder {
  readonly holder: JsonObject;
  readonly path: DocumentPath;
}

const checkHolder = (
  { members, rule }: ChoiceOfMembers,
  { holder, path }: Holder,
  step: StepReading,
): readonly Problem[] => {
  const { subject } = step;
  const inStep = path.slice(step.path.length + 1);
  const names = (keys: readonly string[], conjunction: "and" | "or"): string =>
    quotedList(
      keys.map((key) => formatPath([...inStep, key])),
      conjunction,
    );
  const present = members.filter((key) => isSet(holder, key));
  const absent = members.filter((key) => !isSet(holder, key));
  if (rule === "all or none") {
    if (present.length === 0 || absent.length === 0) return [];
    const message = `${subject} has ${names(present, "and")}, but lacks ${names(absent, "and")}.`;
    return [problem("missing-member", path, message, "They go together: add it, or take out the other.")];
  }
  if (present.length === 0 && rule !== "at most one") {
    const message = `${subject} lacks ${names(members, "or")}.`;
    const hint = members.length === 1 ? "Add it." : "Add one of them.";
    return [problem("missing-member", path, message, hint)];
  }
  if (present.length < 2 || rule === "at least one") return [];
  const message = `${subject} has ${names(present, "and")}, which exclude each other.`;
  return [problem("conflicting-members", path, message, "Keep one of them.")];
};

const checkStep = (step: StepReading): readonly Problem[] =>
  (MEMBER_CHOICES.get(step.type ?? "") ?? []).flatMap((choice) => {
    if (!isJsonObject(step.step["Arguments"])) return [];
    if (choice.unless !== undefined && isSet(step.args, choice.unless)) return [];
    // What stands there instead of an object has been reported as such.
    return placesAt(step.args, choice.at, [...step.path, "Arguments"]).flatMap(({ value, path }) =>
      isJsonObject(value) && !isExpression(value) ? checkHolder(choice, { holder: value, path }, step) : [],
    );
  });

/** Members that exclude each other, need each other or replace each other are given as SageMaker wants them. */
export const checkMemberChoices = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap(checkStep);
