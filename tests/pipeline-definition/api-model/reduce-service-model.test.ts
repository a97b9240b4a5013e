import assert from "node:assert/strict";
import {
  reduceServiceModel,
  type ServiceModel,
} from "../../../pipeline-definition/api-model/reduce-service-model";

const model: ServiceModel = {
  metadata: { apiVersion: "2017-07-24" },
  shapes: {
    Request: {
      type: "structure",
      required: ["Name"],
      members: {
        Name: { shape: "JobName" },
        Tags: { shape: "Tags" },
        Mode: { shape: "Mode" },
        At: { shape: "At" },
      },
    },
    JobName: { type: "string", min: 1, max: 63, pattern: "[a-z]+" },
    Tags: { type: "map", key: { shape: "Key" }, value: { shape: "Value" }, min: 0, max: 50 },
    Key: { type: "string", min: 0, max: 8, pattern: ".*" },
    Value: { type: "string", pattern: "(?<=a++)b" },
    Mode: { type: "string", enum: ["File", "Pipe"] },
    At: { type: "timestamp" },
    Tree: { type: "list", member: { shape: "Tree" }, min: 1 },
    Other: { type: "integer" },
  },
};

describe("reduceServiceModel", () => {
  it("keeps what the roots reach, with its limits, and nothing else", () => {
    assert.deepEqual(reduceServiceModel("sagemaker", model, ["Request"]), {
      "sagemaker.At": { scalar: "time" },
      "sagemaker.JobName": { scalar: "text", min: 1, max: 63, pattern: "[a-z]+" },
      "sagemaker.Key": { scalar: "text", max: 8 },
      "sagemaker.Mode": { scalar: "text", values: "File Pipe" },
      "sagemaker.Request": { members: "Name!:JobName Tags Mode At" },
      "sagemaker.Tags": { map: "Key Value", max: 50 },
      // A pattern of a dialect that JavaScript does not read is left out.
      "sagemaker.Value": { scalar: "text" },
    });
  });

  it("takes shapes that hold themselves", () => {
    assert.deepEqual(reduceServiceModel("emr", model, ["Tree"]), { "emr.Tree": { list: "Tree", min: 1 } });
  });

  it("writes the members of Bedrock as pipelines do", () => {
    const bedrock: ServiceModel = {
      ...model,
      shapes: {
        Call: { type: "structure", required: ["jobName"], members: { jobName: { shape: "Key" } } },
        Key: { type: "string" },
      },
    };
    assert.deepEqual(reduceServiceModel("bedrock", bedrock, ["Call"])["bedrock.Call"], {
      members: "JobName!:Key",
    });
  });

  it("names a shape that the model lacks", () => {
    assert.throws(() => reduceServiceModel("emr", model, ["Cluster"]), {
      message: 'The model of "emr" has no shape "Cluster".',
    });
  });
});
