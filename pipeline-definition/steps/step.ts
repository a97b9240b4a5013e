import type { CacheConfig, JsonObject, RetryPolicy, StepDefinition } from "../document/definition";
import { isVariable, type Value, type WithVariables } from "../variables/variable";

/** A step of a pipeline, as data. Its references to other steps stand in its arguments. */
export interface Step<Type extends string = string> {
  readonly name: string;
  readonly type: Type;
  /** The step as the document holds it. */
  readonly definition: StepDefinition;
}

/** A step that others can wait for. A fail step yields nothing, and SageMaker refuses to wait for it. */
export type Awaitable = Step & ({ readonly properties: unknown } | { readonly outputs: unknown });

/** What every step can say of itself. */
export interface StepOptions {
  /** Steps that have to succeed first although nothing is read from them. */
  readonly dependsOn?: readonly Awaitable[];
  /** Shown in the console instead of the name; at most 256 characters. */
  readonly displayName?: string;
  /** At most 3,072 characters. */
  readonly description?: string;
}

/** Options of a step whose result can come from an earlier execution. */
export interface CacheableStepOptions extends StepOptions {
  /**
   * Whether an earlier result for the same arguments may be used, and how old it may be, as an ISO 8601
   * duration in whole minutes or more (`P30D`, `PT1H`).
   *
   * @default SageMaker's: the step runs each time
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-caching.html
   */
  readonly cache?: { readonly expireAfter: string } | false;
}

/** A request of the SDK with variables at its leaves, less the members that the pipeline gives itself. */
export type Arguments<Request, Implied extends keyof Request = never> = WithVariables<Omit<Request, Implied>>;

/** A request that starts a job. The pipeline says which experiment it belongs to; the job may name its component. */
export type JobArguments<
  Request extends { ExperimentConfig?: object | undefined },
  Implied extends keyof Request = never,
> = Arguments<Request, Implied | "ExperimentConfig"> & {
  readonly ExperimentConfig?: { readonly TrialComponentDisplayName?: Value<string> };
};

/** Replaces each variable by its expression and leaves out what is undefined. */
export const render = (value: unknown): unknown => {
  if (isVariable(value)) return value.toExpression();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(render);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => [key, render(member)]),
  );
};

/** The part of a step that only some types have. */
interface Extras {
  readonly cache?: CacheableStepOptions["cache"];
  readonly retry?: readonly RetryPolicy[];
  /** Members beside the arguments, with variables where the type takes them. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

const cacheConfig = (cache: CacheableStepOptions["cache"]): CacheConfig | undefined => {
  if (cache === undefined) return undefined;
  return cache === false ? { Enabled: false } : { Enabled: true, ExpireAfter: cache.expireAfter };
};

/** Puts a step together; the one place that knows where SageMaker wants each option. */
export const step = <Type extends string>(
  type: Type,
  name: string,
  args: unknown,
  options: StepOptions & Extras,
): Step<Type> => ({
  name,
  type,
  definition: render({
    Name: name,
    Type: type,
    Arguments: args as JsonObject,
    DependsOn: options.dependsOn?.length === 0 ? undefined : options.dependsOn?.map((other) => other.name),
    DisplayName: options.displayName,
    Description: options.description,
    RetryPolicies: options.retry?.length === 0 ? undefined : options.retry,
    CacheConfig: cacheConfig(options.cache),
    ...options.extra,
  }) as StepDefinition,
});
