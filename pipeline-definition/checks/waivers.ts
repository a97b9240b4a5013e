import type { PipelineDefinition } from "../document/definition";
import { quoted } from "../document/quoted";
import { formatPath } from "../document/references";
import { allSteps } from "../document/steps";
import { problem, type Problem, type ProblemCode } from "./problem";

/** A warning that somebody has looked at and lets stand, with the reason why. */
export interface Waiver {
  /** The code of a warning. An error cannot be waived: SageMaker would not care. */
  readonly code: ProblemCode;
  /**
   * Where the warning may stand: the name of a step, for what is inside it (steps of its branches count for
   * themselves), or the beginning of a path, such as `Parameters[0]` or `Steps[1].Arguments.VpcConfig`.
   */
  readonly at: string;
  /** Why the rule does not fit here, for those who read it later. */
  readonly reason: string;
}

/** A problem that a waiver takes out of the way, and that waiver's reason. */
export interface WaivedProblem extends Problem {
  readonly reason: string;
}

/** What is left of a document's problems, and what its waivers took away. */
export interface WaivedReading {
  readonly problems: readonly Problem[];
  readonly waived: readonly WaivedProblem[];
}

const isWithin = (path: string, prefix: string): boolean =>
  path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`);

/** The name of the innermost step around a path. */
const stepAround = (path: string, steps: readonly (readonly [string, string])[]): string | undefined =>
  // Steps come in document order, so the innermost around a place is the last one.
  steps.findLast(([prefix]) => isWithin(path, prefix))?.[1];

const uselessness = ({ code, at, reason }: Waiver, used: boolean): readonly [string, string] | undefined => {
  const subject = `the waiver of ${quoted(code)} at ${quoted(at)}`;
  if (reason.trim() === "") return [`${subject} gives no reason.`, "Write why the rule does not fit there."];
  return used
    ? undefined
    : [`${subject} fits no warning.`, "Take it out, or mend its code or place; errors cannot be waived."];
};

/**
 * Sorts out the warnings that a workflow waives. A waiver without a reason waives nothing; such a one, and one
 * that fits no warning, is a warning itself.
 *
 * @param document The document that the problems are of: tells which step a problem stands in.
 */
export const applyWaivers = (
  problems: readonly Problem[],
  waivers: readonly Waiver[],
  document: PipelineDefinition,
): WaivedReading => {
  const steps = allSteps(document).map(({ step, path }) => [formatPath(path), step.Name] as const);
  const used = new Set<Waiver>();
  const waived: WaivedProblem[] = [];
  const left = problems.filter((found) => {
    const fitting = waivers.filter(
      ({ code, at, reason }) =>
        found.severity === "warning" &&
        code === found.code &&
        reason.trim() !== "" &&
        (isWithin(found.path, at) || at === stepAround(found.path, steps)),
    );
    for (const waiver of fitting) used.add(waiver);
    const [first] = fitting;
    if (first !== undefined) waived.push({ ...found, reason: first.reason });
    return first === undefined;
  });
  const useless = waivers.flatMap((waiver, i) => {
    const fault = uselessness(waiver, used.has(waiver));
    return fault === undefined ? [] : [problem("useless-waiver", ["waivers", i], ...fault)];
  });
  return { problems: [...left, ...useless], waived };
};
