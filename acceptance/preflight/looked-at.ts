import { callFailure, type CallFailure } from "../aws/call-failure";
import { error, warning, type Check, type Finding } from "../finding";

/** An answer of AWS, or why there is none. */
export type Answer<T> = { readonly value: T } | { readonly failure: CallFailure };

/**
 * Asks AWS.
 *
 * @param call The action of IAM that the request needs: `ecr:DescribeImages`.
 */
export const ask = async <T>(call: string, request: () => Promise<T>): Promise<Answer<T>> => {
  try {
    return { value: await request() };
  } catch (failed) {
    return { failure: callFailure(failed, call) };
  }
};

/** What to say when AWS did not answer: what may not be looked at is no fault of the stack. */
export const notLookedAt = (check: Check, subject: string, { kind, message, hint }: CallFailure): Finding =>
  (kind === "denied" ? warning : error)(check, `${subject} is not known. ${message}`, hint);

/** Whether AWS said that what was asked for does not exist. */
const isAbsent = (failed: unknown): boolean =>
  failed instanceof Error &&
  /NotFound|NoSuchEntity|does not exist/i.test(`${failed.name} ${failed.message}`) &&
  "$fault" in failed;

/** Asks for one thing that may not exist; undefined when it does not. */
export const askFor = async <T>(call: string, request: () => Promise<T>): Promise<Answer<T | undefined>> =>
  ask(call, async () => {
    try {
      return await request();
    } catch (failed) {
      if (isAbsent(failed)) return undefined;
      throw failed;
    }
  });
