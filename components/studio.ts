import { Role, RolePolicy } from "@pulumi/aws/iam";
import { Domain, UserProfile } from "@pulumi/aws/sagemaker";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { studioUserPolicy, studioUserTrust, type SeenPipeline } from "./policies/console-policies";
import { stateful } from "./stateful";

export interface StudioArgs {
  readonly place: pulumi.Input<Place>;
  readonly seen: pulumi.Output<SeenPipeline>;
  readonly vpcId: pulumi.Input<string>;
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  readonly securityGroupIds: pulumi.Input<pulumi.Input<string>[]>;
  /** ARN of the key that encrypts the home directories. */
  readonly keyArn: pulumi.Input<string>;
  /** A profile for each person; whoever may open it is that person. */
  readonly userProfiles: readonly string[];
  readonly protect: boolean;
}

/**
 * A Studio domain of the stack's own, in its network and without a way to the internet, with one profile for each
 * person. Home directories (EFS) are kept when the stack is destroyed, unless it may be thrown away.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-and-internet-access.html
 */
export class Studio extends pulumi.ComponentResource {
  readonly domainId: pulumi.Output<string>;
  /** Address of the domain; whoever opens it needs `sagemaker:CreatePresignedDomainUrl` for a profile. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: StudioArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:Studio", name, args, opts);
    const domain = this.domain(name, args, this.userRole(`${name}-studio`, args));
    for (const userProfileName of args.userProfiles) {
      new UserProfile(
        `${name}-${userProfileName}`,
        { domainId: domain.id, userProfileName },
        { parent: this },
      );
    }
    this.domainId = domain.id;
    this.url = domain.url;
    this.registerOutputs({ domainId: this.domainId, url: this.url });
  }

  private userRole(name: string, { place, seen }: StudioArgs): Role {
    const role = new Role(
      name,
      {
        description: "People in Studio: they work with the pipeline, and run nothing else",
        assumeRolePolicy: pulumi.jsonStringify(pulumi.output(place).apply(studioUserTrust)),
      },
      { parent: this },
    );
    const policy = pulumi.jsonStringify(seen.apply(studioUserPolicy));
    new RolePolicy(name, { role: role.name, policy }, { parent: this });
    return role;
  }

  private domain(name: string, args: StudioArgs, role: Role): Domain {
    const { vpcId, subnetIds, securityGroupIds, keyArn, protect } = args;
    return new Domain(
      name,
      {
        domainName: name,
        authMode: "IAM",
        appNetworkAccessType: "VpcOnly",
        vpcId,
        subnetIds,
        kmsKeyId: keyArn,
        tagPropagation: "ENABLED",
        defaultUserSettings: {
          executionRole: role.arn,
          securityGroups: securityGroupIds,
          studioWebPortal: "ENABLED",
          defaultLandingUri: "studio::",
        },
        retentionPolicy: { homeEfsFileSystem: protect ? "Retain" : "Delete" },
      },
      { parent: this, ...stateful(protect) },
    );
  }
}
