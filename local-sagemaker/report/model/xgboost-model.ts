import { isJsonObject } from "../../../pipeline-definition/document/definition";
import { readUbjson } from "./ubjson";

/** The parts of one tree that the importance of features needs, a number per node. */
interface Tree {
  readonly split_indices: readonly number[];
  readonly loss_changes: readonly number[];
  readonly left_children: readonly number[];
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((item) => typeof item === "number");

const isTree = (value: unknown): value is Tree =>
  isJsonObject(value) &&
  [value["split_indices"], value["loss_changes"], value["left_children"]].every(isNumbers);

/** A member far inside, undefined when one on the way is missing. */
const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (isJsonObject(at) ? at[key] : undefined), value);

/** How much a feature did for a model. */
export interface FeatureImportance {
  /** Position among the features, from 0. */
  readonly index: number;
  /** Loss that all splits on the feature took away, as a share of all features' loss. */
  readonly share: number;
  /** Number of splits on the feature. */
  readonly splits: number;
}

export interface XgboostModel {
  readonly trees: number;
  readonly featureCount: number;
  /** Names in the model file; empty when it was trained without. */
  readonly featureNames: readonly string[];
  /** Features that occur in a split, the most important first. */
  readonly importance: readonly FeatureImportance[];
}

const parse = (bytes: Buffer): unknown =>
  // JSON has a quote or white space after the brace, UBJSON the type of a length.
  /^\{[\s"]/.test(bytes.toString("latin1", 0, 2)) ? JSON.parse(bytes.toString("utf8")) : readUbjson(bytes);

const importanceOf = (trees: readonly Tree[]): readonly FeatureImportance[] => {
  const totals = new Map<number, { gain: number; splits: number }>();
  for (const { split_indices, loss_changes, left_children } of trees) {
    split_indices.forEach((index, node) => {
      if ((left_children[node] ?? -1) < 0) return;
      const { gain, splits } = totals.get(index) ?? { gain: 0, splits: 0 };
      totals.set(index, { gain: gain + (loss_changes[node] ?? 0), splits: splits + 1 });
    });
  }
  const all = [...totals.values()].reduce((sum, { gain }) => sum + gain, 0);
  return [...totals]
    .map(([index, { gain, splits }]) => ({ index, splits, share: all > 0 ? gain / all : 0 }))
    .sort((a, b) => b.share - a.share || a.index - b.index);
};

/**
 * Reads XGBoost's own model file, UBJSON (since 2.1) or JSON. Undefined for anything else: pickles, the old
 * binary format, linear boosters.
 *
 * @see https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html
 */
export const readXgboostModel = (bytes: Buffer): XgboostModel | undefined => {
  if (bytes[0] !== 0x7b) return undefined;
  let content: unknown;
  try {
    content = parse(bytes);
  } catch {
    return undefined;
  }
  const learner = within(content, "learner");
  const booster = within(learner, "gradient_booster");
  // The booster "dart" holds its trees one level deeper.
  const trees = within(booster, "model", "trees") ?? within(booster, "gbtree", "model", "trees");
  const featureCount = Number(within(learner, "learner_model_param", "num_feature"));
  if (!Array.isArray(trees) || !trees.every(isTree) || Number.isNaN(featureCount)) return undefined;
  const names = within(learner, "feature_names");
  return {
    trees: trees.length,
    featureCount,
    featureNames: Array.isArray(names) ? names.map(String) : [],
    importance: importanceOf(trees),
  };
};
