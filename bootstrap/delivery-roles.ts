import { OpenIdConnectProvider, Policy, Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { nameOf } from "../components/configuration";
import { stateful } from "../components/stateful";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import type { Ownership } from "./account-configuration";
import { adoption } from "./adoption";
import { policyParts, previewPolicies, upPolicies, type PulumiState } from "./policies/delivery-policies";
import { GITHUB_ISSUER, previewTrust, TOKEN_AUDIENCE, upTrust } from "./policies/delivery-trust";

export interface DeliveryRolesArgs {
  readonly place: pulumi.Input<Place>;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  readonly driftBranch: string;
  readonly provider: Ownership;
  /** ARN of the existing identity provider, when it is adopted. */
  readonly providerArn: string;
  readonly stacks: readonly string[];
  readonly disposableStacks: readonly string[];
  readonly workflows: readonly string[];
  readonly dataBuckets: readonly string[];
  readonly state: pulumi.Input<PulumiState>;
  readonly protect: boolean;
}

/** Hours of GitHub's longest job that a role is needed for. */
const SESSION_SECONDS = 3600;

/**
 * Lets GitHub Actions preview and deploy without a secret: GitHub's identity provider, one role that may only
 * read, for pull requests, and one role for each stack, for the GitHub environment of that name.
 */
export class DeliveryRoles extends pulumi.ComponentResource {
  readonly previewRoleArn: pulumi.Output<string>;
  /** By stack. */
  readonly upRoleArns: pulumi.Output<Readonly<Record<string, string>>>;

  constructor(name: string, args: DeliveryRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:DeliveryRoles", name, args, opts);
    if (args.provider !== "leave") this.provider(`${name}-github`, args);
    const { workflows, stacks, repository, driftBranch, dataBuckets, disposableStacks } = args;
    const known = pulumi.all([args.place, args.state] as const);
    const namesOf = (stack: string) => workflows.map((workflow) => nameOf(workflow, stack));
    this.previewRoleArn = this.role(
      `${name}-preview`,
      `Previews pull requests of ${repository}`,
      known.apply(([place]) => previewTrust(place, repository, driftBranch)),
      known.apply(([place, state]) => previewPolicies({ place, names: workflows }, state, dataBuckets)),
    );
    const ups = stacks.map((stack) => {
      const disposable = disposableStacks.includes(stack);
      const arn = this.role(
        `${name}-up-${stack}`,
        `Deploys stack ${stack} from ${repository}`,
        known.apply(([place]) => upTrust(place, repository, stack)),
        known.apply(([place, state]) =>
          upPolicies({ place, stack, names: namesOf(stack) }, state, disposable),
        ),
      );
      return [stack, arn] as const;
    });
    this.upRoleArns = pulumi.output(Object.fromEntries(ups));
    this.registerOutputs({ previewRoleArn: this.previewRoleArn, upRoleArns: this.upRoleArns });
  }

  private provider(name: string, { provider, providerArn, protect }: DeliveryRolesArgs): void {
    new OpenIdConnectProvider(
      name,
      { url: `https://${GITHUB_ISSUER}`, clientIdLists: [TOKEN_AUDIENCE] },
      {
        parent: this,
        ...stateful(protect),
        ...adoption(provider, providerArn, ["clientIdLists", "thumbprintLists", "tags", "tagsAll"]),
      },
    );
  }

  private role(
    name: string,
    description: string,
    trust: pulumi.Output<PolicyDocument>,
    policies: pulumi.Output<Readonly<Record<string, PolicyDocument>>>,
  ): pulumi.Output<string> {
    const role = new Role(
      name,
      { description, maxSessionDuration: SESSION_SECONDS, assumeRolePolicy: pulumi.jsonStringify(trust) },
      { parent: this },
    );
    for (const part of policyParts) {
      const document = policies.apply((all) => all[part]);
      const policy = new Policy(
        `${name}-${part}`,
        { description: `${description}: ${part}`, policy: pulumi.jsonStringify(document) },
        { parent: this },
      );
      new RolePolicyAttachment(
        `${name}-${part}`,
        { role: role.name, policyArn: policy.arn },
        { parent: this },
      );
    }
    return role.arn;
  }
}
