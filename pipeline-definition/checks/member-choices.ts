import type { Way } from "./value-at";

/** One rule about members that stand for each other or go together. */
export interface ChoiceOfMembers {
  /** Where the members stand, below the arguments; `*` is each element of a list. */
  readonly at: Way;
  readonly members: readonly string[];
  readonly rule: "exactly one" | "at least one" | "at most one" | "all or none";
  /** A member of the arguments that makes the rule void. */
  readonly unless?: string;
}

type Rule = ChoiceOfMembers["rule"];

const choice = (rule: Rule, at: string, ...members: readonly string[]): ChoiceOfMembers => ({
  at: at === "" ? [] : at.split("."),
  members,
  rule,
});

const unlessServerless = (rule: ChoiceOfMembers): ChoiceOfMembers => ({
  ...rule,
  unless: "ServerlessJobConfig",
});

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProcessingInput.html */
const PROCESSING = [
  choice("exactly one", "ProcessingResources.ClusterConfig", "InstanceType", "InstancePreferences"),
  choice("at least one", "ProcessingResources.ClusterConfig", "InstanceCount", "InstancePreferences"),
  choice("exactly one", "ProcessingInputs.*", "S3Input", "DatasetDefinition"),
  choice(
    "exactly one",
    "ProcessingInputs.*.DatasetDefinition",
    "AthenaDatasetDefinition",
    "RedshiftDatasetDefinition",
  ),
  choice("exactly one", "ProcessingOutputConfig.Outputs.*", "S3Output", "FeatureStoreOutput"),
];

const CHANNEL_SOURCES = ["S3DataSource", "FileSystemDataSource", "DatasetSource"];

const tuningDefinition = (at: string): readonly ChoiceOfMembers[] => [
  choice("exactly one", at, "ResourceConfig", "HyperParameterTuningResourceConfig"),
  choice("exactly one", `${at}.AlgorithmSpecification`, "TrainingImage", "AlgorithmName"),
  choice("at least one", `${at}.HyperParameterTuningResourceConfig`, "InstanceType", "InstanceConfigs"),
  ...["InstanceType", "InstanceCount", "VolumeSizeInGB"].map((member) =>
    choice("at most one", `${at}.HyperParameterTuningResourceConfig`, "InstanceConfigs", member),
  ),
  choice("exactly one", `${at}.InputDataConfig.*.DataSource`, ...CHANNEL_SOURCES),
];

const container = (at: string): readonly ChoiceOfMembers[] => [
  choice("at least one", at, "Image", "ModelPackageName"),
  choice("at most one", at, "ModelDataUrl", "ModelDataSource"),
];

/** Members of which SageMaker needs one, or takes one: the API's own shapes call each of them optional. */
export const MEMBER_CHOICES: ReadonlyMap<string, readonly ChoiceOfMembers[]> = new Map<
  string,
  readonly ChoiceOfMembers[]
>([
  ["Processing", PROCESSING],
  ["QualityCheck", PROCESSING],
  ["ClarifyCheck", PROCESSING],
  [
    "Training",
    [
      unlessServerless(choice("at least one", "", "AlgorithmSpecification")),
      unlessServerless(choice("at least one", "", "ResourceConfig")),
      unlessServerless(choice("at least one", "", "StoppingCondition")),
      choice("exactly one", "AlgorithmSpecification", "TrainingImage", "AlgorithmName"),
      unlessServerless(
        choice("exactly one", "ResourceConfig", "InstanceType", "InstanceGroups", "InstancePreferences"),
      ),
      choice("exactly one", "InputDataConfig.*.DataSource", ...CHANNEL_SOURCES),
    ],
  ],
  [
    "Tuning",
    [
      choice("exactly one", "", "TrainingJobDefinition", "TrainingJobDefinitions"),
      ...tuningDefinition("TrainingJobDefinition"),
      ...tuningDefinition("TrainingJobDefinitions.*"),
    ],
  ],
  [
    "Model",
    [
      choice("exactly one", "", "PrimaryContainer", "Containers"),
      ...container("PrimaryContainer"),
      ...container("Containers.*"),
    ],
  ],
  ["RegisterModel", [choice("at least one", "", "ModelPackageGroupName")]],
  ["AutoML", [choice("all or none", "", "ProblemType", "AutoMLJobObjective")]],
  [
    "EMR",
    [
      choice("exactly one", "", "ClusterId", "ClusterConfig"),
      choice("at most one", "", "ClusterConfig", "ExecutionRoleArn"),
      choice("at least one", "ClusterConfig", "Instances"),
      choice("exactly one", "ClusterConfig.Instances", "InstanceGroups", "InstanceFleets"),
    ],
  ],
  ["EMRServerless", [choice("exactly one", "", "ApplicationId", "ApplicationConfig")]],
  [
    "EndpointConfig",
    [choice("exactly one", "ProductionVariants.*", "InstanceType", "ServerlessConfig", "InstancePools")],
  ],
  ["InferenceComponent", [choice("exactly one", "", "Specification", "Specifications")]],
  [
    "Lineage",
    [
      choice("at least one", "", "Actions", "Artifacts", "Contexts", "Associations"),
      choice("exactly one", "Associations.*.Source", "Arn", "Name"),
      choice("exactly one", "Associations.*.Destination", "Arn", "Name"),
      choice("all or none", "Associations.*.Source", "Name", "Type"),
      choice("all or none", "Associations.*.Destination", "Name", "Type"),
    ],
  ],
]);
