import { isJsonObject, type JsonObject } from "../../../pipeline-definition/document/definition";
import { type StepRecord } from "../../store/execution-record";

/** One place in S3 that a step reads or writes. */
export interface StepData {
  /** `argument`: of a message to a function or job, whose name does not say what becomes of the place. */
  readonly direction: "argument" | "input" | "output";
  /** The input's, output's or channel's own name; else the member that holds the URI. */
  readonly name: string;
  readonly uri: string;
}

interface Place {
  readonly value: unknown;
  readonly member: string;
  readonly name: string | undefined;
  readonly output: boolean;
}

const ownName = (value: JsonObject): string | undefined =>
  [value["InputName"], value["OutputName"], value["ChannelName"]].find((name) => typeof name === "string");

/** Steps whose arguments are a message of the user's own, with names of the user's own. */
const MESSAGE_TYPES: readonly string[] = ["Callback", "Lambda"];

/** Words of which one in a name says that something is written there. */
const DESTINATION_WORDS = new Set(["dest", "destination", "output", "outputs", "sink", "target"]);

const namesDestination = (name: string): boolean =>
  name
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, "_")
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => DESTINATION_WORDS.has(word));

const children = ({ value, member, name, output }: Place): readonly Place[] => {
  if (Array.isArray(value)) return value.map((item: unknown) => ({ value: item, member, name, output }));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, item]) => ({
    value: item,
    member: key,
    name: ownName(value) ?? name,
    output: output || key.includes("Output"),
  }));
};

const places = (root: JsonObject): readonly StepData[] => {
  const found: StepData[] = [];
  const todo: Place[] = [{ value: root, member: "", name: undefined, output: false }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const { value, member, name, output } = next;
    if (typeof value !== "string") todo.push(...[...children(next)].reverse());
    else if (value.startsWith("s3://"))
      found.push({ direction: output ? "output" : "input", name: name ?? member, uri: value });
  }
  return found;
};

/** The model that a finished training job left: more exact than the folder it was told to write to. */
const modelArtifacts = (step: StepRecord): string | undefined => {
  const artifacts = step.Properties?.["ModelArtifacts"];
  const uri = isJsonObject(artifacts) ? artifacts["S3ModelArtifacts"] : undefined;
  return typeof uri === "string" ? uri : undefined;
};

const messagePlaces = (message: JsonObject): readonly StepData[] =>
  places(message).map((place) => ({
    ...place,
    direction: place.direction === "output" || namesDestination(place.name) ? "output" : "argument",
  }));

/** Every S3 URI in the request of a step, outputs last, each place once. */
export const stepData = (step: StepRecord): readonly StepData[] => {
  const all = (MESSAGE_TYPES.includes(step.StepType) ? messagePlaces : places)(step.Arguments ?? {});
  const model = modelArtifacts(step);
  const exact =
    model === undefined
      ? all
      : [
          ...all.filter(({ name }) => name !== "S3OutputPath"),
          { direction: "output", name: "model", uri: model } as const,
        ];
  const once = new Map(exact.map((item) => [`${item.direction} ${item.name} ${item.uri}`, item]));
  return [...once.values()].sort((a, b) => a.direction.localeCompare(b.direction));
};
