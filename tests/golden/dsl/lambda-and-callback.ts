import {
  callbackStep,
  conditionEquals,
  conditionStep,
  executionVariables,
  join,
  lambdaStep,
  parameterFloat,
  parameterString,
  pipeline,
} from "../../../pipeline-definition";
import { experimentOfPipeline } from "./place";

const channel = parameterString("Channel", { default: "models" });
const limit = parameterFloat("Limit", { default: 0.5 });

const lookUp = lambdaStep("LookUp", {
  displayName: "Look up",
  description: "Asks for the state of the data",
  functionArn: "arn:aws:lambda:us-east-1:111122223333:function:look-up",
  arguments: {
    channel,
    limit,
    tries: 3,
    urgent: true,
    share: 0.25,
    execution: executionVariables.pipelineExecutionId,
    uri: join("/", ["s3://oracle-bucket", channel]),
  },
  outputs: { state: "String", rows: "Integer", share: "Float", fresh: "Boolean" },
  cache: { expireAfter: "PT12H" },
});
const review = callbackStep("Review", {
  displayName: "Review",
  description: "Waits for a person",
  sqsQueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/review",
  arguments: { state: lookUp.outputs.state, rows: lookUp.outputs.rows },
  outputs: { decision: "String", score: "Float" },
  cache: false,
});
const gate = conditionStep("Approved", {
  conditions: [conditionEquals(review.outputs.decision, "yes")],
  ifSteps: [
    lambdaStep("Notify", {
      functionArn: "arn:aws:lambda:us-east-1:111122223333:function:notify",
      arguments: { decision: review.outputs.decision },
    }),
    callbackStep("Ping", {
      dependsOn: [review],
      sqsQueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/ping",
    }),
  ],
});

export const lambdaAndCallback = () =>
  pipeline({
    parameters: [channel, limit],
    experiment: experimentOfPipeline,
    steps: [lookUp, review, gate],
  });
