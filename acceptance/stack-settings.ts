import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { readConfiguration, type Configuration } from "../components/configuration";
import { isJsonObject, type PipelineDefinition } from "../pipeline-definition/document/definition";
import { UsageError } from "../scripts/command-line/command";
import type { Workflow } from "../pipeline-definition/workflow";
import { codeBundle, codeUris, contentKey } from "../workflows/code-bundle";
import { draftImageUris, imageFolders } from "../workflows/image-folder";

/** A stack as its files describe it, before anything of it exists. */
export interface StackSettings {
  readonly project: string;
  readonly stack: string;
  readonly configuration: Configuration;
  /** What encrypts the stack's secrets, as `Pulumi.STACK.yaml` says. Undefined for Pulumi's own choice. */
  readonly secretsProvider: string | undefined;
  /** Undefined when the stack may go into any account. */
  readonly allowedAccountIds: readonly string[] | undefined;
  /** The definition as a first preview has it: names and images are real, ARNs of resources are placeholders. */
  readonly definition: PipelineDefinition;
  /** Names of the workflow's own images that an up builds, by the URI that stands for each in the definition. */
  readonly builtImages: Readonly<Record<string, string>>;
  /** Short names of the functions that steps of the workflow call. */
  readonly workflowFunctions: readonly string[];
}

/** Where workflows come from. */
export interface Workflows {
  readonly names: () => readonly string[];
  readonly find: (name: string) => Workflow;
}

/** A file of a stack that cannot be used as it is. */
export class StackFileError extends Error {
  override readonly name = "StackFileError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1).join("").replace(/[:.]$/, "");

const objectIn = (folder: string, file: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = parse(readFileSync(path.join(folder, file), "utf8"));
    if (isJsonObject(value) || value === null) return value ?? {};
  } catch (error) {
    throw new StackFileError(
      `The file "${file}" cannot be read: ${reasonOf(error)}.`,
      "Mend it; a list or an object is easiest set by: pulumi config set --path.",
    );
  }
  throw new StackFileError(
    `The file "${file}" holds no keys and values.`,
    'Write its configuration below "config:", as Pulumi.dev.yaml does.',
  );
};

/** Only Pulumi can decrypt what `--secret` has encrypted, at any depth. */
const refuseSecrets = (config: Readonly<Record<string, unknown>>, file: string): void => {
  const isSecret = (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    ("secure" in value || Object.values(value).some((inner) => isSecret(inner)));
  const own = Object.entries(config).filter(([key]) => !key.startsWith("aws:"));
  const [key] = own.find(([, value]) => isSecret(value)) ?? [];
  if (key === undefined) return;
  throw new StackFileError(
    `Configuration "${key}" in "${file}" is encrypted, and only Pulumi can read it.`,
    `No key of this program is secret; set it plainly: pulumi config set --plaintext ${key} VALUE`,
  );
};

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The values of a stack by their full keys, as Pulumi hands them to the program. */
const valuesOf = (folder: string, stack: string) => {
  const project = objectIn(folder, "Pulumi.yaml");
  const file = `Pulumi.${stack}.yaml`;
  const name = String(project["name"]);
  const full = (key: string): string => (key.includes(":") ? key : `${name}:${key}`);
  const declared = isJsonObject(project["config"]) ? Object.entries(project["config"]) : [];
  const { config: own, secretsprovider } = objectIn(folder, file);
  if (isJsonObject(own)) refuseSecrets(own, file);
  const defaults = declared.flatMap(([key, declaration]) =>
    isJsonObject(declaration) && "default" in declaration
      ? [[full(key), asText(declaration["default"])] as const]
      : [],
  );
  const set = isJsonObject(own) ? Object.entries(own) : [];
  return {
    project: name,
    secretsProvider: typeof secretsprovider === "string" ? secretsprovider : undefined,
    values: Object.fromEntries([
      ...defaults,
      ...set.map(([key, value]) => [full(key), asText(value)] as const),
    ]),
  };
};

/** The stacks that have a file in a folder. */
const stacksIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);

/** URIs of the own images that are built, by name: those that the configuration names no other image for. */
const draftImages = (
  workflow: Workflow,
  { region, images }: Configuration,
): Readonly<Record<string, string>> =>
  draftImageUris(
    workflow.name,
    region,
    imageFolders(workflow.name).filter(({ name }) => images[name] === undefined),
  );

const draftOf = (workflow: Workflow, configuration: Configuration) => {
  const { name, pipelineName, region, inputData, images } = configuration;
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
    images: { ...draftImages(workflow, configuration), ...images },
  });
};

/**
 * Reads what a stack is made of from the files in a folder.
 *
 * @throws UsageError for a stack that no file describes
 * @throws StackFileError for a file that is no YAML, or holds secrets
 * @throws ConfigurationError, DefinitionError as the program itself does
 */
export const readStackSettings = (folder: string, stack: string, workflows: Workflows): StackSettings => {
  if (!existsSync(path.join(folder, `Pulumi.${stack}.yaml`))) {
    throw new UsageError(
      `There is no stack "${stack}": the file "Pulumi.${stack}.yaml" is missing.`,
      `The stacks are: ${stacksIn(folder).join(", ") || "none yet"}.`,
    );
  }
  const { project, values, secretsProvider } = valuesOf(folder, stack);
  const configuration = readConfiguration({ project, stack, values, workflows: workflows.names() });
  const allowed = values["aws:allowedAccountIds"];
  const workflow = workflows.find(configuration.workflow);
  const built = Object.entries(draftImages(workflow, configuration));
  return {
    project,
    stack,
    configuration,
    secretsProvider,
    allowedAccountIds: allowed === undefined ? undefined : (JSON.parse(allowed) as readonly string[]),
    definition: draftOf(workflow, configuration),
    builtImages: Object.fromEntries(built.map(([name, uri]) => [uri, name])),
    workflowFunctions: Object.keys(workflow.functions ?? {}),
  };
};
