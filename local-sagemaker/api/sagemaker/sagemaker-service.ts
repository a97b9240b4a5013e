import { randomUUID } from "node:crypto";
import { isJsonObject, type JsonObject } from "../../../pipeline-definition/document/definition";
import { invalid, RefusedRequest } from "../../endpoints/refused-request";
import { headerOf, readBody, type ApiRequest, type ApiResponse, type ApiService } from "../api-message";
import { notImplemented } from "../unknown-service";
import * as callbacks from "./callbacks";
import * as endpoints from "./endpoints";
import * as executions from "./executions";
import * as jobs from "./jobs";
import * as models from "./models";
import type { Operation, SageMakerMachinery } from "./operation";

const OPERATIONS: Readonly<Record<string, Operation>> = {
  CreateModel: models.createModel,
  DescribeModel: models.describeModelOperation,
  DeleteModel: models.deleteModel,
  ListModels: models.listModels,
  CreateEndpointConfig: endpoints.createEndpointConfig,
  DescribeEndpointConfig: endpoints.describeEndpointConfigOperation,
  DeleteEndpointConfig: endpoints.deleteEndpointConfig,
  ListEndpointConfigs: endpoints.listEndpointConfigs,
  CreateEndpoint: endpoints.createEndpoint,
  UpdateEndpoint: endpoints.updateEndpoint,
  DescribeEndpoint: endpoints.describeEndpoint,
  DeleteEndpoint: endpoints.deleteEndpoint,
  ListEndpoints: endpoints.listEndpoints,
  DescribeProcessingJob: jobs.describeProcessingJob,
  DescribeTrainingJob: jobs.describeTrainingJob,
  DescribeTransformJob: jobs.describeTransformJob,
  DescribePipelineExecution: executions.describePipelineExecution,
  DescribePipelineDefinitionForExecution: executions.describePipelineDefinitionForExecution,
  ListPipelineExecutions: executions.listPipelineExecutions,
  ListPipelineExecutionSteps: executions.listPipelineExecutionSteps,
  ListPipelineParametersForExecution: executions.listPipelineParametersForExecution,
  SendPipelineExecutionStepSuccess: callbacks.sendPipelineExecutionStepSuccess,
  SendPipelineExecutionStepFailure: callbacks.sendPipelineExecutionStepFailure,
};

const TARGET = "SageMaker.";

/** Largest definition, and then some. */
const BODY_LIMIT = 8_000_000;

const respond = (status: number, body: JsonObject): ApiResponse => ({
  status,
  headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-requestid": randomUUID() },
  body: JSON.stringify(body),
});

const inputOf = async (request: ApiRequest): Promise<JsonObject> => {
  const body = await readBody(request, BODY_LIMIT);
  if (body === undefined) throw invalid("The request is larger than SageMaker takes.");
  try {
    const input: unknown = body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
    if (isJsonObject(input)) return input;
  } catch {
    // Told below, like a body that is JSON and no object.
  }
  throw new RefusedRequest("SerializationException", "The body of the request is not a JSON object.");
};

/**
 * SageMaker's API in its JSON protocol: what handlers and jobs of a pipeline ask it. Other operations are
 * refused by name.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Operations_Amazon_SageMaker_Service.html
 */
export const createSageMakerService =
  (machinery: SageMakerMachinery): ApiService =>
  async (request) => {
    const target = headerOf(request, "x-amz-target") ?? "";
    const name = target.startsWith(TARGET) ? target.slice(TARGET.length) : "";
    const operation = Object.hasOwn(OPERATIONS, name) ? OPERATIONS[name] : undefined;
    if (operation === undefined) return notImplemented({ service: "sagemaker", operation: target });
    try {
      return respond(200, await operation(await inputOf(request), machinery));
    } catch (error) {
      if (!(error instanceof RefusedRequest)) throw error;
      const { code, message, details } = error;
      return respond(400, { __type: code, message, ...details });
    }
  };
