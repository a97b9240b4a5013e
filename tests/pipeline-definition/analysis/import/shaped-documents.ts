import { STEP_FUNCTIONS } from "../../../../pipeline-definition/analysis/import/step-functions";
import {
  membersOf,
  propertiesShape,
  requestShape,
  resolve,
} from "../../../../pipeline-definition/api-model/api-shapes";
import type { Shape } from "../../../../pipeline-definition/api-model/shape";
import type { JsonObject, PipelineDefinition } from "../../../../pipeline-definition/document/definition";

const DEEPEST = 12;

/** A value that fills a shape: every member there is, or only those that are asked for. */
const filled = (shape: Shape, all: boolean, depth = 0): unknown => {
  const known = resolve(shape);
  switch (known.kind) {
    case "object": {
      const members = Object.entries(all && depth < DEEPEST ? membersOf(known) : known.required);
      return Object.fromEntries(members.map(([name, member]) => [name, filled(member, all, depth + 1)]));
    }
    case "list":
      return [filled(known.of, all, depth + 1)];
    case "map": {
      const keys = known.keys && resolve(known.keys);
      const key = keys !== undefined && "values" in keys ? (keys.values?.[0] ?? "key") : "key";
      return { [key]: filled(known.of, all, depth + 1) };
    }
    case "text":
      return known.values?.[0] ?? "text";
    case "integer":
    case "number":
      return 1;
    case "boolean":
      return true;
    case "scalar":
      return "2026-01-01T00:00:00Z";
    case "anything":
      return "anything";
  }
};

/** Members beside the arguments that a step of one type has to have. */
const BESIDE: Readonly<Record<string, JsonObject>> = {
  QualityCheck: { CheckType: "DATA_QUALITY" },
  ClarifyCheck: { CheckType: "MODEL_BIAS", ModelName: "model" },
};

const documentOf = (...steps: readonly object[]): PipelineDefinition =>
  ({ Version: "2020-12-01", Metadata: {}, Parameters: [], Steps: steps }) as never;

const mirrored = [...STEP_FUNCTIONS.keys()].filter(
  (type) => type !== "Fail" && requestShape(type) !== undefined,
);

/** For each step type whose arguments mirror a request: a document with all members of it, and one with the fewest. */
export const filledDocuments = (): ReadonlyMap<string, PipelineDefinition> =>
  new Map(
    mirrored.flatMap((type) =>
      [true, false].map((all) => {
        const Arguments = filled(requestShape(type) ?? { kind: "anything" }, all);
        const step = { Name: "Step", Type: type, Arguments, ...BESIDE[type] };
        return [`${all ? "all" : "fewest"}-${type}`, documentOf(step)] as const;
      }),
    ),
  );

/** Every path to a value below a shape, as references write it. */
const pathsIn = (shape: Shape, path: string, depth = 0): readonly string[] => {
  const known = resolve(shape);
  if (depth > DEEPEST) return [];
  if (known.kind === "object")
    return Object.entries(membersOf(known)).flatMap(([name, member]) =>
      pathsIn(member, `${path}.${name}`, depth + 1),
    );
  if (known.kind === "list") return pathsIn(known.of, `${path}[0]`, depth + 1);
  return known.kind === "map" ? pathsIn(known.of, `${path}['key']`, depth + 1) : [path];
};

/** For each step type with typed properties: a document in which another step reads each of them. */
export const readingDocuments = (): ReadonlyMap<string, PipelineDefinition> =>
  new Map(
    [...STEP_FUNCTIONS.keys()].flatMap((type) => {
      const shape = propertiesShape(type);
      if (shape === undefined || type === "Fail" || type === "Lambda" || type === "Callback") return [];
      const request = requestShape(type);
      const Arguments =
        request === undefined ? { Conditions: [], IfSteps: [], ElseSteps: [] } : filled(request, false);
      const read = pathsIn(shape, "Steps.Read").map((Get, i) => [`p${String(i)}`, { Get }] as const);
      const reader = {
        Name: "Reader",
        Type: "Lambda",
        FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:reader",
        Arguments: Object.fromEntries(read),
        OutputParameters: [],
      };
      return [
        [
          `reads-${type}`,
          documentOf({ Name: "Read", Type: type, Arguments, ...BESIDE[type] }, reader),
        ] as const,
      ];
    }),
  );
