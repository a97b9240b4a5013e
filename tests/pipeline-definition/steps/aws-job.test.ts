import assert from "node:assert/strict";
import {
  awsJob,
  awsJobQueueUrl,
  functionArn,
  glueCrawlerRun,
  glueJobRun,
  parameterInteger,
  parameterString,
  pipeline,
  resourceName,
} from "../../../pipeline-definition";
import type { AwsJobOptions } from "../../../pipeline-definition/steps/aws-job";

const place = {
  pipelineName: "churn",
  region: "eu-west-1",
  bucket: "churn-data",
  roleArns: { processing: "arn:aws:iam::111122223333:role/churn-processing" },
};
const source = parameterString("Source", { default: "s3://churn-data/raw.csv" });
const share = parameterInteger("Share", { default: 70 });

const messageOf = (options: Partial<AwsJobOptions<Record<string, "String">>>): unknown =>
  awsJob("Etl", place, { job: glueJobRun("etl"), ...options }).definition.Arguments;

describe("awsJob", () => {
  const etl = awsJob("Etl", place, {
    job: glueJobRun("etl", { source_uri: source, share, strict: true, seed: 7 }),
    outputs: { trainUri: "String", rows: "Integer" },
    timeoutMinutes: 30,
    retries: 1,
  });

  it("is a callback step on the queue of the pipeline's bridge, and sends text only", () => {
    assert.deepEqual(etl.definition, {
      Name: "Etl",
      Type: "Callback",
      SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/churn-aws-jobs",
      Arguments: {
        "--aws_job": "glueJob",
        "--aws_job_name": "churn-etl",
        "--aws_job_minutes": "30",
        "--aws_job_seconds": "1800",
        "--aws_job_retries": "1",
        "--outputs_bucket": "churn-data",
        "--outputs_key": {
          "Std:Join": {
            On: "/",
            Values: ["churn", { Get: "Execution.PipelineExecutionId" }, "Etl", "outputs.json"],
          },
        },
        "--source_uri": { "Std:Join": { On: "", Values: [{ Get: "Parameters.Source" }] } },
        "--share": { "Std:Join": { On: "", Values: [{ Get: "Parameters.Share" }] } },
        "--strict": "true",
        "--seed": "7",
      },
      OutputParameters: [
        { OutputName: "trainUri", OutputType: "String" },
        { OutputName: "rows", OutputType: "Integer" },
      ],
    });
  });

  it("makes a sound pipeline, whose later steps read its outputs by their types", () => {
    const next = awsJob("Next", place, { job: glueJobRun("next", { rows: etl.outputs.rows }) });
    // @ts-expect-error: no such output was declared.
    assert.equal(etl.outputs.trian, undefined);
    const document = pipeline({ parameters: [source, share], steps: [etl, next] });
    assert.deepEqual(document.Steps[1]?.Arguments?.["--rows"], {
      "Std:Join": { On: "", Values: [{ Get: "Steps.Etl.OutputParameters['rows']" }] },
    });
  });

  it("runs a crawler after other steps, for an hour and once by default", () => {
    const crawl = awsJob("Crawl", place, { job: glueCrawlerRun("surveys"), dependsOn: [etl] });
    assert.deepEqual(crawl.definition.DependsOn, ["Etl"]);
    assert.deepEqual(crawl.definition.Arguments, {
      "--aws_job": "glueCrawler",
      "--aws_job_name": "churn-surveys",
      "--aws_job_minutes": "60",
      "--aws_job_seconds": "3600",
      "--aws_job_retries": "0",
    });
  });

  const refused: readonly (readonly [
    string,
    Partial<AwsJobOptions<Record<string, "String">>>,
    string,
    string,
  ])[] = [
    [
      "a time limit that is too short",
      { timeoutMinutes: 0 },
      'Step "Etl" has a time limit in minutes of 0.',
      "Give a whole number from 1 to 1,440.",
    ],
    [
      "parts of a minute",
      { timeoutMinutes: 1.5 },
      'Step "Etl" has a time limit in minutes of 1.5.',
      "Give a whole number from 1 to 1,440.",
    ],
    [
      "too many retries",
      { retries: 6 },
      'Step "Etl" has a number of retries of 6.',
      "Give a whole number from 0 to 5.",
    ],
    [
      "an argument with dashes in front",
      { job: glueJobRun("etl", { "--source": "x" }) },
      'Step "Etl" gives its job the argument "--source".',
      "Names are letters, digits, hyphens and underscores, and begin with a letter; the dashes in front are added.",
    ],
    [
      "an argument of the bridge's own",
      { job: glueJobRun("etl", { aws_job_name: "other" }) },
      'Step "Etl" gives its job the argument "aws_job_name", which is reserved.',
      "Choose another name: AWS Glue and the bridge use this one.",
    ],
    [
      "arguments of a crawler",
      { job: { ...glueCrawlerRun("surveys"), arguments: { depth: 2 } } },
      'Step "Etl" gives a crawler arguments.',
      "Leave them out: crawlers take none.",
    ],
    [
      "outputs of a crawler",
      { job: glueCrawlerRun("surveys"), outputs: { rows: "String" } },
      'Step "Etl" declares outputs of a crawler.',
      "Leave them out: crawlers yield none.",
    ],
  ];
  for (const [what, options, message, hint] of refused)
    it(`refuses ${what}`, () => {
      assert.throws(() => messageOf(options), { name: "AwsJobError", message, hint });
    });

  it("takes the longest time and the most retries", () => {
    assert.doesNotThrow(() => messageOf({ timeoutMinutes: 1_440, retries: 5 }));
  });

  it("gives no file for outputs where there are none", () => {
    const keys = Object.keys(messageOf({ outputs: {} }) as object);
    assert.deepEqual(
      keys.filter((key) => key.includes("outputs")),
      [],
    );
  });
});

describe("the resources of a pipeline", () => {
  it("bear names that follow from the pipeline's", () => {
    assert.equal(resourceName(place, "etl"), "churn-etl");
    assert.equal(functionArn(place, "deploy"), "arn:aws:lambda:eu-west-1:111122223333:function:churn-deploy");
    const china = {
      ...place,
      region: "cn-north-1",
      roleArns: { processing: "arn:aws-cn:iam::111122223333:role/r" },
    };
    assert.equal(
      functionArn(china, "deploy"),
      "arn:aws-cn:lambda:cn-north-1:111122223333:function:churn-deploy",
    );
    assert.equal(
      awsJobQueueUrl(china),
      "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/churn-aws-jobs",
    );
  });

  it("are not made up where the account is unknown", () => {
    const nowhere = { ...place, roleArns: { processing: "churn-processing" } };
    assert.throws(() => functionArn(nowhere, "deploy"), {
      name: "RangeError",
      message: '"churn-processing" is not the ARN of a role.',
    });
  });
});
