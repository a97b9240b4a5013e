import { bucketArn, regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/**
 * What may pass the S3 endpoint: callers of this account, the artifacts, and the bucket of the input data,
 * where that is another.
 * Data cannot leave through it to anybody else's bucket.
 */
export const s3EndpointPolicy = (
  { account, ...place }: Place,
  artifactsBucket: string,
  dataBucket: string,
): PolicyDocument => {
  const arn = bucketArn({ account, ...place }, artifactsBucket);
  const data = bucketArn({ account, ...place }, dataBucket);
  const Condition = { StringEquals: { "aws:PrincipalAccount": account } };
  return policyDocument(
    {
      Sid: "Artifacts",
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListBucket", "s3:PutObject"],
      Resource: [arn, `${arn}/*`],
      Condition,
    },
    data === arn
      ? undefined
      : {
          Sid: "InputData",
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:ListBucket"],
          Resource: [data, `${data}/*`],
          Condition,
        },
  );
};

/** Lets VPC flow logs of this account assume a role. */
export const flowLogsTrust = (place: Place): PolicyDocument =>
  policyDocument({
    Sid: "FlowLogsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "vpc-flow-logs.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": regionalArn(place, "ec2", "vpc-flow-log/*") },
    },
  });

/** Lets flow logs write into one log group, which stands already. */
export const flowLogsPolicy = (logGroupArn: string): PolicyDocument =>
  policyDocument(
    allow("WriteFlowLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], `${logGroupArn}:log-stream:*`),
    allow("FindFlowLogs", "logs:DescribeLogStreams", [logGroupArn, `${logGroupArn}:*`]),
  );
