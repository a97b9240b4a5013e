import { ModelPackageGroup, Pipeline } from "@pulumi/aws/sagemaker";
import * as pulumi from "@pulumi/pulumi";
import { canonicalJson } from "../pipeline-definition/document/canonical-json";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { stateful } from "./stateful";

export interface SageMakerPipelineArgs {
  /** Name in AWS: at most 82 letters, digits and hyphens. */
  readonly pipelineName: string;
  readonly description: string;
  readonly definition: pulumi.Input<PipelineDefinition>;
  /** ARN of the role that starts the steps. */
  readonly roleArn: pulumi.Input<string>;
  readonly modelPackageGroupName: string;
  /** How many steps of one execution may run at the same time. */
  readonly maxParallelExecutionSteps: number;
  /**
   * Takes over the pipeline of that name, which exists already, and leaves it as it is; the next
   * deployment without this option brings it to the definition.
   */
  readonly adopt: boolean;
  /** Whether the registered models survive a `destroy`. */
  readonly protect: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** What an adopted pipeline keeps: an import whose inputs differ from the resource fails. */
const LEFT_ALONE = [
  "parallelismConfiguration",
  "pipelineDefinition",
  "pipelineDescription",
  "pipelineDisplayName",
  "roleArn",
  "tags",
  "tagsAll",
];

/** The pipeline in SageMaker, and the group in which it registers its models. */
export class SageMakerPipeline extends pulumi.ComponentResource {
  readonly pipelineName: pulumi.Output<string>;
  readonly pipelineArn: pulumi.Output<string>;
  readonly modelPackageGroupArn: pulumi.Output<string>;

  constructor(name: string, args: SageMakerPipelineArgs, opts?: pulumi.ComponentResourceOptions) {
    // The definition stands in the state of the pipeline already, as text.
    const { definition, ...shown } = args;
    super("sagemaker-pipelines:index:SageMakerPipeline", name, shown, opts);
    const group = new ModelPackageGroup(
      name,
      {
        modelPackageGroupName: args.modelPackageGroupName,
        modelPackageGroupDescription: `Models of pipeline ${args.pipelineName}`,
        tags: args.tags,
      },
      { parent: this, ...stateful(args.protect) },
    );
    const pipeline = new Pipeline(
      name,
      {
        pipelineName: args.pipelineName,
        pipelineDisplayName: args.pipelineName,
        pipelineDescription: args.description,
        roleArn: args.roleArn,
        // Inline: the provider does not notice a new document behind the same S3 location.
        pipelineDefinition: pulumi.output(definition).apply((document) => canonicalJson(document)),
        parallelismConfiguration: { maxParallelExecutionSteps: args.maxParallelExecutionSteps },
        tags: args.tags,
      },
      // A component hands its dependencies on to none of its children.
      {
        parent: this,
        ...(opts?.dependsOn === undefined ? {} : { dependsOn: opts.dependsOn }),
        ...(args.adopt ? { import: args.pipelineName, ignoreChanges: LEFT_ALONE } : {}),
      },
    );
    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.arn;
    this.modelPackageGroupArn = group.arn;
    this.registerOutputs({
      pipelineName: this.pipelineName,
      pipelineArn: this.pipelineArn,
      modelPackageGroupArn: this.modelPackageGroupArn,
    });
  }
}
