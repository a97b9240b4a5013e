import { MODEL_ARGUMENTS, REGISTER_MODEL_ARGUMENTS } from "./model-arguments";
import { PROCESSING_ARGUMENTS } from "./processing-arguments";
import { anyObject, closed, list, text, type ObjectShape } from "./shape";
import { TRAINING_ARGUMENTS } from "./training-arguments";

/** What SageMaker takes as `Arguments` of each step type that we know to the leaf. */
export const ARGUMENTS: ReadonlyMap<string, ObjectShape> = new Map(
  Object.entries({
    Processing: PROCESSING_ARGUMENTS,
    Training: TRAINING_ARGUMENTS,
    Model: MODEL_ARGUMENTS,
    RegisterModel: REGISTER_MODEL_ARGUMENTS,
    Condition: closed(
      { Conditions: list(anyObject) },
      { IfSteps: list(anyObject), ElseSteps: list(anyObject) },
    ),
    Fail: closed({ ErrorMessage: text(3072) }),
  }),
);

/** Members of the API that the pipelines service refuses, and what to use instead. */
export const FORBIDDEN_ARGUMENTS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  Object.entries({
    RegisterModel: {
      ModelPackageName: 'Take it out and name the group in "ModelPackageGroupName"; versions are numbered.',
      Description: 'Use "ModelPackageDescription".',
      CertifyForMarketplace: "Take it out.",
      ClientToken: "Take it out.",
    },
  }),
);

/** One rule about members that stand for each other: of `members`, at least or exactly one has to be there. */
export interface ChoiceOfMembers {
  /** Where the members stand, below the arguments. */
  readonly at: readonly string[];
  readonly members: readonly string[];
  readonly exactly: boolean;
  /** A member of the arguments that makes the rule void. */
  readonly unless?: string;
}

const atLeastOne = (at: readonly string[], ...of: readonly string[]): ChoiceOfMembers => ({
  at,
  members: of,
  exactly: false,
});

const CLUSTER = ["ProcessingResources", "ClusterConfig"];
const unlessServerless = (rule: ChoiceOfMembers): ChoiceOfMembers => ({
  ...rule,
  unless: "ServerlessJobConfig",
});

/** Members of which SageMaker needs one: the API's own shapes call each of them optional. */
export const MEMBER_CHOICES: ReadonlyMap<string, readonly ChoiceOfMembers[]> = new Map(
  Object.entries({
    Processing: [
      atLeastOne(CLUSTER, "InstanceType", "InstancePreferences"),
      atLeastOne(CLUSTER, "InstanceCount", "InstancePreferences"),
    ],
    Training: [
      unlessServerless(atLeastOne([], "AlgorithmSpecification")),
      unlessServerless(atLeastOne([], "ResourceConfig")),
      unlessServerless(atLeastOne([], "StoppingCondition")),
      { at: ["AlgorithmSpecification"], members: ["TrainingImage", "AlgorithmName"], exactly: true },
      atLeastOne(["ResourceConfig"], "InstanceType", "InstanceGroups", "InstancePreferences"),
    ],
    Model: [{ at: [], members: ["PrimaryContainer", "Containers"], exactly: true }],
  }),
);
