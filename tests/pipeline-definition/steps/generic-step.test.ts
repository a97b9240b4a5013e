import assert from "node:assert/strict";
import {
  DefinitionError,
  genericStep,
  lambdaStep,
  parameterInteger,
  pipeline,
  retryServiceFaults,
  variable,
} from "../../../pipeline-definition";

describe("genericStep", () => {
  it("writes a step of a type that the DSL has no function for", () => {
    const record = genericStep("Record", {
      type: "Lineage",
      arguments: {
        Artifacts: [
          { ArtifactName: "report", ArtifactType: "Report", Source: { SourceUri: "s3://b/report" } },
        ],
      },
      description: "keeps the report",
    });
    assert.deepEqual(pipeline({ steps: [record] }).Steps, [
      {
        Name: "Record",
        Type: "Lineage",
        Arguments: {
          Artifacts: [
            { ArtifactName: "report", ArtifactType: "Report", Source: { SourceUri: "s3://b/report" } },
          ],
        },
        Description: "keeps the report",
      },
    ]);
    assert.deepEqual(record.property("ArtifactArns['report']").toExpression(), {
      Get: "Steps.Record.ArtifactArns['report']",
    });
  });

  it("has properties of the shape that the caller gives", () => {
    const model = genericStep<{ readonly ImportedModelArn: string }>("Import", {
      type: "BedrockModelImport",
      arguments: {},
    });
    const throughput = genericStep("Throughput", {
      type: "BedrockProvisionedModelThroughput",
      arguments: { ModelId: model.properties.ImportedModelArn },
      dependsOn: [model],
    });
    assert.deepEqual(throughput.definition.Arguments, { ModelId: { Get: "Steps.Import.ImportedModelArn" } });
  });

  it("puts members of tomorrow beside the arguments, with cache and retry", () => {
    const size = parameterInteger("Size");
    const step = genericStep("New", {
      type: "SomethingNew",
      extra: { Size: size },
      cache: { expireAfter: "P1D" },
      retry: [retryServiceFaults],
    });
    assert.deepEqual(step.definition, {
      Name: "New",
      Type: "SomethingNew",
      Size: { Get: "Parameters.Size" },
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      RetryPolicies: [
        {
          ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
          IntervalSeconds: 2,
          BackoffRate: 2,
          MaxAttempts: 5,
        },
      ],
    });
  });

  it("takes expressions of tomorrow, in which the steps of a loop are plain data", () => {
    const body = lambdaStep("Score", {
      functionArn: "arn:aws:lambda:us-east-1:111122223333:function:score",
      arguments: { region: variable<string>({ Get: "ForEach.CurrentItem" }) },
    });
    const loop = genericStep("Each", {
      type: "ForEach",
      arguments: { IterableItems: "[1, 2]", ForEachBody: [body.definition] },
    });
    const [step] = pipeline({ steps: [loop] }).Steps;
    assert.deepEqual(step?.Arguments, {
      IterableItems: "[1, 2]",
      ForEachBody: [{ ...body.definition, Arguments: { region: { Get: "ForEach.CurrentItem" } } }],
    });
  });

  it("is still checked where the request is known", () => {
    const job = genericStep("Train", { type: "Training", arguments: { RoleArm: "role" } });
    assert.throws(
      () => pipeline({ steps: [job] }),
      (error) => error instanceof DefinitionError && /RoleArm/.test(error.message),
    );
  });

  it("gives problems, no crash, for a condition without branches", () => {
    const gate = genericStep("Gate", { type: "Condition", arguments: { Conditions: [] } });
    assert.throws(() => pipeline({ steps: [gate] }), DefinitionError);
  });
});
