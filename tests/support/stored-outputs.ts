import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { create } from "tar";
import { type ReportInput } from "../../local-sagemaker/report/report-input";
import { modelContent, writeUbjson, type Split } from "./xgboost-model-file";

/** A report in Model Monitor's layout: 90 and 45 right, 10 and 15 wrong, a curve of five points. */
export const evaluation = {
  metrics: { accuracy: { value: 0.84375 } },
  binary_classification_metrics: {
    accuracy: { value: 0.84375, standard_deviation: "NaN" },
    auc: { value: 0.9125, standard_deviation: "NaN" },
    precision: { value: 0.8182, standard_deviation: 0.01 },
    recall: { value: 0.75, standard_deviation: "NaN" },
    f1: { value: 0.7826, standard_deviation: "NaN" },
    true_negative_rate: { value: 0.9, standard_deviation: "NaN" },
    confusion_matrix: { "0": { "0": 90, "1": 10 }, "1": { "0": 15, "1": 45 } },
    receiver_operating_characteristic_curve: {
      false_positive_rates: [0, 0.02, 0.1, 0.4, 1],
      true_positive_rates: [0, 0.5, 0.75, 0.95, 1],
    },
    precision_recall_curve: { precisions: [1, 0.94, 0.82, 0.6, 0.375], recalls: [0, 0.5, 0.75, 0.95, 1] },
  },
};

/** Three columns and five levels: eight features. */
export const categories = {
  numbers: ["age", "capital.gain", "hours.per.week"],
  categories: { sex: ["Female", "Male"], relationship: ["Husband", "Own-child", "Unmarried"] },
};

const SPLITS: readonly Split[] = [
  [5, 60],
  [1, 25],
  [0, 10],
  [5, 20],
  [2, 3.5],
  [3, 1],
];

/** Puts what the steps wrote into a folder, laid out like the local S3 store. */
export const storeOutputs = (folder: string): ReportInput["files"] => {
  const put = (key: string, content: string | Buffer): void => {
    const file = path.join(folder, "local-bucket", key);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  put("income.csv", "age,income\n39,<=50K\n");
  put("income/prepare/train/train.csv", "0,39\n".repeat(1000));
  put("income/prepare/test/test.csv", "0,39\n".repeat(300));
  put("income/prepare/categories/categories.json", JSON.stringify(categories));
  put("income/evaluate/evaluation.json", JSON.stringify(evaluation));
  put("income/train/xgboost-model", writeUbjson(modelContent(SPLITS, 8)));
  const models = path.join(folder, "local-bucket/income/train");
  create({ cwd: models, file: path.join(models, "model.tar.gz"), gzip: true, sync: true }, ["xgboost-model"]);
  rmSync(path.join(models, "xgboost-model"));
  return { list: (s3Uri) => listFolder(folder, s3Uri) };
};

const listFolder = (folder: string, s3Uri: string): ReturnType<ReportInput["files"]["list"]> => {
  const file = path.join(folder, s3Uri.slice("s3://".length));
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [{ s3Uri, path: file, bytes: stat.size }];
  return readdirSync(file).flatMap((name) => listFolder(folder, `${s3Uri}/${name}`));
};

/** The log of a training job: fifty rounds on two data sets. */
export const trainingLog = [
  "[2026-03-01 08:00:03.100 host:17:INFO] Train matrix has 3500 rows and 8 columns",
  ...Array.from({ length: 50 }, (_, i) => {
    const loss = 0.3 + 0.4 * Math.exp(-i / 10);
    return `[${String(i)}]\ttrain-logloss:${loss.toFixed(5)}\tvalidation-logloss:${(loss + 0.0004 * i).toFixed(5)}`;
  }),
].join("\n");
