import {
  anyObject,
  anything,
  choice,
  objectShape,
  flag,
  integer,
  list,
  literal,
  map,
  scalar,
  text,
  type Leaf,
  type ObjectShape,
} from "../api-model/shape";

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateExperiment.html */
const experimentName: Leaf = { kind: "text", min: 1, max: 120, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}" };

/** The document around its steps, which are looked at one by one. */
export const DOCUMENT = objectShape(
  { Version: literal(choice("2020-12-01")), Steps: list(anyObject) },
  {
    Metadata: map(literal(text(1024))),
    Parameters: list(anyObject),
    PipelineExperimentConfig: objectShape({}, { ExperimentName: experimentName, TrialName: experimentName }),
    MlflowConfig: objectShape({ MlflowResourceArn: text() }, { MlflowExperimentName: text() }),
  },
);

/** A parameter's declaration; its default is compared with its type elsewhere. */
export const PARAMETER = objectShape(
  { Name: literal(text()) },
  {
    Type: literal(choice("String", "Integer", "Float", "Boolean")),
    DefaultValue: literal(scalar),
    EnumValues: list(literal(text())),
    Description: literal(text(4096)),
  },
);

const RETRY_POLICY = objectShape(
  { ExceptionType: list(literal(text())) },
  {
    IntervalSeconds: literal(integer(0, 43_200)),
    BackoffRate: literal({ kind: "number", min: 0 }),
    MaxAttempts: literal(integer(0, 20)),
    ExpireAfterMin: literal(integer(0, 14_400)),
  },
);

/** An entry of `DependsOn` that waits for an outcome. Any other entry is the name of a step. */
export const DEPENDENCY = objectShape(
  { Step: literal(text()) },
  { Trigger: literal(choice("Completed", "Failed", "Stopped", "Any")) },
);

/** What a step of any type may hold beside its arguments. The members of its own type come on top. */
export const STEP_FRAME = {
  required: { Name: literal(text()), Type: literal(text()) },
  optional: {
    DependsOn: list(anything),
    DisplayName: literal(text(256)),
    Description: literal(text(3072)),
    RetryPolicies: list(RETRY_POLICY),
    CacheConfig: objectShape({ Enabled: literal(flag) }, { ExpireAfter: literal(text()) }),
  },
} as const;

const OUTPUT_PARAMETER = objectShape({
  OutputName: literal(text(256)),
  OutputType: literal(choice("String", "Integer", "Float", "Boolean")),
});

const PROPERTY_FILE = objectShape({
  PropertyFileName: literal(text()),
  OutputName: literal(text()),
  FilePath: literal(text()),
});

const CHECK_STEP = {
  ModelPackageGroupName: text(),
  SkipCheck: flag,
  FailOnViolation: flag,
  RegisterNewBaseline: flag,
  SuppliedBaselineConstraints: text(),
};

const OUTPUT_PARAMETERS = list(OUTPUT_PARAMETER, 50);

/** The members that only steps of one type have beside their arguments. */
export const STEP_MEMBERS: ReadonlyMap<string, Pick<ObjectShape, "required" | "optional">> = new Map(
  Object.entries<Pick<ObjectShape, "required" | "optional">>({
    Processing: { required: {}, optional: { PropertyFiles: list(PROPERTY_FILE) } },
    Lambda: { required: { FunctionArn: literal(text()) }, optional: { OutputParameters: OUTPUT_PARAMETERS } },
    Callback: {
      required: { SqsQueueUrl: literal(text(256)) },
      optional: { OutputParameters: OUTPUT_PARAMETERS },
    },
    QualityCheck: {
      required: { CheckType: literal(choice("DATA_QUALITY", "MODEL_QUALITY")) },
      optional: { ...CHECK_STEP, SuppliedBaselineStatistics: text() },
    },
    ClarifyCheck: {
      required: { CheckType: literal(choice("DATA_BIAS", "MODEL_BIAS", "MODEL_EXPLAINABILITY")) },
      optional: { ...CHECK_STEP, ModelName: text() },
    },
  }),
);

/** What a step of a type may hold beside its arguments. */
export const stepMembers = (type: string): readonly string[] => {
  const own = STEP_MEMBERS.get(type);
  return [STEP_FRAME, own ?? { required: {}, optional: {} }].flatMap(({ required, optional }) => [
    ...Object.keys(required),
    ...Object.keys(optional),
  ]);
};

const OPERANDS = { LeftValue: scalar, RightValue: scalar };

/** The members of each type of condition, beside `Type`. */
export const CONDITIONS: ReadonlyMap<string, ObjectShape["required"]> = new Map(
  Object.entries<ObjectShape["required"]>({
    Equals: OPERANDS,
    GreaterThan: OPERANDS,
    GreaterThanOrEqualTo: OPERANDS,
    LessThan: OPERANDS,
    LessThanOrEqualTo: OPERANDS,
    In: { QueryValue: scalar, Values: list(scalar) },
    Not: { Condition: anything },
    Or: { Conditions: list(anyObject) },
  }),
);

/** `Std:Join` and `Std:JsonGet`, inside the object that names them. */
export const FUNCTIONS: ReadonlyMap<string, ObjectShape> = new Map(
  Object.entries<ObjectShape>({
    "Std:Join": objectShape({ On: literal(text()), Values: list(scalar) }),
    "Std:JsonGet": objectShape({ Path: literal(text()) }, { PropertyFile: text(), S3Uri: text() }),
  }),
);
