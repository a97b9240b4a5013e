import { outputs, processing } from "../job-steps";
import { compare, fail, gate, lambda } from "../other-steps";
import { declare, document, get, jsonGet, parameter, type Json } from "../parts";

/** A step that writes a report whose values can be read. */
const evaluate = (): Json =>
  processing(
    "Evaluate",
    { ProcessingOutputConfig: outputs("Evaluate", "report") },
    { PropertyFiles: [{ PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" }] },
  );

const metric = (path: string): Json => jsonGet("Evaluate", "Report", path);

const EVERY_CONDITION: readonly Json[] = [
  compare("Equals", parameter("Region"), "eu"),
  compare("GreaterThan", metric("metrics.auc.value"), parameter("Least")),
  compare("GreaterThanOrEqualTo", metric("rows"), 100),
  compare("LessThan", 0.5, metric("metrics.loss[0]")),
  compare("LessThanOrEqualTo", get("Execution.StartDateTime"), "2030-01-01"),
  { Type: "In", QueryValue: parameter("Region"), Values: ["eu", "us", parameter("Extra")] },
  { Type: "Not", Condition: compare("Equals", parameter("Skip"), true) },
  {
    Type: "Or",
    Conditions: [
      compare("Equals", metric("verdict"), "good"),
      { Type: "Not", Condition: { Type: "In", QueryValue: metric("verdict"), Values: ["bad", "unknown"] } },
      { Type: "Or", Conditions: [compare("Equals", true, parameter("Skip"))] },
    ],
  },
];

/** Documents about conditions and their branches. */
export const CONDITIONS: Readonly<Record<string, Json>> = {
  "conditions-of-every-type": document(
    [
      declare("Region", "String", "eu"),
      declare("Extra", "String", "ap"),
      declare("Least", "Float", 0.7),
      declare("Skip", "Boolean", false),
    ],
    [evaluate(), gate("Check", EVERY_CONDITION, [lambda("Tell", {})], [fail("Stop")])],
  ),
  "condition-with-empty-branches": document(
    [declare("Skip", "Boolean", false)],
    [gate("Check", [compare("Equals", parameter("Skip"), false)], [], [])],
  ),
  "condition-outcome-read-elsewhere": document(
    [declare("Region", "String", "eu")],
    [
      gate("Check", [compare("Equals", parameter("Region"), "eu")], [lambda("Tell", {})], []),
      lambda("Log", { outcome: get("Steps.Check.Outcome") }),
    ],
  ),
  "nested-branches": document(
    [declare("Region", "String", "eu"), declare("Skip", "Boolean", false)],
    [
      gate(
        "Outer",
        [compare("Equals", parameter("Region"), "eu")],
        [
          gate(
            "Inner",
            [compare("Equals", parameter("Skip"), false)],
            [
              gate(
                "Innermost",
                [compare("Equals", get("Steps.Inner.Outcome"), "true")],
                [lambda("Run", {})],
                [],
              ),
            ],
            [lambda("Skipped", {}, {}, { DependsOn: ["Before"] })],
          ),
          lambda("Before", {}),
        ],
        [fail("Elsewhere")],
      ),
    ],
  ),
};
