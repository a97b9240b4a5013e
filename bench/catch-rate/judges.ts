import path from "node:path";
import { faultyDocuments, validNames, validText } from "../../tests/corpus/corpus";
import { ourVerdict } from "./our-checks";
import { askPython, pythonWith } from "./python-programs";
import type { Column } from "./table";
import { tally, type Subject, type Verdict, type Verdicts } from "./tally";

const SDK_REQUIREMENTS = path.join(__dirname, "../../tests/golden/python-sdk/requirements.txt");
const REQUIREMENTS = path.join(__dirname, "requirements.txt");

/** What `judge_definitions.py` says for one judge. */
interface Answer {
  readonly faults: Readonly<Record<string, readonly string[]>>;
  readonly seconds: Readonly<Record<string, number>>;
  readonly version: string;
}

interface Raised {
  readonly definition: string | null;
  readonly graph: string | null;
}

/** What `python_sdk_faults.py` says. */
interface SdkAnswer {
  readonly faults: Readonly<Record<string, { readonly sound: Raised; readonly faulty: Raised }>>;
  readonly version: string;
}

/** A column and the version of what was asked. */
export interface Judged {
  readonly column: Column;
  readonly version: string;
}

const faulty = faultyDocuments();

/** The faults of the corpus. */
export const SUBJECTS: readonly Subject[] = faulty.map(({ fault, kind }) => ({
  fault: fault.name,
  kind,
  base: fault.base,
}));

const sound = new Map(validNames().map((name) => [name, validText(name)]));
const broken = new Map(faulty.map(({ fault, document }) => [fault.name, JSON.stringify(document)]));

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const map = <From, To>(
  values: ReadonlyMap<string, From>,
  change: (value: From, key: string) => To,
): ReadonlyMap<string, To> => new Map([...values].map(([key, value]) => [key, change(value, key)]));

/** Our checks, and the median time that one document takes them. */
export const ours = (): Judged & { readonly seconds: number } => {
  const seconds: number[] = [];
  const judge = (text: string): Verdict => {
    const start = process.hrtime.bigint();
    const verdict = ourVerdict(text);
    seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    return verdict;
  };
  // The first round warms the compiler up: a long-lived process is compared with long-lived ones.
  map(sound, judge);
  seconds.length = 0;
  const verdicts: Verdicts = { sound: map(sound, judge), faulty: map(broken, judge) };
  const column = { name: "our checks", tally: tally(SUBJECTS, verdicts), time: 1 };
  return { column, version: `Node.js ${process.versions.node}`, seconds: median(seconds) };
};

const judged = (name: string, answer: Answer, ourSeconds: number): Judged => {
  const verdict = (key: string): Verdict => {
    const said = answer.faults[key] ?? [];
    return { refusals: said, remarks: said };
  };
  const verdicts: Verdicts = {
    sound: map(sound, (_, key) => verdict(`sound ${key}`)),
    faulty: map(broken, (_, key) => verdict(`faulty ${key}`)),
  };
  const time = median(Object.values(answer.seconds)) / ourSeconds;
  return { column: { name, tally: tally(SUBJECTS, verdicts), time }, version: answer.version };
};

/** AWS's published schema, where its file is given, and moto's CreatePipeline. */
export const schemaAndMoto = async (
  schema: string | undefined,
  ourSeconds: number,
): Promise<readonly Judged[]> => {
  const python = await pythonWith(REQUIREMENTS);
  process.stderr.write(`asking ${schema === undefined ? "moto" : "the published schema and moto"}\n`);
  const named = (prefix: string, texts: ReadonlyMap<string, string>) =>
    [...texts].map(([name, text]) => [`${prefix} ${name}`, text] as const);
  const documents = Object.fromEntries([...named("sound", sound), ...named("faulty", broken)]);
  const answers = (await askPython(python, "judge_definitions.py", {
    documents,
    schema: schema === undefined ? null : path.resolve(schema),
  })) as { readonly moto: Answer; readonly schema?: Answer };
  const columns = [judged("moto's CreatePipeline", answers.moto, ourSeconds)];
  return answers.schema === undefined
    ? columns
    : [judged("AWS's published schema", answers.schema, ourSeconds), ...columns];
};

const raised = ({ definition, graph }: Raised): Verdict => ({
  refusals: definition === null ? [] : [definition],
  remarks: [definition, graph].filter((text) => text !== null),
});

/** The faults that were written by hand for the SageMaker Python SDK. */
export const pythonSdk = async (): Promise<Judged> => {
  const python = await pythonWith(SDK_REQUIREMENTS);
  process.stderr.write("asking the SageMaker Python SDK\n");
  const { faults, version } = (await askPython(python, "python_sdk_faults.py", null)) as SdkAnswer;
  const unknown = Object.keys(faults).filter((name) => !broken.has(name));
  if (unknown.length > 0) throw new Error(`No seeded fault is called "${unknown.join('", "')}".`);
  const answers = new Map(Object.entries(faults));
  const verdicts: Verdicts = {
    sound: map(answers, (answer) => raised(answer.sound)),
    faulty: map(answers, (answer) => raised(answer.faulty)),
  };
  const counted = tally(SUBJECTS, verdicts, ({ fault }) => fault);
  return { column: { name: "Python SDK", tally: counted }, version };
};
