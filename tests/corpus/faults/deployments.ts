import { fault, quoted, remove, rename, set, type SeededFault } from "../seeded-fault";

const refused = (source: string) => quoted("rejected at create", source);

/** Mistakes in endpoints, inference components, Bedrock, lineage and agent jobs. */
export const DEPLOYMENTS: readonly SeededFault[] = [
  fault(
    "data capture in an endpoint configuration",
    "endpoint-deployed",
    set("@Configure.Arguments.DataCaptureConfig", {
      InitialSamplingPercentage: 100,
      DestinationS3Uri: "s3://demo-ml-111122223333/c",
      CaptureOptions: [{ CaptureMode: "Input" }],
    }),
    "forbidden-argument @Configure.Arguments.DataCaptureConfig",
    refused("SDK, endpoint_step.py"),
  ),
  fault(
    "an explainer in an endpoint configuration",
    "endpoint-deployed",
    set("@Configure.Arguments.ExplainerConfig", {}),
    "forbidden-argument @Configure.Arguments.ExplainerConfig",
    refused("SDK, endpoint_step.py"),
  ),
  fault(
    "a deployment policy in an endpoint",
    "endpoint-deployed",
    set("@Deploy.Arguments.DeploymentConfig", {}),
    "forbidden-argument @Deploy.Arguments.DeploymentConfig",
    refused("SDK, endpoint_step.py"),
  ),
  fault(
    "an endpoint configuration without variants",
    "endpoint-deployed",
    remove("@Configure.Arguments.ProductionVariants"),
    "missing-member @Configure.Arguments",
  ),
  fault(
    "an endpoint configuration named by its literal",
    "endpoint-deployed",
    set("@Deploy.Arguments.EndpointConfigName", "demo-config"),
    "literal-config-name @Deploy.Arguments.EndpointConfigName",
  ),
  fault(
    "an endpoint without its name",
    "endpoint-deployed",
    remove("@Deploy.Arguments.EndpointName"),
    "missing-member @Deploy.Arguments",
  ),
  fault(
    "a variant with two kinds of machines",
    "endpoint-serverless",
    set("@Configure.Arguments.ProductionVariants[0].InstanceType", "ml.m5.large"),
    "conflicting-members @Configure.Arguments.ProductionVariants[0]",
  ),
  fault(
    "too small a serverless endpoint",
    "endpoint-serverless",
    set("@Configure.Arguments.ProductionVariants[0].ServerlessConfig.MemorySizeInMB", 512),
    "value-not-allowed @Configure.Arguments.ProductionVariants[0].ServerlessConfig.MemorySizeInMB",
  ),
  fault(
    "an inference component without its endpoint",
    "inference-component",
    remove("@Component.Arguments.EndpointName"),
    "missing-member @Component.Arguments",
  ),
  fault(
    "an inference component without a specification",
    "inference-component",
    remove("@Component.Arguments.Specification"),
    "missing-member @Component.Arguments",
  ),
  fault(
    "copies as text",
    "inference-component",
    set("@Component.Arguments.RuntimeConfig.CopyCount", "1"),
    "wrong-type @Component.Arguments.RuntimeConfig.CopyCount",
  ),
  fault(
    "too little memory for a component",
    "inference-component",
    set("@Component.Arguments.Specification.ComputeResourceRequirements.MinMemoryRequiredInMb", 64),
    "value-not-allowed @Component.Arguments.Specification.ComputeResourceRequirements.MinMemoryRequiredInMb",
  ),
  fault(
    "a Bedrock import in camel case",
    "bedrock-import",
    rename("@Import.Arguments.ModelDataSource", "modelDataSource"),
    "missing-member @Import.Arguments",
    { with: ["unknown-member @Import.Arguments.modelDataSource"] },
  ),
  fault(
    "a Bedrock import without a role",
    "bedrock-import",
    remove("@Import.Arguments.RoleArn"),
    "missing-member @Import.Arguments",
  ),
  fault(
    "no units of throughput",
    "bedrock-import",
    remove("@Throughput.Arguments.ModelUnits"),
    "missing-member @Throughput.Arguments",
  ),
  fault(
    "a commitment that does not exist",
    "bedrock-import",
    set("@Throughput.Arguments.CommitmentDuration", "OneYear"),
    "value-not-allowed @Throughput.Arguments.CommitmentDuration",
  ),
  fault(
    "a custom model without a name",
    "bedrock-custom-model",
    remove("@Customize.Arguments.ModelName"),
    "missing-member @Customize.Arguments",
  ),
  fault(
    "a deployment without its model",
    "bedrock-custom-model",
    remove("@Deploy.Arguments.ModelArn"),
    "missing-member @Deploy.Arguments",
  ),
  fault(
    "lineage of nothing",
    "lineage-of-a-report",
    set("@Record.Arguments", {}),
    "missing-member @Record.Arguments",
  ),
  fault(
    "lineage with an unknown list",
    "lineage-of-a-report",
    rename("@Record.Arguments.Contexts", "Context"),
    "unknown-member @Record.Arguments.Context",
  ),
  fault(
    "an artifact without its source",
    "lineage-of-a-report",
    remove("@Record.Arguments.Artifacts[0].Source"),
    "missing-member @Record.Arguments.Artifacts[0]",
  ),
  fault(
    "an association of an unknown kind",
    "lineage-of-a-report",
    set("@Record.Arguments.Associations[0].AssociationType", "MadeBy"),
    "value-not-allowed @Record.Arguments.Associations[0].AssociationType",
  ),
  fault(
    "eleven associations",
    "lineage-of-a-report",
    set(
      "@Record.Arguments.Associations",
      Array.from({ length: 11 }, () => ({
        Source: { Name: "report", Type: "Artifact" },
        Destination: { Name: "quarter", Type: "Context" },
        AssociationType: "AssociatedWith",
      })),
    ),
    "value-not-allowed @Record.Arguments.Associations",
  ),
  fault(
    "an agent job without its document",
    "agent-job",
    remove("@Evaluate.Arguments.JobConfigDocument"),
    "missing-member @Evaluate.Arguments",
  ),
  fault(
    "an agent job whose document is an object",
    "agent-job",
    set("@Evaluate.Arguments.JobConfigDocument", { EvaluationConfig: {} }),
    "wrong-type @Evaluate.Arguments.JobConfigDocument",
  ),

  fault(
    "an association with what is not made",
    "lineage-of-a-report",
    set("@Record.Arguments.Associations[0].Source.Name", "reports"),
    "unknown-entity @Record.Arguments.Associations[0].Source.Name",
  ),
];
