import type { DefinitionReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

const MOST_CHARACTERS = 1_048_576;
const MOST_STEPS = 50;

/** The document as a whole fits what SageMaker takes. Not documented for certain: the number of steps. */
export const checkLimits = ({ document, steps }: DefinitionReading): readonly Problem[] => {
  // Counted without white space, as it is deployed.
  const characters = JSON.stringify(document).length;
  const size = `The definition has ${characters.toLocaleString("en-US")} characters; SageMaker takes at most 1,048,576.`;
  const count = `The definition has ${String(steps.length)} steps; AWS's quota is said to be 50.`;
  return [
    ...(characters > MOST_CHARACTERS
      ? [
          problem(
            "definition-too-large",
            [],
            size,
            "Move long texts into files in S3, or split the pipeline.",
          ),
        ]
      : []),
    ...(steps.length > MOST_STEPS
      ? [problem("too-many-steps", ["Steps"], count, "Split the pipeline, or ask AWS for the quota.")]
      : []),
  ];
};
