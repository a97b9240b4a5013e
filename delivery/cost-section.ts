import { code, plain } from "../pipeline-definition/analysis/diff/markdown-text";
import type { Section } from "./fit-sections";
import { PRICED_REGION, PRICES_DATE, PRICES_SOURCE } from "./prices";
import type { DeliveryReport, PipelineReport, StackReport } from "./report";
import type { RunCost, StepCost } from "./run-cost";
import { change, counted, dollars } from "./wording";

const NOTHING: RunCost = { steps: [], perRun: 0, atMost: 0, standing: 0, perMonth: 0 };

const instancesText = ({ instances }: StepCost): string =>
  instances
    .map(({ instanceType, count, jobs }) => {
      const times = count * jobs;
      return `${times === 1 ? "" : `${String(times)} × `}${code(instanceType)}`;
    })
    .join(", ");

const minutesText = ({ minutes, isMeasured, instances }: StepCost): string => {
  if (instances.every(({ standing }) => standing)) return "";
  const text = Number(minutes.toFixed(1)).toString();
  return isMeasured ? `${text} min` : `${text} min, assumed`;
};

const amountText = (cost: StepCost | undefined): string => {
  if (cost === undefined) return "–";
  if (cost.unpriced !== undefined) return "not priced";
  const mark = cost.isReported ? " ¹" : "";
  return cost.standing > 0 ? `${dollars(cost.standing)} a month${mark}` : `${dollars(cost.perRun)}${mark}`;
};

const isWorthARow = ({ instances, unpriced }: StepCost): boolean =>
  instances.length > 0 || unpriced !== undefined;

/** What a step cost before, under the name that it bears now. */
const costsBefore = ({ diff, costBefore = NOTHING }: PipelineReport): ReadonlyMap<string, StepCost> => {
  const renamed = new Map(
    diff.steps.flatMap(({ name, renamed: from }) => (from === undefined ? [] : [[from.from, name] as const])),
  );
  return new Map(costBefore.steps.map((step) => [renamed.get(step.name) ?? step.name, step]));
};

const rows = (report: PipelineReport): readonly string[] => {
  const after = report.costAfter ?? NOTHING;
  const old = costsBefore(report);
  const gone = [...old].filter(([name]) => !after.steps.some((step) => step.name === name));
  const row = (shown: StepCost, was: StepCost | undefined, is: StepCost | undefined): string =>
    `| ${code(shown.name)} | ${instancesText(shown)} | ${minutesText(shown)} | ${amountText(was)} | ${amountText(is)} |`;
  return [
    ...after.steps.filter(isWorthARow).map((step) => row(step, old.get(step.name), step)),
    ...gone.flatMap(([, step]) => (isWorthARow(step) ? [row(step, step, undefined)] : [])),
  ];
};

const headline = ({ name, costBefore, costAfter = NOTHING, nextRun = 0 }: PipelineReport): string => {
  const before = costBefore ?? NOTHING;
  const next =
    Math.abs(nextRun - costAfter.perRun) < 0.005
      ? ""
      : ` The next run costs ${dollars(nextRun)}: the rest comes from the cache.`;
  const limit =
    costAfter.atMost === undefined
      ? ""
      : ` At most ${dollars(costAfter.atMost)}, if every job runs into its limit.`;
  const unpriced = costAfter.steps.filter((step) => step.unpriced !== undefined).length;
  const without =
    unpriced === 0
      ? ""
      : ` Without ${counted(unpriced, "step")} that ${unpriced === 1 ? "has" : "have"} no price.`;
  return (
    `${code(name)}: **${dollars(costAfter.perRun)} per run** (${change(before.perRun, costAfter.perRun)}), ` +
    `**${dollars(costAfter.perMonth)} per month** (${change(before.perMonth, costAfter.perMonth)}).${next}${limit}${without}`
  );
};

const pipelineLines = (report: PipelineReport): readonly string[] => {
  const lines = rows(report);
  return lines.length === 0
    ? []
    : ["", "| Step | Instances | Time | Before | After |", "| --- | --- | --- | --: | --: |", ...lines];
};

const standingLines = (stacks: readonly StackReport[]): readonly string[] =>
  stacks
    .filter(({ standing }) => standing.length > 0)
    .map(({ stack, standing }) => {
      const sum = standing.reduce((all, { perMonth }) => all + perMonth, 0);
      const names = standing.map(({ name, perMonth }) => `${code(name)} ${change(0, perMonth)}`).join(", ");
      return `- ${plain(stack)}: ${change(0, sum)} per month for what stands: ${names}`;
    });

const unpricedLines = (pipelines: readonly PipelineReport[]): readonly string[] =>
  pipelines.flatMap(({ costAfter = NOTHING }) =>
    costAfter.steps.flatMap(({ name, unpriced }) =>
      unpriced === undefined ? [] : [`- Step ${code(name)}: ${plain(unpriced)}.`],
    ),
  );

const finePrint = ({ pipelines, assumptions }: DeliveryReport): string => {
  const isReported = pipelines.some(({ costBefore, costAfter }) =>
    [costBefore, costAfter].some((cost) => cost?.steps.some((step) => step.isReported)),
  );
  const source = `[prices of ${PRICES_DATE}](${PRICES_SOURCE})`;
  const runs = `${counted(assumptions.runsPerMonth, "run")} a month`;
  const mark = isReported ? " ¹ Seen in public price tables only, not in AWS's own list." : "";
  return (
    `<sub>On-demand list ${source} in ${PRICED_REGION}, ${runs}, defaults of the parameters, nothing from the cache; ` +
    `of a condition's two branches the dearer. Not in it: storage, transfer, requests, logs, repeated attempts.${mark}</sub>`
  );
};

/** What an execution and a month cost before and after, from the definitions and the price table. */
export const costSection = (report: DeliveryReport): readonly Section[] => {
  const { pipelines, stacks } = report;
  const standing = standingLines(stacks);
  if (pipelines.length === 0 && standing.length === 0) return [];
  const print = finePrint(report);
  const whole = pipelines.flatMap((one) => ["", headline(one), ...pipelineLines(one)]);
  const unpriced = unpricedLines(pipelines);
  const notes = [...standing, ...unpriced];
  const versions = [
    ["### Cost", ...whole, "", ...notes, "", print],
    ["### Cost", ...pipelines.flatMap((one) => ["", headline(one)]), "", ...standing, "", print],
  ];
  return [{ versions: versions.map((lines) => lines.join("\n").replaceAll(/\n{3,}/g, "\n\n")), patience: 2 }];
};
