import assert from "node:assert/strict";
import { OBJECT } from "../support/pulumi-definition";
import { runProgram } from "../support/pulumi-program";
import {
  arn,
  bucketOf,
  namesOf,
  POLICY,
  policyOf,
  refusals,
  through,
  workflowStack,
  type Call,
} from "../support/workflow-stacks";

const JOB = "aws:glue/job:Job";
const CRAWLER = "aws:glue/crawler:Crawler";

describe("Glue jobs and crawlers of a workflow", () => {
  it("run the uploaded script with its module, encrypted, bounded, once at a time", async () => {
    const run = await workflowStack("game-sales-dev");
    const { inputs, dependencies } = run.only(JOB);
    const bucket = bucketOf(run, "game-sales-dev");
    const uri = (file: string) =>
      `s3://${bucket}/${String(run.only(OBJECT, `game-sales-dev-${file}`).inputs["key"])}`;
    assert.deepEqual(inputs["command"], {
      name: "glueetl",
      pythonVersion: "3",
      scriptLocation: uri("glue_etl.py"),
    });
    const args = inputs["defaultArguments"] as Record<string, string>;
    assert.equal(args["--extra-py-files"], uri("game_rows.py"));
    assert.deepEqual(
      [inputs["glueVersion"], inputs["workerType"], inputs["numberOfWorkers"], inputs["timeout"]],
      ["5.0", "G.1X", 2, 60],
    );
    assert.deepEqual(inputs["executionProperty"], { maxConcurrentRuns: 1 });
    const encryption = run.only("aws:glue/securityConfiguration:SecurityConfiguration");
    assert.equal(inputs["securityConfiguration"], run.made(encryption)["name"]);
    const prefix = String(args["--custom-logGroup-prefix"]);
    const groups = namesOf(run, "aws:cloudwatch/logGroup:LogGroup");
    for (const kind of ["error", "output"]) assert.ok(groups.includes(`${prefix}/${kind}`), kind);
    assert.ok(dependencies.includes(`${POLICY}::game-sales-dev-etl`));
  });

  it("read their inputs and code, and write below the pipeline's prefix, and nowhere else", async () => {
    const run = await runProgram({
      stack: "churn-retraining-dev",
      config: {
        inputDataUri: "s3://customers-of-acme/churn/latest.csv",
        inputDataKeyArn: arn("kms", "key/22222222-2222-2222-2222-222222222222"),
        sampleData: "false",
      },
    });
    const policy = policyOf(run, "churn-retraining-dev-etl");
    const bucket = `arn:aws:s3:::${bucketOf(run, "churn-retraining-dev")}`;
    assert.deepEqual(
      refusals(policy, [
        ["s3:GetObject", "arn:aws:s3:::customers-of-acme/churn/newer.csv"],
        ["s3:ListBucket", "arn:aws:s3:::customers-of-acme", { "s3:prefix": "churn/latest.csv" }],
        ["kms:Decrypt", arn("kms", "key/22222222-2222-2222-2222-222222222222"), through("s3")],
        ["s3:GetObject", `${bucket}/code/churn-retraining/abc/glue_etl.py`],
        ["s3:PutObject", `${bucket}/churn-retraining-dev/abc/GlueEtl/train/train.csv`],
        ["s3:DeleteObject", `${bucket}/churn-retraining-dev/abc/GlueEtl/train/train.csv.parts`],
        ["s3:PutObject", `${bucket}/churn-retraining-dev/abc/GlueEtl/outputs.json`],
        ["logs:PutLogEvents", arn("logs", "log-group:churn-retraining-dev-glue-etl/error:log-stream:x")],
      ]),
      [],
    );
    const tooMuch: readonly Call[] = [
      ["s3:PutObject", "arn:aws:s3:::customers-of-acme/churn/latest.csv"],
      ["s3:GetObject", "arn:aws:s3:::customers-of-acme/payroll/x.csv"],
      ["s3:PutObject", `${bucket}/code/churn-retraining/abc/glue_etl.py`],
      ["s3:ListBucket", "arn:aws:s3:::customers-of-acme", { "s3:prefix": "payroll/" }],
      ["logs:PutLogEvents", arn("logs", "log-group:other-dev:log-stream:x")],
    ];
    assert.equal(refusals(policy, tooMuch).length, tooMuch.length);
  });

  it("keep a table of the surveys in a database of the pipeline's own", async () => {
    const run = await workflowStack("abalone-dev");
    const { inputs } = run.only(CRAWLER);
    const bucket = bucketOf(run, "abalone-dev");
    assert.deepEqual(inputs["s3Targets"], [{ path: `s3://${bucket}/abalone_data/new/` }]);
    assert.equal(inputs["databaseName"], "abalone_dev");
    const policy = policyOf(run, "abalone-dev-surveys");
    assert.deepEqual(
      refusals(policy, [
        ["glue:CreateTable", arn("glue", "table/abalone_dev/new")],
        ["s3:GetObject", `arn:aws:s3:::${bucket}/abalone_data/new/abalone.20270131030000`],
      ]),
      [],
    );
    assert.equal(refusals(policy, [["glue:CreateTable", arn("glue", "table/abalone_prod/new")]]).length, 1);
    // The merging job reads what the crawler looks at.
    const merging = policyOf(run, "abalone-dev-etl");
    const list: Call = ["s3:ListBucket", `arn:aws:s3:::${bucket}`, { "s3:prefix": "abalone_data/new/" }];
    assert.deepEqual(refusals(merging, [list]), []);
  });
});
