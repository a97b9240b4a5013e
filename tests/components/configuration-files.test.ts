import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { settings } from "../../components/configuration-settings";
import { mistakes, PROJECT, read, WORKFLOWS } from "../support/complete-configuration";

describe("Pulumi.yaml", () => {
  const root = path.resolve(__dirname, "../..");
  const file = (name: string) =>
    parse(readFileSync(path.join(root, name), "utf8")) as Record<string, unknown>;
  const declared = file("Pulumi.yaml")["config"] as Record<
    string,
    { readonly type: string; readonly description: string; readonly default: unknown }
  >;

  it("declares exactly the keys that the program reads, each described", () => {
    const own = Object.keys(settings(WORKFLOWS)).filter((key) => !key.includes(":"));
    assert.deepEqual(Object.keys(declared), own);
    for (const [key, { description }] of Object.entries(declared))
      assert.match(description, /^[A-Z].*\.$/, key);
  });

  it("gives each key a default of its type that the program takes", () => {
    const types: Readonly<Record<string, (value: unknown) => boolean>> = {
      string: (value) => typeof value === "string",
      boolean: (value) => typeof value === "boolean",
      integer: (value) => Number.isInteger(value),
      array: Array.isArray,
      object: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    };
    const defaults: Record<string, string> = {};
    for (const [key, { type, default: value }] of Object.entries(declared)) {
      assert.equal(types[type]?.(value), true, key);
      defaults[key] = typeof value === "string" ? value : JSON.stringify(value);
    }
    // Only the source of the data is left to each stack.
    const { inputData } = read({ ...defaults, inputDataUri: "s3://bucket/file.csv" });
    assert.deepEqual(inputData, { uri: "s3://bucket/file.csv" });
    assert.match(mistakes(defaults).message, /has no input data/);
  });

  it("is followed by a file for each stack, whose networks do not overlap", () => {
    const ranges = ["dev", "staging", "prod"].map((stack) => {
      const config = file(`Pulumi.${stack}.yaml`)["config"] as Record<string, unknown>;
      for (const key of Object.keys(config).filter((one) => one.startsWith(`${PROJECT}:`))) {
        assert.ok(key.slice(PROJECT.length + 1) in declared, `${stack}: ${key}`);
      }
      const { tags } = config["aws:defaultTags"] as { readonly tags: Readonly<Record<string, string>> };
      assert.deepEqual([tags["project"], tags["stack"], tags["env"]], [PROJECT, stack, stack]);
      for (const key of ["owner", "cost-center", "data-classification", "managed-by"])
        assert.notEqual(tags[key] ?? "", "", `${stack}: ${key}`);
      return String(config[`${PROJECT}:vpcCidr`]);
    });
    assert.deepEqual(ranges, ["10.42.0.0/20", "10.42.16.0/20", "10.42.32.0/20"]);
  });
});
