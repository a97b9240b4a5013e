/** A setting that guards a job. */
export type JobSetting =
  "vpc" | "volumeKey" | "outputKey" | "trafficEncryption" | "isolation" | "runtimeLimit";

/** Where the settings of one kind of job stand. */
export interface JobPlace {
  /** The job below the arguments, dotted; `*` is each element of a list. */
  readonly at: string;
  /** Below the job: the members that give a setting, each of them enough. Absent: the job has no such setting. */
  readonly settings: Readonly<Partial<Record<JobSetting, readonly string[]>>>;
  /** What to do instead of giving the first of those members. */
  readonly advice?: Readonly<Partial<Record<JobSetting, string>>>;
  /** Below the job: members that name the types of its machines. */
  readonly instanceTypes: readonly string[];
  /** Settings that are asked for only where a member is: what stands outside the document is not known. */
  readonly onlyWith?: Readonly<Partial<Record<JobSetting, string>>>;
}

const PROCESSING: JobPlace = {
  at: "",
  settings: {
    vpc: ["NetworkConfig.VpcConfig"],
    volumeKey: ["ProcessingResources.ClusterConfig.VolumeKmsKeyId"],
    outputKey: ["ProcessingOutputConfig.KmsKeyId"],
    trafficEncryption: ["NetworkConfig.EnableInterContainerTrafficEncryption"],
    isolation: ["NetworkConfig.EnableNetworkIsolation"],
    runtimeLimit: ["StoppingCondition.MaxRuntimeInSeconds"],
  },
  instanceTypes: [
    "ProcessingResources.ClusterConfig.InstanceType",
    "ProcessingResources.ClusterConfig.InstancePreferences.*.InstanceType",
  ],
  onlyWith: {
    volumeKey: "ProcessingResources.ClusterConfig",
    outputKey: "ProcessingOutputConfig.Outputs.*.S3Output",
  },
};

const trainingJob = (at: string): JobPlace => ({
  at,
  settings: {
    vpc: ["VpcConfig"],
    volumeKey: ["ResourceConfig.VolumeKmsKeyId", "HyperParameterTuningResourceConfig.VolumeKmsKeyId"],
    outputKey: ["OutputDataConfig.KmsKeyId"],
    trafficEncryption: ["EnableInterContainerTrafficEncryption"],
    isolation: ["EnableNetworkIsolation"],
    runtimeLimit: ["StoppingCondition.MaxRuntimeInSeconds"],
  },
  instanceTypes: ["ResourceConfig", "HyperParameterTuningResourceConfig"].flatMap((member) => [
    `${member}.InstanceType`,
    `${member}.InstanceGroups.*.InstanceType`,
    `${member}.InstancePreferences.*.InstanceType`,
    `${member}.InstanceConfigs.*.InstanceType`,
  ]),
  onlyWith: { outputKey: "OutputDataConfig" },
});

const TRANSFORM: JobPlace = {
  at: "",
  settings: { volumeKey: ["TransformResources.VolumeKmsKeyId"], outputKey: ["TransformOutput.KmsKeyId"] },
  instanceTypes: ["TransformResources.InstanceType"],
  onlyWith: { volumeKey: "TransformResources", outputKey: "TransformOutput" },
};

const AUTO_ML: JobPlace = {
  at: "",
  settings: {
    vpc: ["AutoMLJobConfig.SecurityConfig.VpcConfig"],
    volumeKey: ["AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId"],
    outputKey: ["OutputDataConfig.KmsKeyId"],
    trafficEncryption: ["AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption"],
    runtimeLimit: ["AutoMLJobConfig.CompletionCriteria.MaxAutoMLJobRuntimeInSeconds"],
  },
  instanceTypes: [],
  onlyWith: { outputKey: "OutputDataConfig" },
};

/** A security configuration of EMR holds the keys of disks and of traffic. */
const EMR: JobPlace = {
  at: "ClusterConfig",
  settings: {
    vpc: ["Instances.Ec2SubnetId", "Instances.Ec2SubnetIds"],
    volumeKey: ["SecurityConfiguration"],
    trafficEncryption: ["SecurityConfiguration"],
  },
  advice: {
    vpc: 'Give a subnet in "Instances.Ec2SubnetId"',
    volumeKey: 'Name one that encrypts disks in "SecurityConfiguration"',
    trafficEncryption: 'Name one that encrypts traffic in "SecurityConfiguration"',
  },
  instanceTypes: [],
};

const EMR_SERVERLESS: JobPlace = {
  at: "",
  settings: {
    vpc: ["ApplicationConfig.networkConfiguration"],
    runtimeLimit: ["JobConfig.executionTimeoutMinutes"],
  },
  instanceTypes: [],
  onlyWith: { vpc: "ApplicationConfig", runtimeLimit: "JobConfig" },
};

const MODEL: JobPlace = {
  at: "",
  settings: { vpc: ["VpcConfig"], isolation: ["EnableNetworkIsolation"] },
  instanceTypes: [],
};

const ENDPOINT_CONFIG: JobPlace = {
  at: "",
  settings: { volumeKey: ["KmsKeyId"] },
  instanceTypes: ["ProductionVariants.*.InstanceType", "ProductionVariants.*.InstancePools.*.InstanceType"],
  onlyWith: { volumeKey: "ProductionVariants.*.InstanceType" },
};

/** The jobs of each step type, and of what serves models. */
export const JOB_PLACES: ReadonlyMap<string, readonly JobPlace[]> = new Map([
  ["Processing", [PROCESSING]],
  ["QualityCheck", [PROCESSING]],
  ["ClarifyCheck", [PROCESSING]],
  [
    "Training",
    [{ ...trainingJob(""), onlyWith: { outputKey: "OutputDataConfig", volumeKey: "ResourceConfig" } }],
  ],
  ["Tuning", [trainingJob("TrainingJobDefinition"), trainingJob("TrainingJobDefinitions.*")]],
  ["Transform", [TRANSFORM]],
  ["AutoML", [AUTO_ML]],
  ["EMR", [EMR]],
  ["EMRServerless", [EMR_SERVERLESS]],
  ["Model", [MODEL]],
  ["EndpointConfig", [ENDPOINT_CONFIG]],
]);
