import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { StopPipelineExecutionCommand } from "@aws-sdk/client-sagemaker";
import { InvalidArgumentError, type Command } from "commander";
import { command, run, setExitCode } from "./command-line/command";
import { explained } from "./execution/execution-error";
import {
  executionText,
  isOver,
  readExecution,
  regionOfExecution,
  type ExecutionState,
} from "./execution/execution-state";
import { connect, type ConnectionOptions } from "./execution/sagemaker-connection";
import { startExecution } from "./execution/start-execution";
import { waitForExecution, type Clock } from "./execution/wait-for-execution";

/** What the commands need of the world; a test brings its own. */
export interface Surroundings {
  readonly clock: Clock;
  /** Results. */
  readonly print: (text: string) => void;
  /** Progress, a line at a time. */
  readonly note: (line: string) => void;
}

const machine: Surroundings = {
  clock: { sleep: async (milliseconds) => sleep(milliseconds) },
  print: (text) => process.stdout.write(text),
  note: (line) => process.stderr.write(`${line}\n`),
};

interface CommonOptions extends ConnectionOptions {
  readonly json?: boolean;
}

interface WaitingOptions extends CommonOptions {
  readonly interval: number;
}

interface StartingOptions extends WaitingOptions {
  readonly parameter: readonly string[];
  readonly token?: string;
  readonly wait?: boolean;
}

const EXAMPLE_ARN =
  "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/adult-census-dev/execution/a1b2c3d4e5f6";

const parseInterval = (text: string): number => {
  const seconds = Number(text);
  if (!(seconds >= 1 && seconds <= 3600)) throw new InvalidArgumentError("Give 1 to 3600 seconds.");
  return seconds;
};

const withCommonOptions = (subcommand: Command, example: string): Command =>
  subcommand
    .addHelpText("after", `\nExample:\n  npm run -s pipeline -- ${subcommand.name()} ${example}`)
    .option("--region <region>", "AWS region; by default the ARN's, else the SDK's")
    .option("--endpoint-url <url>", "another endpoint, such as the local API's")
    .option("--json", "print one JSON object");

const withInterval = (subcommand: Command): Command =>
  subcommand.option("--interval <seconds>", "time between two looks at the execution", parseInterval, 15);

const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const connectTo = (arn: string, { region = regionOfExecution(arn), endpointUrl }: CommonOptions) =>
  connect({ region, endpointUrl });

/** Prints an execution; one that has ended otherwise than well makes the exit code 1. */
const report = (
  program: Command,
  { print }: Surroundings,
  state: ExecutionState,
  { json }: CommonOptions,
): void => {
  print(json === true ? asJson(state) : executionText(state));
  setExitCode(program, state.status === "Succeeded" || !isOver(state) ? 0 : 1);
};

const addStart = (program: Command, surroundings: Surroundings): void => {
  const { clock, print, note } = surroundings;
  withInterval(
    withCommonOptions(program.command("start <PIPELINE>"), "adult-census-dev --parameter Seed=7 --wait"),
  )
    .description("start an execution and print its ARN")
    .option(
      "--parameter <Name=Value>",
      "a parameter, any number of times",
      (one: string, all: readonly string[]) => [...all, one],
      [],
    )
    .option("--token <token>", "repeating a start with the same token starts nothing new")
    .option("--wait", "wait until it is over; exit with 1 unless it has succeeded")
    .action(async (pipeline: string, options: StartingOptions) => {
      const client = connect(options);
      const { parameter: parameters, token } = options;
      const onToken = (used: string): void => {
        note(`token ${used}`);
      };
      const started = await startExecution(client, { pipeline, parameters, token, onToken });
      if (options.wait !== true) {
        print(options.json === true ? asJson(started) : `${started.execution}\n`);
        return;
      }
      note(started.execution);
      const waiting = { clock, note, intervalSeconds: options.interval };
      report(program, surroundings, await waitForExecution(client, started.execution, waiting), options);
    });
};

const addStatus = (program: Command, surroundings: Surroundings): void => {
  withCommonOptions(program.command("status <EXECUTION_ARN>"), EXAMPLE_ARN)
    .description("print the state of an execution and its steps; exit with 1 if it has failed or was stopped")
    .action(async (arn: string, options: CommonOptions) => {
      report(program, surroundings, await readExecution(connectTo(arn, options), arn), options);
    });
};

const addWait = (program: Command, surroundings: Surroundings): void => {
  const { clock, note } = surroundings;
  withInterval(withCommonOptions(program.command("wait <EXECUTION_ARN>"), `${EXAMPLE_ARN} --json`))
    .description("wait until an execution is over; exit with 1 unless it has succeeded")
    .action(async (arn: string, options: WaitingOptions) => {
      const waiting = { clock, note, intervalSeconds: options.interval };
      report(program, surroundings, await waitForExecution(connectTo(arn, options), arn, waiting), options);
    });
};

const addStop = (program: Command, { print }: Surroundings): void => {
  withCommonOptions(program.command("stop <EXECUTION_ARN>"), EXAMPLE_ARN)
    .description("ask SageMaker to stop an execution and its jobs")
    .action(async (arn: string, options: CommonOptions) => {
      const request = { PipelineExecutionArn: arn, ClientRequestToken: randomUUID() };
      const client = connectTo(arn, options);
      await explained(`execution "${arn}"`, client.send(new StopPipelineExecutionCommand(request)));
      print(options.json === true ? asJson({ execution: arn, status: "Stopping" }) : `${arn}\nStopping\n`);
    });
};

/** `start`, `status`, `wait` and `stop` of executions in AWS, or behind any endpoint that speaks its protocol. */
export const pipelineProgram = (surroundings: Surroundings = machine): Command => {
  const program = command(
    "pipeline",
    "Start, watch and stop executions of a deployed pipeline.",
    "npm run -s pipeline -- start adult-census-dev --parameter Seed=7 --wait",
  );
  for (const add of [addStart, addStatus, addWait, addStop]) add(program, surroundings);
  return program;
};

if (require.main === module) {
  void run(pipelineProgram(), process.argv.slice(2)).then((code) => (process.exitCode = code));
}
