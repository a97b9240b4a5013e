import { modelOf } from "./job-steps";
import { IMAGE, KEY, NOT_CACHED, RETRIES, ROLE, TAGS, VPC, arn, get, queueUrl, s3, type Json } from "./parts";

// Steps that are no jobs. `args` replaces members of the arguments, `rest` those of the step.

const step = (type: string, name: string, args: Json, rest: Json = {}): Json => ({
  Name: name,
  Type: type,
  Arguments: args,
  ...rest,
});

export const model = (name: string, data: unknown, args: Json = {}, rest: Json = {}): Json =>
  step(
    "Model",
    name,
    {
      ExecutionRoleArn: ROLE.model,
      PrimaryContainer: { Image: IMAGE.xgboost, ModelDataUrl: data },
      EnableNetworkIsolation: true,
      VpcConfig: VPC,
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.call, ...rest },
  );

export const register = (name: string, data: unknown, args: Json = {}, rest: Json = {}): Json =>
  step(
    "RegisterModel",
    name,
    {
      ModelPackageGroupName: "demo-models",
      ModelApprovalStatus: "PendingManualApproval",
      InferenceSpecification: {
        Containers: [{ Image: IMAGE.xgboost, ModelDataUrl: data }],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
        SupportedRealtimeInferenceInstanceTypes: ["ml.m5.large", "ml.m5.xlarge"],
        SupportedTransformInstanceTypes: ["ml.m5.large"],
      },
      ...args,
    },
    { RetryPolicies: RETRIES.call, ...rest },
  );

export const registerFrom = (name: string, trainingStep: string, args: Json = {}): Json =>
  register(name, modelOf(trainingStep), args);

export const fail = (name: string, message: unknown = "The model is not good enough."): Json =>
  step("Fail", name, { ErrorMessage: message });

export const gate = (
  name: string,
  conditions: readonly Json[],
  ifSteps: readonly Json[],
  elseSteps: readonly Json[],
  rest: Json = {},
): Json => step("Condition", name, { Conditions: conditions, IfSteps: ifSteps, ElseSteps: elseSteps }, rest);

export const compare = (type: string, left: unknown, right: unknown): Json => ({
  Type: type,
  LeftValue: left,
  RightValue: right,
});

const outputParameters = (named: Readonly<Record<string, string>>): readonly Json[] =>
  Object.entries(named).map(([OutputName, OutputType]) => ({ OutputName, OutputType }));

export const lambda = (
  name: string,
  args: Json,
  named: Readonly<Record<string, string>> = {},
  rest: Json = {},
): Json =>
  step("Lambda", name, args, {
    CacheConfig: NOT_CACHED,
    FunctionArn: arn("lambda", `function:demo-${name.toLowerCase()}`),
    OutputParameters: outputParameters(named),
    ...rest,
  });

export const callback = (
  name: string,
  args: Json,
  named: Readonly<Record<string, string>> = {},
  rest: Json = {},
): Json =>
  step("Callback", name, args, {
    CacheConfig: NOT_CACHED,
    SqsQueueUrl: queueUrl(`demo-${name.toLowerCase()}`),
    OutputParameters: outputParameters(named),
    ...rest,
  });

export const sparkStep = (...args: readonly unknown[]): Json => ({
  StepConfig: {
    HadoopJarStep: { Jar: "command-runner.jar", Args: ["spark-submit", s3("code/spark/prep.py"), ...args] },
  },
});

export const emr = (name: string, args: Json, rest: Json = {}): Json =>
  step("EMR", name, args, { RetryPolicies: RETRIES.call, CacheConfig: NOT_CACHED, ...rest });

export const emrServerless = (name: string, args: Json, rest: Json = {}): Json =>
  step(
    "EMRServerless",
    name,
    { ExecutionRoleArn: ROLE.emr, ...args },
    {
      DisplayName: "Spark on EMR Serverless",
      Description: "Prepares the data.",
      RetryPolicies: RETRIES.call,
      CacheConfig: NOT_CACHED,
      ...rest,
    },
  );

export const endpointConfig = (name: string, args: Json = {}, rest: Json = {}): Json =>
  step(
    "EndpointConfig",
    name,
    {
      EndpointConfigName: "demo-config",
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelName: get("Steps.CreateModel.ModelName"),
          InstanceType: "ml.m5.large",
          InitialInstanceCount: 2,
        },
      ],
      KmsKeyId: KEY,
      Tags: TAGS,
      ...args,
    },
    { RetryPolicies: RETRIES.call, CacheConfig: NOT_CACHED, ...rest },
  );

export const endpoint = (name: string, config: unknown, args: Json = {}, rest: Json = {}): Json =>
  step(
    "Endpoint",
    name,
    { EndpointName: "demo-endpoint", EndpointConfigName: config, Tags: TAGS, ...args },
    { CacheConfig: NOT_CACHED, ...rest },
  );

export const inferenceComponent = (name: string, specification: Json, args: Json = {}): Json =>
  step("InferenceComponent", name, {
    InferenceComponentName: "demo-component",
    EndpointName: get("Steps.Deploy.EndpointName"),
    VariantName: "AllTraffic",
    Specification: specification,
    RuntimeConfig: { CopyCount: 1 },
    Tags: TAGS,
    ...args,
  });

/** A step of a type that has arguments only. */
export const plain = (type: string, name: string, args: Json, rest: Json = {}): Json =>
  step(type, name, args, rest);
