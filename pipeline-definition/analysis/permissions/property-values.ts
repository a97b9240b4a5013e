import { isJsonObject } from "../../document/definition";
import type { PropertyPath } from "../../document/references";
import { outputsOf } from "./step-data";
import { entryOf, memberAt, type ReadValue, type StepReading, type Value } from "./step-reading";

const extended = (values: readonly Value[], end: string): readonly Value[] =>
  values.map(({ pattern, parameters }) => ({
    pattern: pattern.replace(/(?<!\/)\/+$/, "") + end,
    parameters,
  }));

const known = (pattern: string): readonly Value[] => [{ pattern, parameters: [] }];

/** Where a step writes, and below. */
const belowOutputs = (step: StepReading, read: ReadValue, end: string): readonly Value[] =>
  outputsOf(step).flatMap(({ uri }) => extended(read(uri), end));

/** SageMaker puts the model of a job below the output path, in a folder named after the job. */
const modelArtifacts = ({ args }: StepReading, read: ReadValue): readonly Value[] => {
  const packed = memberAt(args, "OutputDataConfig", "CompressionType") !== "NONE";
  const end = packed ? "/*/output/model.tar.gz" : "/*/output/model/";
  return extended(read(memberAt(args, "OutputDataConfig", "S3OutputPath")), end);
};

const CHECK_FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  QualityCheck: { Statistics: "/statistics.json", Constraints: "/constraints.json" },
  ClarifyCheck: { Constraints: "/analysis.json" },
};

/** Baselines of a check: what it calculated, or what it was given. */
const baseline = (step: StepReading, member: string, read: ReadValue): readonly Value[] => {
  const kind = /(Statistics|Constraints)$/.exec(member)?.[1] ?? "";
  const file = entryOf(entryOf(CHECK_FILES, step.type) ?? {}, kind);
  const calculated = file === undefined ? [] : belowOutputs(step, read, file);
  if (member.startsWith("Calculated")) return calculated;
  return [...read(memberAt(step.step, `SuppliedBaseline${kind}`)), ...calculated];
};

type Derived = (step: StepReading, read: ReadValue, member: string) => readonly Value[];

/** Properties that are not among the arguments, by step type and by what their path begins with. */
const DERIVED: Readonly<Record<string, Readonly<Record<string, Derived>>>> = {
  Training: { ModelArtifacts: modelArtifacts },
  Model: { ModelName: () => known("pipelines-*") },
  AutoML: {
    BestCandidateProperties: (step, read) => belowOutputs(step, read, "/*"),
    "BestCandidate.InferenceContainers.ModelDataUrl": (step, read) => belowOutputs(step, read, "/*"),
  },
  // The service makes the name unique for the execution.
  EndpointConfig: {
    EndpointConfigName: (step, read) => extended(read(step.args["EndpointConfigName"]), "*"),
  },
  ...Object.fromEntries(
    ["QualityCheck", "ClarifyCheck"].map((type) => [
      type,
      Object.fromEntries(
        ["CalculatedBaseline", "BaselineUsedForDriftCheck"].flatMap((start) =>
          ["Statistics", "Constraints"].map((end) => [
            start + end,
            (step: StepReading, read: ReadValue) => baseline(step, start + end, read),
          ]),
        ),
      ),
    ]),
  ),
};

/** The element of a list that bears a name: `Outputs['train']` is the one whose `OutputName` is "train". */
const named = (list: readonly unknown[], name: string): unknown =>
  list.find(
    (item) =>
      isJsonObject(item) &&
      Object.entries(item).some(([key, value]) => key.endsWith("Name") && value === name),
  );

const follow = (value: unknown, part: PropertyPath[number]): unknown => {
  if ("member" in part) return memberAt(value, part.member);
  if ("index" in part) return memberAt(value, part.index);
  return Array.isArray(value) ? named(value as unknown[], part.key) : memberAt(value, part.key);
};

/** What a property of a step will be, from the step's arguments; nothing for what only the run can tell. */
export const propertyTexts = (
  step: StepReading,
  property: PropertyPath,
  read: ReadValue,
): readonly Value[] => {
  const members = property.flatMap((part) => ("member" in part ? [part.member] : [])).join(".");
  const derived = Object.entries(entryOf(DERIVED, step.type) ?? {}).find(
    ([start]) => members === start || members.startsWith(`${start}.`),
  );
  if (derived !== undefined) return derived[1](step, read, members);
  return read(property.reduce(follow, step.args as unknown));
};
