/**
 * Actions that name no resource in AWS's service authorization reference, and those whose resource AWS tells to leave
 * at `*`: the network interfaces of jobs in a VPC, and metrics.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export const ANY_RESOURCE: ReadonlySet<string> = new Set([
  "cloudwatch:PutMetricData",
  "ec2:CreateNetworkInterface",
  "ec2:CreateNetworkInterfacePermission",
  "ec2:DeleteNetworkInterface",
  "ec2:DeleteNetworkInterfacePermission",
  "ec2:DescribeAddresses",
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeFlowLogs",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeNatGateways",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribePrefixLists",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroupRules",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcEndpointServices",
  "ec2:DescribeVpcEndpoints",
  "ec2:DescribeVpcs",
  "ecr:GetAuthorizationToken",
  "glue:CreateCrawler",
  "glue:CreateSecurityConfiguration",
  "glue:DeleteSecurityConfiguration",
  "glue:GetSecurityConfiguration",
  "kms:CreateKey",
  "kms:ListAliases",
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
  "ssm:DescribeParameters",
  "sagemaker:ListApps",
  "sagemaker:ListDomains",
  "sagemaker:ListEndpointConfigs",
  "sagemaker:ListPipelines",
  "sagemaker:ListSpaces",
  "sagemaker:ListUserProfiles",
  "states:ValidateStateMachineDefinition",
  "xray:GetSamplingRules",
  "xray:GetSamplingTargets",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
]);

/** Whether `*` is the resource that a statement with this action has to give. */
export const takesAnyResource = (action: string): boolean => ANY_RESOURCE.has(action);
