/** What raises an alarm, as CloudWatch reads it. */
export interface AlarmMeaning {
  /** Ends the alarm's name. */
  readonly role: string;
  readonly description: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: "Sum" | "Maximum";
  readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
  readonly threshold: number;
  /** Seconds. */
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly treatMissingData: "breaching" | "notBreaching";
}

/** Metrics of pipelines. AWS writes the second letter of "Sagemaker" small here. */
export const PIPELINE_METRICS = "AWS/Sagemaker/ModelBuildingPipeline";

/** Metrics that the functions of this program write. */
export const OWN_METRICS = "SageMakerPipelines";

const HOUR = 3_600;

/** Hours that one alarm looks back over: AWS takes seven days for periods of an hour. */
export const LONGEST_LOOK_BACK_HOURS = 168;

const happened = (
  role: string,
  description: string,
  [namespace, metricName]: readonly [string, string],
  dimensions: Readonly<Record<string, string>>,
  period: number,
  statistic: "Sum" | "Maximum" = "Sum",
): AlarmMeaning => ({
  role,
  description,
  namespace,
  metricName,
  dimensions,
  statistic,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 0,
  period,
  evaluationPeriods: 1,
  treatMissingData: "notBreaching",
});

/** Hours without a start after which a schedule has missed a run: the clock may change, and a start takes time. */
export const hoursUntilMissed = (longestGapHours: number): number => Math.ceil(longestGapHours) + 2;

/**
 * The alarm of a schedule that does not start anything any more: disabled, without rights, or always refused. No event
 * tells of what does not happen. Past seven days, which CloudWatch cannot look back, the watching function counts.
 */
const missedRun = (PipelineName: string, longestGapHours: number): AlarmMeaning => {
  const hours = hoursUntilMissed(longestGapHours);
  const role = "missed-run";
  const description = `No execution of ${PipelineName} began within ${String(hours)} hours`;
  const dimensions = { PipelineName };
  if (hours > LONGEST_LOOK_BACK_HOURS)
    return happened(role, description, [OWN_METRICS, "MissedRuns"], dimensions, HOUR, "Maximum");
  return {
    role,
    description,
    namespace: PIPELINE_METRICS,
    metricName: "ExecutionStarted",
    dimensions,
    statistic: "Sum",
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    period: HOUR,
    evaluationPeriods: hours,
    treatMissingData: "breaching",
  };
};

/** What the alarms of a pipeline are about. */
export interface AlarmSubjects {
  readonly pipelineName: string;
  readonly stuckHours: number;
  /** Undefined where nothing starts the pipeline at set times. */
  readonly longestGapHours: number | undefined;
}

/** The alarms of a pipeline itself. */
export const executionAlarms = (subjects: AlarmSubjects): readonly AlarmMeaning[] => {
  const { pipelineName, stuckHours, longestGapHours } = subjects;
  const dimensions = { PipelineName: pipelineName };
  const hours = String(stuckHours);
  return [
    happened(
      "failed",
      `An execution of ${pipelineName} failed`,
      [PIPELINE_METRICS, "ExecutionFailed"],
      dimensions,
      300,
    ),
    happened(
      "stuck-callback",
      `A callback of ${pipelineName} waits for more than ${hours} hours`,
      [OWN_METRICS, "StuckCallbacks"],
      dimensions,
      HOUR,
      "Maximum",
    ),
    happened(
      "long-execution",
      `An execution of ${pipelineName} runs for more than ${hours} hours`,
      [OWN_METRICS, "LongExecutions"],
      dimensions,
      HOUR,
      "Maximum",
    ),
    ...(longestGapHours === undefined ? [] : [missedRun(pipelineName, longestGapHours)]),
  ];
};

/** The alarm of messages that could not be delivered. */
export const deadLettersAlarm = (queueName: string): AlarmMeaning =>
  happened(
    "dead-letters",
    `Queue ${queueName} holds what could not be delivered`,
    ["AWS/SQS", "ApproximateNumberOfMessagesVisible"],
    { QueueName: queueName },
    300,
    "Maximum",
  );

/** The alarm of a function that fails. */
export const functionAlarm = (role: string, functionName: string): AlarmMeaning =>
  happened(
    `${role}-errors`,
    `Function ${functionName} failed`,
    ["AWS/Lambda", "Errors"],
    { FunctionName: functionName },
    300,
  );
