import { fault, quoted, insert, remove, rename, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const EVERY = "conditions-of-every-type";
const CONDITION = "@Check.Arguments.Conditions";
const get = (path: string) => ({ Get: path });

/** Mistakes in conditions and their branches. */
export const CONDITIONS: readonly SeededFault[] = [
  fault(
    "a condition type of older examples",
    EVERY,
    set(`${CONDITION}[0].Type`, "ConditionEquals"),
    `unknown-condition ${CONDITION}[0].Type`,
  ),
  fault(
    "a condition of the published schema",
    EVERY,
    set(`${CONDITION}[0].Type`, "NotEquals"),
    `unknown-condition ${CONDITION}[0].Type`,
  ),
  fault(
    "a condition type And",
    EVERY,
    set(`${CONDITION}[7].Type`, "And"),
    `unknown-condition ${CONDITION}[7].Type`,
  ),
  fault(
    "Not with an expression",
    EVERY,
    rename(`${CONDITION}[6].Condition`, "Expression"),
    `unknown-member ${CONDITION}[6].Expression`,
    {
      ...quoted("Cannot parse object, unknown property 'Expression'", "#2746"),
    },
  ),
  fault(
    "In as the published schema has it",
    EVERY,
    [rename(`${CONDITION}[5].QueryValue`, "Value"), rename(`${CONDITION}[5].Values`, "In")],
    `missing-member ${CONDITION}[5]`,
    {
      with: [
        `missing-member ${CONDITION}[5]`,
        `unknown-member ${CONDITION}[5].Value`,
        `unknown-member ${CONDITION}[5].In`,
      ],
      ...quoted("Cannot parse object, unknown property", "#2746"),
    },
  ),
  fault(
    "a condition without its right side",
    EVERY,
    remove(`${CONDITION}[0].RightValue`),
    `missing-member ${CONDITION}[0]`,
  ),
  fault(
    "a condition without a type",
    EVERY,
    remove(`${CONDITION}[0].Type`),
    `missing-member ${CONDITION}[0]`,
  ),
  fault(
    "one condition in place of a list",
    PIPELINE,
    set("@GoodEnough.Arguments.Conditions", { Type: "Equals", LeftValue: 1, RightValue: 1 }),
    "wrong-type @GoodEnough.Arguments.Conditions",
    { with: ["unused-parameter Parameters[1]"], ...quoted("Expecting start of Json Array.", "#2345") },
  ),
  fault(
    "no condition at all",
    PIPELINE,
    set("@GoodEnough.Arguments.Conditions", []),
    "empty-conditions @GoodEnough.Arguments.Conditions",
    { with: ["unused-parameter Parameters[1]"] },
  ),
  fault(
    "an Or of nothing",
    EVERY,
    set(`${CONDITION}[7].Conditions`, []),
    `empty-conditions ${CONDITION}[7].Conditions`,
  ),
  fault(
    "an operand that is a list",
    EVERY,
    set(`${CONDITION}[0].RightValue`, ["eu", "us"]),
    `wrong-type ${CONDITION}[0].RightValue`,
  ),
  fault(
    "a text compared with a number",
    EVERY,
    set(`${CONDITION}[0].RightValue`, 5),
    `mixed-comparison ${CONDITION}[0]`,
  ),
  fault(
    "a Boolean compared with its text",
    EVERY,
    set(`${CONDITION}[6].Condition.RightValue`, "true"),
    `mixed-comparison ${CONDITION}[6].Condition`,
  ),
  fault(
    "an outcome compared with a Boolean",
    "condition-outcome-read-elsewhere",
    insert("Steps[2]", {
      Name: "Again",
      Type: "Condition",
      Arguments: {
        Conditions: [{ Type: "Equals", LeftValue: get("Steps.Check.Outcome"), RightValue: true }],
        IfSteps: [],
        ElseSteps: [],
      },
    }),
    "mixed-comparison Steps[2].Arguments.Conditions[0]",
  ),
  fault(
    "a branch that is one step",
    PIPELINE,
    set("@GoodEnough.Arguments.ElseSteps", { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }),
    "wrong-type @GoodEnough.Arguments.ElseSteps",
    { ...quoted("Expecting start of Json Array.", "#2345") },
  ),
  fault(
    "a branch of step names",
    PIPELINE,
    set("@GoodEnough.Arguments.ElseSteps", ["TooWeak"]),
    "wrong-type @GoodEnough.Arguments.ElseSteps[0]",
    { ...quoted("Expecting start of Json Object.", "#3908") },
  ),
  fault(
    "a branch of an unknown name",
    PIPELINE,
    rename("@GoodEnough.Arguments.ElseSteps", "Else"),
    "unknown-member @GoodEnough.Arguments.Else",
    {
      ...quoted("Cannot parse object, unknown property", "#2746"),
    },
  ),
];
