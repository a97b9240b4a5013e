import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { boundary } from "../../bootstrap/policies/boundary";
import { permissionsBoundary } from "../../components/policies/permissions-boundary";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { MONTHLY_PRICES } from "../../delivery/prices";
import { scorecard } from "../../policy-pack/scorecard";
import { WAIVERS } from "../../policy-pack/waivers";
import { estateOf } from "../security/estates";
import { failure } from "../support/failure";
import { isAllowed, listed, type Policy } from "../support/iam-evaluator";
import { definitionOf } from "../support/pulumi-definition";
import { configOf, runProgram, type ProgramRun, type Registration } from "../support/pulumi-program";
import {
  arn,
  FUNCTION,
  namesOf,
  POLICY,
  policyOf,
  WORKFLOW_STACKS,
  workflowStack,
} from "../support/workflow-stacks";

const ROOT = path.resolve(__dirname, "../..");
const JOB = "aws:glue/job:Job";
const CRAWLER = "aws:glue/crawler:Crawler";

/** Steps of one type, of any depth. */
const stepsOf = (run: ProgramRun, type: string): readonly Record<string, unknown>[] =>
  allSteps(JSON.parse(definitionOf(run)) as PipelineDefinition).flatMap(({ step }) =>
    step.Type === type ? [step as unknown as Record<string, unknown>] : [],
  );

const isCalled = ({ inputs }: Registration): boolean => inputs["name"] !== undefined;

describe("the services of a workflow", () => {
  for (const stack of WORKFLOW_STACKS) {
    describe(stack, () => {
      let run: ProgramRun;
      before(async () => {
        run = await workflowStack(stack);
      });

      it("are those that the definition calls, by their names, and the pipeline waits for them", () => {
        const functions = run.all(FUNCTION).filter(isCalled);
        const called = stepsOf(run, "Lambda").map((step) => step["FunctionArn"]);
        assert.deepEqual(called.sort(), functions.map((one) => run.made(one)["arn"]).sort());
        const jobs = stepsOf(run, "Callback").map(
          (step) => (step["Arguments"] as Record<string, unknown>)["--aws_job_name"],
        );
        assert.deepEqual(jobs.sort(), namesOf(run, JOB, CRAWLER));
        const queues = stepsOf(run, "Callback").map((step) => step["SqsQueueUrl"]);
        const [made] = run.all("aws:sqs/queue:Queue").filter(({ name }) => name === `${stack}-aws-jobs`);
        assert.deepEqual([...new Set(queues)], made === undefined ? [] : [run.made(made)["url"]]);
        const { dependencies } = run.only("aws:sagemaker/pipeline:Pipeline");
        for (const { type, name } of [...functions, ...run.all(JOB), ...run.all(CRAWLER)])
          assert.ok(dependencies.includes(`${type}::${name}`), name);
      });

      it("may be called by the pipeline, and nothing else may", () => {
        const policy = policyOf(run, `${stack}-pipeline`);
        const resources = (action: string) =>
          policy.Statement.filter(({ Action }) => listed(Action).includes(action)).flatMap(({ Resource }) =>
            listed(Resource ?? []),
          );
        const functions = run.all(FUNCTION).filter(isCalled);
        assert.deepEqual(
          [...resources("lambda:InvokeFunction")].sort(),
          functions.map((one) => run.made(one)["arn"]).sort(),
        );
        assert.deepEqual(
          resources("sqs:SendMessage"),
          run.all(JOB).length === 0 ? [] : [arn("sqs", `${stack}-aws-jobs`)],
        );
      });

      it("keep every control, or have it waived in writing", () => {
        const { values } = configOf(ROOT, { stack });
        const { scores } = scorecard(estateOf(run, stack, values), WAIVERS, "2026-11-21");
        const failed = scores.filter(({ status }) => status === "failed");
        assert.deepEqual(failed, []);
        assert.ok(scores.length === 110);
        assert.deepEqual(run.warnings, []);
      });

      it("cost while idle what the workflow's page says", () => {
        const workflow = stack.replace(/-dev$/, "");
        const page = readFileSync(path.join(ROOT, `workflows/${workflow}/README.md`), "utf8");
        const types = ["aws:kms/key:Key", "aws:cloudwatch/metricAlarm:MetricAlarm"];
        const cents = types.map(
          (type) => run.all(type).length * 100 * (MONTHLY_PRICES[type]?.perMonth ?? NaN),
        );
        const dollars = (cents.reduce((sum, one) => sum + one) / 100).toFixed(2);
        assert.match(page, new RegExp(`Idle, it costs ${dollars} US dollars a month`));
        assert.deepEqual(
          run.all("aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => inputs["vpcEndpointType"]),
          ["Gateway"],
        );
      });

      it("are bounded by neither boundary in what they need", () => {
        const place = { partition: "aws", region: "us-east-1", account: "111122223333" };
        const bounds = [
          permissionsBoundary as Policy,
          boundary(place, [stack.replace(/-dev$/, "")]) as Policy,
        ];
        const machine = `arn:aws:iam::111122223333:role/${stack}-aws-jobs-door-1234567`;
        const wanted = run
          .all(POLICY)
          .flatMap(({ inputs }) => (JSON.parse(String(inputs["policy"])) as Policy).Statement)
          .filter(({ Effect }) => Effect === "Allow")
          .flatMap(({ Action }) => listed(Action));
        const isRefused = (action: string) =>
          bounds.some(
            (bound) => !isAllowed(bound, { action, resource: "*", context: { "aws:PrincipalArn": machine } }),
          );
        const passesRoles = (action: string) => action === "iam:PassRole";
        assert.ok(wanted.length > 60);
        assert.deepEqual(
          [...new Set(wanted.filter(isRefused))].filter((one) => !passesRoles(one)),
          [],
        );
      });
    });
  }

  it("open logs to no role but those of state machines", () => {
    const request = (role: string) => ({
      action: "logs:PutResourcePolicy",
      resource: "*",
      context: { "aws:PrincipalArn": `arn:aws:iam::111122223333:role/${role}` },
    });
    assert.equal(isAllowed(permissionsBoundary as Policy, request("iris-dev-aws-jobs-door-1234567")), true);
    assert.equal(isAllowed(permissionsBoundary as Policy, request("iris-dev-pipeline-1234567")), false);
  });
});

describe("names of a workflow's services", () => {
  it("that AWS would not take are refused before anything is made", async () => {
    const config = { pipelineName: "c".repeat(50) };
    const error = await failure(runProgram({ stack: "churn-retraining-dev", config }));
    assert.ok(RunError.isInstance(error));
    assert.equal(
      error.message,
      `Function "query-training-results" would be called "${"c".repeat(50)}-query-training-results", which has more than 64 characters.\n` +
        "Choose a shorter name for the pipeline: pulumi config set pipelineName NAME",
    );
  });
});
