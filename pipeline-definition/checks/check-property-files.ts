import { quotedList } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import type { Reference } from "../document/references";
import { declaredNames, oncePerStep, PROCESSING_OUTPUTS } from "./declared-names";
import {
  objectsAt,
  type DefinitionReading,
  type HeldReference,
  type StepReading,
} from "./definition-reading";
import { problem, type Problem } from "./problem";

type PropertyFileReference = Extract<Reference, { readonly kind: "propertyFile" }>;

const isJsonGetSource = ({ path }: PropertyFileReference): boolean =>
  path.at(-1) === "PropertyFile" && path.at(-2) === "Std:JsonGet";

const filesOf = oncePerStep(({ step }) =>
  objectsAt(step, "PropertyFiles").map(([, file]) => file["PropertyFileName"]),
);

const checkReference = (
  { holder: by }: HeldReference,
  reference: PropertyFileReference,
  target: StepReading,
): readonly Problem[] => {
  const holder = by?.subject ?? "the definition";
  if (!isJsonGetSource(reference)) {
    const message = `${holder} uses property file ${quoted(reference.file)} outside Std:JsonGet.`;
    const hint = 'Read a value from it: {"Std:JsonGet":{"PropertyFile":…,"Path":…}}.';
    return [problem("misplaced-property-file", reference.path, message, hint)];
  }
  const names = filesOf(target);
  if (names.includes(reference.file)) return [];
  const declared = names.filter((name): name is string => typeof name === "string");
  const message = `${holder} reads property file ${quoted(reference.file)} of ${target.subject}, which declares ${quotedList(declared)}.`;
  const hint =
    declared.length === 0 ? 'Declare it in "PropertyFiles" of a processing step.' : "Use one of these names.";
  return [problem("undeclared-property-file", reference.path, message, hint)];
};

/** A property file names an output that its step has. */
const checkOutputs = (step: StepReading): readonly Problem[] => {
  if (step.type !== "Processing") return [];
  const outputs = declaredNames(step, PROCESSING_OUTPUTS);
  return objectsAt(step.step, "PropertyFiles").flatMap(([i, file]) => {
    const { PropertyFileName, OutputName } = file;
    if (outputs === undefined || typeof OutputName !== "string" || outputs.includes(OutputName)) return [];
    const subject =
      typeof PropertyFileName === "string" ? `Property file ${quoted(PropertyFileName)}` : "A property file";
    const message = `${subject} of ${step.subject} is in output ${quoted(OutputName)}, but the step declares ${quotedList(outputs)}.`;
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

/** Property files lie in outputs that exist, and what is read from them is declared. */
export const checkPropertyFiles = ({
  references,
  stepNamed,
  steps,
}: DefinitionReading): readonly Problem[] => [
  ...steps.flatMap(checkOutputs),
  ...references.flatMap((held) => {
    const { reference } = held;
    if (reference.kind !== "propertyFile") return [];
    const target = stepNamed.get(reference.step);
    return target === undefined ? [] : checkReference(held, reference, target);
  }),
];
