import { requiredInputs, type RequiredInput } from "../../local-sagemaker/plan/input-uris";
import {
  parseAssignment,
  readParameters,
  type ParameterProblem,
} from "../../local-sagemaker/plan/parameters";
import type { ResolveScope } from "../../local-sagemaker/plan/resolve";
import type { PipelineDefinition, Scalar } from "../../pipeline-definition/document/definition";
import type { Workflow } from "../../pipeline-definition/workflow";
import { UsageError } from "./command";
import { parseMount, type Mount } from "./run-data";
import { findWorkflow, loadSoundDefinition, workflowNames } from "./workflow-lookup";

/** What the command line asks to run. */
export interface RunRequest {
  /** `WORKFLOW` or `FILE.json`. */
  readonly target: string;
  /** `Name=Value` each. */
  readonly parameters: readonly string[];
  /** `S3URI=PATH` each. */
  readonly inputs: readonly string[];
}

/** A request that makes sense: the document is sound, parameters and inputs fit it. Nothing was touched yet. */
export interface PreparedRun {
  readonly pipelineName: string;
  readonly region: string;
  readonly document: PipelineDefinition;
  readonly workflow?: Workflow;
  readonly parameters: ReadonlyMap<string, Scalar>;
  /** What references can be looked up in before the start. */
  readonly scope: ResolveScope;
  readonly required: readonly RequiredInput[];
  readonly mounts: readonly Mount[];
}

/** Region of the ARNs of a run whose document says nothing of one. */
const DEFAULT_REGION = "us-east-1";

const usageErrorOf = (problems: readonly ParameterProblem[]): UsageError => {
  const [first] = problems;
  if (first !== undefined && problems.length === 1) return new UsageError(first.message, first.hint);
  const lines = problems.map(({ message, hint }) => `  - ${message} ${hint}`);
  return new UsageError(
    `${String(problems.length)} things are wrong with the parameters:\n${lines.join("\n")}`,
    "Mend each of them, then run again.",
  );
};

const readGivenParameters = (
  { Parameters = [] }: PipelineDefinition,
  given: readonly string[],
): ReadonlyMap<string, Scalar> => {
  const assignments = given.map((text) => {
    const assignment = parseAssignment(text);
    if (assignment !== undefined) return assignment;
    throw new UsageError(
      `--parameter "${text}" is not of the form Name=Value.`,
      "Give --parameter Name=Value, for example --parameter Seed=7.",
    );
  });
  const { values, problems } = readParameters(Parameters, assignments);
  if (values === undefined) throw usageErrorOf(problems);
  return values;
};

/** A file's name as a pipeline's: at most 256 letters, digits and hyphens, as SageMaker has them. */
const asPipelineName = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 256) || "pipeline";

/**
 * Reads a request: the document, checked, with parameters and inputs that fit it. Touches nothing on disk but
 * the definition itself.
 *
 * @throws UsageError for a target, parameter or input that makes no sense, DefinitionError for a document
 * with errors.
 */
export const prepareRun = ({ target, parameters: given, inputs }: RunRequest): PreparedRun => {
  const { name, document } = loadSoundDefinition(target);
  const workflow = workflowNames().includes(target) ? findWorkflow(target) : undefined;
  const pipelineName = workflow?.sampleInputs.pipelineName ?? asPipelineName(name);
  const parameters = readGivenParameters(document, given);
  const scope: ResolveScope = {
    parameters,
    variables: new Map([["PipelineName", pipelineName]]),
    properties: () => undefined,
    propertyFiles: () => [],
    readObject: () => undefined,
  };
  const required = requiredInputs(document, scope);
  return {
    pipelineName,
    region: workflow?.sampleInputs.region ?? DEFAULT_REGION,
    document,
    ...(workflow === undefined ? {} : { workflow }),
    parameters,
    scope,
    required,
    mounts: inputs.map((text) => parseMount(text, required)),
  };
};
