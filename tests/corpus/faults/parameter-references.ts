import { fault, quoted, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const TO_STRING = "Cannot assign property reference [Parameters.x] to argument of type [String]";
const get = (path: string) => ({ Get: path });
const LEFT = "@GoodEnough.Arguments.Conditions[0].LeftValue.Std:JsonGet";

/** Mistakes in references to parameters, and references where none may stand. */
export const PARAMETER_REFERENCES: readonly SeededFault[] = [
  fault(
    "a parameter that is not declared",
    PIPELINE,
    set("@Prepare.Arguments.ProcessingInputs[0].S3Input.S3Uri", get("Parameters.InputDate")),
    "undeclared-parameter @Prepare.Arguments.ProcessingInputs[0].S3Input.S3Uri",
    { with: ["unused-parameter Parameters[0]"] },
  ),
  fault(
    "a parameter inside a join that is not declared",
    PIPELINE,
    set("@Train.Arguments.HyperParameters.num_round", {
      "Std:Join": { On: "", Values: [get("Parameters.rounds")] },
    }),
    "undeclared-parameter @Train.Arguments.HyperParameters.num_round.Std:Join.Values[0]",
    { with: ["unused-parameter Parameters[3]"] },
  ),
  fault(
    "an Integer parameter as a hyperparameter",
    PIPELINE,
    set("@Train.Arguments.HyperParameters.num_round", get("Parameters.Rounds")),
    "parameter-type-mismatch @Train.Arguments.HyperParameters.num_round",
    quoted(TO_STRING, "#4867"),
  ),
  fault(
    "an Integer parameter in the environment",
    PIPELINE,
    set("@Prepare.Arguments.Environment", { ROUNDS: get("Parameters.Rounds") }),
    "parameter-type-mismatch @Prepare.Arguments.Environment.ROUNDS",
    quoted(TO_STRING, "#2631"),
  ),
  fault(
    "a Float parameter as a container argument",
    PIPELINE,
    set("@Prepare.Arguments.AppSpecification.ContainerArguments", ["--least", get("Parameters.Threshold")]),
    "parameter-type-mismatch @Prepare.Arguments.AppSpecification.ContainerArguments[1]",
    quoted(TO_STRING, "#2425"),
  ),
  fault(
    "a Boolean parameter in the environment",
    "quality-and-bias-baselines",
    set("@DataQuality.Arguments.Environment.skip", get("Parameters.SkipCheck")),
    "parameter-type-mismatch @DataQuality.Arguments.Environment.skip",
    quoted(TO_STRING, "#4867"),
  ),
  fault(
    "an Integer parameter as a tag",
    PIPELINE,
    set("@Train.Arguments.Tags[0].Value", get("Parameters.Rounds")),
    "parameter-type-mismatch @Train.Arguments.Tags[0].Value",
    quoted(TO_STRING, "#4867"),
  ),
  fault(
    "a String parameter as a count",
    PIPELINE,
    set("@Train.Arguments.ResourceConfig.InstanceCount", get("Parameters.InputData")),
    "parameter-type-mismatch @Train.Arguments.ResourceConfig.InstanceCount",
  ),
  fault(
    "a Float parameter as a count",
    PIPELINE,
    set("@Train.Arguments.ResourceConfig.InstanceCount", get("Parameters.Threshold")),
    "parameter-type-mismatch @Train.Arguments.ResourceConfig.InstanceCount",
  ),
  fault(
    "a String parameter as a switch",
    "quality-and-bias-baselines",
    set("@DataQuality.SkipCheck", get("Parameters.Statistics")),
    "parameter-type-mismatch @DataQuality.SkipCheck",
    { with: ["unused-parameter Parameters[0]"] },
  ),
  fault(
    "a parameter as the list of subnets",
    "processing-by-parameters",
    set("@Prepare.Arguments.NetworkConfig.VpcConfig.Subnets", get("Parameters.SubnetA")),
    "reference-not-allowed @Prepare.Arguments.NetworkConfig.VpcConfig.Subnets",
    { with: ["unused-parameter Parameters[10]"], ...quoted("Expecting start of Json Array.", "#2345") },
  ),
  fault(
    "a parameter as the list of groups",
    "processing-by-parameters",
    set("@Prepare.Arguments.NetworkConfig.VpcConfig.SecurityGroupIds", get("Parameters.Group")),
    "reference-not-allowed @Prepare.Arguments.NetworkConfig.VpcConfig.SecurityGroupIds",
    quoted("Expecting start of Json Array.", "#2345"),
  ),
  fault(
    "a parameter as all hyperparameters",
    PIPELINE,
    set("@Train.Arguments.HyperParameters", get("Parameters.InputData")),
    "reference-not-allowed @Train.Arguments.HyperParameters",
    { with: ["unused-parameter Parameters[3]"], ...quoted("Expecting start of Json Object.", "#3908") },
  ),
  fault(
    "a parameter as all arguments",
    PIPELINE,
    set("@TooWeak.Arguments", get("Parameters.InputData")),
    "reference-not-allowed @TooWeak.Arguments",
    quoted("Expecting start of Json Object.", "#3908"),
  ),
  fault(
    "a step name by reference",
    PIPELINE,
    set("@Train.DependsOn", [get("Parameters.InputData")]),
    "reference-not-allowed @Train.DependsOn[0]",
  ),
  fault(
    "a cache switched by a parameter",
    "condition-outcome-read-elsewhere",
    set("@Log.CacheConfig.Enabled", get("Parameters.Region")),
    "reference-not-allowed @Log.CacheConfig.Enabled",
  ),
  fault(
    "a function by reference",
    "lambda-with-outputs",
    set("@Tell.FunctionArn", get("Parameters.Threshold")),
    "reference-not-allowed @Tell.FunctionArn",
  ),
  fault(
    "a JSON path by parameter",
    PIPELINE,
    set(`${LEFT}.Path`, get("Parameters.InputData")),
    `reference-not-allowed ${LEFT}.Path`,
    quoted("Path is a literal string; Parameter or Join is not possible", "#3463, #4418"),
  ),
  fault(
    "a JSON path by join",
    PIPELINE,
    set(`${LEFT}.Path`, { "Std:Join": { On: ".", Values: ["metrics", "auc"] } }),
    `reference-not-allowed ${LEFT}.Path`,
    quoted("Path is a literal string; Parameter or Join is not possible", "#3463, #4418"),
  ),

  fault(
    "a joined address without its scheme",
    PIPELINE,
    set("@Train.Arguments.OutputDataConfig.S3OutputPath", {
      "Std:Join": { On: "/", Values: ["demo-ml-111122223333", get("Execution.PipelineExecutionId")] },
    }),
    "invalid-s3-uri @Train.Arguments.OutputDataConfig.S3OutputPath",
  ),
  fault(
    "a default that is refused where the parameter is used",
    "processing-by-parameters",
    set("Parameters[5].DefaultValue", 0),
    "default-does-not-fit @Prepare.Arguments.StoppingCondition.MaxRuntimeInSeconds",
  ),
  fault(
    "a default instance type without its prefix",
    "processing-by-parameters",
    set("Parameters[2].DefaultValue", "c5.xlarge"),
    "default-does-not-fit @Prepare.Arguments.ProcessingResources.ClusterConfig.InstanceType",
  ),
];
