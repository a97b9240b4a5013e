import { quoted, shortened } from "../document/quoted";
import { formatPath, type DocumentPath } from "../document/references";
import { objectsAt, objectsIn, type DefinitionReading, type StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

/** For steps and parameters alike; AWS's API allows longer parameter names, its schema does not. */
const NAME = /^[A-Za-z0-9\-_]{1,64}$/;

interface NamedPlace {
  readonly name: string;
  readonly path: DocumentPath;
}

const checkPattern = (kind: "step" | "parameter", { name, path }: NamedPlace): readonly Problem[] => {
  if (NAME.test(name)) return [];
  const shown = quoted(name);
  const message = `The ${kind} name ${shown} is not one that SageMaker takes.`;
  return [problem("invalid-name", path, message, "Use 1 to 64 letters, digits, hyphens and underscores.")];
};

/** Each place whose key has been seen before, with the first place of that key. */
const repeated = (
  places: readonly NamedPlace[],
  keyOf: (name: string) => string,
): readonly (readonly [NamedPlace, NamedPlace])[] => {
  const first = new Map<string, NamedPlace>();
  return places.flatMap((place) => {
    const earlier = first.get(keyOf(place.name));
    if (earlier === undefined) first.set(keyOf(place.name), place);
    return earlier === undefined ? [] : [[place, earlier] as const];
  });
};

const checkStepNames = (places: readonly NamedPlace[]): readonly Problem[] => [
  ...repeated(places, (name) => name).map(([{ name, path }, earlier]) =>
    problem(
      "duplicate-step-name",
      path,
      `The step name ${quoted(name)} is taken already at ${shortened(formatPath(earlier.path), 300)}.`,
      "Give each step a name of its own, also across branches.",
    ),
  ),
  ...repeated(places, (name) => name.toLowerCase())
    .filter(([{ name }, earlier]) => name !== earlier.name)
    .map(([{ name, path }, earlier]) =>
      problem(
        "similar-step-names",
        path,
        `The step names ${quoted(name)} and ${quoted(earlier.name)} differ only in capitals.`,
        "Give them names that people can tell apart.",
      ),
    ),
];

/** Lists whose elements property paths find by name. */
const NAMED_LISTS = [
  { way: ["Arguments", "ProcessingInputs"], member: "InputName", word: "input" },
  { way: ["Arguments", "ProcessingOutputConfig", "Outputs"], member: "OutputName", word: "output" },
  { way: ["Arguments", "InputDataConfig"], member: "ChannelName", word: "channel" },
  { way: ["PropertyFiles"], member: "PropertyFileName", word: "property file" },
  { way: ["OutputParameters"], member: "OutputName", word: "output parameter" },
] as const;

const checkNamesInside = ({ step, subject, path }: StepReading): readonly Problem[] =>
  NAMED_LISTS.flatMap(({ way, member, word }) => {
    const places = objectsAt(step, ...way).flatMap(([i, item]) => {
      const name = item[member];
      return typeof name === "string" ? [{ name, path: [...path, ...way, i, member] }] : [];
    });
    return repeated(places, (name) => name).map(([{ name, path: at }]) =>
      problem(
        "duplicate-name",
        at,
        `${subject} has two ${word}s named ${quoted(name)}.`,
        `Give each ${word} a name of its own.`,
      ),
    );
  });

/** Names have the right form, and each names one thing. */
export const checkNames = ({ document, steps }: DefinitionReading): readonly Problem[] => {
  const stepNames = steps.flatMap(({ name, path }) =>
    name === undefined ? [] : [{ name, path: [...path, "Name"] }],
  );
  const parameterNames = objectsIn(document["Parameters"]).flatMap(([i, { Name }]) =>
    typeof Name === "string" ? [{ name: Name, path: ["Parameters", i, "Name"] }] : [],
  );
  return [
    ...parameterNames.flatMap((place) => checkPattern("parameter", place)),
    ...repeated(parameterNames, (name) => name).map(([{ name, path }]) =>
      problem(
        "duplicate-parameter",
        path,
        `Parameter ${quoted(name)} is declared twice.`,
        "Declare each parameter once.",
      ),
    ),
    ...stepNames.flatMap((place) => checkPattern("step", place)),
    ...checkStepNames(stepNames),
    ...steps.flatMap(checkNamesInside),
  ];
};
