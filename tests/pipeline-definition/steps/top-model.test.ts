import assert from "node:assert/strict";
import {
  parameterString,
  pipeline,
  registerTopModelStep,
  topModelStep,
  topModelUri,
  tuningStep,
} from "../../../pipeline-definition";
import { IMAGE, ROLE, tuningJob } from "./example-jobs";

const tune = tuningStep("Tune", { arguments: tuningJob });

const uri = (rank: number) => ({
  "Std:Join": {
    On: "/",
    Values: [
      "s3://b/models",
      { Get: `Steps.Tune.TrainingJobSummaries[${String(rank)}].TrainingJobName` },
      "output/model.tar.gz",
    ],
  },
});

describe("topModelUri", () => {
  it("names the artifact of the best training job, with one slash between the parts", () => {
    assert.deepEqual(topModelUri(tune, { s3OutputPath: "s3://b/models" }).toExpression(), uri(0));
    assert.deepEqual(topModelUri(tune, { s3OutputPath: "s3://b/models//", rank: 3 }).toExpression(), uri(3));
  });

  it("takes a path that is known at run time only", () => {
    const s3OutputPath = parameterString("Models");
    assert.deepEqual(topModelUri(tune, { s3OutputPath }).toExpression(), {
      "Std:Join": {
        On: "/",
        Values: [
          { Get: "Parameters.Models" },
          { Get: "Steps.Tune.TrainingJobSummaries[0].TrainingJobName" },
          "output/model.tar.gz",
        ],
      },
    });
  });

  for (const rank of [-1, 50, 0.5]) {
    it(`refuses rank ${String(rank)}, which SageMaker does not list`, () => {
      assert.throws(() => topModelUri(tune, { s3OutputPath: "s3://b", rank }), {
        name: "RangeError",
        message: `Step "Tune" has no model of rank ${String(rank)}: ranks are whole numbers from 0 to 49.`,
      });
    });
  }
});

describe("the best model of a tuning step", () => {
  it("becomes a SageMaker model", () => {
    const best = topModelStep("Best", tune, {
      s3OutputPath: "s3://b/models",
      arguments: { ExecutionRoleArn: ROLE, PrimaryContainer: { Image: IMAGE } },
    });
    const { Steps } = pipeline({ steps: [tune, best] });
    assert.deepEqual(Steps[1]?.Arguments, {
      ExecutionRoleArn: ROLE,
      PrimaryContainer: { Image: IMAGE, ModelDataUrl: uri(0) },
    });
    assert.deepEqual(best.properties.ModelName.toExpression(), { Get: "Steps.Best.ModelName" });
  });

  it("becomes the next version of a model package group", () => {
    const second = registerTopModelStep("Second", tune, {
      s3OutputPath: "s3://b/models",
      rank: 1,
      arguments: {
        ModelPackageGroupName: "demo",
        InferenceSpecification: {
          Containers: [{ Image: IMAGE }],
          SupportedContentTypes: ["text/csv"],
          SupportedResponseMIMETypes: ["text/csv"],
        },
      },
    });
    const { Steps } = pipeline({ steps: [tune, second] });
    assert.deepEqual(Steps[1]?.Arguments, {
      ModelPackageGroupName: "demo",
      InferenceSpecification: {
        Containers: [{ Image: IMAGE, ModelDataUrl: uri(1) }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
    });
  });
});
