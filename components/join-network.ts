import * as pulumi from "@pulumi/pulumi";
import { FlowLogs } from "./flow-logs";
import { InterfaceEndpoints } from "./interface-endpoints";
import { Network, type NetworkArgs } from "./network";
import type { NetworkValues } from "./network-settings";
import { endpointServices } from "./policies/endpoint-services";

export interface JoinNetworkArgs extends Omit<NetworkValues, "natGateways">, Omit<NetworkArgs, "cidrBlock"> {
  readonly vpcCidr: string;
  /** ARN of the key that encrypts the flow logs. */
  readonly keyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly protect: boolean;
}

/** Where jobs and models run. */
export interface JoinedNetwork {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string[]>;
  readonly securityGroupIds: pulumi.Output<string[]>;
  /** ID of the gateway endpoint through which jobs reach S3; empty where an existing VPC names none. */
  readonly s3EndpointId: pulumi.Output<string>;
}

/**
 * The network of the configuration: an existing one as it is, or one of the stack's own, with flow logs and those
 * interface endpoints that the asked features need.
 */
export const joinNetwork = (name: string, args: JoinNetworkArgs): JoinedNetwork => {
  if (args.vpcId !== "") {
    return {
      vpcId: pulumi.output(args.vpcId),
      subnetIds: pulumi.output([...args.subnetIds]),
      securityGroupIds: pulumi.output([...args.securityGroupIds]),
      s3EndpointId: pulumi.output(args.s3EndpointId),
    };
  }
  const { place, vpcCidr, availabilityZones, natGateways, artifactsBucket, dataBucket } = args;
  const network = new Network(name, {
    place,
    cidrBlock: vpcCidr,
    availabilityZones,
    natGateways,
    artifactsBucket,
    dataBucket,
  });
  const { keyArn, logRetentionDays: retentionDays, protect } = args;
  new FlowLogs(`${name}-flow-logs`, { place, vpcId: network.vpcId, keyArn, retentionDays, protect });
  const services = endpointServices(args.endpointsFor);
  if (services.length > 0) {
    const { vpcId, subnetIds } = network;
    const clientGroupId = network.securityGroupIds.apply(([jobs = ""]) => jobs);
    new InterfaceEndpoints(`${name}-endpoints`, { place, vpcId, subnetIds, clientGroupId, services });
  }
  return network;
};
