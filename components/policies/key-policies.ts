import { regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** Leaves the say over a key to the account's IAM policies; without it nobody could change the key again. */
const accountDecides = ({ partition, account }: Place): Statement => ({
  Sid: "AccountDecidesByIam",
  Effect: "Allow",
  Principal: { AWS: `arn:${partition}:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
});

/** The key for data: the account's roles use it as their policies say, and no service on its own. */
export const dataKeyPolicy = (place: Place): PolicyDocument => policyDocument(accountDecides(place));

/** One value stands alone, several in a list. */
const oneOrMore = (texts: readonly string[]): string | readonly string[] =>
  texts.length === 1 ? (texts[0] ?? "") : texts;

/**
 * The key for logs: CloudWatch Logs may use it for the log groups of this stack.
 *
 * @param logGroups patterns of the names of the stack's log groups
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export const logsKeyPolicy = (place: Place, logGroups: readonly string[]): PolicyDocument =>
  policyDocument(accountDecides(place), {
    Sid: "LogsOfThisStack",
    Effect: "Allow",
    Principal: { Service: `logs.${place.region}.amazonaws.com` },
    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
    Resource: "*",
    Condition: {
      ArnLike: {
        "kms:EncryptionContext:aws:logs:arn": oneOrMore(
          logGroups.map((group) => regionalArn(place, "logs", `log-group:${group}`)),
        ),
      },
    },
  });
