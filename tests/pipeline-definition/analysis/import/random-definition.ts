import fc from "fast-check";
import type {
  Json,
  JsonObject,
  PipelineDefinition,
} from "../../../../pipeline-definition/document/definition";
import { buildDefinition } from "./build-definition";
import { STEP_KINDS, type Recipe } from "./random-steps";

/** Pieces of text that would become code, a comment's end or a line's end where they are not escaped. */
const HOSTILE = [
  ...['"', "'", "`", "\\", "${", "}", "*/", "/*", "//", "\n", "\r", "\t", "\0", "\u2028", "\u2029", "\u202e"],
  ...[
    "\ud800",
    "\udfff",
    "\ufeff",
    "</script>",
    "<!--",
    "__proto__",
    "constructor",
    "toString",
    "toExpression",
    "as never",
  ],
  ...[
    '");globalThis.hit=1;("',
    "`);globalThis.hit=1;(`",
    "${globalThis.hit=1}",
    "\nglobalThis.hit=1\n",
    "*/hit()/*",
  ],
];

/** Any text, at most 200 characters. */
export const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.string({ maxLength: 8 }),
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join("").slice(0, 200));

const someText = anyText.filter((text) => text.length > 0);

/** Names that SageMaker takes; many differ only in signs, or are words of the language. */
const names = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "B", "1", "-", "_"), minLength: 1, maxLength: 5 }),
  fc.constantFrom(
    "class",
    "await",
    "pipeline",
    "join",
    "Train",
    "train",
    "TRAIN",
    "__proto__",
    "constructor",
    "step",
  ),
  fc.string({ unit: fc.constantFrom("x", "Y", "9"), minLength: 60, maxLength: 64 }),
);

const options = fc.record(
  {
    DisplayName: someText,
    Description: someText,
    DependsOn: fc.constant(true),
    CacheConfig: fc.constantFrom<JsonObject>({ Enabled: false }, { Enabled: true, ExpireAfter: "P30D" }),
    RetryPolicies: fc.constantFrom<Json>(
      [{ ExceptionType: ["Step.SERVICE_FAULT"], MaxAttempts: 3 }],
      [
        {
          ExceptionType: ["Step.SERVICE_FAULT", "Step.THROTTLING"],
          IntervalSeconds: 2,
          BackoffRate: 2,
          MaxAttempts: 5,
        },
      ],
      [{ ExceptionType: ["Step.THROTTLING"], BackoffRate: 1.5, ExpireAfterMin: 10 }],
      [{ ExceptionType: ["Step.THROTTLING"] }],
      [],
    ),
  },
  { requiredKeys: [] },
);

const recipes = fc.array(
  fc.record<Recipe>({
    type: fc.constantFrom(...STEP_KINDS),
    name: names,
    texts: fc.array(someText, { minLength: 4, maxLength: 4 }),
    picks: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
    options,
    isInside: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
);

const parameters = fc.uniqueArray(
  fc.oneof(
    fc.record(
      { Name: names, Type: fc.constant("String"), DefaultValue: anyText, Description: anyText },
      { requiredKeys: ["Name", "Type"] },
    ),
    fc
      .record({ Name: names, values: fc.uniqueArray(someText, { minLength: 1, maxLength: 3 }) })
      .map(({ Name, values }) => ({ Name, Type: "String", DefaultValue: values[0], EnumValues: values })),
    fc.record(
      { Name: names, Type: fc.constant("Integer"), DefaultValue: fc.integer() },
      { requiredKeys: ["Name", "Type"] },
    ),
    fc.record({
      Name: names,
      Type: fc.constant("Float"),
      DefaultValue: fc.double({ noNaN: true, noDefaultInfinity: true }),
    }),
    fc.record({ Name: names, Type: fc.constant("Boolean"), DefaultValue: fc.boolean() }),
    fc.record({ Name: names, Type: fc.constant("String"), DefaultValue: fc.constant(null) }),
    fc.record({ Name: names }),
  ),
  { selector: ({ Name }) => Name, maxLength: 5 },
);

const topMembers = fc.record(
  {
    Metadata: fc.constantFrom<JsonObject>({}, { note: "`${1}`" }),
    PipelineExperimentConfig: fc.constantFrom<Json>(null, {
      ExperimentName: { Get: "Execution.PipelineName" },
      TrialName: "trial",
    }),
  },
  { requiredKeys: [] },
);

/** Documents with steps of all types, hostile texts and names that look alike. Not all of them are sound. */
export const definitions: fc.Arbitrary<PipelineDefinition> = fc
  .tuple(recipes, parameters, topMembers)
  .map(([steps, declared, top]) => buildDefinition(steps, declared as readonly JsonObject[], top));
