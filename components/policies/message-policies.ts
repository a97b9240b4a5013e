import { serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";
import { regionalArn, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** Services that write messages here by themselves: rules, alarms and budgets. */
const WRITERS = ["events.amazonaws.com", "cloudwatch.amazonaws.com", "budgets.amazonaws.com"] as const;

/**
 * The key for messages. It has a policy of its own, so that what these services may do never touches the data.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const messagesKeyPolicy = ({ partition, account }: Place): PolicyDocument =>
  policyDocument(
    {
      Sid: "AccountDecidesByIam",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "MessagesOfThisAccount",
      Effect: "Allow",
      Principal: { Service: WRITERS },
      Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account } },
    },
  );

/** Nobody, whatever their policies say, reaches the topic or queue without TLS. */
const onlyTls = (service: "sns" | "sqs", arn: string): Statement => ({
  Sid: "OnlyTls",
  Effect: "Deny",
  Principal: "*",
  // A topic's policy takes only actions on topics, so there is no "sns:*" in it.
  Action: service === "sns" ? ["sns:Publish", "sns:Subscribe"] : "sqs:*",
  Resource: arn,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

const writes = (
  Sid: string,
  service: (typeof WRITERS)[number],
  action: string,
  arn: string,
  account: string,
  source: string,
): Statement => ({
  Sid,
  Effect: "Allow",
  Principal: { Service: service },
  Action: action,
  Resource: arn,
  Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": source } },
});

/**
 * The queue for what could not be delivered: rules of this stack may write to it. Schedules and functions do so by
 * their roles.
 *
 * @param name what the names of the stack's rules begin with
 */
export const deadLettersPolicy = (place: Place, queueArn: string, name: string): PolicyDocument =>
  policyDocument(
    onlyTls("sqs", queueArn),
    writes(
      "UndeliveredEvents",
      "events.amazonaws.com",
      "sqs:SendMessage",
      queueArn,
      place.account,
      regionalArn(place, "events", `rule/${name}-*`),
    ),
  );

/** A queue that functions write to by their roles, and nobody else. */
export const functionLettersPolicy = (queueArn: string): PolicyDocument =>
  policyDocument(onlyTls("sqs", queueArn));

/**
 * The topic that people listen to: rules and alarms of this stack and its budget may write to it.
 *
 * @param name what the names of the stack's rules, alarms and budgets begin with
 */
export const topicPolicy = (place: Place, topicArn: string, name: string): PolicyDocument => {
  const { partition, account } = place;
  const publish = (sid: string, service: (typeof WRITERS)[number], source: string) =>
    writes(sid, service, "sns:Publish", topicArn, account, source);
  return policyDocument(
    onlyTls("sns", topicArn),
    publish("Events", "events.amazonaws.com", regionalArn(place, "events", `rule/${name}-*`)),
    publish("Alarms", "cloudwatch.amazonaws.com", regionalArn(place, "cloudwatch", `alarm:${name}-*`)),
    publish("Budgets", "budgets.amazonaws.com", `arn:${partition}:budgets::${account}:budget/${name}-*`),
  );
};

/**
 * Who may assume the role that shows messages in a chat.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/cross-service-confused-deputy-prevention.html
 */
export const chatTrust = (place: Place): PolicyDocument =>
  policyDocument(
    serviceTrust(place, "chatbot.amazonaws.com", [
      `arn:${place.partition}:chatbot::${place.account}:chat-configuration/*`,
    ]),
  );
