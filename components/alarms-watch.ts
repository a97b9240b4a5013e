import { EventRule, EventTarget } from "@pulumi/aws/cloudwatch";
import { Permission } from "@pulumi/aws/lambda";
import * as pulumi from "@pulumi/pulumi";
import { hoursUntilMissed, LONGEST_LOOK_BACK_HOURS, type AlarmSubjects } from "./alarms-meaning";
import { boundedRetry } from "./bounded-retry";
import { handlerFunction, type FunctionSurroundings } from "./handler-function";
import { executionWatchPolicy } from "./policies/start-policies";

export interface ExecutionWatchArgs extends FunctionSurroundings {
  readonly subjects: AlarmSubjects;
}

/** What the function gets each hour. It counts missed runs only where an alarm cannot look back that far. */
const requestOf = ({ pipelineName, stuckHours, longestGapHours }: AlarmSubjects): string => {
  const missedHours = longestGapHours === undefined ? 0 : hoursUntilMissed(longestGapHours);
  return JSON.stringify({
    PipelineName: pipelineName,
    stuckHours,
    ...(missedHours > LONGEST_LOOK_BACK_HOURS ? { missedHours } : {}),
  });
};

/** A function that looks each hour for what no event tells: callbacks that nobody answers, executions without end. */
export class ExecutionWatch extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ExecutionWatchArgs, opts?: pulumi.ComponentResourceOptions) {
    const { subjects, ...around } = args;
    super("sagemaker-pipelines:index:ExecutionWatch", name, args, opts);
    const description = `Looks for stuck executions of ${args.pipelineName}`;
    const watch = handlerFunction(
      `${name}-watch`,
      around,
      // Two looks at once would count everything twice.
      { description, file: "execution-watch.mjs", policy: executionWatchPolicy, concurrency: 1 },
      { parent: this },
    );
    const rule = new EventRule(
      `${name}-watch`,
      { description, scheduleExpression: "rate(1 hour)" },
      { parent: this },
    );
    const permission = new Permission(
      `${name}-watch`,
      {
        action: "lambda:InvokeFunction",
        function: watch.name,
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
      },
      { parent: this },
    );
    new EventTarget(
      `${name}-watch`,
      {
        rule: rule.name,
        arn: watch.arn,
        input: requestOf(subjects),
        deadLetterConfig: { arn: pulumi.output(args.deadLetters).queueArn },
        retryPolicy: boundedRetry,
      },
      { parent: this, dependsOn: [permission] },
    );
    this.functionName = watch.name;
    this.registerOutputs({ functionName: this.functionName });
  }
}
