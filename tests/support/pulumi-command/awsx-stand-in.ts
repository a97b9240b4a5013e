/**
 * Stands in for the provider of awsx: lays a VPC out as that one does, with the resources of AWS as its children. What
 * a component of another process registers as its inputs is not what the program gave it, as with the real one.
 */
import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { endWithParent } from "./stand-in";

interface VpcInputs {
  readonly cidrBlock: string;
  readonly numberOfAvailabilityZones: number;
  readonly subnetSpecs: readonly { readonly type: string; readonly cidrMask?: number }[];
  readonly natGateways?: { readonly strategy: string };
  readonly enableDnsHostnames?: boolean;
  readonly enableDnsSupport?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")) as { version: string }).version;

/** A resource of AWS by its type, without the library of AWS. */
class Resource extends pulumi.CustomResource {
  constructor(type: string, name: string, inputs: pulumi.Inputs, parent: pulumi.Resource) {
    super(`aws:ec2/${type}`, name, inputs, { parent, version: versionOf("@pulumi/aws") });
  }
}

class Vpc extends pulumi.ComponentResource {
  readonly outputs: pulumi.Inputs;

  constructor(name: string, args: VpcInputs, options: pulumi.ComponentResourceOptions) {
    super("awsx:ec2:Vpc", name, { name, args }, options);
    const { cidrBlock, enableDnsHostnames, enableDnsSupport, tags } = args;
    const own = { cidrBlock, enableDnsHostnames, enableDnsSupport, tags };
    const vpc = new Resource("vpc:Vpc", name, own, this);
    const vpcId = vpc.id;
    new Resource("internetGateway:InternetGateway", name, { vpcId, tags }, vpc);
    const laid = Array.from({ length: args.numberOfAvailabilityZones }, (_, zone) =>
      args.subnetSpecs.map(({ type }, place) =>
        subnet(`${name}-${type.toLowerCase()}-${String(zone + 1)}`, {
          ...{ type, vpc, tags },
          // The ranges do not matter here, as long as they differ.
          inputs: {
            availabilityZone: `us-east-1${"abcd"[zone] ?? ""}`,
            cidrBlock: `10.0.${String(zone * 8 + place)}.0/24`,
          },
        }),
      ),
    ).flat();
    const ids = (kind: string) => laid.filter(({ type }) => type === kind).map(({ id }) => id);
    this.outputs = {
      vpcId,
      vpc,
      routeTables: laid.map(({ routeTable }) => routeTable),
      ...{
        isolatedSubnetIds: ids("Isolated"),
        privateSubnetIds: ids("Private"),
        publicSubnetIds: ids("Public"),
      },
    };
    this.registerOutputs(this.outputs);
  }
}

const subnet = (
  name: string,
  {
    type,
    vpc,
    tags,
    inputs,
  }: { type: string; vpc: Resource; tags?: VpcInputs["tags"]; inputs: pulumi.Inputs },
) => {
  const own = { ...tags, Name: name, SubnetType: type };
  const all = { vpcId: vpc.id, mapPublicIpOnLaunch: type === "Public", tags: own, ...inputs };
  const made = new Resource("subnet:Subnet", name, all, vpc);
  const routeTable = new Resource("routeTable:RouteTable", name, { vpcId: vpc.id, tags: own }, made);
  const pair = { routeTableId: routeTable.id, subnetId: made.id };
  new Resource("routeTableAssociation:RouteTableAssociation", name, pair, routeTable);
  return { type, id: made.id, routeTable };
};

const construct = async (
  name: string,
  type: string,
  inputs: pulumi.Inputs,
  options: pulumi.ComponentResourceOptions,
): Promise<pulumi.provider.ConstructResult> => {
  if (type !== "awsx:ec2:Vpc") throw new Error(`Component type "${type}" is not pretended.`);
  // All that decides the shape of a VPC is plain: it is known in a preview too.
  const args = await new Promise<VpcInputs>((resolve) => {
    pulumi.output(inputs).apply((known) => resolve(known as unknown as VpcInputs));
  });
  const nat = args.natGateways?.strategy ?? "OnePerAz";
  if (nat !== "None") throw new Error(`NAT strategy "${nat}" of "${name}" is not pretended.`);
  const { urn, outputs } = new Vpc(name, args, options);
  return { urn, state: outputs };
};

endWithParent();
void pulumi.provider.main({ version: versionOf("@pulumi/awsx"), construct }, process.argv.slice(2));
