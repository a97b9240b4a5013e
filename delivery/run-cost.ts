import type { JsonObject, PipelineDefinition } from "../pipeline-definition/document/definition";
import { allSteps, type PlacedStep } from "../pipeline-definition/document/steps";
import { stepInstances, type JobInstances } from "./job-instances";
import { HOURS_PER_MONTH, priceOf } from "./prices";

/** What no document tells, and an estimate needs. */
export interface CostAssumptions {
  /** How long a job takes that was not measured. */
  readonly minutesPerJob: number;
  /** Minutes of a job, by the name of its step: from earlier executions. */
  readonly measuredMinutes: Readonly<Record<string, number>>;
  readonly runsPerMonth: number;
}

/** What one step costs. Amounts are US dollars. */
export interface StepCost {
  readonly name: string;
  readonly instances: readonly JobInstances[];
  readonly minutes: number;
  readonly isMeasured: boolean;
  readonly perRun: number;
  /** When the job runs until SageMaker stops it; undefined when nothing stops it. */
  readonly atMost?: number;
  /** What stays and is paid by the month. */
  readonly standing: number;
  /** Why it has no price, or only a part of one. */
  readonly unpriced?: string;
  /** Whether its price was seen only in public tables. */
  readonly isReported: boolean;
}

/** What an execution costs, with the defaults of the parameters and nothing taken from the cache. */
export interface RunCost {
  readonly steps: readonly StepCost[];
  /** Of the two branches of a condition, the dearer counts. */
  readonly perRun: number;
  readonly atMost?: number;
  readonly standing: number;
  /** All executions of a month, and what stands. */
  readonly perMonth: number;
}

/** SageMaker stops a training or processing job that names no limit after a day. */
const DEFAULT_MAX_SECONDS = 86_400;
const STOPS_BY_ITSELF: ReadonlySet<string> = new Set([
  ...["Processing", "Training", "Tuning", "QualityCheck", "ClarifyCheck"],
]);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Undefined as soon as one part is. */
const total = (parts: readonly (number | undefined)[]): number | undefined =>
  parts.reduce<number | undefined>(
    (all, one) => (all === undefined || one === undefined ? undefined : all + one),
    0,
  );

const hourly = (instances: readonly JobInstances[]): number =>
  sum(instances.map(({ instanceType, count, jobs }) => (priceOf(instanceType)?.perHour ?? 0) * count * jobs));

const secondsAtMost = (type: string, { maxSeconds }: JobInstances): number | undefined =>
  maxSeconds ?? (STOPS_BY_ITSELF.has(type) ? DEFAULT_MAX_SECONDS : undefined);

const jobsAtMost = (type: string, jobs: readonly JobInstances[]): number | undefined =>
  total(
    jobs.map((job) => {
      const seconds = secondsAtMost(type, job);
      return seconds === undefined ? undefined : (hourly([job]) * seconds) / 3600;
    }),
  );

const unpricedText = (
  given: string | undefined,
  instances: readonly JobInstances[],
): { readonly unpriced?: string } => {
  const unknown = instances.filter(({ instanceType }) => priceOf(instanceType) === undefined);
  if (given !== undefined) return { unpriced: given };
  if (unknown.length === 0) return {};
  const names = [...new Set(unknown.map(({ instanceType }) => instanceType))];
  return { unpriced: `the price table has no ${names.join(", ")}` };
};

const stepCost = (document: JsonObject, { step }: PlacedStep, assumed: CostAssumptions): StepCost => {
  const { instances, unpriced } = stepInstances(document, step);
  const jobs = instances.filter(({ standing }) => !standing);
  const measured = Object.hasOwn(assumed.measuredMinutes, step.Name)
    ? assumed.measuredMinutes[step.Name]
    : undefined;
  const limits = jobs.flatMap(({ maxSeconds }) => (maxSeconds === undefined ? [] : [maxSeconds / 60]));
  const minutes = Math.min(measured ?? assumed.minutesPerJob, ...limits);
  const atMost = jobsAtMost(String(step.Type), jobs);
  return {
    name: step.Name,
    instances,
    minutes: jobs.length === 0 ? 0 : minutes,
    isMeasured: measured !== undefined,
    perRun: (hourly(jobs) * minutes) / 60,
    ...(atMost === undefined ? {} : { atMost }),
    standing: hourly(instances.filter(({ standing }) => standing)) * HOURS_PER_MONTH,
    ...unpricedText(unpriced, instances),
    isReported: instances.some(({ instanceType }) => priceOf(instanceType)?.evidence === "reported"),
  };
};

type Costed = readonly [placed: PlacedStep, cost: StepCost];

/** Adds up the steps of one level; of each condition, the branch that comes to more. */
const addUp = (
  all: readonly Costed[],
  amount: (cost: StepCost) => number,
  condition?: string,
  branch?: string,
): number =>
  sum(
    all
      .filter(([{ parent }]) => parent?.condition === condition && parent?.branch === branch)
      .map(([{ step }, cost]) => {
        const inner =
          step.Type === "Condition"
            ? ["IfSteps", "ElseSteps"].map((one) => addUp(all, amount, step.Name, one))
            : [0];
        return amount(cost) + Math.max(...inner);
      }),
  );

/**
 * What an execution of a document costs, from its instances, the price table and what is assumed. Storage, transfer,
 * requests and repeated attempts are not counted.
 *
 * @param skipped Steps that cost nothing this time, because their results come from the cache.
 */
export const runCost = (
  document: PipelineDefinition,
  assumed: CostAssumptions,
  skipped: ReadonlySet<string> = new Set(),
): RunCost => {
  const object = document as unknown as JsonObject;
  const costed = allSteps(document)
    .filter(({ step }) => typeof step.Name === "string")
    .map((placed): Costed => [placed, stepCost(object, placed, assumed)]);
  const steps = costed.map(([, cost]) => cost);
  const perRun = addUp(costed, ({ name, perRun: own }) => (skipped.has(name) ? 0 : own));
  const isLimited = steps.every(({ atMost }) => atMost !== undefined);
  const standing = sum(steps.map((step) => step.standing));
  return {
    steps,
    perRun,
    ...(isLimited ? { atMost: addUp(costed, ({ atMost = 0 }) => atMost) } : {}),
    standing,
    perMonth: perRun * assumed.runsPerMonth + standing,
  };
};
