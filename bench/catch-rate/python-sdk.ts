import path from "node:path";
import { SUBJECTS } from "./corpus-texts";
import { askPython, pythonWith } from "./python-programs";
import type { Column } from "./table";
import { tally, type Verdict } from "./tally";

const REQUIREMENTS = path.join(__dirname, "../../tests/golden/python-sdk/requirements.txt");

interface Outcome {
  /** What was raised when the definition was asked for. */
  readonly definition: string | null;
  /** What was raised when the graph was asked for too. */
  readonly graph: string | null;
  readonly document: string | null;
}

interface Answer {
  readonly faults: Readonly<Record<string, { readonly sound: Outcome; readonly faulty: Outcome }>>;
  readonly version: string;
}

/** What the SDK says of the faults that were written by hand for it, and the documents that it made all the same. */
export interface SdkJudgement {
  readonly column: Column;
  readonly version: string;
  readonly written: {
    readonly sound: ReadonlyMap<string, string>;
    readonly faulty: ReadonlyMap<string, string>;
  };
}

const verdict = ({ definition, graph }: Outcome): Verdict => ({
  refusals: definition === null ? [] : [definition],
  remarks: [definition, graph].filter((text) => text !== null),
});

/**
 * Asks the SageMaker Python SDK about its faults.
 *
 * @throws Error when one of them is no seeded fault.
 */
export const askPythonSdk = async (): Promise<SdkJudgement> => {
  const python = await pythonWith(REQUIREMENTS);
  process.stderr.write("asking the SageMaker Python SDK\n");
  const { faults, version } = (await askPython(python, "python_sdk_faults.py", null)) as Answer;
  const names = new Set(SUBJECTS.map(({ fault }) => fault));
  const unknown = Object.keys(faults).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`No seeded fault is called "${unknown.join('", "')}".`);
  const pick = <T>(of: (fault: { readonly sound: Outcome; readonly faulty: Outcome }) => T) =>
    Object.entries(faults).map(([name, fault]) => [name, of(fault)] as const);
  const counted = tally(
    SUBJECTS,
    {
      sound: new Map(pick(({ sound }) => verdict(sound))),
      faulty: new Map(pick(({ faulty }) => verdict(faulty))),
    },
    ({ fault }) => fault,
  );
  const written = (of: "sound" | "faulty") =>
    new Map(pick((fault) => fault[of].document ?? "").filter(([name]) => faults[name]?.faulty.document));
  return {
    column: { name: "Python SDK", tally: counted },
    version,
    written: { sound: written("sound"), faulty: written("faulty") },
  };
};
