import type { JsonObject, PipelineDefinition } from "../../../../pipeline-definition/document/definition";
import { BUILDERS, type Recipe } from "./random-steps";
import { pickFrom, type Scope } from "./random-values";

const CACHED = ["Processing", "Training", "Transform", "Tuning", "Lambda", "Callback", "QualityCheck", "EMR"];
const RETRIED = ["Processing", "Training", "Transform", "Tuning", "Model", "RegisterModel", "EMR"];

const stepOf = (recipe: Recipe, name: string, scope: Scope): JsonObject => {
  const { DependsOn, CacheConfig, RetryPolicies, ...texts } = recipe.options;
  const before = scope.steps.filter(({ Type }) => Type !== "Fail").map(({ Name }) => Name as string);
  return {
    Name: name,
    // Comments name the types that nobody knows.
    Type: recipe.type === "Other" ? `BrandNewThing${recipe.texts[2] ?? ""}` : recipe.type,
    ...BUILDERS[recipe.type](recipe, scope),
    ...texts,
    ...(DependsOn === true && before.length > 0
      ? { DependsOn: [pickFrom(before, recipe.picks[7] ?? 0)] }
      : {}),
    ...(CacheConfig !== undefined && CACHED.includes(recipe.type) ? { CacheConfig } : {}),
    ...(RetryPolicies !== undefined && RETRIED.includes(recipe.type) ? { RetryPolicies } : {}),
  };
};

/** A document out of recipes: steps in order, those inside in a branch of the condition step before them. */
export const buildDefinition = (
  recipes: readonly Recipe[],
  parameters: readonly JsonObject[],
  top: JsonObject,
): PipelineDefinition => {
  const all: JsonObject[] = [];
  const tops: JsonObject[] = [];
  let open: { readonly IfSteps: JsonObject[]; readonly ElseSteps: JsonObject[] } | undefined;
  const taken = new Set<string>();
  for (const recipe of recipes) {
    // A name may differ from another one in capitals only, but not be the same.
    if (taken.has(recipe.name)) continue;
    taken.add(recipe.name);
    const branches = { IfSteps: [] as JsonObject[], ElseSteps: [] as JsonObject[] };
    const made = stepOf(recipe, recipe.name, { parameters, steps: all });
    const step =
      recipe.type === "Condition"
        ? {
            ...made,
            Arguments: { ...(made["Arguments"] as JsonObject), ...branches } as unknown as JsonObject,
          }
        : made;
    const place =
      recipe.isInside && open !== undefined
        ? open[(recipe.picks[0] ?? 0) % 2 === 0 ? "IfSteps" : "ElseSteps"]
        : tops;
    place.push(step);
    all.push(made);
    if (recipe.type === "Condition") open = branches;
  }
  return {
    Version: "2020-12-01",
    ...top,
    Parameters: parameters,
    Steps: tops,
  } as unknown as PipelineDefinition;
};
