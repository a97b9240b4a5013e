import type { JsonObject, PropertyFileDeclaration, Scalar } from "../pipeline-definition/document/definition";
import type { Callbacks } from "./callbacks/callbacks";
import type { EndpointHost } from "./endpoints/endpoint-host";
import type { FunctionRunner } from "./functions/function-code";
import type { JobLauncher } from "./jobs/job";
import type * as names from "./plan/names";
import { objectsRead, type ResolveScope } from "./plan/resolve";
import type { Store } from "./store/store";

/** What a step shows of itself once it is under way. */
export interface StepUnderWay {
  readonly Metadata?: JsonObject;
  readonly Arguments?: JsonObject;
  readonly LogName?: string;
}

/** How a step ended. */
export interface StepEnd extends StepUnderWay {
  readonly status: "Succeeded" | "Failed" | "Stopped";
  readonly failureReason?: string;
  readonly properties?: JsonObject;
  /** Of a condition step. */
  readonly outcome?: boolean;
}

/** What a step needs to run: where it is, what it can look up, and who does the work. */
export interface StepContext {
  readonly place: names.Place;
  readonly executionId: string;
  readonly executionArn: string;
  readonly parameters: ReadonlyMap<string, Scalar>;
  /** Execution variables, less those of the step's own job. */
  readonly variables: ReadonlyMap<string, string>;
  readonly properties: (step: string) => JsonObject | undefined;
  readonly propertyFiles: (step: string) => readonly PropertyFileDeclaration[];
  readonly readObject: (s3Uri: string) => Promise<string | undefined>;
  readonly launcher: JobLauncher;
  /** Undefined where there is no code of functions. */
  readonly functions: FunctionRunner | undefined;
  /** Undefined where nobody answers callback steps. */
  readonly callbacks: Callbacks | undefined;
  /** Undefined where nothing makes endpoints. */
  readonly endpoints: EndpointHost | undefined;
  readonly store: Store;
  readonly draw: names.Draw;
  readonly now: () => string;
  readonly signal: AbortSignal;
  readonly onLog: (line: string) => void;
  readonly onUnderWay: (shown: StepUnderWay) => void;
}

/** What the references in a value are looked up in; the JSON files it reads are fetched first. */
export const scopeFor = async (
  value: unknown,
  context: StepContext,
  ownVariables: ReadonlyMap<string, string> = new Map(),
): Promise<ResolveScope> => {
  const { parameters, properties, propertyFiles } = context;
  const objects = new Map<string, string>();
  const scope: ResolveScope = {
    parameters,
    properties,
    propertyFiles,
    variables: new Map([...context.variables, ...ownVariables]),
    readObject: (uri) => objects.get(uri),
  };
  for (const uri of objectsRead(value, scope)) {
    const text = await context.readObject(uri);
    if (text !== undefined) objects.set(uri, text);
  }
  return scope;
};
