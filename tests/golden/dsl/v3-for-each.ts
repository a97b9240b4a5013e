import { genericStep, lambdaStep, parameterString, pipeline } from "../../../pipeline-definition";
import { variable } from "../../../pipeline-definition/variables/variable";
import { experimentOfPipeline } from "./place";

const FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function";

const regions = parameterString("Regions", { default: '["eu", "us"]' });

const score = lambdaStep("Score", {
  functionArn: `${FUNCTION}:score`,
  arguments: { region: variable<string>({ Get: "ForEach.CurrentItem" }) },
  outputs: { accuracy: "Float" },
});
/** A loop stands only in the newest SDK, so it is a step of any type here. */
const each = genericStep("EachRegion", {
  type: "ForEach",
  displayName: "Each region",
  description: "Scores every region",
  arguments: {
    IterableItems: regions,
    MaxConcurrency: 2,
    Selector: { Pick: "MaxBy", Field: { Get: "IterationOutput.Score.OutputParameters['accuracy']" } },
    ForEachBody: [score.definition],
  },
});
const tell = lambdaStep("Tell", {
  functionArn: `${FUNCTION}:tell`,
  arguments: {
    best: each.property("Selected.OutputParameters['accuracy']"),
    first: each.property("IterationOutputs[0].Score.OutputParameters['accuracy']"),
    count: each.property("InputItemCount"),
  },
});
const alarm = genericStep("Alarm", {
  type: "Lambda",
  arguments: {},
  extra: {
    DependsOn: [{ Step: each.name, Trigger: "Failed" }],
    FunctionArn: `${FUNCTION}:alarm`,
    OutputParameters: [],
  },
});
const clean = genericStep("Clean", {
  type: "Cleanup",
  arguments: {
    Resources: { S3: [{ StepName: tell.name, S3Uris: ["s3://oracle-bucket/scores/eu.json"] }] },
  },
  extra: { DependsOn: [{ Step: alarm.name, Trigger: "Any" }, tell.name] },
});

export const v3ForEach = () =>
  pipeline({
    parameters: [regions],
    experiment: experimentOfPipeline,
    steps: [each, tell, alarm, clean],
  });
