import { stepInstances } from "../../delivery/job-instances";
import type {
  JsonObject,
  PipelineDefinition,
  StepDefinition,
} from "../../pipeline-definition/document/definition";
import { allSteps, edges } from "../../pipeline-definition/document/steps";

/** How many instances of a type one kind of job asks for, in an execution with the defaults of its parameters. */
export interface InstanceNeed {
  readonly instanceType: string;
  /** As AWS's quotas call it: `processing job usage`. */
  readonly usage: string;
  /** Of the step that asks for most. */
  readonly atLeast: number;
  /** Of all steps that may run at the same time. */
  readonly together: number;
  readonly steps: readonly string[];
}

/** What the quotas of SageMaker call the jobs of a step. */
const USAGES: Readonly<Record<string, string>> = {
  Processing: "processing job usage",
  QualityCheck: "processing job usage",
  ClarifyCheck: "processing job usage",
  Training: "training job usage",
  Tuning: "training job usage",
  Transform: "transform job usage",
  EndpointConfig: "endpoint usage",
};

const usageOf = ({ Type, Arguments }: StepDefinition): string | undefined => {
  const usage = USAGES[String(Type)];
  const spot = Arguments?.["EnableManagedSpotTraining"] === true;
  return usage !== undefined && spot ? `spot ${usage}` : usage;
};

interface Demand {
  readonly step: string;
  readonly key: string;
  readonly instanceType: string;
  readonly usage: string;
  readonly count: number;
}

const demandsOf = (document: PipelineDefinition): readonly Demand[] =>
  allSteps(document).flatMap(({ step }) => {
    const usage = usageOf(step);
    if (usage === undefined) return [];
    const { instances } = stepInstances(document as unknown as JsonObject, step);
    return instances.map(({ instanceType, count, jobs }) => ({
      step: step.Name,
      key: `${instanceType} for ${usage}`,
      instanceType,
      usage,
      count: count * Math.max(1, jobsAtOnce(step, jobs)),
    }));
  });

/** Of the jobs of a tuning step only some run at the same time. */
const jobsAtOnce = ({ Arguments }: StepDefinition, jobs: number): number => {
  const limits = (Arguments?.["HyperParameterTuningJobConfig"] as JsonObject | undefined)?.[
    "ResourceLimits"
  ] as JsonObject | undefined;
  const parallel = limits?.["MaxParallelTrainingJobs"];
  return typeof parallel === "number" ? Math.min(parallel, jobs) : jobs;
};

/** The steps that have to wait for each step, at any distance. */
const followersOf = (document: PipelineDefinition): ReadonlyMap<string, ReadonlySet<string>> => {
  const all = edges(document);
  const reached = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const todo = [from];
    for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
      for (const { to } of all.filter((edge) => edge.from === name && !seen.has(edge.to))) {
        seen.add(to);
        todo.push(to);
      }
    }
    return seen;
  };
  return new Map(allSteps(document).map(({ step }) => [step.Name, reached(step.Name)]));
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** The instances that an execution asks for, by type and kind of job. */
export const instanceNeeds = (document: PipelineDefinition): readonly InstanceNeed[] => {
  const followers = followersOf(document);
  const apart = (one: string, other: string): boolean =>
    followers.get(one)?.has(other) === true || followers.get(other)?.has(one) === true;
  const all = demandsOf(document);
  return [...new Set(all.map(({ key }) => key))].flatMap((key) => {
    const demands = all.filter((demand) => demand.key === key);
    const [first] = demands;
    if (first === undefined) return [];
    const steps = [...new Set(demands.map(({ step }) => step))];
    const ofStep = (name: string) =>
      sum(demands.filter(({ step }) => step === name).map(({ count }) => count));
    const beside = (name: string) =>
      sum(steps.filter((other) => other === name || !apart(name, other)).map(ofStep));
    const { instanceType, usage } = first;
    return [
      {
        instanceType,
        usage,
        steps,
        atLeast: Math.max(...steps.map(ofStep)),
        together: Math.max(...steps.map(beside)),
      },
    ];
  });
};
