import assert from "node:assert/strict";
import {
  canonicalJson,
  conditionEquals,
  conditionIn,
  conditionNot,
  conditionOr,
  conditionStep,
  DefinitionError,
  executionVariables,
  failStep,
  frameworkImage,
  join,
  jsonGet,
  ownImage,
  parameterBoolean,
  parameterInteger,
  parameterString,
  pipeline,
  processingStep,
  retryJobFaults,
  s3Output,
  trainingStep,
} from "../../pipeline-definition";

const job = {
  RoleArn: "arn:aws:iam::111122223333:role/job",
  AppSpecification: { ImageUri: "111122223333.dkr.ecr.us-east-1.amazonaws.com/own@sha256:" + "0".repeat(64) },
  ProcessingResources: {
    ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 30 },
  },
} as const;

const prepare = processingStep("Prepare", {
  arguments: {
    ...job,
    ProcessingOutputConfig: { Outputs: [s3Output("report", "s3://b/report", "/opt/ml/processing/report")] },
  },
  propertyFiles: [{ name: "Report", output: "report", path: "report.json" }],
});

describe("the DSL", () => {
  it("writes references the way SageMaker reads them", () => {
    const outputs = prepare.properties.ProcessingOutputConfig.Outputs;
    assert.deepEqual(outputs.at("report").S3Output.S3Uri.toExpression(), {
      Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri",
    });
    assert.deepEqual(join("-", ["a", 1, true, executionVariables.pipelineName]).toExpression(), {
      "Std:Join": { On: "-", Values: ["a", 1, true, { Get: "Execution.PipelineName" }] },
    });
    assert.deepEqual(jsonGet(prepare, "Report", "a.b[0]").toExpression(), {
      "Std:JsonGet": { PropertyFile: { Get: "Steps.Prepare.PropertyFiles.Report" }, Path: "a.b[0]" },
    });
  });

  it("refuses a property key that SageMaker's syntax cannot express", () => {
    assert.throws(
      () => prepare.properties.Environment.at("it's"),
      /"it's": a key cannot hold a single quote/,
    );
  });

  it("writes every kind of condition", () => {
    const flag = parameterBoolean("Flag");
    const zone = parameterString("Zone");
    const left = conditionIn(zone, ["eu", "us"]);
    assert.deepEqual(conditionOr([left, conditionNot(conditionEquals(flag, true))]), {
      Type: "Or",
      Conditions: [
        { Type: "In", QueryValue: { Get: "Parameters.Zone" }, Values: ["eu", "us"] },
        {
          Type: "Not",
          Condition: { Type: "Equals", LeftValue: { Get: "Parameters.Flag" }, RightValue: true },
        },
      ],
    });
  });

  it("keeps defaults that are false, zero or empty", () => {
    const parameters = [parameterBoolean("B", { default: false }), parameterInteger("I", { default: 0 })];
    const fail = failStep("F", { errorMessage: join("", parameters) });
    const { Parameters } = pipeline({ parameters, steps: [fail] });
    assert.deepEqual(Parameters, [
      { Name: "B", Type: "Boolean", DefaultValue: false },
      { Name: "I", Type: "Integer", DefaultValue: 0 },
    ]);
  });

  it("puts each option of a step where SageMaker wants it, and leaves out what was not said", () => {
    const gate = conditionStep("Gate", { conditions: [], dependsOn: [prepare], displayName: "The gate" });
    assert.deepEqual(gate.definition, {
      Name: "Gate",
      Type: "Condition",
      Arguments: { Conditions: [], IfSteps: [], ElseSteps: [] },
      DependsOn: ["Prepare"],
      DisplayName: "The gate",
    });
    const again = processingStep("Again", {
      arguments: job,
      cache: { expireAfter: "P1D" },
      retry: [retryJobFaults, { on: ["Step.THROTTLING"] }],
    });
    assert.equal(
      JSON.stringify(again.definition.RetryPolicies?.[1]),
      '{"ExceptionType":["Step.THROTTLING"]}',
    );
    assert.deepEqual(again.definition.CacheConfig, { Enabled: true, ExpireAfter: "P1D" });
    assert.deepEqual(again.definition.RetryPolicies?.[0], {
      ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
      IntervalSeconds: 60,
      BackoffRate: 2,
      ExpireAfterMin: 120,
    });
    assert.deepEqual(processingStep("Never", { arguments: job, cache: false }).definition.CacheConfig, {
      Enabled: false,
    });
  });

  it("names every problem of a pipeline at once", () => {
    const undeclared = parameterString("Undeclared");
    const build = () =>
      pipeline({ steps: [prepare, prepare, failStep("bad name", { errorMessage: undeclared })] });
    assert.throws(build, (error) => {
      assert.ok(error instanceof DefinitionError);
      assert.match(error.message, /"Prepare"/);
      assert.match(error.message, /"bad name"/);
      assert.match(error.message, /"Undeclared"/);
      return true;
    });
  });

  it("prints a cycle as a path", () => {
    const first = trainingStep("First", { arguments: {} as never });
    const second = processingStep("Second", { arguments: job, dependsOn: [first] });
    const firstAgain = processingStep("First", { arguments: job, dependsOn: [second] });
    assert.throws(
      () => pipeline({ steps: [second, firstAgain] }),
      /First -> Second -> First|Second -> First -> Second/,
    );
  });
});

describe("canonicalJson", () => {
  it("sorts keys, drops what is absent and adds no white space", () => {
    assert.equal(
      canonicalJson({ b: [1, { d: undefined, c: "é" }], a: null }),
      '{"a":null,"b":[1,{"c":"é"}]}',
    );
  });

  it("refuses a number that JSON cannot hold and says where it stands", () => {
    assert.throws(() => canonicalJson({ a: [Number.NaN] }), /at \$\.a\[0\] is NaN/);
  });
});

describe("images", () => {
  it("looks AWS's own images up by framework, version and region", () => {
    assert.equal(
      frameworkImage("xgboost", "3.2-0", "eu-west-1"),
      "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:3.2-0",
    );
    assert.equal(
      frameworkImage("scikit-learn", "1.2-1", "cn-north-1"),
      "450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-scikit-learn:1.2-1-cpu-py3",
    );
  });

  it("knows the accounts of every family of images, each of its own", () => {
    assert.deepEqual(
      [
        frameworkImage("clarify", "1.0", "eu-west-1"),
        frameworkImage("model-monitor", "untagged", "eu-west-1"),
        frameworkImage("pytorch-training", "2.8.0-gpu", "eu-west-1"),
        frameworkImage("spark", "3.5", "eu-west-1"),
        frameworkImage("base-python", "1.0", "eu-west-1"),
        frameworkImage("kmeans", "1", "eu-west-1"),
        frameworkImage("blazingtext", "1", "eu-west-1"),
        frameworkImage("forecasting-deepar", "1", "eu-west-1"),
        frameworkImage("lda", "1", "eu-west-1"),
      ],
      [
        "131013547314.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-clarify-processing:1.0",
        "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer",
        "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.8.0-gpu-py312",
        "571004829621.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-spark-processing:3.5-cpu",
        "470317259841.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-base-python-310:1.0",
        "438346466558.dkr.ecr.eu-west-1.amazonaws.com/kmeans:1",
        "685385470294.dkr.ecr.eu-west-1.amazonaws.com/blazingtext:1",
        "224300973850.dkr.ecr.eu-west-1.amazonaws.com/forecasting-deepar:1",
        "999678624901.dkr.ecr.eu-west-1.amazonaws.com/lda:1",
      ],
    );
  });

  it("says which regions there are when AWS has no image in one", () => {
    assert.throws(() => frameworkImage("xgboost", "3.2-0", "mars-1"), {
      message: 'AWS has no "xgboost" image in region "mars-1".',
      hint: /us-east-1/,
    });
    assert.throws(() => frameworkImage("clarify", "1.0", "ca-west-1"), {
      message: 'AWS has no "clarify" image in region "ca-west-1".',
      hint: /ca-central-1, cn-north-1/,
    });
  });

  it("takes own images by digest only", () => {
    const digest = `sha256:${"a".repeat(64)}`;
    assert.equal(
      ownImage("1.dkr.ecr.eu-west-1.amazonaws.com/iris", digest),
      `1.dkr.ecr.eu-west-1.amazonaws.com/iris@${digest}`,
    );
    assert.throws(() => ownImage("iris", "latest"), {
      message: /"iris" has the digest "latest"/,
      hint: /registry/,
    });
  });
});
