import { WORKFLOW_STACKS } from "../security/estates";
import { isAllowed, type Policy } from "./iam-evaluator";
import { runProgram, type ProgramRun } from "./pulumi-program";

export { WORKFLOW_STACKS };

export const POLICY = "aws:iam/rolePolicy:RolePolicy";
export const FUNCTION = "aws:lambda/function:Function";

const runs = new Map<string, Promise<ProgramRun>>();

/** The program run once for a stack of a workflow, shared by all tests that only look at it. */
export const workflowStack = (stack: (typeof WORKFLOW_STACKS)[number]): Promise<ProgramRun> => {
  const run = runs.get(stack) ?? runProgram({ stack });
  runs.set(stack, run);
  return run;
};

export const arn = (service: string, rest: string): string =>
  `arn:aws:${service}:us-east-1:111122223333:${rest}`;

/** What a role may do, by the name of its policy. */
export const policyOf = (run: ProgramRun, name: string): Policy =>
  JSON.parse(String(run.only(POLICY, name).inputs["policy"])) as Policy;

/** Name of the artifacts bucket. */
export const bucketOf = (run: ProgramRun, stack: string): string =>
  String(run.made(run.only("aws:s3/bucket:Bucket", `${stack}-artifacts`))["bucket"]);

/** ARN of a key. */
export const keyOf = (run: ProgramRun, name: string): string =>
  String(run.made(run.only("aws:kms/key:Key", name))["arn"]);

/** The physical names of the resources of some types. */
export const namesOf = (run: ProgramRun, ...types: readonly string[]): readonly string[] =>
  types.flatMap((type) => run.all(type).map(({ inputs }) => String(inputs["name"]))).sort();

/** A call that a principal makes: what, of what, and under which circumstances. */
export type Call = readonly [action: string, resource: string, context?: Readonly<Record<string, string>>];

/** The circumstances of a call to KMS that a service makes for somebody. */
export const through = (service: string) => ({ "kms:ViaService": `${service}.us-east-1.amazonaws.com` });

/** Those of some calls that a policy does not allow. */
export const refusals = (policy: Policy, calls: readonly Call[]): readonly string[] =>
  calls
    .filter(([action, resource, context = {}]) => !isAllowed(policy, { action, resource, context }))
    .map(([action, resource]) => `${action} ${resource}`);
