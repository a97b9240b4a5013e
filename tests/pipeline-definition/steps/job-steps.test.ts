import assert from "node:assert/strict";
import {
  autoMLStep,
  emrServerlessStep,
  emrStep,
  join,
  parameterInteger,
  parameterString,
  pipeline,
  retryJobFaults,
  retrySearchFaults,
  retryServiceFaults,
  transformStep,
  tuningStep,
} from "../../../pipeline-definition";
import { ROLE, transformJob, tuningJob } from "./example-jobs";

describe("tuningStep", () => {
  const tune = tuningStep("Tune", {
    arguments: tuningJob,
    cache: { expireAfter: "P30D" },
    retry: [retryServiceFaults, retrySearchFaults],
  });

  it("is the API's request, with what later steps read of the search and of its training jobs", () => {
    const { Steps } = pipeline({ steps: [tune] });
    assert.equal(Steps[0]?.Type, "Tuning");
    assert.deepEqual(Steps[0].Arguments, tuningJob);
    assert.deepEqual(tune.properties.BestTrainingJob.TrainingJobName.toExpression(), {
      Get: "Steps.Tune.BestTrainingJob.TrainingJobName",
    });
    assert.deepEqual(tune.properties.TrainingJobSummaries.at(1).TrainingJobName.toExpression(), {
      Get: "Steps.Tune.TrainingJobSummaries[1].TrainingJobName",
    });
  });

  it("retries what SageMaker retries for a search", () => {
    assert.deepEqual(
      tune.definition.RetryPolicies?.flatMap(({ ExceptionType }) => ExceptionType),
      ["Step.SERVICE_FAULT", "Step.THROTTLING", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
    );
  });
});

describe("transformStep", () => {
  it("is the API's request and yields where the scores are", () => {
    const score = transformStep("Score", { arguments: transformJob, retry: [retryJobFaults] });
    assert.deepEqual(pipeline({ steps: [score] }).Steps[0]?.Arguments, transformJob);
    assert.deepEqual(score.properties.TransformOutput.S3OutputPath.toExpression(), {
      Get: "Steps.Score.TransformOutput.S3OutputPath",
    });
  });
});

describe("autoMLStep", () => {
  it("is the API's request in the one mode that a pipeline takes, and yields the reports on the best candidate", () => {
    const auto = autoMLStep("Auto", {
      arguments: {
        RoleArn: ROLE,
        AutoMLJobConfig: { Mode: "ENSEMBLING" },
        AutoMLJobObjective: { MetricName: "F1" },
        ProblemType: "BinaryClassification",
        InputDataConfig: [
          {
            TargetAttributeName: "label",
            DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b/in" } },
          },
        ],
        OutputDataConfig: { S3OutputPath: "s3://b/automl" },
      },
    });
    const [step] = pipeline({ steps: [auto] }).Steps;
    assert.equal(step?.Type, "AutoML");
    assert.deepEqual(step.Arguments?.["AutoMLJobObjective"], { MetricName: "F1" });
    const { BestCandidate, BestCandidateProperties } = auto.properties;
    assert.deepEqual(BestCandidate.InferenceContainers.at(0).Environment.at("K").toExpression(), {
      Get: "Steps.Auto.BestCandidate.InferenceContainers[0].Environment['K']",
    });
    assert.deepEqual(BestCandidateProperties.ModelInsightsJsonReportPath.toExpression(), {
      Get: "Steps.Auto.BestCandidateProperties.ModelInsightsJsonReportPath",
    });
  });
});

describe("emrStep", () => {
  const count = parameterInteger("Count", { default: 2 });
  const HadoopJarStep = { Jar: "command-runner.jar", Args: ["spark-submit", "s3://b/prep.py", "--n", count] };

  it("runs in a cluster that exists, with numbers as text among its arguments", () => {
    const prepare = emrStep("Prepare", {
      arguments: { ClusterId: "j-1ABCDEFGHIJKL", ExecutionRoleArn: ROLE, StepConfig: { HadoopJarStep } },
    });
    const [step] = pipeline({ parameters: [count], steps: [prepare] }).Steps;
    assert.deepEqual(step?.Arguments, {
      ClusterId: "j-1ABCDEFGHIJKL",
      ExecutionRoleArn: ROLE,
      StepConfig: {
        HadoopJarStep: {
          Jar: "command-runner.jar",
          Args: ["spark-submit", "s3://b/prep.py", "--n", join("", [count]).toExpression()],
        },
      },
    });
    assert.deepEqual(prepare.properties.Status.State.toExpression(), { Get: "Steps.Prepare.Status.State" });
    assert.deepEqual(prepare.properties.ClusterId.toExpression(), { Get: "Steps.Prepare.ClusterId" });
  });

  it("runs in a cluster of its own", () => {
    const group = { InstanceRole: "MASTER", InstanceCount: 1, InstanceType: "m5.xlarge" } as const;
    const prepare = emrStep("Prepare", {
      arguments: {
        StepConfig: { HadoopJarStep },
        ClusterConfig: {
          ReleaseLabel: "emr-6.15.0",
          Applications: [{ Name: "Spark" }],
          JobFlowRole: "EMR_EC2_DefaultRole",
          ServiceRole: "EMR_DefaultRole",
          Instances: { InstanceGroups: [group] },
        },
      },
      cache: { expireAfter: "P7D" },
    });
    const [step] = pipeline({ parameters: [count], steps: [prepare] }).Steps;
    assert.deepEqual((step?.Arguments?.["ClusterConfig"] as { Instances?: unknown }).Instances, {
      InstanceGroups: [group],
    });
  });
});

describe("emrServerlessStep", () => {
  const jobDriver = { sparkSubmit: { entryPoint: "s3://b/prep.py" } };

  it("repeats application and role in the job, where the service reads them too", () => {
    const application = parameterString("Application", { default: "00abcdef12345" });
    const prepare = emrServerlessStep("Prepare", {
      arguments: { ExecutionRoleArn: ROLE, ApplicationId: application, JobConfig: { jobDriver } },
    });
    const [step] = pipeline({ parameters: [application], steps: [prepare] }).Steps;
    assert.deepEqual(step?.Arguments, {
      ExecutionRoleArn: ROLE,
      ApplicationId: { Get: "Parameters.Application" },
      JobConfig: { applicationId: { Get: "Parameters.Application" }, executionRoleArn: ROLE, jobDriver },
    });
    assert.deepEqual(prepare.properties.jobRun.jobRunId.toExpression(), {
      Get: "Steps.Prepare.jobRun.jobRunId",
    });
  });

  it("creates an application for the step", () => {
    const ApplicationConfig = { releaseLabel: "emr-7.0.0", type: "SPARK" };
    const prepare = emrServerlessStep("Prepare", {
      arguments: { ExecutionRoleArn: ROLE, ApplicationConfig, JobConfig: { jobDriver } },
    });
    assert.deepEqual(pipeline({ steps: [prepare] }).Steps[0]?.Arguments, {
      ExecutionRoleArn: ROLE,
      ApplicationConfig,
      JobConfig: { executionRoleArn: ROLE, jobDriver },
    });
  });
});
