import { headerOf, type ApiRequest } from "./api-message";

/** What a request is meant for, read from how it is signed and marked. */
export interface RequestTarget {
  /** The signing name of the service, for example `s3`; undefined for a request that is not signed. */
  readonly service: string | undefined;
  /** `X-Amz-Target` of the JSON protocols, for example `SageMaker.DescribeModel`. */
  readonly operation: string | undefined;
  /** Whether the client reads XML, as those of older services do. */
  readonly readsXml?: boolean;
}

/** The scope of a signature: `<access key>/<date>/<region>/<service>/aws4_request`. */
const serviceOf = (scope: string | undefined): string | undefined => {
  const service = scope?.split("/")[3];
  return service === "" ? undefined : service;
};

/**
 * Finds out which service a request is for. All services answer at one address, and the signature, which names
 * the service, is the one thing that every client sends to each of them. It is read, never verified: there is
 * nothing to protect with it on one machine.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-signing-elements.html
 */
export const requestTarget = (request: ApiRequest): RequestTarget => {
  const signature = headerOf(request, "authorization");
  const scope =
    signature === undefined
      ? request.query.get("X-Amz-Credential")
      : /Credential=([^,\s]+)/.exec(signature)?.[1];
  const form = headerOf(request, "content-type")?.startsWith("application/x-www-form-urlencoded") === true;
  return {
    service: serviceOf(scope ?? undefined),
    operation: headerOf(request, "x-amz-target"),
    readsXml: form,
  };
};
