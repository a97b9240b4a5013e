import { AwsJobBridge } from "../../../../components/aws-job-bridge";
import { placeOf } from "../../../../pipeline-definition/analysis/permissions/place";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000";

const bridge = new AwsJobBridge("churn-dev", {
  place: placeOf("us-east-1", "111122223333"),
  pipelineName: "Churn-dev",
  queueName: "Churn-dev-aws-jobs",
  pipelineRoleName: "churn-dev-pipeline",
  jobs: { glueJobs: ["Churn-dev-etl"], glueCrawlers: ["Churn-dev-surveys"] },
  bucket: "churn-data",
  keyArn: KEY,
  deadLetters: {
    queueArn: "arn:aws:sqs:us-east-1:111122223333:churn-dev-dead-letters",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/11111111-1111-1111-1111-111111111111",
  },
  logsKeyArn: KEY,
  logRetentionDays: 365,
  protect: true,
});

export const { queueArn } = bridge;
