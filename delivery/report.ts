import { diffDefinitions, type DefinitionDiff } from "../pipeline-definition/analysis/diff/diff-definitions";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { permissionChanges, type PermissionChange } from "./permission-changes";
import type { PolicyResults } from "./policy-results";
import type { Preview } from "./preview";
import { redact } from "./redaction";
import { resourceChanges, type ResourceChange } from "./resource-changes";
import { runCost, type CostAssumptions, type RunCost } from "./run-cost";
import { standingCosts, type StandingCost } from "./standing-cost";

/** A stack that was previewed. */
export interface StackInput {
  readonly stack: string;
  /** Undefined when the preview printed nothing that can be read. */
  readonly preview: Preview | undefined;
  /** Undefined when no policy pack ran. */
  readonly policies?: PolicyResults;
}

/** A pipeline before and after the change; one of the two may not exist. */
export interface PipelineInput {
  readonly name: string;
  readonly before?: PipelineDefinition;
  readonly after?: PipelineDefinition;
}

export interface ReportInput {
  readonly stacks: readonly StackInput[];
  readonly pipelines: readonly PipelineInput[];
  readonly assumptions: CostAssumptions;
  /** US dollars that all pipelines may cost in a month. */
  readonly budgetPerMonth?: number;
}

/** What a change does to one stack. */
export interface StackReport extends StackInput {
  readonly changes: readonly ResourceChange[];
  readonly standing: readonly StandingCost[];
}

/** What a change does to one pipeline. */
export interface PipelineReport extends PipelineInput {
  readonly diff: DefinitionDiff;
  readonly permissions: readonly PermissionChange[];
  readonly costBefore?: RunCost;
  readonly costAfter?: RunCost;
  /** What the next execution costs, with what comes from the cache at nothing. */
  readonly nextRun?: number;
}

/** Everything that the comment tells. */
export interface DeliveryReport {
  readonly stacks: readonly StackReport[];
  readonly pipelines: readonly PipelineReport[];
  readonly assumptions: CostAssumptions;
  readonly budgetPerMonth?: number;
}

const stackReport = (input: StackInput): StackReport => {
  const changes = input.preview === undefined ? [] : resourceChanges(input.preview);
  return { ...input, changes, standing: standingCosts(changes) };
};

const EMPTY = { Steps: [] };

const withoutSecrets = (document: PipelineDefinition | undefined): PipelineDefinition | undefined =>
  document === undefined ? undefined : (redact(document) as PipelineDefinition);

const fromCache = ({ steps }: DefinitionDiff): ReadonlySet<string> =>
  new Set(steps.filter(({ next }) => next?.verdict === "from cache").map(({ name }) => name));

const pipelineReport = (
  { name, before: given, after: givenAfter }: PipelineInput,
  assumptions: CostAssumptions,
): PipelineReport => {
  const [before, after] = [withoutSecrets(given), withoutSecrets(givenAfter)];
  const diff = diffDefinitions(before ?? EMPTY, after ?? EMPTY);
  return {
    name,
    diff,
    permissions: permissionChanges(before, after),
    ...(before && { before, costBefore: runCost(before, assumptions) }),
    ...(after && {
      after,
      costAfter: runCost(after, assumptions),
      nextRun: runCost(after, assumptions, fromCache(diff)).perRun,
    }),
  };
};

/** Works out what a change does, from previews and definitions. Secrets are taken out before anything is compared. */
export const deliveryReport = ({
  stacks,
  pipelines,
  assumptions,
  budgetPerMonth,
}: ReportInput): DeliveryReport => ({
  stacks: stacks.map(stackReport),
  pipelines: pipelines.map((pipeline) => pipelineReport(pipeline, assumptions)),
  assumptions,
  ...(budgetPerMonth === undefined ? {} : { budgetPerMonth }),
});

/** What all pipelines cost in a month after the change. */
export const monthlyCost = ({ pipelines }: DeliveryReport): number =>
  pipelines.reduce((all, { costAfter }) => all + (costAfter?.perMonth ?? 0), 0);
