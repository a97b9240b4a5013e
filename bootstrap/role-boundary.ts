import { Policy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { nameOf } from "../components/configuration";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import { boundary } from "./policies/boundary";
import { boundaryName } from "./policies/role-services";

export interface RoleBoundaryArgs {
  readonly place: pulumi.Input<Place>;
  /** Pulumi project of the stacks. */
  readonly project: string;
  readonly stacks: readonly string[];
  readonly workflows: readonly string[];
  readonly protect: boolean;
}

/** The policy that bounds every role of the delivered stacks, whatever is written into them. */
export class RoleBoundary extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: RoleBoundaryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:RoleBoundary", name, args, opts);
    const { stacks, workflows, project, protect } = args;
    const names = stacks.flatMap((stack) => workflows.map((workflow) => nameOf(workflow, stack)));
    const document = pulumi.output(args.place).apply((place) => boundary(place, names));
    const policy = new Policy(
      name,
      {
        name: boundaryName(project),
        description: `The most that a role of project ${project} can be given`,
        policy: pulumi.jsonStringify(document),
      },
      { parent: this, protect },
    );
    this.arn = policy.arn;
    this.registerOutputs({ arn: this.arn });
  }
}
