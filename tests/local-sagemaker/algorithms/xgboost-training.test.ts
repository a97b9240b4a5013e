import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findImageEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";

const ALGORITHM = join(__dirname, "../../../local-sagemaker/algorithms/xgboost");

const ENV = { PATH: process.env["PATH"] ?? "", OMP_NUM_THREADS: "1" };

type Parameters = Readonly<Record<string, string>>;

const csvChannel = (more: object = {}): object => ({
  ContentType: "text/csv",
  TrainingInputMode: "File",
  S3DistributionType: "FullyReplicated",
  RecordWrapperType: "None",
  ...more,
});

describe("XGBoost in algorithm mode", function () {
  this.timeout(600_000);
  let python: string;
  let base: string;
  before(async () => {
    const image = findImageEnvironment("x/sagemaker-xgboost:3.2-0");
    assert.ok(image);
    python = await ensureEnvironment(image, { onProgress: (line) => console.log(`      ${line}`) });
  });
  beforeEach(() => (base = mkdtempSync(join(tmpdir(), "xgboost-"))));
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    const file = join(base, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

  /** `label` follows the first feature; the second is noise. */
  const rows = (count: number, delimiter = ","): string =>
    Array.from({ length: count }, (_, i) => {
      const label = (i * 7) % 3 === 0 ? 1 : 0;
      return [label, label * 2 + ((i * 13) % 5) / 2.5, (i * 31) % 11].join(delimiter);
    }).join("\n") + "\n";

  interface Trained {
    readonly code: number | null;
    readonly log: string;
    readonly failure: string | undefined;
  }

  const train = (parameters: Parameters, channels: object = { train: csvChannel() }): Trained => {
    write("input/config/hyperparameters.json", JSON.stringify(parameters));
    write("input/config/inputdataconfig.json", JSON.stringify(channels));
    const { status, stdout, stderr } = spawnSync(python, [join(ALGORITHM, "train.py")], {
      env: { ...ENV, SAGEMAKER_BASE_DIR: base },
      encoding: "utf8",
    });
    const failure = join(base, "output/failure");
    return {
      code: status,
      log: stdout + stderr,
      failure: existsSync(failure) ? readFileSync(failure, "utf8") : undefined,
    };
  };

  const ask = (program: string): string =>
    spawnSync(
      python,
      [
        "-c",
        `import xgboost as xgb; b = xgb.Booster(model_file=${JSON.stringify(join(base, "model/xgboost-model"))}); ${program}`,
      ],
      {
        env: ENV,
        encoding: "utf8",
      },
    ).stdout.trim();

  const BINARY = { objective: "binary:logistic", num_round: "4", seed: "1", max_depth: "2" };

  it("prints the image's log lines and leaves a model in XGBoost's own format", () => {
    write("input/data/train/a.csv", rows(60));
    write("input/data/validation/b.csv", rows(30));
    const { code, log } = train(
      { ...BINARY, eval_metric: "logloss,f1,accuracy" },
      { train: csvChannel(), validation: csvChannel() },
    );
    assert.equal(code, 0, log);
    const rounds = log.split("\n").filter((line) => /^\[\d+\]/.test(line));
    assert.equal(rounds.length, 4);
    for (const line of rounds)
      assert.match(
        line,
        /^\[\d\]\ttrain-logloss:[\d.]+\ttrain-f1:[\d.]+\ttrain-accuracy:[\d.]+\tvalidation-logloss:[\d.]+\tvalidation-f1:[\d.]+\tvalidation-accuracy:[\d.]+$/,
      );
    assert.match(log, /Train matrix has 60 rows and 2 columns/);
    assert.equal(readFileSync(join(base, "model/xgboost-model")).subarray(0, 2).toString(), "{L");
    assert.equal(ask("print(b.num_boosted_rounds(), b.num_features())"), "4 2");
  });

  it("trains the same model from the same seed", () => {
    write("input/data/train/a.csv", rows(60));
    const parameters = { ...BINARY, subsample: "0.5" };
    const model = (seed: string): string => {
      assert.equal(train({ ...parameters, seed }).code, 0);
      return readFileSync(join(base, "model/xgboost-model"), "base64");
    };
    const first = model("1");
    assert.equal(model("1"), first);
    assert.notEqual(model("2"), first);
  });

  it("stops early on the last metric of the validation data and keeps the best rounds", () => {
    write("input/data/train/a.csv", rows(60));
    write("input/data/validation/b.csv", rows(30));
    const { log } = train(
      { ...BINARY, num_round: "50", eval_metric: "logloss,accuracy", early_stopping_rounds: "3" },
      { train: csvChannel(), validation: csvChannel() },
    );
    const rounds = log.split("\n").filter((line) => /^\[\d+\]/.test(line)).length;
    assert.ok(rounds < 50, `${String(rounds)} rounds`);
    assert.equal(ask("print(b.num_boosted_rounds())"), "1");
  });

  it("reads several files in folders, other delimiters, weights, and passes over hidden files", () => {
    write("input/data/train/a.csv", rows(20, ";"));
    write("input/data/train/deep/b.csv", rows(10, ";"));
    write("input/data/train/_SUCCESS", "x");
    write("input/data/train/.hidden", "x");
    const { code, log } = train({ ...BINARY, csv_weights: "1" });
    assert.equal(code, 0, log);
    assert.match(log, /delimiter of CSV input is ';'/);
    assert.match(log, /Train matrix has 30 rows and 1 columns/);
  });

  it("reads libsvm", () => {
    write("input/data/train/a.svm", "1 0:2 3:4.5\n0 1:3\n");
    const { code, log } = train(BINARY, { train: csvChannel({ ContentType: "text/libsvm" }) });
    assert.equal(code, 0, log);
    assert.match(log, /Train matrix has 2 rows and 4 columns/);
  });

  const failing: readonly (readonly [
    name: string,
    file: string,
    text: string,
    type: string,
    reason: RegExp,
  ])[] = [
    [
      "an empty channel",
      "elsewhere/a",
      "",
      "text/csv",
      /^UserError: No data in training channel path \/opt\/ml\/input\/data\/train$/,
    ],
    [
      "folders too deep",
      "input/data/train/1/2/3/4/a.csv",
      "1,2\n",
      "text/csv",
      /^UserError: Folder depth exceed the limit: 3\.$/,
    ],
    [
      "csv where libsvm is announced",
      "input/data/train/a",
      "1,2\n",
      "text/libsvm",
      /^UserError: First line '1,2\.\.\.' of file 'a' is not 'LIBSVM' format\./,
    ],
    [
      "a file without a delimiter",
      "input/data/train/a",
      "5\n",
      "text/csv",
      /^UserError: Could not determine delimiter on line 5$/,
    ],
    [
      "labels that the objective cannot have",
      "input/data/train/a",
      "5,2\n7,3\n",
      "text/csv",
      /^UserError: XGB train call failed with exception:\n .*base_score must be in \(0,1\)/s,
    ],
  ];
  for (const [name, file, text, ContentType, reason] of failing)
    it(`fails for ${name}, and says why in /opt/ml/output/failure`, () => {
      write(file, text);
      const { code, failure, log } = train(BINARY, { train: csvChannel({ ContentType }) });
      assert.equal(code, 1);
      assert.match(failure ?? "", reason, log);
      assert.ok(!(failure ?? "").includes("Stack trace"));
      assert.equal(existsSync(join(base, "model/xgboost-model")), false);
    });

  it("computes its own metrics for several classes and for numbers", () => {
    write("input/data/train/a.csv", "0,1\n1,5\n2,9\n".repeat(10));
    const classes = train({
      objective: "multi:softprob",
      num_class: "3",
      num_round: "2",
      eval_metric: "accuracy,f1_macro,balanced_accuracy",
    });
    assert.match(
      classes.log,
      /\[1\].*train-accuracy:1\.00000\ttrain-f1_macro:1\.00000\ttrain-balanced_accuracy:1\.00000/,
      classes.log,
    );
    const numbers = train({ objective: "reg:squarederror", num_round: "2", eval_metric: "mse,rmse,r2,mae" });
    const [, mse = "", rmse = ""] =
      /\[1\].*train-mse:([\d.]+)\ttrain-rmse:([\d.]+)\ttrain-r2:[\d.]+\ttrain-mae:/.exec(numbers.log) ?? [];
    assert.ok(Math.abs(Math.sqrt(Number(mse)) - Number(rmse)) < 1e-3, numbers.log);
  });
});
