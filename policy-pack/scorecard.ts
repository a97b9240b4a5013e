import { CONTROLS } from "./all-controls";
import { ruleOf, type Control, type ControlId, type Finding } from "./control";
import type { Estate } from "./estate";
import type { Waiver } from "./waivers";

export type Status = "passed" | "waived" | "not applicable" | "failed";

/** How one control stands in one stack. */
export interface Score {
  readonly control: ControlId;
  readonly level: "essential" | "recommended";
  readonly status: Status;
  /** Why it is waived or not applicable; empty otherwise. */
  readonly reason: string;
  readonly findings: readonly Finding[];
}

/** One stack against every control. */
export interface Scorecard {
  readonly stack: string;
  readonly scores: readonly Score[];
}

const covers = (waiver: Waiver, id: ControlId, stack: string, { subject }: Finding, today: string): boolean =>
  waiver.controls.includes(id) &&
  (waiver.stacks?.includes(stack) ?? true) &&
  (waiver.subjects?.test(subject) ?? true) &&
  waiver.reason.trim() !== "" &&
  today <= waiver.expires;

/** How one control stands in one stack, on a day as `YYYY-MM-DD`. */
export const scoreOf = (
  { id, judge }: Control,
  estate: Estate,
  waivers: readonly Waiver[],
  today: string,
): Score => {
  const { level } = ruleOf(id);
  const verdict = judge(estate);
  if ("notApplicable" in verdict)
    return { control: id, level, status: "not applicable", reason: verdict.notApplicable, findings: [] };
  const { findings } = verdict;
  if (findings.length === 0) return { control: id, level, status: "passed", reason: "", findings };
  const covering = findings.map((one) =>
    waivers.find((waiver) => covers(waiver, id, estate.stack, one, today)),
  );
  const open = findings.filter((_, i) => covering[i] === undefined);
  return open.length > 0
    ? { control: id, level, status: "failed", reason: "", findings: open }
    : { control: id, level, status: "waived", reason: covering[0]?.reason ?? "", findings };
};

/**
 * Holds a stack against every control.
 *
 * @param today the day of the look, as `YYYY-MM-DD`: a waiver after its last day covers nothing
 */
export const scorecard = (estate: Estate, waivers: readonly Waiver[], today: string): Scorecard => ({
  stack: estate.stack,
  scores: CONTROLS.map((control) => scoreOf(control, estate, waivers, today)),
});

/** How many controls stand each way. */
export const tally = ({ scores }: Scorecard): Readonly<Record<Status, number>> => {
  const count = (status: Status) => scores.filter((one) => one.status === status).length;
  return {
    passed: count("passed"),
    waived: count("waived"),
    "not applicable": count("not applicable"),
    failed: count("failed"),
  };
};
