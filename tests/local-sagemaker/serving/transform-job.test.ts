import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { JobOutcome } from "../../../local-sagemaker/jobs/job";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";
import type { ModelRequest, ModelResponse, ServedModel } from "../../../local-sagemaker/serving/model-server";
import { runTransformJob } from "../../../local-sagemaker/serving/transform/transform-job";
import type { JsonObject } from "../../../pipeline-definition/document/definition";
import { IMAGE } from "../api/api-fixture";

const upper = ({ body }: ModelRequest): ModelResponse => ({
  status: 200,
  contentType: "text/csv",
  body: Buffer.from(body.toString().toUpperCase()),
});

describe("a transform job", () => {
  let folder: string;
  let objects: ObjectStore;
  let asked: ModelRequest[];
  let served: ServedModel | undefined;
  let open: number;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "transform-"));
    objects = createObjectStore(path.join(folder, "s3"));
    asked = [];
    open = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (key: string, content: string | Buffer): void => {
    const file = path.join(folder, "s3/bucket", key);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const read = (key: string): string => readFileSync(path.join(folder, "s3/bucket", key), "utf8");
  const stored = async (): Promise<readonly string[]> =>
    (await objects.list("s3://bucket/out/")).objects.map(({ relativePath }) => relativePath);
  const bodies = (): readonly string[] => asked.map(({ body }) => body.toString());

  interface Told extends JsonObject {
    readonly input?: JsonObject;
    readonly output?: JsonObject;
  }
  const run = (
    { input, output, ...more }: Told = {},
    answer: (request: ModelRequest) => ModelResponse | Promise<ModelResponse> = upper,
    stop = new AbortController(),
    model: JsonObject | undefined = { PrimaryContainer: { Image: IMAGE, ModelDataUrl: "s3://bucket/model" } },
  ): Promise<JobOutcome> =>
    runTransformJob(
      {
        type: "Transform",
        name: "job-1",
        arn: "arn:aws:sagemaker:us-east-1:000000000000:transform-job/job-1",
        request: {
          ModelName: "model",
          TransformInput: {
            DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in/" } },
            ContentType: "text/csv",
            SplitType: "Line",
            ...input,
          },
          TransformOutput: { S3OutputPath: "s3://bucket/out", AssembleWith: "Line", ...output },
          ...more,
        },
      },
      {
        objects,
        jobsFolder: path.join(folder, "jobs"),
        describeModel: (name) => (name === "model" ? model : undefined),
        now: () => "2026-01-01T00:00:00.000Z",
        startServer: (given) => {
          served = given;
          open += 1;
          return Promise.resolve({
            invoke: async (request) => {
              asked.push(request);
              return answer(request);
            },
            close: () => {
              open = 0;
              return Promise.resolve();
            },
          });
        },
      },
      { signal: stop.signal, onLog: () => undefined },
    );

  it("writes an answer for each file, under its path and name, in the order of the records", async () => {
    write("in/a.csv", "a\nb\n");
    write("in/x/b.csv", "c\nd");
    const { status, description } = await run({ output: { Accept: "text/csv" } });
    assert.equal(status, "Completed");
    assert.deepEqual(await stored(), ["a.csv.out", "x/b.csv.out"]);
    assert.deepEqual([read("out/a.csv.out"), read("out/x/b.csv.out")], ["A\nB\n", "C\nD\n"]);
    assert.deepEqual(
      [description["TransformJobStatus"], description["TransformJobName"]],
      ["Completed", "job-1"],
    );
    assert.deepEqual([asked[0]?.contentType, asked[0]?.accept], ["text/csv", "text/csv"]);
    assert.equal(open, 0);
  });

  it("sends as many records as fit, or one alone", async () => {
    const line = "x".repeat(600_000);
    write("in/a.csv", `${line}\n${line}\n${line}\n`);
    await run({ MaxPayloadInMB: 2 });
    assert.deepEqual(
      asked.map(({ body }) => body.length),
      [1_800_002],
    );
    asked = [];
    await run({ MaxPayloadInMB: 1 });
    assert.deepEqual(
      asked.map(({ body }) => body.length),
      [600_000, 600_000, 600_000],
    );
    asked = [];
    write("in/a.csv", "a\nb\nc\n");
    await run({ BatchStrategy: "SingleRecord" });
    assert.deepEqual(bodies(), ["a", "b", "c"]);
    assert.equal(read("out/a.csv.out"), "A\nB\nC\n");
  });

  it("sends a file whole that is not split, any bytes, and adds nothing", async () => {
    const bytes = Buffer.from([0xff, 0x0a, 0x00, 0xe9]);
    write("in/a.bin", bytes);
    await run({ input: { SplitType: "None" }, output: { AssembleWith: "None" } }, ({ body }) => ({
      status: 200,
      contentType: "",
      body,
    }));
    assert.deepEqual(asked[0]?.body, bytes);
    assert.deepEqual(readFileSync(path.join(folder, "s3/bucket/out/a.bin.out")), bytes);
  });

  it("unpacks what is compressed", async () => {
    write("in/a.csv.gz", gzipSync("a\n"));
    await run({ input: { CompressionType: "Gzip" } });
    assert.equal(read("out/a.csv.gz.out"), "A\n");
    write("in/a.csv.gz", "no gzip");
    const { description } = await run({ input: { CompressionType: "Gzip" } });
    assert.equal(
      description["FailureReason"],
      "ClientError: s3://bucket/in/a.csv.gz: The file is not compressed with gzip.",
    );
  });

  it("filters records for the model, and joins its answers with the whole records", async () => {
    write("in/a.csv", "id1,é\nid2,b\n");
    await run({ DataProcessing: { InputFilter: "$[1:]", JoinSource: "Input" } });
    assert.deepEqual(bodies(), ["é\nb"]);
    assert.equal(read("out/a.csv.out"), "id1,é,É\nid2,b,B\n");
  });

  it("fails when answers cannot be matched with records", async () => {
    write("in/a.csv", "a\nb\n");
    const { description } = await run({ DataProcessing: { JoinSource: "Input" } }, (request) => ({
      ...upper(request),
      body: Buffer.from("only one"),
    }));
    assert.equal(
      description["FailureReason"],
      "ClientError: s3://bucket/in/a.csv: The model answered 2 records with 1 lines, and filters and joins need one for each.",
    );
  });

  it("fails when a record fails, without an answer for its file, and with one for the others", async () => {
    write("in/a.csv", "good\nbad\n");
    write("in/b.csv", "good\n");
    const { status, description } = await run({}, (request) =>
      request.body.toString().includes("bad")
        ? { status: 415, contentType: "", body: Buffer.from("no CSV") }
        : upper(request),
    );
    assert.equal(status, "Failed");
    assert.equal(
      description["FailureReason"],
      "ClientError: s3://bucket/in/a.csv: Bad HTTP status received from algorithm: 415: no CSV",
    );
    assert.deepEqual(await stored(), ["b.csv.out"]);
  });

  it("fails for a record that no request can hold", async () => {
    write("in/a.csv", "x".repeat(1_048_577));
    const { description } = await run({ MaxPayloadInMB: 1 });
    assert.equal(
      description["FailureReason"],
      "ClientError: s3://bucket/in/a.csv: A record of 1048577 bytes is larger than a request may be.",
    );
  });

  it("fails without input, and without a model", async () => {
    const empty = await run();
    assert.equal(
      empty.description["FailureReason"],
      'ClientError: No S3 objects found under "s3://bucket/in/".',
    );
    const without = await run({ ModelName: "none" });
    assert.equal(without.description["FailureReason"], 'AlgorithmError: There is no model "none".');
    const hollow = await run({}, upper, new AbortController(), {});
    assert.equal(
      hollow.description["FailureReason"],
      'AlgorithmError: Model "model" cannot be served on this machine: a model without containers.',
    );
  });

  it("stores nothing when it is stopped", async () => {
    write("in/a.csv", "a\n");
    const stop = new AbortController();
    const { status } = await run(
      {},
      (request) => {
        stop.abort();
        return upper(request);
      },
      stop,
    );
    assert.equal(status, "Stopped");
    assert.deepEqual(await stored(), []);
    assert.equal(open, 0);
  });

  it("tells the container that it works in a batch, and what the job sets, no more", async () => {
    write("in/a.csv", "a\n");
    await run({ Environment: { MINE: "1" } });
    assert.deepEqual(served?.environment, { SAGEMAKER_BATCH: "true", MINE: "1" });
    await run({ MaxPayloadInMB: 3, BatchStrategy: "SingleRecord", MaxConcurrentTransforms: 2 });
    assert.deepEqual(served?.environment, {
      SAGEMAKER_BATCH: "true",
      SAGEMAKER_MAX_PAYLOAD_IN_MB: "3",
      SAGEMAKER_BATCH_STRATEGY: "SINGLE_RECORD",
      SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: "2",
    });
  });
});
