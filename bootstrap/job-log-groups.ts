import { LogGroup } from "@pulumi/aws/cloudwatch";
import { Alias, Key } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { logsKeyPolicy } from "../components/policies/key-policies";
import { stateful } from "../components/stateful";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { Ownership } from "./account-configuration";
import { adoption } from "./adoption";

export interface JobLogGroupsArgs {
  readonly place: pulumi.Input<Place>;
  /** What becomes of each, by the end of its name, such as `TrainingJobs`. */
  readonly groups: Readonly<Record<string, Ownership>>;
  readonly retentionDays: number;
  readonly protect: boolean;
}

const PREFIX = "/aws/sagemaker/";

/**
 * The log groups that all SageMaker jobs of an account and region share. SageMaker makes them itself at the first
 * job, unencrypted and kept for ever; made before, they have a key and an end.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
 */
export class JobLogGroups extends pulumi.ComponentResource {
  constructor(name: string, args: JobLogGroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:JobLogGroups", name, args, opts);
    const ours = Object.entries(args.groups).filter(([, ownership]) => ownership !== "leave");
    if (ours.length > 0) {
      const keyArn = this.key(`${name}-job-logs`, args);
      for (const [end, ownership] of ours) {
        new LogGroup(
          `${name}-${end.replace("Jobs", "").toLowerCase()}-logs`,
          { name: `${PREFIX}${end}`, kmsKeyId: keyArn, retentionInDays: args.retentionDays },
          {
            parent: this,
            ...stateful(args.protect),
            ...adoption(ownership, `${PREFIX}${end}`, LEFT_ALONE),
          },
        );
      }
    }
    this.registerOutputs({});
  }

  private key(name: string, { place, protect }: JobLogGroupsArgs): pulumi.Output<string> {
    const policy = pulumi.output(place).apply((known) => logsKeyPolicy(known, [`${PREFIX}*`]));
    const key = new Key(
      name,
      {
        description: "Logs of all SageMaker jobs of this account and region",
        policy: pulumi.jsonStringify(policy),
        enableKeyRotation: true,
        deletionWindowInDays: 30,
      },
      { parent: this, ...stateful(protect) },
    );
    new Alias(name, { name: "alias/sagemaker-job-logs", targetKeyId: key.keyId }, { parent: this });
    return key.arn;
  }
}

const LEFT_ALONE = ["kmsKeyId", "retentionInDays", "tags", "tagsAll"];
