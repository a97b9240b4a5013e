import assert from "node:assert/strict";
import path from "node:path";
import { isJsonObject } from "../../../pipeline-definition/document/definition";
import { policyFaults } from "../../iam/service-authorization";
import { isAllowed, isDenied, type Policy } from "../../support/iam-evaluator";
import { runProgram, type ProgramRun, type Registration } from "../../support/pulumi-program";

const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:111122223333:${rest}`;
const KEY = arn("kms", "key/00000000-0000-0000-0000-000000000000");
const MESSAGES_KEY = arn("kms", "key/11111111-1111-1111-1111-111111111111");
const DEAD_LETTERS = arn("sqs", "churn-dev-dead-letters");
const NAME = "churn-dev-aws-jobs";
const MACHINE = "aws:sfn/stateMachine:StateMachine";

interface State {
  readonly Type: string;
  readonly Retry?: readonly unknown[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
}

interface Machine {
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: Readonly<Record<string, State>>;
}

const json = <T>(resource: Registration, member: string): T =>
  JSON.parse(String(resource.inputs[member])) as T;

/** Every name of a state that a document leads to. */
const targets = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(targets);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    (key === "Next" || key === "Default" || key === "StartAt") && typeof member === "string"
      ? [member]
      : targets(member),
  );
};

describe("AwsJobBridge", () => {
  let run: ProgramRun;

  before(async () => {
    run = await runProgram({ stack: "dev", folder: path.join(__dirname, "program") });
  });

  const policyOf = (name: string): Policy =>
    json<Policy>(run.only("aws:iam/rolePolicy:RolePolicy", `${NAME}-${name}`), "policy");
  const machineArn = (part: string): string => String(run.made(run.only(MACHINE, `${NAME}-${part}`))["arn"]);
  const executions = (part: string): string => machineArn(part).replace(":stateMachine:", ":execution:");

  it("takes messages from the queue that the definition names, encrypted and kept in the end", () => {
    const { inputs } = run.only("aws:sqs/queue:Queue", NAME);
    assert.equal(inputs["name"], "Churn-dev-aws-jobs");
    assert.equal(inputs["kmsMasterKeyId"], MESSAGES_KEY);
    assert.deepEqual(JSON.parse(String(inputs["redrivePolicy"])), {
      deadLetterTargetArn: DEAD_LETTERS,
      maxReceiveCount: 5,
    });
    const door = json<Machine>(run.only(MACHINE, `${NAME}-door`), "definition");
    assert.ok(Number(inputs["visibilityTimeoutSeconds"]) >= 6 * door.TimeoutSeconds);
    for (const queue of run.all("aws:sqs/queuePolicy:QueuePolicy")) {
      const policy = json<Policy>(queue, "policy");
      const resource = String(policy.Statement[0]?.Resource);
      const context = { "aws:SecureTransport": "false" };
      assert.ok(isDenied(policy, { action: "sqs:SendMessage", resource, context }));
    }
  });

  it("hands each message to the door and waits, so that what was not taken stays", () => {
    const { inputs } = run.only("aws:pipes/pipe:Pipe");
    assert.equal(inputs["source"], run.outputs["queueArn"]);
    assert.equal(inputs["target"], machineArn("door"));
    assert.equal(run.only(MACHINE, `${NAME}-door`).inputs["type"], "EXPRESS");
    assert.deepEqual(inputs["sourceParameters"], { sqsQueueParameters: { batchSize: 1 } });
    assert.deepEqual(inputs["targetParameters"], {
      inputTemplate: "<$.body>",
      stepFunctionStateMachineParameters: { invocationType: "REQUEST_RESPONSE" },
    });
  });

  it("logs every state and none of the data, and traces", () => {
    assert.equal(run.all(MACHINE).length, 3);
    for (const { name, inputs } of run.all(MACHINE)) {
      const group = run.made(run.only("aws:cloudwatch/logGroup:LogGroup", name))["arn"];
      const logDestination = `${String(group)}:*`;
      const expected = { level: "ALL", includeExecutionData: false, logDestination };
      assert.deepEqual(inputs["loggingConfiguration"], expected, name);
      assert.deepEqual(inputs["tracingConfiguration"], { enabled: true }, name);
    }
    for (const { inputs, retainOnDelete } of run.all("aws:cloudwatch/logGroup:LogGroup")) {
      assert.equal(inputs["kmsKeyId"], KEY);
      assert.equal(inputs["retentionInDays"], 365);
      assert.equal(retainOnDelete, true);
    }
  });

  it("gives every task retries, a time limit and a way out of every error", () => {
    let tasks = 0;
    for (const machine of run.all(MACHINE)) {
      const { States, TimeoutSeconds } = json<Machine>(machine, "definition");
      assert.ok(TimeoutSeconds > 0, machine.name);
      for (const [name, state] of Object.entries(States)) {
        if (state.Type !== "Task") continue;
        tasks += 1;
        assert.ok((state.Retry ?? []).length > 0, name);
        assert.ok(state.TimeoutSeconds ?? state.TimeoutSecondsPath, name);
        assert.deepEqual(state.Catch?.at(-1)?.ErrorEquals, ["States.ALL"], name);
      }
    }
    assert.ok(tasks >= 10, `${String(tasks)} tasks`);
  });

  it("leads from every state to one that exists, and to every state", () => {
    for (const machine of run.all(MACHINE)) {
      const document = json<Machine>(machine, "definition");
      assert.deepEqual(
        [...new Set(targets(document))].sort(),
        Object.keys(document.States).sort(),
        machine.name,
      );
    }
  });

  it("lets the answering machine outlast the longest job", () => {
    const limit = (part: string) =>
      json<Machine>(run.only(MACHINE, `${NAME}-${part}`), "definition").TimeoutSeconds;
    assert.ok(limit("answers") > limit("jobs"));
  });

  it("holds only policies that AWS's reference knows, and no * where there are resources", async () => {
    const faults = await Promise.all(
      run
        .all("aws:iam/rolePolicy:RolePolicy")
        .map(async (one) =>
          (await policyFaults(json<Policy>(one, "policy"))).map((fault) => `${one.name}: ${fault}`),
        ),
    );
    assert.deepEqual(faults.flat(), []);
  });

  it("lets each part do its own work and nothing of the others'", () => {
    const through = (service: string) => ({ "kms:ViaService": `${service}.us-east-1.amazonaws.com` });
    const pipelineExecution = arn("sagemaker", "pipeline/churn-dev/execution/abcdefghijkl");
    const calls: readonly (readonly [string, string, string, Readonly<Record<string, string>>?])[] = [
      ["pipe", "sqs:ReceiveMessage", arn("sqs", "Churn-dev-aws-jobs")],
      ["pipe", "sqs:DeleteMessage", arn("sqs", "Churn-dev-aws-jobs")],
      ["pipe sender", "kms:Decrypt", MESSAGES_KEY, through("sqs")],
      ["pipe", "states:StartSyncExecution", machineArn("door")],
      ["door", "states:StartExecution", machineArn("answers")],
      ["door answers", "states:StopExecution", `${executions("jobs")}:abc`],
      ["answers", "states:StartExecution", machineArn("jobs")],
      ["answers", "states:DescribeExecution", `${executions("jobs")}:abc`],
      ["answers", "sagemaker:SendPipelineExecutionStepSuccess", pipelineExecution],
      ["answers", "sagemaker:SendPipelineExecutionStepFailure", pipelineExecution],
      ["jobs", "glue:StartJobRun", arn("glue", "job/Churn-dev-etl")],
      ["jobs", "glue:BatchStopJobRun", arn("glue", "job/Churn-dev-etl")],
      ["jobs", "glue:StartCrawler", arn("glue", "crawler/Churn-dev-surveys")],
      ["answers", "glue:StopCrawler", arn("glue", "crawler/Churn-dev-surveys")],
      ["jobs", "s3:GetObject", "arn:aws:s3:::churn-data/Churn-dev/abcdefghijkl/Etl/outputs.json"],
      ["jobs", "kms:Decrypt", KEY, through("s3")],
      ["sender", "kms:GenerateDataKey", MESSAGES_KEY, through("sqs")],
    ];
    const parts = ["pipe", "door", "answers", "jobs", "sender"];
    for (const [needing, action, resource, context = {}] of calls) {
      for (const part of parts) {
        const expected = needing.split(" ").includes(part);
        const what = `${part}: ${action} on ${resource}`;
        assert.equal(isAllowed(policyOf(part), { action, resource, context }), expected, what);
        if (action.startsWith("kms:"))
          assert.equal(isAllowed(policyOf(part), { action, resource, context: {} }), false, what);
      }
    }
    const strangers: readonly (readonly [string, string, string])[] = [
      ["jobs", "glue:StartJobRun", arn("glue", "job/other")],
      ["answers", "glue:StopCrawler", arn("glue", "crawler/other")],
      ["jobs", "s3:GetObject", "arn:aws:s3:::churn-data/Churn-dev/abcdefghijkl/Etl/train.csv"],
      [
        "answers",
        "sagemaker:SendPipelineExecutionStepSuccess",
        arn("sagemaker", "pipeline/other/execution/a"),
      ],
    ];
    for (const [part, action, resource] of strangers)
      assert.equal(
        isAllowed(policyOf(part), { action, resource, context: {} }),
        false,
        `${part}: ${resource}`,
      );
  });

  it("lets only its own machine and pipe take on their roles", () => {
    const trusts = run.all("aws:iam/role:Role").map((role) => {
      const [statement] = json<Policy>(role, "assumeRolePolicy").Statement;
      return [role.name, JSON.stringify(statement?.Condition)] as const;
    });
    assert.equal(trusts.length, 4);
    for (const [name, condition] of trusts) {
      const source = name.endsWith("-pipe")
        ? arn("pipes", `pipe/${NAME}`)
        : arn("states", `stateMachine:${name}`);
      assert.ok(condition.includes(source), `${name}: ${condition}`);
      assert.ok(condition.includes("111122223333"), name);
    }
  });
});
