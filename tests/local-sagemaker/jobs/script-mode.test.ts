import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { create } from "tar";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { failureReason, IMAGE, JobFixture } from "./job-fixture";

const SHOW = `
import json, os, sys
print("seen " + json.dumps({
  "arguments": sys.argv[1:], "folder": os.getcwd(), "files": sorted(os.listdir(".")),
  **{name: os.environ.get(name) for name in ("SM_MODEL_DIR", "SM_CHANNEL_TRAIN", "SM_HPS", "SM_HP_ETA", "SM_CHANNELS", "SM_USER_ENTRY_POINT")},
}))
open(os.path.join(os.environ["SM_MODEL_DIR"], "model"), "w").write("m")
print("rmse=2.5")
`;

/** What the script prints of itself. */
interface Seen extends Readonly<Record<string, unknown>> {
  readonly folder: string;
  readonly SM_MODEL_DIR: string;
  readonly SM_CHANNEL_TRAIN: string;
}

const channel = (ChannelName: string, S3Uri: string): JsonObject => ({
  ChannelName,
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri } },
});

const request = (more: JsonObject = {}): JsonObject => ({
  AlgorithmSpecification: {
    TrainingImage: IMAGE,
    TrainingInputMode: "File",
    MetricDefinitions: [{ Name: "rmse", Regex: "rmse=([0-9.]+)" }],
  },
  HyperParameters: {
    eta: "0.1",
    n: "3",
    name: '"a b"',
    flag: "true",
    sagemaker_program: '"train.py"',
    sagemaker_submit_directory: '"/opt/ml/input/data/code"',
  },
  InputDataConfig: [channel("train", "s3://bucket/train/"), channel("code", "s3://bucket/code/train.py")],
  OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
  ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 },
  RoleArn: "role",
  StoppingCondition: { MaxRuntimeInSeconds: 60 },
  EnableNetworkIsolation: true,
  ...more,
});

describe("training jobs in script mode", function () {
  this.timeout(600_000);
  let fixture: JobFixture;
  beforeEach(() => {
    fixture = new JobFixture();
    fixture.store("s3://bucket/train/train.csv", "1,2\n");
  });
  afterEach(() => fixture.close());

  const run = (more?: JsonObject) => fixture.run({ type: "Training", request: request(more) });

  it("runs the script of a channel, isolated, with what the toolkit tells it", async () => {
    fixture.store("s3://bucket/code/train.py", SHOW);
    const { outcome, lines } = await run();
    assert.equal(outcome.status, "Completed", failureReason(outcome));
    const seen = JSON.parse(lines.find((line) => line.startsWith("seen "))?.slice(5) ?? "{}") as Seen;
    assert.deepEqual(seen["arguments"], [
      ...["--eta", "0.1", "--flag", "True"],
      ...["-n", "3", "--name", "a b"],
    ]);
    assert.deepEqual(seen["files"], ["train.py"]);
    assert.match(seen.folder, /opt\/ml\/code$/);
    assert.match(seen.SM_MODEL_DIR, /opt\/ml\/model$/);
    assert.match(seen.SM_CHANNEL_TRAIN, /opt\/ml\/input\/data\/train$/);
    assert.equal(seen["SM_HPS"], '{"eta":0.1,"flag":true,"n":3,"name":"a b"}');
    assert.equal(seen["SM_HP_ETA"], "0.1");
    assert.equal(seen["SM_CHANNELS"], '["code","train"]');
    assert.equal(seen["SM_USER_ENTRY_POINT"], "train.py");
  });

  it("reads the request's own metrics, and looks for none of the algorithm's", async () => {
    fixture.store("s3://bucket/code/train.py", SHOW);
    const { outcome } = await run();
    const metrics = outcome.description["FinalMetricDataList"];
    assert.ok(Array.isArray(metrics));
    assert.deepEqual(
      metrics.map((metric) => (metric as JsonObject)["MetricName"]),
      ["rmse"],
    );
  });

  it("tells the script's last lines and its command when it fails", async () => {
    fixture.store("s3://bucket/code/train.py", 'import sys\nprint("reading")\nsys.exit("no rows")\n');
    const { outcome } = await run();
    assert.equal(outcome.status, "Failed");
    assert.match(
      failureReason(outcome),
      /^AlgorithmError: ExecuteUserScriptError:\nExitCode 1\nErrorMessage "reading\nno rows"\nCommand ".*train\.py --eta 0\.1/,
    );
  });

  it("runs code that lies as an archive in S3, where the job may fetch it", async () => {
    const source = join(fixture.folder, "source");
    mkdirSync(source);
    writeFileSync(join(source, "train.py"), SHOW);
    writeFileSync(join(source, "helper.py"), "");
    const archive = join(fixture.s3, "bucket/source.tar.gz");
    mkdirSync(dirname(archive), { recursive: true });
    await create({ gzip: true, file: archive, cwd: source }, ["train.py", "helper.py"]);
    const more = {
      EnableNetworkIsolation: false,
      InputDataConfig: [channel("train", "s3://bucket/train/")],
      HyperParameters: {
        sagemaker_program: "train.py",
        sagemaker_submit_directory: '"s3://bucket/source.tar.gz"',
      },
    };
    const { outcome, lines } = await run(more);
    assert.equal(outcome.status, "Completed", failureReason(outcome));
    assert.ok(
      lines.some((line) => line.includes('"files": ["helper.py", "train.py"]')),
      lines.join("\n"),
    );

    const hyperParameters = (uri: string) => ({
      HyperParameters: { ...more.HyperParameters, sagemaker_submit_directory: uri },
    });
    const missing = await run({ ...more, ...hyperParameters("s3://bucket/none.tar.gz") });
    assert.equal(
      failureReason(missing.outcome),
      'ClientError: There is no code at "s3://bucket/none.tar.gz".',
    );
    fixture.store("s3://bucket/text.tar.gz", "text");
    const noArchive = await run({ ...more, ...hyperParameters("s3://bucket/text.tar.gz") });
    assert.match(
      failureReason(noArchive.outcome),
      /^ClientError: The code "s3:\/\/bucket\/text\.tar\.gz" is no /,
    );
  });

  it("says which program is missing", async () => {
    fixture.store("s3://bucket/code/train.py", SHOW);
    const { outcome } = await run({ Environment: { SAGEMAKER_PROGRAM: "trian.py" } });
    assert.equal(
      failureReason(outcome),
      'AlgorithmError: ClientError: The code has no file "trian.py", but: train.py.',
    );
  });

  it("refuses code that wants to be installed", async () => {
    fixture.store("s3://bucket/code/train.py", SHOW);
    fixture.store("s3://bucket/code/setup.py", "");
    const InputDataConfig = [channel("train", "s3://bucket/train/"), channel("code", "s3://bucket/code/")];
    const { outcome } = await run({ InputDataConfig });
    assert.equal(
      failureReason(outcome),
      "AlgorithmError: ClientError: Code with a setup.py is not run on this machine; leave it out, or train on AWS.",
    );
  });

  it("says when there is no code at the place named", async () => {
    const parameters = { sagemaker_program: "t.py", sagemaker_submit_directory: "/opt/ml/input/data/cdoe" };
    fixture.store("s3://bucket/code/train.py", SHOW);
    const { outcome } = await run({ HyperParameters: parameters });
    assert.match(
      failureReason(outcome),
      /^AlgorithmError: ClientError: There is no code at ".*opt\/ml\/input\/data\/cdoe": neither a folder nor an archive\.$/,
    );
  });
});
