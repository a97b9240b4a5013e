import { DefaultSecurityGroup, SecurityGroup, VpcEndpoint } from "@pulumi/aws/ec2";
import { SecurityGroupEgressRule, SecurityGroupIngressRule } from "@pulumi/aws/vpc";
import { Vpc } from "@pulumi/awsx/ec2";
import * as pulumi from "@pulumi/pulumi";
import { s3EndpointPolicy } from "./policies/network-policies";
import type { Place } from "../pipeline-definition/analysis/permissions/place";

export interface NetworkArgs {
  readonly place: pulumi.Input<Place>;
  /** IPv4 range of the VPC, such as `10.42.0.0/16`. */
  readonly cidrBlock: string;
  /** Number of availability zones, each with one subnet. Endpoints later need two. */
  readonly availabilityZones: number;
  /**
   * Ways out to the internet, by NAT in public subnets of their own: `one-per-zone` goes on when a zone fails. They
   * cost by the hour, and jobs that are not network-isolated can send data anywhere through them.
   */
  readonly natGateways: "none" | "single" | "one-per-zone";
  /** Name of the bucket for code and outputs. */
  readonly artifactsBucket: pulumi.Input<string>;
  /** Name of the bucket of the input data. */
  readonly dataBucket: pulumi.Input<string>;
}

const STRATEGIES = { none: "None", single: "Single", "one-per-zone": "OnePerAz" } as const;

/**
 * A VPC that leads nowhere but to S3, unless it is asked to: isolated subnets, no NAT, one gateway endpoint. That is all that
 * network-isolated jobs need: SageMaker pulls their images and ships their logs from its own side, and
 * reads and writes S3 through the job's subnets and security group.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/train-vpc.html
 */
export class Network extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly subnetIds: pulumi.Output<string[]>;
  /** The security groups of jobs and models. */
  readonly securityGroupIds: pulumi.Output<string[]>;
  /** ID of the gateway endpoint through which jobs reach S3. */
  readonly s3EndpointId: pulumi.Output<string>;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Network", name, args, opts);
    const vpc = this.vpc(name, args);
    const endpoint = this.s3Endpoint(`${name}-s3`, args, vpc);
    const jobs = this.jobsGroup(`${name}-jobs`, vpc.vpcId, endpoint.prefixListId);
    if (args.natGateways !== "none") this.allowInternet(`${name}-jobs-internet`, jobs);
    // Emptied: whatever forgets to name its group can reach nothing.
    new DefaultSecurityGroup(`${name}-default`, { vpcId: vpc.vpcId }, { parent: this });
    this.vpcId = vpc.vpcId;
    this.subnetIds = args.natGateways === "none" ? vpc.isolatedSubnetIds : vpc.privateSubnetIds;
    this.securityGroupIds = pulumi.output([jobs.id]);
    this.s3EndpointId = endpoint.id;
    this.registerOutputs({
      vpcId: this.vpcId,
      subnetIds: this.subnetIds,
      securityGroupIds: this.securityGroupIds,
      s3EndpointId: this.s3EndpointId,
    });
  }

  private vpc(name: string, { cidrBlock, availabilityZones, natGateways }: NetworkArgs): Vpc {
    const bits = Number(cidrBlock.split("/")[1]);
    return new Vpc(
      name,
      {
        cidrBlock,
        numberOfAvailabilityZones: availabilityZones,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        natGateways: { strategy: STRATEGIES[natGateways] },
        subnetStrategy: "Auto",
        // Eighths of the range: up to four zones and as much again for other subnets.
        subnetSpecs:
          natGateways === "none"
            ? [{ type: "Isolated", name: "jobs", cidrMask: bits + 3 }]
            : [
                { type: "Private", name: "jobs", cidrMask: bits + 3 },
                { type: "Public", name: "nat", cidrMask: bits + 4 },
              ],
      },
      { parent: this },
    );
  }

  private s3Endpoint(name: string, args: NetworkArgs, vpc: Vpc): VpcEndpoint {
    const policy = pulumi
      .all([args.place, args.artifactsBucket, args.dataBucket])
      .apply(([place, artifacts, data]) => s3EndpointPolicy(place, artifacts, data));
    return new VpcEndpoint(
      name,
      {
        vpcId: vpc.vpcId,
        vpcEndpointType: "Gateway",
        serviceName: pulumi.output(args.place).apply(({ region }) => `com.amazonaws.${region}.s3`),
        routeTableIds: vpc.routeTables.apply((tables) => tables.map(({ id }) => id)),
        policy: pulumi.jsonStringify(policy),
      },
      { parent: this },
    );
  }

  private allowInternet(name: string, group: SecurityGroup): void {
    new SecurityGroupEgressRule(
      name,
      {
        securityGroupId: group.id,
        cidrIpv4: "0.0.0.0/0",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        description: "The internet through NAT, encrypted",
      },
      { parent: this },
    );
  }

  private jobsGroup(
    name: string,
    vpcId: pulumi.Output<string>,
    prefixListId: pulumi.Output<string>,
  ): SecurityGroup {
    const description = "SageMaker jobs and models: each other and S3, nothing else";
    const group = new SecurityGroup(name, { vpcId, description }, { parent: this });
    const among = {
      securityGroupId: group.id,
      referencedSecurityGroupId: group.id,
      ipProtocol: "-1",
      description: "The instances of one distributed job talk to each other",
    };
    new SecurityGroupIngressRule(`${name}-self`, among, { parent: this });
    new SecurityGroupEgressRule(`${name}-self`, among, { parent: this });
    new SecurityGroupEgressRule(
      `${name}-s3`,
      {
        securityGroupId: group.id,
        prefixListId,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        description: "S3 through the gateway endpoint",
      },
      { parent: this },
    );
    return group;
  }
}
