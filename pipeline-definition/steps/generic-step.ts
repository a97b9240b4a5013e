import { propertiesOf, type Properties } from "../variables/properties";
import { variable, type PipelineVariable } from "../variables/variable";
import { retryPolicies, type Retry } from "./retry";
import { step, type CacheableStepOptions, type Step } from "./step";

export interface GenericStepOptions extends CacheableStepOptions {
  /** The step type as the document names it, such as `Lineage` or `BedrockModelImport`. */
  readonly type: string;
  /** The request as AWS documents it, with a variable allowed at every leaf. */
  readonly arguments?: Readonly<Record<string, unknown>>;
  /** Members that stand beside the arguments. */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly retry?: readonly Retry[];
}

export interface GenericStep<T extends object> extends Step {
  /** What the step yields, in the shape that the caller gave as `T`, as variables. */
  readonly properties: Properties<T>;
  /** What the step yields, by a path as the document writes it, such as `ActionArns['train']`. */
  readonly property: (path: string) => PipelineVariable<never>;
}

/**
 * A step of any type: lineage, Bedrock, notebook jobs, and what AWS adds tomorrow. Its arguments are still
 * checked where the shape of the request is known.
 *
 * @typeParam T shape of what the step yields; without it, `property` takes any path.
 */
export const genericStep = <T extends object = object>(
  name: string,
  { type, retry, ...options }: GenericStepOptions,
): GenericStep<T> => ({
  ...step(type, name, options.arguments, {
    ...options,
    retry: retryPolicies(retry),
  }),
  properties: propertiesOf<T>(name),
  property: (path) => variable({ Get: `Steps.${name}.${path}` }),
});
