import { type JsonObject } from "../../pipeline-definition/document/definition";
import { type Job, type JobOutcome } from "./job";
import { objectAt, textMapAt } from "./request-reading";
import { trainingChannels } from "./training-config";
import { type MetricDefinition, type MetricReader } from "./training-metrics";
import { type SecondaryStatus, type TrainingTransitions } from "./training-transitions";

/** How a training job ended. */
export interface TrainingEnd {
  readonly status: JobOutcome["status"];
  readonly secondary: SecondaryStatus;
  readonly FailureReason?: string;
}

/** What a training job left behind. */
export interface TrainingTraces {
  readonly created: string;
  readonly ended: string;
  readonly artifacts: string;
  readonly definitions: readonly MetricDefinition[];
  readonly metrics: ReturnType<MetricReader["final"]>;
  readonly transitions: TrainingTransitions;
}

const secondsBetween = (from: string | undefined, to: string): number =>
  from === undefined ? 0 : Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

/**
 * What `DescribeTrainingJob` answers for a job that has ended.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeTrainingJob.html
 */
export const describeTraining = (
  { name, arn, request }: Job,
  { status, secondary, FailureReason }: TrainingEnd,
  { created, ended, artifacts, definitions, metrics, transitions }: TrainingTraces,
): JsonObject => {
  const seconds = secondsBetween(transitions.timeOf("Training"), ended);
  return {
    EnableNetworkIsolation: false,
    EnableInterContainerTrafficEncryption: false,
    EnableManagedSpotTraining: false,
    ...request,
    HyperParameters: textMapAt(request, "HyperParameters"),
    AlgorithmSpecification: {
      EnableSageMakerMetricsTimeSeries: false,
      ...objectAt(request, "AlgorithmSpecification"),
      MetricDefinitions: definitions.map((definition) => ({ ...definition })),
    },
    InputDataConfig: trainingChannels(request),
    TrainingJobName: name,
    TrainingJobArn: arn,
    TrainingJobStatus: status,
    SecondaryStatus: secondary,
    SecondaryStatusTransitions: transitions.list(),
    ...(FailureReason === undefined ? {} : { FailureReason }),
    ModelArtifacts: { S3ModelArtifacts: artifacts },
    FinalMetricDataList: metrics,
    CreationTime: created,
    TrainingStartTime: transitions.timeOf("Training") ?? created,
    TrainingEndTime: ended,
    LastModifiedTime: ended,
    TrainingTimeInSeconds: seconds,
    BillableTimeInSeconds: seconds,
  };
};
