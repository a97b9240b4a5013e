import { Alias, Key } from "@pulumi/aws/kms";
import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { deadLettersPolicy, messagesKeyPolicy } from "./policies/message-policies";
import { stateful } from "./stateful";

export interface MessagingArgs {
  readonly place: pulumi.Input<Place>;
  /** Whether the key survives a `destroy`. */
  readonly protect: boolean;
}

const FOURTEEN_DAYS = 1_209_600;

/** The key for messages, and the queue that keeps what could not be delivered for fourteen days. */
export class Messaging extends pulumi.ComponentResource {
  /** ARN of the key for topics, queues and schedules. */
  readonly keyArn: pulumi.Output<string>;
  readonly deadLettersArn: pulumi.Output<string>;
  readonly deadLettersName: pulumi.Output<string>;

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
    new Alias(
      `${name}-messages`,
      { name: `alias/${name}-messages`, targetKeyId: key.keyId },
      { parent: this },
    );
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
    this.registerOutputs({
      keyArn: this.keyArn,
      deadLettersArn: this.deadLettersArn,
      deadLettersName: this.deadLettersName,
    });
  }
}
