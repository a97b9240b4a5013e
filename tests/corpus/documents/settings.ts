import { processing, training } from "../job-steps";
import { lambda } from "../other-steps";
import { NOT_CACHED, RETRIES, arn, cached, declare, document, get, parameter, type Json } from "../parts";

const inOrder = (i: number): string => String(i + 1).padStart(2, "0");

const DURATIONS = [
  "P30D",
  "PT1H",
  "P1M",
  "P4DT12H",
  "p30d",
  "30d",
  "T12H",
  "T16m",
  "30dT5h",
  "5y",
  "P2W",
  "P1Y2M3W4DT5H6M",
];

/** Documents about caches, retries, job names and the settings of the whole pipeline. */
export const SETTINGS: Readonly<Record<string, Json>> = {
  "durations-in-every-style": document(
    [],
    DURATIONS.map((duration, i) =>
      lambda(`Step${inOrder(i)}`, { number: i }, {}, { CacheConfig: cached(duration) }),
    ),
  ),
  "retries-in-every-form": document(
    [],
    [
      training(
        "Plain",
        {},
        {
          RetryPolicies: [
            { ExceptionType: ["Step.SERVICE_FAULT"] },
            ...RETRIES.job.slice(1),
            { ExceptionType: ["Step.THROTTLING"], MaxAttempts: 20 },
          ],
        },
      ),
      training(
        "Widest",
        {},
        {
          RetryPolicies: [
            { ...RETRIES.job[0], IntervalSeconds: 43_200, BackoffRate: 0, MaxAttempts: 1 },
            { ...RETRIES.job[1], IntervalSeconds: 0, BackoffRate: 10.5, ExpireAfterMin: 14_400 },
          ],
        },
      ),
      training(
        "Single",
        {},
        {
          RetryPolicies: [...RETRIES.job[0].ExceptionType, ...RETRIES.job[1].ExceptionType].map((type) => ({
            ExceptionType: [type],
            BackoffRate: 1,
          })),
        },
      ),
    ],
  ),
  "custom-job-name-prefixes": document(
    [],
    [
      processing("Prepare", { ProcessingJobName: "p".repeat(63) }),
      training("Train", { TrainingJobName: "t" }, { CacheConfig: NOT_CACHED }),
    ],
  ),
  "metadata-filled-in": document([], [lambda("Ping", {})], {
    Metadata: {
      owner: "demo-team",
      "git-commit_1": "4d2a77aa",
      notes: "m".repeat(1024),
      ["k".repeat(128)]: "",
    },
  }),
  "experiment-by-name": document(
    [declare("Experiment", "String", "demo")],
    [
      lambda("Show", {
        experiment: get("PipelineExperimentConfig.ExperimentName"),
        trial: get("PipelineExperimentConfig.TrialName"),
      }),
    ],
    {
      PipelineExperimentConfig: {
        ExperimentName: parameter("Experiment"),
        TrialName: {
          "Std:Join": { On: "-", Values: [parameter("Experiment"), get("Execution.PipelineExecutionId")] },
        },
      },
    },
  ),
  "experiment-as-the-sdk-writes-it": document([], [lambda("Ping", {})], {
    PipelineExperimentConfig: {
      ExperimentName: get("Execution.PipelineName"),
      TrialName: get("Execution.PipelineExecutionId"),
    },
  }),
  "mlflow-tracked": document([], [lambda("Ping", {})], {
    MlflowConfig: {
      MlflowResourceArn: arn("sagemaker", "mlflow-tracking-server/demo"),
      MlflowExperimentName: get("Execution.PipelineName"),
    },
  }),
  "mlflow-with-null-experiment": document([declare("Tracking", "String")], [lambda("Ping", {})], {
    PipelineExperimentConfig: null,
    MlflowConfig: { MlflowResourceArn: parameter("Tracking"), MlflowExperimentName: null },
  }),
};
