import type { JsonObject, StepDefinition } from "../pipeline-definition/document/definition";
import type { EndpointHost } from "./endpoints/endpoint-host";
import { RefusedRequest } from "./endpoints/refused-request";
import { resolveArguments } from "./plan/resolve";
import { StepFailure } from "./plan/step-failure";
import { scopeFor, type StepContext, type StepEnd } from "./step-context";
import { nameFor } from "./step-names";

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Who makes endpoints. @throws StepFailure where nobody does. */
const hostOf = ({ endpoints }: StepContext): EndpointHost => {
  if (endpoints !== undefined) return endpoints;
  throw new StepFailure("Nothing here makes endpoints.");
};

/** What SageMaker refuses fails the step. */
const asked = <T>(request: () => T): T => {
  try {
    return request();
  } catch (error) {
    if (error instanceof RefusedRequest) throw new StepFailure(`ClientError: ${error.message}`);
    throw error;
  }
};

/**
 * Makes an endpoint configuration under a name of the execution's own: a name in the arguments is a prefix.
 *
 * @throws StepFailure when it names a model that does not exist.
 */
export const runEndpointConfigStep = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const { name, args } = await nameFor(step, "EndpointConfigName", context);
  const resolved = resolveArguments(args, await scopeFor(args, context));
  const properties = asked(() => hostOf(context).createConfig(resolved, name, context.executionArn));
  const metadata: JsonObject = { EndpointConfig: { Arn: properties["EndpointConfigArn"] } };
  return { status: "Succeeded", Metadata: metadata, Arguments: resolved, properties };
};

/**
 * Creates an endpoint, or updates it when there is one of its name, and waits until it is in service.
 *
 * @throws StepFailure when SageMaker would refuse it.
 */
export const runEndpointStep = async (step: StepDefinition, context: StepContext): Promise<StepEnd> => {
  const host = hostOf(context);
  const args = resolveArguments(step.Arguments, await scopeFor(step.Arguments, context));
  const name = text(args["EndpointName"]);
  const config = text(args["EndpointConfigName"]);
  const begun = asked(() => host.createOrUpdate(name, config, context.executionArn));
  const shown = { Metadata: { Endpoint: { Arn: begun["EndpointArn"] } }, Arguments: args };
  context.onUnderWay(shown);
  const properties = await host.settled(name);
  const reason = text(properties["FailureReason"]);
  // A failed update leaves the endpoint in service, and the step has failed all the same.
  return reason === ""
    ? { ...shown, status: "Succeeded", properties }
    : { ...shown, status: "Failed", properties, failureReason: `ClientError: ${reason}` };
};
