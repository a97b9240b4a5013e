import { choice, list, members, text } from "./shape";

// Parts that the requests of several step types share. `text(n)` is the greatest length; patterns are left to AWS.

export const s3Uri = text(1024);
export const roleArn = text(2048);
export const keyId = text(2048);
export const imageUri = text(255);
export const tags = list(members({ Key: text(128), Value: text(256) }), 50);
export const vpcConfig = members({ SecurityGroupIds: list(text(32), 5), Subnets: list(text(32), 16) });
export const containerArguments = list(text(256), 100);
export const compression = choice("None", "Gzip");
export const distribution = choice("FullyReplicated", "ShardedByS3Key");
/** A job name that is sent means a prefix. */
export const jobName = text(63);
