import { networkFailure, type NetworkFailure } from "./network-failure";

/** Why SageMaker did not do what was asked, and what to do about it. */
export class ExecutionError extends Error {
  override readonly name = "ExecutionError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

interface Explanation {
  readonly message: (text: string, subject: string) => string;
  readonly hint: string;
}

const say = (message: Explanation["message"], hint: string): Explanation => ({ message, hint });

const EXPIRED = say(
  () => "The AWS credentials have expired.",
  "Sign in again, for example with: aws sso login.",
);
const DENIED = say(
  (text, subject) => `AWS does not allow this for ${subject}: ${text}`,
  "Ask for the permission that the message names, or use another profile.",
);
const INVALID = say(
  (text) => `AWS does not accept the credentials: ${text}`,
  "Check the access key, the profile and this machine's clock.",
);
const THROTTLED = say(
  (text) => `SageMaker has too many requests to answer: ${text}`,
  "Wait a minute and repeat the command.",
);
const NO_CREDENTIALS = say(
  () => "There are no AWS credentials.",
  "Set AWS_PROFILE or sign in, for example with: aws sso login.",
);
const NO_REGION = say(() => "There is no AWS region.", "Give --region, or set AWS_REGION.");
const WRONG_REGION = say(
  () => "The AWS region is not the name of one.",
  "Write it as AWS does, for example eu-west-1: in --region, AWS_REGION or the profile.",
);
const WRONG_ENDPOINT = say(
  () => "The endpoint in the AWS profile is no URL.",
  "Write it whole, for example http://127.0.0.1:8765, or give --endpoint-url.",
);

/** By the error's name or its code. */
const EXPLANATIONS: ReadonlyMap<string, Explanation> = new Map([
  [
    "ResourceNotFound",
    say(
      (_, subject) => `There is no ${subject} in this account and region.`,
      "Check the name, --region and the profile; `pulumi up` makes a pipeline.",
    ),
  ],
  [
    "ValidationException",
    say(
      (text, subject) => `SageMaker refuses the request for ${subject}: ${text}`,
      "Mend what the message names.",
    ),
  ],
  [
    "ConflictException",
    say(
      (text, subject) => `SageMaker cannot do this to ${subject} now: ${text}`,
      "Wait until what goes on is done, or use another --token.",
    ),
  ],
  [
    "ResourceLimitExceeded",
    say(
      (text) => `A quota of the account is used up: ${text}`,
      "Wait for other executions, or ask AWS for a higher quota.",
    ),
  ],
  ["AccessDeniedException", DENIED],
  ["AccessDenied", DENIED],
  ["ExpiredToken", EXPIRED],
  ["ExpiredTokenException", EXPIRED],
  ["UnrecognizedClientException", INVALID],
  ["InvalidClientTokenId", INVALID],
  ["InvalidSignatureException", INVALID],
  ["ThrottlingException", THROTTLED],
  ["CredentialsProviderError", NO_CREDENTIALS],
  ["ERR_INVALID_URL", WRONG_ENDPOINT],
]);

const explanationOf = (error: Error): Explanation | undefined => {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (error.message === "Region is missing") return NO_REGION;
  if (error.message.startsWith("Region not accepted")) return WRONG_REGION;
  const known = EXPLANATIONS.get(error.name) ?? EXPLANATIONS.get(code);
  if (known !== undefined) return known;
  // Whatever else the service answers is still its answer and no defect of ours.
  return "$fault" in error
    ? say(
        (text, subject) => `SageMaker answers ${error.name} for ${subject}: ${text}`,
        "Look the error up in AWS's API reference.",
      )
    : undefined;
};

const unreachable = (error: unknown, subject: string): NetworkFailure | undefined =>
  networkFailure(
    error,
    `SageMaker's endpoint cannot be reached for ${subject}`,
    "--region and --endpoint-url",
  );

/** Whether an error can be gone at the next try: the network, throttling, a fault inside the service. */
export const mayPass = (error: unknown): boolean => {
  if (!(error instanceof ExecutionError)) return false;
  const { cause } = error;
  if (!(cause instanceof Error)) return false;
  return (
    unreachable(cause, "") !== undefined ||
    explanationOf(cause) === THROTTLED ||
    ("$fault" in cause && cause.$fault === "server")
  );
};

/**
 * Waits for an answer of AWS and turns its expected errors into ones with a hint.
 *
 * @param subject What the request is about: `pipeline "adult-census"`.
 * @throws ExecutionError for what AWS or the network answers; anything else as it is.
 */
export const explained = async <T>(subject: string, answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const explanation = explanationOf(error);
    const answered = explanation && {
      message: explanation.message(error.message, subject),
      hint: explanation.hint,
    };
    const failure = answered ?? unreachable(error, subject);
    if (failure === undefined) throw error;
    const explanatory = new ExecutionError(failure.message, failure.hint);
    explanatory.cause = error;
    throw explanatory;
  }
};
