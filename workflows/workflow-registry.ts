import { existsSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { nearestName } from "../pipeline-definition/document/nearest-name";
import type { Workflow } from "../pipeline-definition/workflow";

/** A workflow that cannot be had: there is none of that name, or its file does not hold it. */
export class WorkflowError extends Error {
  override readonly name = "WorkflowError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/** The workflows there are, in order: the folders that hold a `pipeline.ts`. None of them is loaded for it. */
export const workflowNames = (folder: string = __dirname): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "pipeline.ts")))
    .map(({ name }) => name)
    .sort();

const unknown = (name: string, names: readonly string[]): WorkflowError => {
  const near = nearestName(name, names);
  const question = near === undefined ? "" : `Did you mean "${near}"? `;
  return new WorkflowError(
    `There is no workflow "${name}".`,
    `${question}The workflows are: ${names.join(", ") || "none yet"}.`,
  );
};

const isWorkflow = (value: unknown): value is Workflow =>
  typeof value === "object" && value !== null && "define" in value && typeof value.define === "function";

/**
 * The workflow of a name, from the `pipeline.ts` of its folder. No other workflow is loaded, and no file that is not
 * one of `workflowNames`.
 *
 * @throws WorkflowError for an unknown name, with the nearest one and the list; for a file that exports no `workflow`;
 * and for one whose workflow has another name than its folder, since code, sample and images are found by the name
 */
export const loadWorkflow = (name: string, folder: string = __dirname): Workflow => {
  const names = workflowNames(folder);
  if (!names.includes(name)) throw unknown(name, names);
  const load = createRequire(__filename);
  const { workflow } = load(path.join(folder, name, "pipeline.ts")) as { readonly workflow?: unknown };
  if (!isWorkflow(workflow)) {
    throw new WorkflowError(
      `Workflow "${name}" exports no workflow.`,
      `Export "workflow" with a "define" function from workflows/${name}/pipeline.ts.`,
    );
  }
  if (workflow.name === name) return workflow;
  throw new WorkflowError(
    `Workflow "${name}" calls itself "${workflow.name}".`,
    `Write name: "${name}" in workflows/${name}/pipeline.ts, or rename the folder.`,
  );
};
