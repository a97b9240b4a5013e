import { Policy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { permissionsBoundary } from "./policies/permissions-boundary";

/** ARN of the boundary that the bootstrap stack makes for all stacks of an account. */
export const accountBoundary = ({ partition, account }: Place, project: string): string =>
  `arn:${partition}:iam::${account}:policy/${project}-boundary`;

/** A policy of the stack's own that bounds its roles: for accounts without the bootstrap stack. */
export class PermissionsBoundary extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:PermissionsBoundary", name, {}, opts);
    const policy = new Policy(
      `${name}-boundary`,
      {
        description: `What no role of ${name} goes beyond; grants nothing`,
        policy: JSON.stringify(permissionsBoundary),
      },
      { parent: this },
    );
    this.arn = policy.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

/**
 * Gives every role that the stack makes from now on a boundary, so that none is forgotten; a role that names one
 * itself keeps it.
 */
export const boundEveryRole = (arn: pulumi.Input<string>): void => {
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
    if (type !== "aws:iam/role:Role") return undefined;
    const given = props as { readonly permissionsBoundary?: pulumi.Input<string> };
    // The provider's class sets every member, also those that were not given.
    return { props: { ...given, permissionsBoundary: given.permissionsBoundary ?? arn }, opts };
  });
};
