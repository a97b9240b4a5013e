import { Role, RolePolicy } from "@pulumi/aws/iam";
import { Schedule as SchedulerSchedule, ScheduleGroup } from "@pulumi/aws/scheduler";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { boundedRetry } from "./bounded-retry";
import { schedulePolicy, schedulerTrust, type DeadLetters } from "./policies/start-policies";
import { namedValues } from "./start-parameters";
import type { ScheduleSettings } from "./surroundings";

export interface ScheduleArgs {
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  /** ARN of the function that starts the pipeline. */
  readonly startFunctionArn: pulumi.Input<string>;
  /** Where a start goes that could not be delivered; its key encrypts the schedule too. */
  readonly deadLetters: pulumi.Input<DeadLetters>;
  readonly settings: ScheduleSettings;
}

const SHORTEST_TOKEN = 32;

/** What EventBridge Scheduler puts the id of a run for; its retries of one run have the same. */
const RUN_ID = "<aws.scheduler.execution-id>";

/**
 * What the function gets at each run. SageMaker takes tokens of 32 characters and more, so the part before the id is
 * filled up.
 */
const requestOf = ({ pipelineName, settings }: ScheduleArgs): string =>
  JSON.stringify({
    PipelineName: pipelineName,
    ClientRequestToken: `${`schedule-${pipelineName}`.slice(0, 60).padEnd(SHORTEST_TOKEN, "-")}-${RUN_ID}`,
    PipelineParameters: namedValues(settings.parameters),
    trigger: "schedule",
    // The next run comes anyway; a missed one raises an alarm.
    onOverlap: "skip",
  });

/** Starts the pipeline at set times, through the function that refuses a start while one runs. */
export class Schedule extends pulumi.ComponentResource {
  readonly scheduleName: pulumi.Output<string>;

  constructor(name: string, args: ScheduleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Schedule", name, args, opts);
    const { settings } = args;
    const deadLetters = pulumi.output(args.deadLetters);
    const group = new ScheduleGroup(`${name}-schedule`, {}, { parent: this });
    const { role, policy } = this.role(`${name}-schedule`, args, group.arn);
    const schedule = new SchedulerSchedule(
      `${name}-schedule`,
      {
        description: `Starts pipeline ${args.pipelineName}`,
        groupName: group.name,
        scheduleExpression: settings.expression,
        scheduleExpressionTimezone: settings.timeZone,
        flexibleTimeWindow: { mode: "OFF" },
        kmsKeyArn: deadLetters.keyArn,
        target: {
          arn: args.startFunctionArn,
          roleArn: role.arn,
          input: requestOf(args),
          retryPolicy: boundedRetry,
          deadLetterConfig: { arn: deadLetters.queueArn },
        },
      },
      { parent: this, dependsOn: [policy] },
    );
    this.scheduleName = schedule.name;
    this.registerOutputs({ scheduleName: this.scheduleName });
  }

  private role(name: string, args: ScheduleArgs, groupArn: pulumi.Output<string>) {
    const trust = pulumi.all([args.place, groupArn]).apply(([place, arn]) => schedulerTrust(place, arn));
    const role = new Role(
      name,
      {
        description: `Calls the function that starts ${args.pipelineName}`,
        assumeRolePolicy: pulumi.jsonStringify(trust),
      },
      { parent: this },
    );
    const document = pulumi
      .output({ place: args.place, functionArn: args.startFunctionArn, deadLetters: args.deadLetters })
      .apply((known) => schedulePolicy(known.place, known.functionArn, known.deadLetters));
    const inline = { role: role.name, policy: pulumi.jsonStringify(document) };
    return { role, policy: new RolePolicy(name, inline, { parent: this }) };
  }
}
