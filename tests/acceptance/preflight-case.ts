import type { Finding } from "../../acceptance/finding";
import type { StackSettings } from "../../acceptance/stack-settings";
import type { Configuration } from "../../components/configuration";
import type { Script } from "./aws-double";
import { ACCOUNT } from "./good-account";

export const IMAGE = "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0";
const PIPELINE_ARN = `arn:aws:sagemaker:us-east-1:${ACCOUNT}:pipeline/adult-census-dev`;
export const PROCESSING = "ml.m5.xlarge for processing job usage";
export const TRAINING = "ml.m5.xlarge for training job usage";
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/delivery/Deploy`;
export const SIMULATED = "ec2:CreateVpc";

export const existing = (more = {}) => ({
  body: { PipelineArn: PIPELINE_ARN, PipelineStatus: "Active", RoleArn: ROLE, ...more },
});
export const tagged = (tags: Readonly<Record<string, string>>) => ({
  body: { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
});
export const own = tagged({ project: "sagemaker-pipelines", stack: "dev" });

/** One thing that is not as in the good account, and what preflight says of it. */
export interface Case {
  readonly title: string;
  readonly script: Script;
  readonly configuration?: Partial<Configuration>;
  readonly settings?: Partial<StackSettings>;
  readonly finding: Finding;
  /** Findings of the same run that are not ok either. */
  readonly others?: number;
}
