import type { Json, JsonObject } from "../../../../pipeline-definition/document/definition";

/** What the values of a step may read. */
export interface Scope {
  readonly parameters: readonly JsonObject[];
  readonly steps: readonly JsonObject[];
}

/** Where everything lies. */
export const BUCKET = "s3://demo-bucket-of-many-uses/folder";

/** One of some items, by any number. */
export const pickFrom = <T>(items: readonly T[], pick: number): T => items[pick % items.length] as T;

const get = (text: string): JsonObject => ({ Get: text });
export const join = (On: string, ...Values: readonly Json[]): JsonObject => ({ "Std:Join": { On, Values } });
/** References to the parameters of some types. */
export const parametersOf = (scope: Scope, ...types: readonly string[]): readonly JsonObject[] =>
  scope.parameters
    .filter(({ Type = "String" }) => types.includes(Type as string))
    .map(({ Name }) => get(`Parameters.${Name as string}`));

/** Properties that yield text, by step type. */
const TEXT_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  Processing: [
    "ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri",
    "ProcessingOutputConfig.Outputs[0].S3Output.S3Uri",
    "ProcessingInputs['in'].S3Input.S3Uri",
    "ProcessingJobName",
    "Environment['any \u2028\nkey*/']",
    "CreationTime",
  ],
  Training: ["ModelArtifacts.S3ModelArtifacts", "TrainingJobName", "HyperParameters['__proto__']"],
  Model: ["ModelName", "PrimaryContainer.Image"],
  RegisterModel: ["ModelPackageArn"],
  Lambda: ["OutputParameters['text']"],
  Callback: ["OutputParameters['text']"],
  Transform: ["TransformOutput.S3OutputPath"],
  Tuning: ["BestTrainingJob.TrainingJobName", "TrainingJobSummaries[3].TrainingJobName"],
  QualityCheck: ["CalculatedBaselineConstraints"],
  EMR: ["Id", "Config.Args[0]", "ClusterId"],
  Condition: ["Outcome"],
  Lineage: ["ActionArns['any']", "ActionArns['*/\u2028\n`${']"],
};

const NUMBER_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  Training: ["FinalMetricDataList['validation:error'].Value", "BillableTimeInSeconds"],
  Lambda: ["OutputParameters['number']"],
};

const propertiesIn = (
  scope: Scope,
  table: Readonly<Record<string, readonly string[]>>,
): readonly JsonObject[] =>
  scope.steps.flatMap(({ Name, Type }) =>
    (table[Type as string] ?? []).map((property) => get(`Steps.${Name as string}.${property}`)),
  );

const fileValues = (scope: Scope, path: string): readonly JsonObject[] =>
  scope.steps
    .filter(({ PropertyFiles }) => PropertyFiles !== undefined)
    .map(({ Name }) => ({
      "Std:JsonGet": { PropertyFile: get(`Steps.${Name as string}.PropertyFiles.Report`), Path: path },
    }));

/** Something that yields text. */
export const text = (scope: Scope, pick: number, own: string): Json => {
  const simple: readonly Json[] = [
    own,
    BUCKET,
    get("Execution.PipelineExecutionId"),
    ...parametersOf(scope, "String"),
    ...propertiesIn(scope, TEXT_PROPERTIES),
  ];
  const one = pickFrom(simple, Math.floor(pick / 4));
  const other = pickFrom(simple, Math.floor(pick / 7));
  const others = [...parametersOf(scope, "Integer", "Boolean"), ...fileValues(scope, "a.b[0]"), 1.5, true, 7];
  const forms: readonly Json[] = [
    one,
    join(own.slice(0, 3), one, pickFrom(others, pick), other),
    join("", pickFrom(others, pick)),
    join("/", join("-", one, other), own, ...(pick % 5 === 0 ? [join("", one)] : [])),
  ];
  return pickFrom(forms, pick);
};

/** Something that yields a number. */
export const number = (scope: Scope, pick: number): Json =>
  pickFrom<Json>(
    [5, 0.25, -3, ...parametersOf(scope, "Integer", "Float"), ...propertiesIn(scope, NUMBER_PROPERTIES)],
    pick,
  );

const OPERATORS = ["Equals", "GreaterThan", "GreaterThanOrEqualTo", "LessThan", "LessThanOrEqualTo"];

/** A condition of any form. */
export const condition = (
  scope: Scope,
  [first = 0, second = 0, third = 0]: readonly number[],
  own: string,
): JsonObject => {
  const forms: readonly (() => JsonObject)[] = [
    () => ({
      Type: pickFrom(OPERATORS, second),
      LeftValue: text(scope, third, own),
      RightValue: pickFrom([...fileValues(scope, "a"), own], second),
    }),
    () => ({
      Type: pickFrom(OPERATORS, third),
      LeftValue: pickFrom([...fileValues(scope, own), 3], second),
      RightValue: number(scope, third),
    }),
    () => ({ Type: "Equals", LeftValue: own, RightValue: number(scope, third) }),
    () => ({
      Type: "Equals",
      LeftValue: true,
      RightValue: pickFrom([...parametersOf(scope, "Boolean"), false], third),
    }),
    () => ({ Type: "In", QueryValue: text(scope, second, own), Values: [own, text(scope, third, own)] }),
    () => ({ Type: "In", QueryValue: number(scope, second), Values: [number(scope, third), 2] }),
    () => ({ Type: "Not", Condition: condition(scope, [second, third, first + 1], own) }),
    () => ({
      Type: "Or",
      Conditions: [condition(scope, [second, third, 1], own), condition(scope, [third, 3, 2], own)],
    }),
  ];
  return pickFrom(forms, first)();
};
