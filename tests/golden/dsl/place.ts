import { executionVariables, frameworkImage } from "../../../pipeline-definition";

/** The same names as in `python-sdk/offline.py`. */
export const REGION = "us-east-1";
export const BUCKET = "oracle-bucket";
export const ROLE = "arn:aws:iam::111122223333:role/job";
export const KEY = "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000";
export const XGBOOST = frameworkImage("xgboost", "1.7-1", REGION);
export const SKLEARN = frameworkImage("scikit-learn", "1.2-1", REGION);
export const MONITOR = frameworkImage("model-monitor", "untagged", REGION);
export const CLARIFY = frameworkImage("clarify", "1.0", REGION);
export const VPC = { Subnets: ["subnet-0a1b2c3d"], SecurityGroupIds: ["sg-0a1b2c3d"] } as const;
export const TAGS = [{ Key: "team", Value: "risk" }] as const;

/** What the SDK writes for every pipeline that says nothing of experiments. */
export const experimentOfPipeline = {
  experimentName: executionVariables.pipelineName,
  trialName: executionVariables.pipelineExecutionId,
};

/** A training channel of everything below a prefix. */
export const channel = <Uri>(name: string, uri: Uri) => ({
  ChannelName: name,
  DataSource: {
    S3DataSource: {
      S3DataType: "S3Prefix",
      S3Uri: uri,
      S3DataDistributionType: "FullyReplicated",
    } as const,
  },
});

/** One instance for a job that trains. */
export const oneInstance = { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: 30 } as const;

/** One instance for a job that processes. */
export const oneProcessingInstance = { ClusterConfig: oneInstance } as const;
