import { isJsonObject, type JsonObject, type PipelineDefinition } from "../../document/definition";
import { allSteps } from "../../document/steps";
import { nodesOf } from "../../document/walk";
import { PLACEHOLDER_ACCOUNT, PLACEHOLDER_REGION, placeOf, type Place } from "./place";
import { readStep, type ReadValue, type StepReading } from "./step-reading";
import type { Surroundings } from "./surroundings";
import { valueReader } from "./values";

/** A document as all derivations look at it. */
export interface DocumentReading {
  readonly place: Place;
  readonly steps: readonly StepReading[];
  readonly stepsByName: ReadonlyMap<string, StepReading>;
  readonly read: ReadValue;
  readonly surroundings: Surroundings;
}

/** `arn:partition:service:region:account:` with a region or an account, or both. */
const ARN = /^arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:/;
const IMAGE = /^\d{12}\.dkr\.ecr\.([a-z0-9-]+)\./;

interface Seen {
  readonly regions: readonly string[];
  readonly accounts: readonly string[];
}

/** Regions and accounts that the texts of a document name, the likeliest first. */
const placesNamed = (document: unknown): Seen => {
  const roles = new Set<string>();
  const accounts = new Set<string>();
  const regions = new Set<string>();
  const imageRegions = new Set<string>();
  for (const { value } of nodesOf(document)) {
    if (typeof value !== "string") continue;
    const [, service, region, account] = ARN.exec(value) ?? [];
    if (account !== undefined) (service === "iam" ? roles : accounts).add(account);
    if (region !== undefined && region !== "") regions.add(region);
    const ofImage = IMAGE.exec(value)?.[1];
    if (ofImage !== undefined) imageRegions.add(ofImage);
  }
  return { regions: [...regions, ...imageRegions], accounts: [...roles, ...accounts] };
};

const parametersOf = (document: PipelineDefinition): ReadonlyMap<string, JsonObject> => {
  const declared: unknown = document.Parameters;
  const list = Array.isArray(declared) ? (declared as unknown[]).filter(isJsonObject) : [];
  return new Map(
    list.flatMap((one) => (typeof one["Name"] === "string" ? [[one["Name"], one] as const] : [])),
  );
};

/** Reads a document once, for all that is derived from it. Takes any JSON. */
export const readDocument = (document: PipelineDefinition, surroundings: Surroundings): DocumentReading => {
  const seen = placesNamed(document);
  const steps = isJsonObject(document) ? allSteps(document).map(({ step }) => readStep(step)) : [];
  const stepsByName = new Map(steps.map((step) => [step.name, step]));
  return {
    place: placeOf(
      surroundings.region ?? seen.regions[0] ?? PLACEHOLDER_REGION,
      surroundings.account ?? seen.accounts[0] ?? PLACEHOLDER_ACCOUNT,
    ),
    steps,
    stepsByName,
    read: valueReader({
      parameters: isJsonObject(document) ? parametersOf(document) : new Map<string, JsonObject>(),
      steps: stepsByName,
      pipelineName: surroundings.pipelineName,
    }),
    surroundings,
  };
};
