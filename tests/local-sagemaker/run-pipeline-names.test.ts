import assert from "node:assert/strict";
import { runPipeline } from "../../local-sagemaker/run-pipeline";
import type {
  JsonObject,
  PipelineDefinition,
  StepDefinition,
} from "../../pipeline-definition/document/definition";
import { TestStore, byName, definition, done, processing } from "./fake-run";

describe("runPipeline, what it makes", () => {
  let test: TestStore;
  beforeEach(() => {
    test = new TestStore();
  });
  afterEach(() => test.close());

  describe("names and ARNs", () => {
    it("gives everything a name in the service's form", async () => {
      const launcher = done();
      const document = definition(
        processing("Prepare"),
        {
          Name: "TrainTheVeryBestModelOfAll",
          Type: "Training",
          Arguments: { Job: { Get: "Execution.TrainingJobName" } },
        },
        { Name: "Make", Type: "Model", Arguments: { ExecutionRoleArn: "arn:aws:iam::111122223333:role/r" } },
      );
      const record = await runPipeline(test.options(document, launcher));
      assert.match(
        record.PipelineExecutionArn,
        /^arn:aws:sagemaker:us-east-1:000000000000:pipeline\/Demo\/execution\/[a-z0-9]{12}$/,
      );
      const id = record.PipelineExecutionArn.split("/").at(-1) ?? "";
      const train = launcher.started[1];
      assert.match(train?.name ?? "", new RegExp(`^pipelines-${id}-TrainTheVeryBestMode-[A-Za-z0-9]{10}$`));
      assert.equal(train?.request["Job"], train?.name);
      assert.deepEqual(byName(record, "TrainTheVeryBestModelOfAll").Metadata, {
        TrainingJob: { Arn: `arn:aws:sagemaker:us-east-1:000000000000:training-job/${train?.name ?? ""}` },
      });
      assert.deepEqual(byName(record, "Prepare").Metadata, {
        ProcessingJob: {
          Arn: `arn:aws:sagemaker:us-east-1:000000000000:processing-job/${launcher.started[0]?.name ?? ""}`,
        },
      });
      const model = byName(record, "Make");
      const modelName = model.Properties?.["ModelName"];
      assert.ok(typeof modelName === "string");
      assert.match(modelName, new RegExp(`^pipelines-${id}-Make-[A-Za-z0-9]{10}$`));
      const arn = `arn:aws:sagemaker:us-east-1:000000000000:model/${modelName.toLowerCase()}`;
      assert.deepEqual(model.Metadata, { Model: { Arn: arn } });
      assert.equal(model.Properties?.["ExecutionRoleArn"], "arn:aws:iam::111122223333:role/r");
      assert.deepEqual(test.store.description("Model", modelName), model.Properties);
    });

    it("takes a job name in the arguments as a prefix", async () => {
      const launcher = done();
      const step = { Name: "P", Type: "Processing", Arguments: { ProcessingJobName: "nightly" } };
      await runPipeline(test.options(definition(step), launcher));
      assert.match(launcher.started[0]?.name ?? "", /^nightly-[a-z0-9]{12}-[A-Za-z0-9]{10}-0$/);
      assert.equal(launcher.started[0]?.request["ProcessingJobName"], undefined);
    });

    it("knows the execution variables", async () => {
      const launcher = done();
      const variables = [
        "StartDateTime",
        "CurrentDateTime",
        "PipelineName",
        "PipelineArn",
        "PipelineExecutionId",
      ];
      const Arguments = {
        ...Object.fromEntries(variables.map((name) => [name, { Get: `Execution.${name}` }])),
        Trial: { Get: "PipelineExperimentConfig.TrialName" },
      };
      const document: PipelineDefinition = {
        ...definition({ Name: "P", Type: "Processing", Arguments }),
        PipelineExperimentConfig: { TrialName: { Get: "Execution.PipelineExecutionId" } },
      };
      const record = await runPipeline(test.options(document, launcher));
      const id = record.PipelineExecutionArn.split("/").at(-1);
      assert.deepEqual(launcher.started[0]?.request, {
        StartDateTime: "2026-01-01T00:00:00.000Z",
        CurrentDateTime: "2026-01-01T00:00:02.000Z",
        PipelineName: "Demo",
        PipelineArn: "arn:aws:sagemaker:us-east-1:000000000000:pipeline/Demo",
        PipelineExecutionId: id,
        Trial: id,
      });
    });
  });

  describe("registering models", () => {
    const register = (args: JsonObject = {}): StepDefinition => ({
      Name: "Register",
      Type: "RegisterModel",
      Arguments: { ModelPackageGroupName: "Demo-Models", ...args },
    });

    it("makes the group and counts versions from 1", async () => {
      const first = await runPipeline(test.options(definition(register()), done()));
      const second = await runPipeline(
        test.options(
          definition(register({ ModelApprovalStatus: "Approved", Task: "CLASSIFICATION" })),
          done(),
        ),
      );
      const arn = "arn:aws:sagemaker:us-east-1:000000000000:model-package/demo-models";
      assert.deepEqual(byName(first, "Register").Metadata, { RegisterModel: { Arn: `${arn}/1` } });
      assert.deepEqual(byName(second, "Register").Metadata, { RegisterModel: { Arn: `${arn}/2` } });
      const [one, two] = test.store.modelPackages("Demo-Models");
      assert.equal(one?.ModelApprovalStatus, "PendingManualApproval");
      assert.equal(two?.ModelApprovalStatus, "Approved");
      assert.equal(two?.ModelPackageVersion, 2);
      assert.deepEqual(two?.Description, byName(second, "Register").Properties);
      assert.equal(two?.Description["Task"], "CLASSIFICATION");
      assert.deepEqual(test.store.modelPackagesOf(second.PipelineExecutionArn), [two]);
    });

    for (const [args, reason] of [
      [{ ModelPackageGroupName: null }, "The step names no ModelPackageGroupName to register the model in."],
      [
        { ModelApprovalStatus: "Perhaps" },
        'ModelApprovalStatus is "Perhaps"; SageMaker knows Approved, Rejected, PendingManualApproval.',
      ],
    ] as const) {
      it(`fails the step: ${reason}`, async () => {
        const record = await runPipeline(test.options(definition(register(args)), done()));
        assert.equal(byName(record, "Register").FailureReason, reason);
        assert.deepEqual(test.store.modelPackages("Demo-Models"), []);
      });
    }
  });
});
