import type { JsonObject } from "../../pipeline-definition/document/definition";

/** States by name, as Amazon States Language has them. */
export type States = Readonly<Record<string, JsonObject>>;

/** A state machine's document. */
export interface StateMachineDocument {
  readonly Comment: string;
  readonly StartAt: string;
  readonly TimeoutSeconds: number;
  readonly States: States;
}

/** Twenty-four hours: the longest time limit of a step, in seconds. */
export const LONGEST_JOB_SECONDS = 86_400;

/** An argument of the message, as a path. */
export const argument = (name: string): string => `$.arguments['--${name}']`;

/** A number among the message's arguments, which are all text. */
export const numberArgument = (name: string): string => `States.StringToJson(${argument(name)})`;

/**
 * The name of the executions that belong to one callback token. A message that comes twice gets the same name, and Step
 * Functions starts no second execution of a name for ninety days. The token itself stays out of lists and logs.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
 */
export const EXECUTION_NAME =
  "States.Hash(States.Format('{}/{}', $.pipelineExecutionArn, $.token), 'SHA-256')";

/** How often faults of the service itself are tried again. A failing job is none. */
const serviceRetry = (errors: readonly string[]): JsonObject => ({
  ErrorEquals: errors,
  IntervalSeconds: 2,
  BackoffRate: 2,
  MaxAttempts: 4,
  JitterStrategy: "FULL",
});

/** What a task is, less its retries and what happens to its errors. */
export interface TaskOptions {
  /** What follows `arn:<partition>:states:::` in the resource. */
  readonly call: string;
  readonly partition: string;
  readonly parameters: JsonObject;
  /** Of one attempt. A path in place of a number reads it from the state's input. */
  readonly timeoutSeconds: number | string;
  /** Errors of the service that are worth another attempt. */
  readonly retryOn: readonly string[];
  /** Where errors lead, the first that fits; they are laid at `$.failure`. */
  readonly catches: readonly { readonly errors: readonly string[]; readonly next: string }[];
}

/** A task state: each has retries, a time limit and somewhere to go with every error. */
export const task = (options: TaskOptions, rest: JsonObject): JsonObject => {
  const { call, partition, parameters, timeoutSeconds, retryOn, catches } = options;
  return {
    Type: "Task",
    Resource: `arn:${partition}:states:::${call}`,
    Parameters: parameters,
    ...(typeof timeoutSeconds === "number"
      ? { TimeoutSeconds: timeoutSeconds }
      : { TimeoutSecondsPath: timeoutSeconds }),
    Retry: [serviceRetry(retryOn)],
    Catch: catches.map(({ errors, next }) => ({ ErrorEquals: errors, ResultPath: "$.failure", Next: next })),
    ...rest,
  };
};

export const ANY_ERROR = ["States.ALL"] as const;
