import {
  isGet,
  type PipelineDefinition,
  type StepDefinition,
} from "../pipeline-definition/document/definition";
import { allSteps, withoutBranches } from "../pipeline-definition/document/steps";
import { nodesOf } from "../pipeline-definition/document/walk";

/** A definition that asks for instances which its own role may not use. Names every step at once. */
export class InstanceTypeError extends Error {
  override readonly name = "InstanceTypeError";
  readonly hint: string;

  constructor(
    refused: readonly (readonly [step: string, instanceType: string])[],
    allowed: readonly string[],
  ) {
    super(
      refused
        .map(
          ([step, type]) =>
            `Step "${step}" asks for instance type "${type}", which configuration "instanceTypes" does not allow.`,
        )
        .join("\n"),
    );
    const wanted = JSON.stringify([...new Set([...allowed, ...refused.map(([, type]) => type)])]);
    this.hint = `Allow it: pulumi config set instanceTypes '${wanted}', or choose another type in the workflow.`;
  }
}

const fits = (pattern: string, type: string): boolean =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(type);

/** The instance types of a step as a start without parameters has them. */
const instanceTypesOf = (step: StepDefinition, { Parameters = [] }: PipelineDefinition): readonly string[] =>
  [...nodesOf(withoutBranches(step).Arguments)].flatMap(({ key, value }) => {
    if (key !== "InstanceType") return [];
    if (!isGet(value)) return typeof value === "string" ? [value] : [];
    const parameter = Parameters.find(({ Name }) => `Parameters.${Name}` === value.Get);
    return typeof parameter?.DefaultValue === "string" ? [parameter.DefaultValue] : [];
  });

/**
 * Holds a definition against the instance types that its role may use, so that a preview tells what would
 * fail at the first start.
 *
 * @param allowed instance types, with `*` for any text
 * @throws InstanceTypeError
 */
export const checkInstanceTypes = (definition: PipelineDefinition, allowed: readonly string[]): void => {
  const refused = allSteps(definition).flatMap(({ step }) =>
    instanceTypesOf(step, definition)
      .filter((type) => !allowed.some((pattern) => fits(pattern, type)))
      .map((type) => [step.Name, type] as const),
  );
  if (refused.length > 0) throw new InstanceTypeError(refused, allowed);
};
