import { Alias, Key } from "@pulumi/aws/kms";
import * as pulumi from "@pulumi/pulumi";
import { dataKeyPolicy, logsKeyPolicy } from "./policies/key-policies";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import { stateful } from "./stateful";

export interface KeysArgs {
  readonly place: pulumi.Input<Place>;
  /** Patterns of the names of the stack's log groups. */
  readonly logGroups: readonly string[];
  /** Whether the keys survive a `destroy`. */
  readonly protect: boolean;
}

/**
 * The customer keys: one for data (buckets, volumes, images), one for logs, so that the service that
 * writes logs never gets at the data.
 */
export class Keys extends pulumi.ComponentResource {
  /** ARN of the key for data: the ARN of the key itself, as SageMaker's condition keys compare it. */
  readonly dataKeyArn: pulumi.Output<string>;
  readonly logsKeyArn: pulumi.Output<string>;

  constructor(name: string, args: KeysArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Keys", name, args, opts);
    const place = pulumi.output(args.place);
    this.dataKeyArn = this.key(
      `${name}-data`,
      `Data, images and job volumes of ${name}`,
      place.apply(dataKeyPolicy),
      args.protect,
    );
    this.logsKeyArn = this.key(
      `${name}-logs`,
      `Logs of ${name}`,
      place.apply((known) => logsKeyPolicy(known, args.logGroups)),
      args.protect,
    );
    this.registerOutputs({ dataKeyArn: this.dataKeyArn, logsKeyArn: this.logsKeyArn });
  }

  private key(name: string, description: string, policy: pulumi.Output<PolicyDocument>, protect: boolean) {
    const key = new Key(
      name,
      {
        description,
        policy: pulumi.jsonStringify(policy),
        enableKeyRotation: true,
        deletionWindowInDays: 30,
      },
      { parent: this, ...stateful(protect) },
    );
    new Alias(name, { name: `alias/${name}`, targetKeyId: key.keyId }, { parent: this });
    return key.arn;
  }
}
