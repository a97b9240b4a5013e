import assert from "node:assert/strict";
import { isAllowed, isDenied, type Policy } from "../support/iam-evaluator";
import {
  FUNCTION,
  NAME,
  PIPELINE,
  TARGET,
  arnOf,
  json,
  keyOf,
  queueOf,
  surroundedStack,
} from "../support/pipeline-surroundings";
import { runProgram } from "../support/pulumi-program";

describe("messages", () => {
  it("of every rule are tried again within bounds, and kept in the end", async () => {
    const run = await surroundedStack();
    assert.equal(run.all(TARGET).length, 6);
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
