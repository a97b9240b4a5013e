import { isJsonObject, type JsonObject } from "../document/definition";
import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { isGiven, isSet, objectAt, placesAt, valueAt } from "./value-at";

/** A request for training, in a step or in the definition of a tuning job. */
export interface TrainingRequest {
  readonly request: JsonObject;
  readonly path: DocumentPath;
  readonly step: StepReading;
}

const WAYS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["Training", [[]]],
  ["Tuning", [["TrainingJobDefinition"], ["TrainingJobDefinitions", "*"]]],
]);

/** Every request for training in a step. */
export const trainingRequests = (step: StepReading): readonly TrainingRequest[] =>
  (WAYS.get(step.type ?? "") ?? []).flatMap((way) =>
    placesAt(step.step["Arguments"], way, [...step.path, "Arguments"]).flatMap(({ value, path }) =>
      isJsonObject(value) ? [{ request: value, path, step }] : [],
    ),
  );

/** The first text of a literal or a join: enough to see what kind of URI it is. */
const beginningOf = (value: unknown): string => {
  if (typeof value === "string") return value;
  const [first] = placesAt(value, ["Std:Join", "Values", "*"]);
  return typeof first?.value === "string" ? first.value : "";
};

/** The toolkit in AWS's framework containers fetches the code itself, which isolation forbids it. */
const checkScriptMode = ({ request, path, step }: TrainingRequest): readonly Problem[] => {
  if (request["EnableNetworkIsolation"] !== true) return [];
  return ["HyperParameters", "StaticHyperParameters"].flatMap((map) => {
    const code = valueAt(request, map, "sagemaker_submit_directory");
    if (!/^"?s3:\//.test(beginningOf(code))) return [];
    const message = `${step.subject} has its code fetched from S3, which its isolated container cannot reach.`;
    const hint =
      'Give the code as an input channel "code", and "/opt/ml/input/data/code" as "sagemaker_submit_directory".';
    return [problem("script-out-of-reach", [...path, map, "sagemaker_submit_directory"], message, hint)];
  });
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StoppingCondition.html */
const LONGEST_TRAINING = 2_419_200;

const checkSpot = ({ request, path, step }: TrainingRequest): readonly Problem[] => {
  const at = [...path, "StoppingCondition"];
  const limits = objectAt(request, "StoppingCondition");
  const { MaxRuntimeInSeconds: run, MaxWaitTimeInSeconds: wait } = limits;
  const spot = request["EnableManagedSpotTraining"];
  const found: Problem[] = [];
  const tell = (message: string, hint: string): void => {
    found.push(problem("invalid-spot-settings", at, `${step.subject} ${message}`, hint));
  };
  if (spot === true && !isSet(limits, "MaxWaitTimeInSeconds"))
    tell(
      "trains on spot machines without a limit on how long it waits for them.",
      'Give "MaxWaitTimeInSeconds".',
    );
  if (
    (spot === false || !isSet(request, "EnableManagedSpotTraining")) &&
    isSet(limits, "MaxWaitTimeInSeconds")
  )
    tell(
      'has "MaxWaitTimeInSeconds", which SageMaker takes for spot machines only.',
      'Set "EnableManagedSpotTraining" to true, or take it out.',
    );
  if (typeof run === "number" && typeof wait === "number" && wait < run)
    tell(
      `waits at most ${String(wait)} seconds for a job that may run ${String(run)}.`,
      'Make "MaxWaitTimeInSeconds", which counts both, at least "MaxRuntimeInSeconds".',
    );
  if (typeof run === "number" && run > LONGEST_TRAINING) {
    const message = `${step.subject} may run ${String(run)} seconds; SageMaker lets no training job run more than 28 days.`;
    const hint = `Write ${String(LONGEST_TRAINING)} or less.`;
    found.push(problem("value-not-allowed", [...at, "MaxRuntimeInSeconds"], message, hint));
  }
  return found;
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FileSystemDataSource.html */
const checkFileSystems = ({ request, path, step }: TrainingRequest): readonly Problem[] => {
  if (isSet(request, "VpcConfig")) return [];
  if (!isGiven(request, ["InputDataConfig", "*", "DataSource", "FileSystemDataSource"])) return [];
  const message = `${step.subject} reads from a file system, which is reached through a VPC only, and lacks "VpcConfig".`;
  return [problem("missing-member", path, message, 'Add "VpcConfig" with subnets that reach it.')];
};

const checkChannels = ({ request, path, step }: TrainingRequest): readonly Problem[] => {
  const seen = new Set<unknown>();
  // The channels of a training step are named in its list of names already.
  if (step.type === "Training") return [];
  return placesAt(request, ["InputDataConfig", "*", "ChannelName"], path).flatMap(({ value, path: at }) => {
    if (typeof value !== "string" || !seen.has(value)) {
      seen.add(value);
      return [];
    }
    const message = `${step.subject} has two channels named ${quoted(value)}.`;
    return [problem("duplicate-name", at, message, "Give each channel a name of its own.")];
  });
};

/** Training jobs, those of tuning included, are asked for in a way that can work. */
export const checkTraining = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps
    .flatMap(trainingRequests)
    .flatMap((request) => [
      ...checkScriptMode(request),
      ...checkSpot(request),
      ...checkFileSystems(request),
      ...checkChannels(request),
    ]);
