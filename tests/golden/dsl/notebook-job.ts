import {
  executionVariables,
  genericStep,
  join,
  parameterString,
  pipeline,
} from "../../../pipeline-definition";
import { channel, experimentOfPipeline, KEY, ROLE, TAGS, VPC } from "./place";

const ROOT = "s3://oracle-bucket/notebooks";
const CHANNEL = "sagemaker_headless_execution_pipelinestep";

const day = parameterString("Day", { default: "2020-01-01" });

/** A notebook job is a training job that carries a name; the typed step leaves names to SageMaker. */
const notebookJob = (step: string, name: string) => ({
  TrainingJobName: name,
  RoleArn: ROLE,
  EnableInterContainerTrafficEncryption: true,
  AlgorithmSpecification: {
    TrainingImage: "081325390199.dkr.ecr.us-east-1.amazonaws.com/sagemaker-base-python-310:1.0",
    TrainingInputMode: "File",
    ContainerEntrypoint: ["amazon_sagemaker_scheduler"],
  },
  InputDataConfig: [channel(CHANNEL, `${ROOT}/notebook-job/${step}/input-2020-01-01-00-00-00-123`)],
  OutputDataConfig: {
    S3OutputPath: join("/", [`${ROOT}/notebook-job`, executionVariables.pipelineExecutionId, step]),
  },
  Environment: {
    AWS_DEFAULT_REGION: "us-east-1",
    SM_JOB_DEF_VERSION: "1.0",
    SM_ENV_NAME: "sagemaker-default-env",
    SM_SKIP_EFS_SIMULATION: "true",
    SM_EXECUTION_INPUT_PATH: `/opt/ml/input/data/${CHANNEL}`,
    SM_KERNEL_NAME: "python3",
    SM_INPUT_NOTEBOOK_NAME: "report.ipynb",
    SM_OUTPUT_NOTEBOOK_NAME: `${name}.ipynb`,
  },
  Tags: [
    { Key: "sagemaker:name", Value: name },
    { Key: "sagemaker:notebook-name", Value: "report.ipynb" },
    { Key: "sagemaker:notebook-job-origin", Value: "PIPELINE_STEP" },
    { Key: "sagemaker:is-studio-archived", Value: "false" },
  ],
});

const first = notebookJob("Report", "report");
const report = genericStep<{ readonly OutputDataConfig: { readonly S3OutputPath: string } }>("Report", {
  type: "Training",
  displayName: "Report",
  description: "Draws the figures",
  retry: [{ on: ["SageMaker.CAPACITY_ERROR"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 3 }],
  arguments: {
    ...first,
    HyperParameters: { day, started: executionVariables.startDateTime },
    OutputDataConfig: { ...first.OutputDataConfig, KmsKeyId: KEY },
    ResourceConfig: {
      InstanceType: "ml.m5.xlarge",
      InstanceCount: 1,
      VolumeSizeInGB: 50,
      VolumeKmsKeyId: KEY,
    },
    RetryStrategy: { MaximumRetryAttempts: 2 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    VpcConfig: VPC,
    Environment: { ...first.Environment, LOG_LEVEL: "info", SM_INIT_SCRIPT: "train.py" },
    Tags: [...TAGS, ...first.Tags],
  },
});

const second = notebookJob("Again", "again");
const again = genericStep("Again", {
  type: "Training",
  dependsOn: [report],
  arguments: {
    ...second,
    ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 30 },
    RetryStrategy: { MaximumRetryAttempts: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 172_800 },
    Environment: { ...second.Environment, FIRST: report.properties.OutputDataConfig.S3OutputPath },
  },
});

export const notebookJobPipeline = () =>
  pipeline({ parameters: [day], experiment: experimentOfPipeline, steps: [report, again] });
