import { imageFindings, logFindings, vpcFindings } from "./containers";
import type { Creation, Posture } from "./creations";
import type { Derivation, Derived } from "./derivation";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { jobNotes } from "./job-notes";
import { volumeKeyFindings } from "./keys";
import { regionalArn } from "./place";
import { handOver, rolesOf } from "./roles";
import { readFindings, writeFindings } from "./s3-access";
import { createdNames, sagemakerArns } from "./sagemaker-names";
import { inputsOf, outputsOf, trainingDefinitions } from "./step-data";
import { entryOf, itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

/** Where the requests of one kind of job say what. */
interface JobShape {
  readonly image: unknown;
  readonly vpc: unknown;
  readonly volumeKey: unknown;
  readonly posture: Posture;
}

interface JobKind {
  /** `TrainingJob`, as in `CreateTrainingJob`. */
  readonly operation: string;
  /** Kinds of resource: of what is created, and of what else assumes the job's role. */
  readonly resource: string;
  readonly assumedBy: readonly string[];
  readonly nameMember: string;
  /** What the names of its jobs are like, when the step does not say; @default "pipelines-*" */
  readonly names?: string;
  readonly logGroup: string;
  /** The jobs of a step, each read as a step of its own. */
  readonly parts: (step: StepReading) => readonly StepReading[];
  readonly shape: (args: unknown) => JobShape;
}

const inVpc = (vpc: unknown): Posture => ({
  subnets: itemsAt(vpc, "Subnets"),
  securityGroups: itemsAt(vpc, "SecurityGroupIds"),
});

const processingShape = (args: unknown): JobShape => {
  const cluster = memberAt(args, "ProcessingResources", "ClusterConfig");
  const network = memberAt(args, "NetworkConfig");
  const vpc = memberAt(network, "VpcConfig");
  const volumeKey = memberAt(cluster, "VolumeKmsKeyId");
  return {
    image: memberAt(args, "AppSpecification", "ImageUri"),
    vpc,
    volumeKey,
    posture: {
      ...inVpc(vpc),
      isolated: memberAt(network, "EnableNetworkIsolation"),
      encrypted: memberAt(network, "EnableInterContainerTrafficEncryption"),
      volumeKeys: setOnly(volumeKey),
      outputKeys: setOnly(memberAt(args, "ProcessingOutputConfig", "KmsKeyId")),
      instanceTypes: instanceTypesOf(cluster),
      longest: memberAt(args, "StoppingCondition", "MaxRuntimeInSeconds"),
    },
  };
};

/** Instance types of a cluster, whichever way it names them. */
const instanceTypesOf = (cluster: unknown): readonly unknown[] => [
  ...setOnly(memberAt(cluster, "InstanceType")),
  ...["InstanceGroups", "InstancePreferences", "InstanceConfigs"].flatMap((member) =>
    itemsAt(cluster, member).flatMap((one) => setOnly(memberAt(one, "InstanceType"))),
  ),
];

const trainingShape = (args: unknown): JobShape => {
  const cluster = memberAt(args, "ResourceConfig") ?? memberAt(args, "HyperParameterTuningResourceConfig");
  const vpc = memberAt(args, "VpcConfig");
  const volumeKey = memberAt(cluster, "VolumeKmsKeyId");
  return {
    image: memberAt(args, "AlgorithmSpecification", "TrainingImage"),
    vpc,
    volumeKey,
    posture: {
      ...inVpc(vpc),
      isolated: memberAt(args, "EnableNetworkIsolation"),
      encrypted: memberAt(args, "EnableInterContainerTrafficEncryption"),
      volumeKeys: setOnly(volumeKey),
      outputKeys: setOnly(memberAt(args, "OutputDataConfig", "KmsKeyId")),
      instanceTypes: instanceTypesOf(cluster),
      longest: memberAt(args, "StoppingCondition", "MaxRuntimeInSeconds"),
    },
  };
};

const autoMlShape = (args: unknown): JobShape => {
  const security = memberAt(args, "AutoMLJobConfig", "SecurityConfig");
  const vpc = memberAt(security, "VpcConfig");
  const volumeKey = memberAt(security, "VolumeKmsKeyId");
  return {
    image: undefined,
    vpc,
    volumeKey,
    posture: {
      ...inVpc(vpc),
      encrypted: memberAt(security, "EnableInterContainerTrafficEncryption"),
      volumeKeys: setOnly(volumeKey),
      outputKeys: setOnly(memberAt(args, "OutputDataConfig", "KmsKeyId")),
    },
  };
};

const itself = (step: StepReading): readonly StepReading[] => [step];

const PROCESSING: JobKind = {
  operation: "ProcessingJob",
  resource: "processing-job",
  assumedBy: ["processing-job"],
  nameMember: "ProcessingJobName",
  logGroup: "ProcessingJobs",
  parts: itself,
  shape: processingShape,
};

const JOB_KINDS: Readonly<Record<string, JobKind>> = {
  Processing: PROCESSING,
  QualityCheck: PROCESSING,
  ClarifyCheck: PROCESSING,
  Training: {
    operation: "TrainingJob",
    resource: "training-job",
    assumedBy: ["training-job"],
    nameMember: "TrainingJobName",
    logGroup: "TrainingJobs",
    parts: itself,
    shape: trainingShape,
  },
  Tuning: {
    operation: "HyperParameterTuningJob",
    resource: "hyper-parameter-tuning-job",
    assumedBy: ["hyper-parameter-tuning-job", "training-job"],
    nameMember: "HyperParameterTuningJobName",
    // Its names are too short for the prefix that other jobs have.
    names: "*",
    logGroup: "TrainingJobs",
    parts: (step) =>
      trainingDefinitions(step.args).map((definition) => ({
        ...step,
        type: "Training",
        args: definition as StepReading["args"],
      })),
    shape: trainingShape,
  },
  AutoML: {
    operation: "AutoMLJob",
    resource: "automl-job",
    assumedBy: ["*"],
    nameMember: "AutoMLJobName",
    names: "*",
    logGroup: "*",
    parts: itself,
    shape: autoMlShape,
  },
};

export const isJob = (type: string): boolean => entryOf(JOB_KINDS, type) !== undefined;

/** Watching, stopping and tagging what the pipeline created. */
const watch = (operation: string, resources: readonly string[]): readonly Finding[] => [
  grant(
    PIPELINE_ROLE,
    `Watch${operation}`,
    [`sagemaker:Describe${operation}`, `sagemaker:Stop${operation}`],
    resources,
  ),
  grant(PIPELINE_ROLE, "TagCreated", ["sagemaker:AddTags"], resources),
  // The best jobs of a tuning job are among its properties.
  ...(operation === "HyperParameterTuningJob"
    ? [grant(PIPELINE_ROLE, "ListTuned", ["sagemaker:ListTrainingJobsForHyperParameterTuningJob"], resources)]
    : []),
];

/** What the role of one job needs. */
const roleFindings = (
  { reading, written }: Derivation,
  part: StepReading,
  kind: JobKind,
  role: string,
): readonly Finding[] => {
  const { image, vpc, volumeKey } = kind.shape(part.args);
  return [
    ...inputsOf(part).flatMap((input) => readFindings(reading, written, role, input)),
    ...outputsOf(part).flatMap((output) => writeFindings(reading, role, output)),
    ...volumeKeyFindings(reading, [role], volumeKey),
    ...imageFindings(reading, role, image),
    ...logFindings(reading, role, kind.logGroup),
    ...vpcFindings(role, vpc),
    ...jobNotes(part).map((text) => note(role, text)),
  ];
};

/** What the steps need that run a job: processing, training, tuning, AutoML and checks. */
export const jobDerived = (derivation: Derivation, step: StepReading): Derived => {
  const kind = entryOf(JOB_KINDS, step.type) ?? PROCESSING;
  const { reading } = derivation;
  const given = step.args[kind.nameMember];
  const names = given === undefined && kind.names !== undefined ? [kind.names] : createdNames(reading, given);
  const resources = sagemakerArns(reading, kind.resource, ...names);
  const sources = kind.assumedBy.map((one) =>
    regionalArn(reading.place, "sagemaker", one === "*" ? "*" : `${one}/*`),
  );
  const creations = kind.parts(step).map(({ args }): Creation => ({
    action: `sagemaker:Create${kind.operation}`,
    resources,
    posture: kind.shape(args).posture,
  }));
  const findings = kind.parts(step).flatMap((part) => {
    const roles = rolesOf(reading, part.args["RoleArn"]);
    return [
      ...handOver(step, roles, { service: "sagemaker.amazonaws.com", sources }),
      ...volumeKeyFindings(reading, [PIPELINE_ROLE], kind.shape(part.args).volumeKey),
      ...roles.flatMap(({ role }) => roleFindings(derivation, part, kind, role)),
    ];
  });
  return { creations, findings: [...findings, ...watch(kind.operation, resources)] };
};
