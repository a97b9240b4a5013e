import { SlackChannelConfiguration } from "@pulumi/aws/chatbot";
import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import { Role } from "@pulumi/aws/iam";
import { Topic, TopicPolicy, TopicSubscription } from "@pulumi/aws/sns";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { chatTrust, topicPolicy } from "./policies/message-policies";
import type { NotificationSettings } from "./surroundings";
import { boundedRetry } from "./bounded-retry";

export interface NotificationsArgs {
  readonly place: pulumi.Input<Place>;
  readonly pipelineArn: pulumi.Input<string>;
  /** ARN of the key that encrypts the messages. */
  readonly keyArn: pulumi.Input<string>;
  /** ARN of the queue for events that could not be delivered. */
  readonly deadLettersArn: pulumi.Input<string>;
  readonly settings: NotificationSettings;
}

/** Where a text of the event stands, by the name that the messages call it. */
const INPUT_PATHS = {
  execution: "$.detail.pipelineExecutionArn",
  name: "$.detail.pipelineExecutionDisplayName",
  pipeline: "$.detail.pipelineArn",
  status: "$.detail.currentPipelineExecutionStatus",
};

/** One line, as e-mail, SMS and HTTPS show it. */
const PLAIN =
  '"Execution <name> of <pipeline> is now <status>. What failed: npm run -s pipeline -- status <execution>"';

/**
 * The form in which Amazon Q Developer shows a message in a chat.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
const CHAT = JSON.stringify({
  version: "1.0",
  source: "custom",
  content: {
    textType: "client-markdown",
    title: "<status>: <name>",
    description: "Execution `<execution>` is now *<status>*.",
  },
});

/** Tells people, by each way they chose, of every execution that failed or was stopped. */
export class Notifications extends pulumi.ComponentResource {
  /** ARNs of the topics that alarms and budgets write to as well: one for people, and one for a chat. */
  readonly topicArns: readonly pulumi.Output<string>[];

  constructor(
    private readonly stackName: string,
    private readonly args: NotificationsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    // Addresses stand in the subscriptions already.
    const { settings, ...shown } = args;
    super("sagemaker-pipelines:index:Notifications", stackName, shown, opts);
    const rule = this.rule();
    const topic = this.topic("alerts");
    this.target("alerts", rule, topic, PLAIN);
    this.subscribe(topic);
    const chat = settings.slackChannelId === undefined ? undefined : this.chat(rule);
    this.topicArns = [topic.arn, ...(chat === undefined ? [] : [chat.arn])];
    this.registerOutputs({ topicArns: this.topicArns });
  }

  private rule(): EventRule {
    const detail = pulumi.output(this.args.pipelineArn).apply((arn) => ({
      pipelineArn: [arn],
      currentPipelineExecutionStatus: ["Failed", "Stopped"],
    }));
    return new EventRule(
      `${this.stackName}-alerts`,
      {
        description: "Executions that failed or were stopped",
        eventPattern: pulumi.jsonStringify({
          source: ["aws.sagemaker"],
          "detail-type": ["SageMaker Model Building Pipeline Execution Status Change"],
          detail,
        }),
      },
      { parent: this },
    );
  }

  private topic(role: string): Topic {
    const name = `${this.stackName}-${role}`;
    const topic = new Topic(name, { kmsMasterKeyId: this.args.keyArn }, { parent: this });
    const policy = pulumi
      .all([this.args.place, topic.arn])
      .apply(([place, arn]) => topicPolicy(place, arn, this.stackName));
    new TopicPolicy(name, { arn: topic.arn, policy: pulumi.jsonStringify(policy) }, { parent: this });
    return topic;
  }

  /** The topic's own policy lets the rule in: with a role here, encrypted topics may get nothing. */
  private target(role: string, rule: EventRule, topic: Topic, inputTemplate: string): void {
    new EventTarget(
      `${this.stackName}-${role}`,
      {
        rule: rule.name,
        arn: topic.arn,
        inputTransformer: { inputPaths: INPUT_PATHS, inputTemplate },
        deadLetterConfig: { arn: this.args.deadLettersArn },
        retryPolicy: boundedRetry,
      },
      { parent: this },
    );
  }

  private subscribe(topic: Topic): void {
    for (const protocol of ["email", "sms", "https"] as const) {
      for (const endpoint of this.args.settings[protocol]) {
        new TopicSubscription(
          `${this.stackName}-${protocol}-${endpoint}`,
          { topic: topic.arn, protocol, endpoint },
          { parent: this },
        );
      }
    }
  }

  private chat(rule: EventRule): Topic {
    const { slackChannelId = "", slackTeamId = "" } = this.args.settings;
    const name = `${this.stackName}-chat`;
    const topic = this.topic("chat");
    this.target("chat", rule, topic, CHAT);
    const role = new Role(
      name,
      {
        description: "Shows messages in the chat, and may do nothing else",
        assumeRolePolicy: pulumi.jsonStringify(pulumi.output(this.args.place).apply(chatTrust)),
      },
      { parent: this },
    );
    new SlackChannelConfiguration(
      name,
      {
        configurationName: name,
        iamRoleArn: role.arn,
        slackChannelId,
        slackTeamId,
        snsTopicArns: [topic.arn],
        // Without a guardrail AWS takes one of its own that lets the channel do nearly everything.
        guardrailPolicyArns: [
          pulumi
            .output(this.args.place)
            .apply(({ partition }) => `arn:${partition}:iam::aws:policy/AWSDenyAll`),
        ],
      },
      { parent: this },
    );
    return topic;
  }
}
