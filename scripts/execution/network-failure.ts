/** What is wrong when no answer came, and what to do about it: a sentence each. */
export interface NetworkFailure {
  readonly message: string;
  readonly hint: string;
}

const NO_ROUTE = (place: string): string => `no way leads to ${place}`;
const CUT = (place: string): string => `the connection to ${place} was cut`;
const LATE = (place: string): string => `no answer came from ${place} in time`;

/** By the code of Node.js, or the name of the SDK's own. */
const REASONS: Readonly<Record<string, (place: string) => string>> = {
  ECONNREFUSED: (place) => `nothing listens at ${place}`,
  ECONNRESET: CUT,
  EPIPE: CUT,
  ENOTFOUND: (place) => `no address is known of ${place}`,
  EAI_AGAIN: (place) => `the address of ${place} could not be asked for`,
  EHOSTUNREACH: NO_ROUTE,
  ENETUNREACH: NO_ROUTE,
  ETIMEDOUT: LATE,
  TimeoutError: LATE,
};

const textOf = (error: Error, member: string): string => {
  const value: unknown = Reflect.get(error, member);
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
};

/** A name with several addresses fails with one error for each, and tells the places there alone. */
const placeOf = (error: Error): string => {
  const [first] = error instanceof AggregateError ? (error.errors as readonly unknown[]) : [error];
  if (!(first instanceof Error)) return "the service";
  const host = textOf(first, "address") || textOf(first, "hostname");
  const port = textOf(first, "port");
  if (host === "") return "the service";
  return `"${host}${port === "" ? "" : `:${port}`}"`;
};

/**
 * Reads an error that came because a service could not be reached.
 *
 * @param what The beginning of the message, up to its colon: `AWS cannot be reached for "sts:GetCallerIdentity"`.
 * @param check What to check besides the network: `the region`.
 * @returns undefined for an error that is none of the network's, an answer of the service among them.
 */
export const networkFailure = (error: unknown, what: string, check: string): NetworkFailure | undefined => {
  if (!(error instanceof Error) || "$fault" in error) return undefined;
  const code = [textOf(error, "code"), error.name].find((each) => Object.hasOwn(REASONS, each));
  const reason = code === undefined ? undefined : REASONS[code];
  if (code === undefined || reason === undefined) return undefined;
  return { message: `${what}: ${reason(placeOf(error))} (${code}).`, hint: `Check the network, ${check}.` };
};
