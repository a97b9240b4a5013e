import assert from "node:assert/strict";
import path from "node:path";
import { readConfiguration } from "../../components/configuration";
import { configOf, deployedStack } from "../support/pulumi-program";

/** Most characters that AWS takes, where a name of ours gets a random end. */
const LIMITS = { "aws:s3/bucket:Bucket": 63, "aws:iam/role:Role": 64 };
const RANDOM_END = "-1234567";

const accepted = (stack: string): boolean => {
  const config = configOf(path.resolve(__dirname, "../.."), { stack: "dev" });
  try {
    readConfiguration({ ...config, stack, workflows: ["adult-census"] });
    return true;
  } catch {
    return false;
  }
};

describe("names of resources", () => {
  it("fit AWS's limits for every stack name that is accepted", async () => {
    const lengths = Array.from({ length: 60 }, (_, i) => i + 1).filter((n) => accepted("a".repeat(n)));
    const more = Math.max(...lengths) - "dev".length;
    const { all } = await deployedStack("dev");
    for (const [type, limit] of Object.entries(LIMITS)) {
      assert.ok(all(type).length > 0, type);
      for (const { name } of all(type)) {
        const length = name.length + more + RANDOM_END.length;
        assert.ok(length <= limit, `${name} may get ${String(length)} characters`);
      }
    }
  });
});
