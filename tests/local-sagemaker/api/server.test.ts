import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import assert from "node:assert/strict";
import { startApiServer } from "../../../local-sagemaker/api/server";
import { ApiFixture, IMAGE, PLACE } from "./api-fixture";

describe("a local SageMaker that serves nothing", () => {
  it("fails its endpoints, saying so", async () => {
    const api = new ApiFixture();
    const { store, objects } = api;
    const server = await startApiServer({ store, objects, place: PLACE });
    const credentials = { accessKeyId: "x", secretAccessKey: "y" };
    const client = new SageMakerClient({ endpoint: server.endpointUrl, region: PLACE.region, credentials });
    const ModelName = "m";
    await client.send(new CreateModelCommand({ ModelName, PrimaryContainer: { Image: IMAGE } }));
    await client.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: "c",
        ProductionVariants: [
          { VariantName: "v", ModelName, InstanceType: "ml.m5.large", InitialInstanceCount: 1 },
        ],
      }),
    );
    await client.send(new CreateEndpointCommand({ EndpointName: "e", EndpointConfigName: "c" }));
    const { FailureReason } = await client.send(new DescribeEndpointCommand({ EndpointName: "e" }));
    assert.equal(FailureReason, "Nothing here serves models.");
    client.destroy();
    await server.close();
    await api.close();
  });
});
