import { Role, RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import {
  consolePolicy,
  consoleTrust,
  type ConsoleAccess,
  type SeenPipeline,
} from "./policies/console-policies";

export interface ConsoleRoleArgs {
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  readonly access: ConsoleAccess;
  readonly seen: pulumi.Output<SeenPipeline>;
}

/** The role of people who press Start: they work with this one pipeline, and change nothing else. */
export class ConsoleRole extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** Address that changes to the role in the console, once signed in. */
  readonly switchRoleUrl: pulumi.Output<string>;

  constructor(name: string, args: ConsoleRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:ConsoleRole", name, args, opts);
    const place = pulumi.output(args.place);
    const role = new Role(
      `${name}-console`,
      {
        description: `People who start pipeline ${args.pipelineName} and look at it`,
        assumeRolePolicy: pulumi.jsonStringify(place.apply((known) => consoleTrust(known, args.access))),
      },
      { parent: this },
    );
    new RolePolicy(
      `${name}-console`,
      { role: role.name, policy: pulumi.jsonStringify(args.seen.apply(consolePolicy)) },
      { parent: this },
    );
    this.arn = role.arn;
    this.switchRoleUrl = pulumi
      .all([place, role.name] as const)
      .apply(
        ([{ account }, roleName]) =>
          `https://signin.aws.amazon.com/switchrole?account=${account}&roleName=${roleName}&displayName=${name}`,
      );
    this.registerOutputs({ arn: this.arn, switchRoleUrl: this.switchRoleUrl });
  }
}
