import type { ControlId } from "./control";

/** Controls that some stack does not keep, with the reason, until a day. */
export interface Waiver {
  readonly controls: readonly ControlId[];
  /** Stacks that may do so. @default all */
  readonly stacks?: readonly string[];
  /** What the finding may be about. @default anything */
  readonly subjects?: RegExp;
  readonly reason: string;
  /** Last day, as `YYYY-MM-DD`, after which the control fails again. */
  readonly expires: string;
}

/** All waivers of this repository. */
export const WAIVERS: readonly Waiver[] = [
  {
    controls: ["JOB-13"],
    subjects: /^JSON schema$/,
    reason:
      "AWS's published JSON schema refuses AWS's own examples; the definition is held to the shapes of the API instead.",
    expires: "2027-06-30",
  },
  {
    controls: ["JOB-7"],
    subjects: /^refused by type /,
    reason:
      "SageMaker takes only the exceptions that a step type can raise: steps that make models raise no job faults.",
    expires: "2027-06-30",
  },
  {
    controls: ["LAM-5"],
    subjects: /-(start-guard|watch|webhook|images|analyze-results|deploy|ingest|query-training-results)$/,
    reason:
      "The functions call only AWS's own API, one a source in the internet, and no machine of the VPC; inside it each call would need interface endpoints that cost by the hour.",
    expires: "2027-06-30",
  },
  {
    controls: ["OPS-1"],
    stacks: ["account"],
    subjects: /^Pulumi\.account\.yaml$/,
    reason:
      "The account's stack makes the key that the other stacks keep their secrets under, and holds no secret itself.",
    expires: "2027-06-30",
  },
  {
    controls: ["S3-11", "KMS-3", "ECR-5", "OPS-2"],
    stacks: ["dev", "abalone-dev", "churn-retraining-dev", "game-sales-dev", "iris-dev"],
    reason: "A development stack is there to be destroyed and made again.",
    expires: "2027-06-30",
  },
];
