import { Dashboard as CloudWatchDashboard } from "@pulumi/aws/cloudwatch";
import * as pulumi from "@pulumi/pulumi";
import { OWN_METRICS, PIPELINE_METRICS } from "./alarms-meaning";

export interface DashboardArgs {
  readonly pipelineName: string;
  readonly region: string;
  readonly alarmArns: readonly pulumi.Input<string>[];
}

/** Places of the widgets: the screen is 24 units wide. */
const HEIGHT = 6;
const WIDTH = 12;

/**
 * What the dashboard shows: all alarms, executions by how they ended, how long they took, and what the functions
 * counted.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export const dashboardBody = (pipelineName: string, region: string, alarms: readonly string[]) => {
  const graphs: readonly (readonly [
    title: string,
    stat: string,
    namespace: string,
    metrics: readonly string[],
  ])[] = [
    [
      "Executions",
      "Sum",
      PIPELINE_METRICS,
      ["ExecutionStarted", "ExecutionSucceeded", "ExecutionFailed", "ExecutionStopped"],
    ],
    ["Duration", "Average", PIPELINE_METRICS, ["ExecutionDuration"]],
    ["Refused starts", "Sum", OWN_METRICS, ["RefusedStarts"]],
    ["Stuck", "Maximum", OWN_METRICS, ["StuckCallbacks", "LongExecutions"]],
  ];
  const widgets = graphs.map(([title, stat, namespace, metrics], index) => ({
    type: "metric",
    x: (index % 2) * WIDTH,
    y: HEIGHT * (1 + Math.floor(index / 2)),
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title,
      region,
      stat,
      period: 3_600,
      metrics: metrics.map((metric) => [namespace, metric, "PipelineName", pipelineName]),
    },
  }));
  const all = { title: "Alarms", alarms };
  return {
    widgets: [{ type: "alarm", x: 0, y: 0, width: 2 * WIDTH, height: HEIGHT, properties: all }, ...widgets],
  };
};

/** One page in CloudWatch that shows how a pipeline is doing. */
export class Dashboard extends pulumi.ComponentResource {
  readonly dashboardName: pulumi.Output<string>;

  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Dashboard", name, args, opts);
    const body = pulumi
      .all([...args.alarmArns])
      .apply((alarms) => dashboardBody(args.pipelineName, args.region, alarms));
    const dashboard = new CloudWatchDashboard(
      name,
      { dashboardName: name, dashboardBody: pulumi.jsonStringify(body) },
      { parent: this },
    );
    this.dashboardName = dashboard.dashboardName;
    this.registerOutputs({ dashboardName: this.dashboardName });
  }
}
