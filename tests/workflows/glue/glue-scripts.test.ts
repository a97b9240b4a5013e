import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startApiServer, type ApiServer } from "../../../local-sagemaker/api/server";
import { createObjectStore, type ObjectStore } from "../../../local-sagemaker/jobs/object-store";
import { Store } from "../../../local-sagemaker/store/store";
import { findWorkflow } from "../../../scripts/command-line/workflow-lookup";

/**
 * Python 3.11 with `tests/workflows/glue/requirements.txt`, beside Java 17: what Glue 5.0 has. Without it this file
 * does nothing.
 */
const SPARK_PYTHON = process.env["SPARK_PYTHON"];

const MINUTES = 60_000;
const WORKFLOWS = path.resolve(__dirname, "../../../workflows");
const place = { region: "us-east-1", accountId: "000000000000" };

/** All files below a folder, with their content; Spark's checksums, which S3 never sees, are left out. */
const filesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".crc"))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]),
  );

describe("Glue scripts under Spark, against their stand-ins for this machine", function () {
  this.timeout(5 * MINUTES);
  let folder: string;
  let objects: ObjectStore;
  let store: Store;
  let server: ApiServer;

  before(async function () {
    if (SPARK_PYTHON === undefined) {
      console.log("skipped: SPARK_PYTHON names no Python with PySpark");
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), "glue-"));
    objects = createObjectStore(path.join(folder, "s3"));
    store = Store.open(folder);
    server = await startApiServer({ store, objects, place });
  });
  after(async () => {
    if (SPARK_PYTHON === undefined) return;
    await server.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  const run = async (script: string, args: Readonly<Record<string, string>>): Promise<string> => {
    const flags = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]);
    const env = { PATH: process.env["PATH"], HOME: folder, ...server.environment };
    const command = script.endsWith("glue_etl.py") ? [path.join(__dirname, "run_glue_script.py")] : [];
    const python = SPARK_PYTHON ?? "";
    return (await promisify(execFile)(python, ["-B", ...command, script, ...flags], { env, cwd: folder }))
      .stdout;
  };

  /** The bytes of both sides, and what both answer to the pipeline. */
  const assertSame = async (name: string): Promise<void> => {
    const written = filesIn(path.join(folder, "spark", name));
    assert.ok(Object.keys(written).length >= 2);
    const { objects: expected } = await objects.list(`s3://prepared/${name}/`);
    assert.equal(expected.length, Object.keys(written).length);
    for (const [file, text] of Object.entries(written)) {
      assert.equal(text, await objects.readText(`s3://prepared/${name}/${file}`), file);
    }
    const [local = "", spark = ""] = await Promise.all(
      ["local", "spark"].map((kind) => objects.readText(`s3://answers/${name}/${kind}.json`)),
    );
    // Each wrote where it was told to, so only the places differ.
    assert.equal(spark.replaceAll(`file://${folder}/spark/`, "s3://prepared/"), local);
    assert.notEqual(local, "");
  };

  for (const name of ["churn-retraining", "game-sales"]) {
    const workflow = path.join(WORKFLOWS, name);

    it(`${name}: writes the same bytes, one object for each name`, async () => {
      const { fileName, content } = findWorkflow(name).sampleData({ rows: 600 });
      const source = path.join(folder, fileName);
      writeFileSync(source, content);
      await objects.mount(`s3://data/${fileName}`, source);
      const shared = { SEED: "7", outputs_bucket: "answers" };
      await run(path.join(workflow, "local/etl.py"), {
        ...shared,
        S3_SOURCE: `s3://data/${fileName}`,
        S3_DEST: `s3://prepared/${name}`,
        outputs_key: `${name}/local.json`,
      });
      const printed = await run(path.join(workflow, "code/glue_etl.py"), {
        ...shared,
        JOB_NAME: "etl",
        S3_SOURCE: `file://${source}`,
        S3_DEST: `file://${folder}/spark/${name}`,
        outputs_key: `${name}/spark.json`,
      });
      assert.equal(printed.trim(), "committed");
      await assertSame(name);
    });

    it(`${name}: refuses a bad row with its number, and commits nothing`, async () => {
      const { content } = findWorkflow(name).sampleData({ rows: 30 });
      const source = path.join(folder, `bad-${name}.csv`);
      writeFileSync(source, `${content}1,2,3\n`);
      const failing = run(path.join(workflow, "code/glue_etl.py"), {
        JOB_NAME: "etl",
        S3_SOURCE: `file://${source}`,
        S3_DEST: `file://${folder}/bad-${name}`,
        SEED: "7",
        outputs_bucket: "answers",
        outputs_key: `${name}/bad.json`,
      });
      await assert.rejects(failing, (error: { stderr: string; stdout: string }) => {
        assert.match(error.stderr, /InvalidInput: Line 3[12] has 3 (values|fields)/);
        return error.stdout === "";
      });
    });
  }

  describe("abalone, with surveys", () => {
    const workflow = path.join(WORKFLOWS, "abalone");
    const raw = (): string => path.join(folder, "abalone.data");

    const runs = async (surveys: string, script: string, args: Readonly<Record<string, string>>) =>
      run(path.join(workflow, script), {
        JOB_NAME: "etl",
        S3_RAW: script.startsWith("local") ? "s3://abalone/raw/abalone.data" : `file://${raw()}`,
        S3_SURVEYS: `s3://abalone/${surveys}/`,
        outputs_bucket: "answers",
        ...args,
      });

    before(async () => {
      const { content } = findWorkflow("abalone").sampleData({ rows: 400 });
      writeFileSync(raw(), content);
      await objects.mount("s3://abalone/raw/abalone.data", raw());
      // Rows that are in the raw data already, one of them written otherwise, and an empty mark of a folder.
      const [first = "", ...others] = content.split("\n").slice(0, 12);
      const survey = path.join(folder, "abalone.20260131020000");
      writeFileSync(survey, `\ufeff${first.replaceAll(",", " , ")}\r\n${others.join("\n")}`);
      await objects.mount("s3://abalone/new/abalone.20260131020000", survey);
      writeFileSync(path.join(folder, "_marks"), "not a survey");
      await objects.mount("s3://abalone/new/_marks", path.join(folder, "_marks"));
      const bad = path.join(folder, "abalone.20260201020000");
      writeFileSync(bad, "M,0.4,0.3,0.1,0.5,0.2,0.1,0.1,9\nF,0.4,0.5,0.1,0.5,0.2,0.1,0.1,9\n");
      await objects.mount("s3://abalone/bad/abalone.20260201020000", bad);
    });

    for (const [name, surveys] of [
      ["abalone-first-night", "none"],
      ["abalone", "new"],
    ] as const) {
      it(`${name}: writes the same bytes, one object for each name`, async () => {
        await runs(surveys, "local/etl.py", {
          S3_DEST: `s3://prepared/${name}`,
          outputs_key: `${name}/local.json`,
        });
        const printed = await runs(surveys, "code/glue_etl.py", {
          S3_DEST: `file://${folder}/spark/${name}`,
          outputs_key: `${name}/spark.json`,
        });
        assert.equal(printed.trim(), "committed");
        await assertSame(name);
        const answer = await objects.readText(`s3://answers/${name}/spark.json`);
        const { Value } = (JSON.parse(answer ?? "[]") as { Name: string; Value: string }[]).find(
          ({ Name }) => Name === "duplicates",
        ) ?? { Value: "" };
        assert.equal(Value, surveys === "none" ? "0" : "12");
      });
    }

    it("refuses an animal that cannot be, by file and line, and commits nothing", async () => {
      const failing = runs("bad", "code/glue_etl.py", {
        S3_DEST: `file://${folder}/bad-abalone`,
        outputs_key: "abalone/bad.json",
      });
      await assert.rejects(failing, (error: { stderr: string; stdout: string }) => {
        assert.match(
          error.stderr,
          /InvalidInput: Line 2 of "abalone\.20260201020000" is refused: its "diameter"/,
        );
        return error.stdout === "";
      });
    });
  });
});
