import { faultyDocuments, validNames, validText } from "../../tests/corpus/corpus";
import type { Subject, Verdict, Verdicts } from "./tally";

/** Two sets of texts, or what is said of them: documents without a mistake, and with one. */
interface Pair<T> {
  readonly sound: ReadonlyMap<string, T>;
  readonly faulty: ReadonlyMap<string, T>;
}

/** The texts that every judge is asked about. */
export interface Texts {
  readonly corpus: Pair<string>;
  /** What the Python SDK wrote of the faults that it let through, both by the fault's name. */
  readonly written: Pair<string>;
}

const documents = faultyDocuments();

/** The faults of the corpus. */
export const SUBJECTS: readonly Subject[] = documents.map(({ fault, kind }) => ({
  fault: fault.name,
  kind,
  base: fault.base,
}));

/** The texts of the corpus, beside those that the SDK has written. */
export const textsOf = (written: Pair<string>): Texts => ({
  corpus: {
    sound: new Map(validNames().map((name) => [name, validText(name)])),
    faulty: new Map(documents.map(({ fault, document }) => [fault.name, JSON.stringify(document)])),
  },
  written,
});

const GROUPS = [
  ["sound", (texts: Texts) => texts.corpus.sound],
  ["faulty", (texts: Texts) => texts.corpus.faulty],
  ["written sound", (texts: Texts) => texts.written.sound],
  ["written faulty", (texts: Texts) => texts.written.faulty],
] as const;

/** All texts in one map, each under a name of its own. */
export const allTexts = (texts: Texts): ReadonlyMap<string, string> =>
  new Map(GROUPS.flatMap(([group, of]) => [...of(texts)].map(([name, text]) => [`${group}: ${name}`, text])));

/** What was said of all texts, put back into their groups. */
export const verdictsOf = (
  texts: Texts,
  said: (name: string) => Verdict,
): { readonly corpus: Verdicts; readonly written: Verdicts } => {
  const [sound, faulty, writtenSound, writtenFaulty] = GROUPS.map(
    ([group, of]) => new Map([...of(texts).keys()].map((name) => [name, said(`${group}: ${name}`)])),
  );
  const none: ReadonlyMap<string, Verdict> = new Map();
  return {
    corpus: { sound: sound ?? none, faulty: faulty ?? none },
    written: { sound: writtenSound ?? none, faulty: writtenFaulty ?? none },
  };
};
