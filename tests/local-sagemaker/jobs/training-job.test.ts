import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { list } from "tar";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { failureReason, IMAGE, JobFixture } from "./job-fixture";

const RUN_PROGRAM = "import os; exec(os.environ.pop('PROGRAM'))";

const channel = (ChannelName: string, S3Uri: string, ContentType = "text/csv"): JsonObject => ({
  ChannelName,
  ContentType,
  DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri, S3DataDistributionType: "FullyReplicated" } },
});

const trainingRequest = (more: JsonObject = {}): JsonObject => ({
  AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
  RoleArn: "role",
  OutputDataConfig: { S3OutputPath: "s3://bucket/models/" },
  ResourceConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 600 },
  ...more,
});

const programRequest = (program: string, more: JsonObject = {}): JsonObject =>
  trainingRequest({
    AlgorithmSpecification: {
      TrainingImage: IMAGE,
      TrainingInputMode: "File",
      ContainerEntrypoint: ["python3", "-c", RUN_PROGRAM],
    },
    Environment: { PROGRAM: program },
    ...more,
  });

const members = async (file: string): Promise<readonly string[]> => {
  const names: string[] = [];
  await list({ file, onReadEntry: (entry) => names.push(entry.path) });
  return names;
};

describe("training job", () => {
  let fixture: JobFixture;
  beforeEach(() => (fixture = new JobFixture()));
  afterEach(() => fixture.close());

  const run = (request: JsonObject, options = {}): ReturnType<JobFixture["run"]> =>
    fixture.run({ type: "Training", request, arn: "arn:training/job-1" }, options);
  const stored = (name: string): string => join(fixture.s3, "bucket/models/job-1/output", name);

  it("tells the container what the platform tells it, every hyper-parameter as text", async () => {
    fixture.store("s3://bucket/train/a.csv", "1,2\n");
    const { lines } = await run(
      programRequest(
        [
          "import os",
          "for n in ('hyperparameters', 'inputdataconfig', 'resourceconfig'):",
          "    print(open(f'/opt/ml/input/config/{n}.json').read())",
          "print(os.environ['TRAINING_JOB_NAME'], os.environ['TRAINING_JOB_ARN'])",
          "print(os.listdir('/opt/ml/input/data/train'), os.listdir('/opt/ml/model'))",
        ].join("\n"),
        {
          HyperParameters: { depth: 5, eta: "0.1", flag: true },
          InputDataConfig: [channel("train", "s3://bucket/train")],
        },
      ),
    );
    const [parameters, inputs, resources] = lines.slice(0, 3).map((line) => JSON.parse(line) as unknown);
    assert.deepEqual(parameters, { depth: "5", eta: "0.1", flag: "true" });
    assert.deepEqual(inputs, {
      train: {
        ContentType: "text/csv",
        TrainingInputMode: "File",
        S3DistributionType: "FullyReplicated",
        RecordWrapperType: "None",
      },
    });
    assert.deepEqual(resources, {
      current_host: "algo-1",
      hosts: ["algo-1"],
      network_interface_name: "eth0",
      current_instance_type: "ml.m5.xlarge",
      current_group_name: "homogeneousCluster",
      instance_groups: [
        { instance_group_name: "homogeneousCluster", instance_type: "ml.m5.xlarge", hosts: ["algo-1"] },
      ],
    });
    assert.deepEqual(lines.slice(3), ["job-1 arn:training/job-1", "['a.csv'] []"]);
  });

  const WRITE_MODEL = [
    "import os",
    "os.makedirs('/opt/ml/model/code')",
    "for name in ('b', 'a', 'code/x.py', '@odd'): open('/opt/ml/model/' + name, 'w').write(name)",
    "open('/opt/ml/output/data/report', 'w').write('r')",
  ].join("\n");

  it("packs the model with its members at the archive's root", async () => {
    const { outcome } = await run(programRequest(WRITE_MODEL));
    assert.equal(outcome.status, "Completed");
    assert.deepEqual(outcome.description["ModelArtifacts"], {
      S3ModelArtifacts: "s3://bucket/models/job-1/output/model.tar.gz",
    });
    assert.deepEqual(await members(stored("model.tar.gz")), ["./@odd", "a", "b", "code/", "code/x.py"]);
    assert.deepEqual(await members(stored("output.tar.gz")), ["report"]);
  });

  it("packs the same model to the same bytes", async () => {
    const hash = async (time: number): Promise<string> => {
      const touch = `for name in ('a', 'b'): os.utime('/opt/ml/model/' + name, (${String(time)}, ${String(time)}))`;
      await run(programRequest(`${WRITE_MODEL}\n${touch}`));
      const bytes = readFileSync(stored("model.tar.gz"));
      rmSync(join(fixture.jobs, "job-1"), { recursive: true });
      return createHash("sha256").update(bytes).digest("hex");
    };
    assert.equal(await hash(1_000_000_000), await hash(1_500_000_000));
  });

  it("stores the model unpacked when the request says so", async () => {
    const { outcome } = await run(
      programRequest(WRITE_MODEL, {
        OutputDataConfig: { S3OutputPath: "s3://bucket/models", CompressionType: "NONE" },
      }),
    );
    assert.equal(readFileSync(stored("model/code/x.py"), "utf8"), "code/x.py");
    assert.deepEqual(outcome.description["ModelArtifacts"], {
      S3ModelArtifacts: "s3://bucket/models/job-1/output/model/",
    });
  });

  it("stores an empty archive when there is no model", async () => {
    await run(programRequest("pass"));
    assert.deepEqual(await members(stored("model.tar.gz")), []);
  });

  it("fails with the text that the job left, at most 1024 characters", async () => {
    const { outcome } = await run(
      programRequest("open('/opt/ml/output/failure', 'w').write('why ' * 500); raise SystemExit(2)"),
    );
    assert.equal(outcome.status, "Failed");
    assert.match(failureReason(outcome), /^AlgorithmError: why why/);
    assert.equal(failureReason(outcome).length, 1024);
    assert.equal(outcome.description["SecondaryStatus"], "Failed");
  });

  it("fails with the exit code when the job left nothing", async () => {
    const { outcome } = await run(programRequest("raise SystemExit(2)"));
    assert.equal(failureReason(outcome), "AlgorithmError: , exit code: 2");
  });

  it("keeps the model of a job whose time was up", async () => {
    const { outcome } = await run(
      programRequest("open('/opt/ml/model/m', 'w').write('m'); import time; time.sleep(600)", {
        StoppingCondition: { MaxRuntimeInSeconds: 1 },
      }),
    );
    assert.equal(outcome.status, "Stopped");
    assert.equal(outcome.description["SecondaryStatus"], "MaxRuntimeExceeded");
    assert.deepEqual(await members(stored("model.tar.gz")), ["m"]);
  });

  it("describes the stages and metrics of the job as the service does", async () => {
    const { outcome } = await run(
      programRequest("print('loss=0.5')", {
        AlgorithmSpecification: {
          TrainingImage: IMAGE,
          TrainingInputMode: "File",
          ContainerEntrypoint: ["echo", "loss=0.5"],
          MetricDefinitions: [{ Name: "loss", Regex: "loss=(\\S+)" }],
        },
      }),
      { clock: () => new Date(0) },
    );
    const { description } = outcome;
    const transitions = description["SecondaryStatusTransitions"] as readonly { readonly Status: string }[];
    assert.deepEqual(
      transitions.map(({ Status }) => Status),
      ["Starting", "Downloading", "Training", "Uploading", "Completed"],
    );
    assert.deepEqual(description["FinalMetricDataList"], [
      { MetricName: "loss", Value: 0.5, Timestamp: "1970-01-01T00:00:00.000Z" },
    ]);
    assert.equal(description["TrainingJobStatus"], "Completed");
    assert.equal(description["TrainingTimeInSeconds"], 0);
  });

  it("says which settings it leaves out", async () => {
    const { lines } = await run(
      programRequest("pass", { DebugHookConfig: { S3OutputPath: "s3://bucket/debug" }, ProfilerConfig: {} }),
    );
    assert.deepEqual(lines, ["note: not carried out on this machine: DebugHookConfig, ProfilerConfig."]);
  });

  describe("of built-in XGBoost", () => {
    const rows = (count: number): string =>
      Array.from(
        { length: count },
        (_, i) => `${String(i % 2)},${String(i % 7)},${String((i % 2) * 3 + (i % 3))}`,
      ).join("\n") + "\n";

    const xgboost = (HyperParameters: JsonObject, channels: readonly JsonObject[]): JsonObject =>
      trainingRequest({ HyperParameters, InputDataConfig: channels, EnableNetworkIsolation: true });

    it("trains, reports the metrics, and leaves a model that XGBoost loads", async () => {
      fixture.store("s3://bucket/train/a.csv", rows(100));
      fixture.store("s3://bucket/validation/a.csv", rows(50));
      const { outcome, lines } = await run(
        xgboost({ objective: "binary:logistic", num_round: 3, eval_metric: "logloss,accuracy", seed: 1 }, [
          channel("train", "s3://bucket/train/"),
          channel("validation", "s3://bucket/validation/"),
        ]),
      );
      assert.equal(outcome.status, "Completed", lines.join("\n"));
      assert.equal(
        lines.filter((line) => /^\[\d\]\ttrain-logloss:\S+\ttrain-accuracy:/.test(line)).length,
        3,
      );
      const metrics = outcome.description["FinalMetricDataList"] as readonly {
        MetricName: string;
        Value: number;
      }[];
      assert.deepEqual(metrics.map(({ MetricName }) => MetricName).sort(), [
        "train:accuracy",
        "train:logloss",
        "validation:accuracy",
        "validation:logloss",
      ]);
      assert.equal(metrics.find(({ MetricName }) => MetricName === "validation:accuracy")?.Value, 1);
      assert.deepEqual(await members(stored("model.tar.gz")), ["xgboost-model"]);
    });

    it("fails with the image's own words", async () => {
      fixture.store("s3://bucket/train/a.csv", rows(10));
      const { outcome } = await run(
        xgboost({ num_round: "1", colour: "red" }, [channel("train", "s3://bucket/train/")]),
      );
      assert.equal(
        failureReason(outcome),
        "AlgorithmError: UserError: Extraneous hyperparameter found: colour",
      );
    });
  });

  it("works in a job root as well", async () => {
    fixture.store("s3://bucket/train/a.csv", "1,2\n0,3\n");
    const { outcome } = await run(
      trainingRequest({
        HyperParameters: { num_round: "1" },
        InputDataConfig: [channel("train", "s3://bucket/train/")],
      }),
      { sandbox: "job-root" },
    );
    assert.equal(outcome.status, "Completed");
    assert.deepEqual(await members(stored("model.tar.gz")), ["xgboost-model"]);
  });
});
