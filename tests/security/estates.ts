import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Estate } from "../../policy-pack/estate";
import { configOf, deployedStack, OWN_DATA, type ProgramRun, type STACKS } from "../support/pulumi-program";

const ROOT = path.resolve(__dirname, "../..");

/** Files that the controls of state and delivery read, and those whose mere names count. */
const READ = [
  ".ci/run",
  "package.json",
  "package-lock.json",
  "Pulumi.dev.yaml",
  "Pulumi.staging.yaml",
  "Pulumi.prod.yaml",
];

const inFolder = (folder: string): readonly string[] =>
  existsSync(path.join(ROOT, folder))
    ? readdirSync(path.join(ROOT, folder)).map((file) => `${folder}/${file}`)
    : [];

/** The repository, as far as the controls look at it. */
export const repositoryFiles = (): ReadonlyMap<string, string> => {
  const workflows = inFolder(".github/workflows");
  const tests = [...inFolder("tests/components"), ...inFolder("tests/security")];
  return new Map([
    ...[...READ, ...workflows].map((file) => [file, readFileSync(path.join(ROOT, file), "utf8")] as const),
    ...tests.map((file) => [file, ""] as const),
  ]);
};

/** A run of a program as the controls look at it. */
export const estateOf = (
  run: ProgramRun,
  stack: string,
  configuration: Readonly<Record<string, string>>,
): Estate => ({
  stack,
  configuration,
  files: repositoryFiles(),
  resources: run.resources.map((resource) => ({ ...resource, outputs: run.made(resource) })),
});

/** One of the three stacks, as it is deployed. */
export const stackEstate = async (stack: (typeof STACKS)[number]): Promise<Estate> => {
  const config = stack === "dev" ? {} : OWN_DATA;
  return estateOf(await deployedStack(stack), stack, configOf(ROOT, { stack, config }).values);
};
