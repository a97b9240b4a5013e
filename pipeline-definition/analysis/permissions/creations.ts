import type { DocumentReading } from "./document-reading";
import { grant, PIPELINE_ROLE, type Finding } from "./finding";
import { keysOf } from "./keys";
import { widest } from "./pattern";
import type { Conditions } from "./policy-document";

/** What a request says about a job that IAM can hold it to. */
export interface Posture {
  readonly subnets?: readonly unknown[];
  readonly securityGroups?: readonly unknown[];
  readonly isolated?: unknown;
  readonly encrypted?: unknown;
  readonly volumeKeys?: readonly unknown[];
  readonly outputKeys?: readonly unknown[];
  readonly instanceTypes?: readonly unknown[];
  readonly longest?: unknown;
  readonly approval?: unknown;
  /** Patterns of the ARNs of the models that the request names. */
  readonly models?: readonly string[];
}

/** One request that the pipeline makes in its own name to create something. */
export interface Creation {
  readonly action: string;
  /** Patterns of ARNs of what is created, and of what it needs at once. */
  readonly resources: readonly string[];
  readonly posture: Posture;
}

/** What is known of a member of every request of an action: texts, or undefined when one does not tell. */
interface Known {
  readonly texts: readonly string[];
  readonly parameters: readonly string[];
}

type Member = keyof Posture;

const JOB: readonly Member[] = [
  "subnets",
  "securityGroups",
  "isolated",
  "encrypted",
  "volumeKeys",
  "outputKeys",
  "instanceTypes",
  "longest",
];

/**
 * Which members IAM can look at, by action.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
const HELD_TO: Readonly<Record<string, readonly Member[]>> = {
  "sagemaker:CreateProcessingJob": JOB,
  "sagemaker:CreateTrainingJob": JOB,
  "sagemaker:CreateHyperParameterTuningJob": JOB,
  "sagemaker:CreateAutoMLJob": ["subnets", "securityGroups", "encrypted", "volumeKeys", "outputKeys"],
  "sagemaker:CreateTransformJob": ["volumeKeys", "outputKeys", "instanceTypes", "models"],
  "sagemaker:CreateModel": ["subnets", "securityGroups", "isolated"],
  "sagemaker:CreateEndpointConfig": ["volumeKeys", "instanceTypes"],
  "sagemaker:CreateModelPackage": ["approval"],
  "sagemaker:CreateInferenceComponent": ["models"],
};

const KEYS: Readonly<Record<Member, string>> = {
  subnets: "sagemaker:VpcSubnets",
  securityGroups: "sagemaker:VpcSecurityGroupIds",
  isolated: "sagemaker:NetworkIsolation",
  encrypted: "sagemaker:InterContainerTrafficEncryption",
  volumeKeys: "sagemaker:VolumeKmsKeyArn",
  outputKeys: "sagemaker:OutputKmsKeyArn",
  instanceTypes: "sagemaker:InstanceTypes",
  longest: "sagemaker:MaxRuntimeInSeconds",
  approval: "sagemaker:ModelApprovalStatus",
  models: "sagemaker:ModelArn",
};

const listed = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value];

/** The texts of a member of one request; undefined when it is not there or not known. */
const knownOf = (reading: DocumentReading, { posture }: Creation, member: Member): Known | undefined => {
  const values = listed(posture[member]);
  if (values.length === 0) return undefined;
  if (member === "models") return { texts: values as string[], parameters: [] };
  const read = values.map((value) =>
    member === "volumeKeys" || member === "outputKeys"
      ? keysOf(reading, value).map(({ arn, parameters }) => ({ pattern: arn, parameters }))
      : reading.read(value),
  );
  if (read.some((texts) => texts.length === 0)) return undefined;
  const all = read.flat();
  // Something that only the run decides cannot be held to anything.
  if (all.some(({ pattern }) => pattern.includes("*"))) return undefined;
  return {
    texts: all.map(({ pattern }) => pattern),
    parameters: all.flatMap(({ parameters }) => parameters),
  };
};

/** What holds for all requests of an action: the union of what each says, if each says something. */
const common = (
  reading: DocumentReading,
  creations: readonly Creation[],
  member: Member,
): Known | undefined => {
  const { instanceTypes } = reading.surroundings;
  if (member === "instanceTypes" && instanceTypes !== undefined) {
    const allSay = creations.every(({ posture }) => listed(posture.instanceTypes).length > 0);
    return allSay ? { texts: instanceTypes, parameters: [] } : undefined;
  }
  const each = creations.map((creation) => knownOf(reading, creation, member));
  const known = each.filter((one) => one !== undefined);
  if (known.length !== each.length || known.length === 0) return undefined;
  return {
    texts: [...new Set(known.flatMap(({ texts }) => texts))],
    parameters: [...new Set(known.flatMap(({ parameters }) => parameters))],
  };
};

/** One value stands alone, several in a list. */
const oneOrMore = (texts: readonly string[]): string | readonly string[] =>
  texts.length === 1 ? (texts[0] ?? "") : texts;

/** `ForAllValues` holds when the key is missing, so such a key must also be there. */
const all = (operator: string, key: string, texts: readonly string[]): Conditions => ({
  [`ForAllValues:${operator}`]: { [key]: texts },
  Null: { [key]: "false" },
});

const CONDITION: Readonly<Record<Member, (key: string, texts: readonly string[]) => Conditions | undefined>> =
  {
    subnets: (key, texts) => all("StringEquals", key, texts),
    securityGroups: (key, texts) => all("StringEquals", key, texts),
    instanceTypes: (key, texts) =>
      all(texts.some((text) => text.includes("*")) ? "StringLike" : "StringEquals", key, texts),
    isolated: (key, texts) =>
      texts.every((text) => text === "true") ? { Bool: { [key]: "true" } } : undefined,
    encrypted: (key, texts) =>
      texts.every((text) => text === "true") ? { Bool: { [key]: "true" } } : undefined,
    volumeKeys: (key, texts) => ({ ArnEquals: { [key]: oneOrMore(texts) } }),
    outputKeys: (key, texts) => ({ ArnEquals: { [key]: oneOrMore(texts) } }),
    models: (key, texts) => ({ ArnLike: { [key]: oneOrMore(widest(texts)) } }),
    approval: (key, texts) => ({ StringEquals: { [key]: oneOrMore(texts) } }),
    longest: (key, texts) => {
      const most = Math.max(...texts.map(Number));
      return Number.isFinite(most) ? { NumericLessThanEquals: { [key]: String(most) } } : undefined;
    },
  };

/** Conditions of several keys in one block. */
export const together = (parts: readonly Conditions[]): Conditions => {
  const merged: Record<string, Record<string, string | readonly string[]>> = {};
  for (const part of parts) {
    for (const [operator, keys] of Object.entries(part)) merged[operator] = { ...merged[operator], ...keys };
  }
  return merged;
};

/** The purpose of a creation's statement: `sagemaker:CreateModel` becomes `CreateModel`. */
const purposeOf = (action: string): string => action.slice(action.indexOf(":") + 1);

/** The requests of one action as one grant: what all of them keep to is a condition. */
const creationGrant = (
  reading: DocumentReading,
  action: string,
  creations: readonly Creation[],
): readonly Finding[] => {
  const held = (HELD_TO[action] ?? []).flatMap((member) => {
    const known = common(reading, creations, member);
    const conditions = known && CONDITION[member](KEYS[member], known.texts);
    return known === undefined || conditions === undefined
      ? []
      : [{ conditions, parameters: known.parameters }];
  });
  const conditions = together(held.map((one) => one.conditions));
  return [
    grant(
      PIPELINE_ROLE,
      purposeOf(action),
      [action],
      widest(creations.flatMap(({ resources }) => resources)),
      {
        ...(held.length === 0 ? {} : { conditions }),
        parameters: held.flatMap(({ parameters }) => parameters),
      },
    ),
  ];
};

/** Every creation of a document, one grant for each action. */
export const creationFindings = (
  reading: DocumentReading,
  creations: readonly Creation[],
): readonly Finding[] => {
  const byAction = new Map<string, Creation[]>();
  for (const creation of creations) {
    byAction.set(creation.action, [...(byAction.get(creation.action) ?? []), creation]);
  }
  return [...byAction].flatMap(([action, of]) => creationGrant(reading, action, of));
};
