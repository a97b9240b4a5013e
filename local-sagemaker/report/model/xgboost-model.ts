import { z } from "zod";
import { readUbjson } from "./ubjson";

const numbers = z.array(z.number());

const tree = z.object({ split_indices: numbers, loss_changes: numbers, left_children: numbers });
const forest = z.object({ model: z.object({ trees: z.array(tree) }) });

/** What the importance of features needs of XGBoost's model file; `gbtree` stands inside for the booster `dart`. */
const modelFile = z.object({
  learner: z.object({
    feature_names: z.array(z.string()).default([]),
    learner_model_param: z.object({ num_feature: z.coerce.number() }),
    gradient_booster: z.union([forest, z.object({ gbtree: forest }).transform(({ gbtree }) => gbtree)]),
  }),
});

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

const importanceOf = (trees: readonly z.infer<typeof tree>[]): readonly FeatureImportance[] => {
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
  const { data } = modelFile.safeParse(content);
  if (data === undefined) return undefined;
  const { trees } = data.learner.gradient_booster.model;
  return {
    trees: trees.length,
    featureCount: data.learner.learner_model_param.num_feature,
    featureNames: data.learner.feature_names,
    importance: importanceOf(trees),
  };
};
