import assert from "node:assert/strict";
import path from "node:path";
import { EndpointHost } from "../../local-sagemaker/endpoints/endpoint-host";
import { createObjectStore } from "../../local-sagemaker/jobs/object-store";
import { runPipeline } from "../../local-sagemaker/run-pipeline";
import type { StepDefinition } from "../../pipeline-definition/document/definition";
import { EchoServers, IMAGE } from "./api/api-fixture";
import { byName, definition, done, TestStore } from "./fake-run";

const model = (data: string): StepDefinition => ({
  Name: "Model",
  Type: "Model",
  Arguments: { PrimaryContainer: { Image: IMAGE, ModelDataUrl: `s3://bucket/${data}` } },
});
const config: StepDefinition = {
  Name: "Config",
  Type: "EndpointConfig",
  Arguments: {
    EndpointConfigName: "live",
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        ModelName: { Get: "Steps.Model.ModelName" },
        InstanceType: "ml.m5.large",
        InitialInstanceCount: 1,
      },
    ],
  },
};
const deploy: StepDefinition = {
  Name: "Deploy",
  Type: "Endpoint",
  Arguments: { EndpointName: "live", EndpointConfigName: { Get: "Steps.Config.EndpointConfigName" } },
};

describe("endpoint steps", () => {
  let store: TestStore;
  let servers: EchoServers;
  let endpoints: EndpointHost;
  beforeEach(() => {
    store = new TestStore();
    servers = new EchoServers();
    endpoints = new EndpointHost({
      store: store.store,
      objects: createObjectStore(path.join(store.folder, "s3")),
      place: { region: "us-east-1", accountId: "000000000000" },
      startServer: servers.start,
    });
  });
  afterEach(async () => {
    await endpoints.close();
    store.close();
  });

  const run = (...steps: readonly StepDefinition[]) =>
    runPipeline(store.options(definition(...steps), done(), { endpoints }));
  const answer = async (): Promise<string | undefined> => {
    const fleet = await endpoints.fleet("live");
    const response = await fleet.variant()?.invoke({ body: Buffer.from("x") });
    return response?.body.toString();
  };

  it("make a configuration of the execution's own and an endpoint that answers, then update it", async () => {
    const first = await run(model("one"), config, deploy);
    assert.equal(first.PipelineExecutionStatus, "Succeeded");
    const made = byName(first, "Config");
    const name = made.Properties?.["EndpointConfigName"];
    assert.match(typeof name === "string" ? name : "", /^live-[a-z0-9]{12}-[A-Za-z0-9]{10}-0$/);
    const deployed = byName(first, "Deploy");
    assert.deepEqual(deployed.Metadata, {
      Endpoint: { Arn: "arn:aws:sagemaker:us-east-1:000000000000:endpoint/live" },
    });
    assert.deepEqual(
      [deployed.Properties?.["EndpointStatus"], deployed.Properties?.["EndpointConfigName"]],
      ["InService", name],
    );
    assert.equal(await answer(), "one:x");
    const second = await run(model("two"), config, deploy);
    assert.equal(second.PipelineExecutionStatus, "Succeeded");
    assert.equal(await answer(), "two:x");
    assert.equal(servers.running.size, 1);
  });

  it("fail when the model does not load, and leave an endpoint in service as it was", async () => {
    const created = await run(model("broken"), config, deploy);
    assert.equal(byName(created, "Deploy").FailureReason, "ClientError: s3://bucket/broken does not load.");
    await endpoints.delete("live");
    await run(model("one"), config, deploy);
    const updated = await run(model("broken"), config, deploy);
    assert.equal(updated.PipelineExecutionStatus, "Failed");
    assert.equal(await answer(), "one:x");
  });

  it("fail for what SageMaker refuses, and where nothing makes endpoints", async () => {
    const refused = await run({ ...deploy, Arguments: { EndpointName: "live", EndpointConfigName: "none" } });
    assert.equal(
      byName(refused, "Deploy").FailureReason,
      'ClientError: Could not find endpoint configuration "arn:aws:sagemaker:us-east-1:000000000000:endpoint-config/none".',
    );
    const without = await runPipeline(store.options(definition(model("one"), config), done()));
    assert.equal(byName(without, "Config").FailureReason, "Nothing here makes endpoints.");
  });
});
