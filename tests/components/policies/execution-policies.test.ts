import assert from "node:assert/strict";
import type { PipelineDefinition } from "../../../pipeline-definition/document/definition";
import { isAllowed, listed, type Access, type Policy } from "../../support/iam-evaluator";
import { ACCOUNT } from "../../support/pulumi-mocks";
import { deployedStack, runProgram, STACKS, type ProgramRun } from "../../support/pulumi-program";
import { requiredAccess } from "../../support/required-access";
import type { Required } from "../../support/required-interpreter";

const KINDS = ["pipeline", "processing", "training", "model"] as const;
type Kind = (typeof KINDS)[number];

/** A stack's policies, and every call that an execution of its definition makes, by role. */
interface Deployment {
  readonly run: ProgramRun;
  readonly policies: Readonly<Record<Kind, Policy>>;
  readonly trust: Readonly<Record<Kind, Policy>>;
  readonly required: Readonly<Record<Kind, readonly Required[]>>;
  readonly keyArn: string;
  readonly bucket: string;
}

const json = (value: unknown): unknown => JSON.parse(String(value));

const deployment = (run: ProgramRun, dataKeyArn?: string): Deployment => {
  const name = String(run.outputs["pipelineName"]);
  const roleArns = run.outputs["roleArns"] as Record<Kind, string>;
  const [encryption] = run.only(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    `${name}-artifacts`,
  ).inputs["rules"] as { applyServerSideEncryptionByDefault: { kmsMasterKeyId: string } }[];
  const keyArn = encryption?.applyServerSideEncryptionByDefault.kmsMasterKeyId ?? "";
  const bucket = String(run.outputs["artifactsBucket"]);
  const definition = json(run.only("aws:sagemaker/pipeline:Pipeline").inputs["pipelineDefinition"]);
  const all = requiredAccess(definition as PipelineDefinition, {
    region: "us-east-1",
    account: ACCOUNT,
    bucketKeys: { [bucket]: keyArn, ...(dataKeyArn === undefined ? {} : { "census-of-acme": dataKeyArn }) },
  });
  const by = <T>(make: (kind: Kind) => T) =>
    Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<Kind, T>;
  return {
    run,
    keyArn,
    bucket,
    policies: by(
      (kind) => json(run.only("aws:iam/rolePolicy:RolePolicy", `${name}-${kind}`).inputs["policy"]) as Policy,
    ),
    trust: by(
      (kind) => json(run.only("aws:iam/role:Role", `${name}-${kind}`).inputs["assumeRolePolicy"]) as Policy,
    ),
    required: by((kind) =>
      all.filter(({ role }) => role === (kind === "pipeline" ? undefined : roleArns[kind])),
    ),
  };
};

const refusals = (policy: Policy, required: readonly Required[]): readonly string[] =>
  required
    .filter((access) => !isAllowed(policy, access))
    .map(({ step, action, resource }) => `${step}: ${action} on ${resource}`);

/** Every policy that lacks one thing of this one: a statement, an action or a resource. */
function* weakened({ Version, Statement }: Policy): Generator<readonly [string, Policy]> {
  for (const [i, statement] of Statement.entries()) {
    const others = Statement.filter((_, j) => j !== i);
    yield [statement.Sid, { Version, Statement: others }];
    for (const member of ["Action", "Resource"] as const) {
      const values = listed(statement[member]);
      for (const value of values.length > 1 ? values : []) {
        const rest = values.filter((other) => other !== value);
        yield [
          `${statement.Sid}: ${value}`,
          { Version, Statement: [...others, { ...statement, [member]: rest }] },
        ];
      }
    }
  }
}

describe("policies of the execution roles", () => {
  for (const stack of STACKS) {
    for (const kind of KINDS) {
      it(`${stack}: the ${kind} role may do what the definition needs`, async () => {
        const { policies, required } = deployment(await deployedStack(stack));
        assert.ok(required[kind].length > 5, "the definition asks for something");
        assert.deepEqual(refusals(policies[kind], required[kind]), []);
      });

      it(`${stack}: the ${kind} role needs each statement, action and resource it has`, async () => {
        const { policies, required } = deployment(await deployedStack(stack));
        const needless = [...weakened(policies[kind])]
          .filter(([, policy]) => refusals(policy, required[kind]).length === 0)
          .map(([what]) => what);
        assert.deepEqual(needless, []);
      });
    }
  }

  it("fit into what IAM takes as the inline policies of a role", async () => {
    for (const stack of STACKS) {
      const { policies } = deployment(await deployedStack(stack));
      for (const kind of KINDS)
        assert.ok(JSON.stringify(policies[kind]).length <= 10_240, `${stack} ${kind}`);
    }
  });

  it("lets processing jobs decrypt input data that has a key of its own, and needs that too", async () => {
    const dataKeyArn = "arn:aws:kms:us-east-1:999988887777:key/0f0f0f0f-aaaa-bbbb-cccc-121212121212";
    const config = { inputDataUri: "s3://census-of-acme/adult/adult.csv", inputDataKeyArn: dataKeyArn };
    const { policies, required } = deployment(await runProgram({ stack: "prod", config }), dataKeyArn);
    assert.deepEqual(refusals(policies.processing, required.processing), []);
    const without = policies.processing.Statement.filter(({ Resource }) => Resource !== dataKeyArn);
    const missing = new Set(refusals({ Version: "2012-10-17", Statement: without }, required.processing));
    assert.deepEqual([...missing], [`adultProcess: kms:Decrypt on ${dataKeyArn}`]);
  });

  it("lets a start name another file in the folder of the input data, or the file in a bucket's root", async () => {
    const read = async (inputDataUri: string, key: string) => {
      const { policies } = deployment(await runProgram({ stack: "prod", config: { inputDataUri } }));
      const resource = `arn:aws:s3:::census-of-acme/${key}`;
      return isAllowed(policies.processing, { action: "s3:GetObject", resource });
    };
    assert.equal(await read("s3://census-of-acme/adult/adult.csv", "adult/next-year.csv"), true);
    assert.equal(await read("s3://census-of-acme/adult/adult.csv", "salaries/all.csv"), false);
    assert.equal(await read("s3://census-of-acme/adult.csv", "adult.csv"), true);
    assert.equal(await read("s3://census-of-acme/adult.csv", "salaries.csv"), false);
  });

  it("gives * only to actions that know no resource, and to the interfaces that AWS documents so", async () => {
    const free = ["ecr:GetAuthorizationToken", "cloudwatch:PutMetricData"];
    for (const stack of STACKS) {
      const { policies } = deployment(await deployedStack(stack));
      for (const { Sid, Action, Resource } of KINDS.flatMap((kind) => policies[kind].Statement)) {
        for (const action of listed(Action)) assert.ok(!action.includes("*"), `${Sid} allows ${action}`);
        for (const resource of listed(Resource)) {
          // Bucket names are the one kind of ARN without an account.
          const bounded =
            resource.startsWith("arn:aws:s3:::adult-census-") || /:\d{12}:[a-z-]+[:/]/.test(resource);
          const data = resource.startsWith("arn:aws:s3:::census-of-acme");
          if (bounded || data) continue;
          assert.equal(resource, "*");
          const rest = listed(Action).filter(
            (action) => !free.includes(action) && !action.startsWith("ec2:"),
          );
          assert.deepEqual(rest, [], Sid);
        }
      }
    }
  });

  describe("refuse", () => {
    const jobs = (kind: string) =>
      `arn:aws:sagemaker:us-east-1:${ACCOUNT}:${kind}/pipelines-0a1b2c3d4e5f-x-y`;

    /** A call that the definition makes, with other condition keys; undefined takes one away. */
    const changed = (
      { required }: Deployment,
      action: string,
      change: Record<string, string | string[] | undefined>,
    ) => {
      const call = required.pipeline.find((access) => access.action === action);
      assert.ok(call !== undefined, action);
      const context = Object.entries({ ...call.context, ...change }).filter(
        ([, value]) => value !== undefined,
      );
      return { ...call, context: Object.fromEntries(context) } as Access;
    };

    for (const action of ["sagemaker:CreateTrainingJob", "sagemaker:CreateProcessingJob"]) {
      const changes: Record<string, Record<string, string | string[] | undefined>> = {
        "in other subnets": { "sagemaker:VpcSubnets": ["subnet-elsewhere"] },
        "outside any VPC": { "sagemaker:VpcSubnets": undefined },
        "without our security group": { "sagemaker:VpcSecurityGroupIds": undefined },
        "with another volume key": {
          "sagemaker:VolumeKmsKeyArn": `arn:aws:kms:us-east-1:${ACCOUNT}:key/other`,
        },
        "without a volume key": { "sagemaker:VolumeKmsKeyArn": undefined },
        "without an output key": { "sagemaker:OutputKmsKeyArn": undefined },
        "without network isolation": { "sagemaker:NetworkIsolation": "false" },
        "without encrypted traffic": { "sagemaker:InterContainerTrafficEncryption": "false" },
        "on a costly instance": { "sagemaker:InstanceTypes": ["ml.p4d.24xlarge"] },
        "for more than a day": { "sagemaker:MaxRuntimeInSeconds": "86401" },
      };
      for (const [what, change] of Object.entries(changes)) {
        it(`${action} ${what}`, async () => {
          const stack = deployment(await deployedStack("prod"));
          assert.equal(isAllowed(stack.policies.pipeline, changed(stack, action, {})), true);
          assert.equal(isAllowed(stack.policies.pipeline, changed(stack, action, change)), false);
        });
      }
    }

    it("approving a model, or registering an approved one", async () => {
      const stack = deployment(await deployedStack("prod"));
      const version = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:model-package/adult-census-prod/1`;
      const approved = { "sagemaker:ModelApprovalStatus": "Approved" };
      const create = changed(stack, "sagemaker:CreateModelPackage", approved);
      assert.equal(isAllowed(stack.policies.pipeline, create), false);
      const update = { action: "sagemaker:UpdateModelPackage", resource: version, context: approved };
      assert.equal(isAllowed(stack.policies.pipeline, update), false);
    });

    it("handing a role to another service, or the pipeline's own role to a job", async () => {
      const stack = deployment(await deployedStack("prod"));
      const toLambda = { "iam:PassedToService": "lambda.amazonaws.com" };
      assert.equal(isAllowed(stack.policies.pipeline, changed(stack, "iam:PassRole", toLambda)), false);
      const own = (stack.run.outputs["roleArns"] as Record<Kind, string>).pipeline;
      const context = { "iam:PassedToService": "sagemaker.amazonaws.com" };
      assert.equal(
        isAllowed(stack.policies.pipeline, { action: "iam:PassRole", resource: own, context }),
        false,
      );
    });

    it("touching code, another pipeline's outputs, or the key outside S3", async () => {
      const { policies, bucket, keyArn } = deployment(await deployedStack("prod"));
      const object = (key: string) => `arn:aws:s3:::${bucket}/${key}`;
      for (const kind of ["processing", "training", "model"] as const) {
        const may = (action: string, resource: string) => isAllowed(policies[kind], { action, resource });
        assert.equal(may("s3:PutObject", object("code/adult-census/0/preprocess.py")), false, kind);
        assert.equal(may("s3:GetObject", object("iris-prod/0/train.csv")), false, kind);
        assert.equal(may("s3:PutObject", object("iris-prod/0/train.csv")), false, kind);
        assert.equal(may("s3:DeleteObject", object("adult-census-prod/0/train.csv")), false, kind);
        assert.equal(may("kms:Decrypt", keyArn), false, kind);
      }
    });

    it("starting jobs under other names", async () => {
      const stack = deployment(await deployedStack("prod"));
      const call = changed(stack, "sagemaker:CreateTrainingJob", {});
      const other = jobs("training-job").replace("pipelines-", "mine-");
      assert.equal(isAllowed(stack.policies.pipeline, { ...call, resource: other }), false);
    });
  });

  describe("trust", () => {
    const assume = (source: string, account = ACCOUNT, owner = account): Access => ({
      action: "sts:AssumeRole",
      resource: "",
      context: {
        "aws:SourceAccount": account,
        "aws:SourceArn": `arn:aws:sagemaker:us-east-1:${owner}:${source}`,
      },
    });
    const sources: Record<Kind, readonly [good: string, bad: string]> = {
      pipeline: [
        "pipeline/adult-census-prod/execution/0a1b2c3d4e5f",
        "pipeline/iris-prod/execution/0a1b2c3d4e5f",
      ],
      processing: ["processing-job/pipelines-0a1b2c3d4e5f-x-y", "training-job/pipelines-0a1b2c3d4e5f-x-y"],
      training: ["training-job/pipelines-0a1b2c3d4e5f-x-y", "processing-job/pipelines-0a1b2c3d4e5f-x-y"],
      model: ["endpoint/adult", ""],
    };
    for (const kind of KINDS) {
      it(`lets SageMaker alone assume the ${kind} role, for this account and its own kind of resource`, async () => {
        const { trust } = deployment(await deployedStack("prod"));
        const [good, bad] = sources[kind];
        assert.deepEqual(
          trust[kind].Statement.map(({ Principal }) => Principal),
          [{ Service: "sagemaker.amazonaws.com" }],
        );
        assert.equal(isAllowed(trust[kind], assume(good)), true);
        assert.equal(isAllowed(trust[kind], assume(good, "999988887777")), false);
        assert.equal(isAllowed(trust[kind], assume(good, "999988887777", ACCOUNT)), false);
        assert.equal(isAllowed(trust[kind], assume(good, ACCOUNT, "999988887777")), false);
        assert.equal(isAllowed(trust[kind], { action: "sts:AssumeRole", resource: "" }), false);
        if (bad !== "") assert.equal(isAllowed(trust[kind], assume(bad)), false);
      });
    }
  });
});
