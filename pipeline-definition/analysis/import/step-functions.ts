/** How the DSL calls the step of one type. */
export interface StepFunction {
  readonly name: string;
  /** Faults that the types let it retry. @default none */
  readonly retry?: "service" | "search" | "job";
  /** Whether the types let it use earlier results. @default false */
  readonly cache?: boolean;
}

const job = (name: string): StepFunction => ({ name, retry: "job", cache: true });

/** The functions of the DSL by step type; types that are not here go through `genericStep`. */
export const STEP_FUNCTIONS: ReadonlyMap<string, StepFunction> = new Map<string, StepFunction>([
  ["Processing", job("processingStep")],
  ["Training", job("trainingStep")],
  ["Tuning", { name: "tuningStep", retry: "search", cache: true }],
  ["Transform", job("transformStep")],
  ["Model", { name: "modelStep", retry: "service" }],
  ["RegisterModel", { name: "registerModelStep", retry: "service" }],
  ["Condition", { name: "conditionStep" }],
  ["Fail", { name: "failStep" }],
  ["Lambda", { name: "lambdaStep", cache: true }],
  ["Callback", { name: "callbackStep", cache: true }],
  ["EMR", job("emrStep")],
  ["EMRServerless", job("emrServerlessStep")],
  ["QualityCheck", { name: "qualityCheckStep", cache: true }],
  ["ClarifyCheck", { name: "clarifyCheckStep", cache: true }],
  ["AutoML", { name: "autoMLStep", retry: "search", cache: true }],
  ["EndpointConfig", job("endpointConfigStep")],
  ["Endpoint", { name: "endpointStep", cache: true }],
  ["InferenceComponent", { name: "inferenceComponentStep" }],
]);

export const GENERIC_STEP = job("genericStep");
