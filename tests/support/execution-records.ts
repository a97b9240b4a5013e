import { type ReportInput } from "../../local-sagemaker/report/report-input";
import { type ExecutionRecord, type StepRecord } from "../../local-sagemaker/store/execution-record";
import { type JsonObject, type PipelineDefinition } from "../../pipeline-definition/document/definition";

const ACCOUNT = "arn:aws:sagemaker:eu-central-1:111122223333";
const START = Date.parse("2026-03-01T08:00:00.000Z");
const BUCKET = "s3://local-bucket/income";

/** A point in time, in seconds after the start of the execution. */
const at = (seconds: number): string => new Date(START + 1000 * seconds).toISOString();

const get = (path: string): JsonObject => ({ Get: path });

/** Prepare, train, evaluate, and a gate with two steps in one branch and one in the other. */
export const incomeDefinition: PipelineDefinition = {
  Version: "2020-12-01",
  Parameters: [
    { Name: "InputData", Type: "String", DefaultValue: "s3://local-bucket/income.csv" },
    { Name: "AccuracyThreshold", Type: "Float", DefaultValue: 0.8 },
    { Name: "Rounds", Type: "Integer", DefaultValue: 50 },
  ],
  Steps: [
    { Name: "Prepare", Type: "Processing", Arguments: { In: get("Parameters.InputData") } },
    { Name: "Train", Type: "Training", Arguments: { In: get("Steps.Prepare.ProcessingOutputConfig") } },
    {
      Name: "Evaluate",
      Type: "Processing",
      Arguments: { In: [get("Steps.Train.ModelArtifacts"), get("Steps.Prepare.ProcessingOutputConfig")] },
    },
    {
      Name: "AccuracyIsEnough",
      Type: "Condition",
      DependsOn: ["Evaluate"],
      Arguments: {
        Conditions: [],
        IfSteps: [
          { Name: "CreateModel", Type: "Model", Arguments: { In: get("Steps.Train.ModelArtifacts") } },
          { Name: "Register", Type: "RegisterModel", Arguments: { In: get("Steps.Train.ModelArtifacts") } },
        ],
        ElseSteps: [{ Name: "AccuracyTooLow", Type: "Fail", Arguments: { ErrorMessage: "too low" } }],
      },
    },
  ],
};

interface Ran {
  readonly name: string;
  readonly type: string;
  readonly from: number;
  readonly to?: number;
  readonly status?: StepRecord["StepStatus"];
  readonly reason?: string;
  readonly metadata?: JsonObject;
  readonly args?: JsonObject;
  readonly properties?: JsonObject;
}

/** A step that ran from one second to another. */
export const ran = ({
  name,
  type,
  from,
  to,
  status,
  reason,
  metadata,
  args,
  properties,
}: Ran): StepRecord => ({
  StepName: name,
  StepType: type,
  StepStatus: status ?? "Succeeded",
  StartTime: at(from),
  ...(to === undefined ? {} : { EndTime: at(to) }),
  ...(reason === undefined ? {} : { FailureReason: reason }),
  AttemptCount: 1,
  Metadata: metadata ?? {},
  ...(properties === undefined ? {} : { Properties: properties }),
  ...(args === undefined ? {} : { Arguments: args }),
});

const processing = (
  inputs: Readonly<Record<string, string>>,
  outputs: Readonly<Record<string, string>>,
): JsonObject => ({
  ProcessingInputs: Object.entries(inputs).map(([InputName, S3Uri]) => ({ InputName, S3Input: { S3Uri } })),
  ProcessingOutputConfig: {
    Outputs: Object.entries(outputs).map(([OutputName, S3Uri]) => ({ OutputName, S3Output: { S3Uri } })),
  },
});

const MODEL = `${BUCKET}/train/model.tar.gz`;

/** The steps up to the evaluation, all well. */
export const goodSteps: readonly StepRecord[] = [
  ran({
    name: "Prepare",
    type: "Processing",
    from: 0.4,
    to: 2.9,
    metadata: { ProcessingJob: { Arn: `${ACCOUNT}:processing-job/pipelines-abc123def456-Prepare-x` } },
    args: processing(
      { data: "s3://local-bucket/income.csv" },
      {
        train: `${BUCKET}/prepare/train`,
        test: `${BUCKET}/prepare/test`,
        categories: `${BUCKET}/prepare/categories`,
      },
    ),
  }),
  ran({
    name: "Train",
    type: "Training",
    from: 3,
    to: 6.5,
    metadata: { TrainingJob: { Arn: `${ACCOUNT}:training-job/pipelines-abc123def456-Train-x` } },
    args: {
      InputDataConfig: [
        { ChannelName: "train", DataSource: { S3DataSource: { S3Uri: `${BUCKET}/prepare/train` } } },
      ],
      OutputDataConfig: { S3OutputPath: `${BUCKET}/train` },
      HyperParameters: { num_round: "50", objective: "binary:logistic" },
    },
    properties: { ModelArtifacts: { S3ModelArtifacts: MODEL } },
  }),
  ran({
    name: "Evaluate",
    type: "Processing",
    from: 6.6,
    to: 8.2,
    args: processing({ model: MODEL, test: `${BUCKET}/prepare/test` }, { evaluation: `${BUCKET}/evaluate` }),
  }),
];

/** An execution of `incomeDefinition`; by default one that went well to the end. */
export const executionRecord = (changes: Partial<ExecutionRecord> = {}): ExecutionRecord => ({
  PipelineName: "income",
  PipelineArn: `${ACCOUNT}:pipeline/income`,
  PipelineExecutionArn: `${ACCOUNT}:pipeline/income/execution/abc123def456`,
  PipelineExecutionStatus: "Succeeded",
  StartTime: at(0),
  EndTime: at(8.5),
  PipelineParameters: [
    { Name: "InputData", Value: "s3://local-bucket/income.csv" },
    { Name: "AccuracyThreshold", Value: "0.75" },
    { Name: "Rounds", Value: "50" },
  ],
  Definition: incomeDefinition,
  Steps: [
    ...goodSteps,
    ran({
      name: "AccuracyIsEnough",
      type: "Condition",
      from: 8.21,
      to: 8.22,
      metadata: { Condition: { Outcome: "True" } },
    }),
    ran({
      name: "CreateModel",
      type: "Model",
      from: 8.23,
      to: 8.3,
      args: { PrimaryContainer: { ModelDataUrl: MODEL } },
    }),
    ran({
      name: "Register",
      type: "RegisterModel",
      from: 8.23,
      to: 8.31,
      args: { ModelPackageGroupName: "income" },
    }),
  ],
  Inputs: [{ S3Uri: "s3://local-bucket/income.csv", Source: "embedded sample, 5,000 rows, seed 42" }],
  ...changes,
});

/** An execution whose training failed. */
export const failedRecord = (reason = "AlgorithmError: no such column, exit code: 1"): ExecutionRecord =>
  executionRecord({
    PipelineExecutionStatus: "Failed",
    FailureReason: "Step failure: One or multiple steps failed.",
    EndTime: at(5.1),
    Steps: [
      ...goodSteps.slice(0, 1),
      ran({
        name: "Train",
        type: "Training",
        from: 3,
        to: 5,
        status: "Failed",
        reason,
        args: { InputDataConfig: [] },
      }),
    ],
  });

/** An execution that was stopped while it evaluated. */
export const stoppedRecord = (): ExecutionRecord =>
  executionRecord({
    PipelineExecutionStatus: "Stopped",
    EndTime: at(7),
    Steps: [
      ...goodSteps.slice(0, 2),
      ran({ name: "Evaluate", type: "Processing", from: 6.6, to: 7, status: "Stopped" }),
    ],
  });

/** Sixty steps in ten waves of six, all well, and no definition to speak of beside them. */
export const sixtyStepRecord = (): ExecutionRecord => {
  const types = ["Processing", "Training", "Transform", "Lambda", "Model", "ClarifyCheck"];
  const name = (wave: number, i: number): string => `Wave${String(wave)}Step${String(i)}`;
  const places = Array.from({ length: 60 }, (_, k) => [Math.floor(k / 6), k % 6] as const);
  return executionRecord({
    EndTime: at(100),
    Definition: {
      Version: "2020-12-01",
      Steps: places.map(([wave, i]) => ({
        Name: name(wave, i),
        Type: types[i] ?? "",
        Arguments: {},
        DependsOn: wave === 0 ? [] : [name(wave - 1, i), name(wave - 1, (i + 1) % 6)],
      })),
    },
    Steps: places.map(([wave, i]) =>
      ran({ name: name(wave, i), type: types[i] ?? "", from: 10 * wave + i / 10, to: 10 * wave + 5 + i }),
    ),
  });
};

/** What the good execution registered. */
export const modelPackages: ReportInput["modelPackages"] = [
  {
    ModelPackageGroupName: "income",
    ModelPackageVersion: 3,
    ModelPackageArn: `${ACCOUNT}:model-package/income/3`,
    ModelApprovalStatus: "PendingManualApproval",
    CreationTime: at(8.3),
    Description: {
      InferenceSpecification: { Containers: [{ Image: "example", ModelDataUrl: MODEL }] },
      ModelMetrics: { ModelQuality: { Statistics: { S3Uri: `${BUCKET}/evaluate/evaluation.json` } } },
      CustomerMetadataProperties: { categories: `${BUCKET}/prepare/categories/categories.json` },
    },
  },
];
