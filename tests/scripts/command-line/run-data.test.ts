import assert from "node:assert/strict";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";
import type { RequiredInput } from "../../../local-sagemaker/plan/input-uris";
import { mountRunData, parseMount } from "../../../scripts/command-line/run-data";
import { findWorkflow } from "../../../scripts/command-line/workflow-lookup";

const required = (...uris: readonly string[]): readonly RequiredInput[] =>
  uris.map((uri) => ({ uri, step: "Prepare", input: "raw" }));

const mayRead = (file: string): boolean => {
  try {
    closeSync(openSync(file, "r"));
    return true;
  } catch {
    return false;
  }
};

/** Permissions do not bind root, but for a setting of Linux that can only be written. */
const WRITE_ONLY = "/proc/sys/vm/compact_memory";

describe("parseMount", () => {
  const reads = required("s3://bucket/year=2026/data.csv", "s3://bucket/code/run.py");

  it("splits where the URI is one that the run reads, else at the first equals sign", () => {
    assert.deepEqual(parseMount("s3://bucket/year=2026/data.csv=./a=b.csv", reads), {
      uri: "s3://bucket/year=2026/data.csv",
      path: "./a=b.csv",
    });
    assert.deepEqual(parseMount("s3://bucket/code=./x=y", reads), { uri: "s3://bucket/code", path: "./x=y" });
  });

  for (const [text, message, hint] of [
    [
      "data.csv",
      '--input "data.csv" is not of the form S3URI=PATH.',
      /^Give --input S3URI=PATH, for example/,
    ],
    ["InputData=./x", '--input "InputData=./x" is not of the form S3URI=PATH.', /^Give --input S3URI=PATH/],
    ["s3://bucket/x=", '--input "s3://bucket/x=" is not of the form S3URI=PATH.', /^Give --input S3URI=PATH/],
    ["s3://B/x=y", 'S3 URI "s3://B/x" names the bucket "B", which S3 does not allow.', /^Use 3 to 63/],
    [
      "s3://bucket/cod/run.py=./run.py",
      'Nothing in this run reads "s3://bucket/cod/run.py".',
      /^Did you mean "s3:\/\/bucket\/code\/run.py"\? The run reads "s3:\/\/bucket\/year=2026\/data.csv" and "s3:\/\/bucket\/code\/run.py"\.$/,
    ],
    [
      "s3://elsewhere/entirely/other=./x",
      'Nothing in this run reads "s3://elsewhere/entirely/other".',
      /^The run reads/,
    ],
  ] as const) {
    it(`refuses ${text}`, () => {
      assert.throws(() => parseMount(text, reads), { name: "UsageError", message, hint });
    });
  }
});

describe("mountRunData", () => {
  let folder: string;
  let objects: ObjectStore;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "data-"));
    objects = createObjectStore(path.join(folder, "s3"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("names everything that is nowhere, with the flags that bring it in", async () => {
    const options = {
      objects,
      folder,
      mounts: [],
      required: required("s3://bucket/a", "s3://bucket/b", "s3://bucket/a"),
    };
    await assert.rejects(mountRunData(options), {
      name: "LocalRunError",
      message:
        'The run reads data that is not on this machine:\n  - "s3://bucket/a", read by step "Prepare" as "raw"\n' +
        '  - "s3://bucket/b", read by step "Prepare" as "raw"\n  - "s3://bucket/a", read by step "Prepare" as "raw"',
      hint: "Bring it in with --input s3://bucket/a=PATH --input s3://bucket/b=PATH.",
    });
  });

  it("refuses a file that is not there", async () => {
    const mounts = [{ uri: "s3://bucket/a", path: "/nowhere/a.csv" }];
    await assert.rejects(mountRunData({ objects, folder, mounts, required: required("s3://bucket/a") }), {
      name: "LocalRunError",
      message: /"\/nowhere\/a\.csv", which is neither a file nor a folder\.$/,
    });
  });

  it("refuses a file in the place of a folder, which nobody would read", async () => {
    const survey = path.join(folder, "survey");
    writeFileSync(survey, "1\n");
    const mounts = [{ uri: "s3://bucket/new/", path: survey }];
    await assert.rejects(mountRunData({ objects, folder, mounts, required: required("s3://bucket/new/") }), {
      name: "LocalRunError",
      message: `Input "s3://bucket/new/" is a folder, but is to be read from the file "${survey}".`,
      hint: `Give a folder, or the file its name in it: --input s3://bucket/new/survey=${survey}.`,
    });
  });

  it("refuses a folder without a file", async () => {
    const mounts = [{ uri: "s3://bucket/a", path: mkdtempSync(path.join(folder, "empty-")) }];
    await assert.rejects(mountRunData({ objects, folder, mounts, required: required("s3://bucket/a") }), {
      name: "LocalRunError",
      message: /^Input "s3:\/\/bucket\/a" is to be read from ".*empty-.*", which holds no file\.$/,
      hint: "Give --input S3URI=PATH the path of a file, or of a folder with files in it.",
    });
  });

  it("refuses a file that this user may not read, before anything runs", async function () {
    const own = path.join(folder, "closed.csv");
    writeFileSync(own, "1\n", { mode: 0o000 });
    const isClosed = (file: string): boolean =>
      statSync(file, { throwIfNoEntry: false })?.isFile() === true && !mayRead(file);
    const closed = [own, WRITE_ONLY].find(isClosed);
    if (closed === undefined) this.skip();
    const mounts = [{ uri: "s3://bucket/a", path: closed }];
    await assert.rejects(mountRunData({ objects, folder, mounts, required: required("s3://bucket/a") }), {
      name: "LocalRunError",
      message: `Input "s3://bucket/a" is to be read from "${closed}", which this user may not read.`,
      hint: "Change its permissions, or give --input S3URI=PATH the path of another file or folder.",
    });
  });

  it("says where the data comes from: mounted, or kept in the local store", async () => {
    const file = path.join(folder, "a.csv");
    writeFileSync(file, "1\n");
    await objects.put(file, "s3://bucket/b");
    const inputs = await mountRunData({
      objects,
      folder,
      mounts: [{ uri: "s3://bucket/a", path: file }],
      required: required("s3://bucket/a", "s3://bucket/b"),
    });
    assert.deepEqual(inputs, [
      { S3Uri: "s3://bucket/a", Source: file },
      { S3Uri: "s3://bucket/b", Source: "the local store" },
    ]);
    assert.equal(await objects.readText("s3://bucket/a"), "1\n");
  });

  describe("for a workflow", () => {
    const workflow = findWorkflow("adult-census");
    const { inputData } = workflow.sampleInputs;

    it("brings its code and its generated sample, the same bytes each time", async () => {
      const options = { objects, folder, mounts: [], workflow, required: required(inputData) };
      assert.deepEqual(await mountRunData(options), [
        { S3Uri: inputData, Source: "the generated sample of adult-census, 5,000 rows" },
      ]);
      assert.equal(await objects.readText(inputData), workflow.sampleData().content);
      const { objects: code } = await objects.list(`s3://${workflow.sampleInputs.bucket}/code/adult-census`);
      assert.ok(code.some(({ uri }) => uri.endsWith("/preprocess.py")));
      assert.deepEqual(await mountRunData(options), await mountRunData(options));
    });

    it("counts the rows of a sample without a header to the last", async () => {
      const churn = findWorkflow("churn-retraining");
      const uri = churn.sampleInputs.inputData;
      const options = { objects, folder, mounts: [], workflow: churn, required: required(uri) };
      assert.deepEqual(await mountRunData(options), [
        { S3Uri: uri, Source: "the generated sample of churn-retraining, 3,000 rows" },
      ]);
    });

    it("leaves the sample out when the user's file stands in its place, or nothing reads it", async () => {
      const file = path.join(folder, "mine.csv");
      writeFileSync(file, "mine\n");
      const mounts = [{ uri: inputData, path: file }];
      assert.deepEqual(
        await mountRunData({ objects, folder, mounts, workflow, required: required(inputData) }),
        [{ S3Uri: inputData, Source: file }],
      );
      assert.equal(await objects.readText(inputData), "mine\n");
      assert.deepEqual(await mountRunData({ objects, folder, mounts: [], workflow, required: [] }), []);
    });
  });
});
