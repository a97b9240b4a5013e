import {
  isGet,
  isJoin,
  isJsonObject,
  type JsonObject,
  type PipelineDefinition,
  type StepDefinition,
} from "../../pipeline-definition/document/definition";
import { parsePropertyPath } from "../../pipeline-definition/document/references";
import { allSteps } from "../../pipeline-definition/document/steps";

/** The execution that a definition is looked at in. */
export const EXECUTION = "0a1b2c3d4e5f";

/** What is at a place inside a JSON value, or undefined. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      Array.isArray(inner) ? (inner as unknown[])[Number(key)] : isJsonObject(inner) ? inner[key] : undefined,
    value,
  );

/** Every value at a way such as `Outputs[].S3Output.S3Uri`; null counts as not there. */
export const allAt = (value: unknown, way: string): readonly unknown[] =>
  way.split(".").reduce<readonly unknown[]>(
    (found, part) => {
      const inner = found.map((one) => (part === "" ? one : at(one, part.replace("[]", ""))));
      const flat = part.endsWith("[]")
        ? inner.flatMap((one) => (Array.isArray(one) ? (one as unknown[]) : []))
        : inner;
      return flat.filter((one) => one !== undefined && one !== null);
    },
    [value],
  );

/** Name that SageMaker gives the job of a step. */
export const jobName = (step: string): string => `pipelines-${EXECUTION}-${step}-AbCdEfGhIj`;

/** Says that only the run can tell a value. */
export class NotKnown extends Error {}

/** What comes out of a step and is not among its arguments, from AWS's manual: by type and path. */
const RESULTS: readonly (readonly [
  type: string,
  path: RegExp,
  text: (args: unknown, step: StepDefinition) => unknown,
])[] = [
  ["Model", /^ModelName$/, (_, { Name }) => jobName(Name)],
  ["Training", /^TrainingJobName$/, (_, { Name }) => jobName(Name)],
  [
    "Tuning",
    /^(BestTrainingJob|TrainingJobSummaries\[\d+\])\.TrainingJobName$/,
    () => `${EXECUTION}-Tune-001-abc`,
  ],
  [
    "EndpointConfig",
    /^EndpointConfigName$/,
    (args) => ({ "Std:Join": { On: "-", Values: [at(args, "EndpointConfigName"), EXECUTION] } }),
  ],
  ["QualityCheck", /BaselineStatistics$|CheckStatistics$/, (args) => [at(args, ...CHECK), "statistics.json"]],
  [
    "QualityCheck",
    /BaselineConstraints$|CheckConstraints$/,
    (args) => [at(args, ...CHECK), "constraints.json"],
  ],
  ["ClarifyCheck", /BaselineConstraints$|CheckConstraints$/, (args) => [at(args, ...CHECK), "analysis.json"]],
  [
    "AutoML",
    /^BestCandidate\.InferenceContainers\[\d+\]\.ModelDataUrl$|^BestCandidateProperties\./,
    (args) => [at(args, "OutputDataConfig", "S3OutputPath"), "best/model.tar.gz"],
  ],
  [
    "Training",
    /^ModelArtifacts\.S3ModelArtifacts$/,
    (args, { Name }) => [
      at(args, "OutputDataConfig", "S3OutputPath"),
      jobName(Name),
      at(args, "OutputDataConfig", "CompressionType") === "NONE" ? "output/model/" : "output/model.tar.gz",
    ],
  ],
];

const CHECK = ["ProcessingOutputConfig", "Outputs", 0, "S3Output", "S3Uri"] as const;

/** Texts of a definition as one execution would have them: with its parameters' defaults, or other values. */
export class Resolver {
  constructor(
    private readonly document: PipelineDefinition,
    private readonly given: Readonly<Record<string, string>> = {},
  ) {}

  /** @throws NotKnown for what only the run can tell */
  text(value: unknown): string {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return String(value);
    if (Array.isArray(value)) return value.map((part) => this.text(part)).join("/");
    if (isJoin(value)) {
      const { On, Values } = value["Std:Join"];
      return Values.map((part) => this.text(part)).join(On);
    }
    if (isGet(value)) return this.lookUp(value.Get);
    throw new NotKnown(`${JSON.stringify(value)} is no text.`);
  }

  step(name: string): StepDefinition | undefined {
    return allSteps(this.document).find(({ step }) => step.Name === name)?.step;
  }

  private lookUp(get: string): string {
    const [root, name = "", ...rest] = get.split(".");
    if (root === "Execution") return EXECUTION;
    if (root === "Parameters") {
      const parameter = this.document.Parameters?.find(({ Name }) => Name === name);
      return this.given[name] ?? this.text(parameter?.DefaultValue);
    }
    const step = this.step(name);
    if (root !== "Steps" || step === undefined) throw new NotKnown(`"${get}" is not resolved here.`);
    const path = rest.join(".");
    const result = RESULTS.find(([type, pattern]) => type === step.Type && pattern.test(path));
    if (result !== undefined) return this.text(result[2](step.Arguments, step));
    return this.text((parsePropertyPath(path) ?? []).reduce<unknown>(intoArguments, step.Arguments));
  }
}

const intoArguments = (
  value: unknown,
  part: { member: string } | { index: number } | { key: string },
): unknown => {
  if ("index" in part) return at(value, part.index);
  if ("member" in part) return at(value, part.member);
  if (!Array.isArray(value)) return at(value, part.key);
  return (value as JsonObject[]).find(
    (item) => item["OutputName"] === part.key || item["InputName"] === part.key,
  );
};
