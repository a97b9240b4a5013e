import {
  GetRoleCommand,
  SimulatePrincipalPolicyCommand,
  type EvaluationResult,
  type IAMClient,
} from "@aws-sdk/client-iam";
import { DescribePipelineCommand } from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../aws/clients";
import { error, ok, warning, type Finding } from "../finding";
import type { StackSettings } from "../stack-settings";
import type { Caller } from "./check-credentials";
import { ask, askFor, notLookedAt } from "./looked-at";

/** One call for each kind of thing that a deployment makes. */
const DEPLOYMENT = [
  ...["ec2:CreateVpc", "ec2:CreateSubnet", "ec2:CreateSecurityGroup", "ec2:CreateVpcEndpoint"],
  ...["ec2:CreateFlowLogs", "ecr:CreateRepository", "iam:CreateRole", "iam:PutRolePolicy", "iam:PassRole"],
  ...["kms:CreateKey", "kms:CreateGrant", "logs:CreateLogGroup", "s3:CreateBucket", "s3:PutBucketPolicy"],
  ...["sagemaker:CreateModelPackageGroup", "sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"],
];

const ASSUMED = /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\//;

/** The principal that holds the policies: a session's is its role, whose path only IAM knows. */
const principalOf = async (iam: IAMClient, { arn }: Caller): Promise<string> => {
  const [, , , role] = ASSUMED.exec(arn) ?? [];
  if (role === undefined) return arn;
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: role }));
  return Role?.Arn ?? arn;
};

const decisionFindings = (results: readonly EvaluationResult[], principal: string): readonly Finding[] => {
  const of = (decision: string) =>
    results.flatMap(({ EvalActionName, EvalDecision }) =>
      EvalDecision === decision ? [EvalActionName ?? ""] : [],
    );
  const [forbidden, missing] = [of("explicitDeny"), of("implicitDeny")];
  return [
    ...(forbidden.length === 0
      ? []
      : [
          error(
            "roles",
            `A policy forbids "${principal}" what a deployment needs: ${forbidden.join(", ")}.`,
            "Deploy with another role, or have the denying statement mended.",
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [
          warning(
            "roles",
            `"${principal}" is not allowed everywhere what a deployment needs: ${missing.join(", ")}.`,
            "Fine if it is allowed on the names of this stack; else allow it, or deploy with another role.",
          ),
        ]),
    ...(forbidden.length + missing.length === 0
      ? [ok("roles", `"${principal}" may do what a deployment needs.`)]
      : []),
  ];
};

const callerFindings = async (iam: IAMClient, caller: Caller): Promise<readonly Finding[]> => {
  // IAM simulates no root user, who may do everything.
  if (caller.arn.endsWith(":root")) return [];
  const answer = await ask("iam:SimulatePrincipalPolicy", async () => {
    const principal = await principalOf(iam, caller);
    const request = { PolicySourceArn: principal, ActionNames: DEPLOYMENT };
    const { EvaluationResults = [] } = await iam.send(new SimulatePrincipalPolicyCommand(request));
    return { principal, results: EvaluationResults };
  });
  return "failure" in answer
    ? [notLookedAt("roles", `What "${caller.arn}" may do`, answer.failure)]
    : decisionFindings(answer.value.results, answer.value.principal);
};

/** A pipeline that exists runs under a role that has to exist too. */
const pipelineRoleFindings = async (
  { configuration: { pipelineName } }: StackSettings,
  { iam, sagemaker }: Pick<AwsClients, "iam" | "sagemaker">,
): Promise<readonly Finding[]> => {
  const pipeline = await askFor("sagemaker:DescribePipeline", async () =>
    sagemaker.send(new DescribePipelineCommand({ PipelineName: pipelineName })),
  );
  const arn = "value" in pipeline ? pipeline.value?.RoleArn : undefined;
  if (arn === undefined) return [];
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  const answer = await askFor("iam:GetRole", async () => iam.send(new GetRoleCommand({ RoleName: name })));
  if ("failure" in answer) return [notLookedAt("roles", `Role "${name}"`, answer.failure)];
  return answer.value === undefined
    ? [
        error(
          "roles",
          `Pipeline "${pipelineName}" runs under role "${name}", which does not exist.`,
          "Find out who deleted it: pulumi refresh notices, and pulumi up makes it again.",
        ),
      ]
    : [ok("roles", `Role "${name}" of pipeline "${pipelineName}" exists.`)];
};

/** Looks whether the caller may deploy, and whether the role of a pipeline that stands is still there. */
export const checkRoles = async (
  settings: StackSettings,
  clients: Pick<AwsClients, "iam" | "sagemaker">,
  caller: Caller,
): Promise<readonly Finding[]> => [
  ...(await callerFindings(clients.iam, caller)),
  ...(await pipelineRoleFindings(settings, clients)),
];
