import assert from "node:assert/strict";
import path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { isAllowed, type Policy } from "../support/iam-evaluator";
import { runUnderPulumi } from "../support/pulumi-engine";
import { runProgram, type ProgramRun } from "../support/pulumi-program";

const folder = path.resolve(__dirname, "../../bootstrap");
const repository = "acme/ml-pipelines";
const NAME = "sagemaker-pipelines";
const BUCKET = "aws:s3/bucket:Bucket";
const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = "aws:kms/key:Key";
const ROLE = "aws:iam/role:Role";
const PROVIDER = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";
const KEY_ARN = "arn:aws:kms:us-east-1:111122223333:key/0f0f0f0f-aaaa";

const run = (config: Readonly<Record<string, string>> = {}): Promise<ProgramRun> =>
  runProgram({ stack: "account", folder, config: { repository, ...config } });

const names = (made: ProgramRun, type: string): readonly string[] => made.all(type).map(({ name }) => name);

describe("the bootstrap program", () => {
  it("makes a state bucket that only its own key encrypts, and names the backend", async () => {
    const made = await run();
    const bucket = "pulumi-state-111122223333-us-east-1";
    assert.deepEqual(made.only(BUCKET, `${NAME}-state`).inputs, { bucket });
    assert.equal(made.only(BUCKET, `${NAME}-state`).protect, true);
    assert.equal(made.only(BUCKET, `${NAME}-state`).retainOnDelete, true);
    const { arn } = made.made(made.only(KEY, `${NAME}-secrets`));
    assert.equal(made.outputs["backendUrl"], `s3://${bucket}?region=us-east-1`);
    assert.equal(made.outputs["secretsProvider"], `awskms:///${String(arn)}?region=us-east-1`);
    const policy = JSON.parse(
      String(made.only("aws:s3/bucketPolicy:BucketPolicy", `${NAME}-state`).inputs["policy"]),
    ) as Policy;
    assert.ok(JSON.stringify(policy).includes(String(arn)));
    for (const setting of ["Versioning", "PublicAccessBlock"]) {
      const type = `aws:s3/bucket${setting}:Bucket${setting}`;
      assert.deepEqual([...names(made, type)].sort(), [`${NAME}-state`, `${NAME}-state-access-logs`]);
    }
  });

  it("records who reads and writes states, in a bucket that takes nothing else", async () => {
    const made = await run();
    const logs = made.made(made.only(BUCKET, `${NAME}-state-access-logs`));
    assert.deepEqual(made.only("aws:s3/bucketLogging:BucketLogging").inputs, {
      bucket: "pulumi-state-111122223333-us-east-1",
      targetBucket: logs["bucket"],
      targetPrefix: "state/",
    });
    const policy = JSON.parse(
      String(made.only("aws:s3/bucketPolicy:BucketPolicy", `${NAME}-state-access-logs`).inputs["policy"]),
    ) as Policy;
    const deliver = (source: string, account: string) =>
      isAllowed(policy, {
        action: "s3:PutObject",
        resource: `${String(logs["arn"])}/state/one`,
        context: {
          "aws:SourceArn": source,
          "aws:SourceAccount": account,
          "aws:SecureTransport": "true",
        },
      });
    const state = "arn:aws:s3:::pulumi-state-111122223333-us-east-1";
    assert.equal(deliver(state, "111122223333"), true);
    assert.equal(deliver("arn:aws:s3:::other", "111122223333"), false);
    assert.equal(deliver(state, "999988887777"), false);
  });

  it("makes the log groups that all jobs share, with a key and an end", async () => {
    const made = await run();
    const { arn } = made.made(made.only(KEY, `${NAME}-job-logs`));
    for (const end of ["TrainingJobs", "ProcessingJobs", "TransformJobs"]) {
      const group = made.all(GROUP).find(({ inputs }) => inputs["name"] === `/aws/sagemaker/${end}`);
      assert.deepEqual(group?.inputs, {
        name: `/aws/sagemaker/${end}`,
        kmsKeyId: arn,
        retentionInDays: 365,
      });
      assert.equal(group.protect, true);
    }
    const policy = JSON.parse(String(made.only(KEY, `${NAME}-job-logs`).inputs["policy"])) as Policy;
    const ofLogs = { ...policy, Statement: policy.Statement.slice(1) };
    const encrypt = (group: string) =>
      isAllowed(ofLogs, {
        action: "kms:Encrypt",
        resource: "*",
        context: {
          "kms:EncryptionContext:aws:logs:arn": `arn:aws:logs:us-east-1:111122223333:log-group:${group}`,
        },
      });
    assert.equal(encrypt("/aws/sagemaker/TrainingJobs"), true);
    assert.equal(encrypt("/aws/lambda/other"), false);
  });

  it("makes GitHub's identity provider, one role to preview and one for each stack", async () => {
    const made = await run({ stacks: '["dev","prod"]' });
    assert.deepEqual(made.only(PROVIDER).inputs, {
      url: "https://token.actions.githubusercontent.com",
      clientIdLists: ["sts.amazonaws.com"],
    });
    const delivery = `${NAME}-delivery`;
    assert.deepEqual(names(made, ROLE), [`${delivery}-preview`, `${delivery}-up-dev`, `${delivery}-up-prod`]);
    assert.match(String(made.outputs["previewRoleArn"]), /:role\/sagemaker-pipelines-delivery-preview-/);
    assert.deepEqual(Object.keys(made.outputs["upRoleArns"] as object), ["dev", "prod"]);
    for (const { name } of made.all(ROLE)) {
      const attached = made
        .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .filter((one) => one.name.startsWith(`${name}-`));
      assert.equal(attached.length, 10, name);
      for (const { inputs } of attached)
        assert.match(String(inputs["policyArn"]), new RegExp(`^arn:aws:iam::111122223333:policy/${name}-`));
    }
  });

  it("names the resources of a stack as the stack does", async () => {
    const made = await run({ stacks: '["abalone-dev"]', disposableStacks: "[]", workflows: '["abalone"]' });
    const policyOf = (name: string) =>
      JSON.parse(String(made.only("aws:iam/policy:Policy", name).inputs["policy"])) as Policy;
    const passes = (policy: Policy, name: string) =>
      isAllowed(policy, {
        action: "iam:PassRole",
        resource: `arn:aws:iam::111122223333:role/${name}-pipeline-1`,
        context: { "iam:PassedToService": "sagemaker.amazonaws.com" },
      });
    assert.equal(passes(policyOf(`${NAME}-boundary`), "abalone-dev"), true);
    assert.equal(passes(policyOf(`${NAME}-delivery-up-abalone-dev-roles`), "abalone-dev"), true);
    assert.equal(passes(policyOf(`${NAME}-delivery-up-abalone-dev-roles`), "abalone-staging"), false);
  });

  it("trusts no repository where none is named", async () => {
    const made = await run({ repository: "" });
    assert.deepEqual(names(made, ROLE), []);
    assert.deepEqual(names(made, PROVIDER), []);
    assert.equal(made.outputs["previewRoleArn"], undefined);
  });

  it("leaves alone what it is told to leave", async () => {
    const made = await run({
      stateBucket: "leave",
      stateBucketName: "acme-state",
      secretsKey: "leave",
      secretsKeyArn: KEY_ARN,
      githubProvider: "leave",
      trainingLogs: "leave",
      processingLogs: "leave",
      transformLogs: "leave",
    });
    for (const type of [BUCKET, KEY, GROUP, PROVIDER])
      assert.deepEqual([...names(made, type)].sort(), [], type);
    assert.equal(made.outputs["backendUrl"], "s3://acme-state?region=us-east-1");
    assert.equal(made.outputs["secretsProvider"], `awskms:///${KEY_ARN}?region=us-east-1`);
  });

  it("adopts what exists, each by its own name, and changes nothing of it", async () => {
    const providerArn = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    const made = await run({
      stateBucket: "adopt",
      stateBucketName: "acme-state",
      secretsKey: "adopt",
      secretsKeyArn: KEY_ARN,
      githubProvider: "adopt",
      githubProviderArn: providerArn,
      trainingLogs: "adopt",
    });
    const { importId, ignoreChanges } = made.only(GROUP, `${NAME}-training-logs`);
    assert.equal(importId, "/aws/sagemaker/TrainingJobs");
    assert.deepEqual(ignoreChanges, ["kmsKeyId", "retentionInDays", "tags", "tagsAll"]);
    assert.equal(made.only(GROUP, `${NAME}-processing-logs`).importId, "");
    assert.equal(made.only(BUCKET).importId, "acme-state");
    assert.equal(made.only(KEY, `${NAME}-secrets`).importId, "0f0f0f0f-aaaa");
    assert.ok(made.only(KEY, `${NAME}-secrets`).ignoreChanges.includes("policy"));
    assert.equal(made.only(PROVIDER).importId, providerArn);
    assert.deepEqual(names(made, "aws:s3/bucketPolicy:BucketPolicy"), []);
  });

  const mistakes: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [
      { secretsKey: "leave" },
      /"secretsKey" is "leave", and "secretsKeyArn" does not say which one\.\nName it, .*secretsKeyArn arn:/,
    ],
    [{ stateBucket: "adopt" }, /"stateBucket" is "adopt", and "stateBucketName" does not say which one/],
    [{ githubProvider: "adopt" }, /"githubProvider" is "adopt", and "githubProviderArn" does not/],
    [
      { disposableStacks: '["test"]' },
      /names "test", which is not among "stacks"\.\nUse one of "dev", "staging", "prod"/,
    ],
    [{ trainingLogs: "keep" }, /"trainingLogs" is "keep", which is not one of "create", "adopt", "leave"/],
    [{ repository: "acme" }, /"repository" is "acme", which is not a repository as OWNER\/NAME/],
    [{ repository: "acme/*" }, /"repository" is "acme\/\*"/],
    [{ stacks: '["dev","dev"]' }, /"stacks" .* is not a JSON list of stack names/],
    [{ stateBuket: "x" }, /Configuration "stateBuket" is unknown\.\n.*"stateBucket"/],
  ];
  for (const [config, expected] of mistakes) {
    it(`refuses ${JSON.stringify(config)}`, async () => {
      await assert.rejects(run(config), (error: unknown) => {
        assert.ok(error instanceof RunError);
        assert.match(error.message, expected);
        return true;
      });
    });
  }

  it("runs under Pulumi's own Node entry point, and again without a change", async () => {
    const options = { stack: "account", folder, config: { repository } };
    const first = await runUnderPulumi(options);
    assert.deepEqual(first.errors, []);
    assert.equal(first.exitCode, 0);
    const second = await runUnderPulumi({ ...options, state: first.state });
    assert.deepEqual(second.steps, []);
  });
});
