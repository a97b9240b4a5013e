const length = (value: number): Buffer => {
  const bytes = Buffer.alloc(9);
  bytes.write("L", 0, "latin1");
  bytes.writeBigInt64BE(BigInt(value), 1);
  return bytes;
};

const text = (value: string): Buffer => Buffer.concat([length(Buffer.byteLength(value)), Buffer.from(value)]);

const typedArray = (marker: string, size: number, count: number, write: (bytes: Buffer) => void): Buffer => {
  const bytes = Buffer.alloc(count * size);
  write(bytes);
  return Buffer.concat([Buffer.from(`[$${marker}#`), length(count), bytes]);
};

const numbers = (values: readonly number[]): Buffer =>
  values.every(Number.isInteger)
    ? typedArray("l", 4, values.length, (bytes) => {
        values.forEach((value, i) => bytes.writeInt32BE(value, 4 * i));
      })
    : typedArray("d", 4, values.length, (bytes) => {
        values.forEach((value, i) => bytes.writeFloatBE(value, 4 * i));
      });

/** A value as XGBoost writes Universal Binary JSON: lists of numbers typed, lengths as 64-bit integers. */
export const writeUbjson = (value: unknown): Buffer => {
  if (typeof value === "string") return Buffer.concat([Buffer.from("S"), text(value)]);
  if (typeof value === "boolean") return Buffer.from(value ? "T" : "F");
  if (typeof value === "number") return length(value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.length > 0 && items.every((item): item is number => typeof item === "number"))
      return numbers(items);
    return Buffer.concat([Buffer.from("["), ...items.map(writeUbjson), Buffer.from("]")]);
  }
  if (typeof value !== "object" || value === null) return Buffer.from("Z");
  const members = Object.entries(value).flatMap(([key, item]) => [text(key), writeUbjson(item)]);
  return Buffer.concat([Buffer.from("{"), ...members, Buffer.from("}")]);
};

/** One split of a tree: the feature, and the loss that the split takes away. */
export type Split = readonly [feature: number, gain: number];

/** The content of an XGBoost model whose trees have one split each. */
export const modelContent = (splits: readonly Split[], featureCount: number): unknown => ({
  learner: {
    feature_names: [],
    feature_types: [],
    learner_model_param: { num_feature: String(featureCount), num_class: "0", base_score: "5E-1" },
    gradient_booster: {
      name: "gbtree",
      model: {
        trees: splits.map(([feature, gain]) => ({
          split_indices: [feature, 0, 0],
          loss_changes: [gain + 0.25, 0, 0],
          left_children: [1, -1, -1],
        })),
      },
    },
  },
  version: [3, 2, 0],
});
