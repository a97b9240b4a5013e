import { Alias, Key } from "@pulumi/aws/kms";
import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { deadLettersPolicy, messagesKeyPolicy } from "./policies/message-policies";
import type { DeadLetters } from "./policies/start-policies";
import { stateful } from "./stateful";

export interface MessagingArgs {
  readonly place: pulumi.Input<Place>;
  /** Whether the key survives a `destroy`. */
  readonly protect: boolean;
}

const FOURTEEN_DAYS = 1_209_600;

/** Gives the stack's messaging, and makes it for the first that asks: a stack that sends no messages pays for no key. */
export type MessagingOnDemand = () => Messaging;

/** The key for messages, and the queue that keeps what could not be delivered for fourteen days. */
export class Messaging extends pulumi.ComponentResource {
  /** ARN of the key for topics, queues and schedules. */
  readonly keyArn: pulumi.Output<string>;
  readonly deadLettersArn: pulumi.Output<string>;
  readonly deadLettersName: pulumi.Output<string>;
  /** The queue with its key, as those take it that put messages there. */
  readonly deadLetters: pulumi.Output<DeadLetters>;

  constructor(name: string, args: MessagingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Messaging", name, args, opts);
    const place = pulumi.output(args.place);
    const key = new Key(
      `${name}-messages`,
      {
        description: `Messages of ${name}`,
        policy: pulumi.jsonStringify(place.apply(messagesKeyPolicy)),
        enableKeyRotation: true,
        deletionWindowInDays: 30,
      },
      { parent: this, ...stateful(args.protect) },
    );
    const alias = { name: `alias/${name}-messages`, targetKeyId: key.keyId };
    new Alias(`${name}-messages`, alias, { parent: this });
    const queue = new Queue(
      `${name}-dead-letters`,
      { kmsMasterKeyId: key.arn, messageRetentionSeconds: FOURTEEN_DAYS },
      { parent: this },
    );
    const policy = pulumi
      .all([place, queue.arn])
      .apply(([known, queueArn]) => deadLettersPolicy(known, queueArn, name));
    new QueuePolicy(
      `${name}-dead-letters`,
      { queueUrl: queue.url, policy: pulumi.jsonStringify(policy) },
      { parent: this },
    );
    this.keyArn = key.arn;
    this.deadLettersArn = queue.arn;
    this.deadLettersName = queue.name;
    this.deadLetters = pulumi.output({ queueArn: queue.arn, keyArn: key.arn });
    this.registerOutputs({
      keyArn: this.keyArn,
      deadLettersArn: this.deadLettersArn,
      deadLettersName: this.deadLettersName,
    });
  }
}

/** Messaging that is made when it is asked for, once. */
export const messagingOnDemand = (name: string, args: MessagingArgs): MessagingOnDemand => {
  let made: Messaging | undefined;
  return () => (made ??= new Messaging(name, args));
};
