import {
  executionVariables,
  frameworkImage,
  join,
  modelStep,
  retryJobFaults,
  retryServiceFaults,
  type Value,
  type WorkflowInputs,
} from "../pipeline-definition";

/** Faults of SageMaker are worth another attempt; what fails in the code of a job is not. */
export const retry = [retryServiceFaults, retryJobFaults];

/** SageMaker's XGBoost, which trains, serves and runs scripts: one set of library versions for all of them. */
export const xgboostImage = ({ region }: WorkflowInputs): string =>
  frameworkImage("xgboost", "3.2-0", region);

/** `<pipeline>/<execution>/<step>/<name>`: no execution writes over another. */
export const outputKey = ({ pipelineName }: WorkflowInputs, ...parts: readonly Value<string>[]) =>
  join("/", [pipelineName, executionVariables.pipelineExecutionId, ...parts]);

/** The S3 URI of that key. */
export const outputUri = ({ bucket, pipelineName }: WorkflowInputs, ...parts: readonly Value<string>[]) =>
  join("/", [`s3://${bucket}/${pipelineName}`, executionVariables.pipelineExecutionId, ...parts]);

/**
 * The S3 URI of a file of the workflow's `code/` folder.
 *
 * @throws RangeError for a name that the folder does not have.
 */
export const codeFile = ({ code, pipelineName }: WorkflowInputs, name: string): string => {
  const uri = code[name];
  if (uri === undefined)
    throw new RangeError(`The workflow of "${pipelineName}" has no code file "${name}".`);
  return uri;
};

/** The command of a processing job whose script comes as the input `code`. */
export const script = (name: string): readonly string[] => [
  "python3",
  `/opt/ml/processing/input/code/${name}`,
];

const vpcConfig = ({ subnetIds, securityGroupIds }: WorkflowInputs) => ({
  Subnets: subnetIds,
  SecurityGroupIds: securityGroupIds,
});

/** No network for the container; SageMaker brings and takes its data through the workflow's subnets. */
const isolated = (inputs: WorkflowInputs) => ({
  EnableNetworkIsolation: true,
  VpcConfig: vpcConfig(inputs),
});

/** The machine of a job and how long it may run. */
export interface JobLimits<InstanceType> {
  readonly instanceType: InstanceType;
  /** Size of the volume. @default 30 */
  readonly gigabytes?: number;
  readonly maxSeconds: number;
}

/**
 * What training jobs share: role, machine, encrypted volume, output and traffic, no network, no profiler.
 *
 * @param step The name of the step, under which the model is left.
 */
export const trainingJob = <InstanceType>(
  inputs: WorkflowInputs,
  step: string,
  { instanceType, gigabytes = 30, maxSeconds }: JobLimits<InstanceType>,
) => ({
  RoleArn: inputs.roleArns.training,
  OutputDataConfig: { S3OutputPath: outputUri(inputs, step), KmsKeyId: inputs.keyArn },
  ResourceConfig: {
    InstanceType: instanceType,
    InstanceCount: 1,
    VolumeSizeInGB: gigabytes,
    VolumeKmsKeyId: inputs.keyArn,
  },
  StoppingCondition: { MaxRuntimeInSeconds: maxSeconds },
  ProfilerConfig: { DisableProfiler: true },
  EnableInterContainerTrafficEncryption: true,
  ...isolated(inputs),
});

/** What processing jobs share: role, machines, encrypted volumes and traffic, no network. */
export const processingJob = <InstanceType>(
  inputs: WorkflowInputs,
  {
    instanceType,
    instanceCount = 1,
    gigabytes = 30,
    maxSeconds,
  }: JobLimits<InstanceType> & {
    /** @default 1 */
    readonly instanceCount?: Value<number>;
  },
) => ({
  RoleArn: inputs.roleArns.processing,
  ProcessingResources: {
    ClusterConfig: {
      InstanceType: instanceType,
      InstanceCount: instanceCount,
      VolumeSizeInGB: gigabytes,
      VolumeKmsKeyId: inputs.keyArn,
    },
  },
  NetworkConfig: { EnableInterContainerTrafficEncryption: true, ...isolated(inputs) },
  StoppingCondition: { MaxRuntimeInSeconds: maxSeconds },
});

/** Makes a model of what a step has trained, served by the image given, without a network. */
export const trainedModelStep = (
  name: string,
  inputs: WorkflowInputs,
  {
    description,
    image,
    modelData,
  }: { readonly description: string; readonly image: string; readonly modelData: Value<string> },
) =>
  modelStep(name, {
    description,
    retry: [retryServiceFaults],
    arguments: {
      ExecutionRoleArn: inputs.roleArns.model,
      PrimaryContainer: { Image: image, ModelDataUrl: modelData },
      ...isolated(inputs),
    },
  });
