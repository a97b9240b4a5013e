import assert from "node:assert/strict";
import {
  canonicalJson,
  endpointConfigStep,
  endpointStep,
  inferenceComponentStep,
  pipeline,
} from "../../../pipeline-definition";

const config = endpointConfigStep("Config", {
  arguments: {
    EndpointConfigName: "demo-config",
    ProductionVariants: [
      {
        VariantName: "AllTraffic",
        ModelName: "demo",
        InstanceType: "ml.m5.large",
        InitialInstanceCount: 1,
        InitialVariantWeight: 1,
      },
    ],
  },
  cache: { expireAfter: "P1D" },
});

const deploy = endpointStep("Deploy", {
  arguments: { EndpointName: "demo", EndpointConfigName: config.properties.EndpointConfigName },
});

const component = inferenceComponentStep("Component", {
  arguments: {
    InferenceComponentName: "demo",
    EndpointName: deploy.properties.EndpointName,
    VariantName: "AllTraffic",
    Specification: {
      ModelName: "demo",
      ComputeResourceRequirements: { NumberOfCpuCoresRequired: 2, MinMemoryRequiredInMb: 1024 },
    },
    RuntimeConfig: { CopyCount: 1 },
  },
});

describe("endpoint steps", () => {
  const document = pipeline({ steps: [config, deploy, component] });

  it("hand over the real names: that of the configuration has a suffix that nobody knows before", () => {
    assert.deepEqual(
      document.Steps.map(({ Type, Arguments }) => [Type, Arguments?.["EndpointConfigName"]]),
      [
        ["EndpointConfig", "demo-config"],
        ["Endpoint", { Get: "Steps.Config.EndpointConfigName" }],
        ["InferenceComponent", undefined],
      ],
    );
    assert.deepEqual(document.Steps[2]?.Arguments?.["EndpointName"], { Get: "Steps.Deploy.EndpointName" });
  });

  it("write fractions as fractions and counts as counts", () => {
    const text = canonicalJson(document);
    assert.ok(text.includes('"NumberOfCpuCoresRequired":2.0'), text);
    assert.ok(text.includes('"InitialVariantWeight":1.0'), text);
    assert.ok(text.includes('"MinMemoryRequiredInMb":1024,'), text);
    assert.ok(text.includes('"InitialInstanceCount":1,'), text);
  });
});
