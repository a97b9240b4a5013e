import assert from "node:assert/strict";
import type { Policy } from "../support/iam-evaluator";
import { OBJECT } from "../support/pulumi-definition";
import {
  arn,
  bucketOf,
  FUNCTION,
  keyOf,
  POLICY,
  policyOf,
  refusals,
  through,
  workflowStack,
  type Call,
} from "../support/workflow-stacks";

describe("functions of a workflow", () => {
  it("hold their folder and nothing else, under a log group of their own that stands first", async () => {
    const run = await workflowStack("churn-retraining-dev");
    const { inputs, dependencies } = run.only(FUNCTION, "churn-retraining-dev-deploy");
    assert.deepEqual(Object.keys((inputs["code"] as { assets: object }).assets).sort(), [
      "deployment.py",
      "handler.py",
    ]);
    assert.deepEqual(
      [inputs["runtime"], inputs["handler"], inputs["timeout"]],
      ["python3.13", "handler.handle", 600],
    );
    const group = run.only("aws:cloudwatch/logGroup:LogGroup", "churn-retraining-dev-deploy");
    assert.equal(group.inputs["kmsKeyId"], keyOf(run, "churn-retraining-dev-logs"));
    assert.equal(group.inputs["retentionInDays"], 30);
    assert.deepEqual(inputs["loggingConfig"], { logFormat: "Text", logGroup: run.made(group)["name"] });
    assert.ok(dependencies.includes(`${POLICY}::churn-retraining-dev-deploy`));
  });

  it("read only training jobs of their own stack", async () => {
    const policy = policyOf(
      await workflowStack("churn-retraining-dev"),
      "churn-retraining-dev-query-training-results",
    );
    const job = arn("sagemaker", "training-job/pipelines-abcdefghijkl-Train-x");
    const tags = (stack: string) => ({
      "aws:ResourceTag/stack": stack,
      "aws:ResourceTag/workflow": "churn-retraining",
    });
    const read = "sagemaker:DescribeTrainingJob";
    assert.deepEqual(refusals(policy, [[read, job, tags("churn-retraining-dev")]]), []);
    assert.equal(
      refusals(policy, [
        [read, job, tags("churn-retraining-prod")],
        [read, arn("sagemaker", "training-job/mine"), tags("churn-retraining-dev")],
        ["sagemaker:DeleteModel", arn("sagemaker", "model/pipelines-x"), tags("churn-retraining-dev")],
      ]).length,
      3,
    );
  });

  it("deploy to the one endpoint of their pipeline, by machines that are allowed, under its key", async () => {
    const run = await workflowStack("abalone-dev");
    const policy = policyOf(run, "abalone-dev-deploy");
    const key = keyOf(run, "abalone-dev-data");
    const config = arn("sagemaker", "endpoint-config/abalone-dev-abcdefghijkl");
    const endpoint = arn("sagemaker", "endpoint/abalone-dev");
    const made = { "sagemaker:VolumeKmsKeyArn": key, "sagemaker:InstanceTypes": "ml.m5.large" };
    const tags = { "aws:ResourceTag/stack": "abalone-dev", "aws:ResourceTag/workflow": "abalone" };
    const needed: readonly Call[] = [
      ["sagemaker:DescribeEndpoint", endpoint],
      ["sagemaker:CreateEndpoint", endpoint],
      ["sagemaker:CreateEndpoint", config],
      ["sagemaker:UpdateEndpoint", endpoint],
      ["sagemaker:DeleteEndpoint", endpoint],
      ["sagemaker:CreateEndpointConfig", config, made],
      ["sagemaker:DescribeEndpointConfig", config],
      ["sagemaker:DeleteEndpointConfig", config],
      ["sagemaker:ListEndpointConfigs", "*"],
      ["sagemaker:AddTags", endpoint],
      ["sagemaker:DeleteModel", arn("sagemaker", "model/pipelines-x-CreateModel-y"), tags],
      ["kms:CreateGrant", key, { "kms:GrantIsForAWSResource": "true" }],
    ];
    assert.deepEqual(refusals(policy, needed), []);
    const tooMuch: readonly Call[] = [
      ["sagemaker:UpdateEndpoint", arn("sagemaker", "endpoint/abalone-dev-2")],
      [
        "sagemaker:CreateEndpointConfig",
        arn("sagemaker", "endpoint-config/abalone-dev-2-abcdefghijkl"),
        made,
      ],
      ["sagemaker:CreateEndpointConfig", config, { ...made, "sagemaker:InstanceTypes": "ml.p5.48xlarge" }],
      ["sagemaker:CreateEndpointConfig", config, { "sagemaker:InstanceTypes": "ml.m5.large" }],
      ["sagemaker:DeleteModel", arn("sagemaker", "model/pipelines-x-CreateModel-y")],
      ["iam:PassRole", "arn:aws:iam::111122223333:role/abalone-dev-model-1234567"],
      ["s3:GetObject", `arn:aws:s3:::${bucketOf(run, "abalone-dev")}/abalone-dev/x`],
    ];
    assert.equal(refusals(policy, tooMuch).length, tooMuch.length);
  });

  it("let models write what their endpoints capture, where no other workflow's may", async () => {
    const run = await workflowStack("abalone-dev");
    const bucket = `arn:aws:s3:::${bucketOf(run, "abalone-dev")}`;
    const policy = policyOf(run, "abalone-dev-capture");
    assert.equal(
      run.only(POLICY, "abalone-dev-capture").inputs["role"],
      run.made(run.only("aws:iam/role:Role", "abalone-dev-model"))["name"],
    );
    const put = (key: string): Call => ["s3:PutObject", `${bucket}/${key}`];
    assert.deepEqual(
      refusals(policy, [put("abalone-dev/endpoint-data-capture/abalone-dev/AllTraffic/x.jsonl")]),
      [],
    );
    assert.equal(refusals(policy, [put("abalone-dev/x"), put("code/abalone/x")]).length, 2);
    const others = (await workflowStack("churn-retraining-dev")).all(POLICY).map(({ name }) => name);
    assert.ok(!others.includes("churn-retraining-dev-capture"));
  });

  it("run in an own image by its digest, which Lambda may pull for them alone", async () => {
    const run = await workflowStack("iris-dev");
    const { inputs } = run.only(FUNCTION, "iris-dev-ingest");
    assert.deepEqual(
      [inputs["packageType"], inputs["runtime"], inputs["code"]],
      ["Image", undefined, undefined],
    );
    assert.match(String(inputs["imageUri"]), /\/iris-dev-jobs-[0-9a-f]+@sha256:[0-9a-f]{64}$/);
    const repository = run.only("aws:ecr/repositoryPolicy:RepositoryPolicy");
    const { Statement } = JSON.parse(String(repository.inputs["policy"])) as Policy;
    const pull = Statement.find(({ Sid }) => Sid === "FunctionsPull");
    assert.deepEqual(pull?.Condition, {
      ArnLike: { "aws:SourceArn": [arn("lambda", "function:iris-dev-ingest")] },
    });
    const policy = policyOf(run, "iris-dev-ingest");
    const bucket = `arn:aws:s3:::${bucketOf(run, "iris-dev")}`;
    const key = keyOf(run, "iris-dev-data");
    assert.deepEqual(
      refusals(policy, [
        ["s3:PutObject", `${bucket}/iris-dev/abc/DataIngestion/iris.data`],
        ["s3:GetObject", `${bucket}/${String(run.only(OBJECT, "iris-dev-iris.data").inputs["key"])}`],
        ["kms:GenerateDataKey", key, through("s3")],
      ]),
      [],
    );
    assert.equal(refusals(policy, [["s3:PutObject", `${bucket}/code/iris/x`]]).length, 1);
  });
});
