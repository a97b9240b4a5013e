import type { DocumentReading } from "./document-reading";
import { regionalArn } from "./place";
import { isSet } from "./step-reading";

/** AWS writes the names of most resources of SageMaker in lower case in their ARNs, so both spellings count. */
const spellings = (name: string): readonly string[] => {
  const lower = name.toLowerCase();
  return lower === name ? [name] : [name, lower];
};

/** ARNs of a resource of SageMaker, by the pattern of its name. */
export const sagemakerArns = (
  { place }: DocumentReading,
  kind: string,
  ...names: readonly string[]
): readonly string[] =>
  names.flatMap(spellings).map((name) => regionalArn(place, "sagemaker", `${kind}/${name}`));

/** The patterns of the names that a value gives; the fallback when there is no value, or nobody can know it. */
export const namesOf = (reading: DocumentReading, value: unknown, fallback: string): readonly string[] => {
  const names = isSet(value) ? reading.read(value).map(({ pattern }) => pattern) : [];
  return names.length === 0 ? [fallback] : names;
};

/** Names of what a step creates: `pipelines-<execution>-<step>-<random>`, or what begins with the name it gives. */
export const createdNames = (reading: DocumentReading, prefix: unknown): readonly string[] =>
  isSet(prefix)
    ? namesOf(reading, prefix, "*").map((name) => (name.endsWith("*") ? name : `${name}*`))
    : ["pipelines-*"];
