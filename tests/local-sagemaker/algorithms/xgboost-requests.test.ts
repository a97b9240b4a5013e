import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";

const ALGORITHM = join(__dirname, "../../../local-sagemaker/algorithms/xgboost");

const ENV = { PATH: process.env["PATH"] ?? "", OMP_NUM_THREADS: "1" };

/** Answers each case with what was refused, or with what came out, as JSON. */
const CHECK = `
import json, sys
sys.path.insert(0, sys.argv[1])
from channels import read_channels
from errors import UserError, from_library
from hyperparameters import booster_parameters, read_hyperparameters

def answer(function, value):
    try:
        return function(value)
    except UserError as error:
        return {"error": str(error)}

functions = {
    "hyperparameters": read_hyperparameters,
    "booster": lambda given: booster_parameters(read_hyperparameters(given)),
    "channels": lambda config: {name: channel.format for name, channel in read_channels(config).items()},
    "library": lambda text: type(from_library(ValueError(text))).__name__,
}
print(json.dumps([answer(functions[name], value) for name, value in json.load(sys.stdin)]))
`;

type Parameters = Readonly<Record<string, string>>;

const RANGE_CASES: readonly (readonly [given: Parameters, message: string])[] = [
  [{ eta: "3.0" }, "Hyperparameter eta: value 3.0 not in range [0, 1]"],
  [{ learning_rate: "-1" }, "Hyperparameter eta: value -1.0 not in range [0, 1]"],
  [{ subsample: "0" }, "Hyperparameter subsample: value 0.0 not in range (0, 1]"],
  [{ gamma: "nan" }, "Hyperparameter gamma: value nan not in range [0, inf]"],
  [{ tweedie_variance_power: "2" }, "Hyperparameter tweedie_variance_power: value 2.0 not in range (1, 2)"],
  [{ num_round: "0" }, "Hyperparameter num_round: value 0 not in range [1, inf]"],
  [{ max_depth: "many" }, "Hyperparameter max_depth: could not parse value"],
  [{ max_depth: "5.5" }, "Hyperparameter max_depth: could not parse value"],
  [{ booster: "tree" }, "Hyperparameter booster: tree is not in ['gbtree', 'gblinear', 'dart']"],
  [
    { monotone_constraints: "(0,2)", tree_method: "hist" },
    "Hyperparameter monotone_constraints: value 2 not in range [-1, 1]",
  ],
  [
    { monotone_constraints: "(0,1", tree_method: "hist" },
    "Hyperparameter monotone_constraints: could not parse value",
  ],
  [
    { monotone_constraints: "(0,1)" },
    "monotone_constraints can be used only when the tree_method parameter is set to either 'exact', 'hist' or 'approx'.",
  ],
  [{ foo: "1" }, "Extraneous hyperparameter found: foo"],
  [{ objective: "multi:softmax" }, "Require input for parameter 'num_class' for multi-classification"],
  [
    { objective: "binary:logistic", num_class: "2" },
    "Do not need to setup parameter 'num_class' for learning task other than multi-classification.",
  ],
  [
    { objective: "reg:squarederror", eval_metric: "auc" },
    "Metric 'auc' can only be applied for classification and ranking problem.",
  ],
  [{ eval_metric: "error@x" }, "Hyperparameter eval_metric: could not parse value of error@x"],
  [
    { booster: "gblinear", updater: "prune" },
    "Linear updater should be one of these options: 'shotgun', 'coord_descent'.",
  ],
  [
    { process_type: "update", updater: "sync" },
    "process_type 'update' can only be used with updater 'refresh' and 'prune'",
  ],
  [{ _kfold: "5" }, "Hyperparameter _kfold: 5 is not built in local runs."],
  [{ tree_method: "gpu_hist" }, "Hyperparameter tree_method: gpu_hist is not built in local runs."],
];

const csvChannel = (more: object = {}): object => ({
  ContentType: "text/csv",
  TrainingInputMode: "File",
  S3DistributionType: "FullyReplicated",
  RecordWrapperType: "None",
  ...more,
});

const CHANNEL_CASES: readonly (readonly [config: object, message: string | RegExp])[] = [
  [{ validation: csvChannel() }, "Missing required channel: train"],
  [{ train: csvChannel(), test: csvChannel() }, "Extraneous channel found: test"],
  [
    { train: csvChannel({ ContentType: "text/json" }) },
    /^text\/json is not an accepted ContentType: csv, text\/csv, libsvm/,
  ],
  [
    { train: csvChannel({ ContentType: "text/csv; label_size=2" }) },
    "text/csv; label_size=2 is not an accepted ContentType. Label_size must be equal to 1.",
  ],
  [
    { train: csvChannel({ ContentType: "application/x-parquet" }) },
    "application/x-parquet is not built in local runs. Use text/csv or text/libsvm.",
  ],
  [
    { train: csvChannel({ TrainingInputMode: "Pipe" }) },
    /^Channel configuration for 'train' channel is not supported: \{.*'TrainingInputMode': 'Pipe'/,
  ],
];

describe("requests of built-in XGBoost", function () {
  this.timeout(600_000);
  let python: string;
  before(async () => {
    const image = findImageEnvironment("x/sagemaker-xgboost:3.2-0");
    assert.ok(image);
    python = await ensureEnvironment(image, { onProgress: (line) => console.log(`      ${line}`) });
  });

  const check = (cases: readonly (readonly [string, unknown])[]): readonly unknown[] => {
    const { stdout, stderr } = spawnSync(python, ["-c", CHECK, ALGORITHM], {
      input: JSON.stringify(cases),
      env: ENV,
      encoding: "utf8",
    });
    assert.ok(stdout !== "", stderr);
    return JSON.parse(stdout) as readonly unknown[];
  };

  it("refuses wrong hyper-parameters in the image's words", () => {
    const answers = check(RANGE_CASES.map(([given]) => ["hyperparameters", { num_round: "1", ...given }]));
    assert.deepEqual(
      answers,
      RANGE_CASES.map(([, error]) => ({ error })),
    );
  });

  it("asks for num_round, and knows no metric but the image's", () => {
    const [missing, metric] = check([
      ["hyperparameters", { eta: "1" }],
      ["hyperparameters", { num_round: "1", eval_metric: "logloss,happiness" }],
    ]) as readonly { readonly error: string }[];
    assert.equal(missing?.error, "Missing required hyperparameter: num_round");
    assert.match(
      metric?.error ?? "",
      /^Hyperparameter eval_metric: happiness is not in \['accuracy', 'aft-nloglik'/,
    );
  });

  it("hands XGBoost its parameters parsed, under their main names", () => {
    const given = {
      num_round: "5",
      learning_rate: "0.5",
      max_depth: "3",
      reg_alpha: "1",
      eval_metric: "auc",
      csv_weights: "1",
    };
    assert.deepEqual(check([["booster", given]]), [{ eta: 0.5, max_depth: 3, alpha: 1 }]);
  });

  it("refuses wrong channels in the image's words", () => {
    const answers = check(CHANNEL_CASES.map(([config]) => ["channels", config]));
    for (const [i, [, message]] of CHANNEL_CASES.entries()) {
      const { error } = answers[i] as { readonly error: string };
      if (typeof message === "string") assert.equal(error, message);
      else assert.match(error, message);
    }
  });

  it("takes a content type in any case, and libsvm when there is none", () => {
    const answers = check([
      ["channels", { train: csvChannel({ ContentType: "Text/CSV; label_size=1" }) }],
      ["channels", { train: {}, validation: csvChannel({ ContentType: "text/x-libsvm" }) }],
    ]);
    assert.deepEqual(answers, [{ train: "csv" }, { train: "libsvm", validation: "libsvm" }]);
  });

  it("tells the library's complaints about the data from its own faults", () => {
    assert.deepEqual(
      check([
        ["library", "label must be in [0,1] for logistic regression\nStack trace: x"],
        ["library", "something broke"],
      ]),
      ["UserError", "AlgorithmError"],
    );
  });
});
