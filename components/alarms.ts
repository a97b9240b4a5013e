import { MetricAlarm } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import {
  deadLettersAlarm,
  executionAlarms,
  functionAlarm,
  type AlarmMeaning,
  type AlarmSubjects,
} from "./alarms-meaning";

export interface AlarmsArgs extends AlarmSubjects {
  /** ARNs of the topics that are told when an alarm goes up, and when it is over. */
  readonly topicArns: readonly pulumi.Input<string>[];
  /** Name of the queue for what could not be delivered. */
  readonly deadLettersName: pulumi.Input<string>;
  /** Names of the functions around the pipeline, by what they do. */
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
}

/** One alarm for each way in which a pipeline can go wrong, in silence or not. */
export class Alarms extends pulumi.ComponentResource {
  /** ARNs of all of them. */
  readonly alarmArns: readonly pulumi.Output<string>[];

  constructor(
    private readonly stackName: string,
    private readonly args: AlarmsArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("sagemaker-pipelines:index:Alarms", stackName, args, opts);
    const queue = pulumi.output(args.deadLettersName);
    this.alarmArns = [
      ...executionAlarms(args).map((meaning) => this.alarm(meaning.role, meaning)),
      this.alarm("dead-letters", queue.apply(deadLettersAlarm)),
      ...Object.entries(args.functions).map(([role, name]) =>
        this.alarm(
          `${role}-errors`,
          pulumi.output(name).apply((known) => functionAlarm(role, known)),
        ),
      ),
    ];
    this.registerOutputs({ alarmArns: this.alarmArns });
  }

  private alarm(role: string, about: pulumi.Input<AlarmMeaning>): pulumi.Output<string> {
    const { topicArns } = this.args;
    const meaning = pulumi.output(about);
    const alarm = new MetricAlarm(
      `${this.stackName}-${role}`,
      {
        alarmDescription: meaning.description,
        namespace: meaning.namespace,
        metricName: meaning.metricName,
        dimensions: meaning.dimensions,
        statistic: meaning.statistic,
        comparisonOperator: meaning.comparisonOperator,
        threshold: meaning.threshold,
        period: meaning.period,
        evaluationPeriods: meaning.evaluationPeriods,
        treatMissingData: meaning.treatMissingData,
        alarmActions: [...topicArns],
        okActions: [...topicArns],
      },
      { parent: this },
    );
    return alarm.arn;
  }
}
