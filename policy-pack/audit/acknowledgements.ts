/** What an auditor finds fault with. */
export interface AuditFinding {
  /** As the auditor calls it: `AwsSolutions-IAM5`, `parliament-RESOURCE_STAR`. */
  readonly rule: string;
  /** Estate and resource: `prod+ RolePolicyAdultCensusProdModel`. */
  readonly subject: string;
  readonly detail: string;
}

/** Findings that are let be, with the reason. */
export interface Acknowledgement {
  readonly rules: RegExp;
  /** @default any */
  readonly subjects?: RegExp;
  /** @default any */
  readonly details?: RegExp;
  readonly reason: string;
}

const PACKS = "(AwsSolutions|NIST\\.800\\.53\\.R5|HIPAA\\.Security|PCI\\.DSS\\.321)-";
const inPacks = (...rules: readonly string[]): RegExp => new RegExp(`^${PACKS}(${rules.join("|")})$`);

const BOUNDARY = /oundary$/;
const DELIVERY = /[dD]elivery/;

/** Every acknowledgement of this repository; one that covers nothing any more fails the audit. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    rules: inPacks("S3BucketReplicationEnabled"),
    reason: "A second region is a matter of cost and of law; versions and retention guard against mistakes.",
  },
  {
    rules: inPacks("S3DefaultEncryptionKMS"),
    subjects: /AccessLogs$/,
    reason: "S3 delivers access logs only to buckets under its own key.",
  },
  {
    rules: inPacks("VPCDefaultSecurityGroupClosed"),
    reason:
      "CloudFormation cannot close it; the program does, with a DefaultSecurityGroup without rules (NET-4).",
  },
  {
    rules: inPacks("EC2RestrictedCommonPorts"),
    subjects: /JobsSelf$/,
    reason:
      "The source is the group of the jobs itself, not an address: machines of one job talk to each other.",
  },
  {
    rules: inPacks("LambdaInsideVPC"),
    reason: "As the waiver of LAM-5: the functions call only AWS's own API.",
  },
  {
    rules: inPacks("LambdaDLQ"),
    subjects: /(AnalyzeResults|Deploy|Ingest|QueryTrainingResults)$/,
    reason:
      "A step of the pipeline calls them and waits for the answer: what they raise is the step's failure.",
  },
  {
    rules: inPacks("CodeBuildProjectSourceRepoUrl"),
    subjects: /ImageBuilds$/,
    reason:
      "It asks for OAuth of every project; this one has no repository, but files of the stack's bucket.",
  },
  {
    rules: inPacks("APIG4"),
    subjects: /Webhook$/,
    reason:
      "The webhook's function checks the signature of each message; no authorizer of AWS knows GitHub's.",
  },
  {
    rules: inPacks("SMG4", "SecretsManagerRotationEnabled"),
    subjects: /Webhook$/,
    reason: "GitHub holds the other copy, and nothing but a person can change both.",
  },
  {
    rules: /^parliament-RESOURCE_MISMATCH$/,
    details: /dynamodb:DescribeStream/,
    reason: "The name of a stream is a time, whose colons it takes for the end of a part of the ARN.",
  },
  {
    rules: /^parliament-RESOURCE_MISMATCH$/,
    details: /states:DescribeExecution/,
    reason: "Its data knows express executions only, which are the ones that AWS cannot describe.",
  },
  {
    rules: inPacks("IAMNoInlinePolicy"),
    reason: "Each policy belongs to one role and goes with it, which AWS advises inline policies for.",
  },
  {
    rules: inPacks("L1"),
    reason: "Node.js 22 is supported; LAM-1 holds the functions to AWS's list, not to its newest entry.",
  },
  {
    rules: inPacks("IAM5"),
    details:
      /^Resource::[^*]*(adult[-_]census|(abalone|churn-retraining|game-sales|iris)[-_]dev|census-of-acme|pulumi-state-)[^*]*\*/,
    reason:
      "The part before the wildcard is the stack's own name, its data's, or its state's; tests/iam and tests/bootstrap show that less would refuse a call that is needed.",
  },
  {
    rules: inPacks("IAM5"),
    details: /:log-group:\/aws-glue\/\*(abalone|churn-retraining|game-sales)-dev-\*$/,
    reason:
      "Glue puts the kind of its log before the name of the security configuration, which bears the stack's.",
  },
  {
    rules: inPacks("IAM5"),
    details: /:(model|processing-job|training-job|transform-job)\/pipelines-\*$/,
    reason: "SageMaker makes up the rest of the name of what a pipeline starts.",
  },
  {
    rules: inPacks("IAM5"),
    details: /:log-group:\/aws\/sagemaker\/(Endpoints|ProcessingJobs|TrainingJobs|TransformJobs)[:/]/,
    reason: "All jobs of an account and region share these log groups; the names of streams are SageMaker's.",
  },
  {
    rules: inPacks("IAM5"),
    subjects: DELIVERY,
    details:
      /^Resource::arn:aws:(apigateway:[^*]*\/apis|ec2:[^*]*|kms:[^*]*|sagemaker:[^*]*:(domain|user-profile\/\*))\/\*$/,
    reason:
      "These have no name of their own; writing and removing are held to the stack's tag by the condition of each statement.",
  },
  {
    rules: inPacks("IAM5"),
    subjects: DELIVERY,
    details: /:glue:[^*]*:(table|userDefinedFunction)\/\*\/\*$/,
    reason: "Glue asks for what goes with a database when that is removed; which one it may be is named.",
  },
  {
    rules: inPacks("IAM5"),
    details: /^Resource::\*$/,
    reason:
      "Actions that know no resource, and the network interfaces of jobs: held to AWS's own list by IAM-3.",
  },
  {
    rules: /^(cloudsplaining|parliament)-|IAMPolicyNoStatementsWithFullAccess$|IAM5$/,
    subjects: BOUNDARY,
    reason: "A boundary grants nothing: it is the most that other policies can grant.",
  },
  {
    rules: /^cloudsplaining-CredentialsExposure$/,
    details: /^ecr:GetAuthorizationToken$/,
    reason: "It knows no resource, and its token opens no repository that the role may not read anyway.",
  },
  {
    rules: /^(cloudsplaining-(InfrastructureModification|PermissionsManagement)|parliament-RESOURCE_STAR)$/,
    subjects: /-(model|processing|training)$/,
    details: /ec2:(Create|Delete)NetworkInterface/,
    reason: "AWS validates the role of a job in a VPC for all network interfaces, and refuses it otherwise.",
  },
  {
    rules: /^parliament-UNKNOWN_CONDITION_FOR_ACTION$/,
    details: /sagemaker:(Volume|Output)KmsKeyArn/,
    reason: "Its data is of February 2025; AWS has renamed these keys since.",
  },
  {
    rules: /^parliament-RESOURCE_MISMATCH$/,
    subjects: DELIVERY,
    details: /sns:(GetSubscriptionAttributes|Unsubscribe)/,
    reason: "Its data is of February 2025; AWS's data of September 2026 has topics as their resource.",
  },
  {
    rules: /^parliament-RESOURCE_MISMATCH$/,
    subjects: DELIVERY,
    details: /kms:CreateAlias/,
    reason:
      "An alias takes rights on the alias and on its key: a statement for each, as their conditions differ.",
  },
  {
    rules: /^parliament-MISMATCHED_TYPE_BUT_USABLE$/,
    subjects: DELIVERY,
    reason: "An ARN is compared as text, and holds no wildcard.",
  },
  {
    rules: /^parliament-RESOURCE_POLICY_PRIVILEGE_ESCALATION$/,
    subjects: DELIVERY,
    reason: "Who deploys a stack writes the policies of its buckets: only those with the stack's name.",
  },
];

/** Findings that nothing covers, and acknowledgements that cover nothing. */
export const judgeAudit = (
  findings: readonly AuditFinding[],
  acknowledgements: readonly Acknowledgement[],
): { readonly open: readonly AuditFinding[]; readonly stale: readonly Acknowledgement[] } => {
  const covers = ({ rules, subjects, details }: Acknowledgement, one: AuditFinding): boolean =>
    rules.test(one.rule) && (subjects?.test(one.subject) ?? true) && (details?.test(one.detail) ?? true);
  return {
    open: findings.filter((one) => !acknowledgements.some((known) => covers(known, one))),
    stale: acknowledgements.filter((known) => !findings.some((one) => covers(known, one))),
  };
};
