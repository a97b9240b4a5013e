import { randomUUID } from "node:crypto";
import {
  DescribePipelineCommand,
  StartPipelineExecutionCommand,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import {
  parseAssignment,
  readParameters,
  type GivenParameter,
  type ParameterProblem,
} from "../../local-sagemaker/plan/parameters";
import { objectsIn } from "../../pipeline-definition/checks/definition-reading";
import {
  isJsonObject,
  type ParameterDeclaration,
  type ParameterType,
} from "../../pipeline-definition/document/definition";
import { UsageError } from "../command-line/command";
import { ExecutionError, explained } from "./execution-error";

export interface StartOptions {
  /** A name or an ARN. */
  readonly pipeline: string;
  /** `Name=Value` each. */
  readonly parameters: readonly string[];
  /** The same token never starts a second execution. @default a new one */
  readonly token?: string;
  /** Called with the token just before the start is asked for: who keeps it can repeat a start whose answer got lost. */
  readonly onToken: (token: string) => void;
}

const TYPES: readonly unknown[] = ["String", "Integer", "Float", "Boolean"];

const readGiven = (text: string): GivenParameter => {
  const given = parseAssignment(text);
  if (given !== undefined) return given;
  throw new UsageError(`The parameter "${text}" is no assignment.`, "Write --parameter Name=Value.");
};

const checkToken = (token: string): string => {
  if (token.length >= 32 && token.length <= 128) return token;
  throw new UsageError(
    `The token has ${String(token.length)} characters; SageMaker takes 32 to 128.`,
    "Use a UUID, or leave it out.",
  );
};

/** The parameters that a deployed definition declares; what is malformed in it is passed over. */
const declaredIn = (definition: string, pipeline: string): readonly ParameterDeclaration[] => {
  let document: unknown;
  try {
    document = JSON.parse(definition);
  } catch {
    throw new ExecutionError(`The definition of pipeline "${pipeline}" is not JSON.`, "Deploy it again.");
  }
  return objectsIn(isJsonObject(document) ? document["Parameters"] : undefined).flatMap(([, parameter]) => {
    const { Name, Type } = parameter;
    if (typeof Name !== "string") return [];
    const type = TYPES.includes(Type) ? (Type as ParameterType) : "String";
    return [{ ...parameter, Name, Type: type }];
  });
};

const parameterError = (pipeline: string, problems: readonly ParameterProblem[]): UsageError => {
  const [first] = problems;
  if (first !== undefined && problems.length === 1) return new UsageError(first.message, first.hint);
  const lines = problems.map(({ message, hint }) => `  ${message} ${hint}`);
  return new UsageError(
    `Pipeline "${pipeline}" does not take these parameters:\n${lines.join("\n")}`,
    "Mend each of them; the hint stands behind it.",
  );
};

/**
 * Reads parameters as somebody gave them, against those that a pipeline declares.
 *
 * @throws UsageError for all that do not fit.
 */
export const checkParameters = (
  pipeline: string,
  declared: readonly ParameterDeclaration[],
  texts: readonly string[],
): readonly GivenParameter[] => {
  const given = texts.map(readGiven);
  const { problems } = readParameters(declared, given);
  if (problems.length > 0) throw parameterError(pipeline, problems);
  return given;
};

/**
 * Starts an execution, after its parameters have been checked against those of the deployed definition.
 *
 * @throws UsageError for all parameters that do not fit, and a token of the wrong length.
 * @throws ExecutionError for what AWS answers instead.
 */
export const startExecution = async (
  client: SageMakerClient,
  { pipeline, parameters, token = randomUUID(), onToken }: StartOptions,
): Promise<{ readonly execution: string; readonly token: string }> => {
  parameters.forEach(readGiven);
  const ClientRequestToken = checkToken(token);
  const subject = `pipeline "${pipeline}"`;
  const deployed = await explained(
    subject,
    client.send(new DescribePipelineCommand({ PipelineName: pipeline })),
  );
  const declared = declaredIn(deployed.PipelineDefinition ?? "{}", pipeline);
  const given = checkParameters(pipeline, declared, parameters);
  const request = { PipelineName: pipeline, PipelineParameters: [...given], ClientRequestToken };
  onToken(token);
  const started = await explained(subject, client.send(new StartPipelineExecutionCommand(request)));
  return { execution: started.PipelineExecutionArn ?? "", token };
};
