import { importWorkflow } from "../../../../pipeline-definition/analysis/import/import-workflow";
import {
  documentOf,
  get,
  holds,
  imported,
  lambda,
  marked,
  processing,
  processingOutput,
  training,
} from "./small-documents";

describe("options of an imported workflow", () => {
  it("are cache, retry, order and texts", () => {
    const RetryPolicies = [
      {
        ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
        IntervalSeconds: 2,
        BackoffRate: 2,
        MaxAttempts: 5,
      },
      { ExceptionType: ["SageMaker.CAPACITY_ERROR"], ExpireAfterMin: 5 },
      { ExceptionType: ["SageMaker.RESOURCE_LIMIT"], IntervalSeconds: 9 },
    ];
    const beside = {
      DisplayName: "Train it",
      Description: "Trains.",
      DependsOn: ["a"],
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      RetryPolicies,
    };
    holds(
      imported([lambda("a", {}, { CacheConfig: { Enabled: false } }), training({}, beside)]),
      "cache: false",
      'displayName: "Train it", description: "Trains.", dependsOn: [a], cache: { expireAfter: "P1D" }, ',
      'retry: [retryServiceFaults, { on: ["SageMaker.CAPACITY_ERROR"], expireAfterMinutes: 5 }, { on: ["SageMaker.RESOURCE_LIMIT"], intervalSeconds: 9 }], arguments: {',
    );
  });

  for (const [what, beside, code] of [
    ["an empty order", { DependsOn: [] }, "{ DependsOn: [] }"],
    [
      "retries with two ends",
      { RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 2, ExpireAfterMin: 5 }] },
      "{ RetryPolicies: [{",
    ],
    ["no retries in so many words", { RetryPolicies: [] }, "{ RetryPolicies: [] }"],
    [
      "a duration of a cache that is off",
      { CacheConfig: { Enabled: false, ExpireAfter: "P1D" } },
      "{ CacheConfig: {",
    ],
  ] as const) {
    it(`set ${what} beside the function`, () => {
      holds(
        imported([training({}, beside)]),
        'import type { Step } from "../../pipeline-definition/steps/step";',
        "const withMembers = <S extends Step>(",
        "// Members as the document has them, which no option of the step says.\n",
        'const train = withMembers(trainingStep("Train", ',
        code,
      );
    });
  }

  it("mark nulls, and a model that a check of data has none of", () => {
    const check = (members: object) => ({
      ...processing([processingOutput("out")]),
      Type: "ClarifyCheck",
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: false,
      ...members,
    });
    holds(
      imported([check({ CheckType: "DATA_BIAS", ModelPackageGroupName: null, ModelName: "m" })]),
      marked("The types have no null.", "modelPackageGroupName: null as never"),
      marked("The types take a value of another kind here.", 'modelName: "m" as never'),
    );
    holds(
      imported([check({ CheckType: "MODEL_BIAS" })]),
      marked("The types ask for it.", "modelName: undefined as never"),
    );
  });

  it("leave out what the function writes anyway", () => {
    const step = {
      ...processing([processingOutput("out")]),
      Type: "QualityCheck",
      CheckType: "DATA_QUALITY",
      SkipCheck: false,
      FailOnViolation: true,
      RegisterNewBaseline: true,
    };
    holds(imported([step]), 'checkType: "DATA_QUALITY", registerNewBaseline: true, arguments: ');
  });

  it("say outputs by name only where an object keeps their order and number", () => {
    const outputs = (...names: readonly string[]) =>
      imported([
        lambda(
          "a",
          {},
          { OutputParameters: names.map((OutputName) => ({ OutputName, OutputType: "String" })) },
        ),
      ]);
    holds(
      outputs("b", "a b", "__proto__"),
      'outputs: { b: "String", "a b": "String", ["__proto__"]: "String" }',
    );
    holds(outputs("b", "1"), "withMembers(", "{ OutputParameters: [{");
    holds(outputs("b", "b"), "withMembers(", "{ OutputParameters: [{");
  });

  it("keep a message as it is", () => {
    const fail = (Arguments: object) => ({ Name: "Stop", Type: "Fail", Arguments });
    const OutputParameters = [{ OutputName: "count", OutputType: "Integer" }];
    const count = get("Steps.a.OutputParameters['count']");
    holds(
      imported([lambda("a", {}, { OutputParameters }), fail({ ErrorMessage: count })]),
      marked("The types take a value of another kind here.", "errorMessage: { Get: "),
      marked(
        "The function pipeline would turn a reference into text.",
        "Steps: [a.definition, stop.definition]",
      ),
    );
    holds(
      imported([fail({ ErrorMessage: "no", Newer: 1 })]),
      '{ Arguments: { ErrorMessage: "no", Newer: 1 } }',
    );
  });

  it("take away what the function would write and the document has not", () => {
    const step = { Name: "Ping", Type: "Lambda", FunctionArn: "arn" };
    holds(imported([step]), "{ Arguments: undefined, OutputParameters: undefined }");
  });

  it("go beside the arguments of a step without a function", () => {
    const step = {
      Name: "New",
      Type: "New",
      Arguments: {},
      DependsOn: [],
      Extra: { Get: "Execution.PipelineName" },
    };
    holds(imported([step]), 'extra: { DependsOn: [], Extra: { Get: "Execution.PipelineName" } }');
  });
});

describe("parameters and settings of an imported workflow", () => {
  it("are options", () => {
    const text = imported([lambda("a")], {
      Metadata: { owner: "team" },
      Parameters: [
        {
          Name: "Status",
          Type: "String",
          DefaultValue: "On",
          EnumValues: ["On", "Off"],
          Description: "State",
        },
        { Name: "Rate", Type: "Float", DefaultValue: 2 },
      ],
      PipelineExperimentConfig: { ExperimentName: get("Execution.PipelineName"), TrialName: "t" },
      MlflowConfig: null,
    });
    holds(text, 'parameterString("Status", { default: "On", allowed: ["On", "Off"], description: "State" })');
    holds(text, 'parameterFloat("Rate", { default: 2 })', "parameters: [status, rate]");
    holds(text, 'metadata: { owner: "team" }');
    holds(
      text,
      'experiment: { experimentName: executionVariables.pipelineName, trialName: "t" }, mlflow: false',
    );
  });

  it("are written out where no option says them", () => {
    const Parameters = [{ Name: "A", Type: "String", DefaultValue: null }, { Name: "B" }];
    const text = imported([lambda("x")], { Parameters, PipelineExperimentConfig: { ExperimentName: "e" } });
    const why = "// The declaration as the document has it, which no option of the parameter says.\n";
    holds(
      text,
      `${why}const a = { ...parameterString("A"), declaration: { Name: "A", Type: "String", DefaultValue: null } as never };`,
      `${why}const b = { ...parameterString("B"), declaration: { Name: "B" } as never };`,
      "// As the document has it, which no option of pipeline says.\nPipelineExperimentConfig: {",
    );
  });

  it("are taken away where the document has none", () => {
    const { Version, Steps } = documentOf([lambda("a")]);
    holds(
      importWorkflow({ Version, Steps }, "demo"),
      "return { ...pipeline({ steps: [a] }), Metadata: undefined, Parameters: undefined };",
    );
  });
});
