import assert from "node:assert/strict";
import { isAllowed, type Access, type Policy } from "../support/iam-evaluator";
import {
  FUNCTION,
  NAME,
  SURROUNDED,
  TARGET,
  arnOf,
  json,
  keyOf,
  queueOf,
  roleOf,
  surroundedStack,
} from "../support/pipeline-surroundings";
import { runProgram, type ProgramRun } from "../support/pulumi-program";

const SECRET = "aws:secretsmanager/secret:Secret";
const PIPE = "aws:pipes/pipe:Pipe";
const STREAM = "arn:aws:dynamodb:us-east-1:111122223333:table/census/stream/2027-01-31T03:00:00.000";
const HOOK = `${NAME}-webhook`;

const stackWith = (trigger: object): Promise<ProgramRun> =>
  runProgram({ stack: "dev", config: { ...SURROUNDED, triggers: JSON.stringify([trigger]) } });

const settingsOf = (run: ProgramRun) => {
  const text = /"settings\.json":(.*?\})\}/.exec(
    JSON.stringify(run.only(FUNCTION, HOOK).inputs["code"]),
  )?.[1];
  return text ?? "";
};

describe("the webhook", () => {
  it("is one route of an HTTP API that leads to its function, and bounded", async () => {
    const run = await surroundedStack();
    const api = run.made(run.only("aws:apigatewayv2/api:Api", HOOK));
    assert.equal(api["protocolType"], "HTTP");
    const [route, ...more] = run.all("aws:apigatewayv2/route:Route");
    assert.deepEqual(more, []);
    assert.equal(route?.inputs["routeKey"], "POST /github");
    const integration = run.only("aws:apigatewayv2/integration:Integration", HOOK);
    assert.equal(route.inputs["target"], `integrations/${String(run.made(integration)["id"])}`);
    assert.equal(integration.inputs["integrationUri"], arnOf(run, FUNCTION, "webhook"));
    assert.equal(integration.inputs["payloadFormatVersion"], "2.0");
    const { inputs } = run.only("aws:apigatewayv2/stage:Stage", HOOK);
    assert.deepEqual(inputs["defaultRouteSettings"], { throttlingRateLimit: 5, throttlingBurstLimit: 10 });
    assert.equal(run.only(FUNCTION, HOOK).inputs["reservedConcurrentExecutions"], 2);
    const permission = run.only("aws:lambda/permission:Permission", HOOK).inputs;
    assert.equal(permission["principal"], "apigateway.amazonaws.com");
    assert.equal(permission["sourceArn"], `${String(api["executionArn"])}/*/POST/github`);
    assert.deepEqual(run.outputs["webhook"], {
      url: `${String(api["apiEndpoint"])}/github`,
      secretArn: arnOf(run, SECRET, "webhook"),
    });
  });

  it("logs who asked and what was answered under the stack's key, and nothing of what was sent", async () => {
    const run = await surroundedStack();
    const group = run.only("aws:cloudwatch/logGroup:LogGroup", `${HOOK}-access`);
    assert.equal(group.inputs["retentionInDays"], 30);
    assert.equal(group.inputs["kmsKeyId"], arnOf(run, "aws:kms/key:Key", "logs"));
    const stage = run.only("aws:apigatewayv2/stage:Stage", HOOK).inputs;
    const { destinationArn, format } = stage["accessLogSettings"] as Record<string, string>;
    assert.equal(destinationArn, run.made(group)["arn"]);
    const line = JSON.parse(String(format)) as Record<string, string>;
    assert.deepEqual(Object.keys(line), ["requestId", "time", "sourceIp", "route", "status", "error"]);
  });

  it("has a secret under the stack's key whose value the program neither knows nor writes", async () => {
    const run = await surroundedStack();
    const { inputs } = run.only(SECRET, HOOK);
    assert.equal(inputs["kmsKeyId"], keyOf(run));
    assert.deepEqual(
      run.resources.filter(({ type }) => /secretVersion/i.test(type)),
      [],
    );
    assert.ok(settingsOf(run).includes(arnOf(run, SECRET, "webhook")), settingsOf(run));
  });

  it("reads that secret, calls the guard, and may do nothing else", async () => {
    const run = await surroundedStack();
    const secret = arnOf(run, SECRET, "webhook");
    const decrypts = (SecretARN: string, via: string): Access => ({
      action: "kms:Decrypt",
      resource: keyOf(run),
      context: {
        "kms:ViaService": `${via}.us-east-1.amazonaws.com`,
        "kms:EncryptionContext:SecretARN": SecretARN,
      },
    });
    const call = (resource: string): Access => ({ action: "lambda:InvokeFunction", resource });
    const read = (resource: string): Access => ({ action: "secretsmanager:GetSecretValue", resource });
    const calls: readonly (readonly [Access, boolean])[] = [
      [read(secret), true],
      [read(`${secret}2`), false],
      [{ action: "secretsmanager:PutSecretValue", resource: secret }, false],
      [decrypts(secret, "secretsmanager"), true],
      [decrypts(`${secret}2`, "secretsmanager"), false],
      [decrypts(secret, "s3"), false],
      [call(arnOf(run, FUNCTION, "start-guard")), true],
      [call(arnOf(run, FUNCTION, "watch")), false],
      [{ action: "sagemaker:StartPipelineExecution", resource: "*" }, false],
    ];
    for (const [access, allowed] of calls)
      assert.equal(isAllowed(roleOf(run, "webhook"), access), allowed, JSON.stringify(access));
  });

  it("takes a secret that exists already, with its key", async () => {
    const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:acme/webhook-AbCdEf";
    const secretKeyArn = "arn:aws:kms:us-east-1:111122223333:key/of-acme";
    const webhook = { repository: "acme/census", branches: ["main"], secretArn };
    const actions = async (settings: object) => {
      const run = await stackWith({ name: "push", webhook: settings });
      assert.equal(run.all(SECRET).length, 0);
      assert.ok(settingsOf(run).includes(secretArn));
      const { Statement } = roleOf(run, "webhook");
      return Statement.flatMap(({ Sid, Resource }) => (/^Secret/.test(Sid) ? [[Sid, Resource]] : []));
    };
    assert.deepEqual(await actions(webhook), [["Secret", secretArn]]);
    assert.deepEqual(await actions({ ...webhook, secretKeyArn }), [
      ["Secret", secretArn],
      ["SecretKey", secretKeyArn],
    ]);
  });
});

describe("pushes to CodeCommit", () => {
  it("start the pipeline from the branches of one repository of the account", async () => {
    const run = await surroundedStack();
    const { inputs } = run.only("aws:cloudwatch/eventRule:EventRule", `${NAME}-code`);
    assert.deepEqual(json(inputs, "eventPattern"), {
      source: ["aws.codecommit"],
      "detail-type": ["CodeCommit Repository State Change"],
      resources: ["arn:aws:codecommit:us-east-1:111122223333:census"],
      detail: {
        event: ["referenceCreated", "referenceUpdated"],
        referenceType: ["branch"],
        referenceName: ["main"],
      },
    });
    const target = run.only(TARGET, `${NAME}-code`).inputs;
    assert.equal(target["arn"], arnOf(run, FUNCTION, "start-guard"));
    assert.deepEqual(target["deadLetterConfig"], { arn: queueOf(run) });
  });
});

describe("the stream of a table", () => {
  const parametersOf = (run: ProgramRun) => {
    const { sourceParameters } = run.only(PIPE, `${NAME}-table`).inputs as {
      sourceParameters: {
        filterCriteria: { filters: { pattern: string }[] };
        dynamodbStreamParameters: Record<string, unknown>;
      };
    };
    const patterns = sourceParameters.filterCriteria.filters.map(
      ({ pattern }) => JSON.parse(pattern) as unknown,
    );
    return { patterns, stream: sourceParameters.dynamodbStreamParameters };
  };

  it("leads what was added or changed to the guard, retries within bounds and keeps what fails", async () => {
    const run = await surroundedStack();
    const { inputs } = run.only(PIPE, `${NAME}-table`);
    assert.equal(inputs["source"], STREAM);
    assert.equal(inputs["target"], arnOf(run, FUNCTION, "start-guard"));
    assert.deepEqual(parametersOf(run), {
      patterns: [{ dynamodb: { NewImage: { state: { S: ["ready"] } } }, eventName: ["INSERT", "MODIFY"] }],
      stream: {
        startingPosition: "LATEST",
        // Each record names its data, so each has to be served.
        batchSize: 1,
        maximumRetryAttempts: 5,
        maximumRecordAgeInSeconds: 3_600,
        deadLetterConfig: { arn: queueOf(run) },
      },
    });
  });

  it("hands the guard each record as JSON, whatever stands in it", async () => {
    const run = await surroundedStack();
    const { inputTemplate, lambdaFunctionParameters } = run.only(PIPE, `${NAME}-table`).inputs[
      "targetParameters"
    ] as Record<string, unknown>;
    assert.deepEqual(lambdaFunctionParameters, { invocationType: "REQUEST_RESPONSE" });
    const event = { eventID: "1", dynamodb: { NewImage: { uri: { S: '"},{"trigger":"x' } } } };
    const text = String(inputTemplate).replace("<aws.pipes.event.json>", JSON.stringify(event));
    assert.deepEqual(JSON.parse(text), {
      PipelineName: NAME,
      PipelineParameters: [{ Name: "InputData", Value: "{dynamodb.NewImage.uri.S}" }],
      trigger: "table",
      onOverlap: "fail",
      event,
    });
  });

  it("is one start for all that changes within a minute, where no parameter is made of a record", async () => {
    const run = await stackWith({
      name: "table",
      stream: { arn: STREAM },
      parameters: { AccuracyThreshold: 0.9 },
    });
    const { patterns, stream } = parametersOf(run);
    assert.deepEqual(patterns, [{ eventName: ["INSERT", "MODIFY"] }]);
    assert.equal(stream["batchSize"], 100);
    assert.equal(stream["maximumBatchingWindowInSeconds"], 60);
    assert.equal(stream["onPartialBatchItemFailure"], undefined);
  });

  it("is read by a role of the pipe's own, with the key of the table where there is one", async () => {
    const run = await surroundedStack();
    const trust = json<Policy>(run.only("aws:iam/role:Role", `${NAME}-table`).inputs, "assumeRolePolicy");
    const assume = (source: string) =>
      isAllowed(trust, {
        action: "sts:AssumeRole",
        resource: "",
        context: { "aws:SourceAccount": "111122223333", "aws:SourceArn": source },
      });
    assert.equal(assume(arnOf(run, PIPE, "table")), true);
    assert.equal(assume(arnOf(run, PIPE, "table").replace("-dev-", "-prod-")), false);
    const may = (policy: Policy, action: string, resource: string, service = "") =>
      isAllowed(policy, {
        action,
        resource,
        context: { "kms:ViaService": `${service}.us-east-1.amazonaws.com` },
      });
    const policy = roleOf(run, "table");
    assert.ok(may(policy, "dynamodb:GetRecords", STREAM));
    assert.ok(may(policy, "sqs:SendMessage", queueOf(run)));
    assert.ok(may(policy, "lambda:InvokeFunction", arnOf(run, FUNCTION, "start-guard")));
    assert.ok(!may(policy, "dynamodb:GetItem", STREAM.replace(/\/stream.*/, "")));
    assert.ok(!may(roleOf(run, "start-guard"), "dynamodb:GetRecords", STREAM));
    const keyArn = "arn:aws:kms:us-east-1:111122223333:key/of-the-table";
    const keyed = roleOf(await stackWith({ name: "table", stream: { arn: STREAM, keyArn } }), "table");
    assert.ok(may(keyed, "kms:Decrypt", keyArn, "dynamodb"));
    assert.ok(!may(keyed, "kms:Decrypt", keyArn, "s3"));
    assert.ok(!may(policy, "kms:Decrypt", keyArn, "dynamodb"));
  });
});
