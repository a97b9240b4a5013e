import { isJsonObject } from "../../../pipeline-definition/document/definition";
import type { Properties } from "../property-values";

/** What a run of the `pulumi` command did or would do. */
export interface CommandEvents {
  /** In order: `create urn:pulumi:…`, in the words of the test engine. */
  readonly steps: readonly string[];
  readonly errors: readonly string[];
  /** Resources as they are after the run, without those of Pulumi itself. */
  readonly resources: readonly {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly inputs: Properties;
  }[];
}

interface Side {
  readonly custom?: boolean;
  readonly retainOnDelete?: boolean;
  readonly inputs?: Properties;
}

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly old: Side | null;
  readonly new: Side | null;
}

/** One event of the engine; each has one of these members. */
interface EngineEvent {
  readonly resourcePreEvent?: { readonly metadata: Metadata; readonly planning?: boolean };
  readonly resOutputsEvent?: { readonly metadata: Metadata; readonly planning?: boolean };
  readonly diagnosticEvent?: { readonly message: string; readonly severity: string };
  readonly policyEvent?: {
    readonly policyName: string;
    readonly message: string;
    readonly enforcementLevel: string;
  };
  readonly errorEvent?: { readonly error: string };
}

/** Pulumi's words for what touches a resource. A replacement shows as three steps. */
const WORDS: Readonly<Record<string, string>> = {
  create: "create",
  import: "import",
  update: "update",
  replace: "replace",
  delete: "delete",
  "delete-replaced": "delete",
};

const eventsOf = (text: string): readonly EngineEvent[] =>
  text.split("\n").flatMap((line) => {
    try {
      const event: unknown = JSON.parse(line);
      return isJsonObject(event) ? [event] : [];
    } catch {
      // The last line of a command that was killed is cut off.
      return [];
    }
  });

/**
 * Whether the program registers a resource: providers are Pulumi's, and what awsx makes inside its components is its
 * own, which is not there under mocks and behind the test engine.
 */
export const isOfProgram = ({ type, urn }: { readonly type: string; readonly urn: string }): boolean =>
  !type.startsWith("pulumi:providers:") && !/[:$]awsx:[^$]+\$/.test(urn);

/** Components are touched when that begins; all else when its provider is done. */
const touchedBy = (event: EngineEvent): readonly Metadata[] => {
  const begun = event.resourcePreEvent?.metadata;
  if (begun !== undefined) return (begun.new ?? begun.old)?.custom === true ? [] : [begun];
  const done = event.resOutputsEvent?.metadata;
  return done !== undefined && (done.new ?? done.old)?.custom === true ? [done] : [];
};

const stepOf = ({ op, urn, old }: Metadata): readonly string[] => {
  const word = WORDS[op];
  if (word === undefined) return [];
  return [`${word === "delete" && old?.retainOnDelete === true ? "discard" : word} ${urn}`];
};

/** Pulumi marks colours as `<{%reset%}>`. */
const plainMessage = (text: string): string => text.replaceAll(/<\{%[^%]*%\}>/g, "").trim();

/** Resources that Pulumi refuses to give up, by what it says. */
const refusalsIn = (error: string): readonly string[] =>
  error.includes("protect")
    ? [...error.matchAll(/"(urn:pulumi:[^"]+)"/g)].map(([, urn = ""]) => `refuse ${urn}`)
    : [];

/**
 * Reads the engine's events as `--event-log FILE` writes them: one JSON object a line.
 *
 * @param of what was planned, or what was done: a command that changes something writes both
 */
export const readEngineEvents = (text: string, of: "planned" | "done"): CommandEvents => {
  const events = eventsOf(text);
  const isWanted = ({ resourcePreEvent, resOutputsEvent }: EngineEvent): boolean =>
    ((resourcePreEvent ?? resOutputsEvent)?.planning === true) === (of === "planned");
  const touched = events.filter(isWanted).flatMap(touchedBy).filter(isOfProgram);
  const errors = events.flatMap(({ diagnosticEvent, errorEvent, policyEvent }) => {
    if (policyEvent?.enforcementLevel === "mandatory")
      return [`Policy "${policyEvent.policyName}" is broken: ${plainMessage(policyEvent.message)}`];
    if (errorEvent !== undefined) return [plainMessage(errorEvent.error)];
    return diagnosticEvent?.severity === "error" ? [plainMessage(diagnosticEvent.message)] : [];
  });
  const refused = [...new Set(errors.flatMap(refusalsIn))];
  const standing = new Map(
    touched.flatMap(({ urn, type, new: after }) =>
      after === null || after === undefined
        ? []
        : [
            [
              urn,
              { urn, type, name: urn.split("::").slice(3).join("::"), inputs: after.inputs ?? {} },
            ] as const,
          ],
    ),
  );
  const steps = [...touched.flatMap(stepOf), ...refused];
  return { steps, errors: [...new Set(errors)], resources: [...standing.values()] };
};
