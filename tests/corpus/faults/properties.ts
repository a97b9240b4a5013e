import { fault, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const get = (path: string) => ({ Get: path });
const CHANNEL = "@Train.Arguments.InputDataConfig[0].DataSource.S3DataSource.S3Uri";
const TRAIN_OUTPUT = "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri";

/** Mistakes in what is read from other steps. */
export const PROPERTIES: readonly SeededFault[] = [
  fault(
    "a step that does not exist",
    PIPELINE,
    set(CHANNEL, get(`Steps.Preparation.${TRAIN_OUTPUT}`)),
    `unknown-step ${CHANNEL}`,
  ),
  fault(
    "a step name in other capitals",
    PIPELINE,
    set(CHANNEL, get(`Steps.prepare.${TRAIN_OUTPUT}`)),
    `unknown-step ${CHANNEL}`,
  ),
  fault(
    "an output that is not declared",
    PIPELINE,
    set(CHANNEL, get("Steps.Prepare.ProcessingOutputConfig.Outputs['trian'].S3Output.S3Uri")),
    `undeclared-output ${CHANNEL}`,
  ),
  fault(
    "an input that is not declared",
    PIPELINE,
    set(CHANNEL, get("Steps.Prepare.ProcessingInputs['source'].S3Input.S3Uri")),
    `undeclared-output ${CHANNEL}`,
  ),
  fault(
    "a Lambda output that is not declared",
    "lambda-with-outputs",
    set("@Tell.Arguments.rows", get("Steps.Measure.OutputParameters['lines']")),
    "undeclared-output @Tell.Arguments.rows",
  ),
  fault(
    "a callback output that is not declared",
    "callback-for-a-review",
    set("@Publish.Arguments.by", get("Steps.Review.OutputParameters['Approver']")),
    "undeclared-output @Publish.Arguments.by",
  ),
  fault(
    "a property that a training step lacks",
    PIPELINE,
    set(
      "@Register.Arguments.InferenceSpecification.Containers[0].ModelDataUrl",
      get("Steps.Train.ModelArtifact.S3ModelArtifacts"),
    ),
    "unknown-property @Register.Arguments.InferenceSpecification.Containers[0].ModelDataUrl",
  ),
  fault(
    "a property of another type of step",
    PIPELINE,
    set(CHANNEL, get("Steps.Prepare.ModelArtifacts.S3ModelArtifacts")),
    `unknown-property ${CHANNEL}`,
  ),
  fault(
    "a member that the property lacks",
    PIPELINE,
    set(CHANNEL, get("Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.Uri")),
    `unknown-property ${CHANNEL}`,
  ),
  fault(
    "a whole object for a text",
    PIPELINE,
    set(
      "@Register.Arguments.InferenceSpecification.Containers[0].ModelDataUrl",
      get("Steps.Train.ModelArtifacts"),
    ),
    "unknown-property @Register.Arguments.InferenceSpecification.Containers[0].ModelDataUrl",
  ),
  fault(
    "a list read without a position",
    "tune-then-register-the-best",
    set("@TooWeak.Arguments.ErrorMessage", get("Steps.Tune.TrainingJobSummaries.TrainingJobName")),
    "unknown-property @TooWeak.Arguments.ErrorMessage",
  ),
  fault(
    "a property that a tuning step lacks",
    "tune-then-register-the-best",
    set("@TooWeak.Arguments.ErrorMessage", get("Steps.Tune.BestTrainingJob.ModelArtifacts.S3ModelArtifacts")),
    "unknown-property @TooWeak.Arguments.ErrorMessage",
  ),
  fault(
    "a property that an AutoML step lacks",
    "automl",
    set(
      "@CreateModel.Arguments.PrimaryContainer.Image",
      get("Steps.Search.BestCandidates.InferenceContainers[0].Image"),
    ),
    "unknown-property @CreateModel.Arguments.PrimaryContainer.Image",
  ),
  fault(
    "a property that an EMR step lacks",
    "emr-on-an-existing-cluster",
    set("@Aggregate.Arguments.ClusterId", get("Steps.Prepare.Cluster")),
    "unknown-property @Aggregate.Arguments.ClusterId",
  ),
  fault(
    "a property of EMR Serverless in capitals",
    "emr-serverless-application",
    set("@Tell.Arguments.run", get("Steps.Prepare.JobRun.JobRunId")),
    "unknown-property @Tell.Arguments.run",
  ),
  fault(
    "a property that a quality check lacks",
    "quality-and-bias-baselines",
    set(
      "@Register.Arguments.ModelMetrics.ModelDataQuality.Statistics.S3Uri",
      get("Steps.DataQuality.CalculatedBaseline"),
    ),
    "unknown-property @Register.Arguments.ModelMetrics.ModelDataQuality.Statistics.S3Uri",
  ),
  fault(
    "statistics of a Clarify check",
    "quality-and-bias-baselines",
    set(
      "@Register.Arguments.ModelMetrics.ModelDataQuality.Statistics.S3Uri",
      get("Steps.DataBias.CalculatedBaselineStatistics"),
    ),
    "unknown-property @Register.Arguments.ModelMetrics.ModelDataQuality.Statistics.S3Uri",
  ),
  fault(
    "a property that a model step lacks",
    "transform-from-model",
    set("@Score.Arguments.ModelName", get("Steps.CreateModel.Name")),
    "unknown-property @Score.Arguments.ModelName",
  ),
  fault(
    "a property that a Bedrock step lacks",
    "bedrock-import",
    set("@Throughput.Arguments.ModelId", get("Steps.Import.ModelArn")),
    "unknown-property @Throughput.Arguments.ModelId",
  ),
  fault(
    "a property that an endpoint lacks",
    "inference-component",
    set("@Component.Arguments.EndpointName", get("Steps.Deploy.Name")),
    "unknown-property @Component.Arguments.EndpointName",
  ),
  fault(
    "a property that a condition lacks",
    "condition-outcome-read-elsewhere",
    set("@Log.Arguments.outcome", get("Steps.Check.Result")),
    "unknown-property @Log.Arguments.outcome",
  ),
  fault(
    "a number read into a text",
    PIPELINE,
    set(
      "@Train.Arguments.HyperParameters.num_round",
      get("Steps.Prepare.StoppingCondition.MaxRuntimeInSeconds"),
    ),
    "property-type-mismatch @Train.Arguments.HyperParameters.num_round",
    { with: ["unused-parameter Parameters[3]"] },
  ),
  fault(
    "a text read into a number",
    PIPELINE,
    set("@Train.Arguments.StoppingCondition.MaxRuntimeInSeconds", get("Steps.Prepare.ProcessingJobStatus")),
    "property-type-mismatch @Train.Arguments.StoppingCondition.MaxRuntimeInSeconds",
  ),
];
