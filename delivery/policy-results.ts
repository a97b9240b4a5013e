import { isJsonObject } from "../pipeline-definition/document/definition";
import { redact } from "./redaction";

/** A policy that a resource, or the whole stack, breaks. */
export interface PolicyViolation {
  readonly policy: string;
  readonly pack: string;
  /** `mandatory` stops `pulumi up`; `advisory` only tells. */
  readonly level: string;
  readonly message: string;
  /** The resource; undefined for the whole stack. */
  readonly urn?: string;
}

/** What the policy packs of a preview said. */
export interface PolicyResults {
  /** How many policies passed, by what Pulumi counted; undefined when it did not count. */
  readonly passed?: number;
  /** Policies that read what is known only after the deployment, by name. */
  readonly undecided?: readonly string[];
  readonly violations: readonly PolicyViolation[];
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** Pulumi marks colours as `<{%reset%}>`. */
const plainMessage = (value: unknown): string =>
  textOf(redact(textOf(value).replaceAll(/<\{%[^%]*%\}>/g, ""))).trim();

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const violationOf = (event: unknown): readonly PolicyViolation[] => {
  if (!isJsonObject(event)) return [];
  const urn = textOf(event["resourceUrn"]);
  return [
    {
      policy: textOf(event["policyName"]),
      pack: textOf(event["policyPackName"]),
      level: textOf(event["enforcementLevel"]),
      message: plainMessage(event["message"]),
      ...(urn === "" ? {} : { urn }),
    },
  ];
};

/** A policy that came to an unknown value tells so as if it were broken. */
const isUndecided = ({ message }: PolicyViolation): boolean =>
  /^can't run policy .* during preview: /.test(message);

const SUMMARIES = ["policyAnalyzeSummaryEvent", "policyAnalyzeStackSummaryEvent"];

const namesIn = (summary: unknown, member: string): readonly unknown[] => {
  const names: unknown = isJsonObject(summary) ? summary[member] : undefined;
  return Array.isArray(names) ? names : [];
};

const passedIn = (events: readonly Readonly<Record<string, unknown>>[]): number | undefined => {
  const summaries = events.flatMap((event) => SUMMARIES.flatMap((name) => event[name] ?? []));
  if (summaries.length === 0) return undefined;
  const names = (member: string) => new Set(summaries.flatMap((summary) => namesIn(summary, member)));
  const failed = names("failed");
  return [...names("passed")].filter((name) => !failed.has(name)).length;
};

/**
 * Reads the policy results out of the engine's events, one JSON object a line, as `pulumi preview --event-log FILE`
 * writes them: the JSON of a preview has none. Lines that are no event count as none.
 */
export const readPolicyResults = (text: string): PolicyResults => {
  const events = text.split("\n").flatMap((line) => {
    const event = parsed(line);
    return isJsonObject(event) ? [event] : [];
  });
  const passed = passedIn(events);
  const all = events.flatMap((event) => violationOf(event["policyEvent"]));
  const undecided = [...new Set(all.filter(isUndecided).map(({ policy }) => policy))];
  return {
    ...(passed === undefined ? {} : { passed }),
    ...(undecided.length === 0 ? {} : { undecided }),
    violations: all.filter((violation) => !isUndecided(violation)),
  };
};
