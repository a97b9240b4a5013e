import { renameSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { edit, withCopy } from "../support/program-copy";
import { OBJECT, PIPELINE } from "../support/pulumi-definition";
import { holdsUnknown } from "../support/property-values";
import { registeredUrns } from "./registered-urns";
import {
  failuresOf,
  ownConfig,
  urnOf,
  type Outcome,
  type Run,
  type Scenario,
  type Setting,
  type StackName,
  type State,
} from "./scenario";

/** What no mistake may take from a stack that is not for trying things in. */
const HOLDS_STATE: readonly string[] = [
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ecr/repository:Repository",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
];

const typeOf = (urn: string): string => urn.split("::")[2]?.replace(/^.*\$/, "") ?? "";

const holdsState = (urn: string): boolean => HOLDS_STATE.includes(typeOf(urn));

/** All that some resources need, and what that needs. */
const neededBy = ({ resources }: State, urns: readonly string[]): ReadonlySet<string> => {
  const needed = new Set<string>();
  const add = (urn: string): void => {
    for (const one of resources.get(urn)?.dependencies ?? []) {
      if (needed.has(one)) continue;
      needed.add(one);
      add(one);
    }
  };
  urns.forEach(add);
  return needed;
};

/** What is refused where state may not go. Pulumi does not come to what something refused needs. */
const refused = (state: State): readonly string[] => {
  const holding = [...state.resources.keys()].filter(holdsState);
  const needed = neededBy(state, holding);
  return holding.filter((urn) => !needed.has(urn));
};

/** What becomes of a stack's resources that are no longer wanted. */
const taken = (stack: StackName, state: State, urns: readonly string[]): readonly string[] =>
  stack === "dev"
    ? urns.map((urn) => `${typeOf(urn) === OBJECT ? "discard" : "delete"} ${urn}`)
    : refused(state).map((urn) => `refuse ${urn}`);

/** A refusal has to name each resource; where nothing is refused there is no error. */
const refusalsOf = (stack: StackName, state: State, { errors }: Pick<Run<State>, "errors">) => {
  if (stack === "dev") return errors;
  const unnamed = refused(state).filter(
    (urn) => !errors.some((error) => error.includes(urn) && error.includes("protected")),
  );
  return unnamed.map((urn) => `No error names ${urn}.`);
};

const firstPreview = async <S extends State>({ stack, preview }: Setting<S>): Promise<Outcome> => {
  const run = await preview();
  const urns = await registeredUrns({ stack, config: ownConfig(stack), preview: true });
  const inputsOf = (type: string) =>
    run.resources.filter((one) => one.type === type).map((one) => one.inputs);
  const definitions = inputsOf(PIPELINE).map((inputs) => inputs["pipelineDefinition"]);
  const problems = [...failuresOf(run)];
  if (!definitions.every(holdsUnknown)) problems.push("The definition is known before anything exists.");
  if (inputsOf(OBJECT).some(({ key }) => holdsUnknown(key))) problems.push("A key of the code is not known.");
  if (run.state.resources.size > 0) problems.push("A preview has changed the state.");
  return { expected: urns.map((urn) => `create ${urn}`), touched: run.steps, problems };
};

const create = async <S extends State>({ preview, created }: Setting<S>): Promise<Outcome> => {
  const run = await created();
  const unknown = run.resources.filter(({ inputs }) => holdsUnknown(inputs));
  const problems = unknown.map(({ type, name }) => `An input of ${type} ${name} is not known.`);
  return {
    expected: (await preview()).steps,
    touched: run.steps,
    problems: [...failuresOf(run), ...problems],
  };
};

const withoutChanges = async <S extends State>({ created, up, repeat }: Setting<S>): Promise<Outcome> => {
  const before = await created();
  const touched: string[] = [];
  const problems: string[] = [];
  let { state } = before;
  for (let turn = 1; turn <= repeat && problems.length === 0; turn++) {
    const run = await up({ state });
    touched.push(...run.steps);
    problems.push(...failuresOf(run));
    const urns = new Set([...before.bytes.keys(), ...run.bytes.keys()]);
    const other = [...urns].filter((urn) => before.bytes.get(urn) !== run.bytes.get(urn));
    problems.push(...other.map((urn) => `Run ${String(turn)} registers other bytes for ${urn}.`));
    state = run.state;
  }
  return { expected: [], touched, problems };
};

const changedHyperParameter = async <S extends State>({
  stack,
  created,
  up,
}: Setting<S>): Promise<Outcome> => {
  const { state } = await created();
  const run = await withCopy((folder) => {
    edit(folder, "workflows/adult-census/job-steps.ts", 'max_depth: "5"', 'max_depth: "6"');
    return up({ state, folder });
  });
  const pipeline = urnOf(state, PIPELINE, `adult-census-${stack}`);
  return { expected: [`update ${pipeline}`], touched: run.steps, problems: failuresOf(run) };
};

const changedScript = async <S extends State>({ stack, created, up }: Setting<S>): Promise<Outcome> => {
  const { state } = await created();
  const run = await withCopy((folder) => {
    const script = path.join(folder, "workflows/adult-census/code/evaluate.py");
    writeFileSync(script, `${readFileSync(script, "utf8")}\n# changed\n`);
    return up({ state, folder });
  });
  const object = urnOf(state, OBJECT, `adult-census-${stack}-evaluate.py`);
  const pipeline = urnOf(state, PIPELINE, `adult-census-${stack}`);
  // The object of before is left in the bucket: executions that run already read it.
  const expected = [`replace ${object}`, `discard ${object}`, `update ${pipeline}`];
  return { expected, touched: run.steps, problems: failuresOf(run) };
};

const interruptedCreate = async <S extends State>({ created, up }: Setting<S>): Promise<Outcome> => {
  const whole = await created();
  const half = await up({ stopAfter: Math.floor(whole.steps.length / 2) });
  const rest = await up({ state: half.state });
  const problems = [...failuresOf(rest)];
  if (!half.errors.some((error) => error.includes("interrupted")))
    problems.push("The interrupted run does not say why it ended.");
  return { expected: whole.steps, touched: [...half.steps, ...rest.steps], problems };
};

const NEW_NAME = "census-income";

const renamedWorkflow = async <S extends State>({ stack, created, up }: Setting<S>): Promise<Outcome> => {
  const { state } = await created();
  const urns = [...state.resources.keys()].filter((urn) => typeOf(urn) !== "pulumi:pulumi:Stack");
  const renamed = urns.map((urn) => {
    const [name = "", ...before] = urn.split("::").reverse();
    return [...before.reverse(), name.replace("adult-census", NEW_NAME)].join("::");
  });
  const run = await withCopy(async (folder) => {
    const from = path.join(folder, "workflows/adult-census");
    renameSync(from, path.join(folder, "workflows", NEW_NAME));
    edit(folder, `workflows/${NEW_NAME}/pipeline.ts`, 'name: "adult-census"', `name: "${NEW_NAME}"`);
    const options = { state, folder, config: { workflow: NEW_NAME } };
    // `pulumi up` begins with a preview, and ends there when that is refused.
    const planned = await up({ ...options, preview: true });
    if (planned.errors.length === 0) return up(options);
    return { ...planned, steps: planned.steps.filter((step) => step.startsWith("refuse ")) };
  });
  const made = stack === "dev" ? renamed.map((urn) => `create ${urn}`) : [];
  const expected = [...made, ...taken(stack, state, urns)];
  return { expected, touched: run.steps, problems: refusalsOf(stack, state, run) };
};

const destroy = async <S extends State>({
  stack,
  created,
  destroy: takeAway,
}: Setting<S>): Promise<Outcome> => {
  const { state } = await created();
  const urns = [...state.resources.keys()];
  const run = await takeAway(state);
  const left = run.state.resources.size;
  const problems = [...refusalsOf(stack, state, run)];
  if (left !== (stack === "dev" ? 0 : urns.length)) problems.push(`${String(left)} resources are left.`);
  return { expected: taken(stack, state, urns), touched: run.steps, problems };
};

/** What happens to a stack in its life, in the order in which people see it. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "first preview", play: firstPreview },
  { name: "create", play: create },
  { name: "no change", play: withoutChanges },
  { name: "changed hyper-parameter", play: changedHyperParameter },
  { name: "changed script", play: changedScript },
  { name: "interrupted create and again", play: interruptedCreate },
  { name: "renamed workflow", play: renamedWorkflow },
  { name: "destroy", play: destroy },
];
