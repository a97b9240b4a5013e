import assert from "node:assert/strict";
import { isAllowed, type Policy } from "../support/iam-evaluator";
import {
  FUNCTION,
  NAME,
  PIPELINE,
  TARGET,
  arnOf,
  json,
  keyOf,
  queueOf,
  roleOf,
  surroundedStack,
} from "../support/pipeline-surroundings";
import { OWN_DATA, runProgram } from "../support/pulumi-program";

describe("the schedule", () => {
  it("calls the guard with a token of its run, retries within bounds and keeps what fails", async () => {
    const run = await surroundedStack();
    const { inputs } = run.only("aws:scheduler/schedule:Schedule");
    assert.equal(inputs["scheduleExpression"], "cron(0 3 * * ? *)");
    assert.equal(inputs["scheduleExpressionTimezone"], "Europe/Berlin");
    assert.equal(inputs["kmsKeyArn"], keyOf(run));
    const target = inputs["target"] as Record<string, unknown>;
    assert.equal(target["arn"], arnOf(run, FUNCTION, "start-guard"));
    assert.deepEqual(target["deadLetterConfig"], { arn: queueOf(run) });
    assert.deepEqual(target["retryPolicy"], { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 });
    const { ClientRequestToken, ...request } = json(target, "input");
    assert.match(String(ClientRequestToken), /^.{32,90}<aws\.scheduler\.execution-id>$/);
    assert.deepEqual(request, {
      PipelineName: NAME,
      PipelineParameters: [{ Name: "AccuracyThreshold", Value: "0.85" }],
      trigger: "schedule",
      onOverlap: "skip",
    });
  });

  it("has a role that Scheduler takes on for its group, and that may call the guard only", async () => {
    const run = await surroundedStack();
    const policy = roleOf(run, "schedule");
    const call = (name: string) =>
      isAllowed(policy, { action: "lambda:InvokeFunction", resource: arnOf(run, FUNCTION, name) });
    assert.deepEqual([call("start-guard"), call("watch")], [true, false]);
    assert.ok(isAllowed(policy, { action: "sqs:SendMessage", resource: queueOf(run) }));
    assert.equal(
      isAllowed(policy, { action: "sagemaker:StartPipelineExecution", resource: PIPELINE }),
      false,
    );
    const trust = json<Policy>(run.only("aws:iam/role:Role", `${NAME}-schedule`).inputs, "assumeRolePolicy");
    const assume = (account: string, source: string) =>
      isAllowed(trust, {
        action: "sts:AssumeRole",
        resource: "",
        context: { "aws:SourceAccount": account, "aws:SourceArn": source },
      });
    const group = arnOf(run, "aws:scheduler/scheduleGroup:ScheduleGroup", "schedule");
    assert.equal(assume("111122223333", group), true);
    assert.equal(assume("999988887777", group), false);
    assert.equal(assume("111122223333", group.replace("-dev-", "-prod-")), false);
  });
});

describe("the functions", () => {
  it("run what stands in this repository, one call at a time, traced, without an environment", async () => {
    const run = await surroundedStack();
    for (const name of ["start-guard", "watch"]) {
      const made = run.only(FUNCTION, `${NAME}-${name}`);
      assert.equal(made.inputs["reservedConcurrentExecutions"], 1);
      assert.equal(made.inputs["runtime"], "nodejs22.x");
      assert.equal(made.inputs["environment"], undefined);
      assert.deepEqual(made.inputs["tracingConfig"], { mode: "Active" });
      assert.deepEqual(made.inputs["deadLetterConfig"], { targetArn: queueOf(run) });
      assert.ok(made.dependencies.includes(`aws:iam/rolePolicy:RolePolicy::${NAME}-${name}`));
      const group = run.only("aws:cloudwatch/logGroup:LogGroup", `${NAME}-${name}`);
      assert.equal(group.inputs["retentionInDays"], 30);
      assert.equal(group.inputs["kmsKeyId"], arnOf(run, "aws:kms/key:Key", "logs"));
      const logGroup = run.made(group)["name"];
      assert.deepEqual(made.inputs["loggingConfig"], { logFormat: "Text", logGroup });
    }
  });

  it("may do what their code does, on this pipeline only", async () => {
    const run = await surroundedStack();
    const may = (name: string, action: string, resource: string) =>
      isAllowed(roleOf(run, name), { action, resource });
    const execution = `${PIPELINE}/execution/abc`;
    const calls: readonly (readonly [name: string, action: string, resource: string, allowed: boolean])[] = [
      ["start-guard", "sagemaker:StartPipelineExecution", PIPELINE, true],
      ["start-guard", "sagemaker:ListPipelineExecutions", PIPELINE, true],
      ["start-guard", "sagemaker:StartPipelineExecution", `${PIPELINE}2`, false],
      ["start-guard", "sagemaker:StopPipelineExecution", execution, false],
      ["watch", "sagemaker:ListPipelineExecutions", PIPELINE, true],
      ["watch", "sagemaker:ListPipelineExecutionSteps", execution, true],
      ["watch", "sagemaker:StartPipelineExecution", PIPELINE, false],
    ];
    for (const [name, action, resource, allowed] of calls)
      assert.equal(may(name, action, resource), allowed, `${name} ${action} ${resource}`);
    for (const name of ["start-guard", "watch"]) {
      const logs = arnOf(run, "aws:cloudwatch/logGroup:LogGroup", name);
      assert.ok(may(name, "logs:PutLogEvents", `${logs}:log-stream:1`), name);
      assert.ok(may(name, "sqs:SendMessage", queueOf(run)), name);
      assert.ok(may(name, "xray:PutTraceSegments", "*"), name);
    }
  });

  it("are called by their own rules only", async () => {
    const run = await surroundedStack();
    const permissions = run
      .all("aws:lambda/permission:Permission")
      .filter(({ inputs }) => inputs["principal"] !== "apigateway.amazonaws.com");
    assert.deepEqual(permissions.map(({ name }) => name).sort(), [
      `${NAME}-code`,
      `${NAME}-upload`,
      `${NAME}-warehouse`,
      `${NAME}-watch`,
    ]);
    for (const { inputs, name } of permissions) {
      assert.equal(inputs["principal"], "events.amazonaws.com", name);
      assert.equal(
        inputs["sourceArn"],
        run.made(run.only("aws:cloudwatch/eventRule:EventRule", name))["arn"],
      );
    }
  });
});

describe("triggers", () => {
  it("watch the folder of the input data, which roles may read", async () => {
    const run = await surroundedStack();
    const pattern = json(
      run.only("aws:cloudwatch/eventRule:EventRule", `${NAME}-upload`).inputs,
      "eventPattern",
    );
    const sample = run
      .all("aws:s3/bucketObjectv2:BucketObjectv2")
      .find(({ name }) => name === `${NAME}-adult.csv`);
    const folder = String(sample?.inputs["key"]).replace(/[^/]+$/, "");
    assert.deepEqual(pattern, {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: {
        bucket: { name: [run.outputs["artifactsBucket"]] },
        object: { key: [{ wildcard: `${folder}*.csv` }] },
      },
    });
    const events = run.only("aws:s3/bucketNotification:BucketNotification").inputs;
    assert.deepEqual(events, { bucket: run.outputs["artifactsBucket"], eventbridge: true });
  });

  it("leave a bucket that is not the stack's alone", async () => {
    const triggers = JSON.stringify([{ name: "upload", uploadParameter: "InputData" }]);
    const run = await runProgram({ stack: "prod", config: { ...OWN_DATA, triggers } });
    assert.equal(run.all("aws:s3/bucketNotification:BucketNotification").length, 0);
    const { inputs } = run.only("aws:cloudwatch/eventRule:EventRule", "adult-census-prod-upload");
    const { detail } = json<{ detail: unknown }>(inputs, "eventPattern");
    assert.deepEqual(detail, {
      bucket: { name: ["census-of-acme"] },
      object: { key: [{ prefix: "adult/" }] },
    });
  });

  it("hand the guard the whole event as JSON, whatever stands in it", async () => {
    const run = await surroundedStack();
    const { inputTemplate, inputPaths } = run.only(TARGET, `${NAME}-warehouse`).inputs[
      "inputTransformer"
    ] as Record<string, string>;
    assert.equal(inputPaths, undefined);
    const event = { id: "1", detail: { uri: 's3://b/"},{"trigger":"x' } };
    const request = JSON.parse(
      String(inputTemplate).replace("<aws.events.event.json>", JSON.stringify(event)),
    ) as unknown;
    assert.deepEqual(request, {
      PipelineName: NAME,
      PipelineParameters: [{ Name: "InputData", Value: "{detail.uri}" }],
      trigger: "warehouse",
      onOverlap: "fail",
      event,
    });
  });
});
