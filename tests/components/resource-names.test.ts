import assert from "node:assert/strict";
import path from "node:path";
import { readConfiguration } from "../../components/configuration";
import { PEOPLE } from "../support/people";
import { SURROUNDED } from "../support/pipeline-surroundings";
import { configOf, deployedStack, OWN_DATA, runProgram, type ProgramRun } from "../support/pulumi-program";

/** Most characters that AWS takes, where a name of ours gets a random end. */
const LIMITS = { "aws:s3/bucket:Bucket": 63, "aws:iam/role:Role": 64 };

/** Inputs that are a resource's own name in an account and region. */
const NAMING = [
  ...["name", "bucket", "configurationName", "dashboardName", "domainName", "modelPackageGroupName"],
  "pipelineName",
];
/** Types whose resources stand inside another, which they name by such an input or by one of its own. */
const INSIDE = /^aws:(apigatewayv2\/stage|s3\/bucket[A-Z]|sqs\/queuePolicy|sns\/topicPolicy)/;

/** Names that a run gives, or that Pulumi makes of the logical ones: by type. */
const namesOf = ({ resources }: ProgramRun): ReadonlySet<string> =>
  new Set(
    resources
      .filter(({ type }) => type.startsWith("aws") && !INSIDE.test(type))
      .flatMap(({ type, name, inputs }) => {
        const given = NAMING.flatMap((key) => (typeof inputs[key] === "string" ? [inputs[key]] : []));
        return (given.length > 0 ? given : [name]).map((one) => `${type} ${one}`);
      }),
  );
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

  it("are shared by no two stacks of an account, with everything that can be switched on", async () => {
    const config = { ...SURROUNDED, ...PEOPLE };
    const dev = namesOf(await runProgram({ stack: "dev", config }));
    const staging = namesOf(await runProgram({ stack: "staging", config: { ...config, ...OWN_DATA } }));
    assert.ok(dev.size > 80);
    assert.deepEqual(
      [...dev].filter((name) => staging.has(name)),
      [],
    );
  });
});
