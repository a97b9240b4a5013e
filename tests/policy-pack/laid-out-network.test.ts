import assert from "node:assert/strict";
import { laidOutInputs, type PlacedResource } from "../../policy-pack/laid-out-network";

const resource = (
  type: string,
  name: string,
  parent: string | undefined,
  props: PlacedResource["props"] = {},
): PlacedResource => ({
  urn: name,
  type,
  props,
  ...(parent === undefined ? {} : { parent: { urn: parent } }),
});

const subnet = (name: string, zone: string, kind = "Isolated", parent = "inner") =>
  resource("aws:ec2/subnet:Subnet", name, parent, { availabilityZone: zone, tags: { SubnetType: kind } });

const vpc = resource("awsx:ec2:Vpc", "vpc", undefined, { name: "vpc", args: {} });
const inner = resource("aws:ec2/vpc:Vpc", "inner", "vpc", {
  enableDnsHostnames: true,
  enableDnsSupport: false,
});

describe("a VPC that was laid out in another process", () => {
  it("is known by its resources, in whatever order they come", () => {
    const inputs = laidOutInputs(vpc, [subnet("a", "us-east-1a"), subnet("b", "us-east-1b"), inner, vpc]);
    assert.deepEqual(inputs, {
      subnetSpecs: [{ type: "Isolated" }],
      numberOfAvailabilityZones: 2,
      natGateways: { strategy: "None" },
      enableDnsHostnames: true,
      enableDnsSupport: false,
    });
  });

  it("has the NAT gateway that stands in one of its subnets", () => {
    const nat = resource("aws:ec2/natGateway:NatGateway", "nat", "a");
    const { natGateways, subnetSpecs } = laidOutInputs(vpc, [
      nat,
      subnet("a", "us-east-1a", "Public"),
      inner,
      vpc,
    ]);
    assert.deepEqual([natGateways, subnetSpecs], [{ strategy: "Single" }, [{ type: "Public" }]]);
  });

  it("has nothing of another VPC", () => {
    const other = subnet("c", "us-east-1c", "Public", "elsewhere");
    const { subnetSpecs, numberOfAvailabilityZones } = laidOutInputs(vpc, [
      other,
      inner,
      vpc,
      subnet("a", "z"),
    ]);
    assert.deepEqual([subnetSpecs, numberOfAvailabilityZones], [[{ type: "Isolated" }], 1]);
  });
});
