import {
  EXECUTION_ID,
  channel,
  joined,
  namedDefinition,
  severalDefinitions,
  trainingDefinition,
  tuning,
  withSteps,
} from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkTraining", () => {
  itFinds([
    [
      "a wait without spot machines in one of several definitions",
      withSteps(
        severalDefinitions(namedDefinition("a"), {
          ...namedDefinition("b"),
          StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 60 },
        }),
      ),
      "invalid-spot-settings Steps[4].Arguments.TrainingJobDefinitions[1].StoppingCondition",
      'Step "Tune" has "MaxWaitTimeInSeconds", which SageMaker takes for spot machines only.',
      'Set "EnableManagedSpotTraining" to true, or take it out.',
    ],
    [
      "isolated script mode with its code in S3",
      {
        [`${AT.train}.Arguments.EnableNetworkIsolation`]: true,
        [`${AT.train}.Arguments.HyperParameters.sagemaker_submit_directory`]: '"s3://bucket/code.tar.gz"',
      },
      "script-out-of-reach Steps[1].Arguments.HyperParameters.sagemaker_submit_directory",
      'Step "Train" has its code fetched from S3, which its isolated container cannot reach.',
      'Give the code as an input channel "code", and "/opt/ml/input/data/code" as "sagemaker_submit_directory".',
    ],
    [
      "isolated script mode with its code at a joined place in S3",
      {
        [`${AT.train}.Arguments.EnableNetworkIsolation`]: true,
        [`${AT.train}.Arguments.HyperParameters.sagemaker_submit_directory`]: joined(
          "/",
          "s3://bucket",
          EXECUTION_ID,
        ),
      },
      "script-out-of-reach Steps[1].Arguments.HyperParameters.sagemaker_submit_directory",
      'Step "Train" has its code fetched from S3, which its isolated container cannot reach.',
      'Give the code as an input channel "code", and "/opt/ml/input/data/code" as "sagemaker_submit_directory".',
    ],
    [
      "spot machines without a limit on the wait",
      { [`${AT.train}.Arguments.EnableManagedSpotTraining`]: true, "Parameters.4": undefined },
      "invalid-spot-settings Steps[1].Arguments.StoppingCondition",
      'Step "Train" trains on spot machines without a limit on how long it waits for them.',
      'Give "MaxWaitTimeInSeconds".',
    ],
    [
      "a limit on the wait without spot machines",
      {
        [`${AT.train}.Arguments.EnableManagedSpotTraining`]: undefined,
        "Parameters.4": undefined,
        [`${AT.train}.Arguments.StoppingCondition.MaxWaitTimeInSeconds`]: 7200,
      },
      "invalid-spot-settings Steps[1].Arguments.StoppingCondition",
      'Step "Train" has "MaxWaitTimeInSeconds", which SageMaker takes for spot machines only.',
      'Set "EnableManagedSpotTraining" to true, or take it out.',
    ],
    [
      "a wait shorter than the run",
      { [`${AT.train}.Arguments.StoppingCondition.MaxWaitTimeInSeconds`]: 60 },
      "invalid-spot-settings Steps[1].Arguments.StoppingCondition",
      'Step "Train" waits at most 60 seconds for a job that may run 3600.',
      'Make "MaxWaitTimeInSeconds", which counts both, at least "MaxRuntimeInSeconds".',
    ],
    [
      "a run of more than 28 days",
      { [`${AT.train}.Arguments.StoppingCondition.MaxRuntimeInSeconds`]: 2_419_201 },
      "value-not-allowed Steps[1].Arguments.StoppingCondition.MaxRuntimeInSeconds",
      'Step "Train" may run 2419201 seconds; SageMaker lets no training job run more than 28 days.',
      "Write 2419200 or less.",
    ],
    [
      "a file system without a VPC",
      {
        [`${AT.train}.Arguments.InputDataConfig.0.DataSource`]: {
          FileSystemDataSource: {
            FileSystemId: "fs-0123456789a",
            FileSystemAccessMode: "ro",
            FileSystemType: "EFS",
            DirectoryPath: "/data",
          },
        },
      },
      "missing-member Steps[1].Arguments",
      'Step "Train" reads from a file system, which is reached through a VPC only, and lacks "VpcConfig".',
      'Add "VpcConfig" with subnets that reach it.',
    ],
    [
      "two channels of a tuning job with one name",
      withSteps(
        tuning(
          {},
          { TrainingJobDefinition: trainingDefinition({ InputDataConfig: [channel("a"), channel("a")] }) },
        ),
      ),
      "duplicate-name Steps[4].Arguments.TrainingJobDefinition.InputDataConfig[1].ChannelName",
      'Step "Tune" has two channels named "a".',
      "Give each channel a name of its own.",
    ],
  ]);

  itAccepts([
    [
      "isolated script mode with its code in a channel",
      {
        [`${AT.train}.Arguments.EnableNetworkIsolation`]: true,
        [`${AT.train}.Arguments.HyperParameters.sagemaker_submit_directory`]: '"/opt/ml/input/data/code"',
      },
    ],
    [
      "script mode with its code in S3, and a network",
      { [`${AT.train}.Arguments.HyperParameters.sagemaker_submit_directory`]: '"s3://bucket/code.tar.gz"' },
    ],
    [
      "spot machines with a wait as long as the run",
      {
        [`${AT.train}.Arguments.EnableManagedSpotTraining`]: true,
        "Parameters.4": undefined,
        [`${AT.train}.Arguments.StoppingCondition.MaxWaitTimeInSeconds`]: 3600,
      },
    ],
    ["a run of 28 days", { [`${AT.train}.Arguments.StoppingCondition.MaxRuntimeInSeconds`]: 2_419_200 }],
  ]);
});
