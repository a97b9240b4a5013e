import { isJsonObject, type JsonObject } from "../document/definition";
import { withoutBranches } from "../document/steps";
import { nodesOf, pathOf } from "../document/walk";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { isSet } from "./value-at";

const IMAGE_MEMBERS: ReadonlySet<string> = new Set([
  "ImageUri",
  "TrainingImage",
  "Image",
  "RuleEvaluatorImage",
]);

/**
 * AWS's own images: a repository, and what a tag has to be that names one version in full. AWS publishes no
 * digests for them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 */
const AWS_IMAGES: readonly (readonly [repository: RegExp, tag: RegExp])[] = [
  // The monitoring images have no tags at all.
  [/^sagemaker-(model-monitor-analyzer|debugger-rules)$/, /^(|latest|\d.*)$/],
  [
    /^(pytorch|tensorflow|mxnet|huggingface-[a-z]+|autogluon|djl)-(training|inference)(-\w+)?$/,
    /^\d+\.\d+\.\d+/,
  ],
  [/^sagemaker-(scikit-learn|xgboost|tensorflow|pytorch|mxnet|chainer|rl-\w+)$/, /^\d+\.\d+/],
  [/^sagemaker-(spark-processing|clarify-processing|base-python-\d+|sparkml-serving)$/, /^\d+\.\d+/],
  [/^sagemaker-distribution-prod$/, /^\d+\.\d+\.\d+/],
  [
    /^(linear-learner|pca|kmeans|knn|ntm|factorization-machines|object2vec|ipinsights|randomcutforest|xgboost)$/,
    /^\d/,
  ],
  [/^(blazingtext|image-classification|semantic-segmentation|object-detection|seq2seq)$/, /^\d/],
  [/^(forecasting-deepar|lda)$/, /^\d/],
];

const ECR = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.[a-z0-9.-]+\/(?<repository>[^:@]+)(?::(?<tag>[^@]*))?$/;
const DIGEST = /@sha256:[0-9a-f]{64}$/;

const isPinned = (image: string): boolean => {
  if (DIGEST.test(image)) return true;
  const { repository, tag = "" } = ECR.exec(image)?.groups ?? {};
  return AWS_IMAGES.some(([name, version]) => name.test(repository ?? "") && version.test(tag));
};

const describe = (image: string, { subject }: StepReading): string => {
  const tag = /:([^/:@]+)$/.exec(image)?.[1];
  const how =
    tag === undefined ? "without a tag" : `by the tag ${JSON.stringify(tag.slice(0, 60))}, which can move`;
  return `${subject} runs image ${JSON.stringify(image.slice(0, 160))} ${how}.`;
};

const checkStep = (step: StepReading): readonly Problem[] => {
  const found: Problem[] = [];
  // What a Lambda function or a queue is told of images is no image that SageMaker runs.
  if (step.type === "Lambda" || step.type === "Callback") return found;
  for (const node of nodesOf(withoutBranches(step.step as never).Arguments)) {
    const { value, key, parent } = node;
    if (typeof value !== "string" || typeof key !== "string" || !IMAGE_MEMBERS.has(key)) continue;
    const holder: JsonObject = isJsonObject(parent?.value) ? parent.value : {};
    if (isSet(holder, "ImageDigest") || isPinned(value)) continue;
    found.push(
      problem(
        "job-image-not-pinned",
        pathOf(node, [...step.path, "Arguments"]),
        describe(value, step),
        "Name it by digest: <repository>@sha256:<64 hexadecimal digits> (control ECR-6).",
      ),
    );
  }
  return found;
};

/** Images are those that were tried: named by digest, or AWS's own by a full version. */
export const checkSecurityImages = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap(checkStep);
