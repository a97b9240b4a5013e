import { FACTS, type FactId } from "../facts";

/** One thing that was done. */
export interface Entry {
  /** ISO 8601. */
  readonly at: string;
  readonly phase: string;
  readonly text: string;
}

export interface Verdict {
  readonly id: FactId;
  readonly statement: string;
  readonly verdict: "verified" | "refuted" | "not reached";
  readonly detail?: string;
  /** What to switch off when it is refuted. */
  readonly conditions?: readonly string[];
}

/** Everything that an acceptance did and found: what is kept. */
export interface Transcript {
  readonly stack: string;
  readonly account: string;
  readonly region: string;
  readonly passed: boolean;
  /** US dollars by the price table and the times of the jobs. */
  readonly spent: number;
  /** Why it ended early. */
  readonly stoppedBy?: string;
  readonly facts: readonly Verdict[];
  readonly entries: readonly Entry[];
}

/** Collects what happens. */
export class Protocol {
  readonly entries: Entry[] = [];
  readonly #verdicts = new Map<FactId, { readonly holds: boolean; readonly detail: string }>();
  phase = "";

  constructor(
    readonly now: () => Date,
    readonly note: (line: string) => void,
  ) {}

  tell(text: string): void {
    this.entries.push({ at: this.now().toISOString(), phase: this.phase, text });
    this.note(`${this.phase}: ${text}`);
  }

  /** Says whether a fact holds; one that was refuted once stays so. */
  assert(id: FactId, holds: boolean, detail: string): void {
    if (this.#verdicts.get(id)?.holds === false) return;
    this.#verdicts.set(id, { holds, detail });
    this.tell(`${holds ? "verified" : "REFUTED"} ${id}: ${detail}`);
  }

  verdicts(): readonly Verdict[] {
    return FACTS.map((fact): Verdict => {
      const found = this.#verdicts.get(fact.id);
      const verdict = found === undefined ? "not reached" : found.holds ? "verified" : "refuted";
      return { ...fact, verdict, ...(found === undefined ? {} : { detail: found.detail }) };
    });
  }
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/\s+/g, " ");

const switchText = ({ verdict, conditions }: Verdict): string =>
  verdict === "refuted" && conditions !== undefined ? `, or switch off: ${conditions.join(", ")}` : "";

/** The transcript as Markdown. */
export const transcriptText = (transcript: Transcript): string => {
  const { stack, account, region, passed, spent, stoppedBy, facts, entries } = transcript;
  return [
    `# Acceptance of stack "${stack}": ${passed ? "passed" : "not passed"}`,
    "",
    `Account ${account}, region ${region}, about $${spent.toFixed(2)} for jobs.`,
    ...(stoppedBy === undefined ? [] : ["", `Stopped: ${stoppedBy}`]),
    "",
    "| fact | verdict | what was seen |",
    "| --- | --- | --- |",
    ...facts.map(
      (fact) =>
        `| ${cell(fact.statement)} | ${fact.verdict} | ${cell(`${fact.detail ?? ""}${switchText(fact)}`)} |`,
    ),
    "",
    "## What was done",
    "",
    ...entries.map(({ at, phase, text }) => `- ${at} ${phase}: ${text.replaceAll("\n", "\n  ")}`),
    "",
  ].join("\n");
};
