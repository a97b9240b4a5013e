import {
  diffDefinitions,
  type DefinitionDiff,
} from "../../../../pipeline-definition/analysis/diff/diff-definitions";
import type { StepDiff } from "../../../../pipeline-definition/analysis/diff/diff-steps";

const CACHE = { Enabled: true, ExpireAfter: "P7D" };
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:1";

const input = (name: string, uri: unknown) => ({
  InputName: name,
  S3Input: { S3Uri: uri, LocalPath: `/in/${name}` },
});

const output = (name: string) => ({
  OutputName: name,
  S3Output: {
    S3Uri: { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }, name] } },
  },
});

const outputOf = (step: string, name: string) => ({
  Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${name}'].S3Output.S3Uri`,
});

const MODEL = { Get: "Steps.Train.ModelArtifacts.S3ModelArtifacts" };

const jobs = () => [
  {
    Name: "Prepare",
    Type: "Processing",
    Arguments: {
      AppSpecification: { ImageUri: IMAGE, ContainerArguments: ["--rows", "10"] },
      ProcessingResources: { ClusterConfig: { InstanceType: "ml.m5.large", InstanceCount: 1 } },
      ProcessingInputs: [input("code", "s3://b/code/1.tar"), input("raw", { Get: "Parameters.InputData" })],
      ProcessingOutputConfig: { Outputs: [output("train"), output("test")] },
      Environment: { LEVEL: "info" },
    },
    CacheConfig: CACHE,
  },
  {
    Name: "Train",
    Type: "Training",
    Arguments: {
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: "File" },
      HyperParameters: { eta: "0.1", max_depth: "5" },
      InputDataConfig: [
        { ChannelName: "train", DataSource: { S3DataSource: { S3Uri: outputOf("Prepare", "train") } } },
      ],
      ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1 },
      OutputDataConfig: { S3OutputPath: "s3://b/models" },
    },
    CacheConfig: CACHE,
  },
  {
    Name: "Evaluate",
    Type: "Processing",
    Arguments: {
      AppSpecification: { ImageUri: IMAGE, ContainerEntrypoint: ["python3", "evaluate.py"] },
      ProcessingInputs: [input("model", MODEL), input("test", outputOf("Prepare", "test"))],
      ProcessingOutputConfig: { Outputs: [output("report")] },
    },
    PropertyFiles: [{ PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" }],
    CacheConfig: CACHE,
  },
];

const gate = () => ({
  Name: "Gate",
  Type: "Condition",
  DependsOn: ["Evaluate"],
  Arguments: {
    Conditions: [
      {
        Type: "GreaterThan",
        LeftValue: {
          "Std:JsonGet": { PropertyFile: { Get: "Steps.Evaluate.PropertyFiles.Report" }, Path: "accuracy" },
        },
        RightValue: { Get: "Parameters.Threshold" },
      },
    ],
    IfSteps: [
      {
        Name: "Create",
        Type: "Model",
        Arguments: { PrimaryContainer: { Image: IMAGE, ModelDataUrl: MODEL } },
      },
      {
        Name: "Score",
        Type: "Transform",
        Arguments: {
          ModelName: { Get: "Steps.Create.ModelName" },
          TransformInput: { ContentType: "text/csv" },
        },
        CacheConfig: CACHE,
      },
    ],
    ElseSteps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "Too bad." } }],
  },
});

/** Seven steps: three cached jobs one after the other, a gate, a model, a transform job of it, and a fail step. */
export const basePipeline = () => ({
  Version: "2020-12-01",
  Parameters: [
    { Name: "InputData", Type: "String", DefaultValue: "s3://b/in.csv" },
    { Name: "Threshold", Type: "Float", DefaultValue: 0.8, EnumValues: ["a", "b"] },
  ],
  Steps: [...jobs(), gate()],
});

/** Where the steps of the base pipeline stand. */
export const AT = {
  prepare: "Steps.0",
  train: "Steps.1",
  evaluate: "Steps.2",
  gate: "Steps.3",
  create: "Steps.3.Arguments.IfSteps.0",
  score: "Steps.3.Arguments.IfSteps.1",
  stop: "Steps.3.Arguments.ElseSteps.0",
} as const;

/** Values to put at dotted places; undefined takes the member or item out, `+` as the last part appends. */
export type Edits = Readonly<Record<string, unknown>>;

const put = (root: unknown, place: string, value: unknown): void => {
  const parts = place.split(".");
  const last = parts.pop() ?? "";
  const at = parts.reduce<unknown>((value_, part) => (value_ as Record<string, unknown>)[part], root);
  if (Array.isArray(at) && last === "+") at.push(value);
  else if (Array.isArray(at) && value === undefined) at.splice(Number(last), 1);
  else if (value === undefined) Reflect.deleteProperty(at as object, last);
  else (at as Record<string, unknown>)[last] = value;
};

/** A document after some edits. */
export const edited = (document: unknown, edits: Edits): unknown => {
  const copy: unknown = structuredClone(document);
  for (const [place, value] of Object.entries(edits)) put(copy, place, structuredClone(value));
  return copy;
};

/** What the base pipeline and an edited copy differ in. */
export const diffAfter = (edits: Edits): DefinitionDiff =>
  diffDefinitions(basePipeline(), edited(basePipeline(), edits));

/** A document in which steps have other names, wherever these stand. */
export const renamed = (document: unknown, names: Readonly<Record<string, string>>): unknown =>
  JSON.parse(
    Object.entries(names)
      .reduce(
        (text, [from, to]) =>
          text.replaceAll(`"${from}"`, `"@${to}"`).replaceAll(`Steps.${from}.`, `Steps.@${to}.`),
        JSON.stringify(document),
      )
      .replaceAll("@", ""),
  ) as unknown;

/** The step of a name. */
export const stepOf = (diff: DefinitionDiff, name: string): StepDiff => {
  const step = diff.steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`There is no step "${name}".`);
  return step;
};

/** `path: before -> after` for each changed field of a step. */
export const changesOf = (diff: DefinitionDiff, name: string): readonly string[] =>
  stepOf(diff, name).changes.map(
    ({ path, before = "nothing", after = "nothing" }) => `${path}: ${before} -> ${after}`,
  );

/** The steps that are not the same, as `status name`. */
export const statuses = (diff: DefinitionDiff): readonly string[] =>
  diff.steps.filter(({ status }) => status !== "same").map(({ name, status }) => `${status} ${name}`);
