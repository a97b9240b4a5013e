import { isJsonObject, type PipelineDefinition } from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { nodesOf } from "../../pipeline-definition/document/walk";

/** The kinds of job that have an execution role of their own. */
export type JobKind = "processing" | "training" | "model";

const STEP_TYPES: Readonly<Record<string, JobKind>> = {
  Processing: "processing",
  Training: "training",
  Model: "model",
};

const IMAGE_MEMBERS = new Set<unknown>(["ImageUri", "TrainingImage", "Image"]);

/** `<account>.dkr.ecr.<region>.<domain>/<repository>[:tag][@digest]` */
const ECR_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@]+)(?:[:@].*)?$/;

const repositoryArn = (partition: string, image: string): string | undefined => {
  const [, account, region, repository] = ECR_IMAGE.exec(image) ?? [];
  return account === undefined || region === undefined || repository === undefined
    ? undefined
    : `arn:${partition}:ecr:${region}:${account}:repository/${repository}`;
};

/** ARNs of the ECR repositories that the jobs of one kind pull from, each once, in document order. */
export const repositoriesPulled = (
  document: PipelineDefinition,
  kind: JobKind,
  partition: string,
): readonly string[] => {
  const images = allSteps(document)
    .filter(({ step }) => STEP_TYPES[step.Type] === kind)
    .flatMap(({ step }) => [...nodesOf(isJsonObject(step.Arguments) ? step.Arguments : {})])
    .filter(({ key }) => IMAGE_MEMBERS.has(key))
    .flatMap(({ value }) => (typeof value === "string" ? [repositoryArn(partition, value)] : []));
  return [...new Set(images.filter((arn) => arn !== undefined))];
};
