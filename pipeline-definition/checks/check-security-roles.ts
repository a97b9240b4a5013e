import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { placesAt } from "./value-at";
import type { DocumentPath } from "../document/references";

/** What a role is for. Roles of one kind may be shared. */
const KINDS: ReadonlyMap<string, readonly [kind: string, ...ways: readonly string[]]> = new Map<
  string,
  readonly [string, ...string[]]
>([
  ["Processing", ["processing", "RoleArn"]],
  ["QualityCheck", ["processing", "RoleArn"]],
  ["ClarifyCheck", ["processing", "RoleArn"]],
  ["Training", ["training", "RoleArn"]],
  ["Tuning", ["training", "TrainingJobDefinition.RoleArn", "TrainingJobDefinitions.*.RoleArn"]],
  ["AutoML", ["training", "RoleArn"]],
  ["Model", ["serving", "ExecutionRoleArn"]],
  ["EMR", ["Spark", "ExecutionRoleArn"]],
  ["EMRServerless", ["Spark", "ExecutionRoleArn"]],
]);

interface RoleUse {
  readonly role: string;
  readonly kind: string;
  readonly step: StepReading;
  readonly path: DocumentPath;
}

const rolesOf = (step: StepReading): readonly RoleUse[] => {
  const [kind, ...ways] = KINDS.get(step.type ?? "") ?? [];
  if (kind === undefined) return [];
  return ways.flatMap((way) =>
    placesAt(step.args, way.split("."), [...step.path, "Arguments"]).flatMap(({ value, path }) =>
      // A reference to one and the same role is the same text each time.
      value === undefined || value === null ? [] : [{ role: JSON.stringify(value), kind, step, path }],
    ),
  );
};

/** Each kind of job has a role of its own, so that none may do what another needs. */
export const checkSecurityRoles = ({ steps }: DefinitionReading): readonly Problem[] => {
  const first = new Map<string, RoleUse>();
  const told = new Set<string>();
  return steps.flatMap(rolesOf).flatMap((use) => {
    const earlier = first.get(use.role);
    if (earlier === undefined) first.set(use.role, use);
    const pair = `${use.kind} ${use.role}`;
    if (earlier === undefined || earlier.kind === use.kind || told.has(pair)) return [];
    told.add(pair);
    const message = `${use.step.subject} uses for ${use.kind} the role that ${earlier.step.subject} uses for ${earlier.kind}.`;
    const hint = "Give each kind of job a role of its own, with what it needs and no more (control IAM-7).";
    return [problem("job-role-shared", use.path, message, hint)];
  });
};
