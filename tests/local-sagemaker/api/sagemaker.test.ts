import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  CreateTrainingJobCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  SageMakerServiceException,
  UpdateEndpointCommand,
  waitUntilEndpointInService,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import assert from "node:assert/strict";
import { ApiFixture, IMAGE, refusal, ROLE } from "./api-fixture";

const ARN = "arn:aws:sagemaker:eu-central-1:000000000000";

describe("the local SageMaker", () => {
  let api: ApiFixture;
  let client: SageMakerClient;
  beforeEach(async () => {
    api = new ApiFixture();
    await api.start({ clock: () => new Date("2026-03-04T05:06:07.089Z") });
    client = api.sageMaker();
  });
  afterEach(async () => {
    client.destroy();
    await api.close();
  });

  const model = (ModelName: string, data = "model.tar.gz") =>
    client.send(
      new CreateModelCommand({
        ModelName,
        ExecutionRoleArn: ROLE,
        PrimaryContainer: { Image: IMAGE, ModelDataUrl: `s3://demo-bucket/${data}` },
      }),
    );
  const config = (EndpointConfigName: string, ModelName: string) =>
    client.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName,
        ProductionVariants: [
          { VariantName: "AllTraffic", ModelName, InstanceType: "ml.m5.large", InitialInstanceCount: 2 },
        ],
      }),
    );
  const describeEndpoint = (EndpointName = "live") =>
    client.send(new DescribeEndpointCommand({ EndpointName }));
  const createLive = async (): Promise<void> => {
    await model("first");
    await config("first-config", "first");
    await client.send(
      new CreateEndpointCommand({ EndpointName: "live", EndpointConfigName: "first-config" }),
    );
  };

  it("makes, describes, lists and deletes models", async () => {
    assert.equal((await model("Mine")).ModelArn, `${ARN}:model/mine`);
    const described = await client.send(new DescribeModelCommand({ ModelName: "Mine" }));
    assert.deepEqual(
      [described.ModelName, described.PrimaryContainer?.Image, described.CreationTime?.toISOString()],
      ["Mine", IMAGE, "2026-03-04T05:06:07.089Z"],
    );
    await model("other");
    const { Models } = await client.send(new ListModelsCommand({ NameContains: "min" }));
    assert.deepEqual(
      Models?.map(({ ModelName }) => ModelName),
      ["Mine"],
    );
    await client.send(new DeleteModelCommand({ ModelName: "Mine" }));
    const gone = await refusal(client.send(new DescribeModelCommand({ ModelName: "Mine" })));
    assert.deepEqual(
      [gone.name, gone.message],
      ["ValidationException", `Could not find model "${ARN}:model/mine".`],
    );
  });

  it("lists in pages, the newest first", async () => {
    for (const name of ["a", "b", "c"]) await model(name);
    const first = await client.send(
      new ListModelsCommand({ MaxResults: 2, SortBy: "Name", SortOrder: "Ascending" }),
    );
    assert.deepEqual(
      first.Models?.map(({ ModelName }) => ModelName),
      ["a", "b"],
    );
    const { NextToken } = first;
    const second = await client.send(
      new ListModelsCommand({ NextToken, SortBy: "Name", SortOrder: "Ascending" }),
    );
    assert.deepEqual(
      second.Models?.map(({ ModelName }) => ModelName),
      ["c"],
    );
    assert.equal(second.NextToken, undefined);
    const wrong = await refusal(client.send(new ListModelsCommand({ NextToken: "?" })));
    assert.equal(wrong.message, "The token provided is invalid.");
    const none = await refusal(client.send(new ListModelsCommand({ MaxResults: 0 })));
    assert.equal(none.message, "MaxResults is 0; SageMaker takes 1 to 100.");
  });

  it("refuses what AWS refuses, saying what is wrong", async () => {
    await model("taken");
    assert.equal(
      (await refusal(model("taken"))).message,
      `Cannot create already existing model "${ARN}:model/taken".`,
    );
    const bad = await refusal(model("-bad-"));
    assert.equal(bad.name, "ValidationException");
    assert.match(
      bad.message,
      /^1 validation error detected: "ModelName" of request "CreateModel" is "-bad-"/,
    );
    const nameless = await refusal(client.send(new DescribeModelCommand({ ModelName: undefined })));
    assert.equal(
      nameless.message,
      "1 validation error detected: Value at 'modelName' failed to satisfy constraint: Member must not be null",
    );
  });

  it("names an operation that is not built", async () => {
    const training = new CreateTrainingJobCommand({
      TrainingJobName: "x",
      RoleArn: ROLE,
      OutputDataConfig: { S3OutputPath: "s3://demo-bucket/out" },
    });
    const error = await refusal(client.send(training));
    assert.ok(error instanceof SageMakerServiceException);
    assert.deepEqual(
      [error.name, error.message, error.$metadata.httpStatusCode],
      [
        "NotImplementedLocally",
        'Local runs do not answer "sagemaker: SageMaker.CreateTrainingJob". Only s3 and sagemaker answer on this ' +
          "machine: leave the call out locally, or run on AWS.",
        501,
      ],
    );
  });

  it("brings an endpoint into service, as the waiter of the SDK sees it", async () => {
    await createLive();
    await waitUntilEndpointInService({ client, maxWaitTime: 40 }, { EndpointName: "live" });
    const endpoint = await describeEndpoint();
    assert.deepEqual(
      [endpoint.EndpointStatus, endpoint.EndpointArn, endpoint.EndpointConfigName],
      ["InService", `${ARN}:endpoint/live`, "first-config"],
    );
    assert.deepEqual(endpoint.ProductionVariants, [
      {
        VariantName: "AllTraffic",
        CurrentWeight: 1,
        DesiredWeight: 1,
        CurrentInstanceCount: 2,
        DesiredInstanceCount: 2,
      },
    ]);
    const { Endpoints } = await client.send(new ListEndpointsCommand({ StatusEquals: "InService" }));
    assert.deepEqual(
      Endpoints?.map(({ EndpointName }) => EndpointName),
      ["live"],
    );
  });

  it("refuses endpoints and configurations that exist, and what they name that does not", async () => {
    await createLive();
    const create = (EndpointConfigName: string) =>
      client.send(new CreateEndpointCommand({ EndpointName: "live", EndpointConfigName }));
    assert.equal(
      (await refusal(create("first-config"))).message,
      `Cannot create already existing endpoint "${ARN}:endpoint/live".`,
    );
    assert.equal(
      (await refusal(create("none"))).message,
      `Could not find endpoint configuration "${ARN}:endpoint-config/none".`,
    );
    assert.equal(
      (await refusal(config("first-config", "first"))).message,
      `Cannot create already existing endpoint configuration "${ARN}:endpoint-config/first-config".`,
    );
    assert.equal(
      (await refusal(config("c", "nobody"))).message,
      `Could not find model "${ARN}:model/nobody".`,
    );
    assert.equal(
      (await refusal(describeEndpoint("none"))).message,
      `Could not find endpoint "${ARN}:endpoint/none".`,
    );
    const update = new UpdateEndpointCommand({
      EndpointName: "live",
      EndpointConfigName: "first-config",
      RetainAllVariantProperties: true,
    });
    assert.equal(
      (await refusal(client.send(update))).message,
      'The request "UpdateEndpoint" has "RetainAllVariantProperties", which local runs do not carry out. Take it out.',
    );
  });

  it("updates an endpoint, and keeps it as it was when the new model does not load", async () => {
    await createLive();
    await describeEndpoint();
    await model("second");
    await config("second-config", "second");
    const update = (EndpointConfigName: string) =>
      client.send(new UpdateEndpointCommand({ EndpointName: "live", EndpointConfigName }));
    await update("second-config");
    assert.equal((await describeEndpoint()).EndpointConfigName, "second-config");
    assert.equal(api.servers.running.size, 1);
    await model("third", "broken.tar.gz");
    await config("third-config", "third");
    await update("third-config");
    const after = await describeEndpoint();
    assert.deepEqual(
      [after.EndpointStatus, after.EndpointConfigName, after.FailureReason],
      ["InService", "second-config", "s3://demo-bucket/broken.tar.gz does not load."],
    );
    assert.equal(api.servers.running.size, 1);
    await update("first-config");
    assert.equal((await describeEndpoint()).FailureReason, undefined);
  });

  it("fails a new endpoint whose model does not load, and ends one that is deleted", async () => {
    await model("bad", "broken.tar.gz");
    await config("bad-config", "bad");
    await client.send(new CreateEndpointCommand({ EndpointName: "bad", EndpointConfigName: "bad-config" }));
    const { EndpointStatus, FailureReason } = await describeEndpoint("bad");
    assert.deepEqual(
      [EndpointStatus, FailureReason],
      ["Failed", "s3://demo-bucket/broken.tar.gz does not load."],
    );
    await createLive();
    await client.send(new DeleteEndpointCommand({ EndpointName: "live" }));
    assert.equal((await refusal(describeEndpoint())).name, "ValidationException");
    assert.equal(api.servers.running.size, 0);
  });

  it("describes, lists and deletes endpoint configurations", async () => {
    await createLive();
    const described = await client.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName: "first-config" }),
    );
    assert.equal(described.ProductionVariants?.[0]?.InitialVariantWeight, 1);
    await client.send(new DeleteEndpointConfigCommand({ EndpointConfigName: "first-config" }));
    const { EndpointConfigs } = await client.send(new ListEndpointConfigsCommand({}));
    assert.deepEqual(EndpointConfigs, []);
  });
});
