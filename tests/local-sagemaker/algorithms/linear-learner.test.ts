import assert from "node:assert/strict";
import path from "node:path";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { runPython } from "../../support/image-python";
import { failureReason, JobFixture } from "../jobs/job-fixture";

const FOLDER = path.join(__dirname, "../../../local-sagemaker/algorithms");
const IMAGE = "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1";

/** Three groups of rows that lines tell apart, the label first. */
const ROWS = Array.from(
  { length: 60 },
  (_, i) => `${String(i % 3)},${String((i % 3) * 10 + (i % 7))},1`,
).join("\n");

const request = (
  hyperParameters: Readonly<Record<string, string>>,
  contentType = "text/csv",
): JsonObject => ({
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
  HyperParameters: hyperParameters,
  InputDataConfig: [
    {
      ChannelName: "train",
      ContentType: contentType,
      DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/train/" } },
    },
  ],
  OutputDataConfig: { S3OutputPath: "s3://bucket/models", CompressionType: "NONE" },
  ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 5 },
  RoleArn: "role",
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  EnableNetworkIsolation: true,
});

const MULTICLASS = { predictor_type: "multiclass_classifier", num_classes: "3", mini_batch_size: "30" };

/** Loads the model as the server does and prints the answer to one request. */
const ASK = `
import sys, pathlib
sys.path[:0] = [sys.argv[1] + "/linear-learner", sys.argv[1] + "/serving"]
from contract import Refused, Request
from serving import load
invoke = load(pathlib.Path(sys.argv[2]))
try:
    answer = invoke(Request(body=sys.stdin.buffer.read(), content_type=sys.argv[3], accept=sys.argv[4], batch=False))
    print(answer.content_type); print(answer.body.decode())
except Refused as refused:
    print(refused.status, refused)
`;

describe("the stand-in for linear-learner", function () {
  this.timeout(600_000);
  let fixture: JobFixture;
  beforeEach(() => (fixture = new JobFixture()));
  afterEach(() => fixture.close());

  const train = (rows: string, parameters: Readonly<Record<string, string>> = MULTICLASS, type?: string) => {
    fixture.store("s3://bucket/train/train.csv", rows);
    return fixture.run({ type: "Training", request: request(parameters, type) });
  };
  const ask = async (body: string, type: string, accept: string): Promise<readonly string[]> => {
    const model = path.join(fixture.s3, "bucket/models/job-1/output/model");
    return (await runPython(["-c", ASK, FOLDER, model, type, accept], body)).trimEnd().split("\n");
  };

  it("says in its log what it is and what has no effect", async () => {
    const { outcome, lines } = await train(ROWS);
    assert.equal(outcome.status, "Completed", failureReason(outcome));
    assert.ok(lines.some((line) => /linear-learner is closed; scikit-learn's .* stand in for it/.test(line)));
    assert.ok(lines.includes("note: of no effect here: mini_batch_size."));
    const metrics = outcome.description["FinalMetricDataList"];
    assert.ok(Array.isArray(metrics));
    assert.deepEqual(
      metrics.map((metric) => [(metric as JsonObject)["MetricName"], (metric as JsonObject)["Value"]]),
      [["train:multiclass_accuracy", 1]],
    );
  });

  it("answers in linear-learner's forms, a row at a time and in order", async () => {
    await train(ROWS);
    const [type, ...answers] = await ask("21,1\n1,1\n11,1\n", "text/csv", "application/jsonlines");
    assert.equal(type, "application/jsonlines");
    const read = answers.map((line) => JSON.parse(line) as { predicted_label: number; score: number[] });
    assert.deepEqual(
      read.map((answer) => answer.predicted_label),
      [2, 0, 1],
    );
    for (const { score } of read) assert.ok(Math.abs(score.reduce((sum, each) => sum + each, 0) - 1) < 1e-9);
    const instances = JSON.stringify({ instances: [{ features: [21, 1] }] });
    const [, json = ""] = await ask(instances, "application/json", "");
    assert.equal(
      (JSON.parse(json) as { predictions: { predicted_label: number }[] }).predictions[0]?.predicted_label,
      2,
    );
  });

  it("refuses requests that it cannot read", async () => {
    await train(ROWS);
    assert.deepEqual(await ask("1,2,3\n", "text/csv", ""), [
      "400 Rows have [3] features; the model takes 2.",
    ]);
    assert.match(
      (await ask("a,b\n", "text/csv", ""))[0] ?? "",
      /^400 The request cannot be read as text\/csv: /,
    );
    assert.match((await ask("1,2\n", "image/png", ""))[0] ?? "", /^415 Content type image\/png is not built/);
    assert.match(
      (await ask("1,2\n", "text/csv", "text/csv"))[0] ?? "",
      /^406 Accept type text\/csv is not built/,
    );
  });

  it("trains a regressor and a binary classifier too", async () => {
    const line = Array.from({ length: 50 }, (_, i) => `${String(3 * i + 1)},${String(i)}`).join("\n");
    await train(line, { predictor_type: "regressor" });
    const [, json = ""] = await ask("100\n", "text/csv", "application/jsonlines");
    assert.ok(Math.abs((JSON.parse(json) as { score: number }).score - 301) < 0.01, json);
    const halves = Array.from({ length: 50 }, (_, i) => `${String(Number(i > 24))},${String(i)}`).join("\n");
    await train(halves, { predictor_type: "binary_classifier" });
    const [, low = "", high = ""] = await ask("1\n49\n", "text/csv", "application/jsonlines");
    assert.deepEqual(
      [low, high].map((text) => (JSON.parse(text) as { predicted_label: number }).predicted_label),
      [0, 1],
    );
  });

  for (const [what, rows, parameters, reason] of [
    [
      "a label that stands last",
      "-1.5,0.2,1\n0.3,1,2\n",
      MULTICLASS,
      "Channel 'train' has the label -1.5; labels are whole numbers from 0 to 2 and stand in the first column.",
    ],
    [
      "no predictor",
      ROWS,
      {},
      "predictor_type is 'None'; one of binary_classifier, multiclass_classifier, regressor is required.",
    ],
    [
      "no number of classes",
      ROWS,
      { predictor_type: "multiclass_classifier" },
      "num_classes is required when predictor_type is multiclass_classifier.",
    ],
    [
      "an unknown hyper-parameter",
      ROWS,
      { ...MULTICLASS, epoch: "3" },
      "Additional hyperparameters are not allowed ('epoch' was unexpected).",
    ],
    [
      "a number that is none",
      ROWS,
      { ...MULTICLASS, epochs: "many" },
      "epochs is 'many'; a whole number of at least 1 is expected.",
    ],
    [
      "a penalty below 0",
      ROWS,
      { ...MULTICLASS, wd: "-1" },
      "wd is '-1'; a number of 0 or more is expected.",
    ],
    ["rows of one class", "1,2\n1,3\n", MULTICLASS, "Channel 'train' has rows of one class only."],
    [
      "another number of features",
      ROWS,
      { ...MULTICLASS, feature_dim: "5" },
      "Channel 'train' has 2 features; 5 are expected.",
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { outcome } = await train(rows, parameters);
      assert.equal(failureReason(outcome), `AlgorithmError: ClientError: ${reason}`);
    });
  }
});
