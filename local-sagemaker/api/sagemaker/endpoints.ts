import { setTimeout } from "node:timers/promises";
import { invalid } from "../../endpoints/refused-request";
import { requiredText, type Operation } from "./operation";
import { filtered, pageOf, summary } from "./paging";
import { requireShape, toWire } from "./wire";

export const createEndpointConfig: Operation = (input, { endpoints }) => {
  requireShape("CreateEndpointConfigInput", "CreateEndpointConfig", input);
  const made = endpoints.createConfig(input, requiredText(input, "EndpointConfigName"));
  return { EndpointConfigArn: made["EndpointConfigArn"] };
};

export const describeEndpointConfigOperation: Operation = (input, { endpoints }) =>
  toWire("DescribeEndpointConfigOutput", endpoints.config(requiredText(input, "EndpointConfigName")));

export const deleteEndpointConfig: Operation = (input, { endpoints }) => {
  endpoints.deleteConfig(requiredText(input, "EndpointConfigName"));
  return {};
};

export const listEndpointConfigs: Operation = (input, { store }) => {
  const by = { name: "EndpointConfigName", time: "CreationTime" };
  const members = ["EndpointConfigName", "EndpointConfigArn", "CreationTime"];
  const found = filtered(input, store.descriptions("EndpointConfig"), by);
  const summaries = found.map((config) => summary(config, members, ["CreationTime"]));
  return pageOf(input, "EndpointConfigs", summaries);
};

export const createEndpoint: Operation = (input, { endpoints }) => {
  requireShape("CreateEndpointInput", "CreateEndpoint", input);
  const name = requiredText(input, "EndpointName");
  const made = endpoints.create(name, requiredText(input, "EndpointConfigName"));
  return { EndpointArn: made["EndpointArn"] };
};

/** Members of the request that would change what the update does, and that are not carried out here. */
const NOT_BUILT = [
  "RetainAllVariantProperties",
  "ExcludeRetainedVariantProperties",
  "RetainDeploymentConfig",
];

export const updateEndpoint: Operation = (input, { endpoints }) => {
  const name = requiredText(input, "EndpointName");
  const given = NOT_BUILT.find((member) => input[member] !== undefined && input[member] !== false);
  if (given !== undefined)
    throw invalid(
      `The request "UpdateEndpoint" has "${given}", which local runs do not carry out. Take it out.`,
    );
  const updated = endpoints.update(name, requiredText(input, "EndpointConfigName"));
  return { EndpointArn: updated["EndpointArn"] };
};

/** How long an answer may wait for a change to end. */
const LONGEST_WAIT_MILLISECONDS = 20_000;

/**
 * Answers when the change under way has ended, if that is soon: containers start within seconds here, and
 * waiters of the SDKs would sleep for half a minute before they ask again.
 */
export const describeEndpoint: Operation = async (input, { endpoints }) => {
  const name = requiredText(input, "EndpointName");
  endpoints.describe(name);
  const waiting = new AbortController();
  const late = setTimeout(LONGEST_WAIT_MILLISECONDS, undefined, { signal: waiting.signal });
  await Promise.race([endpoints.settled(name), late.catch(() => undefined)]);
  waiting.abort();
  return toWire("DescribeEndpointOutput", endpoints.describe(name));
};

export const deleteEndpoint: Operation = async (input, { endpoints }) => {
  await endpoints.delete(requiredText(input, "EndpointName"));
  return {};
};

export const listEndpoints: Operation = (input, { store }) => {
  const times = ["CreationTime", "LastModifiedTime"];
  const members = ["EndpointName", "EndpointArn", ...times, "EndpointStatus"];
  const { StatusEquals: status } = input;
  const found = store
    .descriptions("Endpoint")
    .filter((endpoint) => status === undefined || endpoint["EndpointStatus"] === status);
  const sorted = filtered(input, found, { name: "EndpointName", time: "CreationTime" });
  return pageOf(
    input,
    "Endpoints",
    sorted.map((endpoint) => summary(endpoint, members, times)),
  );
};
