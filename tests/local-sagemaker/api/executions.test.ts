import {
  DescribePipelineDefinitionForExecutionCommand,
  DescribePipelineExecutionCommand,
  DescribeTrainingJobCommand,
  ListPipelineExecutionsCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineParametersForExecutionCommand,
  SendPipelineExecutionStepFailureCommand,
  SendPipelineExecutionStepSuccessCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import assert from "node:assert/strict";
import type { CallbackAnswer, CallbackAnswers } from "../../../local-sagemaker/api/callback-answers";
import { ApiFixture, refusal } from "./api-fixture";

const ARN = "arn:aws:sagemaker:eu-central-1:000000000000";
const EXECUTION = `${ARN}:pipeline/demo/execution/abcdefghijkl`;

describe("executions and jobs of the local SageMaker", () => {
  let api: ApiFixture;
  let client: SageMakerClient;
  const answers: unknown[] = [];
  const callbacks: CallbackAnswers = {
    answer: (token: string, answer: CallbackAnswer) => {
      answers.push([token, answer]);
      if (token === "unknown000") return { kind: "unknown" };
      return token === "answered00" ? { kind: "answered" } : { kind: "taken", executionArn: EXECUTION };
    },
  };
  beforeEach(async () => {
    answers.length = 0;
    api = new ApiFixture();
    await api.start({ callbacks });
    client = api.sageMaker();
  });
  afterEach(async () => {
    client.destroy();
    await api.close();
  });

  it("tells of executions and their steps", async () => {
    const Definition = { Version: "2020-12-01", Steps: [] } as const;
    api.store.saveExecution({
      PipelineName: "demo",
      PipelineArn: `${ARN}:pipeline/demo`,
      PipelineExecutionArn: EXECUTION,
      PipelineExecutionStatus: "Failed",
      FailureReason: "Step failure: One or multiple steps failed.",
      StartTime: "2026-01-01T00:00:00.000Z",
      EndTime: "2026-01-01T00:01:00.500Z",
      PipelineParameters: [{ Name: "Seed", Value: "7" }],
      Definition,
      Inputs: [],
      Steps: ["One", "Two"].map((StepName) => ({
        StepName,
        StepType: "Processing",
        StepStatus: "Succeeded",
        StartTime: "2026-01-01T00:00:01.000Z",
        AttemptCount: 1,
        Metadata: { ProcessingJob: { Arn: `${ARN}:processing-job/${StepName}` } },
        Properties: { Inner: "not of the API" },
      })),
    });
    const PipelineExecutionArn = EXECUTION;
    const execution = await client.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
    assert.deepEqual(
      [execution.PipelineExecutionStatus, execution.FailureReason, execution.LastModifiedTime?.toISOString()],
      ["Failed", "Step failure: One or multiple steps failed.", "2026-01-01T00:01:00.500Z"],
    );
    const steps = await client.send(new ListPipelineExecutionStepsCommand({ PipelineExecutionArn }));
    assert.deepEqual(
      steps.PipelineExecutionSteps?.map(({ StepName }) => StepName),
      ["Two", "One"],
    );
    const [last] = steps.PipelineExecutionSteps ?? [];
    assert.equal(last?.Metadata?.ProcessingJob?.Arn, `${ARN}:processing-job/Two`);
    const parameters = await client.send(
      new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn }),
    );
    assert.deepEqual(parameters.PipelineParameters, [{ Name: "Seed", Value: "7" }]);
    const definition = await client.send(
      new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn }),
    );
    assert.deepEqual(JSON.parse(definition.PipelineDefinition ?? ""), Definition);
    const list = await client.send(
      new ListPipelineExecutionsCommand({ PipelineName: `${ARN}:pipeline/demo` }),
    );
    assert.equal(list.PipelineExecutionSummaries?.[0]?.PipelineExecutionStatus, "Failed");
    const missing = new DescribePipelineExecutionCommand({ PipelineExecutionArn: `${EXECUTION}x` });
    const gone = await refusal(client.send(missing));
    assert.deepEqual(
      [gone.name, gone.message],
      ["ResourceNotFound", `Pipeline execution with ARN ${EXECUTION}x does not exist.`],
    );
    assert.equal(
      (await refusal(client.send(new ListPipelineExecutionsCommand({ PipelineName: "none" })))).message,
      'Pipeline "none" has no executions on this machine.',
    );
  });

  it("describes jobs that have ended, without what the API does not have", async () => {
    api.store.saveDescription("TrainingJob", `${ARN}:training-job/t`, "t", EXECUTION, {
      TrainingJobName: "t",
      TrainingJobStatus: "Completed",
      CreationTime: "2026-01-01T00:00:00.000Z",
      FinalMetricDataList: [{ MetricName: "auc", Value: 0.9, Timestamp: "2026-01-01T00:00:01.000Z" }],
      Own: "not of the API",
    });
    const job = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: "t" }));
    assert.equal(job.FinalMetricDataList?.[0]?.Timestamp?.toISOString(), "2026-01-01T00:00:01.000Z");
    assert.equal("Own" in job, false);
    const missing = await refusal(client.send(new DescribeTrainingJobCommand({ TrainingJobName: "none" })));
    assert.deepEqual(
      [missing.name, missing.message],
      ["ValidationException", "Requested resource not found."],
    );
  });

  it("hands on answers to callback tokens, and says which come too late", async () => {
    const OutputParameters = [{ Name: "rows", Value: "7" }];
    const taken = await client.send(
      new SendPipelineExecutionStepSuccessCommand({ CallbackToken: "waiting000", OutputParameters }),
    );
    assert.equal(taken.PipelineExecutionArn, EXECUTION);
    await client.send(
      new SendPipelineExecutionStepFailureCommand({ CallbackToken: "waiting001", FailureReason: "no data" }),
    );
    assert.deepEqual(answers, [
      ["waiting000", { kind: "success", outputs: OutputParameters }],
      ["waiting001", { kind: "failure", reason: "no data" }],
    ]);
    const late = async (CallbackToken: string): Promise<readonly string[]> => {
      const { name, message } = await refusal(
        client.send(new SendPipelineExecutionStepSuccessCommand({ CallbackToken })),
      );
      return [name, message];
    };
    assert.deepEqual(await late("unknown000"), [
      "ResourceNotFound",
      'No step waits for the callback token "unknown000".',
    ]);
    assert.deepEqual(await late("answered00"), [
      "ConflictException",
      'The callback token "answered00" has been answered before.',
    ]);
  });
});
