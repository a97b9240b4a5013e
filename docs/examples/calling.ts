import {
  callbackStep,
  conditionEquals,
  conditionStep,
  failStep,
  genericStep,
  join,
  lambdaStep,
  pipeline,
} from "../../pipeline-definition";

export const reviewedScore = (_roleArn: string, bucket: string) => {
  const score = lambdaStep("Score", {
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:score",
    arguments: { data: `s3://${bucket}/batch.csv`, tries: 3 },
    outputs: { status: "String", score: "Float" },
  });
  const review = callbackStep("Review", {
    sqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/111122223333/review",
    arguments: { score: score.outputs.score },
    outputs: { decision: "String" },
  });
  const record = genericStep("Record", {
    type: "Lineage",
    arguments: {
      Artifacts: [
        {
          ArtifactName: "review",
          ArtifactType: "Review",
          Source: { SourceUri: `s3://${bucket}/review` },
        },
      ],
    },
  });
  const gate = conditionStep("Accepted", {
    conditions: [conditionEquals(review.outputs.decision, "accept")],
    ifSteps: [record],
    elseSteps: [failStep("Refused", { errorMessage: join(" ", ["Refused at", score.outputs.score]) })],
  });
  return pipeline({ steps: [score, review, gate] });
};
