import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import { Pipe } from "@pulumi/aws/pipes";
import { StateMachine } from "@pulumi/aws/sfn";
import { Queue, QueuePolicy } from "@pulumi/aws/sqs";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import { answerMachine } from "./policies/aws-job-answers";
import { doorMachine } from "./policies/aws-job-door";
import type { SyncIntegration } from "./policies/aws-job-integrations";
import { jobMachine } from "./policies/aws-job-machine";
import {
  answerPolicy,
  doorPolicy,
  jobPolicy,
  pipePolicy,
  pipeTrust,
  senderPolicy,
  stateMachineTrust,
  type BridgedJobs,
} from "./policies/aws-job-policies";
import type { StateMachineDocument } from "./policies/aws-job-states";
import { functionLettersPolicy } from "./policies/message-policies";
import type { DeadLetters } from "./policies/start-policies";
import { stateful } from "./stateful";

export interface AwsJobBridgeArgs {
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  /** What the definition calls the queue: it stands in the document before the queue is made. */
  readonly queueName: string;
  /** Role of the pipeline, which sends the messages. */
  readonly pipelineRoleName: pulumi.Input<string>;
  /** The jobs that steps may run. */
  readonly jobs: BridgedJobs;
  /** Integrations beside Glue's, by the kind that steps call them. @default none */
  readonly integrations?: Readonly<Record<string, SyncIntegration>>;
  /** Bucket in which jobs leave their outputs, and the key of its objects. */
  readonly bucket: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
  /** Where messages go that nobody could take. Its key encrypts the queue of the steps too. */
  readonly deadLetters: pulumi.Input<DeadLetters>;
  readonly logsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  /** Whether the logs survive a `destroy`. */
  readonly protect: boolean;
}

const FOURTEEN_DAYS = 1_209_600;

/** Six times the door's time limit: a message is not shown again while it is being taken. */
const VISIBILITY_SECONDS = 300;

/** Times that a message is tried before it goes to the dead letters. */
const MAX_RECEIVES = 5;

/**
 * Runs jobs of any AWS service for the steps that `awsJob` makes: queue → pipe → state machines → the step's success or
 * failure. Costs next to nothing while no job runs: the pipe's questions to the queue are all there is.
 */
export class AwsJobBridge extends pulumi.ComponentResource {
  readonly queueArn: pulumi.Output<string>;

  readonly #name: string;
  readonly #args: AwsJobBridgeArgs;

  constructor(name: string, args: AwsJobBridgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:AwsJobBridge", name, args, opts);
    this.#name = `${name}-aws-jobs`;
    this.#args = args;
    const queue = this.#queue();
    this.#pipe(queue, this.#machines());
    const policy = pulumi
      .all([args.place, args.deadLetters])
      .apply(([place, { keyArn }]) => senderPolicy(place, keyArn));
    new RolePolicy(
      `${this.#name}-sender`,
      { role: args.pipelineRoleName, policy: pulumi.jsonStringify(policy) },
      { parent: this },
    );
    this.queueArn = queue.arn;
    this.registerOutputs({ queueArn: this.queueArn });
  }

  #queue(): Queue {
    const deadLetters = pulumi.output(this.#args.deadLetters);
    const queue = new Queue(
      this.#name,
      {
        name: this.#args.queueName,
        kmsMasterKeyId: deadLetters.keyArn,
        messageRetentionSeconds: FOURTEEN_DAYS,
        visibilityTimeoutSeconds: VISIBILITY_SECONDS,
        redrivePolicy: pulumi.jsonStringify({
          deadLetterTargetArn: deadLetters.queueArn,
          maxReceiveCount: MAX_RECEIVES,
        }),
      },
      { parent: this },
    );
    const policy = pulumi.jsonStringify(queue.arn.apply(functionLettersPolicy));
    new QueuePolicy(this.#name, { queueUrl: queue.url, policy }, { parent: this });
    return queue;
  }

  /** Job, answer, door: each knows those before it. @returns the door's ARN. */
  #machines(): pulumi.Output<string> {
    const { jobs, integrations = {}, pipelineName, bucket, keyArn } = this.#args;
    const place = pulumi.output(this.#args.place);
    const job = this.#machine(
      "jobs",
      place.apply(({ partition }) => jobMachine({ partition, integrations })),
      pulumi
        .all([place, bucket, keyArn])
        .apply(([at, inBucket, key]) => jobPolicy(at, jobs, { pipelineName, bucket: inBucket, keyArn: key })),
    );
    const answer = this.#machine(
      "answers",
      pulumi
        .all([place, job])
        .apply(([{ partition }, jobMachineArn]) => answerMachine({ partition, jobMachineArn })),
      pulumi
        .all([place, job])
        .apply(([at, jobMachineArn]) =>
          answerPolicy(at, { pipelineName, jobMachineArn, glueCrawlers: jobs.glueCrawlers }),
        ),
    );
    return this.#machine(
      "door",
      pulumi
        .all([place, job, answer])
        .apply(([{ partition }, jobMachineArn, answerMachineArn]) =>
          doorMachine({ partition, jobMachineArn, answerMachineArn }),
        ),
      pulumi.all([answer, job]).apply(([answerArn, jobArn]) => doorPolicy(answerArn, jobArn)),
      "EXPRESS",
    );
  }

  #role(name: string, trust: (place: Place) => PolicyDocument, policy: pulumi.Input<PolicyDocument>) {
    const place = pulumi.output(this.#args.place);
    const role = new Role(
      name,
      { assumeRolePolicy: pulumi.jsonStringify(place.apply(trust)) },
      { parent: this },
    );
    const inline = { role: role.name, policy: pulumi.jsonStringify(policy) };
    return { role, policy: new RolePolicy(name, inline, { parent: this }) };
  }

  #machine(
    part: string,
    document: pulumi.Output<StateMachineDocument>,
    policy: pulumi.Output<PolicyDocument>,
    type: "STANDARD" | "EXPRESS" = "STANDARD",
  ): pulumi.Output<string> {
    const { logsKeyArn, logRetentionDays, protect } = this.#args;
    const name = `${this.#name}-${part}`;
    const group = new LogGroup(
      name,
      { kmsKeyId: logsKeyArn, retentionInDays: logRetentionDays },
      { parent: this, ...stateful(protect) },
    );
    const { role, policy: attached } = this.#role(name, (place) => stateMachineTrust(place, name), policy);
    const machine = new StateMachine(
      name,
      {
        // Given, so that the role can be bound to it before it is made.
        name,
        type,
        roleArn: role.arn,
        definition: pulumi.jsonStringify(document),
        // Data would show the tokens.
        loggingConfiguration: {
          level: "ALL",
          includeExecutionData: false,
          logDestination: pulumi.interpolate`${group.arn}:*`,
        },
        tracingConfiguration: { enabled: true },
      },
      { parent: this, dependsOn: [attached] },
    );
    return machine.arn;
  }

  #pipe(queue: Queue, doorArn: pulumi.Output<string>): void {
    const { place, deadLetters } = this.#args;
    const name = this.#name;
    const policy = pulumi
      .all([place, queue.arn, deadLetters, doorArn])
      .apply(([at, queueArn, { keyArn }, door]) => pipePolicy(at, { queueArn, keyArn, doorArn: door }));
    const { role, policy: attached } = this.#role(`${name}-pipe`, (at) => pipeTrust(at, name), policy);
    new Pipe(
      name,
      {
        name,
        description: "Hands the messages of callback steps to the machine that takes them",
        source: queue.arn,
        sourceParameters: { sqsQueueParameters: { batchSize: 1 } },
        target: doorArn,
        targetParameters: {
          inputTemplate: "<$.body>",
          // Waited for: a message that was not taken stays in the queue.
          stepFunctionStateMachineParameters: { invocationType: "REQUEST_RESPONSE" },
        },
        roleArn: role.arn,
      },
      { parent: this, dependsOn: [attached] },
    );
  }
}
