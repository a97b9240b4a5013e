import {
  pipelineGraph,
  type NodeState,
  type PipelineGraph,
} from "../../../pipeline-definition/analysis/graph";
import { isJsonObject, type JsonObject } from "../../../pipeline-definition/document/definition";
import { allSteps } from "../../../pipeline-definition/document/steps";
import { plainText as outputText } from "../../plan/output-parameters";
import { type ExecutionRecord } from "../../store/execution-record";
import { type ReportInput, type StoredObject } from "../report-input";
import { logText, plainText, type LogText } from "./log-text";
import { stepData, type StepData } from "./step-data";
import { outcomeOf, stepStates } from "./step-states";

/** A place that a step reads or writes, with what lies there now. */
export interface DataView extends StepData {
  readonly files: readonly StoredObject[];
}

export interface StepView {
  readonly name: string;
  readonly type: string;
  readonly state: NodeState;
  /** Id of the step's place on the page. */
  readonly anchor: string;
  readonly description: string | undefined;
  /** Milliseconds from the execution's start; undefined when it never started. */
  readonly start: number | undefined;
  /** Milliseconds; of a step that still runs, until now. */
  readonly duration: number | undefined;
  readonly attempts: number;
  readonly reason: string | undefined;
  /** What the job itself said at its end, in its exit message; often the only clear word on a failure. */
  readonly exitMessage: string | undefined;
  /** Of a condition: what it came to. */
  readonly outcome: boolean | undefined;
  /** Of the job, model or model package. */
  readonly arn: string | undefined;
  readonly data: readonly DataView[];
  /** What a function or worker answered, by name. */
  readonly outputs: readonly (readonly [string, string])[];
  /** The resolved request as indented JSON. */
  readonly request: string | undefined;
  readonly log: LogText;
}

export interface ParameterView {
  readonly name: string;
  readonly value: string;
  /** Undefined when the pipeline declares none. */
  readonly standard: string | undefined;
}

/** An execution as the page tells it. */
export interface ReportView {
  readonly record: ExecutionRecord;
  readonly graph: PipelineGraph;
  readonly states: ReadonlyMap<string, NodeState>;
  readonly anchors: ReadonlyMap<string, string>;
  /** In order of their start, those that never started last. */
  readonly steps: readonly StepView[];
  /** The steps that ended the execution badly, the first one first. */
  readonly culprits: readonly StepView[];
  /** Milliseconds. */
  readonly duration: number;
  readonly parameters: readonly ParameterView[];
  /** What ran in place of something else, a sentence each. */
  readonly remarks: readonly string[];
}

const between = (start: string, end: string): number => Date.parse(end) - Date.parse(start);

/** The last moment that the record knows of: its end, or the latest time of a step while it runs. */
const lastMoment = (record: ExecutionRecord): string => {
  const times = record.Steps.flatMap(({ StartTime, EndTime }) => [StartTime, EndTime ?? StartTime]);
  return record.EndTime ?? times.reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b), record.StartTime);
};

const arnOf = (metadata: object): string | undefined => {
  const member = Object.values(metadata)[0] as { readonly Arn?: unknown } | undefined;
  return typeof member?.Arn === "string" ? member.Arn : undefined;
};

/** A text as the page can show it; undefined when there is none. */
const shown = (text: unknown): string | undefined =>
  typeof text === "string" && text.trim() !== "" ? plainText(text.trim()) : undefined;

const outputsOf = (properties: JsonObject | undefined): StepView["outputs"] => {
  const outputs = properties?.["OutputParameters"];
  if (!isJsonObject(outputs)) return [];
  return Object.entries(outputs).map(([name, value]) => [name, plainText(outputText(value))]);
};

const dataViews = (data: readonly StepData[], { files }: ReportInput): readonly DataView[] =>
  data.map((item) => ({ ...item, files: files.list(item.uri) }));

const stepViews = (input: ReportInput, states: ReportView["states"]): readonly StepView[] => {
  const { record } = input;
  const started = new Map(record.Steps.map((step) => [step.StepName, step]));
  const end = lastMoment(record);
  return allSteps(record.Definition).map(({ step }, i): StepView => {
    const own = started.get(step.Name);
    return {
      name: step.Name,
      type: step.Type,
      state: states.get(step.Name) ?? "NotStarted",
      anchor: `step-${String(i + 1)}`,
      description: step.Description ?? step.DisplayName,
      start: own && between(record.StartTime, own.StartTime),
      duration: own && between(own.StartTime, own.EndTime ?? end),
      attempts: own?.AttemptCount ?? 0,
      reason: shown(own?.FailureReason),
      exitMessage: shown(own?.Properties?.["ExitMessage"]),
      outcome: outcomeOf(own),
      arn: own && arnOf(own.Metadata),
      data: own === undefined ? [] : dataViews(stepData(own), input),
      outputs: outputsOf(own?.Properties),
      request: own?.Arguments && JSON.stringify(own.Arguments, null, 2),
      log: own === undefined ? { lines: [], omitted: 0 } : logText(input.logs(step.Name)),
    };
  });
};

const parametersOf = ({ PipelineParameters, Definition }: ExecutionRecord): readonly ParameterView[] => {
  const standards = new Map(Definition.Parameters?.map(({ Name, DefaultValue }) => [Name, DefaultValue]));
  return PipelineParameters.map(({ Name, Value }) => {
    const standard = standards.get(Name);
    return { name: Name, value: Value, standard: standard === undefined ? undefined : String(standard) };
  });
};

/** Makes of an execution and its files what the page shows; no HTML yet. */
export const reportView = (input: ReportInput): ReportView => {
  const { record } = input;
  const states = stepStates(record);
  const inDocument = stepViews(input, states);
  const steps = [...inDocument].sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0);
  const bad = steps.filter(({ state }) => state === "Failed" || state === "Stopped");
  return {
    record,
    graph: pipelineGraph(record.Definition),
    states,
    anchors: new Map(inDocument.map(({ name, anchor }) => [name, anchor])),
    steps,
    culprits: [...bad].sort(
      (a, b) => Number(a.state === "Stopped") - Number(b.state === "Stopped") || endOf(a) - endOf(b),
    ),
    duration: between(record.StartTime, lastMoment(record)),
    parameters: parametersOf(record),
    remarks: input.remarks ?? [],
  };
};

const endOf = ({ start, duration }: StepView): number => (start ?? 0) + (duration ?? 0);
