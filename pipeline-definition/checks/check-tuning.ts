import type { JsonObject } from "../document/definition";
import { quotedList } from "../document/nearest-name";
import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import { checkRanges } from "./check-tuning-ranges";
import { trainingRequests, type TrainingRequest } from "./check-training";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { isGiven, isSet, objectAt, placesAt, valueAt } from "./value-at";

const CONFIG = "HyperParameterTuningJobConfig";

const configPath = ({ path }: StepReading): DocumentPath => [...path, "Arguments", CONFIG];

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceLimits.html */
const checkLimits = (step: StepReading, config: JsonObject): readonly Problem[] => {
  const { MaxNumberOfTrainingJobs: all, MaxParallelTrainingJobs: parallel } = objectAt(
    config,
    "ResourceLimits",
  );
  if (typeof all !== "number" || typeof parallel !== "number" || parallel <= all || all < 1) return [];
  const path = [...configPath(step), "ResourceLimits", "MaxParallelTrainingJobs"];
  const message = `${step.subject} may run ${String(parallel)} jobs at a time, but only ${String(all)} in all.`;
  return [problem("value-not-allowed", path, message, `Write ${String(all)} or less.`)];
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_HyperParameterTuningJobConfig.html */
const checkStrategy = (step: StepReading, config: JsonObject): readonly Problem[] => {
  const { Strategy, TrainingJobEarlyStoppingType } = config;
  const path = configPath(step);
  if (Strategy === "Hyperband") {
    if (TrainingJobEarlyStoppingType !== "Auto") return [];
    const message = `${step.subject} uses the strategy "Hyperband", which stops jobs early by itself, and "Auto".`;
    const hint = 'Set "TrainingJobEarlyStoppingType" to "Off".';
    return [problem("conflicting-members", [...path, "TrainingJobEarlyStoppingType"], message, hint)];
  }
  if (typeof Strategy !== "string" || !isGiven(config, ["StrategyConfig", "HyperbandStrategyConfig"]))
    return [];
  const message = `${step.subject} configures the strategy "Hyperband", but uses ${quoted(Strategy)}.`;
  const hint = 'Take "StrategyConfig" out, or use "Hyperband".';
  return [problem("conflicting-members", [...path, "StrategyConfig"], message, hint)];
};

const NEEDED_IN_LISTS = ["DefinitionName", "TuningObjective", "HyperParameterRanges"];

/** Each of several definitions says for itself what one alone leaves to the tuning job. */
const checkDefinitions = (step: StepReading): readonly Problem[] => {
  const seen = new Set<unknown>();
  return placesAt(step.args, ["TrainingJobDefinitions", "*"], [...step.path, "Arguments"]).flatMap(
    ({ value, path }) => {
      const definition = objectAt(value);
      const lacking = NEEDED_IN_LISTS.filter((member) => !isSet(definition, member));
      const message = `A training job definition of ${step.subject} lacks ${quotedList(lacking)}.`;
      const hint = "Each of several definitions has its own name, objective and ranges.";
      const missing = lacking.length === 0 ? [] : [problem("missing-member", path, message, hint)];
      const name = definition["DefinitionName"];
      const repeated = typeof name === "string" && seen.has(name);
      seen.add(name);
      if (!repeated) return missing;
      const twice = `${step.subject} has two training job definitions named ${quoted(name)}.`;
      const at = [...path, "DefinitionName"];
      return [...missing, problem("duplicate-name", at, twice, "Give each definition a name of its own.")];
    },
  );
};

/** A single definition leaves objective and ranges to the tuning job, which has to have them. */
const checkSingle = (step: StepReading, config: JsonObject): readonly Problem[] => {
  const { args, subject } = step;
  if (!isSet(args, "TrainingJobDefinition") || isSet(args, "Autotune")) return [];
  const definition = objectAt(args, "TrainingJobDefinition");
  const needed = [
    ["HyperParameterTuningJobObjective", "TuningObjective"],
    ["ParameterRanges", "HyperParameterRanges"],
  ] as const;
  const lacking = needed.flatMap(([own, other]) =>
    isSet(config, own) || isSet(definition, other) ? [] : [`${CONFIG}.${own}`],
  );
  if (lacking.length === 0) return [];
  const message = `${subject} lacks ${quotedList(lacking)}, so it does not know what to search.`;
  return [problem("incomplete-tuning", configPath(step), message, "Add what is lacking.")];
};

/** The metric to search by is one that the job's log is read for. */
const checkMetric = ({ request, path, step }: TrainingRequest, config: JsonObject): readonly Problem[] => {
  const way = ["AlgorithmSpecification", "MetricDefinitions"];
  const names = placesAt(request, [...way, "*", "Name"]).map(({ value }) => value);
  const own = valueAt(request, "TuningObjective", "MetricName");
  const metric = own ?? valueAt(config, "HyperParameterTuningJobObjective", "MetricName");
  if (names.length === 0 || typeof metric !== "string" || names.includes(metric)) return [];
  const known = names.filter((name): name is string => typeof name === "string");
  if (known.length < names.length) return [];
  const message = `${step.subject} searches by the metric ${quoted(metric)}, but reads ${quotedList(known)} from the log.`;
  const hint = "Add a metric definition of that name, or search by one of those.";
  return [problem("undeclared-metric", [...path, ...way], message, hint)];
};

const checkStep = (step: StepReading): readonly Problem[] => {
  const config = objectAt(step.args, CONFIG);
  return [
    ...checkLimits(step, config),
    ...checkStrategy(step, config),
    ...checkDefinitions(step),
    ...checkSingle(step, config),
    ...trainingRequests(step).flatMap((request) => checkMetric(request, config)),
    ...checkRanges(step),
  ];
};

/** Tuning jobs know what to search, by what, and how long. */
export const checkTuning = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => (step.type === "Tuning" ? checkStep(step) : []));
