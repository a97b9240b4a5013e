import type { PipelineDefinition, StepDefinition } from "../../pipeline-definition/document/definition";
import { findReferences } from "../../pipeline-definition/document/references";
import { allSteps, withoutBranches } from "../../pipeline-definition/document/steps";
import { Calls, type Call, type Surroundings } from "./required-calls";
import { at, EXECUTION, jobName, listAt, Resolver } from "./resolve-value";

/** One call that an execution makes, and the step that needs it. */
export type Required = Call & { readonly step: string };

/** Says which calls a definition leads to, from AWS's manual and without a look at our policies. */
class Requirements extends Calls {
  constructor(
    private readonly document: PipelineDefinition,
    around: Surroundings,
  ) {
    super(around, new Resolver(document));
  }

  of(step: StepDefinition): readonly Call[] {
    switch (step.Type) {
      case "Processing":
        return [...this.processing(step), ...this.tags(`processing-job/${jobName(step.Name)}`)];
      case "Training":
        return [...this.training(step), ...this.tags(`training-job/${jobName(step.Name)}`)];
      case "Model":
        return [...this.model(step), ...this.tags(`model/${jobName(step.Name)}`)];
      case "RegisterModel":
        return this.register(step);
      case "Condition":
        return this.condition(step);
      case "Fail":
        return [];
      default:
        throw new Error(`Step type "${step.Type}" is not looked at.`);
    }
  }

  private processing({ Name, Arguments: args }: StepDefinition): readonly Call[] {
    const role = this.resolver.text(at(args, "RoleArn"));
    const cluster = at(args, "ProcessingResources", "ClusterConfig");
    const net = at(args, "NetworkConfig");
    const vpc = at(net, "VpcConfig");
    const key = this.resolver.text(at(args, "ProcessingOutputConfig", "KmsKeyId"));
    const resource = this.arn(`processing-job/${jobName(Name)}`);
    const isolated = at(net, "EnableNetworkIsolation");
    const encrypted = at(net, "EnableInterContainerTrafficEncryption");
    const context = {
      ...this.jobContext(vpc, isolated, encrypted, cluster, key),
      "sagemaker:MaxRuntimeInSeconds": this.resolver.text(
        at(args, "StoppingCondition", "MaxRuntimeInSeconds"),
      ),
    };
    return [
      this.pass(role),
      { role: undefined, action: "sagemaker:CreateProcessingJob", resource, context },
      ...this.watch("ProcessingJob", resource),
      ...this.volumeKey(role, this.resolver.text(at(cluster, "VolumeKmsKeyId"))),
      ...listAt(args, "ProcessingInputs").flatMap((input) => {
        const uri = this.resolver.text(at(input, "S3Input", "S3Uri"));
        return this.read(role, uri, at(input, "S3Input", "S3DataType") === "S3Prefix");
      }),
      ...listAt(args, "ProcessingOutputConfig", "Outputs").flatMap((output) =>
        this.write(role, this.resolver.text(at(output, "S3Output", "S3Uri")), key),
      ),
      ...this.container(
        role,
        this.resolver.text(at(args, "AppSpecification", "ImageUri")),
        "ProcessingJobs",
        vpc,
      ),
    ];
  }

  private training({ Name, Arguments: args }: StepDefinition): readonly Call[] {
    const role = this.resolver.text(at(args, "RoleArn"));
    const cluster = at(args, "ResourceConfig");
    const vpc = at(args, "VpcConfig");
    const key = this.resolver.text(at(args, "OutputDataConfig", "KmsKeyId"));
    const resource = this.arn(`training-job/${jobName(Name)}`);
    const encrypted = at(args, "EnableInterContainerTrafficEncryption");
    const context = {
      ...this.jobContext(vpc, at(args, "EnableNetworkIsolation"), encrypted, cluster, key),
      "sagemaker:MaxRuntimeInSeconds": this.resolver.text(
        at(args, "StoppingCondition", "MaxRuntimeInSeconds"),
      ),
    };
    return [
      this.pass(role),
      { role: undefined, action: "sagemaker:CreateTrainingJob", resource, context },
      ...this.watch("TrainingJob", resource),
      ...this.volumeKey(role, this.resolver.text(at(cluster, "VolumeKmsKeyId"))),
      ...listAt(args, "InputDataConfig").flatMap((channel) => {
        const source = at(channel, "DataSource", "S3DataSource");
        return this.read(
          role,
          this.resolver.text(at(source, "S3Uri")),
          at(source, "S3DataType") === "S3Prefix",
        );
      }),
      ...this.write(role, this.resolver.text(at(args, "OutputDataConfig", "S3OutputPath")), key),
      ...this.container(
        role,
        this.resolver.text(at(args, "AlgorithmSpecification", "TrainingImage")),
        "TrainingJobs",
        vpc,
      ),
    ];
  }

  private model({ Name, Arguments: args }: StepDefinition): readonly Call[] {
    const role = this.resolver.text(at(args, "ExecutionRoleArn"));
    const vpc = at(args, "VpcConfig");
    const container = at(args, "PrimaryContainer");
    const resource = this.arn(`model/${jobName(Name)}`);
    const isolation = { "sagemaker:NetworkIsolation": String(at(args, "EnableNetworkIsolation")) };
    return [
      this.pass(role),
      {
        role: undefined,
        action: "sagemaker:CreateModel",
        resource,
        context: { ...this.vpcContext(vpc), ...isolation },
      },
      { role: undefined, action: "sagemaker:DescribeModel", resource },
      ...this.read(role, this.resolver.text(at(container, "ModelDataUrl"))),
      ...this.container(role, this.resolver.text(at(container, "Image")), "Endpoints/adult", vpc),
    ];
  }

  private register({ Arguments: args }: StepDefinition): readonly Call[] {
    const group = this.resolver.text(at(args, "ModelPackageGroupName"));
    const groupArn = this.arn(`model-package-group/${group}`);
    const versionArn = this.arn(`model-package/${group}/1`);
    const call = (verb: string, resource: string): Call => ({
      role: undefined,
      action: `sagemaker:${verb}`,
      resource,
    });
    return [
      call("CreateModelPackageGroup", groupArn),
      call("DescribeModelPackageGroup", groupArn),
      ...this.resolver.choices(at(args, "ModelApprovalStatus")).map((status) => ({
        ...call("CreateModelPackage", versionArn),
        context: { "sagemaker:ModelApprovalStatus": status },
      })),
      call("DescribeModelPackage", versionArn),
      call("ListModelPackages", versionArn),
      ...this.tags(`model-package-group/${group}`, `model-package/${group}/1`),
      ...listAt(args, "InferenceSpecification", "Containers").flatMap((container) =>
        this.read(undefined, this.resolver.text(container["ModelDataUrl"])),
      ),
      ...this.read(
        undefined,
        this.resolver.text(at(args, "ModelMetrics", "ModelQuality", "Statistics", "S3Uri")),
      ),
    ];
  }

  /** The files that conditions look into are read by the pipeline itself. */
  private condition(step: StepDefinition): readonly Call[] {
    return findReferences(withoutBranches(step)).flatMap((reference) => {
      if (reference.kind !== "propertyFile") return [];
      const writer = allSteps(this.document).find((one) => one.step.Name === reference.step)?.step;
      const file = writer?.PropertyFiles?.find(({ PropertyFileName }) => PropertyFileName === reference.file);
      if (file === undefined) throw new Error(`There is no property file "${reference.file}".`);
      return this.read(
        undefined,
        `${this.resolver.output(writer?.Arguments, file.OutputName)}/${file.FilePath}`,
      );
    });
  }
}

/** Every call that an execution of a definition makes. */
export const requiredAccess = (document: PipelineDefinition, around: Surroundings): readonly Required[] => {
  const requirements = new Requirements(document, around);
  return allSteps(document).flatMap(({ step }) =>
    requirements.of(step).map((call) => ({ ...call, step: `${step.Name} in execution ${EXECUTION}` })),
  );
};
