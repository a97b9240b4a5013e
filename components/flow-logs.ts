import { LogGroup } from "@pulumi/aws/cloudwatch";
import { FlowLog } from "@pulumi/aws/ec2";
import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { flowLogsPolicy, flowLogsTrust } from "./policies/network-policies";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { stateful } from "./stateful";

export interface FlowLogsArgs {
  readonly place: pulumi.Input<Place>;
  readonly vpcId: pulumi.Input<string>;
  /** ARN of the key that encrypts the logs. */
  readonly keyArn: pulumi.Input<string>;
  readonly retentionDays: number;
  /** Whether the logs survive a `destroy`. */
  readonly protect: boolean;
}

/** A record of all traffic in the VPC, accepted or refused, in an encrypted log group. */
export class FlowLogs extends pulumi.ComponentResource {
  readonly logGroupName: pulumi.Output<string>;

  constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:FlowLogs", name, args, opts);
    const group = new LogGroup(
      name,
      { kmsKeyId: args.keyArn, retentionInDays: args.retentionDays },
      { parent: this, ...stateful(args.protect) },
    );
    const role = new Role(
      name,
      {
        description: "Writes the flow logs of the VPC",
        assumeRolePolicy: pulumi.jsonStringify(pulumi.output(args.place).apply(flowLogsTrust)),
      },
      { parent: this },
    );
    const policy = new RolePolicy(
      name,
      { role: role.name, policy: pulumi.jsonStringify(group.arn.apply(flowLogsPolicy)) },
      { parent: this },
    );
    new FlowLog(
      name,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestination: group.arn,
        iamRoleArn: role.arn,
      },
      { parent: this, dependsOn: [policy] },
    );
    this.logGroupName = group.name;
    this.registerOutputs({ logGroupName: this.logGroupName });
  }
}
