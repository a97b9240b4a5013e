import { SecurityGroup, VpcEndpoint } from "@pulumi/aws/ec2";
import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { interfaceEndpointPolicy } from "./policies/endpoint-services";

export interface InterfaceEndpointsArgs {
  readonly place: pulumi.Input<Place>;
  readonly vpcId: pulumi.Input<string>;
  /** Subnets, one for each zone: an endpoint costs by zone and hour. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security group of the jobs, the only ones that get in. */
  readonly clientGroupId: pulumi.Input<string>;
  /** Ends of the services' names, such as `sagemaker.api`. */
  readonly services: readonly string[];
}

const https = { ipProtocol: "tcp", fromPort: 443, toPort: 443 } as const;

/** Private ways from the jobs to services of AWS, under the services' own names, for callers of this account. */
export class InterfaceEndpoints extends pulumi.ComponentResource {
  constructor(name: string, args: InterfaceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:InterfaceEndpoints", name, args, opts);
    const { vpcId, clientGroupId } = args;
    const group = new SecurityGroup(
      name,
      { vpcId, description: "Interface endpoints: jobs come in, nothing goes out" },
      { parent: this },
    );
    new SecurityGroupIngressRule(
      name,
      {
        ...https,
        securityGroupId: group.id,
        referencedSecurityGroupId: clientGroupId,
        description: "Calls of jobs to AWS",
      },
      { parent: this },
    );
    new SecurityGroupEgressRule(
      name,
      {
        ...https,
        securityGroupId: clientGroupId,
        referencedSecurityGroupId: group.id,
        description: "AWS through the interface endpoints",
      },
      { parent: this },
    );
    for (const service of args.services) this.endpoint(name, service, args, group.id);
    this.registerOutputs({});
  }

  private endpoint(
    name: string,
    service: string,
    { place, vpcId, subnetIds }: InterfaceEndpointsArgs,
    groupId: pulumi.Output<string>,
  ): void {
    const known = pulumi.output(place);
    new VpcEndpoint(
      `${name}-${service.replace(".", "-")}`,
      {
        vpcId,
        vpcEndpointType: "Interface",
        serviceName: known.apply(({ region }) => `com.amazonaws.${region}.${service}`),
        subnetIds,
        securityGroupIds: [groupId],
        privateDnsEnabled: true,
        policy: pulumi.jsonStringify(known.apply((at) => interfaceEndpointPolicy(at, service))),
      },
      { parent: this },
    );
  }
}
