import assert from "node:assert/strict";
import { pipeline } from "./pipeline-command";
import {
  ARN,
  failed,
  prepared,
  SageMakerDouble,
  state,
  steps,
  training,
  type Answer,
} from "./sagemaker-double";

describe("pipeline wait", () => {
  const double = new SageMakerDouble();

  before(async () => double.open());
  after(async () => double.close());

  const here = async (...args: readonly string[]) => pipeline(...args, "--endpoint-url", double.url());

  it("notes each change once, shows why a step failed, and exits with 1", async () => {
    const executing = { ...prepared, StepStatus: "Executing" };
    const reason = "Step failure: One or multiple steps failed.";
    double.play({
      DescribePipelineExecution: [
        state("Executing"),
        state("Executing"),
        state("Executing"),
        state("Failed", { FailureReason: reason }),
      ],
      ListPipelineExecutionSteps: [
        steps(executing),
        steps(executing),
        steps(prepared, training),
        steps(prepared, failed),
      ],
    });
    const { code, stdout, notes, slept } = await here("wait", ARN, "--interval", "5");
    assert.deepEqual([code, slept], [1, [5000, 5000, 5000]]);
    assert.deepEqual(notes, [
      "Prepare: Executing",
      "execution: Executing",
      "Prepare: Succeeded",
      "Train: Executing",
      "Train: Failed: AlgorithmError: no rows",
      "execution: Failed",
    ]);
    assert.equal(
      stdout,
      `${ARN}\nFailed: ${reason}\n  Prepare: Succeeded\n  Train: Failed: AlgorithmError: no rows\n`,
    );
  });

  it("exits with 1 for an execution that was stopped", async () => {
    double.play({
      DescribePipelineExecution: [state("Stopping"), state("Stopped")],
      ListPipelineExecutionSteps: [steps()],
    });
    const { code, stdout } = await here("wait", ARN);
    assert.deepEqual([code, stdout], [1, `${ARN}\nStopped\n`]);
  });

  it("prints JSON alone with --json, all pages of steps, times in ISO 8601", async () => {
    double.play({
      DescribePipelineExecution: [state("Succeeded")],
      ListPipelineExecutionSteps: [
        { body: { PipelineExecutionSteps: [prepared], NextToken: "more" } },
        steps({
          ...training,
          StepStatus: "Succeeded",
          CacheHitResult: { SourcePipelineExecutionArn: ARN },
        }),
      ],
    });
    const { code, stdout } = await here("wait", ARN, "--json");
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout), {
      execution: ARN,
      status: "Succeeded",
      steps: [
        {
          StepName: "Prepare",
          StepStatus: "Succeeded",
          StartTime: "2023-11-14T22:13:20.000Z",
          EndTime: "2023-11-14T22:14:20.500Z",
        },
        {
          StepName: "Train",
          StepStatus: "Succeeded",
          StartTime: "2023-11-14T22:14:21.000Z",
          CacheHitResult: { SourcePipelineExecutionArn: ARN },
        },
      ],
    });
    assert.deepEqual(
      double.inputsOf("ListPipelineExecutionSteps").map(({ NextToken, SortOrder }) => [NextToken, SortOrder]),
      [
        [undefined, "Ascending"],
        ["more", "Ascending"],
      ],
    );
  });

  it("looks again after a fault that passes, and gives up after five in a row", async () => {
    const fault: Answer = { error: "InternalFailure", message: "out of order", status: 500 };
    // The SDK itself makes three attempts before it reports a fault.
    const separateFaults = Array.from({ length: 5 }, () => [fault, fault, fault, state("Executing")]).flat();
    double.play({
      DescribePipelineExecution: [...separateFaults, state("Succeeded")],
      ListPipelineExecutionSteps: [steps()],
    });
    const { code, notes, slept } = await here("wait", ARN, "--interval", "1");
    assert.deepEqual([code, slept.length], [0, 10]);
    assert.match(
      notes[0] ?? "",
      /^SageMaker answers InternalFailure for execution ".+": out of order Looking again\.$/,
    );
    double.play({ DescribePipelineExecution: [fault] });
    const given = await here("wait", ARN, "--interval", "1");
    assert.deepEqual([given.code, given.slept.length], [1, 4]);
  });

  it("does not look again after an answer that will not change", async () => {
    double.play({ DescribePipelineExecution: [{ error: "ResourceNotFound", message: "gone" }] });
    const { code, slept, stderr } = await here("wait", ARN);
    assert.deepEqual([code, slept], [1, []]);
    assert.match(stderr, /^error: There is no execution ".*" in this account and region\.\nhint: /);
  });

  it("refuses an interval out of range and an ARN of something else", async () => {
    assert.match((await here("wait", ARN, "--interval", "0")).stderr, /Give 1 to 3600 seconds\.\n/);
    const { code, stderr } = await here("wait", "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/census");
    assert.match(
      stderr,
      /^error: "arn:.*\/census" is no ARN of a pipeline execution\.\nhint: Give what `start` printed: arn:/,
    );
    assert.equal(code, 2);
  });
});
