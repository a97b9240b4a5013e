import assert from "node:assert/strict";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import type { Problem } from "../../../pipeline-definition/checks/problem";

const ROLE = "arn:aws:iam::111122223333:role/jobs";
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:1";

const cluster = (instances: unknown) => ({
  ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: instances, VolumeSizeInGB: 20 },
});

const output = (name: string) => ({
  OutputName: name,
  S3Output: {
    S3Uri: {
      "Std:Join": { On: "/", Values: ["s3://bucket", { Get: "Execution.PipelineExecutionId" }, name] },
    },
    LocalPath: `/opt/ml/processing/${name}`,
    S3UploadMode: "EndOfJob",
  },
});

const input = (name: string, uri: unknown) => ({
  InputName: name,
  S3Input: {
    S3Uri: uri,
    LocalPath: `/opt/ml/processing/${name}`,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
  },
});

const report = (path: string) => ({
  "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: path },
});

const model = { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" };

const prepare = () => ({
  Name: "Prepare",
  Type: "Processing",
  Arguments: {
    AppSpecification: { ImageUri: IMAGE, ContainerEntrypoint: ["python3"], ContainerArguments: ["--fast"] },
    ProcessingResources: cluster({ Get: "Parameters.Instances" }),
    RoleArn: ROLE,
    ProcessingInputs: [input("raw", { Get: "Parameters.InputData" })],
    ProcessingOutputConfig: { Outputs: [output("train"), output("test")] },
    Environment: { LEVEL: "info" },
  },
  CacheConfig: { Enabled: true, ExpireAfter: "P30D" },
});

const train = () => ({
  Name: "Train",
  Type: "Training",
  Arguments: {
    AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
    HyperParameters: {
      objective: "binary:logistic",
      eta: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Eta" }] } },
    },
    InputDataConfig: [
      {
        ChannelName: "train",
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri" },
          },
        },
      },
    ],
    OutputDataConfig: { S3OutputPath: "s3://bucket/models" },
    ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 20 },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    EnableManagedSpotTraining: { Get: "Parameters.Spot" },
    RoleArn: ROLE,
  },
  RetryPolicies: [
    {
      ExceptionType: ["Step.THROTTLING", "SageMaker.CAPACITY_ERROR"],
      IntervalSeconds: 5,
      BackoffRate: 2,
      MaxAttempts: 3,
    },
  ],
});

const evaluate = () => ({
  Name: "Evaluate",
  Type: "Processing",
  Arguments: {
    AppSpecification: { ImageUri: IMAGE },
    ProcessingResources: cluster(1),
    RoleArn: ROLE,
    ProcessingInputs: [input("model", model)],
    ProcessingOutputConfig: { Outputs: [output("evaluation")] },
  },
  PropertyFiles: [{ PropertyFileName: "Report", OutputName: "evaluation", FilePath: "evaluation.json" }],
});

const gate = () => ({
  Name: "Gate",
  Type: "Condition",
  Arguments: {
    Conditions: [
      {
        Type: "GreaterThanOrEqualTo",
        LeftValue: report("accuracy.value"),
        RightValue: { Get: "Parameters.Threshold" },
      },
    ],
    IfSteps: [
      {
        Name: "CreateModel",
        Type: "Model",
        Arguments: { ExecutionRoleArn: ROLE, PrimaryContainer: { Image: IMAGE, ModelDataUrl: model } },
      },
      {
        Name: "Register",
        Type: "RegisterModel",
        Arguments: {
          ModelPackageGroupName: "models",
          ModelApprovalStatus: { Get: "Parameters.Approval" },
          InferenceSpecification: { Containers: [{ Image: IMAGE, ModelDataUrl: model }] },
        },
      },
    ],
    ElseSteps: [
      {
        Name: "Stop",
        Type: "Fail",
        Arguments: {
          ErrorMessage: { "Std:Join": { On: " ", Values: ["Accuracy", report("accuracy.value")] } },
        },
      },
    ],
  },
});

/** A definition with every step type of this version, about which there is nothing to say. Positions: see `AT`. */
export const validDefinition = () => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters: [
    { Name: "InputData", Type: "String", DefaultValue: "s3://bucket/in.csv" },
    { Name: "Instances", Type: "Integer", DefaultValue: 1 },
    { Name: "Eta", Type: "Float", DefaultValue: 0.1 },
    { Name: "Threshold", Type: "Float", DefaultValue: 1 },
    { Name: "Spot", Type: "Boolean", DefaultValue: false },
    {
      Name: "Approval",
      Type: "String",
      DefaultValue: "Rejected",
      EnumValues: ["Rejected", "PendingManualApproval"],
    },
  ],
  PipelineExperimentConfig: null,
  Steps: [prepare(), train(), evaluate(), gate()],
});

/** Where the parts of `validDefinition` stand. */
export const AT = {
  prepare: "Steps.0",
  train: "Steps.1",
  evaluate: "Steps.2",
  gate: "Steps.3",
  condition: "Steps.3.Arguments.Conditions.0",
  createModel: "Steps.3.Arguments.IfSteps.0",
  register: "Steps.3.Arguments.IfSteps.1",
  stop: "Steps.3.Arguments.ElseSteps.0",
} as const;

/** Changes to a definition: the values to put at dotted places; undefined takes the member out. */
export type Changes = Readonly<Record<string, unknown>>;

/** Puts a value at a dotted place; `+` as the last part appends to a list. */
const put = (root: unknown, place: string, value: unknown): void => {
  const parts = place.split(".");
  const last = parts.pop() ?? "";
  let at = root as Record<string, unknown>;
  for (const part of parts) at = at[part] as Record<string, unknown>;
  if (Array.isArray(at) && last === "+") at.push(value);
  else if (Array.isArray(at) && value === undefined) at.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(at, last);
  else at[last] = value;
};

/** The problems of a definition after some changes. */
const problemsOf = (definition: unknown, changes: Changes): readonly Problem[] => {
  const changed = structuredClone(definition);
  for (const [place, value] of Object.entries(changes)) put(changed, place, structuredClone(value));
  return checkDefinition(changed);
};

/** Whether a problem is one of the security rules, which the valid definition does not keep. */
export const isOfSecurity = ({ code }: Problem): boolean => code.startsWith("job-");

/** The problems of the valid definition after some changes, those of security left out. */
export const problemsAfter = (changes: Changes): readonly Problem[] =>
  problemsOf(validDefinition(), changes).filter((problem) => !isOfSecurity(problem));

/**
 * What the title says, the changes that make the fault, and then three texts for each problem that there is:
 * `code path`, the whole message, the whole hint.
 */
export type Fault = readonly [title: string, changes: Changes, ...problems: readonly string[]];

type Case = readonly [title: string, changes: Changes];

const findIn = (problemsOfCase: (changes: Changes) => readonly Problem[], faults: readonly Fault[]): void => {
  for (const [title, changes, ...problems] of faults) {
    it(`finds ${title}`, () => {
      const found = problemsOfCase(changes).flatMap(({ code, path, message, hint }) => [
        `${code} ${path}`,
        message,
        hint,
      ]);
      assert.deepEqual(found, problems);
    });
  }
};

const acceptIn = (problemsOfCase: (changes: Changes) => readonly Problem[], cases: readonly Case[]): void => {
  for (const [title, changes] of cases) {
    it(`accepts ${title}`, () => {
      assert.deepEqual(problemsOfCase(changes), []);
    });
  }
};

/** One test for each fault: exactly these problems, word for word. */
export const itFinds = (faults: readonly Fault[]): void => {
  findIn(problemsAfter, faults);
};

/** One test for each change after which there is nothing to say. */
export const itAccepts = (cases: readonly Case[]): void => {
  acceptIn(problemsAfter, cases);
};

/** The same for a definition of one's own, security included. */
export const itFindsIn = (definition: unknown, faults: readonly Fault[]): void => {
  findIn((changes) => problemsOf(definition, changes), faults);
};

export const itAcceptsIn = (definition: unknown, cases: readonly Case[]): void => {
  acceptIn((changes) => problemsOf(definition, changes), cases);
};
