import { type NodeState } from "../../../pipeline-definition/analysis/graph";
import { isJsonObject } from "../../../pipeline-definition/document/definition";
import { allSteps } from "../../../pipeline-definition/document/steps";
import { type ExecutionRecord, type StepRecord } from "../../store/execution-record";

/** What a condition came to; undefined while it is open. */
export const outcomeOf = (step: StepRecord | undefined): boolean | undefined => {
  const condition = step?.Metadata["Condition"];
  const outcome = isJsonObject(condition) ? condition["Outcome"] : undefined;
  return typeof outcome === "string" ? outcome.toLowerCase() === "true" : undefined;
};

/** The state of every step of the definition, in its order, those that never started included. */
export const stepStates = (record: ExecutionRecord): ReadonlyMap<string, NodeState> => {
  const started = new Map(record.Steps.map((step) => [step.StepName, step]));
  const states = new Map<string, NodeState>();
  // Document order: a condition comes before the steps in its branches.
  for (const { step, parent } of allSteps(record.Definition)) {
    const own = started.get(step.Name);
    const outcome = parent === undefined ? undefined : outcomeOf(started.get(parent.condition));
    const notTaken =
      parent !== undefined &&
      (states.get(parent.condition) === "NotTaken" ||
        (outcome !== undefined && outcome !== (parent.branch === "IfSteps")));
    states.set(step.Name, own?.StepStatus ?? (notTaken ? "NotTaken" : "NotStarted"));
  }
  return states;
};
