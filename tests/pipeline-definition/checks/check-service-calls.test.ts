import { ROLE, withSteps, lambda, callback, serverlessSpark, autoML } from "./step-fixtures";
import { itAccepts, itFinds } from "./valid-definition";

describe("checkServiceCalls", () => {
  itFinds([
    [
      "a function by its name",
      withSteps(lambda({ FunctionArn: "tell" })),
      "invalid-target Steps[4].FunctionArn",
      'Step "Tell" calls "tell", which is not the ARN of a Lambda function.',
      'Write "arn:aws:lambda:<region>:<account>:function:<name>".',
    ],
    [
      "a queue by its ARN",
      withSteps(callback({ SqsQueueUrl: "arn:aws:sqs:eu-west-1:111122223333:review" })),
      "invalid-target Steps[4].SqsQueueUrl",
      'Step "Ask" sends to "arn:aws:sqs:eu-west-1:111122223333:review", which is not the URL of an SQS queue.',
      'Write "https://sqs.<region>.amazonaws.com/<account>/<name>".',
    ],
    [
      "an object for a function",
      withSteps(lambda({ Arguments: { event: { a: 1 } } })),
      "nested-argument Steps[4].Arguments.event",
      'Argument "event" of step "Tell" is an object; AWS documents only plain values and references.',
      "Give each value under a name of its own, or all of them as JSON text.",
    ],
    [
      "a list for a worker",
      withSteps(callback({ Arguments: { files: ["a"] } })),
      "nested-argument Steps[4].Arguments.files",
      'Argument "files" of step "Ask" is a list; AWS documents only plain values and references.',
      "Give each value under a name of its own, or all of them as JSON text.",
    ],
    [
      "a serverless job of another application",
      withSteps(serverlessSpark({ applicationId: "00abd" })),
      "conflicting-members Steps[4].Arguments.JobConfig.applicationId",
      '"JobConfig.applicationId" of step "Spark" differs from "ApplicationId".',
      "Give both the same value.",
    ],
    [
      "a serverless job in another role",
      withSteps(serverlessSpark({ executionRoleArn: `${ROLE}-2` })),
      "conflicting-members Steps[4].Arguments.JobConfig.executionRoleArn",
      '"JobConfig.executionRoleArn" of step "Spark" differs from "ExecutionRoleArn".',
      "Give both the same value.",
    ],
    [
      "an AutoML job in a mode that pipelines do not take",
      withSteps(autoML({ AutoMLJobConfig: { Mode: "AUTO" } })),
      "value-not-allowed Steps[4].Arguments.AutoMLJobConfig.Mode",
      'Step "Search" searches in a mode other than "ENSEMBLING", the only one that pipelines take.',
      'Set it to "ENSEMBLING".',
    ],
    [
      "an AutoML job without a mode",
      withSteps(autoML({ AutoMLJobConfig: {} })),
      "missing-member Steps[4].Arguments",
      'Step "Search" lacks "AutoMLJobConfig.Mode".',
      'Set it to "ENSEMBLING".',
    ],
  ]);

  itAccepts([
    [
      "a version of a function",
      withSteps(
        lambda({
          FunctionArn: "arn:aws-cn:lambda:cn-north-1:111122223333:function:tell:live",
          Arguments: { a: 1, b: true, c: { Get: "Parameters.Eta" } },
        }),
      ),
    ],
    ["a queue", withSteps(callback({}))],
    [
      "a serverless job that repeats its application",
      withSteps(serverlessSpark({ applicationId: "00abc", executionRoleArn: ROLE })),
    ],
  ]);
});
