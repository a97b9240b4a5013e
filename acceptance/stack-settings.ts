import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { readConfiguration, type Configuration } from "../components/configuration";
import { isJsonObject, type PipelineDefinition } from "../pipeline-definition/document/definition";
import type { Workflow } from "../pipeline-definition/workflow";
import { codeBundle, codeUris, contentKey } from "../workflows/code-bundle";
import { draftImageUris, imageFolders } from "../workflows/image-folder";

/** A stack as its files describe it, before anything of it exists. */
export interface StackSettings {
  readonly project: string;
  readonly stack: string;
  readonly configuration: Configuration;
  /** Undefined when the stack may go into any account. */
  readonly allowedAccountIds: readonly string[] | undefined;
  /** The definition as a first preview has it: names and images are real, ARNs of resources are placeholders. */
  readonly definition: PipelineDefinition;
}

/** Where workflows come from. */
export interface Workflows {
  readonly names: () => readonly string[];
  readonly find: (name: string) => Workflow;
}

/** A stack that no file describes. */
export class UnknownStackError extends Error {
  override readonly name = "UnknownStackError";
  readonly hint: string;
  constructor(stack: string, known: readonly string[]) {
    super(`There is no stack "${stack}": the file "Pulumi.${stack}.yaml" is missing.`);
    this.hint = `The stacks are: ${known.join(", ") || "none yet"}.`;
  }
}

const objectIn = (file: string): Readonly<Record<string, unknown>> => {
  const value: unknown = parse(readFileSync(file, "utf8"));
  return isJsonObject(value) ? value : {};
};

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The values of a stack by their full keys, as Pulumi hands them to the program. */
const valuesOf = (folder: string, stack: string) => {
  const project = objectIn(path.join(folder, "Pulumi.yaml"));
  const name = String(project["name"]);
  const full = (key: string): string => (key.includes(":") ? key : `${name}:${key}`);
  const declared = isJsonObject(project["config"]) ? Object.entries(project["config"]) : [];
  const own = objectIn(path.join(folder, `Pulumi.${stack}.yaml`))["config"];
  const defaults = declared.flatMap(([key, declaration]) =>
    isJsonObject(declaration) && "default" in declaration
      ? [[full(key), asText(declaration["default"])] as const]
      : [],
  );
  const set = isJsonObject(own) ? Object.entries(own) : [];
  return {
    project: name,
    values: Object.fromEntries([
      ...defaults,
      ...set.map(([key, value]) => [full(key), asText(value)] as const),
    ]),
  };
};

/** The stacks that have a file in a folder. */
const stacksIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);

const draftOf = (workflow: Workflow, { name, pipelineName, region, inputData, images }: Configuration) => {
  const { bucket } = workflow.sampleInputs;
  const sample = workflow.sampleData();
  const key = contentKey(`data/${workflow.name}`, sample.fileName, sample.content);
  return workflow.define({
    ...workflow.sampleInputs,
    pipelineName,
    region,
    bucket,
    modelPackageGroupName: name,
    inputData: inputData?.uri ?? `s3://${bucket}/${key}`,
    code: codeUris(codeBundle(workflow.name), bucket),
    images: { ...draftImageUris(workflow.name, region, imageFolders(workflow.name)), ...images },
  });
};

/**
 * Reads what a stack is made of from the files in a folder.
 *
 * @throws UnknownStackError
 * @throws ConfigurationError, DefinitionError as the program itself does
 */
export const readStackSettings = (folder: string, stack: string, workflows: Workflows): StackSettings => {
  if (!existsSync(path.join(folder, `Pulumi.${stack}.yaml`))) {
    throw new UnknownStackError(stack, stacksIn(folder));
  }
  const { project, values } = valuesOf(folder, stack);
  const configuration = readConfiguration({ project, stack, values, workflows: workflows.names() });
  const allowed = values["aws:allowedAccountIds"];
  return {
    project,
    stack,
    configuration,
    allowedAccountIds: allowed === undefined ? undefined : (JSON.parse(allowed) as readonly string[]),
    definition: draftOf(workflows.find(configuration.workflow), configuration),
  };
};
