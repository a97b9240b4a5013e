import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startApiServer, type ApiServer } from "../../../local-sagemaker/api/server";
import { EndpointHost } from "../../../local-sagemaker/endpoints/endpoint-host";
import { lambdaEnvironment } from "../../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../../local-sagemaker/environments/python-environment";
import type { FunctionOutcome } from "../../../local-sagemaker/functions/function-code";
import { createFunctionRunner } from "../../../local-sagemaker/functions/function-runner";
import { createObjectStore } from "../../../local-sagemaker/jobs/object-store";
import { endpointArn, jobArn, modelArn } from "../../../local-sagemaker/plan/names";
import { ModelServerFailure } from "../../../local-sagemaker/serving/model-server-failure";
import type { StartModelServer } from "../../../local-sagemaker/serving/model-server";
import { Store } from "../../../local-sagemaker/store/store";
import type { Json, JsonObject } from "../../../pipeline-definition/document/definition";
import { workflow } from "../../../workflows/churn-retraining/pipeline";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";

const WORKFLOW = path.resolve(__dirname, "../../../workflows/churn-retraining");
const place = { region: "us-east-1", accountId: "000000000000" };
const NOW = "2026-01-01T00:00:00.000Z";

const EVENT = {
  endpointName: "churn",
  modelName: "model-1",
  executionId: "aaaaaaaaaaaa",
  instanceType: "ml.m5.large",
  instanceCount: 1,
  keyArn: "arn:aws:kms:us-east-1:000000000000:key/1",
  tags: '[{"Key":"stack","Value":"dev"}]',
};

/** The handlers run as processes of their own, with the real boto3, against SageMaker's protocol. */
describe("churn retraining functions, over SageMaker's protocol", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let folder: string;
  let store: Store;
  let endpoints: EndpointHost;
  let server: ApiServer;
  let python: string;
  /** What the next container does when it starts; no container runs here. */
  let startServer: StartModelServer;
  const serves: StartModelServer = () =>
    Promise.resolve({
      invoke: () => Promise.reject(new Error("nobody calls")),
      close: () => Promise.resolve(),
    } as unknown as Awaited<ReturnType<StartModelServer>>);

  before(async () => {
    python = await ensureEnvironment(lambdaEnvironment);
  });
  beforeEach(async () => {
    startServer = serves;
    folder = mkdtempSync(path.join(tmpdir(), "churn-functions-"));
    store = Store.open(folder);
    const objects = createObjectStore(path.join(folder, "s3"));
    endpoints = new EndpointHost({ store, objects, place, startServer: (wanted) => startServer(wanted) });
    server = await startApiServer({ store, objects, place, endpoints });
  });
  afterEach(async () => {
    await server.close();
    await endpoints.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  const call = (name: string, event: Json, timeoutSeconds?: number): Promise<FunctionOutcome> => {
    const declared = workflow.functions?.[name];
    assert.ok(declared !== undefined, name);
    const runner = createFunctionRunner({
      functions: new Map([
        [
          name,
          {
            folder: path.join(WORKFLOW, declared.folder),
            handler: declared.handler,
            runtime: declared.runtime,
            timeoutSeconds: timeoutSeconds ?? declared.timeoutSeconds ?? 120,
            environment: {},
          },
        ],
      ]),
      jobsFolder: path.join(folder, "jobs"),
      environment: server.environment,
      python: () => Promise.resolve(python),
    });
    const arn = `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
    return runner.call({ arn, callName: "call", event, onLog: () => undefined });
  };

  const addModel = (name: string): void => {
    store.saveDescription("Model", modelArn(place, name), name, undefined, {
      ModelName: name,
      PrimaryContainer: {
        Image: "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0",
        ModelDataUrl: "s3://bucket/model.tar.gz",
      },
      CreationTime: NOW,
    });
  };

  const deploy = async (execution: string, more: JsonObject = {}): Promise<FunctionOutcome> => {
    const modelName = `model-${execution}`;
    addModel(modelName);
    return call("deploy", { ...EVENT, modelName, executionId: execution.repeat(12), ...more });
  };
  const shown = (): JsonObject => endpoints.describe("churn");
  const answered = (action: string, execution: string): FunctionOutcome => ({
    kind: "answered",
    answer: { endpointName: "churn", endpointConfigName: `churn-${execution.repeat(12)}`, action },
  });

  describe("query-training-results", () => {
    const query = (metrics: readonly JsonObject[]): Promise<FunctionOutcome> => {
      const arn = jobArn(place, "Training", "job-1");
      store.saveDescription("TrainingJob", arn, "job-1", undefined, {
        TrainingJobName: "job-1",
        TrainingJobStatus: "Completed",
        FinalMetricDataList: metrics.map((metric) => ({ ...metric, Timestamp: NOW })),
      });
      return call("query-training-results", { trainingJobName: "job-1" });
    };
    const train = { MetricName: "train:error", Value: 0.03 };
    const validation = { MetricName: "validation:error", Value: 0.25 };

    it("answers the validation error, in whichever order the metrics stand", async () => {
      for (const metrics of [
        [train, validation],
        [validation, train],
      ]) {
        assert.deepEqual(await query(metrics), { kind: "answered", answer: { validationError: 0.25 } });
      }
    });

    it("fails when the job lacks the metric, is unknown or is not named", async () => {
      assert.deepEqual(await query([train]), {
        kind: "failed",
        reason: 'MetricMissing: Training job "job-1" has no metric "validation:error"; it has "train:error".',
      });
      const unknown = await call("query-training-results", { trainingJobName: "job-2" });
      assert.match(JSON.stringify(unknown), /"failed".*DescribeTrainingJob.*Requested resource not found/);
      const unnamed = await call("query-training-results", {});
      assert.match(JSON.stringify(unnamed), /"failed","reason":"KeyError: 'trainingJobName'"/);
    });
  });

  describe("deploy", () => {
    it("creates the endpoint when there is none, updates it after, and changes nothing when called again", async () => {
      assert.deepEqual(await deploy("a"), answered("create", "a"));
      assert.deepEqual(await deploy("b"), answered("update", "b"));
      assert.deepEqual(await deploy("b"), answered("nothing", "b"));
      assert.deepEqual(
        [shown()["EndpointStatus"], shown()["EndpointConfigName"]],
        ["InService", "churn-bbbbbbbbbbbb"],
      );
      const config = endpoints.config("churn-bbbbbbbbbbbb");
      assert.equal(config["KmsKeyId"], EVENT.keyArn);
      assert.deepEqual(config["ProductionVariants"], [
        {
          InitialVariantWeight: 1,
          VariantName: "AllTraffic",
          ModelName: "model-b",
          InstanceType: "ml.m5.large",
          InitialInstanceCount: 1,
        },
      ]);
      // The configuration before the newest is kept, for going back; older ones go, and their models with them.
      assert.deepEqual(await deploy("c"), answered("update", "c"));
      assert.throws(() => endpoints.config("churn-aaaaaaaaaaaa"), /Could not find/);
      assert.equal(store.description("Model", "model-a"), undefined);
      assert.ok(endpoints.config("churn-bbbbbbbbbbbb"));
      assert.ok(store.description("Model", "model-b"));
    });

    it("refuses while another deployment is under way", async () => {
      await deploy("a");
      const changing = { ...shown(), EndpointStatus: "Updating" };
      store.saveDescription("Endpoint", endpointArn(place, "churn"), "churn", undefined, changing);
      assert.deepEqual(await deploy("b"), {
        kind: "failed",
        reason: 'DeploymentRefused: Endpoint "churn" is Updating; it can be changed once it is InService.',
      });
      assert.equal(shown()["EndpointConfigName"], "churn-aaaaaaaaaaaa");
    });

    it("makes an endpoint anew that has failed", async () => {
      startServer = () => Promise.reject(new ModelServerFailure("no ping"));
      assert.match(JSON.stringify(await deploy("a")), /Endpoint \\"churn\\" is Failed: no ping/);
      startServer = serves;
      assert.deepEqual(await deploy("b"), answered("recreate", "b"));
      assert.equal(shown()["EndpointStatus"], "InService");
    });

    it("fails when the new model does not come up, and the old one serves on", async () => {
      await deploy("a");
      startServer = () => Promise.reject(new ModelServerFailure("no ping"));
      assert.match(
        JSON.stringify(await deploy("b")),
        /"failed".*went back to \\"churn-aaaaaaaaaaaa\\": no ping/,
      );
      assert.equal(shown()["EndpointStatus"], "InService");
    });

    it("fails for an event that lacks something, and for a model that is not there", async () => {
      assert.deepEqual(await call("deploy", { endpointName: "churn" }), {
        kind: "failed",
        reason: "KeyError: 'modelName'",
      });
      assert.match(JSON.stringify(await call("deploy", EVENT)), /"failed".*Could not find model/);
    });
  });
});
