import { isJsonObject } from "../../pipeline-definition/document/definition";
import { UsageError, command, run } from "../../scripts/command-line/command";
import { parseJson } from "../../scripts/command-line/parse-json";
import { readTextFile } from "../../scripts/command-line/read-text-file";
import { SUBJECTS, textsOf } from "./corpus-texts";
import { ours, schemaAndMoto, type Judged } from "./judges";
import { askPythonSdk } from "./python-sdk";
import { markdownTable, textTable } from "./table";

const SCHEMA =
  "https://github.com/aws-sagemaker-mlops/sagemaker-model-building-pipeline-definition-JSON-schema";

interface Options {
  readonly schema?: string;
  readonly withoutSdk?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
}

const asJson = (all: readonly Judged[]): string =>
  `${JSON.stringify(
    {
      faults: SUBJECTS.length,
      judges: all.map(({ column: { name, tally, written, time }, version }) => ({
        name,
        version,
        ...tally,
        kinds: Object.fromEntries(tally.kinds),
        written,
        time,
      })),
    },
    null,
    2,
  )}\n`;

/** Judges take minutes; what cannot be the schema is refused before they are asked. */
const refuseOtherThanSchema = (file: string): void => {
  const parsed = parseJson(readTextFile(file));
  if (parsed.fault !== undefined || !isJsonObject(parsed.value))
    throw new UsageError(`"${file}" is no JSON Schema.`, `Get the schema's file from ${SCHEMA}.`);
};

const program = command(
  "bench:catch-rate",
  "Print how many of the seeded faults of tests/corpus each of several tools catches.",
  "npm run -s bench:catch-rate -- --schema pipeline-definition.schema.json",
)
  .option("--schema <FILE>", "AWS's published schema, which has no licence and is not kept here")
  .option("--without-sdk", "leave the Python SDK out, whose packages take minutes to install")
  .option("--json", "print one JSON object: {faults, judges}")
  .option("--markdown", "print the table as Markdown")
  .action(async ({ schema, withoutSdk = false, json = false, markdown = false }: Options) => {
    if (schema !== undefined) refuseOtherThanSchema(schema);
    else process.stderr.write(`The column of AWS's published schema is left out: get it from ${SCHEMA}\n`);
    const sdk = withoutSdk ? undefined : await askPythonSdk();
    const texts = textsOf(sdk?.written ?? { sound: new Map(), faulty: new Map() });
    const first = ours(texts);
    const others = await schemaAndMoto(texts, schema, first.seconds);
    const all = [first, ...others, ...(sdk === undefined ? [] : [sdk])];
    const columns = all.map(({ column }) => column);
    process.stdout.write(json ? asJson(all) : markdown ? markdownTable(columns) : textTable(columns));
    if (!json) process.stderr.write(`${all.map(({ version }) => version).join(", ")}\n`);
  });

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
