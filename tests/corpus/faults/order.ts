import { fault, insert, quoted, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const get = (path: string) => ({ Get: path });
const CAN_NOT_DEPEND = "CondStep can not depends on FailStep";
const CYCLE = "throws a validation exception if the dependency would create a cyclic dependency";

/** Mistakes in the order of steps. */
export const ORDER: readonly SeededFault[] = [
  fault(
    "a dependency on a step that does not exist",
    "order-without-data",
    set("@Left.DependsOn[0]", "Start"),
    "unknown-step @Left.DependsOn[0]",
  ),
  fault(
    "a dependency in other capitals",
    "order-without-data",
    set("@Left.DependsOn[0]", "first"),
    "unknown-step @Left.DependsOn[0]",
  ),
  fault(
    "a step that waits for itself",
    "order-without-data",
    set("@First.DependsOn", ["First"]),
    "cycle @First",
    quoted(CYCLE, "[DG] build-and-manage-steps"),
  ),
  fault(
    "two steps that wait for each other",
    "order-without-data",
    set("@First.DependsOn", ["Left"]),
    "cycle @Left",
    quoted(CYCLE, "[DG] build-and-manage-steps"),
  ),
  fault(
    "a cycle through data and order",
    PIPELINE,
    set("@Prepare.DependsOn", ["Evaluate"]),
    "cycle @Prepare",
    quoted("Cycle detected in pipeline step graph.", "SDK, pipeline.py"),
  ),
  fault(
    "a condition that waits for its own branch",
    PIPELINE,
    set("@GoodEnough.DependsOn", ["Register"]),
    "cycle @GoodEnough",
    { with: ["needs-step-in-branch @GoodEnough.DependsOn"], ...quoted(CYCLE, "[DG] build-and-manage-steps") },
  ),
  fault(
    "a condition that reads from its own branch",
    "callback-for-a-review",
    set("@Approved.Arguments.Conditions[0].LeftValue", get("Steps.Publish.OutputParameters['x']")),
    "cycle @Approved",
    {
      with: [
        "needs-step-in-branch @Approved",
        "undeclared-output @Approved.Arguments.Conditions[0].LeftValue",
      ],
      ...quoted(CYCLE, "[DG] build-and-manage-steps"),
    },
  ),
  fault(
    "a dependency on a Fail step",
    "lambda-with-outputs",
    insert("Steps[2]", {
      Name: "After",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:after",
      DependsOn: ["Stop"],
      CacheConfig: { Enabled: false },
    }),
    "depends-on-fail Steps[2].DependsOn",
    quoted(CAN_NOT_DEPEND, "test_fail_steps.py"),
  ),
  fault(
    "a step in one branch that waits for a Fail step in it",
    PIPELINE,
    insert("@GoodEnough.Arguments.ElseSteps[1]", {
      Name: "After",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:after",
      DependsOn: ["TooWeak"],
      CacheConfig: { Enabled: false },
    }),
    "depends-on-fail @GoodEnough.Arguments.ElseSteps[1].DependsOn",
    quoted(CAN_NOT_DEPEND, "test_fail_steps.py"),
  ),
  fault(
    "a value read from a Fail step",
    "lambda-with-outputs",
    set("@Measure.Arguments.bucket", get("Steps.Stop.ErrorMessage")),
    "depends-on-fail @Measure",
    {
      with: ["cycle @Measure"],
      ...quoted(CAN_NOT_DEPEND, "test_fail_steps.py"),
    },
  ),
  fault(
    "a join after both branches",
    "branches-with-dependent-steps",
    insert("Steps[2]", {
      Name: "After",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:after",
      DependsOn: ["TrainAll", "Done"],
      CacheConfig: { Enabled: false },
    }),
    "unreachable-step Steps[2]",
    {
      with: ["needs-step-in-branch Steps[2].DependsOn", "needs-step-in-branch Steps[2].DependsOn"],
      ...quoted("no re-join after a branch exists", "#3565"),
    },
  ),
  fault(
    "a dependency on a condition",
    "branches-with-dependent-steps",
    set("@Before.DependsOn", ["Choose"]),
    "depends-on-condition @Before.DependsOn",
    { ...quoted("create rejects DependsOn a Condition step", "#3565") },
  ),
  fault(
    "a condition in a branch",
    PIPELINE,
    insert("@GoodEnough.Arguments.IfSteps[1]", {
      Name: "Inner",
      Type: "Condition",
      Arguments: {
        Conditions: [{ Type: "Equals", LeftValue: get("Parameters.InputData"), RightValue: "x" }],
        IfSteps: [],
        ElseSteps: [],
      },
    }),
    "nested-condition @GoodEnough.Arguments.IfSteps[1]",
    quoted("nested Condition steps are not supported", "[DG] build-and-manage-steps"),
  ),
  fault(
    "a step that waits for one in a branch",
    PIPELINE,
    insert("Steps[4]", {
      Name: "Stop",
      Type: "Fail",
      Arguments: { ErrorMessage: "x" },
      DependsOn: ["Register"],
    }),
    "needs-step-in-branch Steps[4].DependsOn",
  ),
];
