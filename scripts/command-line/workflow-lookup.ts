import path from "node:path";
import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { DefinitionError } from "../../pipeline-definition/checks/definition-error";
import { applyWaivers } from "../../pipeline-definition/checks/waivers";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import type { Workflow, WorkflowInputs } from "../../pipeline-definition/workflow";
import { codeBundle, codeUris } from "../../workflows/code-bundle";
import { draftImageUris, imageFolders } from "../../workflows/image-folder";
import { loadWorkflow, workflowNames, WorkflowError } from "../../workflows/workflow-registry";
import { UsageError } from "./command";
import { loadDefinitionFile, type LoadedDefinition } from "./definition-file";

const WORKFLOWS = path.resolve(__dirname, "../../workflows");

export { workflowNames };

/** @param ifUnknown What else to say of an unknown name, behind the list of workflows. */
const readWorkflow = (name: string, folder: string, ifUnknown: string): Workflow => {
  try {
    return loadWorkflow(name, folder);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    const isKnown = workflowNames(folder).includes(name);
    throw new UsageError(error.message, isKnown ? error.hint : `${error.hint}${ifUnknown}`);
  }
};

/**
 * The workflow of a name, read from its `pipeline.ts`.
 *
 * @throws UsageError for an unknown name, with the nearest one and the list, and for a file that does not hold it.
 */
export const findWorkflow = (name: string, folder: string = WORKFLOWS): Workflow =>
  readWorkflow(name, folder, "");

/** A workflow's sample inputs with the URIs of its code and own images, and whatever the caller wants otherwise. */
export const workflowInputs = (
  workflow: Workflow,
  overrides: Partial<WorkflowInputs> = {},
  folder: string = WORKFLOWS,
): WorkflowInputs => {
  const inputs = { ...workflow.sampleInputs, ...overrides };
  const { name } = workflow;
  return {
    ...inputs,
    code: overrides.code ?? codeUris(codeBundle(name, folder), inputs.bucket),
    images: overrides.images ?? draftImageUris(name, inputs.region, imageFolders(name, folder)),
  };
};

const renderWorkflow = (name: string, folder: string): LoadedDefinition => {
  const workflow = readWorkflow(name, folder, " The name of a definition file ends in .json.");
  try {
    const document = workflow.define(workflowInputs(workflow, {}, folder));
    return { name, document, ...applyWaivers(checkDefinition(document), workflow.waivers ?? [], document) };
  } catch (error) {
    if (error instanceof DefinitionError) return { name, problems: error.problems, waived: [] };
    throw error;
  }
};

const namesFile = (target: string): boolean => /\.json$/i.test(target) || /[\\/]/.test(target);

/** Shells complete paths, so people give the folder or the file of a workflow. */
const refuseWorkflowPath = (target: string, folder: string): void => {
  const place = path.relative(folder, path.resolve(target)).replace(/[\\/]pipeline\.ts$/, "");
  if (workflowNames(folder).includes(place))
    throw new UsageError(`"${target}" is where workflow "${place}" stands.`, `Give its name: ${place}.`);
};

/**
 * The document of `WORKFLOW` (rendered for its sample inputs) or of `FILE.json`, with all its problems.
 *
 * @throws UsageError for an unknown workflow or the path of one, and a file that is missing, a folder or unreadable.
 */
export const loadDefinition = (target: string, folder: string = WORKFLOWS): LoadedDefinition => {
  if (!namesFile(target)) return renderWorkflow(target, folder);
  refuseWorkflowPath(target, folder);
  return loadDefinitionFile(target);
};

/**
 * The document of a target, for commands that can do nothing with one that has errors.
 *
 * @throws UsageError as `loadDefinition` does, and DefinitionError with every error.
 */
export const loadSoundDefinition = (
  target: string,
  folder: string = WORKFLOWS,
): { readonly name: string; readonly document: PipelineDefinition } => {
  const { name, document, problems } = loadDefinition(target, folder);
  if (document === undefined || problems.some(({ severity }) => severity === "error")) {
    throw new DefinitionError(`Definition "${target}"`, problems);
  }
  return { name, document };
};
