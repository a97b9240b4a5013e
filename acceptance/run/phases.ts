import {
  DescribeModelPackageCommand,
  DescribePipelineCommand,
  ListModelPackagesCommand,
} from "@aws-sdk/client-sagemaker";
import { readPreview } from "../../delivery/preview";
import { canonicalJson } from "../../pipeline-definition/document/canonical-json";
import { allSteps } from "../../pipeline-definition/document/steps";
import { nodesOf } from "../../pipeline-definition/document/walk";
import type { ExecutionState } from "../../scripts/execution/execution-state";
import { codeBundle } from "../../workflows/code-bundle";
import { AcceptanceError } from "./acceptance-error";
import { withChangedScript } from "./changed-program";
import { endOf, execute } from "./execute";
import type { PulumiResult } from "./pulumi";
import type { Run } from "./run";

const lastLines = ({ stdout, stderr }: PulumiResult): string =>
  `${stdout}\n${stderr}`.trim().split("\n").slice(-12).join("\n");

/** @throws AcceptanceError when the command fails or takes too long. */
export const succeed = async (
  run: Run,
  folder: string,
  ...args: readonly string[]
): Promise<PulumiResult> => {
  const result = await run.pulumi(folder, args);
  const shown = `pulumi ${args.join(" ")}`;
  if (result.code === 0 && !result.timedOut) {
    run.protocol.tell(`${shown}: done`);
    return result;
  }
  const how = result.timedOut ? `took longer than ${String(run.limits.pulumiSeconds)} seconds` : "failed";
  throw new AcceptanceError(
    `The command "${shown}" ${how}:\n${lastLines(result)}`,
    "Mend what it names; then run this again.",
  );
};

const must = (state: ExecutionState): void => {
  if (state.status === "Succeeded") return;
  throw new AcceptanceError(
    `Execution "${state.execution}" ended otherwise than well: ${endOf(state)}`,
    "If AWS denies something, switch the named condition off by withoutConditions and run this again.",
  );
};

const packagesOf = async ({ settings, clients: { sagemaker } }: Run): Promise<readonly string[]> => {
  const request = { ModelPackageGroupName: settings.configuration.name };
  const { ModelPackageSummaryList = [] } = await sagemaker.send(new ListModelPackagesCommand(request));
  return ModelPackageSummaryList.flatMap(({ ModelPackageArn }) => ModelPackageArn ?? []);
};

/** `pulumi up` from nothing. */
export const deploy = async (run: Run): Promise<void> => {
  const { protocol, settings, clients } = run;
  // A stack that is made otherwise forgets the provider of its file, and asks for a passphrase.
  const { secretsProvider } = settings;
  const provider = secretsProvider === undefined ? [] : ["--secrets-provider", secretsProvider];
  await succeed(run, run.folder, "stack", "select", settings.stack, "--create", ...provider);
  await succeed(run, run.folder, "up", "--stack", settings.stack, "--yes", "--skip-preview");
  protocol.assert("new-roles", true, "the pipeline was made with the role of the same deployment");
  const name = settings.configuration.pipelineName;
  const { PipelineDefinition: text = "" } = await clients.sagemaker.send(
    new DescribePipelineCommand({ PipelineName: name }),
  );
  const same = text !== "" && canonicalJson(JSON.parse(text)) === text;
  protocol.assert("definition-bytes", same, `${String(text.length)} characters came back`);
};

const jobArns = ({ steps }: ExecutionState): readonly string[] =>
  steps.flatMap(({ Metadata }) => Metadata?.ProcessingJob?.Arn ?? Metadata?.TrainingJob?.Arn ?? []);

/** A first execution with all defaults, and the model that it registers. */
export const firstExecution = async (run: Run): Promise<void> => {
  const { protocol, clients } = run;
  const state = await execute(run);
  const well = state.status === "Succeeded";
  const end = endOf(state);
  for (const id of ["job-conditions", "job-roles", "isolated-jobs"] as const) protocol.assert(id, well, end);
  must(state);
  const id = state.execution.slice(state.execution.lastIndexOf("/") + 1);
  const arns = jobArns(state);
  const named = arns.length > 0 && arns.every((arn) => arn.includes(`/pipelines-${id}-`));
  protocol.assert("job-names", named, arns.join(", "));
  const [arn] = run.made.packages;
  const registered =
    arn === undefined
      ? undefined
      : await clients.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  const pending = registered?.ModelApprovalStatus === "PendingManualApproval";
  protocol.assert(
    "registration",
    pending,
    `${arn ?? "no package"}: ${registered?.ModelApprovalStatus ?? "none"}`,
  );
};

/** An execution whose gate no model passes. */
export const refusedGate = async (run: Run): Promise<void> => {
  const { protocol, settings } = run;
  const before = await packagesOf(run);
  const state = await execute(run, [run.gate]);
  const after = await packagesOf(run);
  const isFail = new Set(
    allSteps(settings.definition).flatMap(({ step }) => (step.Type === "Fail" ? [step.Name] : [])),
  );
  const failedBy = state.steps.filter(({ StepStatus }) => StepStatus === "Failed");
  const byFail = failedBy.length > 0 && failedBy.every(({ StepName = "" }) => isFail.has(StepName));
  const refused = state.status === "Failed" && byFail && after.length === before.length;
  protocol.assert("gate", refused, `${endOf(state)}; ${String(after.length - before.length)} new versions`);
  const jobs = state.steps.filter(({ Metadata }) => Metadata?.ProcessingJob ?? Metadata?.TrainingJob);
  const cached = jobs.filter(({ CacheHitResult }) => CacheHitResult !== undefined);
  const all = jobs.length > 0 && cached.length === jobs.length;
  protocol.assert(
    "step-cache",
    all,
    `${String(cached.length)} of ${String(jobs.length)} jobs came from the cache`,
  );
};

const fits = (pattern: string, type: string): boolean =>
  new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`).test(type);

/** A start that asks for instances which its role may not use: AWS has to refuse the job. */
export const forbiddenInstance = async (run: Run): Promise<void> => {
  const { definition, configuration } = run.settings;
  const read = [...nodesOf(definition)].flatMap(({ key, parent }) =>
    key === "Get" && parent?.key === "InstanceType" ? [(parent.value as { readonly Get: unknown }).Get] : [],
  );
  const parameter = read
    .map((get) => /^Parameters\.(.+)$/.exec(String(get))?.[1])
    .find((name) => name !== undefined);
  const type = ["ml.c5.large", "ml.m5.large", "ml.t3.medium"].find(
    (one) => !configuration.instanceTypes.some((pattern) => fits(pattern, one)),
  );
  if (parameter === undefined || type === undefined) {
    run.protocol.tell("no parameter chooses an instance type that is not allowed: not tried");
    return;
  }
  const state = await execute(run, [`${parameter}=${type}`]);
  const denied = state.status === "Failed" && /not authorized|AccessDenied/i.test(endOf(state));
  run.protocol.assert("instance-guard", denied, `${parameter}=${type}: ${endOf(state)}`);
};

/** Deploying again changes nothing, and AWS reports what was sent. */
export const unchanged = async (run: Run): Promise<void> => {
  const stack = ["--stack", run.settings.stack, "--expect-no-changes"];
  const again = await run.pulumi(run.folder, ["up", ...stack, "--yes", "--skip-preview"]);
  run.protocol.assert("no-op", again.code === 0, again.code === 0 ? "no changes" : lastLines(again));
  const refresh = await run.pulumi(run.folder, ["preview", ...stack, "--refresh"]);
  run.protocol.assert("refresh", refresh.code === 0, refresh.code === 0 ? "no changes" : lastLines(refresh));
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A changed job script: what a preview says, and the execution afterwards. */
export const changedScript = async (run: Run): Promise<void> => {
  const { stack, configuration } = run.settings;
  const file = codeBundle(configuration.workflow).find(({ name }) => name.endsWith(".py"));
  if (file === undefined)
    throw new AcceptanceError(
      `Workflow "${configuration.workflow}" has no Python script.`,
      "Nothing can be changed.",
    );
  const script = `workflows/${configuration.workflow}/code/${file.name}`;
  await withChangedScript(run.folder, script, async (copy) => {
    const { stdout } = await succeed(run, copy, "preview", "--stack", stack, "--json");
    const steps = readPreview(jsonOf(stdout))?.steps.filter(({ op }) => op !== "same") ?? [];
    const seen = steps.map(
      ({ op, urn }) => `${op} ${urn.slice(urn.indexOf("::", urn.indexOf("$") + 1) + 2)}`,
    );
    const harmless =
      steps.length > 0 && steps.every(({ op }) => ["create", "update", "discard"].includes(op));
    run.protocol.assert("changed-script", harmless, seen.join(", "));
    await succeed(run, copy, "up", "--stack", stack, "--yes", "--skip-preview");
  });
  const state = await execute(run);
  must(state);
  const ran =
    jobArns(state).length > 0 &&
    state.steps.some(
      ({ CacheHitResult, Metadata }) => CacheHitResult === undefined && Metadata?.ProcessingJob !== undefined,
    );
  run.protocol.assert("changed-step", ran, `after a change of ${file.name}: ${state.status}`);
};
