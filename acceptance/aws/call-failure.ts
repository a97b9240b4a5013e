import { networkFailure } from "../../scripts/execution/network-failure";

/** Why a call of AWS gave no answer. */
export interface CallFailure {
  /**
   * `denied`: the credentials are good and do not reach so far. `signed-out`: there are none, or AWS takes them not.
   * `unreachable`: no answer came. `refused`: anything else that the service said.
   */
  readonly kind: "denied" | "signed-out" | "unreachable" | "refused";
  readonly message: string;
  readonly hint: string;
}

type Explain = (text: string, call: string) => Omit<CallFailure, "kind">;

const DENIED: ReadonlySet<string> = new Set([
  ...["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthFailure"],
]);
const EXPIRED: ReadonlySet<string> = new Set([
  ...["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"],
]);
const INVALID: ReadonlySet<string> = new Set([
  ...["InvalidClientTokenId", "UnrecognizedClientException", "InvalidSignatureException"],
  ...["SignatureDoesNotMatch", "IncompleteSignature"],
]);

const denied: Explain = (text, call) => ({
  message: `AWS does not allow "${call}": ${text}`,
  hint: `Allow "${call}" for whoever runs this, or look yourself.`,
});
const expired: Explain = () => ({
  message: "The AWS credentials have expired.",
  hint: "Sign in again, for example with: aws sso login.",
});
const invalid: Explain = (text) => ({
  message: `AWS does not accept the credentials: ${text}`,
  hint: "Check the access key, the profile and this machine's clock.",
});
const missing: Explain = () => ({
  message: "There are no AWS credentials.",
  hint: "Set AWS_PROFILE or sign in, for example with: aws sso login.",
});
const refused: Explain = (text, call) => ({
  message: `AWS refuses "${call}": ${text}`,
  hint: "Mend what the message names, then run this again.",
});

/** The error itself, and what it was caused by. */
const names = (error: Error): readonly string[] => {
  const code = "code" in error && typeof error.code === "string" ? [error.code] : [];
  return [error.name, ...code];
};

/**
 * Reads an error that came instead of an answer.
 *
 * @param call The action of IAM that was asked for: `sts:GetCallerIdentity`.
 * @throws The error itself when it comes neither from AWS nor from the network: then the defect is ours.
 */
export const callFailure = (error: unknown, call: string): CallFailure => {
  if (!(error instanceof Error)) throw error;
  const is = (set: ReadonlySet<string>) => names(error).some((name) => set.has(name));
  const say = (kind: CallFailure["kind"], explain: Explain) => ({ kind, ...explain(error.message, call) });
  if (is(DENIED)) return say("denied", denied);
  if (is(EXPIRED)) return say("signed-out", expired);
  if (is(INVALID)) return say("signed-out", invalid);
  if (is(new Set(["CredentialsProviderError"]))) return say("signed-out", missing);
  const cut = networkFailure(
    error,
    `AWS cannot be reached for "${call}"`,
    "the proxy and the region of the stack",
  );
  if (cut !== undefined) return { kind: "unreachable", ...cut };
  if ("$fault" in error) return say("refused", refused);
  throw error;
};
