/**
 * The pipeline definition document, as SageMaker's `CreatePipeline` takes it in `PipelineDefinition`.
 *
 * These types describe only what every reader of a document needs. The arguments of a step stay plain
 * JSON here; `pipeline-definition/steps` types them for authors.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreatePipeline.html
 */

export type Scalar = string | number | boolean;
export type Json = null | Scalar | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** A value that SageMaker looks up while the pipeline runs: `{ "Get": "Parameters.InputData" }`. */
export interface Get {
  readonly Get: string;
}

/** Text put together while the pipeline runs. Numbers and booleans become text. */
export interface Join {
  readonly "Std:Join": { readonly On: string; readonly Values: readonly Operand[] };
}

/** A value read while the pipeline runs out of a JSON file that a processing step wrote. */
export interface JsonGet {
  readonly "Std:JsonGet": {
    readonly PropertyFile?: Get;
    readonly S3Uri?: Join;
    readonly Path: string;
  };
}

export type Expression = Get | Join | JsonGet;
export type Operand = Scalar | Expression;

export type ParameterType = "String" | "Integer" | "Float" | "Boolean";

export interface ParameterDeclaration {
  readonly Name: string;
  readonly Type: ParameterType;
  readonly DefaultValue?: Scalar;
  readonly EnumValues?: readonly string[];
  readonly Description?: string;
}

export type ComparisonType =
  "Equals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo";

export type Condition =
  | { readonly Type: ComparisonType; readonly LeftValue: Operand; readonly RightValue: Operand }
  | { readonly Type: "In"; readonly QueryValue: Operand; readonly Values: readonly Operand[] }
  | { readonly Type: "Not"; readonly Condition: Condition }
  | { readonly Type: "Or"; readonly Conditions: readonly Condition[] };

/** The arguments of a step of type `Condition`. The conditions all have to hold. */
export interface ConditionArguments {
  readonly Conditions: readonly Condition[];
  readonly IfSteps: readonly StepDefinition[];
  readonly ElseSteps: readonly StepDefinition[];
}

/** A JSON file inside one output of a processing step, readable by `Std:JsonGet`. */
export interface PropertyFileDeclaration {
  readonly PropertyFileName: string;
  readonly OutputName: string;
  readonly FilePath: string;
}

export interface CacheConfig {
  readonly Enabled: boolean;
  readonly ExpireAfter?: string;
}

export interface RetryPolicy {
  readonly ExceptionType: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly ExpireAfterMin?: number;
}

/** A value that a Lambda or callback step yields. */
export interface OutputParameter {
  readonly OutputName: string;
  readonly OutputType: ParameterType;
}

export interface StepDefinition {
  readonly Name: string;
  readonly Type: string;
  readonly Arguments?: JsonObject;
  readonly DependsOn?: readonly string[];
  readonly DisplayName?: string;
  readonly Description?: string;
  readonly CacheConfig?: CacheConfig;
  readonly RetryPolicies?: readonly RetryPolicy[];
  readonly PropertyFiles?: readonly PropertyFileDeclaration[];
  readonly OutputParameters?: readonly OutputParameter[];
}

export interface PipelineDefinition {
  readonly Version: "2020-12-01";
  readonly Metadata?: JsonObject;
  readonly Parameters?: readonly ParameterDeclaration[];
  readonly PipelineExperimentConfig?: JsonObject | null;
  readonly MlflowConfig?: JsonObject | null;
  readonly Steps: readonly StepDefinition[];
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isGet = (value: unknown): value is Get =>
  isJsonObject(value) && typeof value["Get"] === "string" && Object.keys(value).length === 1;

export const isJoin = (value: unknown): value is Join => isJsonObject(value) && "Std:Join" in value;

export const isJsonGet = (value: unknown): value is JsonGet => isJsonObject(value) && "Std:JsonGet" in value;

export const isExpression = (value: unknown): value is Expression =>
  isGet(value) || isJoin(value) || isJsonGet(value);

/** The arguments of a condition step, or undefined for a step of another type. */
export const conditionArguments = (step: StepDefinition): ConditionArguments | undefined =>
  step.Type === "Condition" ? (step.Arguments as unknown as ConditionArguments) : undefined;
