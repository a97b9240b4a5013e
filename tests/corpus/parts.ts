/** Any JSON object that goes into a document. */
export type Json = Readonly<Record<string, unknown>>;

const ACCOUNT = "111122223333";
const REGION = "eu-west-1";
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/demo-${name}`;

/** One role per kind of job. */
export const ROLE = {
  processing: role("processing"),
  training: role("training"),
  tuning: role("tuning"),
  model: role("model"),
  monitoring: role("monitoring"),
  autoML: role("automl"),
  emr: role("emr"),
  bedrock: role("bedrock"),
  agent: role("agent"),
} as const;

export const KEY = `arn:aws:kms:${REGION}:${ACCOUNT}:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9`;

/** Two private subnets and the security group of the jobs. */
export const VPC = {
  SecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  Subnets: ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"],
} as const;

/** AWS's images by full version, ours by digest; the model monitor's image has no tags. */
export const IMAGE = {
  scikitLearn: `141502667606.dkr.ecr.${REGION}.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3`,
  xgboost: `141502667606.dkr.ecr.${REGION}.amazonaws.com/sagemaker-xgboost:1.7-1`,
  own: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/demo-tools@sha256:${"5e1f".repeat(16)}`,
  notebook: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/demo-notebooks@sha256:${"a90c".repeat(16)}`,
  clarify: `131013547314.dkr.ecr.${REGION}.amazonaws.com/sagemaker-clarify-processing:1.0`,
  monitor: `468650794304.dkr.ecr.${REGION}.amazonaws.com/sagemaker-model-monitor-analyzer`,
} as const;

export const TAGS = [
  { Key: "owner", Value: "demo-team" },
  { Key: "data-class", Value: "internal" },
] as const;

export const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

export const queueUrl = (name: string): string => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;

/** An object in the demonstration's bucket. */
export const s3 = (key: string): string => `s3://demo-ml-${ACCOUNT}/${key}`;

export const get = (path: string): Json => ({ Get: path });
export const parameter = (name: string): Json => get(`Parameters.${name}`);
export const join = (on: string, ...values: readonly unknown[]): Json => ({
  "Std:Join": { On: on, Values: values },
});
/** A number or boolean as text. */
export const asText = (value: unknown): Json => join("", value);

/** A value of a property file. */
export const jsonGet = (step: string, file: string, path: string): Json => ({
  "Std:JsonGet": { PropertyFile: get(`Steps.${step}.PropertyFiles.${file}`), Path: path },
});

/** A place under this execution's own prefix. */
export const perExecution = (key: string): Json =>
  join("/", s3("runs"), get("Execution.PipelineExecutionId"), key);

export const declare = (name: string, type: string, value?: unknown, more: Json = {}): Json => ({
  Name: name,
  Type: type,
  ...(value === undefined ? {} : { DefaultValue: value }),
  ...more,
});

/** A whole document. */
export const document = (parameters: readonly Json[], steps: readonly Json[], more: Json = {}): Json => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters: parameters,
  ...more,
  Steps: steps,
});

const CALL_RETRIES = {
  ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
  IntervalSeconds: 5,
  BackoffRate: 2,
  MaxAttempts: 5,
} as const;

/** Retry policies that cover what can happen to each kind of step. */
export const RETRIES = {
  job: [
    CALL_RETRIES,
    {
      ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
      IntervalSeconds: 60,
      BackoffRate: 1.5,
      ExpireAfterMin: 120,
    },
  ],
  search: [
    CALL_RETRIES,
    {
      ExceptionType: ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
      IntervalSeconds: 60,
      BackoffRate: 1.5,
      ExpireAfterMin: 120,
    },
  ],
  call: [CALL_RETRIES],
} as const;

export const cached = (expireAfter = "P30D"): Json => ({ Enabled: true, ExpireAfter: expireAfter });
export const NOT_CACHED: Json = { Enabled: false };
