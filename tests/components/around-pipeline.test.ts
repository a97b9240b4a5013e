import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { failure } from "../support/failure";
import { isAllowed, isDenied, type Policy } from "../support/iam-evaluator";
import { json, SURROUNDED, surroundedStack } from "../support/pipeline-surroundings";
import { runUnderPulumi } from "../support/pulumi-engine";
import { deployedStack, OWN_DATA, runProgram, type ProgramRun } from "../support/pulumi-program";

const NAME = "adult-census-dev";
const PIPELINE = `arn:aws:sagemaker:us-east-1:111122223333:pipeline/${NAME}`;
const FUNCTION = "aws:lambda/function:Function";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const arnOf = (run: ProgramRun, type: string, name: string) =>
  String(run.made(run.only(type, `${NAME}-${name}`))["arn"]);
const queueOf = (run: ProgramRun) => arnOf(run, "aws:sqs/queue:Queue", "dead-letters");
const keyOf = (run: ProgramRun) => arnOf(run, "aws:kms/key:Key", "messages");
const roleOf = (run: ProgramRun, name: string) =>
  json<Policy>(
    run.only("aws:iam/rolePolicy:RolePolicy", `${NAME}-${name}`).inputs,
    "policy",
  ) as unknown as Policy;

describe("what stands around a pipeline", () => {
  it("is nothing where the configuration asks for nothing", async () => {
    const run = await deployedStack("dev");
    const paid =
      /^aws:(lambda|scheduler|sns|sqs|chatbot|budgets)|EventRule|MetricAlarm|Dashboard|Notification/;
    assert.deepEqual(
      run.resources.filter(({ type }) => paid.test(type)),
      [],
    );
  });

  it("adds nothing to what stands without it, and changes none of it", async () => {
    const [without, run] = [await deployedStack("dev"), await surroundedStack()];
    for (const [key, bytes] of without.bytes) assert.equal(run.bytes.get(key), bytes, key);
  });

  it("comes through Pulumi's own Node entry point", async () => {
    const { exitCode, errors, resources } = await runUnderPulumi({ stack: "dev", config: SURROUNDED });
    assert.deepEqual(errors, []);
    assert.equal(exitCode, 0);
    const names = (all: readonly { type: string; name: string }[]) =>
      all.map(({ type, name }) => `${type} ${name}`).sort();
    assert.deepEqual(names(resources), names((await surroundedStack()).resources));
  });

  it("can be previewed before AWS has made anything", async () => {
    const run = await runProgram({ stack: "dev", config: SURROUNDED, preview: true });
    assert.equal(run.all("aws:scheduler/schedule:Schedule").length, 1);
  });

  it("refuses a parameter that the pipeline does not have, at the preview", async () => {
    const schedule = JSON.stringify({ expression: "rate(1 day)", parameters: { AcuracyThreshold: 1 } });
    const error = await failure(runProgram({ stack: "dev", config: { schedule }, preview: true }));
    assert.ok(RunError.isInstance(error));
    assert.equal(
      error.message,
      'Configuration "schedule.parameters" sets parameter "AcuracyThreshold", which the pipeline does not declare.\nDid you mean "AccuracyThreshold"?',
    );
    const triggers = JSON.stringify([{ name: "upload", uploadParameter: "InputDat" }]);
    const other = await failure(runProgram({ stack: "dev", config: { triggers }, preview: true }));
    assert.match(other.message, /^Configuration "triggers\[0\]\.parameters" sets parameter "InputDat"/);
  });

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
      const trust = json<Policy>(
        run.only("aws:iam/role:Role", `${NAME}-schedule`).inputs,
        "assumeRolePolicy",
      );
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
    it("run what stands in this repository, one start at a time, traced, without an environment", async () => {
      const run = await surroundedStack();
      for (const [name, concurrency] of [
        ["start-guard", 1],
        ["watch", undefined],
      ] as const) {
        const made = run.only(FUNCTION, `${NAME}-${name}`);
        assert.equal(made.inputs["reservedConcurrentExecutions"], concurrency);
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
      const calls: readonly (readonly [name: string, action: string, resource: string, allowed: boolean])[] =
        [
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
      const permissions = run.all("aws:lambda/permission:Permission");
      assert.deepEqual(permissions.map(({ name }) => name).sort(), [
        `${NAME}-upload`,
        `${NAME}-warehouse`,
        `${NAME}-watch`,
      ]);
      for (const { inputs, name } of permissions) {
        assert.equal(inputs["principal"], "events.amazonaws.com");
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

  describe("messages", () => {
    it("of every rule are tried again within bounds, and kept in the end", async () => {
      const run = await surroundedStack();
      assert.equal(run.all(TARGET).length, 5);
      for (const { name, inputs } of run.all(TARGET)) {
        assert.deepEqual(inputs["deadLetterConfig"], { arn: queueOf(run) }, name);
        assert.deepEqual(
          inputs["retryPolicy"],
          { maximumRetryAttempts: 5, maximumEventAgeInSeconds: 3600 },
          name,
        );
        assert.equal(inputs["roleArn"], undefined, name);
      }
      const queue = run.only("aws:sqs/queue:Queue").inputs;
      assert.deepEqual(queue, { kmsMasterKeyId: keyOf(run), messageRetentionSeconds: 1_209_600 });
    });

    for (const [type, action, services] of [
      ["aws:sqs/queuePolicy:QueuePolicy", "sqs:SendMessage", { events: "rule" }],
      [
        "aws:sns/topicPolicy:TopicPolicy",
        "sns:Publish",
        { events: "rule", cloudwatch: "alarm", budgets: "budget" },
      ],
    ] as const) {
      it(`are taken by ${type} over TLS, from this stack's own`, async () => {
        const run = await surroundedStack();
        for (const { inputs } of run.all(type)) {
          const policy = json<Policy>(inputs, "policy");
          const resource = String(policy.Statement[0]?.Resource);
          assert.ok(isDenied(policy, { action, resource, context: { "aws:SecureTransport": "false" } }));
          for (const [service, kind] of Object.entries(services)) {
            const Statement = policy.Statement.filter(({ Principal }) =>
              JSON.stringify(Principal).includes(`${service}.amazonaws.com`),
            );
            const region = service === "budgets" ? "" : "us-east-1";
            const separator = service === "cloudwatch" ? ":" : "/";
            const from = (account: string, name: string) =>
              isAllowed(
                { ...policy, Statement },
                {
                  action,
                  resource,
                  context: {
                    "aws:SecureTransport": "true",
                    "aws:SourceAccount": account,
                    "aws:SourceArn": `arn:aws:${service}:${region}:${account}:${kind}${separator}${name}`,
                  },
                },
              );
            assert.equal(from("111122223333", `${NAME}-x`), true, service);
            assert.equal(from("111122223333", "adult-census-prod-x"), false, service);
            assert.equal(from("999988887777", `${NAME}-x`), false, service);
          }
        }
      });
    }

    it("have a key of their own, which services use for this account only", async () => {
      const run = await surroundedStack();
      const key = run.only("aws:kms/key:Key", `${NAME}-messages`);
      assert.equal(key.inputs["enableKeyRotation"], true);
      const { Statement, Version } = json<Policy>(key.inputs, "policy");
      const service = Statement.filter(({ Principal }) => JSON.stringify(Principal).includes("Service"));
      assert.deepEqual(
        service.map(({ Principal }) => Principal),
        [{ Service: ["events.amazonaws.com", "cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }],
      );
      const use = (account: string) =>
        isAllowed(
          { Version, Statement: service },
          { action: "kms:GenerateDataKey", resource: "*", context: { "aws:SourceAccount": account } },
        );
      assert.deepEqual([use("111122223333"), use("999988887777")], [true, false]);
      for (const topic of run.all("aws:sns/topic:Topic"))
        assert.deepEqual(topic.inputs, { kmsMasterKeyId: keyOf(run) });
    });
  });

  describe("notifications", () => {
    it("tell of this pipeline's failed and stopped executions, each way that was asked for", async () => {
      const run = await surroundedStack();
      const rule = run.only("aws:cloudwatch/eventRule:EventRule", `${NAME}-alerts`).inputs;
      assert.deepEqual(json(rule, "eventPattern"), {
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
        detail: { pipelineArn: [PIPELINE], currentPipelineExecutionStatus: ["Failed", "Stopped"] },
      });
      const topic = arnOf(run, "aws:sns/topic:Topic", "alerts");
      assert.deepEqual(
        run.all("aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs),
        [
          { topic, protocol: "email", endpoint: "ml@acme.example" },
          { topic, protocol: "sms", endpoint: "+491701234567" },
          { topic, protocol: "https", endpoint: "https://acme.example/ml" },
        ],
      );
      const chat = run.only("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration").inputs;
      assert.deepEqual(chat["snsTopicArns"], [arnOf(run, "aws:sns/topic:Topic", "chat")]);
      assert.deepEqual(chat["guardrailPolicyArns"], ["arn:aws:iam::aws:policy/AWSDenyAll"]);
    });

    it("say in plain words, and in the chat's form, what happened to which execution", async () => {
      const run = await surroundedStack();
      const event: Record<string, string> = {
        "$.detail.pipelineExecutionArn": `${PIPELINE}/execution/abc`,
        "$.detail.pipelineExecutionDisplayName": "schedule-1",
        "$.detail.pipelineArn": PIPELINE,
        "$.detail.currentPipelineExecutionStatus": "Failed",
      };
      const message = (name: string): unknown => {
        const { inputTransformer } = run.only(TARGET, `${NAME}-${name}`).inputs;
        const { inputPaths, inputTemplate } = inputTransformer as {
          inputPaths: Record<string, string>;
          inputTemplate: string;
        };
        return JSON.parse(
          inputTemplate.replace(/<(\w+)>/g, (_, key: string) => event[inputPaths[key] ?? ""] ?? "?"),
        );
      };
      assert.equal(
        message("alerts"),
        `Execution schedule-1 of ${PIPELINE} is now Failed. What failed: npm run -s pipeline -- status ${PIPELINE}/execution/abc`,
      );
      assert.deepEqual(message("chat"), {
        version: "1.0",
        source: "custom",
        content: {
          textType: "client-markdown",
          title: "Failed: schedule-1",
          description: `Execution \`${PIPELINE}/execution/abc\` is now *Failed*.`,
        },
      });
    });

    it("make no chat, topic or role for it when none is asked for", async () => {
      const notifications = JSON.stringify({ email: ["ml@acme.example"] });
      const run = await runProgram({ stack: "dev", config: { notifications } });
      assert.equal(run.all("aws:sns/topic:Topic").length, 1);
      assert.equal(run.all("aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration").length, 0);
      assert.equal(run.all(FUNCTION).length, 0);
    });
  });

  describe("alarms", () => {
    it("go up for each way in which a pipeline goes wrong, and tell people", async () => {
      const run = await surroundedStack();
      const topics = ["alerts", "chat"].map((name) => arnOf(run, "aws:sns/topic:Topic", name));
      const seen = run.all(ALARM).map(({ name, inputs }) => {
        assert.deepEqual(inputs["alarmActions"], topics, name);
        const { namespace, metricName, threshold, treatMissingData } = inputs;
        return [name.slice(NAME.length + 1), namespace, metricName, threshold, treatMissingData];
      });
      const pipelines = "AWS/Sagemaker/ModelBuildingPipeline";
      assert.deepEqual(seen, [
        ["failed", pipelines, "ExecutionFailed", 0, "notBreaching"],
        ["stuck-callback", "SageMakerPipelines", "StuckCallbacks", 0, "notBreaching"],
        ["long-execution", "SageMakerPipelines", "LongExecutions", 0, "notBreaching"],
        ["missed-run", pipelines, "ExecutionStarted", 1, "breaching"],
        ["dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", 0, "notBreaching"],
        ["watch-errors", "AWS/Lambda", "Errors", 0, "notBreaching"],
        ["start-guard-errors", "AWS/Lambda", "Errors", 0, "notBreaching"],
      ]);
      const { inputs } = run.only(ALARM, `${NAME}-dead-letters`);
      const { name } = run.made(run.only("aws:sqs/queue:Queue"));
      assert.deepEqual(inputs["dimensions"], { QueueName: name });
    });

    for (const [expression, metricName, evaluationPeriods, missedHours] of [
      ["cron(0 3 * * ? *)", "ExecutionStarted", 26, undefined],
      ["rate(166 hours)", "ExecutionStarted", 168, undefined],
      ["rate(167 hours)", "MissedRuns", 1, 169],
      ["cron(0 0 1 * ? *)", "MissedRuns", 1, 746],
      ["at(2027-01-31T03:00:00)", undefined, undefined, undefined],
    ] as const) {
      it(`notice that ${expression} missed a run`, async () => {
        const schedule = JSON.stringify({ expression });
        const run = await runProgram({ stack: "dev", config: { ...SURROUNDED, schedule } });
        const alarm = run.all(ALARM).find(({ name }) => name === `${NAME}-missed-run`);
        assert.equal(alarm?.inputs["metricName"], metricName);
        assert.equal(alarm?.inputs["evaluationPeriods"], evaluationPeriods);
        const request = json(run.only(TARGET, `${NAME}-watch`).inputs, "input");
        assert.equal(request["missedHours"], missedHours);
      });
    }

    it("are shown on a dashboard with the executions", async () => {
      const run = await surroundedStack();
      const { widgets } = json<{ widgets: { properties: Record<string, unknown> }[] }>(
        run.only("aws:cloudwatch/dashboard:Dashboard").inputs,
        "dashboardBody",
      );
      const alarms = run.all(ALARM).map((alarm) => run.made(alarm)["arn"]);
      assert.deepEqual(widgets[0]?.properties["alarms"], alarms);
      assert.equal(widgets.length, 5);
      assert.deepEqual((widgets[1]?.properties["metrics"] as unknown[])[0], [
        "AWS/Sagemaker/ModelBuildingPipeline",
        "ExecutionStarted",
        "PipelineName",
        NAME,
      ]);
    });
  });

  it("has a budget for what the stack's tag costs, told at each threshold and by forecast", async () => {
    const run = await surroundedStack();
    const { inputs } = run.only("aws:budgets/budget:Budget");
    assert.deepEqual(inputs["costFilters"], [{ name: "TagKeyValue", values: ["user:stack$dev"] }]);
    assert.equal(inputs["limitAmount"], "200");
    const told = (inputs["notifications"] as Record<string, unknown>[]).map(
      ({ notificationType, threshold, subscriberSnsTopicArns }) => {
        assert.deepEqual(subscriberSnsTopicArns, [arnOf(run, "aws:sns/topic:Topic", "alerts")]);
        return [notificationType, threshold];
      },
    );
    assert.deepEqual(told, [
      ["ACTUAL", 80],
      ["ACTUAL", 100],
      ["FORECASTED", 100],
    ]);
  });
});
