import { Policy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { consolePolicy, type SeenPipeline } from "./policies/console-policies";

export interface StudioAccessArgs {
  readonly pipelineName: string;
  readonly seen: pulumi.Output<SeenPipeline>;
  /** Names of the execution roles of users of an existing domain. */
  readonly userRoles: readonly string[];
}

/** Lets people of a Studio domain that exists work with this one pipeline: what the policy says, and nothing more. */
export class StudioAccess extends pulumi.ComponentResource {
  readonly policyArn: pulumi.Output<string>;

  constructor(name: string, args: StudioAccessArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:StudioAccess", name, args, opts);
    const policy = new Policy(
      `${name}-studio-access`,
      {
        description: `Starting pipeline ${args.pipelineName} and looking at it`,
        policy: pulumi.jsonStringify(args.seen.apply(consolePolicy)),
      },
      { parent: this },
    );
    for (const role of args.userRoles) {
      new RolePolicyAttachment(
        `${name}-studio-access-${role}`,
        { role, policyArn: policy.arn },
        { parent: this },
      );
    }
    this.policyArn = policy.arn;
    this.registerOutputs({ policyArn: this.policyArn });
  }
}
