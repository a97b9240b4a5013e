import { isJsonObject, type ParameterType, type PipelineDefinition } from "../../document/definition";
import { allSteps } from "../../document/steps";
import { identifiers, type Identifiers } from "./identifiers";
import { parameterType } from "./parameter-code";
import { GENERIC_STEP, STEP_FUNCTIONS } from "./step-functions";

/** A parameter that the emitted file has a constant for. */
export interface NamedParameter {
  readonly constant: string;
  readonly type: ParameterType;
  readonly declaration: Readonly<Record<string, unknown>>;
}

/** The constants of the emitted file, by what the document calls the thing. */
export interface Constants {
  readonly parameters: ReadonlyMap<string, NamedParameter>;
  readonly steps: ReadonlyMap<string, string>;
  /** Long texts that stand in many places. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Names that the emitted file may import or declares itself: no constant may bear them. */
const RESERVED = [
  ...[GENERIC_STEP, ...STEP_FUNCTIONS.values()].map(({ name }) => name),
  ...["executionVariables", "experimentVariables", "join", "jsonGet", "s3Input", "s3Output", "csvChannel"],
  ...["parameterString", "parameterInteger", "parameterFloat", "parameterBoolean"],
  ...["retryServiceFaults", "retryJobFaults", "retrySearchFaults", "pipeline", "variable", "withMembers"],
  ...["conditionEquals", "conditionIn", "conditionNot", "conditionOr", "conditionLessThan"],
  ...["conditionGreaterThan", "conditionGreaterThanOrEqualTo", "conditionLessThanOrEqualTo"],
];

/** Fresh identifiers for a file that exports a function of the given name. */
export const fileIdentifiers = (exported: string): Identifiers => identifiers([...RESERVED, exported]);

/** Constants for the parameters and steps of a document; two that are called alike get names of their own. */
export const constantsOf = (document: PipelineDefinition, names: Identifiers): Constants => {
  const declared = Array.isArray(document.Parameters) ? document.Parameters.filter(isJsonObject) : [];
  const parameters = declared.map((declaration): [string, NamedParameter] => {
    const name = typeof declaration.Name === "string" ? declaration.Name : "";
    return [
      name,
      { constant: names.take(name, "Parameter", "parameter"), type: parameterType(declaration), declaration },
    ];
  });
  const steps = allSteps(document).map(
    ({ step }) => [step.Name, names.take(step.Name, "Step", "step")] as const,
  );
  return { parameters: new Map(parameters), steps: new Map(steps), texts: new Map() };
};
