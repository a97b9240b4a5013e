import { accessSync, constants, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { InvalidArgumentError } from "commander";
import { awsClients } from "../acceptance/aws/clients";
import { acceptance } from "../acceptance/run/acceptance";
import { transcriptText, type Transcript } from "../acceptance/run/protocol";
import { readStackSettings } from "../acceptance/stack-settings";
import { parseAssignment } from "../local-sagemaker/plan/parameters";
import { makeFolder } from "../local-sagemaker/store/make-folder";
import { command, run, setExitCode, UsageError } from "./command-line/command";
import { findWorkflow, workflowNames } from "./command-line/workflow-lookup";

interface Options {
  readonly stack: string;
  readonly costCap: number;
  readonly pulumiTimeout: number;
  readonly executionTimeout: number;
  readonly gate: string;
  readonly keep?: boolean;
  readonly transcript: string;
  readonly endpointUrl?: string;
  readonly json?: boolean;
}

const positive = (text: string): number => {
  const number = Number(text);
  if (!(number > 0 && number <= 1_000_000)) throw new InvalidArgumentError("Give a number above 0.");
  return number;
};

const assignment = (text: string): string => {
  if (parseAssignment(text) === undefined) throw new InvalidArgumentError("Give Name=Value.");
  return text;
};

const ROOT = path.resolve(__dirname, "..");

/** The folder of the transcripts, made before anything costs money. */
const transcriptFolder = (folder: string): string => {
  try {
    makeFolder(folder);
    // The separator at its end makes a file an error.
    accessSync(path.resolve(folder) + path.sep, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `The folder "${folder}" cannot keep a transcript: ${reason}.`,
      "Give a folder that can be written to: --transcript FOLDER.",
    );
  }
  return path.resolve(folder);
};

/** Writes the transcript as Markdown and as JSON; the name of the files without their ends. */
const keepTranscript = (folder: string, transcript: Transcript, at: Date): string => {
  const name = `${transcript.stack}-${at.toISOString().replaceAll(/[:.]/g, "-")}`;
  const file = path.join(folder, name);
  writeFileSync(`${file}.md`, transcriptText(transcript));
  writeFileSync(`${file}.json`, `${JSON.stringify(transcript, null, 2)}\n`);
  return file;
};

const program = command(
  "acceptance",
  "Prove a stack on AWS: make it, run its pipeline, change it, destroy it. Costs money; keeps a transcript.",
  "npm run -s acceptance -- --stack dev --cost-cap 5",
)
  .requiredOption("--stack <STACK>", "an unprotected stack that is not deployed yet")
  .option("--cost-cap <DOLLARS>", "no execution is started that might cost more in all", positive, 5)
  .option("--pulumi-timeout <SECONDS>", "for each pulumi command", positive, 1800)
  .option("--execution-timeout <SECONDS>", "for each execution", positive, 5400)
  .option("--gate <Name=Value>", "a parameter that no model passes", assignment, "AccuracyThreshold=2")
  .option("--keep", "leave the stack standing")
  .option("--transcript <FOLDER>", "where the transcript is kept", "acceptance-transcripts")
  .option("--endpoint-url <URL>", "one endpoint for all services, for rehearsals")
  .option("--json", "print the transcript as one JSON object")
  .action(
    async ({ stack, keep = false, gate, transcript: folder, endpointUrl, json, ...options }: Options) => {
      const settings = readStackSettings(ROOT, stack, { names: workflowNames, find: findWorkflow });
      const { region } = settings.configuration;
      const kept = transcriptFolder(folder);
      const transcript = await acceptance({
        settings,
        clients: awsClients({ region, ...(endpointUrl === undefined ? {} : { endpointUrl }) }),
        folder: ROOT,
        limits: {
          costCap: options.costCap,
          pulumiSeconds: options.pulumiTimeout,
          executionSeconds: options.executionTimeout,
        },
        gate,
        keep,
        clock: { sleep: async (milliseconds) => sleep(milliseconds) },
        now: () => new Date(),
        note: (line) => process.stderr.write(`${line}\n`),
        environment: process.env,
      });
      const file = keepTranscript(kept, transcript, new Date());
      process.stderr.write(`kept: ${file}.md and .json\n`);
      process.stdout.write(
        json === true ? `${JSON.stringify(transcript, null, 2)}\n` : transcriptText(transcript),
      );
      setExitCode(program, transcript.passed ? 0 : 1);
    },
  );

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
