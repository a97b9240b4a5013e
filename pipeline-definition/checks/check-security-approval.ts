import type { DefinitionReading, StepReading } from "./definition-reading";
import { declarationOf, parameterDeclarations, type Declarations } from "./parameter-defaults";
import { problem, type Problem } from "./problem";

const HINT =
  'Write "PendingManualApproval", or a parameter whose EnumValues leave "Approved" out (control JOB-11).';

/** Whether a model can be registered as approved with nobody having looked at it. */
const approvesItself = (status: unknown, declarations: Declarations): boolean => {
  if (status === "Approved") return true;
  const declared = declarationOf(status, declarations);
  if (declared === undefined) return false;
  const { EnumValues, DefaultValue } = declared;
  if (Array.isArray(EnumValues)) return EnumValues.includes("Approved");
  return DefaultValue !== "PendingManualApproval" && DefaultValue !== "Rejected";
};

const checkApproval = (step: StepReading, declarations: Declarations): readonly Problem[] => {
  const { args, subject, path } = step;
  if (!approvesItself(args["ModelApprovalStatus"], declarations)) return [];
  const literal = args["ModelApprovalStatus"] === "Approved";
  const message = `${subject} ${literal ? "registers models as approved" : "lets whoever starts the pipeline register models as approved"} before anybody has looked at them.`;
  return [problem("job-approves-itself", [...path, "Arguments", "ModelApprovalStatus"], message, HINT)];
};

/** The types of the steps in each branch of each condition step, deeper branches included. */
const typesInBranches = ({ steps }: DefinitionReading): ReadonlyMap<string, ReadonlySet<string>> => {
  const types = new Map<string, Set<string>>();
  for (const { type = "", branches } of steps) {
    for (const { condition, branch } of branches) {
      const key = `${branch} ${condition}`;
      types.set(key, (types.get(key) ?? new Set()).add(type));
    }
  }
  return types;
};

const BRANCHES = ["IfSteps", "ElseSteps"] as const;

/** A condition step that lets models be registered in one branch only has to fail in the other. */
const checkGate = (gate: StepReading, types: ReadonlyMap<string, ReadonlySet<string>>) => {
  const has = (branch: string, type: string): boolean =>
    types.get(`${branch} ${gate.name ?? ""}`)?.has(type) === true;
  const without = BRANCHES.filter((branch) => !has(branch, "RegisterModel"));
  const [branch] = without;
  if (branch === undefined || without.length !== 1 || has(branch, "Fail")) return [];
  const message = `${gate.subject} keeps models from being registered, and the execution succeeds all the same.`;
  const hint = `Put a step of type "Fail" into its ${branch} (control JOB-12).`;
  return [problem("job-gate-without-fail", [...gate.path, "Arguments", branch], message, hint)];
};

/** People approve models, and a model that is not good enough makes the execution fail. */
export const checkSecurityApproval = (reading: DefinitionReading): readonly Problem[] => {
  const declarations = parameterDeclarations(reading);
  const types = typesInBranches(reading);
  return reading.steps.flatMap((step) => {
    if (step.type === "RegisterModel") return checkApproval(step, declarations);
    return step.type === "Condition" ? checkGate(step, types) : [];
  });
};
