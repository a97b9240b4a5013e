import { DescribePipelineCommand } from "@aws-sdk/client-sagemaker";
import { checkParameters } from "../../scripts/execution/start-execution";
import type { Clock } from "../../scripts/execution/wait-for-execution";
import type { AwsClients } from "../aws/clients";
import { preflight } from "../preflight/preflight";
import { askFor } from "../preflight/looked-at";
import type { StackSettings } from "../stack-settings";
import { AcceptanceError } from "./acceptance-error";
import { destroy } from "./destroy";
import { checkCost } from "./execute";
import { changedScript, deploy, firstExecution, forbiddenInstance, refusedGate, unchanged } from "./phases";
import { Protocol, type Transcript } from "./protocol";
import { runPulumi } from "./pulumi";
import type { Limits, Run } from "./run";

export interface AcceptanceOptions {
  readonly settings: StackSettings;
  readonly clients: AwsClients;
  readonly folder: string;
  readonly limits: Limits;
  /** `Name=Value`: what no model reaches. */
  readonly gate: string;
  /** Leaves the stack standing. */
  readonly keep: boolean;
  readonly clock: Clock;
  readonly now: () => Date;
  /** Progress, a line at a time. */
  readonly note: (line: string) => void;
  readonly environment: NodeJS.ProcessEnv;
}

const PHASES = [
  ["up", deploy],
  ["first execution", firstExecution],
  ["refused gate", refusedGate],
  ["forbidden instance", forbiddenInstance],
  ["no-op up", unchanged],
  ["changed script", changedScript],
] as const;

/** What can be known to fail before anything is asked of AWS. */
const checkSettings = ({ settings, keep, gate, limits }: AcceptanceOptions): void => {
  const { stack, configuration, definition } = settings;
  if (configuration.protect && !keep) {
    throw new AcceptanceError(
      `Stack "${stack}" is protected, and an acceptance destroys what it made.`,
      "Take a stack with protect: false, or give --keep.",
    );
  }
  checkParameters(configuration.pipelineName, definition.Parameters ?? [], [gate]);
  checkCost({ settings, limits, spent: 0 });
};

/** Nothing is made before this is fine. */
const prepare = async ({ settings, clients, keep }: AcceptanceOptions, protocol: Protocol): Promise<void> => {
  const findings = await preflight(settings, clients);
  for (const { level, message } of findings) {
    if (level !== "ok") protocol.tell(`${level}: ${message}`);
  }
  const count = findings.filter(({ level }) => level === "error").length;
  if (count > 0) {
    throw new AcceptanceError(
      `The preflight of stack "${settings.stack}" found ${String(count)} errors.`,
      `See them: npm run -s preflight -- --stack ${settings.stack}`,
    );
  }
  const { pipelineName: PipelineName } = settings.configuration;
  const there = await askFor("sagemaker:DescribePipeline", async () =>
    clients.sagemaker.send(new DescribePipelineCommand({ PipelineName })),
  );
  if (!keep && "value" in there && there.value !== undefined) {
    throw new AcceptanceError(
      `Stack "${settings.stack}" is deployed already, and an acceptance destroys what it made.`,
      "Take a stack of its own, destroy this one first, or give --keep.",
    );
  }
};

const hasHint = (failed: unknown): failed is Error & { readonly hint: string } =>
  failed instanceof Error && "hint" in failed;

/** What went wrong, as the transcript says it; a defect of ours is not expected and goes on. */
const reasonOf = (failed: unknown): string => {
  if (hasHint(failed)) return `${failed.message.trimEnd()}\n${failed.hint}`;
  if (failed instanceof Error && "$fault" in failed) return `AWS answers ${failed.name}: ${failed.message}`;
  throw failed;
};

const runPhases = async (run: Run): Promise<string | undefined> => {
  for (const [name, phase] of PHASES) {
    run.protocol.phase = name;
    try {
      await phase(run);
    } catch (failed) {
      return `${name}: ${reasonOf(failed)}`;
    }
  }
  return undefined;
};

const cleanUp = async (run: Run): Promise<string | undefined> => {
  run.protocol.phase = "destroy";
  try {
    await destroy(run);
    return undefined;
  } catch (failed) {
    return `destroy: ${reasonOf(failed)}\nWhat is left costs money: delete it by hand.`;
  }
};

/**
 * Proves on AWS what could only be believed before: makes the stack, runs its pipeline, changes it, destroys it, and
 * says of each fact whether it holds. Whatever happens after the first `up`, the stack is destroyed, unless it is to
 * be kept.
 *
 * @throws AcceptanceError when it cannot begin, and UsageError for a gate that is no parameter of the pipeline.
 */
export const acceptance = async (options: AcceptanceOptions): Promise<Transcript> => {
  checkSettings(options);
  const { settings, clients, folder, limits, gate, keep, clock, now, note, environment } = options;
  const protocol = new Protocol(now, note);
  protocol.phase = "preflight";
  const seconds = limits.pulumiSeconds;
  const pulumi: Run["pulumi"] = async (program, args) =>
    runPulumi(args, { folder: program, seconds, environment });
  await pulumi(folder, ["version"]);
  await prepare(options, protocol);
  const made = { packages: [], models: [] };
  const run: Run = { settings, clients, protocol, clock, limits, folder, pulumi, gate, spent: 0, made };
  const ends = [await runPhases(run), keep ? undefined : await cleanUp(run)].filter(
    (end) => end !== undefined,
  );
  const facts = protocol.verdicts();
  const unmet = facts.filter(
    ({ id, verdict }) =>
      verdict === "refuted" ||
      (verdict === "not reached" && id !== "instance-guard" && !(keep && id === "destroy")),
  );
  return {
    stack: settings.stack,
    account: settings.allowedAccountIds?.join(", ") ?? "not named",
    region: settings.configuration.region,
    passed: ends.length === 0 && unmet.length === 0,
    spent: run.spent,
    ...(ends.length === 0 ? {} : { stoppedBy: ends.join("\n") }),
    facts,
    entries: protocol.entries,
  };
};
