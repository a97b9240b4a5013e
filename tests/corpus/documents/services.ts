import { emr, emrServerless, callback, compare, fail, gate, lambda, plain, sparkStep } from "../other-steps";
import {
  NOT_CACHED,
  ROLE,
  VPC,
  cached,
  declare,
  document,
  get,
  join,
  parameter,
  s3,
  type Json,
} from "../parts";

const GROUPS = [
  { Name: "main", InstanceRole: "MASTER", InstanceCount: 1, InstanceType: "m5.xlarge" },
  { Name: "workers", InstanceRole: "CORE", InstanceCount: 2, InstanceType: "m5.xlarge" },
] as const;

const clusterConfig = (instances: Json): Json => ({
  ReleaseLabel: "emr-6.15.0",
  Applications: [{ Name: "Spark" }],
  JobFlowRole: "EMR_EC2_DefaultRole",
  ServiceRole: "EMR_DefaultRole",
  SecurityConfiguration: "encrypted",
  LogUri: s3("emr-logs/"),
  VisibleToAllUsers: true,
  Configurations: [{ Classification: "spark-defaults", Properties: { "spark.executor.memory": "4g" } }],
  Instances: { Ec2SubnetId: VPC.Subnets[0], ...instances },
});

const sparkJob = (application: Json): Json => ({
  ...application,
  executionRoleArn: ROLE.emr,
  jobDriver: {
    sparkSubmit: {
      entryPoint: s3("code/spark/prep.py"),
      entryPointArguments: ["--in", parameter("InputData"), "--shards", "8"],
      sparkSubmitParameters: "--conf spark.executor.cores=2",
    },
  },
  executionTimeoutMinutes: 60,
});

const INPUT = declare("InputData", "String", s3("data/raw"));

/** Documents about steps that call other services. */
export const SERVICES: Readonly<Record<string, Json>> = {
  "lambda-with-outputs": document(
    [declare("Threshold", "Float", 0.7)],
    [
      lambda(
        "Measure",
        { bucket: "demo", tries: 3, strict: true, threshold: parameter("Threshold") },
        { status: "String", score: "Float", rows: "Integer", fresh: "Boolean" },
      ),
      gate(
        "Check",
        [
          compare("Equals", get("Steps.Measure.OutputParameters['status']"), "ok"),
          compare("GreaterThan", get("Steps.Measure.OutputParameters['score']"), parameter("Threshold")),
        ],
        [lambda("Tell", { rows: get("Steps.Measure.OutputParameters['rows']") })],
        [fail("Stop")],
      ),
    ],
  ),
  "lambda-without-arguments": document(
    [],
    [
      {
        Name: "Ping",
        Type: "Lambda",
        FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:ping:live",
      },
    ],
  ),
  "callback-for-a-review": document(
    [],
    [
      callback(
        "Review",
        { report: s3("reports/latest.html"), run: get("Execution.PipelineExecutionArn") },
        { decision: "String", approver: "String" },
      ),
      gate(
        "Approved",
        [compare("Equals", get("Steps.Review.OutputParameters['decision']"), "yes")],
        [lambda("Publish", { by: get("Steps.Review.OutputParameters['approver']") })],
        [fail("Refused", join(" ", "Refused by", get("Steps.Review.OutputParameters['approver']")))],
      ),
    ],
  ),
  "callback-cached-without-outputs": document(
    [],
    [callback("Label", { batch: "2026-11" }, {}, { CacheConfig: cached("P1Y") })],
  ),
  "emr-on-an-existing-cluster": document(
    [INPUT, declare("Cluster", "String", "j-1K48XXXXXXHCB")],
    [
      emr(
        "Prepare",
        {
          ...sparkStep("--in", parameter("InputData")),
          ClusterId: parameter("Cluster"),
          ExecutionRoleArn: ROLE.emr,
        },
        { CacheConfig: cached("P7D") },
      ),
      emr("Aggregate", {
        ClusterId: get("Steps.Prepare.ClusterId"),
        StepConfig: {
          HadoopJarStep: {
            Jar: s3("code/aggregate.jar"),
            MainClass: "com.example.Aggregate",
            Args: [get("Steps.Prepare.Config.Args[1]"), get("Steps.Prepare.Id")],
            Properties: [{ Key: "mapreduce.job.reduces", Value: "4" }],
          },
        },
      }),
    ],
  ),
  "emr-on-its-own-cluster": document(
    [INPUT],
    [
      emr("Prepare", {
        ...sparkStep("--in", parameter("InputData")),
        ClusterConfig: clusterConfig({ InstanceGroups: GROUPS }),
      }),
    ],
  ),
  "emr-on-an-instance-fleet": document(
    [],
    [
      emr("Prepare", {
        ...sparkStep(),
        ClusterConfig: clusterConfig({
          InstanceFleets: [
            {
              InstanceFleetType: "MASTER",
              TargetOnDemandCapacity: 1,
              InstanceTypeConfigs: [{ InstanceType: "m5.xlarge" }],
            },
            {
              InstanceFleetType: "CORE",
              TargetSpotCapacity: 4,
              InstanceTypeConfigs: [
                { InstanceType: "m5.xlarge", WeightedCapacity: 1 },
                { InstanceType: "m5.2xlarge", WeightedCapacity: 2 },
              ],
            },
          ],
        }),
      }),
    ],
  ),
  "emr-serverless-application": document(
    [INPUT],
    [
      emrServerless("Prepare", {
        ApplicationId: "00abcdef12345",
        JobConfig: sparkJob({ applicationId: "00abcdef12345" }),
      }),
      lambda("Tell", { run: get("Steps.Prepare.jobRun.jobRunId") }),
    ],
  ),
  "emr-serverless-own-application": document(
    [INPUT],
    [
      emrServerless("Prepare", {
        ApplicationConfig: {
          name: "demo-prepare",
          releaseLabel: "emr-7.1.0",
          type: "SPARK",
          autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
          networkConfiguration: {
            subnetIds: [...VPC.Subnets],
            securityGroupIds: [...VPC.SecurityGroupIds],
          },
        },
        JobConfig: sparkJob({}),
      }),
    ],
  ),
  "lineage-of-a-report": document(
    [],
    [
      lambda("Write", {}, { uri: "String" }),
      plain("Lineage", "Record", {
        Actions: [
          {
            ActionName: get("Execution.PipelineExecutionId"),
            ActionType: "Evaluation",
            Status: "Completed",
            Source: { SourceUri: get("Execution.PipelineExecutionArn"), SourceType: "Pipeline" },
            Properties: { pipeline: get("Execution.PipelineName") },
          },
        ],
        Artifacts: [
          {
            ArtifactName: "report",
            ArtifactType: "EvaluationReport",
            Source: { SourceUri: get("Steps.Write.OutputParameters['uri']") },
          },
        ],
        Contexts: [
          {
            ContextName: "quarter",
            ContextType: "Period",
            Source: { SourceUri: s3("periods/2026-4") },
          },
        ],
        Associations: [
          {
            Source: { Name: "report", Type: "Artifact" },
            Destination: { Name: get("Execution.PipelineExecutionId"), Type: "Action" },
            AssociationType: "ContributedTo",
          },
          {
            Source: { Name: "report", Type: "Artifact" },
            Destination: { Arn: "arn:aws:sagemaker:eu-west-1:111122223333:context/reports" },
            AssociationType: "AssociatedWith",
          },
        ],
      }),
      lambda("Tell", { artifact: get("Steps.Record.ArtifactArns['report']") }),
    ],
  ),
  "agent-job": document(
    [],
    [
      plain("Job", "Evaluate", {
        JobCategory: "AgentRFTEvaluation",
        RoleArn: ROLE.agent,
        JobConfigSchemaVersion: "1.0.0",
        JobConfigDocument: '{"EvaluationConfig": {"AcceptEula": true}}',
      }),
      lambda(
        "Tell",
        { run: get("Steps.Evaluate.JobConfigDocument.ServiceOutput.MlflowDetails.RunId") },
        {},
        { CacheConfig: NOT_CACHED },
      ),
    ],
  ),
};
