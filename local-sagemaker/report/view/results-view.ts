import { readFileSync } from "node:fs";
import path from "node:path";
import { featureNamesIn } from "../model/feature-names";
import { modelQualities, type ModelQuality } from "../model/model-quality";
import { readArchiveMember } from "../model/model-archive";
import { trainingCurves, type TrainingCurve } from "../model/training-curves";
import { readXgboostModel, type XgboostModel } from "../model/xgboost-model";
import { type ReportInput } from "../report-input";
import { plainText } from "./log-text";
import { type DataView, type StepView } from "./report-view";

const MAX_JSON_BYTES = 16 * 2 ** 20;

export interface QualityView {
  readonly step: string;
  readonly file: string;
  readonly quality: ModelQuality;
}

export interface CurvesView {
  readonly step: string;
  readonly curves: readonly TrainingCurve[];
}

export interface ModelView {
  readonly step: string;
  readonly file: string;
  readonly trees: number;
  readonly featureCount: number;
  readonly features: readonly { readonly name: string; readonly share: number; readonly splits: number }[];
}

/** What came out of an execution that can be drawn, whatever the workflow. */
export interface ResultsView {
  readonly qualities: readonly QualityView[];
  readonly curves: readonly CurvesView[];
  readonly models: readonly ModelView[];
}

type OutputFile = DataView["files"][number] & { readonly step: string };

const outputFiles = (steps: readonly StepView[]): readonly OutputFile[] => {
  const files = steps.flatMap(({ name, data }) =>
    data
      .filter(({ direction }) => direction === "output")
      .flatMap((item) => item.files.map((file) => ({ ...file, step: name }))),
  );
  return [...new Map(files.map((file) => [file.path, file])).values()];
};

const readJson = ({ path: file, bytes }: OutputFile): unknown => {
  if (bytes > MAX_JSON_BYTES) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Not every file that is called JSON is; the report shows what it can read.
    return undefined;
  }
};

/** Names of the right number: the model's own, else those a file of the run tells, else f0, f1, … */
const namer = (model: XgboostModel, told: readonly (readonly string[])[]): ((index: number) => string) => {
  const names = [model.featureNames, ...told].find(({ length }) => length === model.featureCount) ?? [];
  return (index) => names[index] ?? `f${String(index)}`;
};

const modelView = async (
  { path: file, step }: OutputFile,
  told: readonly (readonly string[])[],
): Promise<readonly ModelView[]> => {
  const bytes = await readArchiveMember(file, "xgboost-model");
  const model = bytes && readXgboostModel(bytes);
  if (model === undefined) return [];
  const name = namer(model, told);
  const features = model.importance.map(({ index, share, splits }) => ({ name: name(index), share, splits }));
  return [{ step, file, trees: model.trees, featureCount: model.featureCount, features }];
};

/** Reads the JSON files, logs and models that the steps left behind; of a log all lines, not only those shown. */
export const resultsView = async (
  steps: readonly StepView[],
  logs: ReportInput["logs"],
): Promise<ResultsView> => {
  const files = outputFiles(steps);
  const documents = files
    .filter(({ path: file }) => file.endsWith(".json"))
    .map((file) => ({ file, content: readJson(file) }));
  const names = documents.flatMap(({ content }) => {
    const list = featureNamesIn(content);
    return list === undefined ? [] : [list];
  });
  const archives = files.filter(({ path: file }) => path.basename(file) === "model.tar.gz");
  return {
    qualities: documents.flatMap(({ file, content }) =>
      modelQualities(content).map((quality) => ({ step: file.step, file: file.path, quality })),
    ),
    curves: steps
      .filter(({ type }) => type === "Training")
      .map(({ name }) => ({ step: name, curves: trainingCurves(plainText(logs(name)).split(/\r?\n/)) }))
      .filter(({ curves }) => curves.length > 0),
    models: (await Promise.all(archives.map((file) => modelView(file, names)))).flat(),
  };
};
