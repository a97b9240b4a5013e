import { type PipelineDefinition, type StepDefinition } from "../../pipeline-definition/document/definition";

const reads = (...steps: readonly string[]) => ({
  Inputs: steps.map((name) => ({ Get: `Steps.${name}.Some` })),
});

/** A document of these steps. */
export const documentOf = (...Steps: readonly StepDefinition[]): PipelineDefinition => ({
  Version: "2020-12-01",
  Steps,
});

/** Four kinds of step, both branches, and each kind of edge. */
export const gatedDefinition = documentOf(
  { Name: "Prepare", Type: "Processing", Arguments: {} },
  { Name: "Train", Type: "Training", Arguments: reads("Prepare") },
  { Name: "Evaluate", Type: "Processing", Arguments: reads("Train", "Prepare"), DependsOn: ["Train"] },
  {
    Name: "Gate",
    Type: "Condition",
    DependsOn: ["Evaluate"],
    Arguments: {
      Conditions: [],
      IfSteps: [{ Name: "Register", Type: "RegisterModel", Arguments: reads("Train") }],
      ElseSteps: [{ Name: "Reject", Type: "Fail", Arguments: {} }],
    },
  },
);
