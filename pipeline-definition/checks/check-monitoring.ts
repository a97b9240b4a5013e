import { quotedList } from "../document/nearest-name";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { isSet, objectAt, placesAt } from "./value-at";

/** What the containers of checks look for: variables, and folders of their inputs. */
const NEEDS: Readonly<
  Record<string, { readonly variables: readonly string[]; readonly folders: readonly string[] }>
> = {
  DATA_QUALITY: { variables: ["dataset_format", "dataset_source", "output_path"], folders: [] },
  MODEL_QUALITY: {
    variables: ["dataset_format", "dataset_source", "output_path", "analysis_type", "problem_type"],
    folders: [],
  },
  DATA_BIAS: { variables: [], folders: ["/opt/ml/processing/input/config"] },
  MODEL_BIAS: { variables: [], folders: ["/opt/ml/processing/input/config"] },
  MODEL_EXPLAINABILITY: { variables: [], folders: ["/opt/ml/processing/input/config"] },
};

const checkNeeds = ({ step, args, subject, path }: StepReading): readonly Problem[] => {
  const type = step["CheckType"];
  const needs = typeof type === "string" && Object.hasOwn(NEEDS, type) ? NEEDS[type] : undefined;
  if (needs === undefined) return [];
  const environment = objectAt(args, "Environment");
  const variables = needs.variables.filter((name) => !isSet(environment, name));
  const folders = placesAt(args, ["ProcessingInputs", "*", "S3Input", "LocalPath"]).map(({ value }) => value);
  const known = folders.every((folder) => typeof folder === "string");
  const missing = needs.folders.filter(
    (folder) =>
      known && !folders.some((one) => typeof one === "string" && one.replace(/(?<!\/)\/+$/, "") === folder),
  );
  const found: Problem[] = [];
  if (variables.length > 0) {
    const message = `The container of ${subject} looks for ${quotedList(variables)} in its environment.`;
    found.push(
      problem("incomplete-check", [...path, "Arguments"], message, 'Give them in "Environment", as text.'),
    );
  }
  if (missing.length > 0) {
    const message = `The container of ${subject} looks for "analysis_config.json" in ${quotedList(missing)}.`;
    const hint = 'Add an input with that "LocalPath".';
    found.push(problem("incomplete-check", [...path, "Arguments"], message, hint));
  }
  return found;
};

const checkModelName = ({ type, step, subject, path }: StepReading): readonly Problem[] => {
  const kind = step["CheckType"];
  if (type !== "ClarifyCheck" || typeof kind !== "string" || !kind.startsWith("MODEL_")) return [];
  if (isSet(step, "ModelName")) return [];
  const message = `${subject} checks a model and lacks "ModelName".`;
  return [problem("missing-member", path, message, 'Add "ModelName" beside "CheckType".')];
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-steps-types.html#step-type-quality-check */
export const checkMonitoring = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) =>
    step.type === "QualityCheck" || step.type === "ClarifyCheck"
      ? [...checkNeeds(step), ...checkModelName(step)]
      : [],
  );
