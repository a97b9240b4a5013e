import assert from "node:assert/strict";
import { pipeline, type Outcome } from "./pipeline-command";
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

const TOKEN = "00000000-0000-4000-8000-000000000000";

const definition = {
  Version: "2020-12-01",
  Parameters: [
    { Name: "InputData", Type: "String" },
    { Name: "Seed", Type: "Integer", DefaultValue: 7 },
    { Name: "Threshold", Type: "Float", DefaultValue: 0.8 },
    {
      Name: "Approval",
      Type: "String",
      DefaultValue: "Rejected",
      EnumValues: ["Rejected", "PendingManualApproval"],
    },
  ],
  Steps: [],
};

const deployed: Answer = { body: { PipelineName: "census", PipelineDefinition: JSON.stringify(definition) } };
const started: Answer = { body: { PipelineExecutionArn: ARN } };

describe("pipeline", () => {
  const double = new SageMakerDouble();

  before(async () => double.open());
  after(async () => double.close());

  const here = async (...args: readonly string[]) => pipeline(...args, "--endpoint-url", double.url());

  describe("start", () => {
    it("sends the parameters and a token, and prints the execution's ARN", async () => {
      double.play({ DescribePipeline: [deployed], StartPipelineExecution: [started] });
      const parameters = ["--parameter", "InputData=s3://b/a=b.csv", "--parameter", "Seed=9"];
      const { code, stdout, notes, stderr } = await here("start", "census", ...parameters, "--token", TOKEN);
      assert.deepEqual([code, stdout, notes, stderr], [0, `${ARN}\n`, [`token ${TOKEN}`], ""]);
      assert.deepEqual(double.inputsOf("StartPipelineExecution"), [
        {
          PipelineName: "census",
          PipelineParameters: [
            { Name: "InputData", Value: "s3://b/a=b.csv" },
            { Name: "Seed", Value: "9" },
          ],
          ClientRequestToken: TOKEN,
        },
      ]);
    });

    it("makes a new token each time, and prints JSON alone with --json", async () => {
      double.play({ DescribePipeline: [deployed], StartPipelineExecution: [started] });
      const first = await here("start", "census", "--parameter", "InputData=x", "--json");
      const second = await here("start", "census", "--parameter", "InputData=x", "--json");
      const read = ({ stdout }: Outcome) => JSON.parse(stdout) as { execution: string; token: string };
      assert.equal(read(first).execution, ARN);
      assert.notEqual(read(first).token, read(second).token);
      assert.deepEqual(
        double.inputsOf("StartPipelineExecution").map(({ ClientRequestToken }) => ClientRequestToken),
        [read(first).token, read(second).token],
      );
    });

    it("names every parameter that does not fit the deployed pipeline, and starts nothing", async () => {
      double.play({ DescribePipeline: [deployed], StartPipelineExecution: [started] });
      const given = ["Sead=1", "Seed=1.5", "Threshold=high", "Approval=Approved"].flatMap((one) => [
        "--parameter",
        one,
      ]);
      const { code, stdout, stderr } = await here("start", "census", ...given);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.deepEqual(stderr.split("\n"), [
        'error: Pipeline "census" does not take these parameters:',
        '  The pipeline declares no parameter "Sead". Did you mean "Seed"? It declares "InputData", "Seed", "Threshold" and "Approval".',
        '  Parameter "InputData" has no default and was given no value. Give a text, for example InputData=text.',
        '  Parameter "Seed" was given "1.5", which is not an Integer. Give a whole number, for example Seed=10.',
        '  Parameter "Threshold" was given "high", which is not a Float. Give a number, for example Threshold=0.5.',
        '  Parameter "Approval" was given "Approved", which is not one of the values it allows. Give one of "Rejected" and "PendingManualApproval".',
        "hint: Mend each of them; the hint stands behind it.",
        "",
      ]);
      assert.deepEqual(double.inputsOf("StartPipelineExecution"), []);
    });

    it("shows an example in the help of each command", async () => {
      for (const name of ["start", "status", "wait", "stop"]) {
        const { code, stdout } = await pipeline(name, "--help");
        assert.match(stdout, new RegExp(`Example:\n {2}npm run -s pipeline -- ${name} `));
        assert.equal(code, 0);
      }
    });

    it("names a single parameter in one line", async () => {
      double.play({ DescribePipeline: [deployed] });
      const { stderr } = await here("start", "census", "--parameter", "InputData=");
      assert.match(
        stderr,
        /^error: Parameter "InputData" was given an empty value.*\nhint: Give InputData a value.*\n$/,
      );
    });

    it("refuses what is no assignment, a short token, and a definition that is not JSON", async () => {
      double.play({ DescribePipeline: [{ body: { PipelineDefinition: "{" } }] });
      assert.deepEqual(
        [
          (await here("start", "census", "--parameter", "Seed")).stderr,
          (await here("start", "census", "--token", "short")).stderr,
          (await here("start", "census")).stderr,
        ],
        [
          'error: The parameter "Seed" is no assignment.\nhint: Write --parameter Name=Value.\n',
          "error: The token has 5 characters; SageMaker takes 32 to 128.\nhint: Use a UUID, or leave it out.\n",
          'error: The definition of pipeline "census" is not JSON.\nhint: Deploy it again.\n',
        ],
      );
    });

    it("waits with --wait", async () => {
      double.play({
        DescribePipeline: [deployed],
        StartPipelineExecution: [started],
        DescribePipelineExecution: [state("Executing"), state("Succeeded")],
        ListPipelineExecutionSteps: [steps(), steps(prepared)],
      });
      const { code, stdout, notes } = await here(
        "start",
        "census",
        "--parameter",
        "InputData=x",
        "--wait",
        "--token",
        TOKEN,
      );
      assert.equal(code, 0);
      assert.equal(stdout, `${ARN}\nSucceeded\n  Prepare: Succeeded\n`);
      assert.deepEqual(notes, [
        `token ${TOKEN}`,
        ARN,
        "execution: Executing",
        "Prepare: Succeeded",
        "execution: Succeeded",
      ]);
    });
  });

  describe("status and stop", () => {
    it("prints the state of an execution; it is well while it goes on", async () => {
      double.play({
        DescribePipelineExecution: [state("Executing")],
        ListPipelineExecutionSteps: [steps({ ...prepared, CacheHitResult: {} }, training)],
      });
      const { code, stdout } = await here("status", ARN);
      assert.equal(stdout, `${ARN}\nExecuting\n  Prepare: Succeeded (from the cache)\n  Train: Executing\n`);
      assert.equal(code, 0);
    });

    it("exits with 1 for an execution that has failed", async () => {
      double.play({
        DescribePipelineExecution: [state("Failed")],
        ListPipelineExecutionSteps: [steps(failed)],
      });
      assert.equal((await here("status", ARN)).code, 1);
    });

    it("stops an execution with a token", async () => {
      double.play({ StopPipelineExecution: [{ body: { PipelineExecutionArn: ARN } }] });
      assert.deepEqual((await here("stop", ARN)).stdout, `${ARN}\nStopping\n`);
      assert.deepEqual(JSON.parse((await here("stop", ARN, "--json")).stdout), {
        execution: ARN,
        status: "Stopping",
      });
      const [first, second] = double.inputsOf("StopPipelineExecution");
      assert.equal(first?.["PipelineExecutionArn"], ARN);
      assert.match(String(first["ClientRequestToken"]), /^[0-9a-f-]{36}$/);
      assert.notEqual(first["ClientRequestToken"], second?.["ClientRequestToken"]);
    });
  });
});
