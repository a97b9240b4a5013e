import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Estate } from "../../policy-pack/estate";
import { endpointFeatures } from "../../components/policies/endpoint-services";
import { SURROUNDED } from "../support/pipeline-surroundings";
import {
  configOf,
  deployedStack,
  OWN_DATA,
  runProgram,
  STACKS,
  type ProgramRun,
} from "../support/pulumi-program";

const ROOT = path.resolve(__dirname, "../..");

/** A stack of each workflow but the first, as its file has it. */
export const WORKFLOW_STACKS = ["abalone-dev", "churn-retraining-dev", "game-sales-dev", "iris-dev"] as const;

/** Files that the controls of state and delivery read, and those whose mere names count. */
const READ = [
  ".ci/run",
  "package.json",
  "package-lock.json",
  "Pulumi.dev.yaml",
  "Pulumi.staging.yaml",
  "Pulumi.prod.yaml",
  ...WORKFLOW_STACKS.map((stack) => `Pulumi.${stack}.yaml`),
];

const inFolder = (folder: string): readonly string[] =>
  existsSync(path.join(ROOT, folder))
    ? readdirSync(path.join(ROOT, folder)).map((file) => `${folder}/${file}`)
    : [];

/** The repository, as far as the controls look at it. */
const repositoryFiles = (): ReadonlyMap<string, string> => {
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

/** Everything that can be switched on by configuration alone. */
const EVERYTHING = { ...SURROUNDED, endpointsFor: JSON.stringify(endpointFeatures) };

const everything = async (stack: (typeof STACKS)[number]): Promise<Estate> => {
  const options = { stack, config: { ...(stack === "dev" ? {} : OWN_DATA), ...EVERYTHING } };
  return estateOf(await runProgram(options), stack, configOf(ROOT, options).values);
};

const account = async (): Promise<Estate> => {
  const folder = path.join(ROOT, "bootstrap");
  const options = {
    stack: "account",
    folder,
    config: { repository: "acme/ml-pipelines", driftBranch: "main" },
  };
  return estateOf(await runProgram(options), "account", configOf(folder, options).values);
};

/** A stack of another workflow, as its file has it. */
const workflow = async (stack: (typeof WORKFLOW_STACKS)[number]): Promise<Estate> =>
  estateOf(await runProgram({ stack }), stack, configOf(ROOT, { stack }).values);

/** A program, configured one way, that is held against the controls. */
export type EstateName =
  (typeof STACKS)[number] | `${(typeof STACKS)[number]}+` | (typeof WORKFLOW_STACKS)[number] | "account";

/**
 * The stacks as they are deployed, each with everything switched on (`dev+`), those of the other workflows, and what an
 * account holds once.
 */
export const ESTATE_NAMES: readonly EstateName[] = [
  ...STACKS,
  ...STACKS.map((stack) => `${stack}+` as const),
  ...WORKFLOW_STACKS,
  "account",
];

const made = new Map<EstateName, Promise<Estate>>();

const make = (name: EstateName): Promise<Estate> => {
  if (name === "account") return account();
  const ofWorkflow = WORKFLOW_STACKS.find((one) => name === one);
  if (ofWorkflow !== undefined) return workflow(ofWorkflow);
  const stack = STACKS.find((one) => name === `${one}+`);
  return stack === undefined ? stackEstate(name as (typeof STACKS)[number]) : everything(stack);
};

/** An estate by its name, made once. */
export const estateNamed = (name: EstateName): Promise<Estate> => {
  const estate = made.get(name) ?? make(name);
  made.set(name, estate);
  return estate;
};
