import {
  conditionEquals,
  conditionGreaterThan,
  conditionGreaterThanOrEqualTo,
  conditionIn,
  conditionLessThan,
  conditionLessThanOrEqualTo,
  conditionNot,
  conditionOr,
  conditionStep,
  executionVariables,
  failStep,
  join,
  jsonGet,
  parameterBoolean,
  parameterFloat,
  parameterInteger,
  parameterString,
  pipeline,
  processingStep,
  s3Output,
} from "../../../pipeline-definition";
import { experimentOfPipeline, oneProcessingInstance, ROLE, SKLEARN } from "./place";

const market = parameterString("Market", { default: "eu" });
const extra = parameterString("ExtraMarket");
const limit = parameterFloat("Limit", { default: 0.8 });
const folds = parameterInteger("Folds", { default: 5 });
const strict = parameterBoolean("Strict", { default: false });

const job = (name: string) => ({
  AppSpecification: { ImageUri: SKLEARN, ContainerEntrypoint: ["python3", "-c", "print()"] },
  ProcessingResources: oneProcessingInstance,
  RoleArn: ROLE,
  ProcessingOutputConfig: {
    Outputs: [s3Output("report", `s3://oracle-bucket/${name}`, "/opt/ml/processing/report")],
  },
});

const evaluate = processingStep("Evaluate", {
  arguments: job("Evaluate"),
  propertyFiles: [{ name: "Report", output: "report", path: "report.json" }],
});
const accuracy = jsonGet(evaluate, "Report", "metrics.folds[0].accuracy");

const inner = conditionStep("InnerGate", {
  conditions: [
    conditionEquals(strict, true),
    conditionGreaterThan(executionVariables.startDateTime, "2020-12-01"),
    conditionLessThan(folds, 10),
  ],
  ifSteps: [processingStep("Publish", { dependsOn: [evaluate], arguments: job("Publish") })],
});
const outer = conditionStep("OuterGate", {
  displayName: "Good enough?",
  description: "Lets good models through",
  dependsOn: [evaluate],
  conditions: [
    conditionGreaterThanOrEqualTo(accuracy, limit),
    conditionOr([
      conditionIn(market, ["eu", "us", extra]),
      conditionNot(conditionLessThanOrEqualTo(folds, 3)),
      conditionNot(conditionOr([conditionEquals(market, "test")])),
    ]),
  ],
  ifSteps: [inner],
  elseSteps: [
    failStep("TooLow", {
      displayName: "Too low",
      description: "Ends the run",
      errorMessage: join(" ", ["Accuracy", accuracy, "is below", limit, "after", folds, "folds"]),
    }),
  ],
});
const after = conditionStep("WasGood", {
  conditions: [conditionEquals(outer.properties.Outcome, "true")],
  ifSteps: [processingStep("Celebrate", { arguments: job("Celebrate") })],
  elseSteps: [failStep("Stop", { errorMessage: "The gate was closed." })],
});

export const conditionalBranches = () =>
  pipeline({
    parameters: [market, extra, limit, folds, strict],
    experiment: experimentOfPipeline,
    steps: [evaluate, outer, after],
  });
