import { memberShape, requestShape } from "./api-model/api-shapes";
import {
  conditionArguments,
  isJsonObject,
  type Json,
  type JsonObject,
  type PipelineDefinition,
  type StepDefinition,
} from "./document/definition";

/** Tags by key, for everything that a pipeline makes. */
export type ResourceTags = Readonly<Record<string, string>>;

/**
 * Whether what a step makes can be tagged in its request.
 *
 * A version in a group bears the tags of its group, and SageMaker refuses it tags of its own.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html
 */
const takesTags = ({ Type }: StepDefinition): boolean => {
  const shape = requestShape(Type);
  const member = shape === undefined ? undefined : memberShape(shape, "Tags");
  return Type !== "RegisterModel" && member?.kind === "named" && member.name === "sagemaker.TagList";
};

const keyOf = (tag: Json): Json | undefined => (isJsonObject(tag) ? tag["Key"] : undefined);

const tagged = (step: StepDefinition, tags: ResourceTags): StepDefinition => {
  const given = step.Arguments?.["Tags"];
  const own = Array.isArray(given) ? (given as readonly Json[]) : [];
  const added = Object.keys(tags)
    .filter((key) => !own.some((tag) => keyOf(tag) === key))
    .sort()
    .map((key) => ({ Key: key, Value: tags[key] ?? "" }));
  return { ...step, Arguments: { ...step.Arguments, Tags: [...own, ...added] } };
};

const inStep = (step: StepDefinition, tags: ResourceTags): StepDefinition => {
  const condition = conditionArguments(step);
  if (condition === undefined) return takesTags(step) ? tagged(step, tags) : step;
  const within = (steps: readonly StepDefinition[] = []) => steps.map((inner) => inStep(inner, tags));
  const branches = { IfSteps: within(condition.IfSteps), ElseSteps: within(condition.ElseSteps) };
  return { ...step, Arguments: { ...condition, ...branches } as unknown as JsonObject };
};

/**
 * A document in which everything that SageMaker makes for a step bears tags: jobs, models, endpoints. A tag that a
 * step has itself stays. Tags are no part of what the cache of a step looks at.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-default-keys.html
 */
export const withResourceTags = (document: PipelineDefinition, tags: ResourceTags): PipelineDefinition =>
  Object.keys(tags).length === 0
    ? document
    : { ...document, Steps: document.Steps.map((step) => inStep(step, tags)) };
