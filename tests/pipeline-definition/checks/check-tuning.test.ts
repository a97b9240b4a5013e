import {
  AWS_IMAGE,
  withSteps,
  trainingDefinition,
  OBJECTIVE,
  DEPTHS,
  namedDefinition,
  tuning,
  tuningOver,
  severalDefinitions,
} from "./step-fixtures";
import { itAccepts, itFinds } from "./valid-definition";

describe("checkTuning", () => {
  itFinds([
    [
      "a hyperparameter that one of several definitions fixes and searches",
      withSteps(
        severalDefinitions(namedDefinition("a"), {
          ...namedDefinition("b"),
          StaticHyperParameters: { depth: "5" },
        }),
      ),
      "conflicting-members Steps[4].Arguments.TrainingJobDefinitions[1].HyperParameterRanges.IntegerParameterRanges[0].Name",
      'Step "Tune" fixes hyperparameter "depth" and searches over it too.',
      "Keep one of them.",
    ],
    [
      "no jobs in all",
      withSteps(tuning({ ResourceLimits: { MaxNumberOfTrainingJobs: 0, MaxParallelTrainingJobs: 1 } })),
      "value-not-allowed Steps[4].Arguments.HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs",
      '"HyperParameterTuningJobConfig.ResourceLimits.MaxNumberOfTrainingJobs" of step "Tune" is 0; SageMaker takes 1 or more.',
      "Write 1 or more.",
    ],
    [
      "more jobs at a time than in all",
      withSteps(tuning({ ResourceLimits: { MaxNumberOfTrainingJobs: 2, MaxParallelTrainingJobs: 3 } })),
      "value-not-allowed Steps[4].Arguments.HyperParameterTuningJobConfig.ResourceLimits.MaxParallelTrainingJobs",
      'Step "Tune" may run 3 jobs at a time, but only 2 in all.',
      "Write 2 or less.",
    ],
    [
      "Hyperband with early stopping",
      withSteps(tuning({ Strategy: "Hyperband", TrainingJobEarlyStoppingType: "Auto" })),
      "conflicting-members Steps[4].Arguments.HyperParameterTuningJobConfig.TrainingJobEarlyStoppingType",
      'Step "Tune" uses the strategy "Hyperband", which stops jobs early by itself, and "Auto".',
      'Set "TrainingJobEarlyStoppingType" to "Off".',
    ],
    [
      "settings of Hyperband for another strategy",
      withSteps(tuning({ StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 9 } } })),
      "conflicting-members Steps[4].Arguments.HyperParameterTuningJobConfig.StrategyConfig",
      'Step "Tune" configures the strategy "Hyperband", but uses "Bayesian".',
      'Take "StrategyConfig" out, or use "Hyperband".',
    ],
    [
      "a tuning job without objective and ranges",
      withSteps(tuning({ HyperParameterTuningJobObjective: null, ParameterRanges: null })),
      "incomplete-tuning Steps[4].Arguments.HyperParameterTuningJobConfig",
      'Step "Tune" lacks "HyperParameterTuningJobConfig.HyperParameterTuningJobObjective" and "HyperParameterTuningJobConfig.ParameterRanges", so it does not know what to search.',
      "Add what is lacking.",
    ],
    [
      "definitions that lack what each of several has to have",
      withSteps(severalDefinitions(namedDefinition("a"), trainingDefinition({ DefinitionName: "a" }))),
      "missing-member Steps[4].Arguments.TrainingJobDefinitions[1]",
      'A training job definition of step "Tune" lacks "TuningObjective" and "HyperParameterRanges".',
      "Each of several definitions has its own name, objective and ranges.",
      "duplicate-name Steps[4].Arguments.TrainingJobDefinitions[1].DefinitionName",
      'Step "Tune" has two training job definitions named "a".',
      "Give each definition a name of its own.",
    ],
    [
      "an objective that no metric definition yields",
      withSteps(
        tuning(
          {},
          {
            TrainingJobDefinition: trainingDefinition({
              AlgorithmSpecification: {
                TrainingImage: AWS_IMAGE,
                TrainingInputMode: "File",
                MetricDefinitions: [{ Name: "auc", Regex: "auc=(.*)" }],
              },
            }),
          },
        ),
      ),
      "undeclared-metric Steps[4].Arguments.TrainingJobDefinition.AlgorithmSpecification.MetricDefinitions",
      'Step "Tune" searches by the metric "loss", but reads "auc" from the log.',
      "Add a metric definition of that name, or search by one of those.",
    ],
    [
      "a range that ends before it begins",
      withSteps(tuningOver({ MinValue: "0.3", MaxValue: "0.1" })),
      "invalid-range Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0]",
      'Range "eta" of step "Tune" begins at 0.3 and ends at 0.1.',
      'Let "MinValue" be the smaller one.',
    ],
    [
      "a bound that is no whole number",
      withSteps(
        tuning({
          ParameterRanges: { IntegerParameterRanges: [{ Name: "depth", MinValue: "3", MaxValue: "9.5" }] },
        }),
      ),
      "invalid-range Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.IntegerParameterRanges[0].MaxValue",
      'MaxValue of range "depth" of step "Tune" is "9.5", not a whole number as text.',
      "Write a whole number as text.",
    ],
    [
      "a bound that is no number",
      withSteps(tuningOver({ MinValue: "low", MaxValue: "1" })),
      "invalid-range Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0].MinValue",
      'MinValue of range "eta" of step "Tune" is "low", not a number as text.',
      "Write a number as text.",
    ],
    [
      "a logarithm of nothing",
      withSteps(tuningOver({ MinValue: "0", MaxValue: "1", ScalingType: "Logarithmic" })),
      "invalid-range Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0]",
      'Range "eta" of step "Tune" begins at 0, where there is no logarithm.',
      'Begin above 0, or use "Linear".',
    ],
    [
      "a reverse logarithm of one",
      withSteps(tuningOver({ MinValue: "0.5", MaxValue: "1", ScalingType: "ReverseLogarithmic" })),
      "invalid-range Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.ContinuousParameterRanges[0]",
      'Range "eta" of step "Tune" goes from 0.5 to 1; reverse logarithms take 0 to below 1.',
      'Stay within it, or use "Linear".',
    ],
    [
      "a hyperparameter that is fixed and searched",
      withSteps(
        tuning({}, { TrainingJobDefinition: trainingDefinition({ StaticHyperParameters: { depth: "5" } }) }),
      ),
      "conflicting-members Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.IntegerParameterRanges[0].Name",
      'Step "Tune" fixes hyperparameter "depth" and searches over it too.',
      "Keep one of them.",
    ],
    [
      "two ranges of one hyperparameter",
      withSteps(
        tuning({
          ParameterRanges: { ...DEPTHS, CategoricalParameterRanges: [{ Name: "depth", Values: ["1"] }] },
        }),
      ),
      "conflicting-members Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.CategoricalParameterRanges[0].Name",
      'Step "Tune" has two ranges of hyperparameter "depth".',
      "Keep one of them.",
    ],
    [
      "a grid over a range",
      withSteps(tuning({ Strategy: "Grid", ResourceLimits: { MaxParallelTrainingJobs: 2 } })),
      "conflicting-members Steps[4].Arguments.HyperParameterTuningJobConfig.ParameterRanges.IntegerParameterRanges",
      'Step "Tune" searches by "Grid", which takes listed values only, and has "IntegerParameterRanges".',
      'List the values in "CategoricalParameterRanges", or use another strategy.',
    ],
  ]);

  itAccepts([
    [
      "all jobs at a time",
      withSteps(tuning({ ResourceLimits: { MaxNumberOfTrainingJobs: 3, MaxParallelTrainingJobs: 3 } })),
    ],
    ["a tuning job with one definition", withSteps(tuning())],
    [
      "a tuning job that finds its own ranges",
      withSteps(
        tuning(
          { ParameterRanges: null, HyperParameterTuningJobObjective: OBJECTIVE },
          { Autotune: { Mode: "Enabled" } },
        ),
      ),
    ],
    [
      "Hyperband with its settings",
      withSteps(
        tuning({
          Strategy: "Hyperband",
          TrainingJobEarlyStoppingType: "Off",
          StrategyConfig: { HyperbandStrategyConfig: { MinResource: 1, MaxResource: 9 } },
        }),
      ),
    ],
    [
      "a grid over listed values",
      withSteps(
        tuning({
          Strategy: "Grid",
          ResourceLimits: { MaxParallelTrainingJobs: 2 },
          ParameterRanges: { CategoricalParameterRanges: [{ Name: "depth", Values: ["3", "5"] }] },
        }),
      ),
    ],
    [
      "bounds in every way to write numbers",
      withSteps(
        tuning({
          ParameterRanges: {
            IntegerParameterRanges: [{ Name: "depth", MinValue: "-3", MaxValue: "+3" }],
            ContinuousParameterRanges: [
              { Name: "eta", MinValue: "1e-5", MaxValue: ".5", ScalingType: "Logarithmic" },
            ],
          },
        }),
      ),
    ],
    [
      "a range of one value",
      withSteps(
        tuning({
          ParameterRanges: { IntegerParameterRanges: [{ Name: "depth", MinValue: "3", MaxValue: "3" }] },
        }),
      ),
    ],
    ["several definitions", withSteps(severalDefinitions(namedDefinition("a"), namedDefinition("b")))],
  ]);
});
