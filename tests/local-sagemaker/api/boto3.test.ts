import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import {
  findImageEnvironment,
  lambdaEnvironment,
} from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import { packFolder } from "../../../local-sagemaker/jobs/archive";
import { createModelServers, type StartModelServer } from "../../../local-sagemaker/serving/model-server";
import { ApiFixture, IMAGE } from "./api-fixture";

const onProgress = (line: string): void => console.log(`      ${line}`);

/** Learns whether the first feature is more than a half. */
const TRAIN = `
import sys, numpy, xgboost
rows = numpy.random.RandomState(0).rand(200, 2)
matrix = xgboost.DMatrix(rows, label=(rows[:, 0] > 0.5) * 1)
xgboost.train({"objective": "binary:logistic", "nthread": 1}, matrix, 5).save_model(sys.argv[1])
`;

describe("boto3, as handlers use it", function () {
  this.timeout(600_000);
  let api: ApiFixture;
  let startServer: StartModelServer;
  before(async () => {
    api = new ApiFixture((model) => startServer(model));
    startServer = createModelServers({
      objects: api.objects,
      folder: path.join(api.folder, "jobs"),
      onProgress,
    });
    await api.start();
  });
  after(() => api.close());

  const trainModel = async (): Promise<string> => {
    const image = findImageEnvironment(IMAGE);
    assert.ok(image);
    const python = await ensureEnvironment(image, { onProgress });
    const folder = path.join(api.folder, "model");
    mkdirSync(folder);
    const { status, stderr } = spawnSync(python, ["-c", TRAIN, path.join(folder, "model.ubj")], {
      encoding: "utf8",
    });
    assert.equal(status, 0, stderr);
    const archive = path.join(api.folder, "model.tar.gz");
    await packFolder(folder, archive);
    return archive;
  };

  it("deploys a model without network, asks it, and reads what was captured", async () => {
    const archive = await trainModel();
    const python = await ensureEnvironment(lambdaEnvironment, { onProgress });
    const env = { PATH: process.env["PATH"] ?? "", HOME: api.folder, ...api.server.environment };
    const program = path.join(__dirname, "handlers.py");
    const { stdout } = await promisify(execFile)(python, ["-B", program, IMAGE, archive], { env });
    const told = JSON.parse(stdout) as {
      readonly answers: {
        readonly csv: string;
        readonly json: unknown;
        readonly jsonlines: string;
        readonly libsvm: string;
      };
    };
    const [high = 0, low = 0] = told.answers.csv.split(",").map(Number);
    assert.ok(high > 0.8 && low < 0.2, told.answers.csv);
    assert.deepEqual(told, {
      large: true,
      keys: ["large.bin", "models/model.tar.gz"],
      answers: {
        csv: told.answers.csv,
        json: { predictions: [{ score: high }] },
        jsonlines: `{"score": ${String(high)}}\n{"score": ${String(low)}}\n`,
        libsvm: String(high),
      },
      captured: 4,
      refusals: {
        "missing key": ["NoSuchKey", "NoSuchKey", 404],
        "missing head": ["ClientError", "404", 404],
        "missing model": ["ClientError", "ValidationException", 400],
        "missing endpoint": ["ValidationError", "ValidationError", 400],
        "no csv": ["ModelError", "ModelError", 424],
        "too wide": ["ModelError", "ModelError", 424],
        "no accept": ["ModelError", "ModelError", 424],
        "not built": ["ClientError", "NotImplementedLocally", 501],
      },
    });
  });
});
