import { at, text } from "./json-reading";

/** A resource as the engine knows it, with the URN of what it stands in. */
export interface PlacedResource {
  readonly urn: string;
  readonly type: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly parent?: { readonly urn: string };
}

/**
 * What a VPC of awsx was asked for, read from what stands in it. The controls read the inputs that the program gave;
 * Pulumi's engine knows those of a component of another process only in a form of that process, but its resources.
 */
export const laidOutInputs = (
  vpc: PlacedResource,
  resources: readonly PlacedResource[],
): Readonly<Record<string, unknown>> => {
  const parents = new Map(resources.map(({ urn, parent }) => [urn, parent?.urn]));
  const isInside = (urn: string | undefined): boolean =>
    urn !== undefined && (parents.get(urn) === vpc.urn || isInside(parents.get(urn)));
  const within = resources.filter(({ urn }) => isInside(urn));
  const propsOf = (type: string) => within.filter((one) => one.type === type).map(({ props }) => props);
  const subnets = propsOf("aws:ec2/subnet:Subnet");
  const [inner] = propsOf("aws:ec2/vpc:Vpc");
  const kinds = new Set(subnets.map((subnet) => text(at(subnet, "tags", "SubnetType"))));
  return {
    subnetSpecs: [...kinds].map((type) => ({ type })),
    numberOfAvailabilityZones: new Set(subnets.map((subnet) => text(subnet["availabilityZone"]))).size,
    natGateways: { strategy: propsOf("aws:ec2/natGateway:NatGateway").length > 0 ? "Single" : "None" },
    enableDnsHostnames: inner?.["enableDnsHostnames"],
    enableDnsSupport: inner?.["enableDnsSupport"],
  };
};
