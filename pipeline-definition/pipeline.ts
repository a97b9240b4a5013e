import { checkDefinition } from "./checks/check-definition";
import { DefinitionError } from "./checks/definition-error";
import type { PipelineDefinition } from "./document/definition";
import { render, type Step } from "./steps/step";
import type { Parameter } from "./variables/parameters";

export interface PipelineOptions {
  /** Every parameter that a step uses, in the order in which people shall see them. */
  readonly parameters?: readonly Parameter[];
  /** The steps at the top; those of branches stand in their condition step. The order has no effect. */
  readonly steps: readonly Step[];
}

/**
 * The definition document of a pipeline, rendered and then checked.
 *
 * @throws DefinitionError with every problem that would make SageMaker refuse the document or fail at run time
 */
export const pipeline = ({ parameters = [], steps }: PipelineOptions): PipelineDefinition => {
  const document = render({
    Version: "2020-12-01",
    Metadata: {},
    Parameters: parameters.map(({ declaration }) => declaration),
    Steps: steps.map(({ definition }) => definition),
  }) as PipelineDefinition;
  const errors = checkDefinition(document).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new DefinitionError("The pipeline definition", errors);
  return document;
};
