import assert from "node:assert/strict";
import fc from "fast-check";
import { readUbjson } from "../../../../local-sagemaker/report/model/ubjson";
import { readXgboostModel } from "../../../../local-sagemaker/report/model/xgboost-model";
import { modelContent, writeUbjson } from "../../../support/xgboost-model-file";

const bytes = (...parts: readonly (string | number)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from([part]))),
  );

describe("readUbjson", () => {
  it("reads every type of value", () => {
    const cases: readonly (readonly [Buffer, unknown])[] = [
      [bytes("i", 0xff), -1],
      [bytes("U", 0xff), 255],
      [bytes("I", 1, 0), 256],
      [bytes("l", 0, 1, 0, 0), 65_536],
      [bytes("L", 0, 0, 0, 1, 0, 0, 0, 0), 4_294_967_296],
      [bytes("d", 0x3f, 0xc0, 0, 0), 1.5],
      [bytes("D", 0x3f, 0xf8, 0, 0, 0, 0, 0, 0), 1.5],
      [bytes("T"), true],
      [bytes("F"), false],
      [bytes("Z"), null],
      [bytes("CA"), "A"],
      [bytes("SU", 2, "hi"), "hi"],
      [bytes("[NTNF]"), [true, false]],
      [bytes("[#U", 2, "TF"), [true, false]],
      [bytes("[$U#U", 3, 1, 2, 3), [1, 2, 3]],
      [bytes("{U", 1, "aTU", 1, "bZ}"), { a: true, b: null }],
      [bytes("{$U#U", 1, "U", 1, "a", 7), { a: 7 }],
    ];
    for (const [content, value] of cases) assert.deepEqual(readUbjson(content), value);
  });

  it("reads back what XGBoost writes", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.string(), fc.array(fc.integer({ min: -1e9, max: 1e9 })), fc.boolean()),
        ),
        (value) => {
          assert.deepEqual(readUbjson(writeUbjson(value)), { ...value });
        },
      ),
    );
  });

  it("refuses what is cut off, too deep or longer than the file, without trying", () => {
    assert.throws(
      () => readUbjson(bytes("[$U#l", 0x7f, 0xff, 0xff, 0xff)),
      /the length 2147483647 does not fit/,
    );
    assert.throws(() => readUbjson(bytes("[".repeat(1000))), /nested too deep/);
    assert.throws(() => readUbjson(bytes("{U", 5, "ab")), /does not fit/);
    assert.throws(() => readUbjson(bytes("l", 0)), /the end comes too early/);
    assert.throws(() => readUbjson(bytes("?")), /bytes at 1 are no UBJSON: a number cannot begin with "\?"/);
  });
});

describe("readXgboostModel", () => {
  const content = modelContent(
    [
      [2, 6],
      [0, 3],
      [2, 1],
    ],
    4,
  );

  it("adds up the gain of each feature over all trees", () => {
    const model = readXgboostModel(writeUbjson(content));
    assert.deepEqual([model?.trees, model?.featureCount], [3, 4]);
    assert.deepEqual(
      model?.importance.map(({ index, splits }) => [index, splits]),
      [
        [2, 2],
        [0, 1],
      ],
    );
    // Each split's gain is a quarter more than asked for: 7.5 and 3.25 of 10.75.
    assert.deepEqual(
      model?.importance.map(({ share }) => share.toFixed(4)),
      ["0.6977", "0.3023"],
    );
  });

  it("reads the same model from JSON", () => {
    const asJson = readXgboostModel(Buffer.from(JSON.stringify(content)));
    assert.deepEqual(asJson, readXgboostModel(writeUbjson(content)));
  });

  it("counts leaves as no split", () => {
    const stump = { split_indices: [0], loss_changes: [9], left_children: [-1] };
    const leaf = modelContent([], 1) as { learner: { gradient_booster: { model: { trees: unknown[] } } } };
    leaf.learner.gradient_booster.model.trees.push(stump);
    assert.deepEqual(readXgboostModel(writeUbjson(leaf))?.importance, []);
  });

  it("knows nothing of other files", () => {
    for (const other of [
      Buffer.from([0x80, 4]),
      Buffer.from("binf"),
      Buffer.from("{}"),
      Buffer.from("{L"),
      Buffer.alloc(0),
    ])
      assert.equal(readXgboostModel(other), undefined);
  });
});
