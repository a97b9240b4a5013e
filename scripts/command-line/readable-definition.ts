import { DefinitionError } from "../../pipeline-definition/checks/definition-error";
import type { ProblemCode } from "../../pipeline-definition/checks/problem";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { loadDefinition } from "./workflow-lookup";

/** Problems of a document that no SageMaker takes, and that is too much to look through. */
const TOO_MUCH: readonly ProblemCode[] = ["nested-too-deep", "definition-too-large"];

const warning = (target: string, errors: number): string =>
  `warning: Definition "${target}" has ${String(errors)} ${errors === 1 ? "error" : "errors"}; ` +
  `npm run -s validate -- ${target} lists ${errors === 1 ? "it" : "them"}.\n`;

/**
 * The document of a target, for commands that help most while it is not right yet: with errors too, as long as it
 * can be read. Then a line on stderr says that it has some, and how many.
 *
 * @throws UsageError as `loadDefinition` does, and DefinitionError for what is no document or too much of one.
 */
export const readableDefinition = (
  target: string,
): { readonly name: string; readonly document: PipelineDefinition; readonly errors: number } => {
  const { name, document, problems } = loadDefinition(target);
  if (document === undefined || problems.some(({ code }) => TOO_MUCH.includes(code)))
    throw new DefinitionError(`Definition "${target}"`, problems);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  if (errors > 0) process.stderr.write(warning(target, errors));
  return { name, document, errors };
};
