import { Role, RolePolicy } from "@pulumi/aws/iam";
import { Pipe } from "@pulumi/aws/pipes";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { boundedRetry } from "./bounded-retry";
import { pipeTrust } from "./policies/aws-job-policies";
import type { DeadLetters } from "./policies/start-policies";
import { streamPolicy } from "./policies/trigger-policies";
import { isFilledIn, namedValues } from "./start-parameters";
import type { StreamSettings } from "./surroundings";

export interface StreamTriggerArgs {
  readonly place: pulumi.Input<Place>;
  /** What it is called, in the names of the executions that it starts too. */
  readonly trigger: string;
  readonly pipelineName: string;
  readonly settings: StreamSettings;
  /** Values of the pipeline's parameters; `{dynamodb.NewImage.key.S}` stands for a text of the record. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The function that starts the pipeline. */
  readonly startFunctionArn: pulumi.Input<string>;
  /** Where it is said which records could not be delivered. */
  readonly deadLetters: pulumi.Input<DeadLetters>;
}

/** What Pipes puts the whole record for, as JSON. */
const RECORD = "<aws.pipes.event.json>";

const requestTemplate = ({ trigger, pipelineName, parameters }: StreamTriggerArgs): string => {
  const request = {
    PipelineName: pipelineName,
    PipelineParameters: namedValues(parameters),
    trigger,
    onOverlap: "fail",
  };
  return `${JSON.stringify(request).slice(0, -1)},"event":${RECORD}}`;
};

/** The pattern of records that start the pipeline: what was added or changed. */
const recordPattern = ({ pattern = {} }: StreamSettings) => ({ ...pattern, eventName: ["INSERT", "MODIFY"] });

/**
 * How many records are one start. Where parameters are made of the record, each has to be served; otherwise all that
 * changed within a minute.
 */
const batching = ({ parameters }: StreamTriggerArgs) =>
  Object.values(parameters).some(isFilledIn)
    ? { batchSize: 1 }
    : { batchSize: 100, maximumBatchingWindowInSeconds: 60 };

/**
 * Starts the pipeline when records of a DynamoDB table are added or changed, through the function that refuses a start
 * while one runs. A pipe and not a mapping of the function: it says which pipeline to start, reads the stream under a
 * role of its own, and leaves the function without rights on the table. A batch that failed is tried again whole: halves
 * would be two starts.
 */
export class StreamTrigger extends pulumi.ComponentResource {
  readonly pipeName: pulumi.Output<string>;

  constructor(name: string, args: StreamTriggerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:StreamTrigger", name, args, opts);
    const { role, policy } = this.role(name, args);
    const pipe = new Pipe(
      name,
      {
        // Given, so that the role can be bound to it before it is made.
        name,
        description: `Starts pipeline ${args.pipelineName}`,
        source: args.settings.arn,
        sourceParameters: {
          filterCriteria: { filters: [{ pattern: JSON.stringify(recordPattern(args.settings)) }] },
          dynamodbStreamParameters: {
            startingPosition: "LATEST",
            ...batching(args),
            maximumRetryAttempts: boundedRetry.maximumRetryAttempts,
            maximumRecordAgeInSeconds: boundedRetry.maximumEventAgeInSeconds,
            deadLetterConfig: { arn: pulumi.output(args.deadLetters).queueArn },
          },
        },
        target: args.startFunctionArn,
        targetParameters: {
          inputTemplate: requestTemplate(args),
          // Waited for: a record that started nothing is tried again.
          lambdaFunctionParameters: { invocationType: "REQUEST_RESPONSE" },
        },
        roleArn: role.arn,
      },
      { parent: this, dependsOn: [policy] },
    );
    this.pipeName = pipe.name;
    this.registerOutputs({ pipeName: this.pipeName });
  }

  private role(name: string, { place, pipelineName, settings, ...args }: StreamTriggerArgs) {
    const trust = pulumi.output(place).apply((known) => pipeTrust(known, name));
    const role = new Role(
      name,
      {
        description: `Reads a stream of records that start ${pipelineName}`,
        assumeRolePolicy: pulumi.jsonStringify(trust),
      },
      { parent: this },
    );
    const document = pulumi
      .output({ place, startFunctionArn: args.startFunctionArn, deadLetters: args.deadLetters })
      .apply(({ place: at, ...known }) =>
        streamPolicy(at, { streamArn: settings.arn, tableKeyArn: settings.keyArn, ...known }),
      );
    const inline = { role: role.name, policy: pulumi.jsonStringify(document) };
    return { role, policy: new RolePolicy(name, inline, { parent: this }) };
  }
}
