import { canonicalJson } from "../../document/canonical-json";
import { isGet } from "../../document/definition";
import type { DocumentReading } from "./document-reading";
import { grant, note, PIPELINE_ROLE, type Finding, type Use } from "./finding";
import { isSet, type StepReading } from "./step-reading";

/** A role as a document names it. */
export interface RoleReading {
  /** ARN, `PIPELINE_ROLE`, or the text of the expression when the document does not tell the role. */
  readonly role: string;
  readonly arn?: string;
  readonly parameters: readonly string[];
}

const LONGEST_SHOWN = 100;

/** An expression as people know it: `Parameters.Role`. */
export const shown = (value: unknown): string => {
  if (isGet(value)) return value.Get;
  try {
    return canonicalJson(value).slice(0, LONGEST_SHOWN);
  } catch {
    return "a value nested too deep";
  }
};

/** The roles that a value may name. A bare name is a role of the account. */
export const rolesOf = (reading: DocumentReading, value: unknown): readonly RoleReading[] => {
  if (!isSet(value)) return [{ role: PIPELINE_ROLE, parameters: [] }];
  const { partition, account } = reading.place;
  const named = reading.read(value).flatMap(({ pattern, parameters }) => {
    const arn = pattern.includes(":") ? pattern : `arn:${partition}:iam::${account}:role/${pattern}`;
    return /^arn:[^:*]+:iam::[^:*]*:role\/[^*]+$/.test(arn) ? [{ role: arn, arn, parameters }] : [];
  });
  return named.length > 0 ? named : [{ role: shown(value), parameters: [] }];
};

/** Who is to assume the role of a step, and what of `aws:SourceArn` is known. */
export type Assumed = Pick<Use, "service" | "sources">;

/** A step hands roles to a service: the pipeline passes them, and each is used by the step. */
export const handOver = (
  step: StepReading,
  roles: readonly RoleReading[],
  { service, sources }: Assumed,
): readonly Finding[] =>
  roles.flatMap(({ role, arn, parameters }) => [
    { kind: "use", role, step: step.name, type: step.type, service, sources } as const,
    ...(role === PIPELINE_ROLE
      ? [note(role, `Step "${step.name}" names no role, so it is taken to run under the pipeline's own.`)]
      : arn === undefined
        ? [
            note(
              PIPELINE_ROLE,
              `iam:PassRole for ${role} of step "${step.name}": the document does not tell its ARN.`,
            ),
          ]
        : [
            grant(PIPELINE_ROLE, "PassJobRoles", ["iam:PassRole"], [arn], {
              conditions: { StringEquals: { "iam:PassedToService": service } },
              parameters,
            }),
          ]),
  ]);
