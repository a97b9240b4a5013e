import assert from "node:assert/strict";
import type { StepRecord } from "../../../local-sagemaker/store/execution-record";
import { remarksOn } from "../../../scripts/command-line/run-remarks";
import { ran } from "../../support/execution-records";

const etl = { kind: "glueJob", folder: "/workflow", command: ["python3", "local/etl.py"] };
const awsJobs = new Map([["demo-etl", etl]]);

const message = (job: Readonly<Record<string, string>>, type = "Callback"): StepRecord =>
  ran({ name: "Etl", type: type, from: 0, to: 1, args: { ...job } });

const ETL = { "--aws_job": "glueJob", "--aws_job_name": "demo-etl" };

describe("remarksOn", () => {
  it("names each job outside SageMaker once, and what ran for it", () => {
    assert.deepEqual(remarksOn({ Steps: [message(ETL), message(ETL)] }, [], awsJobs), [
      'Glue job "demo-etl" did not run: "python3 local/etl.py" stood in for it.',
    ]);
  });

  it("calls a crawler one, and another kind by its own name", () => {
    for (const [kind, called] of [
      ["glueCrawler", "Glue crawler"],
      ["emrStep", "emrStep"],
    ] as const) {
      const steps = [message({ ...ETL, "--aws_job": kind })];
      const [remark = ""] = remarksOn({ Steps: steps }, [], new Map([["demo-etl", { ...etl, kind }]]));
      assert.ok(remark.startsWith(`${called} "demo-etl" did not run: `), remark);
    }
  });

  it("says nothing where nothing stood in: no such job, another kind, no job at all, no callback", () => {
    const steps = [
      message({ ...ETL, "--aws_job_name": "other" }),
      message({ ...ETL, "--aws_job": "glueCrawler" }),
      message({ file: "demo-etl" }),
      message(ETL, "Lambda"),
      ran({ name: "Unasked", type: "Callback", from: 0 }),
    ];
    assert.deepEqual(remarksOn({ Steps: steps }, [], awsJobs), []);
  });

  it("tells of closed algorithms beside jobs, in the order of the steps", () => {
    const image = "382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1";
    const train = ran({
      name: "T",
      type: "Training",
      from: 1,
      args: { AlgorithmSpecification: { TrainingImage: image } },
    });
    const remarks = remarksOn({ Steps: [message(ETL), train] }, [], awsJobs);
    assert.equal(remarks.length, 2);
    assert.match(remarks[1] ?? "", /^linear-learner is closed: /);
  });
});
