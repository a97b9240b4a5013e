import { tuned } from "../job-steps";
import { fault, quoted, remove, set, type SeededFault } from "../seeded-fault";

const ENUM = "Model Validation failed: Value 'x' for 'X' failed to satisfy enum value set: […]";
const TUNE = "tuning-bayesian";
const CONFIG = "@Tune.Arguments.HyperParameterTuningJobConfig";

/** Mistakes in tuning and AutoML steps. */
export const SEARCHES: readonly SeededFault[] = [
  fault(
    "a tuning step without limits",
    TUNE,
    remove(`${CONFIG}.ResourceLimits`),
    `missing-member ${CONFIG}`,
    { with: ["unused-parameter Parameters[0]"] },
  ),
  fault(
    "a strategy that does not exist",
    TUNE,
    set(`${CONFIG}.Strategy`, "Bayes"),
    `value-not-allowed ${CONFIG}.Strategy`,
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "a range bound that is a number",
    TUNE,
    set(`${CONFIG}.ParameterRanges.IntegerParameterRanges[0].MinValue`, 3),
    `wrong-type ${CONFIG}.ParameterRanges.IntegerParameterRanges[0].MinValue`,
  ),
  fault(
    "a range whose bounds are swapped",
    TUNE,
    set(`${CONFIG}.ParameterRanges.IntegerParameterRanges[0].MinValue`, "10"),
    `invalid-range ${CONFIG}.ParameterRanges.IntegerParameterRanges[0]`,
  ),
  fault(
    "no training definition",
    TUNE,
    remove("@Tune.Arguments.TrainingJobDefinition"),
    "missing-member @Tune.Arguments",
  ),
  fault(
    "one definition and several",
    "tuning-several-definitions",
    set("@Tune.Arguments.TrainingJobDefinition", tuned("Tune")),
    "conflicting-members @Tune.Arguments",
    { with: ["incomplete-tuning @Tune.Arguments.HyperParameterTuningJobConfig"] },
  ),
  fault(
    "static hyperparameters that are numbers",
    TUNE,
    set("@Tune.Arguments.TrainingJobDefinition.StaticHyperParameters.num_round", 100),
    "wrong-type @Tune.Arguments.TrainingJobDefinition.StaticHyperParameters.num_round",
  ),
  fault(
    "a tuning job name of 33 characters",
    TUNE,
    set("@Tune.Arguments.HyperParameterTuningJobName", "t".repeat(33)),
    "value-not-allowed @Tune.Arguments.HyperParameterTuningJobName",
    quoted(
      "Model Validation failed: string '…' with length=91 cannot be greater than max=63.0 defined for ProcessingJobName",
      "#5099",
    ),
  ),
  fault(
    "an objective without its metric",
    TUNE,
    remove(`${CONFIG}.HyperParameterTuningJobObjective.MetricName`),
    `missing-member ${CONFIG}.HyperParameterTuningJobObjective`,
  ),
  fault(
    "more jobs at once than in all",
    "tuning-hyperband-warm-start",
    set(`${CONFIG}.ResourceLimits.MaxParallelTrainingJobs`, 11),
    `value-not-allowed ${CONFIG}.ResourceLimits.MaxParallelTrainingJobs`,
  ),
  fault(
    "a warm start of an unknown kind",
    "tuning-hyperband-warm-start",
    set("@Tune.Arguments.WarmStartConfig.WarmStartType", "Transfer"),
    "value-not-allowed @Tune.Arguments.WarmStartConfig.WarmStartType",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "an AutoML objective as text",
    "automl",
    set("@Search.Arguments.AutoMLJobObjective", "F1"),
    "wrong-type @Search.Arguments.AutoMLJobObjective",
    quoted("Expecting start of Json Object.", "#3908"),
  ),
  fault(
    "an AutoML problem without an objective",
    "automl",
    remove("@Search.Arguments.AutoMLJobObjective"),
    "missing-member @Search.Arguments",
  ),
  fault(
    "an AutoML mode that pipelines lack",
    "automl",
    set("@Search.Arguments.AutoMLJobConfig.Mode", "AUTO"),
    "value-not-allowed @Search.Arguments.AutoMLJobConfig.Mode",
  ),
  fault(
    "an AutoML metric that does not exist",
    "automl",
    set("@Search.Arguments.AutoMLJobObjective.MetricName", "f1"),
    "value-not-allowed @Search.Arguments.AutoMLJobObjective.MetricName",
    quoted(ENUM, "definition.md §8.1"),
  ),
  fault(
    "an AutoML job that deploys",
    "automl",
    set("@Search.Arguments.ModelDeployConfig", { AutoGenerateEndpointName: true }),
    "forbidden-argument @Search.Arguments.ModelDeployConfig",
  ),
  fault(
    "an AutoML table without its target",
    "automl",
    remove("@Search.Arguments.InputDataConfig[0].TargetAttributeName"),
    "missing-member @Search.Arguments.InputDataConfig[0]",
  ),

  fault(
    "a search by a metric that nothing reads",
    TUNE,
    set("@Tune.Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions", [
      { Name: "auc", Regex: "auc=(.*)" },
    ]),
    "undeclared-metric @Tune.Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions",
  ),
  fault(
    "a search without an objective",
    TUNE,
    remove(`${CONFIG}.HyperParameterTuningJobObjective`),
    `incomplete-tuning ${CONFIG}`,
  ),
  fault("a search through nothing", TUNE, remove(`${CONFIG}.ParameterRanges`), `incomplete-tuning ${CONFIG}`),
];
