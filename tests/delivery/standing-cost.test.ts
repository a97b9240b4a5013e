import assert from "node:assert/strict";
import { readPreview } from "../../delivery/preview";
import { resourceChanges } from "../../delivery/resource-changes";
import { standingCosts } from "../../delivery/standing-cost";
import { cannedStep } from "./canned-preview";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

const costs = (...steps: readonly unknown[]) =>
  standingCosts(resourceChanges(readPreview({ steps }) ?? { steps: [], errors: [] })).map(
    ({ name, perMonth }) => [name, Number(perMonth.toFixed(2))],
  );

describe("standingCosts", () => {
  it("adds what is created and takes off what is deleted", () => {
    assert.deepEqual(
      costs(
        cannedStep("create", "aws:kms/key:Key", "new", { after: {} }),
        cannedStep("delete", "aws:cloudwatch/metricAlarm:MetricAlarm", "old", { before: {} }),
        cannedStep("replace", "aws:kms/key:Key", "other", { before: {}, after: {} }),
        cannedStep("create", "aws:s3/bucket:Bucket", "data", { after: {} }),
      ),
      [
        ["new", 1],
        ["old", -0.1],
      ],
    );
  });

  it("counts an interface endpoint in each of its zones, and a gateway endpoint not at all", () => {
    const endpoint = (inputs: Readonly<Record<string, unknown>>) =>
      cannedStep("create", ENDPOINT, "e", { after: { inputs } });
    assert.deepEqual(costs(endpoint({ vpcEndpointType: "Interface", subnetIds: ["a", "b", "c"] })), [
      ["e", 21.9],
    ]);
    assert.deepEqual(costs(endpoint({ vpcEndpointType: "Interface" })), [["e", 7.3]]);
    assert.deepEqual(costs(endpoint({ vpcEndpointType: "Gateway" })), []);
  });
});
