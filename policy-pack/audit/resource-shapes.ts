import { at, listed, members, text } from "../json-reading";

/** How one type of the AWS provider is written in CloudFormation. */
export interface ResourceShape {
  readonly type: string;
  /** Members whose name is another than the same with a capital, or `undefined` for those left out. */
  readonly renamed?: Readonly<Record<string, string | undefined>>;
  /** Members that are put together, from the inputs. */
  readonly made?: (inputs: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

const OUT = undefined;

/** `bucket` as CloudFormation writes it: `Bucket`. */
export const capital = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);

const ruleShape = (direction: "Ingress" | "Egress"): ResourceShape => ({
  type: `AWS::EC2::SecurityGroup${direction}`,
  renamed: {
    securityGroupId: "GroupId",
    referencedSecurityGroupId:
      direction === "Ingress" ? "SourceSecurityGroupId" : "DestinationSecurityGroupId",
    prefixListId: direction === "Ingress" ? "SourcePrefixListId" : "DestinationPrefixListId",
    cidrIpv4: "CidrIp",
    cidrIpv6: "CidrIpv6",
  },
});

/** One part of what Glue encrypts, whose mode bears the name of the part: `CloudWatchEncryptionMode`. */
const encryption = (configuration: unknown, part: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    members(at(configuration, part)).map(([key, value]) => [
      capital(key).replace(/^Cloudwatch/, "CloudWatch"),
      value,
    ]),
  );

/**
 * By type of the AWS provider. What other resources hold in CloudFormation (settings of a bucket, targets of a rule)
 * stands in `MERGED_SHAPES`.
 */
export const RESOURCE_SHAPES: Readonly<Record<string, ResourceShape>> = {
  "aws:apigatewayv2/api:Api": { type: "AWS::ApiGatewayV2::Api" },
  "aws:apigatewayv2/route:Route": { type: "AWS::ApiGatewayV2::Route" },
  "aws:apigatewayv2/stage:Stage": { type: "AWS::ApiGatewayV2::Stage", renamed: { name: "StageName" } },
  "aws:cloudwatch/eventRule:EventRule": { type: "AWS::Events::Rule" },
  "aws:cloudwatch/logGroup:LogGroup": { type: "AWS::Logs::LogGroup", renamed: { name: "LogGroupName" } },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    type: "AWS::CloudWatch::Alarm",
    renamed: { dimensions: OUT, okActions: "OKActions" },
    made: ({ dimensions }) => ({
      Dimensions: members(dimensions).map(([Name, Value]) => ({ Name, Value })),
    }),
  },
  "aws:codebuild/project:Project": {
    type: "AWS::CodeBuild::Project",
    renamed: {
      buildTimeout: "TimeoutInMinutes",
      queuedTimeout: "QueuedTimeoutInMinutes",
      logsConfig: OUT,
      source: OUT,
    },
    made: ({ logsConfig, source }) => ({
      LogsConfig: {
        CloudWatchLogs: { Status: "ENABLED", GroupName: at(logsConfig, "cloudwatchLogs", "groupName") },
      },
      Source: {
        Type: at(source, "type"),
        Location: at(source, "location"),
        BuildSpec: at(source, "buildspec"),
      },
    }),
  },
  "aws:ec2/flowLog:FlowLog": {
    type: "AWS::EC2::FlowLog",
    renamed: { iamRoleArn: "DeliverLogsPermissionArn", vpcId: "ResourceId" },
    made: () => ({ ResourceType: "VPC" }),
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    type: "AWS::EC2::SecurityGroup",
    renamed: { description: "GroupDescription" },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    type: "AWS::EC2::VPCEndpoint",
    renamed: { policy: "PolicyDocument" },
  },
  "aws:ecr/repository:Repository": {
    type: "AWS::ECR::Repository",
    renamed: { encryptionConfigurations: OUT, forceDelete: OUT },
    made: ({ encryptionConfigurations }) => ({
      EncryptionConfiguration: {
        EncryptionType: at(encryptionConfigurations, 0, "encryptionType"),
        KmsKey: at(encryptionConfigurations, 0, "kmsKey"),
      },
    }),
  },
  "aws:glue/crawler:Crawler": {
    type: "AWS::Glue::Crawler",
    renamed: { securityConfiguration: "CrawlerSecurityConfiguration", s3Targets: OUT },
    made: ({ s3Targets }) => ({
      Targets: { S3Targets: listed(s3Targets).map((target) => ({ Path: at(target, "path") })) },
    }),
  },
  "aws:glue/securityConfiguration:SecurityConfiguration": {
    type: "AWS::Glue::SecurityConfiguration",
    renamed: { encryptionConfiguration: OUT },
    made: ({ encryptionConfiguration }) => ({
      // CloudFormation insists on a name, which Pulumi makes up.
      Name: "made-up",
      EncryptionConfiguration: {
        CloudWatchEncryption: encryption(encryptionConfiguration, "cloudwatchEncryption"),
        JobBookmarksEncryption: encryption(encryptionConfiguration, "jobBookmarksEncryption"),
        S3Encryptions: [encryption(encryptionConfiguration, "s3Encryption")],
      },
    }),
  },
  "aws:glue/job:Job": { type: "AWS::Glue::Job", renamed: { roleArn: "Role" } },
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": {
    type: "AWS::IAM::OIDCProvider",
    renamed: { clientIdLists: "ClientIdList" },
  },
  "aws:iam/policy:Policy": {
    type: "AWS::IAM::ManagedPolicy",
    renamed: { name: "ManagedPolicyName", policy: "PolicyDocument" },
  },
  "aws:iam/role:Role": {
    type: "AWS::IAM::Role",
    renamed: { assumeRolePolicy: "AssumeRolePolicyDocument" },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    type: "AWS::IAM::Policy",
    renamed: { policy: "PolicyDocument", role: OUT },
    made: ({ role }) => ({ PolicyName: "inline", Roles: [role] }),
  },
  "aws:kms/alias:Alias": { type: "AWS::KMS::Alias", renamed: { name: "AliasName" } },
  "aws:kms/key:Key": {
    type: "AWS::KMS::Key",
    renamed: { policy: "KeyPolicy", deletionWindowInDays: "PendingWindowInDays" },
  },
  "aws:lambda/function:Function": {
    type: "AWS::Lambda::Function",
    renamed: { code: OUT },
    made: () => ({ Code: { ZipFile: "//" } }),
  },
  "aws:lambda/permission:Permission": {
    type: "AWS::Lambda::Permission",
    renamed: { function: "FunctionName" },
  },
  "aws:s3/bucket:Bucket": {
    type: "AWS::S3::Bucket",
    renamed: { bucket: "BucketName", forceDestroy: OUT },
  },
  "aws:s3/bucketPolicy:BucketPolicy": {
    type: "AWS::S3::BucketPolicy",
    renamed: { policy: "PolicyDocument" },
  },
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup": {
    type: "AWS::SageMaker::ModelPackageGroup",
    renamed: { tags: OUT },
  },
  "aws:sagemaker/pipeline:Pipeline": {
    type: "AWS::SageMaker::Pipeline",
    renamed: { pipelineDefinition: OUT, tags: OUT, parallelismConfiguration: OUT },
    made: ({ pipelineDefinition }) => ({
      PipelineDefinition: { PipelineDefinitionBody: text(pipelineDefinition) },
    }),
  },
  "aws:scheduler/schedule:Schedule": { type: "AWS::Scheduler::Schedule" },
  "aws:scheduler/scheduleGroup:ScheduleGroup": { type: "AWS::Scheduler::ScheduleGroup" },
  "aws:secretsmanager/secret:Secret": { type: "AWS::SecretsManager::Secret" },
  "aws:sfn/stateMachine:StateMachine": {
    type: "AWS::StepFunctions::StateMachine",
    renamed: {
      name: "StateMachineName",
      type: "StateMachineType",
      loggingConfiguration: OUT,
    },
    made: ({ loggingConfiguration }) => ({
      LoggingConfiguration: {
        Level: at(loggingConfiguration, "level"),
        IncludeExecutionData: at(loggingConfiguration, "includeExecutionData"),
        Destinations: [
          { CloudWatchLogsLogGroup: { LogGroupArn: at(loggingConfiguration, "logDestination") } },
        ],
      },
    }),
  },
  "aws:sns/topic:Topic": { type: "AWS::SNS::Topic" },
  "aws:sns/topicPolicy:TopicPolicy": {
    type: "AWS::SNS::TopicPolicy",
    renamed: { arn: OUT, policy: "PolicyDocument" },
    made: ({ arn }) => ({ Topics: [arn] }),
  },
  "aws:sqs/queue:Queue": {
    type: "AWS::SQS::Queue",
    renamed: { messageRetentionSeconds: "MessageRetentionPeriod" },
  },
  "aws:sqs/queuePolicy:QueuePolicy": {
    type: "AWS::SQS::QueuePolicy",
    renamed: { queueUrl: OUT, policy: "PolicyDocument" },
    made: ({ queueUrl }) => ({ Queues: [queueUrl] }),
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ruleShape("Egress"),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ruleShape("Ingress"),
  "awsx:ec2:Vpc": {
    type: "AWS::EC2::VPC",
    renamed: {
      natGateways: OUT,
      numberOfAvailabilityZones: OUT,
      subnetSpecs: OUT,
      subnetStrategy: OUT,
    },
  },
};

/** Types that no rule of the auditors looks at. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  "aws:apigatewayv2/integration:Integration",
  "aws:budgets/budget:Budget",
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
  "aws:cloudwatch/dashboard:Dashboard",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "aws:glue/catalogDatabase:CatalogDatabase",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  "aws:lambda/invocation:Invocation",
  "aws:pipes/pipe:Pipe",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  "aws:s3/bucketNotification:BucketNotification",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:sns/topicSubscription:TopicSubscription",
  "aws:ssm/parameter:Parameter",
]);
