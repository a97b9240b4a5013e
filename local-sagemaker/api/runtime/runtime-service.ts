import { randomUUID } from "node:crypto";
import type { EndpointHost } from "../../endpoints/endpoint-host";
import { RefusedRequest } from "../../endpoints/refused-request";
import type { RunningVariant } from "../../endpoints/fleet";
import { ModelServerFailure } from "../../serving/model-server-failure";
import type { ModelResponse } from "../../serving/model-server";
import { headerOf, readBody, type ApiRequest, type ApiResponse, type ApiService } from "../api-message";
import { notImplemented } from "../unknown-service";

/** Largest payload of a real-time call: 25 MB since 2025, 6 MB before. */
const PAYLOAD_LIMIT = 25 * 1024 * 1024;

const PATH = /^\/endpoints\/([^/]+)\/invocations$/;

const NAME = "x-amzn-sagemaker-";

const refuse = (status: number, code: string, message: string, more: object = {}): ApiResponse => ({
  status,
  headers: {
    "content-type": "application/json",
    "x-amzn-errortype": code,
    "x-amzn-requestid": randomUUID(),
  },
  body: JSON.stringify({ Message: message, message, ...more }),
});

/** An answer of the container that is not fine becomes an error of the model's. */
const modelError = ({ status, body }: ModelResponse, endpoint: string): ApiResponse => {
  const OriginalMessage = body.toString("utf8");
  const kind = status < 500 ? "client" : "server";
  const message =
    `Received ${kind} error (${String(status)}) from primary with message "${OriginalMessage}". ` +
    `See the log of endpoint "${endpoint}" among the jobs of the local store for more information.`;
  return refuse(424, "ModelError", message, { OriginalStatusCode: status, OriginalMessage });
};

const headersFor = (variant: RunningVariant, { contentType }: ModelResponse): Record<string, string> => ({
  "content-type": contentType,
  "x-amzn-invoked-production-variant": variant.name,
  "x-amzn-requestid": randomUUID(),
});

const variantFor = async (
  request: ApiRequest,
  endpoint: string,
  host: EndpointHost,
): Promise<RunningVariant> => {
  const target = headerOf(request, `${NAME}target-variant`);
  const fleet = await host.fleet(endpoint);
  const variant = fleet.variant(target);
  if (variant !== undefined) return variant;
  throw new RefusedRequest(
    "ValidationError",
    `Variant "${target ?? ""}" of endpoint "${endpoint}" not found.`,
  );
};

const invoke = async (request: ApiRequest, endpoint: string, host: EndpointHost): Promise<ApiResponse> => {
  const body = await readBody(request, PAYLOAD_LIMIT);
  if (body === undefined) return refuse(413, "ValidationError", "The payload is larger than 25 MB.");
  const variant = await variantFor(request, endpoint, host);
  const contentType = headerOf(request, "content-type");
  const accept = headerOf(request, "accept");
  const response = await variant.invoke({
    body,
    ...(contentType === undefined ? {} : { contentType }),
    ...(accept === undefined ? {} : { accept }),
  });
  if (response.status < 200 || response.status >= 300) return modelError(response, endpoint);
  const inferenceId = headerOf(request, `${NAME}inference-id`);
  const customAttributes = headerOf(request, `${NAME}custom-attributes`);
  await variant.capture.record({
    eventId: randomUUID(),
    time: new Date(host.now()),
    input: { contentType: contentType ?? "", body },
    output: { contentType: response.contentType, body: response.body },
    ...(inferenceId === undefined ? {} : { inferenceId }),
    ...(customAttributes === undefined ? {} : { customAttributes }),
  });
  return { status: 200, headers: headersFor(variant, response), body: response.body };
};

/** Headers that ask for what is not built here. */
const NOT_BUILT = [
  "target-model",
  "target-container-hostname",
  "inference-component",
  "enable-explanations",
  "session-id",
];

/**
 * SageMaker's runtime: `InvokeEndpoint`, answered by the endpoint's own containers.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html
 */
export const createRuntimeService =
  (host: EndpointHost): ApiService =>
  async (request) => {
    const [, encoded] = PATH.exec(request.path) ?? [];
    const given = NOT_BUILT.find((name) => request.headers[NAME + name] !== undefined);
    if (encoded === undefined || request.method !== "POST" || given !== undefined) {
      const asked = given === undefined ? `${request.method} ${request.path}` : NAME + given;
      return notImplemented({ service: "sagemaker", operation: asked });
    }
    const endpoint = decodeURIComponent(encoded);
    try {
      return await invoke(request, endpoint, host);
    } catch (error) {
      if (error instanceof RefusedRequest) return refuse(400, "ValidationError", error.message);
      if (error instanceof ModelServerFailure)
        return refuse(500, "InternalFailure", `Endpoint "${endpoint}" does not answer: ${error.message}`);
      throw error;
    }
  };
