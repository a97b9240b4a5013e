import { isJsonObject, type JsonObject } from "../document/definition";
import { quoted } from "../document/quoted";
import { withoutBranches } from "../document/steps";
import { nodesOf, pathOf } from "../document/walk";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { isAwsImage, isPinnedImage } from "./aws-images";
import { problem, type Problem } from "./problem";
import { isSet } from "./value-at";

const IMAGE_MEMBERS: ReadonlySet<string> = new Set([
  "ImageUri",
  "TrainingImage",
  "Image",
  "RuleEvaluatorImage",
]);

const OWN_HINT = "Name it by digest: <repository>@sha256:<64 hexadecimal digits> (control ECR-6).";
const AWS_HINT = 'Name one version in full, such as "1.7-1" or "2.8.0-cpu-py312" (control ECR-6).';

const describe = (image: string, { subject }: StepReading): string => {
  const tag = /:([^/:@]+)$/.exec(image)?.[1];
  const how = tag === undefined ? "without a tag" : `by the tag ${quoted(tag)}, which can move`;
  return `${subject} runs image ${quoted(image, 200)} ${how}.`;
};

const checkStep = (step: StepReading): readonly Problem[] => {
  const found: Problem[] = [];
  // What a Lambda function or a queue is told of images is no image that SageMaker runs.
  if (step.type === "Lambda" || step.type === "Callback") return found;
  for (const node of nodesOf(withoutBranches(step.step as never).Arguments)) {
    const { value, key, parent } = node;
    if (typeof value !== "string" || typeof key !== "string" || !IMAGE_MEMBERS.has(key)) continue;
    const holder: JsonObject = isJsonObject(parent?.value) ? parent.value : {};
    if (isSet(holder, "ImageDigest") || isPinnedImage(value)) continue;
    found.push(
      problem(
        "job-image-not-pinned",
        pathOf(node, [...step.path, "Arguments"]),
        describe(value, step),
        isAwsImage(value) ? AWS_HINT : OWN_HINT,
      ),
    );
  }
  return found;
};

/** Images are those that were tried: named by digest, or AWS's own by a full version. */
export const checkSecurityImages = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap(checkStep);
