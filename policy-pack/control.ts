import rules from "./controls.json";
import { isType, labelOf, type Estate, type Registration } from "./estate";

export type ControlId = keyof typeof rules;

/** What is wrong with one thing. */
export interface Finding {
  /** Name of the resource, the step or the file. */
  readonly subject: string;
  readonly message: string;
}

/** What a look at a stack gave: findings, none of them when all is well, or why there is nothing to look at. */
export type Verdict = { readonly findings: readonly Finding[] } | { readonly notApplicable: string };

/** One rule that a stack has to keep. */
export interface Control {
  readonly id: ControlId;
  readonly judge: (estate: Estate) => Verdict;
}

/** What a control asks for, and the public rule sets that ask for the same. */
export const ruleOf = (
  id: ControlId,
): { readonly level: "essential" | "recommended"; readonly must: string; readonly frameworks: string } =>
  rules[id] as ReturnType<typeof ruleOf>;

/** Identifiers of all controls, in the order of the reference. */
export const CONTROL_IDS = Object.keys(rules) as readonly ControlId[];

export const finding = (subject: string, message: string): Finding => ({ subject, message });

type Complaint = string | undefined | false | readonly (string | undefined | false)[];

/** `Bucket "a" is …`: complaints about one resource as findings. */
export const complain = (resource: Registration, complaints: Complaint): readonly Finding[] =>
  (Array.isArray(complaints) ? (complaints as readonly unknown[]) : [complaints])
    .filter((one): one is string => typeof one === "string")
    .map((message) => finding(resource.name, `${labelOf(resource)} ${message}.`));

/**
 * A control that looks at each resource of some types.
 *
 * @param what what the stack has none of, when it has none: `queue`
 * @param check says what is wrong with one resource, as a sentence goes on after its name
 */
export const eachResource = (
  id: ControlId,
  types: readonly string[],
  what: string,
  check: (resource: Registration, estate: Estate) => Complaint,
): Control => ({
  id,
  judge: (estate) => {
    const found = estate.resources.filter((resource) => types.some((type) => isType(resource, type)));
    if (found.length === 0) return { notApplicable: `the stack has no ${what}` };
    return { findings: found.flatMap((resource) => complain(resource, check(resource, estate))) };
  },
});

/** A control over a list of subjects that is worked out first. */
export const eachOf = <T>(
  id: ControlId,
  what: string,
  subjects: (estate: Estate) => readonly T[],
  check: (subject: T, estate: Estate) => readonly Finding[],
): Control => ({
  id,
  judge: (estate) => {
    const found = subjects(estate);
    if (found.length === 0) return { notApplicable: `the stack has no ${what}` };
    return { findings: found.flatMap((subject) => check(subject, estate)) };
  },
});
