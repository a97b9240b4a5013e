/** What the step types need that call Lambda, SQS, EMR or Bedrock; the sources are those of required-calls.ts. */
import type { Happening } from "./required-calls";

const pipeline = "pipeline" as const;
const JOB_ROLE = { role: "RoleArn" };

const RULE = "events:rule/SageMakerPipelineExecutionEMR";
const RULE_CALLS = "events:DescribeRule events:PutRule events:PutTargets";

/** From AmazonSageMakerPipelinesIntegrations and EMR's manual. */
const EMR: readonly Happening[] = [
  {
    by: pipeline,
    calls: "elasticmapreduce:AddJobFlowSteps",
    on: "elasticmapreduce:cluster/{each}",
    each: "ClusterId",
    context: { "elasticmapreduce:ExecutionRoleArn": "ExecutionRoleArn" },
  },
  {
    by: pipeline,
    calls: "elasticmapreduce:CancelSteps elasticmapreduce:DescribeStep",
    on: "elasticmapreduce:cluster/{each}",
    each: "ClusterId",
  },
  { by: pipeline, calls: "elasticmapreduce:RunJobFlow", on: "*", each: "ClusterConfig.ReleaseLabel" },
  {
    by: pipeline,
    calls:
      "elasticmapreduce:AddJobFlowSteps elasticmapreduce:CancelSteps elasticmapreduce:DescribeStep elasticmapreduce:ListSteps elasticmapreduce:DescribeCluster elasticmapreduce:TerminateJobFlows",
    on: "elasticmapreduce:cluster/j-NEWCLUSTER",
    each: "ClusterConfig.ReleaseLabel",
  },
  {
    by: pipeline,
    calls: "elasticmapreduce:AddTags",
    on: "elasticmapreduce:cluster/j-NEWCLUSTER",
    each: "ClusterConfig.Tags[].Key",
  },
  { by: pipeline, calls: RULE_CALLS, on: `${RULE}StepStatusUpdateRule` },
  {
    by: pipeline,
    calls: RULE_CALLS,
    on: `${RULE}ClusterStatusUpdateRule`,
    each: "ClusterConfig.ReleaseLabel",
  },
  { passes: "ClusterConfig.ServiceRole", to: "elasticmapreduce.amazonaws.com" },
  { passes: "ClusterConfig.AutoScalingRole", to: "elasticmapreduce.amazonaws.com" },
  { passes: "ClusterConfig.JobFlowRole", to: "ec2.amazonaws.com" },
  { by: { role: "ClusterConfig.JobFlowRole" }, gets: "{code}" },
  {
    by: { role: "ClusterConfig.JobFlowRole" },
    writes: "ClusterConfig.LogUri",
    key: "ClusterConfig.LogEncryptionKmsKeyId",
  },
  { by: { role: "ExecutionRoleArn" }, gets: "{code}" },
];

const APPLICATION = "emr-serverless:/applications/";

const EMR_SERVERLESS: readonly Happening[] = [
  ...["{each} ApplicationId", "00new ApplicationConfig.releaseLabel"].flatMap(
    (both): readonly Happening[] => {
      const [id = "", each = ""] = both.split(" ");
      return [
        { by: pipeline, calls: "emr-serverless:StartJobRun", on: APPLICATION + id, each },
        {
          by: pipeline,
          calls: "emr-serverless:GetJobRun emr-serverless:CancelJobRun",
          on: `${APPLICATION}${id}/jobruns/00run`,
          each,
        },
      ];
    },
  ),
  {
    by: pipeline,
    calls: "emr-serverless:CreateApplication",
    on: "*",
    each: "ApplicationConfig.releaseLabel",
  },
  {
    by: pipeline,
    calls:
      "emr-serverless:GetApplication emr-serverless:StartApplication emr-serverless:StopApplication emr-serverless:DeleteApplication",
    on: `${APPLICATION}00new`,
    each: "ApplicationConfig.releaseLabel",
  },
  { passes: "ExecutionRoleArn", to: "emr-serverless.amazonaws.com" },
  { by: { role: "ExecutionRoleArn" }, gets: "JobConfig.jobDriver.sparkSubmit.entryPoint" },
  { by: { role: "ExecutionRoleArn" }, gets: "JobConfig.jobDriver.hive.query" },
  {
    by: { role: "ExecutionRoleArn" },
    writes: "JobConfig.configurationOverrides.monitoringConfiguration.s3MonitoringConfiguration.logUri",
  },
];

/** A Bedrock request, what is asked about its outcome, and its tags. */
const bedrock = (
  create: string,
  on: string,
  watch: string,
  watched: string,
  tags: string,
): readonly Happening[] => [
  { by: pipeline, calls: `bedrock:${create}`, on },
  { by: pipeline, calls: `bedrock:${watch}`, on: `bedrock:${watched}/abc123` },
  { by: pipeline, calls: "bedrock:TagResource", on: `bedrock:${watched}/abc123`, each: `${tags}[].Key` },
];

const BEDROCK_ROLE: readonly Happening[] = [
  { passes: "RoleArn", to: "bedrock.amazonaws.com" },
  ...["ModelSourceConfig", "ModelDataSource"].map((member) => ({
    by: JOB_ROLE,
    reads: `${member}.S3DataSource`,
  })),
];

export const OTHER_SERVICES: Readonly<Record<string, readonly Happening[]>> = {
  Lambda: [{ by: pipeline, calls: "lambda:InvokeFunction", on: "{each}", each: "$FunctionArn" }],
  Callback: [{ by: pipeline, calls: "sqs:SendMessage", on: "{queue}", each: "$SqsQueueUrl" }],
  EMR,
  EMRServerless: EMR_SERVERLESS,
  BedrockCustomModel: [
    ...bedrock("CreateCustomModel", "*", "GetCustomModel", "custom-model", "ModelTags"),
    { by: pipeline, takesGrantOn: "ModelKmsKeyArn" },
    ...BEDROCK_ROLE,
  ],
  BedrockModelImport: [
    ...bedrock("CreateModelImportJob", "*", "GetModelImportJob", "model-import-job", "JobTags"),
    { by: pipeline, takesGrantOn: "ImportedModelKmsKeyId" },
    ...BEDROCK_ROLE,
  ],
  BedrockCustomModelDeployment: bedrock(
    "CreateCustomModelDeployment",
    "bedrock:custom-model/abc123",
    "GetCustomModelDeployment",
    "custom-model-deployment",
    "Tags",
  ),
  BedrockProvisionedModelThroughput: bedrock(
    "CreateProvisionedModelThroughput",
    "bedrock:custom-model/abc123",
    "GetProvisionedModelThroughput",
    "provisioned-model",
    "Tags",
  ),
};
