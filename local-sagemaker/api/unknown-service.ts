import type { ApiResponse } from "./api-message";
import type { RequestTarget } from "./request-target";

/** Error code of everything that is not built, in every protocol. */
export const NOT_IMPLEMENTED = "NotImplementedLocally";

/** The services that answer here, by signing name. */
const KNOWN_SERVICES: readonly string[] = ["s3", "sagemaker"];

/** Names what was asked for and is not built: never a made-up success. */
export const notImplemented = ({ service, operation, readsXml = false }: RequestTarget): ApiResponse => {
  const asked = [service ?? "a request without signature", ...(operation === undefined ? [] : [operation])];
  const message =
    `Local runs do not answer "${asked.join(": ")}". ` +
    `Only ${KNOWN_SERVICES.join(" and ")} answer on this machine: leave the call out locally, or run on AWS.`;
  if (readsXml) {
    const error = `<Code>${NOT_IMPLEMENTED}</Code><Message>${message.replace(/[<&]/g, "?")}</Message>`;
    const body = `<ErrorResponse><Error>${error}</Error></ErrorResponse>`;
    return { status: 501, headers: { "content-type": "text/xml" }, body };
  }
  return {
    status: 501,
    headers: { "content-type": "application/x-amz-json-1.1", "x-amzn-errortype": NOT_IMPLEMENTED },
    body: JSON.stringify({ __type: NOT_IMPLEMENTED, message }),
  };
};
