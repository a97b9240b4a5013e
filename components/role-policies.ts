import { RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { ExecutionPolicies, RoleKind } from "./policies/execution-policies";

export interface RolePoliciesArgs {
  readonly roleNames: Readonly<Record<RoleKind, pulumi.Input<string>>>;
  readonly policies: pulumi.Input<ExecutionPolicies>;
}

const KINDS: readonly RoleKind[] = ["pipeline", "processing", "training", "model"];

/** What each execution role may do, as an inline policy: it goes with its role and is shared with none. */
export class RolePolicies extends pulumi.ComponentResource {
  constructor(name: string, args: RolePoliciesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:RolePolicies", name, args, opts);
    const policies = pulumi.output(args.policies);
    for (const kind of KINDS) {
      new RolePolicy(
        `${name}-${kind}`,
        {
          role: args.roleNames[kind],
          policy: pulumi.jsonStringify(policies.apply((documents) => documents[kind])),
        },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
