import { isExpression, type Json, type JsonObject } from "../../pipeline-definition/document/definition";
import {
  findImageEnvironment,
  knownImages,
  type OwnImageEnvironment,
} from "../environments/image-environments";
import { type Job } from "./job";
import { objectAt, objectsAt, textAt } from "./request-reading";
import { metricRegex } from "./training-metrics";
import { runsScript, submitDirectory } from "./training-program";

/** Jobs that run a container to its end, whose contract stands in this folder. */
type ContainerJobType = Exclude<Job["type"], "Transform">;

/** Members of the create requests that a local job honours, or that mean nothing on one machine. */
const KNOWN_MEMBERS: Readonly<Record<ContainerJobType, readonly string[]>> = {
  Processing: [
    ...["ProcessingJobName", "ProcessingInputs", "ProcessingOutputConfig", "ProcessingResources"],
    ...["StoppingCondition", "AppSpecification", "Environment", "NetworkConfig", "RoleArn", "Tags"],
    "ExperimentConfig",
  ],
  Training: [
    ...["TrainingJobName", "HyperParameters", "AlgorithmSpecification", "RoleArn", "InputDataConfig"],
    ...["OutputDataConfig", "ResourceConfig", "VpcConfig", "StoppingCondition", "Tags", "Environment"],
    ...["EnableNetworkIsolation", "EnableInterContainerTrafficEncryption", "EnableManagedSpotTraining"],
    ...["ExperimentConfig", "RetryStrategy", "InfraCheckConfig"],
    // The Python SDK adds these to every training step; see `NOT_DONE`.
    ...["DebugHookConfig", "ProfilerConfig", "ProfilerRuleConfigurations", "DebugRuleConfigurations"],
  ],
};

/** Members that change nothing about what a job computes and that are not carried out here. */
const NOT_DONE: readonly string[] = [
  ...["DebugHookConfig", "ProfilerConfig", "ProfilerRuleConfigurations", "DebugRuleConfigurations"],
  "RetryStrategy",
];

/** The members of a request that are left out here, to be said aloud when the job runs. */
export const leftOut = (request: JsonObject): readonly string[] =>
  NOT_DONE.filter((member) => request[member] !== undefined);

/** A setting and the values of it that are built; anything else is named. Unresolved references pass. */
interface Setting {
  readonly name: string;
  readonly value: Json | undefined;
  readonly built: readonly string[];
}

const notBuilt = ({ name, value, built }: Setting): readonly string[] => {
  if (value === undefined || value === null || isExpression(value)) return [];
  if (Array.isArray(value) && value.length === 0) return [];
  const text = typeof value === "object" ? "given" : String(value);
  return built.includes(text) ? [] : [typeof value === "object" ? name : `${name} "${text}"`];
};

const settings = (
  parent: JsonObject,
  path: string,
  built: Readonly<Record<string, readonly string[]>>,
): readonly string[] =>
  Object.entries(built).flatMap(([name, values]) =>
    notBuilt({ name: `${path}${name}`, value: parent[name], built: values }),
  );

type OwnImages = readonly OwnImageEnvironment[];

const imageProblems = (image: Json | undefined, own: OwnImages): readonly string[] =>
  typeof image !== "string" || findImageEnvironment(image, own) !== undefined
    ? []
    : [`image "${image}" (known here: ${[...knownImages, ...own.map((one) => one.image)].join(", ")})`];

const processingProblems = (args: JsonObject, own: OwnImages): readonly string[] => {
  const app = objectAt(args, "AppSpecification");
  const cluster = objectAt(objectAt(args, "ProcessingResources"), "ClusterConfig");
  return [
    ...imageProblems(app["ImageUri"], own),
    ...(app["ContainerEntrypoint"] === undefined
      ? ["a processing job without ContainerEntrypoint, which starts the image's own program"]
      : []),
    ...settings(cluster, "ProcessingResources.ClusterConfig.", { InstanceCount: ["1"] }),
    ...objectsAt(args, "ProcessingInputs").flatMap((input, i) => {
      const path = `ProcessingInputs[${String(i)}].`;
      return [
        ...settings(input, path, { AppManaged: ["false"], DatasetDefinition: [] }),
        ...settings(objectAt(input, "S3Input"), `${path}S3Input.`, {
          S3DataType: ["S3Prefix"],
          S3InputMode: ["File"],
          // With one instance both mean the same.
          S3DataDistributionType: ["FullyReplicated", "ShardedByS3Key"],
          S3CompressionType: ["None"],
        }),
      ];
    }),
    ...objectsAt(objectAt(args, "ProcessingOutputConfig"), "Outputs").flatMap((output, i) => {
      const path = `ProcessingOutputConfig.Outputs[${String(i)}].`;
      return [
        ...settings(output, path, { AppManaged: ["false"], FeatureStoreOutput: [] }),
        ...settings(objectAt(output, "S3Output"), `${path}S3Output.`, { S3UploadMode: ["EndOfJob"] }),
      ];
    }),
  ];
};

const channelProblems = (channel: JsonObject, i: number): readonly string[] => {
  const path = `InputDataConfig[${String(i)}].`;
  const source = objectAt(channel, "DataSource");
  return [
    ...settings(channel, path, {
      InputMode: ["File", "FastFile"],
      CompressionType: ["None"],
      RecordWrapperType: ["None"],
      ShuffleConfig: [],
    }),
    ...settings(source, `${path}DataSource.`, { FileSystemDataSource: [], DatasetSource: [] }),
    ...settings(objectAt(source, "S3DataSource"), `${path}DataSource.S3DataSource.`, {
      S3DataType: ["S3Prefix"],
      S3DataDistributionType: ["FullyReplicated", "ShardedByS3Key"],
      AttributeNames: [],
      InstanceGroupNames: [],
      HubAccessConfig: [],
      ModelAccessConfig: [],
    }),
  ];
};

/** What keeps a script of the user's from being run here. */
const scriptProblems = (args: JsonObject): readonly string[] => {
  const image = findImageEnvironment(textAt(objectAt(args, "AlgorithmSpecification"), "TrainingImage") ?? "");
  const source = submitDirectory(args) ?? "";
  const isolated = textAt(args, "EnableNetworkIsolation") === "true";
  return [
    ...(image !== undefined && image.runsScripts !== true ? [`script mode in image "${image.image}"`] : []),
    // AWS's container could not fetch it either.
    ...(isolated && source.startsWith("s3://")
      ? [`code from "${source}" in an isolated job, which cannot fetch it; give it a channel`]
      : []),
  ];
};

/** Hyper-parameters of built-in XGBoost that its stand-in refuses, and the values that ask for them. */
const HYPERPARAMETERS_NOT_BUILT: Readonly<Record<string, RegExp>> = {
  _kfold: /./,
  _num_cv_round: /./,
  use_dask_gpu_training: /^true$/,
  tree_method: /^gpu_hist$/,
};

const hyperparameterProblems = (args: JsonObject): readonly string[] =>
  Object.entries(HYPERPARAMETERS_NOT_BUILT).flatMap(([name, values]) => {
    const value = textAt(objectAt(args, "HyperParameters"), name);
    return value !== undefined && values.test(value)
      ? [`hyper-parameter "${name}" with value "${value}"`]
      : [];
  });

const CONTENT_TYPES_NOT_BUILT = /parquet|recordio-protobuf/i;

/** What built-in XGBoost cannot read here. */
const contentTypeProblems = (args: JsonObject): readonly string[] =>
  objectsAt(args, "InputDataConfig").flatMap((channel, i) => {
    const type = textAt(channel, "ContentType") ?? "";
    return CONTENT_TYPES_NOT_BUILT.test(type) ? [`InputDataConfig[${String(i)}].ContentType "${type}"`] : [];
  });

/** What the stand-ins of built-in algorithms cannot do. */
const algorithmProblems = (args: JsonObject): readonly string[] => [
  ...contentTypeProblems(args),
  ...hyperparameterProblems(args),
  ...objectsAt(args, "InputDataConfig").flatMap((channel) =>
    textAt(channel, "ChannelName") === "code" ? ['channel "code" without "sagemaker_program"'] : [],
  ),
];

/** What starts a training job's container, where the request does not say it itself. */
const programProblems = (args: JsonObject): readonly string[] => {
  if (objectAt(args, "AlgorithmSpecification")["ContainerEntrypoint"] !== undefined) return [];
  return runsScript(args) ? scriptProblems(args) : algorithmProblems(args);
};

const trainingProblems = (args: JsonObject, own: OwnImages): readonly string[] => {
  const specification = objectAt(args, "AlgorithmSpecification");
  const builtIn = specification["ContainerEntrypoint"] === undefined;
  return [
    ...imageProblems(specification["TrainingImage"], own),
    ...settings(specification, "AlgorithmSpecification.", {
      AlgorithmName: [],
      TrainingInputMode: ["File", "FastFile"],
      TrainingImageConfig: [],
    }),
    ...(builtIn && specification["ContainerArguments"] !== undefined
      ? ["AlgorithmSpecification.ContainerArguments without ContainerEntrypoint"]
      : []),
    ...objectsAt(specification, "MetricDefinitions").flatMap((metric) => {
      const regex = textAt(metric, "Regex");
      return regex === undefined || metricRegex(regex) !== undefined
        ? []
        : [`the regular expression of metric "${textAt(metric, "Name") ?? ""}" cannot be read: ${regex}`];
    }),
    ...settings(objectAt(args, "ResourceConfig"), "ResourceConfig.", {
      InstanceCount: ["1"],
      InstanceGroups: [],
    }),
    ...settings(objectAt(args, "OutputDataConfig"), "OutputDataConfig.", {
      CompressionType: ["GZIP", "NONE"],
    }),
    ...objectsAt(args, "InputDataConfig").flatMap(channelProblems),
    ...programProblems(args),
  ];
};

/**
 * Names what local jobs cannot honour in a request, one line for each. Values that are still references are
 * let pass: they are asked about again when the job starts.
 *
 * @param own what stands in for own images
 */
export const unsupportedIn = (
  type: Job["type"],
  args: JsonObject,
  own: OwnImages = [],
): readonly string[] => {
  // They ask a model that serves: see the folder serving.
  if (type === "Transform") return ["transform jobs"];
  const unknown = Object.keys(args).filter(
    (member) => args[member] !== undefined && !KNOWN_MEMBERS[type].includes(member),
  );
  return [
    ...unknown,
    ...(type === "Processing" ? processingProblems(args, own) : trainingProblems(args, own)),
  ];
};
