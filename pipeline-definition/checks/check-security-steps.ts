import { isJsonObject } from "../document/definition";
import { quotedList } from "../document/nearest-name";
import { objectsIn, type DefinitionReading, type StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { objectAt, placesAt } from "./value-at";

/** Steps that start a job of SageMaker's, and which of its faults can be retried. Faults of the service always are. */
const JOB_FAULTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    Processing: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
    Training: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
    Transform: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
    Tuning: ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
    AutoML: ["SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"],
  }),
);

const checkRetries = ({ type, step, subject, path }: StepReading): readonly Problem[] => {
  const faults = JOB_FAULTS.get(type ?? "") ?? [];
  const retried = objectsIn(step["RetryPolicies"]).flatMap(([, { ExceptionType }]) =>
    Array.isArray(ExceptionType) ? (ExceptionType as readonly unknown[]) : [ExceptionType],
  );
  const lacking = faults.filter((fault) => !retried.includes(fault));
  if (lacking.length === 0) return [];
  const message = `${subject} fails for good at the first ${quotedList(lacking, "or")}.`;
  const hint = "Name them in a retry policy with MaxAttempts or ExpireAfterMin (control JOB-7).";
  return [problem("job-without-retry", path, message, hint)];
};

/** Steps whose jobs take long enough that it should be said whether they run again. */
const CACHED_TYPES: ReadonlySet<string> = new Set([...JOB_FAULTS.keys(), "QualityCheck", "ClarifyCheck"]);

const checkCache = ({ type, step, subject, path }: StepReading): readonly Problem[] => {
  if (!CACHED_TYPES.has(type ?? "") || isJsonObject(step["CacheConfig"])) return [];
  const message = `${subject} does not say whether its result may come from an earlier execution.`;
  const hint = 'Give "CacheConfig": on with "ExpireAfter", or {"Enabled":false} (control JOB-14).';
  return [problem("job-without-cache-policy", path, message, hint)];
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/ssm-access.html */
const checkVariants = ({ type, args, subject, path }: StepReading): readonly Problem[] => {
  if (type !== "EndpointConfig") return [];
  return ["ProductionVariants", "ShadowProductionVariants"].flatMap((list) =>
    placesAt(args, [list, "*"], [...path, "Arguments"]).flatMap(({ value, path: at }) => {
      const variant = objectAt(value);
      const found: Problem[] = [];
      if (variant["EnableSSMAccess"] === true) {
        const message = `${subject} opens a shell into the containers of its endpoint.`;
        const hint = 'Take "EnableSSMAccess" out (control MOD-7).';
        found.push(problem("job-shell-access", [...at, "EnableSSMAccess"], message, hint));
      }
      const dump = variant["CoreDumpConfig"];
      if (isJsonObject(dump) && (dump["KmsKeyId"] === undefined || dump["KmsKeyId"] === null)) {
        const message = `${subject} writes the memory of crashed containers without a key of yours.`;
        const hint = 'Give "KmsKeyId", or take "CoreDumpConfig" out (control MOD-7).';
        found.push(problem("job-core-dump-without-key", [...at, "CoreDumpConfig"], message, hint));
      }
      return found;
    }),
  );
};

/** Jobs are retried, say whether they are cached, and leave no door open into what serves models. */
export const checkSecuritySteps = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => [...checkRetries(step), ...checkCache(step), ...checkVariants(step)]);
