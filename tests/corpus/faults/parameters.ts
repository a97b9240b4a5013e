import { fault, insert, quoted, remove, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const UNKNOWN_PROPERTY = "Cannot parse object, unknown property";

/** Mistakes in the declarations of parameters. */
export const PARAMETERS: readonly SeededFault[] = [
  fault(
    "a parameter without a name",
    "parameters-of-every-type",
    remove("Parameters[0].Name"),
    "missing-member Parameters[0]",
    {
      with: ["undeclared-parameter @Show.Arguments.text"],
    },
  ),
  fault(
    "a parameter name with a space",
    "lambda-with-outputs",
    insert("Parameters[1]", { Name: "My Text", Type: "String" }),
    "invalid-name Parameters[1].Name",
    { with: ["unused-parameter Parameters[1]"] },
  ),
  fault(
    "a parameter declared twice",
    PIPELINE,
    insert("Parameters[4]", { Name: "Rounds", Type: "Integer" }),
    "duplicate-parameter Parameters[4].Name",
  ),
  fault(
    "a parameter type that does not exist",
    PIPELINE,
    set("Parameters[3].Type", "Number"),
    "value-not-allowed Parameters[3].Type",
  ),
  fault(
    "an Integer default that is text",
    PIPELINE,
    set("Parameters[3].DefaultValue", "100"),
    "wrong-type Parameters[3].DefaultValue",
  ),
  fault(
    "an Integer default with a fraction",
    PIPELINE,
    set("Parameters[3].DefaultValue", 1.5),
    "wrong-type Parameters[3].DefaultValue",
  ),
  fault(
    "a Float default that is text",
    PIPELINE,
    set("Parameters[1].DefaultValue", "0.8"),
    "wrong-type Parameters[1].DefaultValue",
  ),
  fault(
    "a Boolean default that is text",
    "condition-with-empty-branches",
    set("Parameters[0].DefaultValue", "false"),
    "wrong-type Parameters[0].DefaultValue",
  ),
  fault(
    "a String default that is a number",
    PIPELINE,
    set("Parameters[0].DefaultValue", 5),
    "wrong-type Parameters[0].DefaultValue",
  ),
  fault(
    "a default by reference",
    PIPELINE,
    set("Parameters[0].DefaultValue", { Get: "Parameters.Approval" }),
    "reference-not-allowed Parameters[0].DefaultValue",
  ),
  fault(
    "a default that is no choice",
    PIPELINE,
    set("Parameters[2].DefaultValue", "Pending"),
    "default-not-allowed Parameters[2].DefaultValue",
    {
      with: ["default-does-not-fit @Register.Arguments.ModelApprovalStatus"],
    },
  ),
  fault(
    "seventeen choices",
    "sixteen-choices-and-the-longest-default",
    insert("Parameters[0].EnumValues[16]", "v17"),
    "value-not-allowed Parameters[0].EnumValues",
    quoted("the pipeline fails beyond 16 enum values", "#2314"),
  ),
  fault(
    "choices of an Integer",
    PIPELINE,
    set("Parameters[3].EnumValues", ["100"]),
    "value-not-allowed Parameters[3].EnumValues",
  ),
  fault(
    "a parameter with an unknown member",
    PIPELINE,
    set("Parameters[0].Default", "x"),
    "unknown-member Parameters[0].Default",
    quoted(UNKNOWN_PROPERTY, "#2746"),
  ),
  fault(
    "a default longer than a start takes",
    "sixteen-choices-and-the-longest-default",
    set("Parameters[1].DefaultValue", "z".repeat(1025)),
    "long-default Parameters[1].DefaultValue",
  ),
  fault(
    "51 steps",
    "fifty-steps",
    insert("Steps[50]", {
      Name: "Last",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:last",
      CacheConfig: { Enabled: false },
    }),
    "too-many-steps Steps",
  ),
  fault(
    "201 parameters",
    "two-hundred-parameters",
    [
      insert("Parameters[200]", { Name: "Last", Type: "Integer" }),
      set("@Show.Arguments.last", { Get: "Parameters.Last" }),
    ],
    "too-many-parameters Parameters",
  ),
  fault(
    "a parameter that nothing uses",
    PIPELINE,
    insert("Parameters[4]", { Name: "Depth", Type: "Integer", DefaultValue: 6 }),
    "unused-parameter Parameters[4]",
  ),
];
