import assert from "node:assert/strict";
import path from "node:path";
import { scorecard } from "../../policy-pack/scorecard";
import { WAIVERS } from "../../policy-pack/waivers";
import { policyFaults } from "../iam/service-authorization";
import { isAllowed, listed, type Policy } from "../support/iam-evaluator";
import { PEOPLE, peopledStack } from "../support/people";
import { json } from "../support/pipeline-surroundings";
import { estateOf } from "../security/estates";
import { configOf, deployedStack, runProgram, type ProgramRun } from "../support/pulumi-program";
import { runUnderPulumi } from "../support/pulumi-engine";

const NAME = "adult-census-dev";
const ROLE = "aws:iam/role:Role";
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const regional = (service: string, resource: string) =>
  `arn:aws:${service}:us-east-1:111122223333:${resource}`;
const PIPELINE = regional("sagemaker", `pipeline/${NAME}`);
const LOGS = regional("logs", "log-group:/aws/sagemaker/TrainingJobs");
const SSO = "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com";

const consolePolicy = async (): Promise<Policy> =>
  json<Policy>((await peopledStack()).only(ROLE_POLICY, `${NAME}-console`).inputs, "policy");

describe("the ways in for people", () => {
  it("are closed where the configuration names nobody", async () => {
    const run = await deployedStack("dev");
    assert.deepEqual(run.outputs["entrances"], {});
    const names = run.resources.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => /-(console|studio)/.test(name)),
      [],
    );
    assert.deepEqual(run.all("aws:sagemaker/domain:Domain"), []);
  });

  it("change nothing of what stands without them but the tag that the domain looks for", async () => {
    const [without, run] = [await deployedStack("dev"), await peopledStack()];
    const changed = [...without.bytes].filter(
      ([key, bytes]) => key.startsWith("aws") && run.bytes.get(key) !== bytes,
    );
    assert.deepEqual(changed.map(([key]) => key).sort(), [
      "aws:sagemaker/modelPackageGroup:ModelPackageGroup::adult-census-dev",
      "aws:sagemaker/pipeline:Pipeline::adult-census-dev",
    ]);
    for (const type of ["pipeline:Pipeline", "modelPackageGroup:ModelPackageGroup"]) {
      const tags = run.only(`aws:sagemaker/${type}`).inputs["tags"] as Record<string, string>;
      assert.match(tags["sagemaker:domain-arn"] ?? "", /:domain\/d-abcdefghijkl$/);
    }
  });

  it("come through Pulumi's own Node entry point, and a first preview", async () => {
    const { exitCode, errors, resources } = await runUnderPulumi({ stack: "dev", config: PEOPLE });
    assert.deepEqual([exitCode, errors], [0, []]);
    const names = (all: readonly { type: string; name: string }[]) =>
      all.map(({ type, name }) => `${type} ${name}`).sort();
    assert.deepEqual(names(resources), names((await peopledStack()).resources));
    const preview = await runProgram({ stack: "dev", config: PEOPLE, preview: true });
    assert.deepEqual(names(preview.resources), names((await peopledStack()).resources));
  });
});

describe("the ways in for people, held against the security controls", () => {
  it("break none that the stack holds without them", async () => {
    const { values } = configOf(path.resolve(__dirname, "../.."), { stack: "dev" });
    const failedIn = async (run: Promise<ProgramRun>) =>
      scorecard(estateOf(await run, "dev", values), WAIVERS, "2026-11-21")
        .scores.filter(({ status }) => status === "failed")
        .map(({ control, findings }) => `${control}: ${findings.map(({ message }) => message).join(" ")}`);
    assert.deepEqual(await failedIn(peopledStack()), await failedIn(deployedStack("dev")));
  });
});

describe("the role of people who press Start", () => {
  it("starts, stops, tries again, describes and lists, and reads logs and reports", async () => {
    const policy = await consolePolicy();
    const bucket = String((await peopledStack()).outputs["artifactsBucket"]);
    for (const [action, resource, context] of [
      ["sagemaker:ListPipelines", "*"],
      ["sagemaker:StartPipelineExecution", PIPELINE],
      ["sagemaker:ListPipelineExecutions", PIPELINE],
      ["sagemaker:StopPipelineExecution", `${PIPELINE}/execution/abcdefghijkl`],
      ["sagemaker:RetryPipelineExecution", `${PIPELINE}/execution/abcdefghijkl`],
      ["sagemaker:ListPipelineExecutionSteps", `${PIPELINE}/execution/abcdefghijkl`],
      ["sagemaker:DescribeTrainingJob", regional("sagemaker", "training-job/pipelines-abcdefghijkl-train-x")],
      ["sagemaker:DescribeProcessingJob", regional("sagemaker", "processing-job/pipelines-abcdef-prepare-x")],
      ["logs:DescribeLogStreams", `${LOGS}:log-stream:`],
      ["logs:GetLogEvents", `${LOGS}:log-stream:pipelines-abcdefghijkl-train-x/algo-1-1`],
      ["s3:GetObject", `arn:aws:s3:::${bucket}/${NAME}/abcdefghijkl/adultEval/evaluation/evaluation.json`],
      [
        "kms:Decrypt",
        String(
          (await peopledStack()).made((await peopledStack()).only("aws:kms/key:Key", `${NAME}-data`))["arn"],
        ),
        { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
      ],
    ] as const)
      assert.equal(isAllowed(policy, { action, resource, context: context ?? {} }), true, action);
  });

  it("does nothing else: no data, no model, no other pipeline, no change, no key outside S3", async () => {
    const policy = await consolePolicy();
    const run = await peopledStack();
    const bucket = String(run.outputs["artifactsBucket"]);
    const key = String(run.made(run.only("aws:kms/key:Key", `${NAME}-data`))["arn"]);
    for (const [action, resource] of [
      ["sagemaker:StartPipelineExecution", regional("sagemaker", "pipeline/adult-census-prod")],
      ["sagemaker:StopPipelineExecution", regional("sagemaker", "pipeline/adult-census-dev2/execution/a")],
      ["sagemaker:UpdatePipeline", PIPELINE],
      ["sagemaker:DeletePipeline", PIPELINE],
      ["sagemaker:SendPipelineExecutionStepSuccess", `${PIPELINE}/execution/abcdefghijkl`],
      ["sagemaker:StopTrainingJob", regional("sagemaker", "training-job/pipelines-a-train-x")],
      ["sagemaker:DescribeTrainingJob", regional("sagemaker", "training-job/own-experiment")],
      ["sagemaker:UpdateModelPackage", regional("sagemaker", `model-package/${NAME}/1`)],
      ["logs:GetLogEvents", `${LOGS}:log-stream:own-experiment/algo-1-1`],
      ["s3:GetObject", `arn:aws:s3:::${bucket}/${NAME}/abcdefghijkl/adultTrain/x/output/model.tar.gz`],
      ["s3:GetObject", `arn:aws:s3:::${bucket}/${NAME}/abcdefghijkl/adultProcess/train/train.csv`],
      ["s3:GetObject", `arn:aws:s3:::${bucket}/data/adult-census/adult.csv`],
      ["s3:PutObject", `arn:aws:s3:::${bucket}/${NAME}/abcdefghijkl/adultEval/evaluation/evaluation.json`],
      ["kms:Decrypt", key],
      ["iam:PassRole", "arn:aws:iam::111122223333:role/adult-census-dev-pipeline-1"],
    ] as const)
      assert.equal(isAllowed(policy, { action, resource }), false, `${action} ${resource}`);
    const actions = policy.Statement.flatMap(({ Action }) => listed(Action));
    assert.deepEqual(
      actions.filter((action) => action.includes("*")),
      [],
    );
  });

  it("asks for actions, resources and keys as AWS knows them, as do those of Studio", async () => {
    const run = await peopledStack();
    const studio = json<Policy>(run.only(ROLE_POLICY, `${NAME}-studio`).inputs, "policy");
    const existing = json<Policy>(
      run.only("aws:iam/policy:Policy", `${NAME}-studio-access`).inputs,
      "policy",
    );
    const own = await consolePolicy();
    for (const policy of [own, studio, existing]) assert.deepEqual(await policyFaults(policy), []);
    assert.deepEqual(existing, own);
  });

  it("is taken on by people of the named permission sets, and by others with a second factor", async () => {
    const trust = json<Policy>(
      (await peopledStack()).only(ROLE, `${NAME}-console`).inputs,
      "assumeRolePolicy",
    );
    const may = (arn: string, account = "111122223333", more = {}) =>
      isAllowed(trust, {
        action: "sts:AssumeRole",
        resource: "*",
        context: { "aws:PrincipalArn": arn, "aws:PrincipalAccount": account, ...more },
      });
    const suffix = "1234567890abcdef";
    assert.equal(may(`${SSO}/eu-west-1/AWSReservedSSO_DataScientist_${suffix}`), true);
    assert.equal(may(`${SSO}/AWSReservedSSO_DataScientist_${suffix}`), true, "in us-east-1");
    assert.equal(may(`${SSO}/eu-west-1/AWSReservedSSO_Billing_${suffix}`), false);
    assert.equal(may(`${SSO}/eu-west-1/AWSReservedSSO_DataScientist_Lead_${suffix}`), false);
    assert.equal(may(`arn:aws:iam::111122223333:role/AWSReservedSSO_DataScientist_${suffix}`), false);
    const mfa = { "aws:MultiFactorAuthPresent": "true" };
    const ann = "arn:aws:iam::111122223333:user/ann";
    assert.equal(may(ann), false, "without a second factor");
    assert.equal(may(ann, "111122223333", mfa), true);
    assert.equal(may("arn:aws:iam::444455556666:user/eve", "444455556666", mfa), true);
    assert.equal(may("arn:aws:iam::777788889999:user/eve", "777788889999", mfa), false);
    assert.deepEqual(
      trust.Statement.map(({ Principal }) => Principal),
      [{ AWS: "arn:aws:iam::111122223333:root" }, { AWS: [ann, "arn:aws:iam::444455556666:root"] }],
    );
  });

  it("is found by its address in the console", async () => {
    const { consoleRoleArn, switchRoleUrl } = (await peopledStack()).outputs["entrances"] as Record<
      string,
      string
    >;
    const role = consoleRoleArn?.split("/").at(-1) ?? "";
    assert.match(role, /^adult-census-dev-console-/);
    assert.equal(
      switchRoleUrl,
      `https://signin.aws.amazon.com/switchrole?account=111122223333&roleName=${role}&displayName=${NAME}`,
    );
  });
});

describe("Studio", () => {
  it("gives the users of an existing domain one policy, and touches nothing else of them", async () => {
    const run = await peopledStack();
    const policy = run.made(run.only("aws:iam/policy:Policy", `${NAME}-studio-access`));
    const attached = run.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    assert.deepEqual(
      attached.map(({ inputs }) => inputs),
      [{ role: "StudioUser", policyArn: policy["arn"] }],
    );
  });

  it("has a domain of its own in the closed network, encrypted, with a profile for each person", async () => {
    const run = await peopledStack();
    const { inputs, protect } = run.only("aws:sagemaker/domain:Domain");
    const vpc = run.made(run.only("awsx:ec2:Vpc"));
    const jobs = run.made(run.only("aws:ec2/securityGroup:SecurityGroup", `${NAME}-jobs`));
    const role = run.made(run.only(ROLE, `${NAME}-studio`));
    assert.deepEqual(inputs, {
      domainName: NAME,
      authMode: "IAM",
      appNetworkAccessType: "VpcOnly",
      vpcId: vpc["vpcId"],
      subnetIds: vpc["isolatedSubnetIds"],
      kmsKeyId: run.made(run.only("aws:kms/key:Key", `${NAME}-data`))["arn"],
      tagPropagation: "ENABLED",
      defaultUserSettings: {
        executionRole: role["arn"],
        securityGroups: [jobs["id"]],
        studioWebPortal: "ENABLED",
        defaultLandingUri: "studio::",
      },
      retentionPolicy: { homeEfsFileSystem: "Delete" },
    });
    assert.equal(protect, false);
    assert.deepEqual(
      run.all("aws:sagemaker/userProfile:UserProfile").map((one) => one.inputs["userProfileName"]),
      ["ann", "bob"],
    );
    const services = run
      .all("aws:ec2/vpcEndpoint:VpcEndpoint")
      .map((one) => String(one.inputs["serviceName"]).replace("com.amazonaws.us-east-1.", ""));
    assert.deepEqual(services.sort(), ["s3", "sagemaker.api", "sagemaker.runtime"]);
  });

  it("keeps home directories where the stack is protected", async () => {
    const { studio, endpointsFor } = PEOPLE;
    const run = await runProgram({
      stack: "prod",
      config: { studio, endpointsFor, inputDataUri: "s3://census-of-acme/adult/adult.csv" },
    });
    const { inputs, protect, retainOnDelete } = run.only("aws:sagemaker/domain:Domain");
    assert.deepEqual(inputs["retentionPolicy"], { homeEfsFileSystem: "Retain" });
    assert.deepEqual([protect, retainOnDelete], [true, true]);
  });

  it("lets SageMaker alone take on the role of its users, for this account", async () => {
    const trust = json<Policy>(
      (await peopledStack()).only(ROLE, `${NAME}-studio`).inputs,
      "assumeRolePolicy",
    );
    const may = (account: string) =>
      isAllowed(trust, {
        action: "sts:AssumeRole",
        resource: "*",
        context: {
          "aws:SourceAccount": account,
          "aws:SourceArn": `arn:aws:sagemaker:us-east-1:${account}:domain/d-abcdefghijkl`,
        },
      });
    assert.deepEqual([may("111122223333"), may("444455556666")], [true, false]);
    assert.deepEqual(trust.Statement[0]?.Principal, { Service: "sagemaker.amazonaws.com" });
  });
});
