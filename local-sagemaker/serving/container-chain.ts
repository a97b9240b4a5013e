import { isJsonObject, type JsonObject } from "../../pipeline-definition/document/definition";
import { containersOf, servingProblems } from "./model-container";
import { ModelServerFailure } from "./model-server-failure";
import type { ModelRequest, ModelResponse, ModelServer, ServedModel, StartModelServer } from "./model-server";

/** The output of one container is what the next one reads; what is not fine comes back at once. */
const inOrder =
  (servers: readonly ModelServer[]) =>
  async (request: ModelRequest): Promise<ModelResponse> => {
    let response: ModelResponse = { status: 200, contentType: request.contentType ?? "", body: request.body };
    for (const [i, server] of servers.entries()) {
      const last = i === servers.length - 1;
      response = await server.invoke({
        body: response.body,
        ...(response.contentType === "" ? {} : { contentType: response.contentType }),
        ...(last && request.accept !== undefined ? { accept: request.accept } : {}),
      });
      if (response.status < 200 || response.status >= 300) break;
    }
    return response;
  };

/** @throws ModelServerFailure for a model that does not exist or that nothing here serves. */
const requireServable = (model: JsonObject | undefined, name: string): JsonObject => {
  if (!isJsonObject(model)) throw new ModelServerFailure(`There is no model "${name}".`);
  const problems = servingProblems(model);
  if (problems.length === 0) return model;
  throw new ModelServerFailure(`Model "${name}" cannot be served on this machine: ${problems.join("; ")}.`);
};

/**
 * Starts every container of a model; asked, they answer as one.
 *
 * @param model What `DescribeModel` answers, undefined when there is none.
 * @param own What the containers get beside what the model says; folders after the first get a number.
 * @throws ModelServerFailure when one does not start; none is left running then.
 */
export const startContainers = async (
  model: JsonObject | undefined,
  modelName: string,
  own: Pick<ServedModel, "name" | "environment" | "onLog">,
  startServer: StartModelServer,
): Promise<ModelServer> => {
  const found = requireServable(model, modelName);
  const isolated = found["EnableNetworkIsolation"] === true || found["EnableNetworkIsolation"] === "true";
  const servers: ModelServer[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.close()));
  };
  try {
    for (const [i, container] of containersOf(found).entries()) {
      const name = i === 0 ? own.name : `${own.name}-${String(i + 1)}`;
      servers.push(await startServer({ ...own, name, container, isolated }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { invoke: inOrder(servers), close };
};
