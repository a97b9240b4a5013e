import path from "node:path";
import { SUBJECTS, allTexts, verdictsOf, type Texts } from "./corpus-texts";
import { ourVerdict } from "./our-checks";
import { askPython, pythonWith } from "./python-programs";
import type { Column } from "./table";
import { tally, type Verdict } from "./tally";

const REQUIREMENTS = path.join(__dirname, "requirements.txt");

/** What `judge_definitions.py` says for one judge. */
interface Answer {
  readonly faults: Readonly<Record<string, readonly string[]>>;
  readonly seconds: Readonly<Record<string, number>>;
  readonly version: string;
}

/** A column and the version of what was asked. */
export interface Judged {
  readonly column: Column;
  readonly version: string;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const columnOf = (name: string, texts: Texts, said: (name: string) => Verdict, time: number): Column => {
  const { corpus, written } = verdictsOf(texts, said);
  return {
    name,
    tally: tally(SUBJECTS, corpus),
    written: tally(SUBJECTS, written, ({ fault }) => fault).total,
    time,
  };
};

/** Our checks, and the median time that one document takes them. */
export const ours = (texts: Texts): Judged & { readonly seconds: number } => {
  const all = allTexts(texts);
  // The first round warms the compiler up: a long-lived process is compared with long-lived ones.
  for (const text of all.values()) ourVerdict(text);
  const seconds: number[] = [];
  const said = new Map<string, Verdict>();
  for (const [name, text] of all) {
    const start = process.hrtime.bigint();
    said.set(name, ourVerdict(text));
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  }
  const nothing: Verdict = { refusals: [], remarks: [] };
  const column = columnOf("our checks", texts, (name) => said.get(name) ?? nothing, 1);
  return { column, version: `Node.js ${process.versions.node}`, seconds: median(seconds) };
};

const judged = (name: string, texts: Texts, answer: Answer, ourSeconds: number): Judged => {
  const verdict = (key: string): Verdict => {
    const said = answer.faults[key] ?? [];
    return { refusals: said, remarks: said };
  };
  const time = median(Object.values(answer.seconds)) / ourSeconds;
  return { column: columnOf(name, texts, verdict, time), version: answer.version };
};

/** AWS's published schema, where its file is given, and moto's CreatePipeline. */
export const schemaAndMoto = async (
  texts: Texts,
  schema: string | undefined,
  ourSeconds: number,
): Promise<readonly Judged[]> => {
  const python = await pythonWith(REQUIREMENTS);
  process.stderr.write(`asking ${schema === undefined ? "moto" : "the published schema and moto"}\n`);
  const answers = (await askPython(python, "judge_definitions.py", {
    documents: Object.fromEntries(allTexts(texts)),
    schema: schema === undefined ? null : path.resolve(schema),
  })) as { readonly moto: Answer; readonly schema?: Answer };
  const moto = judged("moto's CreatePipeline", texts, answers.moto, ourSeconds);
  return answers.schema === undefined
    ? [moto]
    : [judged("AWS's published schema", texts, answers.schema, ourSeconds), moto];
};
