import { Role } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../pipeline-definition/analysis/permissions/place";
import type { PolicyDocument } from "../pipeline-definition/analysis/permissions/policy-document";
import { modelTrust, pipelineTrust, processingTrust, trainingTrust } from "./policies/trust-policies";
import { withoutConditions } from "./policies/without-conditions";

export interface ExecutionRolesArgs {
  readonly place: pulumi.Input<Place>;
  readonly pipelineName: string;
  /** Condition keys that are switched off. */
  readonly withoutConditions: readonly string[];
}

/** A role as others refer to it. */
export interface RoleReference {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

/**
 * The role that starts the steps and one role for each kind of job. What they may do comes later, in
 * `RolePolicies`: the definition needs the roles' ARNs, and the policies need the definition.
 */
export class ExecutionRoles extends pulumi.ComponentResource {
  readonly pipeline: RoleReference;
  readonly processing: RoleReference;
  readonly training: RoleReference;
  /** Models of the pipeline, whatever serves them. */
  readonly model: RoleReference;

  constructor(name: string, args: ExecutionRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sagemaker-pipelines:index:ExecutionRoles", name, args, opts);
    const place = pulumi.output(args.place);
    const trust = (of: (place: Place) => PolicyDocument) =>
      place.apply((known) => withoutConditions(of(known), args.withoutConditions));
    const { pipelineName } = args;
    this.pipeline = this.role(
      `${name}-pipeline`,
      `Starts the steps of pipeline ${pipelineName}`,
      trust((known) => pipelineTrust(known, pipelineName)),
    );
    this.processing = this.role(
      `${name}-processing`,
      `Processing jobs of pipeline ${pipelineName}`,
      trust(processingTrust),
    );
    this.training = this.role(
      `${name}-training`,
      `Training jobs of pipeline ${pipelineName}`,
      trust(trainingTrust),
    );
    this.model = this.role(`${name}-model`, `Models of pipeline ${pipelineName}`, trust(modelTrust));
    this.registerOutputs({
      pipeline: this.pipeline,
      processing: this.processing,
      training: this.training,
      model: this.model,
    });
  }

  /** Their names, by who has them. */
  get names(): Readonly<Record<"pipeline" | "processing" | "training" | "model", pulumi.Output<string>>> {
    const { pipeline, processing, training, model } = this;
    return {
      pipeline: pipeline.name,
      processing: processing.name,
      training: training.name,
      model: model.name,
    };
  }

  /** The ARNs of those that jobs run under, as a definition takes them. */
  get jobArns(): Readonly<Record<"processing" | "training" | "model", pulumi.Output<string>>> {
    return { processing: this.processing.arn, training: this.training.arn, model: this.model.arn };
  }

  private role(name: string, description: string, trust: pulumi.Output<PolicyDocument>): RoleReference {
    const role = new Role(
      name,
      { description, assumeRolePolicy: pulumi.jsonStringify(trust) },
      { parent: this },
    );
    return { name: role.name, arn: role.arn };
  }
}
