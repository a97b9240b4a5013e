import { isJsonObject, type JsonObject } from "../document/definition";
import { quotedList } from "../document/nearest-name";
import { ARGUMENTS, FORBIDDEN_ARGUMENTS, MEMBER_CHOICES, type ChoiceOfMembers } from "./argument-shapes";
import { checkShape } from "./check-shape";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

const isSet = (value: JsonObject, key: string): boolean =>
  Object.hasOwn(value, key) && value[key] !== null && value[key] !== undefined;

const checkForbidden = ({ type, args, subject, path }: StepReading): readonly Problem[] =>
  Object.entries(FORBIDDEN_ARGUMENTS.get(type ?? "") ?? {}).flatMap(([key, hint]) =>
    isSet(args, key)
      ? [
          problem(
            "forbidden-argument",
            [...path, "Arguments", key],
            `${subject} gives "${key}", which pipelines refuse in a step of type "${type ?? ""}".`,
            hint,
          ),
        ]
      : [],
  );

const checkChoice = (rule: ChoiceOfMembers, { args, subject, path }: StepReading): readonly Problem[] => {
  if (rule.unless !== undefined && isSet(args, rule.unless)) return [];
  let at: unknown = args;
  for (const key of rule.at) at = isJsonObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
  // What stands there instead of an object has been reported as such.
  if (!isJsonObject(at)) return [];
  const holder = at;
  const present = rule.members.filter((key) => isSet(holder, key));
  const place = [...path, "Arguments", ...rule.at];
  const names = (keys: readonly string[], conjunction: "and" | "or"): string =>
    quotedList(
      keys.map((key) => [...rule.at, key].join(".")),
      conjunction,
    );
  if (present.length === 0) {
    const lacking = `${subject} lacks ${names(rule.members, "or")}.`;
    return [
      problem("missing-member", place, lacking, rule.members.length === 1 ? "Add it." : "Add one of them."),
    ];
  }
  if (!rule.exactly || present.length === 1) return [];
  const both = `${subject} has ${names(present, "and")}, which exclude each other.`;
  return [problem("conflicting-members", place, both, "Keep one of them.")];
};

/** @see the failure `ProfilerConfig is not allowed to have fields when disabled`, which only the job reports */
const checkProfiler = ({ type, args, subject, path }: StepReading): readonly Problem[] => {
  const config = args["ProfilerConfig"];
  if (type !== "Training" || !isJsonObject(config) || config["DisableProfiler"] !== true) return [];
  if (Object.keys(config).length === 1) return [];
  const message = `${subject} switches the profiler off and configures it too.`;
  const hint = 'Keep "DisableProfiler" alone in "ProfilerConfig".';
  return [problem("conflicting-members", [...path, "Arguments", "ProfilerConfig"], message, hint)];
};

const checkStepArguments = (step: StepReading, { parameters }: DefinitionReading): readonly Problem[] => {
  const { type, subject, path } = step;
  const shape = ARGUMENTS.get(type ?? "");
  if (shape === undefined || !isJsonObject(step.step["Arguments"])) return [];
  const forbidden = FORBIDDEN_ARGUMENTS.get(type ?? "") ?? {};
  const args = Object.fromEntries(
    Object.entries(step.args).filter(([key]) => !Object.hasOwn(forbidden, key)),
  );
  const place = { subject, path: [...path, "Arguments"], skip: path.length + 1, parameters };
  return [
    ...checkShape(shape, args, place),
    ...checkForbidden(step),
    ...(MEMBER_CHOICES.get(type ?? "") ?? []).flatMap((rule) => checkChoice(rule, step)),
    ...checkProfiler(step),
  ];
};

/**
 * The arguments of steps fit AWS's request: required members, types, lengths, counts, and parameters only where
 * their type is taken. Types other than those in our table get no look at their arguments.
 */
export const checkArguments = (reading: DefinitionReading): readonly Problem[] =>
  reading.steps.flatMap((step) => checkStepArguments(step, reading));
