import path from "node:path";
import type { Configuration } from "../../components/configuration";
import { readStackSettings, type StackSettings } from "../../acceptance/stack-settings";
import { findWorkflow, workflowNames } from "../../scripts/command-line/workflow-lookup";

export const ROOT = path.resolve(__dirname, "../..");

export const workflows = { names: () => workflowNames(), find: (name: string) => findWorkflow(name) };

/** The dev stack, with some of its configuration otherwise. */
export const devSettings = (
  configuration: Partial<Configuration> = {},
  rest: Partial<StackSettings> = {},
): StackSettings => {
  const settings = readStackSettings(ROOT, "dev", workflows);
  return { ...settings, ...rest, configuration: { ...settings.configuration, ...configuration } };
};
