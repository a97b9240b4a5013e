import type { JsonObject, StepDefinition } from "../pipeline-definition/document/definition";
import * as names from "./plan/names";
import { resolve } from "./plan/resolve";
import { scopeFor, type StepContext } from "./step-context";

const without = (args: JsonObject, member: string): JsonObject =>
  Object.fromEntries(Object.entries(args).filter(([key]) => key !== member));

/** Makes the name of a job, model or endpoint configuration; a name in the arguments counts as a prefix and leaves them. */
export const nameFor = async (
  step: StepDefinition,
  member: string,
  context: StepContext,
): Promise<{ readonly name: string; readonly args: JsonObject }> => {
  const args = step.Arguments ?? {};
  const given = args[member];
  const prefix = given === undefined ? undefined : resolve(given, await scopeFor(given, context));
  const name = names.jobName(
    context.executionId,
    step.Name,
    context.draw,
    typeof prefix === "string" && prefix !== "" ? prefix : undefined,
  );
  return { name, args: without(args, member) };
};
