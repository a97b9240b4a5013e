import { regionalArn, type Place } from "../pipeline-definition/analysis/permissions/place";
import { resourceName } from "../pipeline-definition/steps/pipeline-resources";
import type { Workflow } from "../pipeline-definition/workflow";
import { glueOwnLogGroups } from "./policies/glue-policies";

/** A function of a workflow that would get a name which Lambda does not take. */
export class ServiceNameError extends Error {
  override readonly name = "ServiceNameError";
  readonly hint = "Choose a shorter name for the pipeline: pulumi config set pipelineName NAME";
}

const LONGEST_FUNCTION_NAME = 64;

/**
 * Holds the names that follow from the pipeline's against what AWS takes; Lambda takes the shortest.
 *
 * @throws ServiceNameError
 */
export const checkServiceNames = ({ functions = {} }: Workflow, pipelineName: string): void => {
  for (const short of Object.keys(functions)) {
    const full = resourceName({ pipelineName }, short);
    if (full.length <= LONGEST_FUNCTION_NAME) continue;
    throw new ServiceNameError(
      `Function "${short}" would be called "${full}", which has more than ${String(LONGEST_FUNCTION_NAME)} characters.`,
    );
  }
};

/** Patterns of the names of the log groups of a stack, those that Glue makes by itself among them. */
export const logGroupsOf = (name: string, { awsJobs = {} }: Workflow): readonly string[] => [
  `${name}-*`,
  ...(Object.keys(awsJobs).length === 0 ? [] : [glueOwnLogGroups(name)]),
];

/** The functions of a workflow that run in an image of its own, by its name: only they may pull it, beside the jobs. */
export const imageFunctions = (
  { functions = {} }: Workflow,
  pipelineName: string,
  place: Place,
): readonly string[] =>
  Object.entries(functions).flatMap(([short, { folder }]) =>
    folder.startsWith("images/")
      ? [regionalArn(place, "lambda", `function:${resourceName({ pipelineName }, short)}`)]
      : [],
  );
