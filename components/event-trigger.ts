import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import { Permission } from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { boundedRetry } from "./bounded-retry";
import { namedValues } from "./start-parameters";

export interface EventTriggerArgs {
  /** What it is called, in the names of the executions that it starts too. */
  readonly trigger: string;
  readonly pipelineName: string;
  readonly pattern: pulumi.Input<Readonly<Record<string, unknown>>>;
  /** Values of the pipeline's parameters; `{detail.key}` stands for a text of the event. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The function that starts the pipeline. */
  readonly startFunctionArn: pulumi.Input<string>;
  /** ARN of the queue for events that could not be delivered. */
  readonly deadLettersArn: pulumi.Input<string>;
}

/** What EventBridge puts the whole event for, as JSON: its texts cannot break out of the request. */
const EVENT = "<aws.events.event.json>";

const requestTemplate = ({ trigger, pipelineName, parameters }: EventTriggerArgs): string => {
  const request = {
    PipelineName: pipelineName,
    PipelineParameters: namedValues(parameters),
    trigger,
    // Nobody repeats the event: what finds an execution running is tried again and ends in the dead letters.
    onOverlap: "fail",
  };
  return `${JSON.stringify(request).slice(0, -1)},"event":${EVENT}}`;
};

/** Starts the pipeline when an event fits a pattern, through the function that refuses a start while one runs. */
export class EventTrigger extends pulumi.ComponentResource {
  readonly ruleName: pulumi.Output<string>;

  constructor(name: string, args: EventTriggerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:EventTrigger", name, args, opts);
    const rule = new EventRule(
      name,
      {
        description: `Starts pipeline ${args.pipelineName}`,
        eventPattern: pulumi.jsonStringify(args.pattern),
      },
      { parent: this },
    );
    const permission = new Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: args.startFunctionArn,
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
      },
      { parent: this },
    );
    new EventTarget(
      name,
      {
        rule: rule.name,
        arn: args.startFunctionArn,
        inputTransformer: { inputTemplate: requestTemplate(args) },
        deadLetterConfig: { arn: args.deadLettersArn },
        retryPolicy: boundedRetry,
      },
      { parent: this, dependsOn: [permission] },
    );
    this.ruleName = rule.name;
    this.registerOutputs({ ruleName: this.ruleName });
  }
}
