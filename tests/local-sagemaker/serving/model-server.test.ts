import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packFolder } from "../../../local-sagemaker/jobs/archive";
import { createObjectStore } from "../../../local-sagemaker/jobs/object-store";
import type { ModelContainer } from "../../../local-sagemaker/serving/model-container";
import {
  createModelServers,
  type ModelServer,
  type StartModelServer,
} from "../../../local-sagemaker/serving/model-server";
import { IMAGE } from "../api/api-fixture";

/** Doubles what it is sent, and adds what stands in a file beside the model. */
const CODE = `
import os, socket
def model_fn(model_dir):
    return open(os.path.join(model_dir, "offset")).read()
def input_fn(body, content_type):
    if content_type != "text/plain":
        raise ValueError("no " + content_type)
    return body.decode()
def predict_fn(data, model):
    return data * 2 + model + os.environ["MINE"]
def output_fn(prediction, accept):
    return prediction, "text/x-answer"
`;

describe("a model server", function () {
  this.timeout(600_000);
  let folder: string;
  let start: StartModelServer;
  const running: ModelServer[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "serving-"));
    const objects = createObjectStore(path.join(folder, "s3"));
    const onProgress = (line: string): void => console.log(`      ${line}`);
    start = createModelServers({ objects, folder: path.join(folder, "jobs"), onProgress });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()));
    rmSync(folder, { recursive: true });
  });

  const pack = async (code: string): Promise<void> => {
    const model = path.join(folder, "model");
    mkdirSync(path.join(model, "code"), { recursive: true });
    writeFileSync(path.join(model, "code", "inference.py"), code);
    writeFileSync(path.join(model, "offset"), "!");
    mkdirSync(path.join(folder, "s3/bucket"), { recursive: true });
    await packFolder(model, path.join(folder, "s3/bucket/model.tar.gz"));
  };
  const container = (more: Partial<ModelContainer> = {}): ModelContainer => ({
    image: IMAGE,
    modelUri: "s3://bucket/model.tar.gz",
    packed: true,
    environment: { SAGEMAKER_PROGRAM: "inference.py", MINE: "?" },
    ...more,
  });
  const serve = async (more: Partial<ModelContainer> = {}): Promise<ModelServer> => {
    const server = await start({ container: container(more), name: "server", isolated: true });
    running.push(server);
    return server;
  };

  it("serves the user's own code out of the archive, without network", async () => {
    await pack(CODE);
    const server = await serve();
    const answer = await server.invoke({ body: Buffer.from("ab"), contentType: "text/plain" });
    assert.deepEqual(
      [answer.status, answer.contentType, answer.body.toString()],
      [200, "text/x-answer", "abab!?"],
    );
    const wrong = await server.invoke({ body: Buffer.from("ab"), contentType: "text/csv" });
    assert.deepEqual([wrong.status, wrong.body.toString()], [500, "no text/csv"]);
  });

  it("ends its process, and answers no more", async () => {
    await pack(CODE);
    const server = await serve();
    await server.close();
    await assert.rejects(server.invoke({ body: Buffer.from("") }), {
      name: "ModelServerFailure",
      message: /^The container ended while it was asked: /,
    });
  });

  it("tells why a container ended before it answered", async () => {
    await pack('raise SystemExit("no model here")');
    await assert.rejects(serve(), {
      name: "ModelServerFailure",
      message: "The container ended with exit code 1 before it answered: no model here.",
    });
  });

  it("tells what is wrong with the model's data", async () => {
    await assert.rejects(serve(), { message: 'There is no model data at "s3://bucket/model.tar.gz".' });
    mkdirSync(path.join(folder, "s3/bucket"), { recursive: true });
    writeFileSync(path.join(folder, "s3/bucket/model.tar.gz"), "no archive");
    await assert.rejects(serve(), {
      message: /^The model data "s3:\/\/bucket\/model\.tar\.gz" is no tar\.gz archive: /,
    });
    assert.equal(existsSync(path.join(folder, "jobs/server/job.log")), true);
  });

  it("refuses an image that nothing here serves", async () => {
    await assert.rejects(serve({ image: "example/own:1" }), {
      message: 'There is nothing here that serves the image "example/own:1".',
    });
  });
});
