import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { SAGEMAKER_CALLS, type Happening } from "./required-calls";
import { dataAccess, type WrittenKey } from "./required-data-access";
import { Interpreter, type Required, type Surroundings } from "./required-interpreter";
import { OTHER_SERVICES } from "./required-other-services";
import { SERVICE_CALLS } from "./required-service-calls";

/** The step types whose calls are known. */
export const callsOfType = (type: string): readonly Happening[] | undefined => {
  const calls = [SAGEMAKER_CALLS, SERVICE_CALLS, OTHER_SERVICES].map((table) =>
    Object.hasOwn(table, type) ? table[type] : undefined,
  );
  return calls.every((one) => one === undefined) ? undefined : calls.flatMap((one) => one ?? []);
};

/** Each choice of each parameter that has choices, the others at their defaults. */
const choices = (document: PipelineDefinition): readonly Readonly<Record<string, string>>[] => [
  {},
  ...(document.Parameters ?? []).flatMap(({ Name, EnumValues = [] }) =>
    EnumValues.map((value) => ({ [Name]: value })),
  ),
];

const once = (
  document: PipelineDefinition,
  around: Surroundings,
  given: Readonly<Record<string, string>>,
) => {
  const interpreter = new Interpreter(document, around, given);
  const steps = allSteps(document).map(({ step }) => ({ step, happenings: callsOfType(step.Type) ?? [] }));
  const keys: readonly WrittenKey[] = steps.flatMap(({ step, happenings }) =>
    happenings.flatMap((one) => {
      if (!("writes" in one) || one.key === undefined) return [];
      const [key] = interpreter.texts(step, one.key);
      return key === undefined ? [] : interpreter.texts(step, one.writes).map((uri) => ({ uri, key }));
    }),
  );
  return steps.flatMap(({ step, happenings }) => [
    ...happenings.flatMap((one) => [...interpreter.calls(step, one), ...interpreter.passes(step, one)]),
    ...dataAccess({ interpreter, around, keys, step, happenings }),
  ]);
};

/** Every call that an execution of a definition makes, as far as the definition tells. */
export const requiredAccess = (document: PipelineDefinition, around: Surroundings): readonly Required[] =>
  choices(document).flatMap((given) => once(document, around, given));
