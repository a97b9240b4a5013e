import { channel, input, modelOf, processing, training } from "../job-steps";
import { model } from "../other-steps";
import {
  IMAGE,
  KEY,
  NOT_CACHED,
  TAGS,
  asText,
  declare,
  document,
  get,
  join,
  parameter,
  perExecution,
  s3,
  type Json,
} from "../parts";

/** Documents about training jobs, notebook jobs among them. */
export const TRAINING: Readonly<Record<string, Json>> = {
  "training-built-in-algorithm": document(
    [declare("Rounds", "Integer", 100), declare("Eta", "Float", 0.2)],
    [
      training("Train", {
        HyperParameters: {
          objective: "reg:squarederror",
          num_round: asText(parameter("Rounds")),
          eta: asText(parameter("Eta")),
        },
        InputDataConfig: [
          channel("train", s3("data/train")),
          channel("validation", s3("data/validation"), { CompressionType: "Gzip", InputMode: "FastFile" }),
        ],
      }),
    ],
  ),
  "training-script-mode-in-isolation": document(
    [],
    [
      training("Train", {
        AlgorithmSpecification: {
          TrainingImage: IMAGE.scikitLearn,
          TrainingInputMode: "File",
          MetricDefinitions: [{ Name: "validation:auc", Regex: "auc=([0-9.]+)" }],
          EnableSageMakerMetricsTimeSeries: true,
        },
        HyperParameters: {
          sagemaker_program: '"train.py"',
          sagemaker_submit_directory: '"/opt/ml/input/data/code"',
          sagemaker_container_log_level: "20",
          sagemaker_region: '"eu-west-1"',
          "max-depth": "5",
        },
        InputDataConfig: [
          channel("train", s3("data/train")),
          channel("code", s3("code/77aa"), { ContentType: undefined }),
        ],
        ProfilerConfig: { DisableProfiler: true },
      }),
    ],
  ),
  "training-on-spot-instances": document(
    [],
    [
      training("Train", {
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200 },
        CheckpointConfig: { S3Uri: s3("checkpoints/train"), LocalPath: "/opt/ml/checkpoints" },
        RetryStrategy: { MaximumRetryAttempts: 3 },
      }),
    ],
  ),
  "training-with-all-kinds-of-output": document(
    [],
    [
      training(
        "Train",
        {
          OutputDataConfig: { S3OutputPath: perExecution("models"), KmsKeyId: KEY, CompressionType: "NONE" },
          TensorBoardOutputConfig: {
            S3OutputPath: s3("tensorboard"),
            LocalPath: "/opt/ml/output/tensorboard",
          },
          DebugHookConfig: {
            S3OutputPath: s3("debug"),
            CollectionConfigurations: [
              { CollectionName: "losses", CollectionParameters: { save_interval: "10" } },
            ],
          },
          ProfilerConfig: { S3OutputPath: s3("profiler"), ProfilingIntervalInMilliseconds: 500 },
          ExperimentConfig: { TrialComponentDisplayName: "Train" },
          Environment: { LOG_LEVEL: "info", RUN: get("Execution.PipelineExecutionId") },
        },
        { CacheConfig: NOT_CACHED },
      ),
    ],
  ),
  "training-on-instance-groups": document(
    [],
    [
      training("Train", {
        ResourceConfig: {
          InstanceGroups: [
            { InstanceGroupName: "loaders", InstanceType: "ml.c5.xlarge", InstanceCount: 1 },
            { InstanceGroupName: "trainers", InstanceType: "ml.m5.2xlarge", InstanceCount: 2 },
          ],
          VolumeSizeInGB: 100,
          VolumeKmsKeyId: KEY,
          KeepAlivePeriodInSeconds: 600,
        },
      }),
    ],
  ),
  "training-from-a-file-system": document(
    [],
    [
      training("Train", {
        InputDataConfig: [
          {
            ChannelName: "train",
            DataSource: {
              FileSystemDataSource: {
                FileSystemId: "fs-0123456789abcdef0",
                FileSystemType: "FSxLustre",
                FileSystemAccessMode: "ro",
                DirectoryPath: "/fsx/train",
              },
            },
          },
        ],
      }),
    ],
  ),
  "training-serverless": document(
    [],
    [
      training("FineTune", {
        AlgorithmSpecification: undefined,
        ResourceConfig: undefined,
        HyperParameters: { epochs: "1" },
        ServerlessJobConfig: {
          BaseModelArn: "arn:aws:sagemaker:eu-west-1:aws:hub-content/SageMakerPublicHub/Model/base/1.0.0",
          AcceptEula: true,
          JobType: "FineTuning",
          CustomizationTechnique: "SFT",
          Peft: "LORA",
        },
        ModelPackageConfig: {
          ModelPackageGroupArn: "arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/demo-models",
        },
      }),
    ],
  ),
  "notebook-job": document(
    [],
    [
      training(
        "Report",
        {
          TrainingJobName: "report",
          AlgorithmSpecification: {
            TrainingImage: IMAGE.notebook,
            TrainingInputMode: "File",
            ContainerEntrypoint: ["amazon_sagemaker_scheduler"],
          },
          HyperParameters: { run_date: get("Execution.StartDateTime") },
          InputDataConfig: [
            channel("sagemaker_headless_execution_pipelinestep", s3("notebooks/report"), {
              ContentType: undefined,
            }),
          ],
          OutputDataConfig: {
            S3OutputPath: join("/", s3("notebooks-out"), get("Execution.PipelineExecutionId"), "report"),
            KmsKeyId: KEY,
          },
          StoppingCondition: { MaxRuntimeInSeconds: 172_800 },
          RetryStrategy: { MaximumRetryAttempts: 1 },
          Tags: [
            ...TAGS,
            { Key: "sagemaker:name", Value: "report" },
            { Key: "sagemaker:notebook-name", Value: "report.ipynb" },
            { Key: "sagemaker:notebook-job-origin", Value: "PIPELINE_STEP" },
            { Key: "sagemaker:is-studio-archived", Value: "false" },
          ],
          Environment: {
            AWS_DEFAULT_REGION: "eu-west-1",
            SM_EXECUTION_INPUT_PATH: "/opt/ml/input/data/sagemaker_headless_execution_pipelinestep",
            SM_INPUT_NOTEBOOK_NAME: "report.ipynb",
            SM_OUTPUT_NOTEBOOK_NAME: "report.ipynb",
            SM_KERNEL_NAME: "python3",
          },
        },
        { CacheConfig: NOT_CACHED },
      ),
      processing(
        "Publish",
        {
          AppSpecification: {
            ImageUri: IMAGE.own,
            ContainerArguments: [
              "--notebook",
              get("Steps.Report.Environment['SM_OUTPUT_NOTEBOOK_NAME']"),
              "--status",
              get("Steps.Report.TrainingJobStatus"),
              "--read",
              get("Steps.Report.InputDataConfig[0].DataSource.S3DataSource.S3Uri"),
            ],
          },
          ProcessingInputs: [input("notebook", get("Steps.Report.OutputDataConfig.S3OutputPath"))],
        },
        { CacheConfig: NOT_CACHED },
      ),
    ],
  ),
  "repacked-model": document(
    [],
    [
      training("Train"),
      training(
        "Train-RepackModel",
        {
          AlgorithmSpecification: { TrainingImage: IMAGE.scikitLearn, TrainingInputMode: "File" },
          HyperParameters: {
            inference_script: "inference.py",
            model_archive: modelOf("Train"),
            dependencies: "null",
            source_dir: "null",
            sagemaker_program: '"repack.py"',
            sagemaker_submit_directory: '"/opt/ml/input/data/code"',
          },
          InputDataConfig: [channel("training", modelOf("Train")), channel("code", s3("code/repack"))],
        },
        { Description: "Packs the script into the model." },
      ),
      model("CreateModel", modelOf("Train-RepackModel")),
    ],
  ),
};
