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

  for (const name of ["churn-retraining", "game-sales"]) {
    const workflow = path.resolve(__dirname, "../../../workflows", name);

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
      const written = filesIn(path.join(folder, "spark", name));
      assert.ok(Object.keys(written).length >= 2);
      const { objects: expected } = await objects.list(`s3://prepared/${name}/`);
      assert.equal(expected.length, Object.keys(written).length);
      for (const [file, text] of Object.entries(written)) {
        assert.equal(text, await objects.readText(`s3://prepared/${name}/${file}`), file);
      }
      const answers = await Promise.all(
        ["local", "spark"].map((kind) => objects.readText(`s3://answers/${name}/${kind}.json`)),
      );
      assert.equal(answers[1], answers[0]);
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
});
