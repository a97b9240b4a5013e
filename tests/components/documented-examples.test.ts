import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { endpointFeatures, endpointServices } from "../../components/policies/endpoint-services";
import { MONTHLY_PRICES } from "../../delivery/prices";
import { deployedStack, runProgram } from "../support/pulumi-program";

const read = (page: string): string => readFileSync(path.resolve(__dirname, "../../docs", page), "utf8");

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The examples of a page: what each makes, and its configuration. */
const examplesOf = (page: string) =>
  [...read(page).matchAll(/<!-- makes (\S+) -->\s+```yaml\n(.*?)```/gs)].map(([, type = "", text = ""]) => ({
    type,
    config: Object.fromEntries(
      Object.entries(parse(text) as Record<string, unknown>).map(([key, value]) => [key, asText(value)]),
    ),
  }));

for (const page of ["operations.md", "network.md"]) {
  describe(`the examples of docs/${page}`, () => {
    it("all say what they make", () => {
      assert.equal(examplesOf(page).length, read(page).match(/^```yaml/gm)?.length);
    });

    for (const { type, config } of examplesOf(page)) {
      it(`make ${type} of ${Object.keys(config).join(", ")}`, async () => {
        const run = await runProgram({ stack: "dev", config });
        const bytes = [...run.bytes].filter(([key]) => key.startsWith(type)).join();
        const without = [...(await deployedStack("dev")).bytes]
          .filter(([key]) => key.startsWith(type))
          .join();
        assert.notEqual(bytes, without);
      });
    }
  });
}

const price = (type: string): string => `$${(MONTHLY_PRICES[type]?.perMonth ?? 0).toFixed(2)}`;

describe("idle costs in the documentation", () => {
  it("of interface endpoints are those of the price table", () => {
    const perZone = MONTHLY_PRICES["aws:ec2/vpcEndpoint:VpcEndpoint"]?.perMonth ?? 0;
    const rows = [...read("network.md").matchAll(/^\| `([a-z-]+)` +\| ([a-z., ]+?) +\| +(\S+) \|$/gm)];
    assert.deepEqual(
      rows.map(([, feature, services, cost]) => [feature, services, cost]),
      endpointFeatures.map((feature) => {
        const services = endpointServices([feature]);
        return [feature, services.join(", "), `$${(services.length * 2 * perZone).toFixed(2)}`];
      }),
    );
  });

  it("of gateways, keys, alarms and dashboards too", () => {
    assert.ok(read("network.md").includes(`${price("aws:ec2/natGateway:NatGateway")} a month`));
    assert.ok(read("operations.md").includes(`${price("aws:kms/key:Key")} a month for the key`));
    assert.ok(
      read("operations.md").includes(`${price("aws:cloudwatch/metricAlarm:MetricAlarm")} a month for each`),
    );
    assert.ok(read("operations.md").includes(`then ${price("aws:cloudwatch/dashboard:Dashboard")}`));
    assert.ok(read("operations.md").includes("the two endpoints, $29.20 a month"));
  });
});
