import { isJsonObject } from "../document/definition";
import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { JOB_PLACES, type JobPlace, type JobSetting } from "./job-settings";
import { hasLocalStorage } from "./local-storage-instances";
import { declarationOf, parameterDeclarations, type Declarations } from "./parameter-defaults";
import { problem, type Problem, type ProblemCode } from "./problem";
import { isGiven, placesAt, valueAt, type PlacedValue } from "./value-at";

interface SettingRule {
  readonly setting: JobSetting;
  readonly code: ProblemCode;
  readonly control: string;
  /** The rest of a sentence that begins with the step. */
  readonly fault: string;
  /** What to do with the member that gives the setting. */
  readonly advice: (member: string) => string;
}

const RULES: readonly SettingRule[] = [
  {
    setting: "vpc",
    code: "job-without-vpc",
    control: "JOB-1",
    fault: "runs outside your network",
    advice: (member) => `Give subnets and security groups in "${member}"`,
  },
  {
    setting: "volumeKey",
    code: "job-without-volume-key",
    control: "JOB-2",
    fault: "keeps data on volumes without a key of yours",
    advice: (member) => `Give the ARN of a KMS key in "${member}"`,
  },
  {
    setting: "outputKey",
    code: "job-without-output-key",
    control: "JOB-3",
    fault: "writes its output without a key of yours",
    advice: (member) => `Give the ARN of a KMS key in "${member}"`,
  },
  {
    setting: "trafficEncryption",
    code: "job-without-traffic-encryption",
    control: "JOB-4",
    fault: "does not encrypt the traffic between its machines",
    advice: (member) => `Set "${member}" to true`,
  },
  {
    setting: "isolation",
    code: "job-without-isolation",
    control: "JOB-5",
    fault: "lets its container reach the network",
    advice: (member) => `Set "${member}" to true, or waive this where the code needs the network`,
  },
  {
    setting: "runtimeLimit",
    code: "job-without-runtime-limit",
    control: "JOB-6",
    fault: "has no limit of its own on how long it runs",
    advice: (member) => `Give "${member}"`,
  },
];

/** The controls of models and endpoints have names of their own. */
const CONTROLS: Readonly<Record<string, Readonly<Partial<Record<JobSetting, string>>>>> = {
  Model: { vpc: "MOD-2", isolation: "MOD-1" },
  EndpointConfig: { volumeKey: "MOD-3" },
};

const wayTo = (dotted: string): readonly string[] => (dotted === "" ? [] : dotted.split("."));

/** A value that is a literal, or the default that a parameter declares for it. */
const knownText = (value: unknown, declarations: Declarations): unknown =>
  typeof value === "string" ? value : declarationOf(value, declarations)?.["DefaultValue"];

const instanceTypesOf = (job: PlacedValue, place: JobPlace): readonly unknown[] =>
  place.instanceTypes.flatMap((at) => placesAt(job.value, wayTo(at))).map(({ value }) => value);

const keepsDataInMachine = (job: PlacedValue, place: JobPlace, declarations: Declarations): boolean => {
  const types = instanceTypesOf(job, place);
  return types.length > 0 && types.every((type) => hasLocalStorage(knownText(type, declarations)));
};

/** The container of such a check calls an endpoint that SageMaker makes for it. */
const needsNetwork = ({ type, step }: StepReading): boolean =>
  type === "ClarifyCheck" && step["CheckType"] !== "DATA_BIAS";

const isAsked = (
  setting: JobSetting,
  job: PlacedValue,
  place: JobPlace,
  step: StepReading,
  declarations: Declarations,
): boolean => {
  const condition = place.onlyWith?.[setting];
  if (condition !== undefined && !isGiven(job.value, wayTo(condition))) return false;
  if (isGiven(job.value, ["ServerlessJobConfig"])) return setting === "vpc" || setting === "outputKey";
  if (setting === "isolation") return !needsNetwork(step);
  return setting !== "volumeKey" || !keepsDataInMachine(job, place, declarations);
};

const isSettled = (job: PlacedValue, members: readonly string[]): boolean =>
  members.some((member) => {
    const value = valueAt(job.value, ...wayTo(member));
    return value !== undefined && value !== null && value !== false;
  });

const hintOf = (
  { setting, control, advice }: SettingRule,
  member: string,
  place: JobPlace,
  type: string,
): string =>
  `${place.advice?.[setting] ?? advice(member)} (control ${CONTROLS[type]?.[setting] ?? control}).`;

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceConfig.html */
const checkRefusedKey = (job: PlacedValue, place: JobPlace, { subject }: StepReading): readonly Problem[] => {
  const types = instanceTypesOf(job, place);
  const type = types[0];
  const refused = types.every((one) => hasLocalStorage(one));
  if (typeof type !== "string" || !refused) return [];
  return (place.settings.volumeKey ?? []).flatMap((member) =>
    placesAt(job.value, wayTo(member), job.path).flatMap(({ value, path }) => {
      if (value === null || value === undefined) return [];
      const message = `${subject} gives a volume key for ${quoted(type)}, whose own disks take none.`;
      return [
        problem("volume-key-not-taken", path, message, `Take "${member}" out: the machine encrypts them.`),
      ];
    }),
  );
};

const checkSubnets = (job: PlacedValue, step: StepReading): readonly Problem[] => {
  if (step.type !== "Model") return [];
  const subnets = valueAt(job.value, "VpcConfig", "Subnets");
  if (!Array.isArray(subnets) || subnets.length !== 1) return [];
  const path: DocumentPath = [...job.path, "VpcConfig", "Subnets"];
  const message = `${step.subject} has one subnet, so an endpoint of it goes down with one zone.`;
  return [problem("job-in-one-subnet", path, message, "Give subnets in two zones or more (control MOD-2).")];
};

const checkJob = (job: PlacedValue, place: JobPlace, step: StepReading, declarations: Declarations) => {
  const missing = RULES.flatMap((rule) => {
    const members = place.settings[rule.setting];
    const [member] = members ?? [];
    if (members === undefined || member === undefined) return [];
    if (isSettled(job, members) || !isAsked(rule.setting, job, place, step, declarations)) return [];
    const message = `${step.subject} ${rule.fault}.`;
    return [problem(rule.code, job.path, message, hintOf(rule, member, place, step.type ?? ""))];
  });
  return [...missing, ...checkRefusedKey(job, place, step), ...checkSubnets(job, step)];
};

/**
 * Jobs run in a network of the author's, under the author's keys, isolated and bounded. A value that a parameter
 * or another step gives counts as given.
 */
export const checkSecuritySettings = (reading: DefinitionReading): readonly Problem[] => {
  const declarations = parameterDeclarations(reading);
  return reading.steps.flatMap((step) =>
    (JOB_PLACES.get(step.type ?? "") ?? []).flatMap((place) =>
      placesAt(step.step["Arguments"], wayTo(place.at), [...step.path, "Arguments"])
        .filter(({ value }) => isJsonObject(value))
        .flatMap((job) => checkJob(job, place, step, declarations)),
    ),
  );
};
