import { PIPELINE_ROLE } from "../../pipeline-definition/analysis/permissions/finding";
import { permissions } from "../../pipeline-definition/analysis/permissions/permissions";
import { regionalArn, throughS3, type Place } from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";

/** A pipeline as people see it who start it by hand. */
export interface SeenPipeline {
  readonly place: Place;
  readonly pipelineName: string;
  readonly definition: PipelineDefinition;
  /** ARN of the key of outputs. */
  readonly keyArn: string;
}

const EXECUTION_ACTIONS = [
  "sagemaker:DescribePipelineDefinitionForExecution",
  "sagemaker:DescribePipelineExecution",
  "sagemaker:ListPipelineExecutionSteps",
  "sagemaker:ListPipelineParametersForExecution",
  "sagemaker:RetryPipelineExecution",
  "sagemaker:StopPipelineExecution",
];

/** The kinds of job that a person looks at, by the type of their step, and the log group that they write to. */
const JOBS: Readonly<Record<string, readonly [kind: string, arn: string]>> = {
  Processing: ["ProcessingJob", "processing-job"],
  QualityCheck: ["ProcessingJob", "processing-job"],
  ClarifyCheck: ["ProcessingJob", "processing-job"],
  Training: ["TrainingJob", "training-job"],
  Tuning: ["TrainingJob", "training-job"],
  Transform: ["TransformJob", "transform-job"],
};

/**
 * Jobs and their logs. SageMaker names the jobs of every execution `pipelines-…` with a random id and not after their
 * pipeline, and all jobs of an account write to the same log groups: so those of other pipelines are seen too.
 */
const jobStatements = ({ place, definition }: SeenPipeline): readonly Statement[] => {
  const types = new Set(allSteps(definition).map(({ step }) => step.Type));
  const kinds = new Map(
    Object.entries(JOBS).flatMap(([type, [kind, arn]]) => (types.has(type) ? [[kind, arn] as const] : [])),
  );
  const group = (kind: string) => regionalArn(place, "logs", `log-group:/aws/sagemaker/${kind}s`);
  return [...kinds].flatMap(([kind, arn]) => [
    allow(`${kind}s`, `sagemaker:Describe${kind}`, regionalArn(place, "sagemaker", `${arn}/pipelines-*`)),
    allow(`${kind}LogStreams`, "logs:DescribeLogStreams", `${group(kind)}:*`),
    allow(`${kind}Logs`, "logs:GetLogEvents", `${group(kind)}:log-stream:pipelines-*`),
  ]);
};

const listed = (value: string | readonly string[] = []): readonly string[] =>
  typeof value === "string" ? [value] : value;

/**
 * The folders of the reports: what the pipeline's own role reads by file for its conditions. It reads models too, when
 * it registers them: those are no reports.
 */
const reportFolders = ({ place, pipelineName, definition }: SeenPipeline): readonly string[] => {
  const reports = allSteps(definition).flatMap(({ step }) => step.PropertyFiles ?? []);
  const { region, account } = place;
  return permissions(definition, { region, account, pipelineName })
    .filter(({ role }) => role === PIPELINE_ROLE)
    .flatMap(({ policy }) => policy.Statement)
    .filter(({ Action }) => listed(Action).includes("s3:GetObject"))
    .flatMap(({ Resource }) => listed(Resource))
    .flatMap((arn) => {
      const report = reports.find(({ FilePath }) => arn.endsWith(`/${FilePath}`));
      return report === undefined ? [] : [`${arn.slice(0, -report.FilePath.length)}*`];
    });
};

const reportStatements = (seen: SeenPipeline): readonly Statement[] => {
  const folders = reportFolders(seen);
  if (folders.length === 0) return [];
  return [
    allow("Reports", "s3:GetObject", folders),
    allow("KeyThroughS3", "kms:Decrypt", seen.keyArn, throughS3(seen.place)),
  ];
};

/**
 * What people need who start a pipeline by hand and look at what becomes of it: start, stop and try again, describe
 * and list, and read logs and reports. They change nothing else, and see neither data nor models.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
const pipelineStatements = (seen: SeenPipeline): readonly Statement[] => {
  // SageMaker writes pipeline names in lower case in their ARNs.
  const arn = regionalArn(seen.place, "sagemaker", `pipeline/${seen.pipelineName.toLowerCase()}`);
  return [
    // The list of pipelines is one of the account: AWS knows no smaller one.
    allow("AllPipelines", "sagemaker:ListPipelines", "*"),
    allow(
      "Pipeline",
      ["sagemaker:DescribePipeline", "sagemaker:ListPipelineExecutions", "sagemaker:StartPipelineExecution"],
      arn,
    ),
    allow("Executions", EXECUTION_ACTIONS, `${arn}/execution/*`),
    ...jobStatements(seen),
    ...reportStatements(seen),
  ];
};

/** The same as a document. */
export const consolePolicy = (seen: SeenPipeline): PolicyDocument =>
  policyDocument(...pipelineStatements(seen));

/** Who may take on the role of people who press Start. */
export interface ConsoleAccess {
  /** Names of permission sets of IAM Identity Center. */
  readonly permissionSets: readonly string[];
  /** ARNs of IAM users, or ids of accounts, whose callers have to have signed in with a second factor. */
  readonly principals: readonly string[];
}

/** A permission set's role bears its name and sixteen characters that change with each new assignment. */
const SUFFIX = "?".repeat(16);

const permissionSetTrust = (
  { partition, account }: Place,
  names: readonly string[],
): Statement | undefined => {
  if (names.length === 0) return undefined;
  const folder = `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com`;
  return {
    Sid: "PermissionSets",
    Effect: "Allow",
    Principal: { AWS: `arn:${partition}:iam::${account}:root` },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:PrincipalAccount": account },
      // Outside us-east-1 the region of Identity Center stands between.
      ArnLike: { "aws:PrincipalArn": names.map((name) => `${folder}/*AWSReservedSSO_${name}_${SUFFIX}`) },
    },
  };
};

const principalTrust = ({ partition }: Place, principals: readonly string[]): Statement | undefined => {
  if (principals.length === 0) return undefined;
  const arns = principals.map((one) => (one.includes(":") ? one : `arn:${partition}:iam::${one}:root`));
  return {
    Sid: "PeopleWithSecondFactor",
    Effect: "Allow",
    Principal: { AWS: arns },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:PrincipalAccount": [...new Set(arns.map((arn) => arn.split(":")[4] ?? ""))] },
      Bool: { "aws:MultiFactorAuthPresent": "true" },
    },
  };
};

/**
 * Who may take on the role. Identity Center asks for the second factor itself, and tells roles nothing of it; whoever
 * comes as an IAM user brings it along.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export const consoleTrust = (place: Place, access: ConsoleAccess): PolicyDocument =>
  policyDocument(permissionSetTrust(place, access.permissionSets), principalTrust(place, access.principals));

/**
 * What a person in a Studio domain of its own may do: see the domain, and work with the pipeline. Nothing here opens a
 * notebook or brings up an instance.
 */
export const studioUserPolicy = (seen: SeenPipeline): PolicyDocument =>
  policyDocument(
    allow(
      "AllDomains",
      ["sagemaker:ListApps", "sagemaker:ListDomains", "sagemaker:ListSpaces", "sagemaker:ListUserProfiles"],
      "*",
    ),
    allow("Domain", "sagemaker:DescribeDomain", regionalArn(seen.place, "sagemaker", "domain/*")),
    allow(
      "Profiles",
      "sagemaker:DescribeUserProfile",
      regionalArn(seen.place, "sagemaker", "user-profile/*/*"),
    ),
    ...pipelineStatements(seen),
  );

/** SageMaker takes on the role of a domain's users, for this account only; which resource it acts for, AWS says not. */
export const studioUserTrust = (place: Place): PolicyDocument =>
  policyDocument(serviceTrust(place, "sagemaker.amazonaws.com", [regionalArn(place, "sagemaker", "*")]));
