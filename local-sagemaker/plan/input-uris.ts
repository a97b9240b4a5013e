import {
  isJsonObject,
  type Json,
  type JsonObject,
  type PipelineDefinition,
  type StepDefinition,
} from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { resolve, type ResolveScope } from "./resolve";
import { StepFailure } from "./step-failure";

/** An S3 URI that must hold data before the run starts, and who reads it. */
export interface RequiredInput {
  readonly uri: string;
  readonly step: string;
  /** Name of the processing input or training channel, or of the member or argument that names the URI. */
  readonly input: string;
  /** Nobody may read it, or a function or job may write there, so the data need not exist. */
  readonly mayBeMissing?: true;
}

const member = (value: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), value);

const elements = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];

const nameOf = (value: Json | undefined): string => (typeof value === "string" ? value : "?");

/** The SDK writes script-mode hyper-parameters as JSON inside text: `"\"s3://bucket/source.tar.gz\""`. */
const unquoted = (value: Json | undefined): Json | undefined =>
  typeof value === "string" && /^".*"$/s.test(value) ? value.slice(1, -1) : value;

const readBy = (
  args: JsonObject,
): readonly { readonly input: string; readonly value: Json | undefined }[] => [
  ...elements(args["ProcessingInputs"]).map((input) => ({
    input: nameOf(member(input, "InputName")),
    value: member(input, "S3Input", "S3Uri"),
  })),
  ...elements(args["InputDataConfig"]).map((channel) => ({
    input: nameOf(member(channel, "ChannelName")),
    value: member(channel, "DataSource", "S3DataSource", "S3Uri"),
  })),
  {
    input: "TransformInput",
    value: member(args, "TransformInput", "DataSource", "S3DataSource", "S3Uri"),
  },
  {
    input: "sagemaker_submit_directory",
    value: unquoted(member(args, "HyperParameters", "sagemaker_submit_directory")),
  },
];

/**
 * What may be read, for all that is known: a URI among the arguments of functions and jobs outside SageMaker,
 * and the data of a model, which only those read that serve it.
 */
const toldOf = ({ Type, Arguments = {} }: StepDefinition) => {
  if (Type === "Model")
    return [Arguments["PrimaryContainer"], ...elements(Arguments["Containers"])].map((container) => ({
      input: "ModelDataUrl",
      value: member(container, "ModelDataUrl"),
    }));
  return Type === "Lambda" || Type === "Callback"
    ? Object.entries(Arguments).map(([input, value]) => ({ input: input.replace(/^--/, ""), value }))
    : [];
};

const writtenBy = (args: JsonObject): readonly (Json | undefined)[] => [
  ...elements(member(args, "ProcessingOutputConfig", "Outputs")).map((output) =>
    member(output, "S3Output", "S3Uri"),
  ),
  member(args, "OutputDataConfig", "S3OutputPath"),
  member(args, "TransformOutput", "S3OutputPath"),
];

/** The S3 URI that a value stands for, as far as that is known before the run. */
const knownUri = (value: Json | undefined, scope: ResolveScope): string | undefined => {
  if (value === undefined) return undefined;
  try {
    const uri = resolve(value, scope);
    return typeof uri === "string" && uri.startsWith("s3://") ? uri : undefined;
  } catch (error) {
    if (error instanceof StepFailure) return undefined;
    throw error;
  }
};

const bare = (uri: string): string => uri.replace(/(?<!\/)\/+$/, "");

/** Whether one URI is the other, or lies above or below it. */
export const overlaps = (a: string, b: string): boolean => {
  const [one, other] = [`${bare(a)}/`, `${bare(b)}/`];
  return one.startsWith(other) || other.startsWith(one);
};

/**
 * The S3 URIs that the jobs of a document read and that nothing in it writes, as far as they are known from
 * parameters alone: what must be there before the run. URIs that come from other steps, or that hold the
 * execution's id, are none of them.
 *
 * @param scope Holds the parameters and the variables known before the start.
 */
export const requiredInputs = (
  document: PipelineDefinition,
  scope: ResolveScope,
): readonly RequiredInput[] => {
  const steps = allSteps(document).map(({ step }) => step);
  const jobs = steps.map((step) => ({ step: step.Name, args: step.Arguments ?? {} }));
  const written = jobs.flatMap(({ args }) => writtenBy(args).map((value) => knownUri(value, scope)));
  const told = steps.flatMap((step) =>
    toldOf(step).flatMap(({ input, value }): readonly RequiredInput[] => {
      const uri = knownUri(value, scope);
      return uri === undefined ? [] : [{ uri, step: step.Name, input, mayBeMissing: true }];
    }),
  );
  const read = jobs.flatMap(({ step, args }) =>
    readBy(args).flatMap(({ input, value }) => {
      const uri = knownUri(value, scope);
      const isWritten = written.some(
        (output) => output !== undefined && uri !== undefined && overlaps(output, uri),
      );
      return uri === undefined || isWritten ? [] : [{ uri, step, input }];
    }),
  );
  return [...read, ...told];
};
