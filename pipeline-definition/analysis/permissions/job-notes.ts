import { itemsAt, memberAt, isSet, type StepReading } from "./step-reading";

interface Unknowable {
  readonly types: readonly string[];
  readonly holds: (args: unknown) => boolean;
  readonly text: string;
}

const JOBS = ["Processing", "QualityCheck", "ClarifyCheck"];

/** Features whose rights the derivation does not know, with what to look at. */
const NOT_DERIVED: readonly Unknowable[] = [
  {
    types: JOBS,
    holds: (args) =>
      itemsAt(args, "ProcessingInputs").some((input) => isSet(memberAt(input, "DatasetDefinition"))),
    text: "queries Athena or Redshift: only reading the results is derived, not the query",
  },
  {
    types: JOBS,
    holds: (args) =>
      itemsAt(args, "ProcessingOutputConfig", "Outputs").some((one) =>
        isSet(memberAt(one, "FeatureStoreOutput")),
      ),
    text: "writes to a feature group: sagemaker:PutRecord and what else Feature Store needs is not derived",
  },
  {
    types: ["Training"],
    holds: (args) =>
      itemsAt(args, "InputDataConfig").some((channel) =>
        isSet(memberAt(channel, "DataSource", "FileSystemDataSource")),
      ),
    text: "reads a file system: its rights are those of the file system, not of S3",
  },
  {
    types: ["Training"],
    holds: (args) => isSet(memberAt(args, "AlgorithmSpecification", "AlgorithmName")),
    text: "uses an algorithm by name: the rights on it are not derived",
  },
  {
    types: ["Training"],
    holds: (args) => isSet(memberAt(args, "ServerlessJobConfig")),
    text: "is serverless: the rights on its base model and hub are not derived",
  },
  {
    types: ["Training"],
    holds: (args) =>
      itemsAt(args, "DebugRuleConfigurations").length + itemsAt(args, "ProfilerRuleConfigurations").length >
      0,
    text: "has rules that run as processing jobs of their own: what those need is not derived",
  },
];

/** What about a job cannot be derived, one sentence each. */
export const jobNotes = ({ name, type, args }: StepReading): readonly string[] =>
  NOT_DERIVED.filter(({ types, holds }) => types.includes(type) && holds(args)).map(
    ({ text }) => `Step "${name}" ${text}.`,
  );
