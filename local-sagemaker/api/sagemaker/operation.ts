import type { JsonObject } from "../../../pipeline-definition/document/definition";
import type { EndpointHost } from "../../endpoints/endpoint-host";
import { invalid } from "../../endpoints/refused-request";
import type { Place } from "../../plan/names";
import type { Store } from "../../store/store";
import type { CallbackAnswers } from "../callback-answers";

/** What operations of SageMaker work with. */
export interface SageMakerMachinery {
  readonly store: Store;
  readonly place: Place;
  readonly now: () => string;
  readonly endpoints: EndpointHost;
  readonly callbacks: CallbackAnswers;
}

/**
 * One operation of SageMaker's API: from the members of its request to those of its response, times as epoch
 * seconds.
 *
 * @throws RefusedRequest for what SageMaker would refuse.
 */
export type Operation = (
  input: JsonObject,
  machinery: SageMakerMachinery,
) => JsonObject | Promise<JsonObject>;

/** A member that is a text. @throws RefusedRequest when it is absent. */
export const requiredText = (input: JsonObject, member: string): string => {
  const value = input[member];
  if (typeof value === "string" && value !== "") return value;
  throw invalid(
    `1 validation error detected: Value at '${member.charAt(0).toLowerCase()}${member.slice(1)}' ` +
      "failed to satisfy constraint: Member must not be null",
  );
};

/** The last part of an ARN; a name comes back as it is. */
export const nameIn = (nameOrArn: string): string => nameOrArn.split("/").at(-1) ?? nameOrArn;
