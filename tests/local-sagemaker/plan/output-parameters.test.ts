import assert from "node:assert/strict";
import { readAwsJob } from "../../../local-sagemaker/plan/aws-job-message";
import { outputList, readOutputs } from "../../../local-sagemaker/plan/output-parameters";
import type { Json, OutputParameter } from "../../../pipeline-definition/document/definition";

const declare = (OutputType: OutputParameter["OutputType"]): readonly OutputParameter[] => [
  { OutputName: "value", OutputType },
];
const read = (type: OutputParameter["OutputType"], value: Json): Json | undefined =>
  readOutputs('Function "f"', declare(type), { value })["value"];

describe("readOutputs", () => {
  const fitting: readonly (readonly [OutputParameter["OutputType"], Json, Json])[] = [
    ["String", "a", "a"],
    ["String", 2.5, "2.5"],
    ["String", { a: [1] }, '{"a":[1]}'],
    ["Integer", 812, 812],
    ["Integer", "-812", -812],
    ["Float", "2.5e-1", 0.25],
    ["Float", 3, 3],
    ["Boolean", true, true],
    ["Boolean", "false", false],
  ];
  for (const [type, value, typed] of fitting)
    it(`takes ${JSON.stringify(value)} as ${type}`, () => {
      assert.deepEqual(read(type, value), typed);
    });

  const unfit: readonly (readonly [OutputParameter["OutputType"], Json])[] = [
    ["Integer", 2.5],
    ["Integer", "1e3"],
    ["Integer", true],
    ["Float", "nan"],
    ["Float", "Infinity"],
    ["Float", ""],
    ["Boolean", 1],
  ];
  for (const [type, value] of unfit)
    it(`refuses ${JSON.stringify(value)} as ${type}`, () => {
      assert.throws(() => read(type, value), {
        name: "StepFailure",
        message: `Function "f" answered ${JSON.stringify(value)} as output "value", which is declared to be of type "${type}".`,
      });
    });

  it("names an output that is missing, and what came instead", () => {
    assert.throws(() => readOutputs('Function "f"', declare("String"), { valeu: 1 }), {
      message: 'Function "f" answered no output "value". It answered "valeu".',
    });
    assert.throws(() => readOutputs('Function "f"', declare("String"), null), /answered no output "value"/);
  });

  it("leaves out what was not declared, and shows the rest as text", () => {
    const outputs = readOutputs('Function "f"', declare("Integer"), { value: 1, more: 2 });
    assert.deepEqual(outputList(outputs), [{ Name: "value", Value: "1" }]);
  });
});

describe("readAwsJob", () => {
  it("reads what an awsJob step sends, and gives all of it to the job as Glue does", () => {
    const args = {
      "--aws_job": "glueJob",
      "--aws_job_name": "churn-etl",
      "--aws_job_seconds": "1800",
      "--aws_job_retries": "2",
      "--outputs_bucket": "b",
      "--outputs_key": "k.json",
      "--source": "s3://b/a b",
    };
    assert.deepEqual(readAwsJob(args), {
      kind: "glueJob",
      name: "churn-etl",
      seconds: 1800,
      retries: 2,
      outputsUri: "s3://b/k.json",
      args: Object.entries(args).flat(),
    });
  });

  it("takes no other callback message for one", () => {
    assert.equal(readAwsJob({ report: "s3://b/r" }), undefined);
  });
});
