import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { isAwsImage } from "./aws-images";
import { problem, type Problem } from "./problem";
import { isSet, objectAt, placesAt, valueAt } from "./value-at";

const TYPES: ReadonlySet<string> = new Set(["Processing", "QualityCheck", "ClarifyCheck"]);
const ROOT = "/opt/ml/processing/";
const FOLDER_HINT = `Write a folder below ${ROOT}.`;

interface LocalFolder {
  /** The folder in the container; undefined when it is not known or not given. */
  readonly folder: string | undefined;
  readonly path: DocumentPath;
  readonly uri: unknown;
}

const trimmed = (folder: string): string => folder.replace(/(?<!\/)\/+$/, "");

/** The folders of inputs or outputs that SageMaker fills or empties; what the job does itself has none. */
const foldersIn = (step: StepReading, list: readonly string[], kinds: readonly string[]) =>
  placesAt(step.args, [...list, "*"], [...step.path, "Arguments"]).flatMap(({ value, path }): LocalFolder[] =>
    kinds.flatMap((kind) => {
      const item = objectAt(value, kind);
      if (objectAt(value)["AppManaged"] === true || Object.keys(item).length === 0) return [];
      const folder = item["LocalPath"];
      return [
        {
          folder: typeof folder === "string" ? trimmed(folder) : isSet(item, "LocalPath") ? undefined : "",
          path: [...path, kind],
          uri: item["S3Uri"],
        },
      ];
    }),
  );

const inputsOf = (step: StepReading) =>
  foldersIn(step, ["ProcessingInputs"], ["S3Input", "DatasetDefinition"]);
const outputsOf = (step: StepReading) => foldersIn(step, ["ProcessingOutputConfig", "Outputs"], ["S3Output"]);

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingS3Input.html */
const checkFolders = (step: StepReading): readonly Problem[] => [
  ...inputsOf(step).flatMap(({ folder, path }) => {
    if (folder === undefined || `${folder}/`.startsWith(ROOT)) return [];
    if (folder === "") {
      const message = `An input of ${step.subject} lacks "LocalPath", where SageMaker has to put it.`;
      return [problem("missing-member", path, message, FOLDER_HINT)];
    }
    const message = `An input of ${step.subject} goes to ${quoted(folder)}, and SageMaker takes only folders below ${ROOT}.`;
    return [problem("invalid-local-path", [...path, "LocalPath"], message, FOLDER_HINT)];
  }),
  ...outputsOf(step).flatMap(({ folder, path }) => {
    if (folder === undefined || folder === "" || `${folder}/`.startsWith(ROOT)) return [];
    const message = `An output of ${step.subject} is taken from ${quoted(folder)}, outside ${ROOT}.`;
    return [problem("unusual-output-path", [...path, "LocalPath"], message, FOLDER_HINT)];
  }),
];

const checkRepeated = (folders: readonly LocalFolder[], word: string, { subject }: StepReading) => {
  const seen = new Set<string>();
  return folders.flatMap(({ folder, path }) => {
    if (folder === undefined || folder === "") return [];
    if (!seen.has(folder)) {
      seen.add(folder);
      return [];
    }
    const message = `${subject} has two ${word}s in the folder ${quoted(folder)}.`;
    const hint = `Give each ${word} a folder of its own.`;
    return [problem("repeated-local-path", [...path, "LocalPath"], message, hint)];
  });
};

const SCRIPT = /^\/opt\/ml\/processing\/.*\.(py|sh|jar|R)$/;

/** A script that one of AWS's own containers is told to run lies in an input. Other images may hold it. */
const checkScript = (step: StepReading): readonly Problem[] => {
  const image = valueAt(step.args, "AppSpecification", "ImageUri");
  const inputs = inputsOf(step);
  if (typeof image !== "string" || !isAwsImage(image)) return [];
  if (inputs.some(({ folder }) => folder === undefined)) return [];
  const way = ["AppSpecification", "ContainerEntrypoint", "*"];
  return placesAt(step.args, way, [...step.path, "Arguments"]).flatMap(({ value, path }) => {
    if (typeof value !== "string" || !SCRIPT.test(value)) return [];
    const around = inputs.filter(({ folder = "" }) => folder !== "" && value.startsWith(`${folder}/`));
    const holds = around.some(({ folder = "", uri }) => {
      // A URI that ends in a file name brings that file alone.
      const file = typeof uri === "string" ? /\/([^/]+\.(?:py|sh|jar|R))$/.exec(uri)?.[1] : undefined;
      return file === undefined || `${folder}/${file}` === value;
    });
    if (holds) return [];
    const message = `${step.subject} runs ${quoted(value)}, which no input of it brings.`;
    const hint = "Add an input that puts the script there, or mend the path.";
    return [problem("missing-script", path, message, hint)];
  });
};

/** Members that SageMaker takes only beside others. */
const checkModes = (step: StepReading): readonly Problem[] => {
  const base = [...step.path, "Arguments"];
  const inputs = placesAt(step.args, ["ProcessingInputs", "*", "S3Input"], base).flatMap(
    ({ value, path }) => {
      const { S3CompressionType, S3InputMode } = objectAt(value);
      if (S3CompressionType !== "Gzip" || S3InputMode !== "File") return [];
      const message = `An input of ${step.subject} is to be unzipped, which SageMaker does in Pipe mode only.`;
      const hint = 'Set "S3InputMode" to "Pipe", or "S3CompressionType" to "None".';
      return [problem("conflicting-members", path, message, hint)];
    },
  );
  const outputs = placesAt(step.args, ["ProcessingOutputConfig", "Outputs", "*"], base).flatMap(
    ({ value, path }) => {
      const output = objectAt(value);
      const managed = output["AppManaged"];
      if (!isSet(output, "FeatureStoreOutput") || (managed !== false && isSet(output, "AppManaged")))
        return [];
      const message = `An output of ${step.subject} goes to the feature store, which only the job itself can write.`;
      return [problem("conflicting-members", path, message, 'Set "AppManaged" to true.')];
    },
  );
  return [...inputs, ...outputs];
};

const checkStep = (step: StepReading): readonly Problem[] =>
  valueAt(step.step, "Arguments") === undefined
    ? []
    : [
        ...checkFolders(step),
        ...checkRepeated(inputsOf(step), "input", step),
        ...checkRepeated(outputsOf(step), "output", step),
        ...checkScript(step),
        ...checkModes(step),
      ];

/** What processing jobs read, write and run lies where SageMaker and the container look for it. */
export const checkProcessing = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => (TYPES.has(step.type ?? "") ? checkStep(step) : []));
