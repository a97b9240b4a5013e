import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { canonicalJson, type PipelineDefinition } from "../../pipeline-definition";
import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { type Json } from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { TWINS } from "./dsl/twins";
import { normalised, RULES, type Rule } from "./normalisation";

const FOLDER = path.join(__dirname, "python-sdk");
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(/\.json$/, ""))
  .sort();

const text = (name: string): string => readFileSync(path.join(FOLDER, `${name}.json`), "utf8");
const fromSdk = (name: string): PipelineDefinition => JSON.parse(text(name)) as PipelineDefinition;

const twin = (name: string): PipelineDefinition => {
  const make = TWINS[name];
  assert.ok(make, `no twin for ${name}`);
  return make();
};

const form = (document: unknown, rules: readonly Rule[]) => normalised(document as Json, rules);

/** The list of a tuning step's training jobs comes in pages; SageMaker reads them all for the step. */
const PAGING = "Tuning NextToken";

const READER = "arn:aws:lambda:us-east-1:111122223333:function:reader";

/** Every step type that both the SDK and the DSL know. */
const STEP_TYPES = [
  "AutoML",
  "Callback",
  "ClarifyCheck",
  "Condition",
  "EMR",
  "EMRServerless",
  "Endpoint",
  "EndpointConfig",
  "Fail",
  "InferenceComponent",
  "Lambda",
  "Lineage",
  "Model",
  "Processing",
  "QualityCheck",
  "RegisterModel",
  "Training",
  "Transform",
  "Tuning",
];

/** Warnings on the SDK's documents that are no security rule (`job-…`): each one is right. */
const RIGHT: readonly { readonly name: string; readonly code: string; readonly because: string }[] = [
  {
    name: "adult-census",
    code: "cache-never-hits",
    because: "the SDK's own DebugHookConfig, part of the cache key, holds the execution's id",
  },
  ...["clarify-checks", "quality-checks"].map((name) => ({
    name,
    code: "cache-never-hits",
    because: "AWS counts the whole configuration of a check to its cache key, and its output holds the id",
  })),
  {
    name: "conditional-branches",
    code: "nested-condition",
    because: "the pipeline nests them on purpose, and AWS's guide calls that unsupported",
  },
  {
    name: "monitored-transform",
    code: "shared-output",
    because: "its three transforms write to one prefix",
  },
  {
    name: "processing-jobs",
    code: "volume-key-not-taken",
    because: "the machine has disks of its own, which take no key",
  },
  {
    name: "v3-for-each",
    code: "unknown-step-type",
    because: "ForEach and Cleanup stand in the newest SDK and nowhere in AWS's documentation",
  },
];

/** An input and an output, since what a step does not declare cannot be read of it. */
const LISTS = { ProcessingInputs: [{}], ProcessingOutputConfig: { Outputs: [{}] } };

describe("the SageMaker Python SDK as an oracle", () => {
  it("holds at least 15 pipelines, each with a twin in the DSL", () => {
    assert.ok(names.length > 15);
    assert.deepEqual(Object.keys(TWINS).sort(), names);
  });

  it("covers every step type that both know", () => {
    const types = new Set(names.flatMap((name) => allSteps(fromSdk(name)).map(({ step }) => step.Type)));
    assert.deepEqual(
      STEP_TYPES.filter((type) => !types.has(type)),
      [],
    );
  });

  for (const name of names) {
    it(`says the same of ${name} as the DSL`, () => {
      assert.deepEqual(form(twin(name), RULES), form(fromSdk(name), RULES));
    });

    it(`writes ${name} without an error`, () => {
      const errors = checkDefinition(fromSdk(name)).filter(({ severity }) => severity === "error");
      assert.deepEqual(errors, []);
    });
  }

  it("knows every property that the SDK offers", () => {
    const lines = readFileSync(path.join(FOLDER, "list-properties.txt"), "utf8")
      .trim()
      .split("\n")
      .filter((line) => line !== PAGING);
    const types = new Set(lines.map((line) => line.split(" ")[0] ?? ""));
    assert.ok(types.size > 14, [...types].join());
    for (const type of types) {
      const paths = lines
        .filter((line) => line.startsWith(`${type} `))
        .map((line) => line.split(" ")[1] ?? "");
      const read = paths.map((property, i) => [`p${String(i)}`, { Get: `Steps.Source.${property}` }]);
      const problems = checkDefinition({
        Version: "2020-12-01",
        Steps: [
          { Name: "Source", Type: type, Arguments: LISTS },
          {
            Name: "Reader",
            Type: "Lambda",
            FunctionArn: READER,
            Arguments: Object.fromEntries(read) as object,
          },
        ],
      });
      const unknown = problems.filter((found) => found.path.startsWith("Steps[1]"));
      assert.deepEqual(
        unknown.map(({ message }) => message),
        [],
        type,
      );
    }
  });

  it("prints fractions where the SDK prints them", () => {
    const fractions = names.flatMap((name) =>
      [...text(name).matchAll(/"(\w+)": (-?\d+\.0)\b/g)].map(([, key = "", value = ""]) => ({
        name,
        member: `"${key}":${value}`,
      })),
    );
    const members = new Set(fractions.map(({ member }) => member));
    assert.ok(members.has('"NumberOfCpuCoresRequired":2.0'));
    assert.ok(members.has('"DefaultValue":2.0'));
    assert.deepEqual(
      fractions.filter(({ name, member }) => !canonicalJson(twin(name)).includes(member)),
      [],
    );
  });

  it("is warned of nothing but security, save for what is right", () => {
    const others = names.flatMap((name) =>
      checkDefinition(fromSdk(name))
        .filter(({ code }) => !code.startsWith("job-"))
        .map(({ code }) => `${name} ${code}`),
    );
    assert.deepEqual([...new Set(others)].sort(), RIGHT.map(({ name, code }) => `${name} ${code}`).sort());
  });

  for (const rule of RULES) {
    it(`needs the rule that ${rule.name}`, () => {
      const others = RULES.filter((other) => other !== rule);
      const differ = names.filter(
        (name) => canonicalJson(form(twin(name), others)) !== canonicalJson(form(fromSdk(name), others)),
      );
      assert.notDeepEqual(differ, [], "every pair is equal without this rule: remove it");
    });
  }
});
