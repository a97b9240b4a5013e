import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { DefinitionError } from "../../pipeline-definition/checks/definition-error";
import { problem, type Problem } from "../../pipeline-definition/checks/problem";
import { applyWaivers, type WaivedProblem } from "../../pipeline-definition/checks/waivers";
import { isJsonObject, type PipelineDefinition } from "../../pipeline-definition/document/definition";
import { nearestName } from "../../pipeline-definition/document/nearest-name";
import type { Workflow, WorkflowInputs } from "../../pipeline-definition/workflow";
import { codeBundle, codeUris } from "../../workflows/code-bundle";
import { UsageError } from "./command";
import { duplicateMembers } from "./duplicate-members";
import { parseJson } from "./parse-json";
import { readTextFile } from "./read-text-file";

const WORKFLOWS = path.resolve(__dirname, "../../workflows");

/** The names that `findWorkflow` knows: folders under `workflows/` that hold a `pipeline.ts`. */
export const workflowNames = (folder: string = WORKFLOWS): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "pipeline.ts")))
    .map(({ name }) => name)
    .sort();

const isWorkflow = (value: unknown): value is Workflow =>
  isJsonObject(value) && typeof (value as Record<string, unknown>)["define"] === "function";

/**
 * The workflow of a name, read from its `pipeline.ts`.
 *
 * @throws UsageError for an unknown name, with the nearest one and the list.
 */
export const findWorkflow = (name: string, folder: string = WORKFLOWS): Workflow => {
  const names = workflowNames(folder);
  if (!names.includes(name)) {
    const near = nearestName(name, names);
    const question = near === undefined ? "" : `Did you mean "${near}"? `;
    throw new UsageError(
      `There is no workflow "${name}".`,
      `${question}The workflows are: ${names.join(", ") || "none yet"}. The name of a definition file ends in .json.`,
    );
  }
  const file = path.join(folder, name, "pipeline.ts");
  const { workflow } = createRequire(__filename)(file) as { readonly workflow?: unknown };
  if (isWorkflow(workflow)) return workflow;
  throw new UsageError(
    `Workflow "${name}" exports no workflow.`,
    `Export "workflow" with a "define" function from workflows/${name}/pipeline.ts.`,
  );
};

/** A workflow's sample inputs with the URIs of its code, and whatever the caller wants otherwise. */
export const workflowInputs = (
  workflow: Workflow,
  overrides: Partial<WorkflowInputs> = {},
  folder: string = WORKFLOWS,
): WorkflowInputs => {
  const inputs = { ...workflow.sampleInputs, ...overrides };
  return { ...inputs, code: overrides.code ?? codeUris(codeBundle(workflow.name, folder), inputs.bucket) };
};

/** A definition document that a command was asked about. */
export interface LoadedDefinition {
  /** The workflow's name, or the file's name without `.json`. */
  readonly name: string;
  /** Absent when the file is not JSON or not an object, or the workflow renders none; then `problems` says why. */
  readonly document?: PipelineDefinition;
  /** Errors and warnings. A document that has errors may lack any member its type promises. */
  readonly problems: readonly Problem[];
  /** Warnings that the workflow waives; a file waives none. */
  readonly waived: readonly WaivedProblem[];
}

/** Problems of documents whose text is too deep or too long to be looked through again. */
const BEYOND_READING: readonly string[] = ["nested-too-deep", "definition-too-large"];

const loadFile = (file: string): LoadedDefinition => {
  const name = path.basename(file).replace(/\.json$/i, "");
  const text = readTextFile(file);
  if (text.trim() === "") {
    const empty = `"${file}" is empty.`;
    return {
      name,
      problems: [problem("malformed-json", [], empty, "Write the definition document into it.")],
      waived: [],
    };
  }
  const parsed = parseJson(text);
  if (parsed.fault !== undefined) {
    const place = `line ${String(parsed.line)}, column ${String(parsed.column)}`;
    const message = `"${file}" is not JSON: ${parsed.fault} at ${place}.`;
    return {
      name,
      problems: [problem("malformed-json", [], message, `Mend the text at ${place}.`)],
      waived: [],
    };
  }
  const problems = checkDefinition(parsed.value);
  if (!isJsonObject(parsed.value)) return { name, problems, waived: [] };
  const isReadable = !problems.some(({ code }) => BEYOND_READING.includes(code));
  return {
    name,
    // Checked, not proved: the problems say where the value is no definition.
    document: parsed.value as unknown as PipelineDefinition,
    problems: isReadable ? [...problems, ...duplicateMembers(text)] : problems,
    waived: [],
  };
};

const loadWorkflow = (name: string, folder: string): LoadedDefinition => {
  const workflow = findWorkflow(name, folder);
  try {
    const document = workflow.define(workflowInputs(workflow, {}, folder));
    return { name, document, ...applyWaivers(checkDefinition(document), workflow.waivers ?? [], document) };
  } catch (error) {
    if (error instanceof DefinitionError) return { name, problems: error.problems, waived: [] };
    throw error;
  }
};

const namesFile = (target: string): boolean => /\.json$/i.test(target) || /[\\/]/.test(target);

/**
 * The document of `WORKFLOW` (rendered for its sample inputs) or of `FILE.json`, with all its problems.
 *
 * @throws UsageError for an unknown workflow, and a file that is missing, a folder or unreadable.
 */
export const loadDefinition = (target: string, folder: string = WORKFLOWS): LoadedDefinition =>
  namesFile(target) ? loadFile(target) : loadWorkflow(target, folder);

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
