import { quoted } from "../document/quoted";
import type { DefinitionReading, StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";
import { placesAt } from "./value-at";

const namesGivenBy = (
  steps: readonly StepReading[],
  type: string,
  member: string,
): ReadonlyMap<string, StepReading> => {
  const found = new Map<string, StepReading>();
  for (const step of steps) {
    const name = step.args[member];
    if (step.type === type && typeof name === "string" && !found.has(name)) found.set(name, step);
  }
  return found;
};

/** SageMaker makes the name of an endpoint configuration unique for each execution. */
const checkConfigName = (
  step: StepReading,
  configs: ReadonlyMap<string, StepReading>,
): readonly Problem[] => {
  const name = step.args["EndpointConfigName"];
  if (step.type !== "Endpoint" || typeof name !== "string") return [];
  const made = configs.get(name);
  if (made === undefined) return [];
  const message = `${step.subject} names the endpoint configuration ${quoted(name)} of ${made.subject}, to whose name SageMaker adds a suffix.`;
  const hint = `Read the name: {"Get":${quoted(`Steps.${made.name ?? "<step>"}.EndpointConfigName`)}}.`;
  return [problem("literal-config-name", [...step.path, "Arguments", "EndpointConfigName"], message, hint)];
};

const checkVariants = (step: StepReading): readonly Problem[] => {
  if (step.type !== "EndpointConfig") return [];
  const seen = new Set<string>();
  const lists = ["ProductionVariants", "ShadowProductionVariants"];
  const base = [...step.path, "Arguments"];
  const repeated = lists.flatMap((list) =>
    placesAt(step.args, [list, "*", "VariantName"], base).flatMap(({ value, path }) => {
      if (typeof value !== "string" || !seen.has(value)) {
        if (typeof value === "string") seen.add(value);
        return [];
      }
      const message = `${step.subject} has two variants named ${quoted(value)}.`;
      return [problem("duplicate-name", path, message, "Give each variant a name of its own.")];
    }),
  );
  const counts = lists.map((list) => placesAt(step.args, [list, "*"]).length);
  const [production = 0, shadow = 0] = counts;
  if (shadow === 0 || (production === 1 && shadow === 1)) return repeated;
  const message = `${step.subject} has ${String(production)} production and ${String(shadow)} shadow variants; with a shadow, SageMaker takes one of each.`;
  const hint = "Keep one variant in each list.";
  return [...repeated, problem("value-not-allowed", [...base, "ShadowProductionVariants"], message, hint)];
};

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html */
export const checkEndpoints = ({ steps }: DefinitionReading): readonly Problem[] => {
  const configs = namesGivenBy(steps, "EndpointConfig", "EndpointConfigName");
  return steps.flatMap((step) => [...checkConfigName(step, configs), ...checkVariants(step)]);
};
