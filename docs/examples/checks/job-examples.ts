import type { CheckTheme } from "../../../scripts/command-line/check-example";

const FOLDER = "/opt/ml/processing/";

const output = (OutputName: string, S3Uri: string, folder = `${FOLDER}output/${OutputName}`) => ({
  OutputName,
  S3Output: { S3Uri, LocalPath: folder, S3UploadMode: "EndOfJob" },
});

const input = (InputName: string, LocalPath: string, S3Uri: unknown) => ({
  InputName,
  S3Input: { S3Uri, LocalPath, S3DataType: "S3Prefix", S3InputMode: "File" },
});

const prepare = (Arguments: unknown) => ({ Steps: [{ Name: "Prepare", Arguments }] });

const outputs = (...Outputs: readonly unknown[]) => prepare({ ProcessingOutputConfig: { Outputs } });

const inputs = (...given: readonly unknown[]) =>
  prepare({ ProcessingInputs: given, AppSpecification: { ContainerEntrypoint: null } });

const PROCESSING = { base: "processing-one-step" } as const;

const script = (path: string) =>
  prepare({
    AppSpecification: {
      ImageUri: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
      ContainerEntrypoint: ["python3", path],
    },
  });

/** Places in S3 and in the containers of jobs. */
export const PLACES: CheckTheme = {
  title: "Places in S3 and in containers",
  examples: [
    {
      code: "invalid-s3-uri",
      bad: {
        Steps: [
          {
            Name: "Train",
            Arguments: {
              OutputDataConfig: { S3OutputPath: { "Std:Join": { On: "/", Values: ["bucket", "models"] } } },
            },
          },
        ],
      },
      good: {
        Steps: [
          {
            Name: "Train",
            Arguments: {
              OutputDataConfig: {
                S3OutputPath: { "Std:Join": { On: "/", Values: ["s3://bucket", "models"] } },
              },
            },
          },
        ],
      },
    },
    {
      code: "invalid-bucket-name",
      bad: {
        Steps: [
          { Name: "Train", Arguments: { OutputDataConfig: { S3OutputPath: "s3://My_Bucket/models" } } },
        ],
      },
      good: {
        Steps: [
          { Name: "Train", Arguments: { OutputDataConfig: { S3OutputPath: "s3://my-bucket/models" } } },
        ],
      },
    },
    {
      code: "shared-output",
      ...PROCESSING,
      bad: outputs(output("train", "s3://bucket/out"), output("test", "s3://bucket/out")),
      good: outputs(output("train", "s3://bucket/out/train"), output("test", "s3://bucket/out/test")),
    },
    {
      code: "invalid-local-path",
      ...PROCESSING,
      bad: inputs(input("raw", "/data/raw", { Get: "Parameters.InputData" })),
      good: inputs(input("raw", `${FOLDER}input/raw`, { Get: "Parameters.InputData" })),
    },
    {
      code: "unusual-output-path",
      ...PROCESSING,
      bad: outputs(output("train", "s3://bucket/out/train", "/data/train")),
      good: outputs(output("train", "s3://bucket/out/train")),
    },
    {
      code: "repeated-local-path",
      ...PROCESSING,
      bad: outputs(
        output("train", "s3://bucket/a", `${FOLDER}out`),
        output("test", "s3://bucket/b", `${FOLDER}out`),
      ),
      good: outputs(output("train", "s3://bucket/a"), output("test", "s3://bucket/b")),
    },
    {
      code: "missing-script",
      ...PROCESSING,
      bad: script(`${FOLDER}code/prepare.py`),
      good: script(`${FOLDER}input/code/prepare.py`),
    },
  ],
};

const train = (Arguments: unknown) => ({ Steps: [{ Name: "Train", Arguments }] });

const tune = (config: unknown, definition: unknown = {}) => ({
  Steps: [
    { Name: "Tune", Arguments: { HyperParameterTuningJobConfig: config, TrainingJobDefinition: definition } },
  ],
});

const TUNING = { base: "tuning-bayesian" } as const;

const metric = (MetricName: string) =>
  tune(
    { HyperParameterTuningJobObjective: { Type: "Maximize", MetricName } },
    { AlgorithmSpecification: { MetricDefinitions: [{ Name: "validation:auc", Regex: "auc=([0-9.]+)" }] } },
  );

const range = (MinValue: string, MaxValue: string) =>
  tune({
    ParameterRanges: {
      ContinuousParameterRanges: [{ Name: "eta", MinValue, MaxValue, ScalingType: "Logarithmic" }],
    },
  });

const code = (place: string) => train({ HyperParameters: { sagemaker_submit_directory: place } });

/** Settings of jobs. */
export const JOBS: CheckTheme = {
  title: "Training, tuning and checks",
  examples: [
    {
      code: "script-out-of-reach",
      bad: code('"s3://bucket/code.tar.gz"'),
      good: code('"/opt/ml/input/data/code"'),
    },
    {
      code: "invalid-spot-settings",
      bad: train({ EnableManagedSpotTraining: true, StoppingCondition: { MaxRuntimeInSeconds: 3600 } }),
      good: train({
        EnableManagedSpotTraining: true,
        StoppingCondition: { MaxRuntimeInSeconds: 3600, MaxWaitTimeInSeconds: 7200 },
      }),
    },
    {
      code: "incomplete-tuning",
      ...TUNING,
      bad: tune({ HyperParameterTuningJobObjective: null }),
      good: tune({ HyperParameterTuningJobObjective: { Type: "Maximize", MetricName: "validation:auc" } }),
    },
    { code: "invalid-range", ...TUNING, bad: range("0.3", "0.01"), good: range("0.01", "0.3") },
    {
      code: "undeclared-metric",
      ...TUNING,
      bad: metric("validation:accuracy"),
      good: metric("validation:auc"),
    },
    {
      code: "incomplete-check",
      base: "quality-and-bias-baselines",
      bad: {
        Steps: [
          {
            Name: "DataQuality",
            Arguments: { Environment: { publish_cloudwatch_metrics: "Disabled", dataset_source: undefined } },
          },
        ],
      },
      good: {
        Steps: [
          {
            Name: "DataQuality",
            Arguments: {
              Environment: {
                publish_cloudwatch_metrics: "Disabled",
                dataset_source: `${FOLDER}input/baseline_dataset_input`,
              },
            },
          },
        ],
      },
    },
  ],
};

const CALL = { base: "lambda-with-outputs" } as const;

/** Steps that call or join something else. */
export const CALLS: CheckTheme = {
  title: "Functions, endpoints and lineage",
  examples: [
    {
      code: "invalid-target",
      ...CALL,
      bad: { Steps: [{ Name: "Tell", FunctionArn: "demo-tell" }] },
      good: {
        Steps: [{ Name: "Tell", FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:demo-tell" }],
      },
    },
    {
      code: "nested-argument",
      ...CALL,
      bad: { Steps: [{ Name: "Tell", Arguments: { where: { bucket: "demo", key: "report.json" } } }] },
      good: { Steps: [{ Name: "Tell", Arguments: { bucket: "demo", key: "report.json" } }] },
    },
    {
      code: "literal-config-name",
      base: "endpoint-deployed",
      bad: { Steps: [{ Name: "Deploy", Arguments: { EndpointConfigName: "demo-config" } }] },
      good: {
        Steps: [
          {
            Name: "Deploy",
            Arguments: { EndpointConfigName: { Get: "Steps.Configure.EndpointConfigName" } },
          },
        ],
      },
    },
    {
      code: "unknown-entity",
      base: "lineage-of-a-report",
      bad: {
        Steps: [
          {
            Name: "Record",
            Arguments: {
              Associations: [
                {
                  Source: { Name: "reprot", Type: "Artifact" },
                  Destination: { Name: "quarter", Type: "Context" },
                },
              ],
            },
          },
        ],
      },
      good: {
        Steps: [
          {
            Name: "Record",
            Arguments: {
              Associations: [
                {
                  Source: { Name: "report", Type: "Artifact" },
                  Destination: { Name: "quarter", Type: "Context" },
                },
              ],
            },
          },
        ],
      },
    },
  ],
};
