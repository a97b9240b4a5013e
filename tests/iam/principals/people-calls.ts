import { ACCOUNT } from "../../support/pulumi-mocks";
import { arn, TLS, via, type Deployed } from "./deployed";
import { executionAccess } from "./execution-calls";
import { callsOf, ofRole, taken, type PrincipalCalls } from "./principal-calls";
import type { Call } from "./world";

const JOB = "pipelines-abcdefghijkl-adultProcess-0a1b2c3d";

/**
 * What the console asks when somebody starts the pipeline and follows an execution to the logs of its jobs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-studio-list.html
 */
const following = (at: Deployed, name: string, report: string) => {
  const pipeline = arn("sagemaker", `pipeline/${name}`);
  const operations = ["DescribePipelineDefinitionForExecution", "DescribePipelineExecution"];
  const lists = ["ListPipelineExecutionSteps", "ListPipelineParametersForExecution"];
  const changes = ["RetryPipelineExecution", "StopPipelineExecution"];
  const jobs = ["Processing", "Training"].flatMap((kind) => {
    const group = arn("logs", `log-group:/aws/sagemaker/${kind}Jobs`);
    return [
      [`sagemaker:Describe${kind}Job`, arn("sagemaker", `${kind.toLowerCase()}-job/${JOB}`)],
      ["logs:DescribeLogStreams", `${group}:log-stream:`],
      ["logs:GetLogEvents", `${group}:log-stream:${JOB}/algo-1`],
    ] as const;
  });
  return [
    ["sagemaker:ListPipelines", "*"],
    ["sagemaker:DescribePipeline sagemaker:ListPipelineExecutions", pipeline],
    ["sagemaker:StartPipelineExecution", pipeline],
    [
      [...operations, ...lists, ...changes].map((one) => `sagemaker:${one}`).join(" "),
      `${pipeline}/execution/abcdefghijkl`,
    ],
    ...jobs,
    ["s3:GetObject", report, TLS],
    ["kms:Decrypt", at.made("aws:kms/key:Key", `${name}-data`), via("s3")],
  ] as const;
};

/** Somebody signed in comes by a permission set, or as a user with a second factor. */
const switching = (roleArn: string): readonly Call[] => {
  const assumes = { action: "sts:AssumeRole", resource: roleArn };
  const inside = { "aws:PrincipalAccount": ACCOUNT };
  const factor = { "aws:MultiFactorAuthPresent": "true" };
  const set = `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_DataScientist_0123456789abcdef`;
  const user = `arn:aws:iam::${ACCOUNT}:user/ann`;
  const guest = "arn:aws:iam::444455556666:user/bob";
  return [
    { ...assumes, by: { AWS: set }, context: { ...inside, "aws:PrincipalArn": set } },
    { ...assumes, by: { AWS: user }, context: { ...inside, ...factor } },
    { ...assumes, by: { AWS: guest }, context: { "aws:PrincipalAccount": "444455556666", ...factor } },
  ];
};

/** ARN of a report that an execution writes and the pipeline reads. */
const reportOf = (at: Deployed, name: string): string => {
  const found = executionAccess(at, name).find(
    ({ action, resource, role }) =>
      action === "s3:GetObject" && role === undefined && resource.endsWith(".json"),
  );
  if (found === undefined) throw new Error("The pipeline reads no report.");
  return found.resource;
};

/**
 * People, as far as the stack lets them in: who switches to the role of the console, and who works in Studio, in a
 * domain that exists or in the stack's own.
 */
export const peopleCalls = (at: Deployed, name: string): readonly PrincipalCalls[] => {
  if (!at.has("aws:iam/role:Role", `${name}-console`)) return [];
  const console = at.role(`${name}-console`);
  const studio = at.role(`${name}-studio`);
  const visitor = { AWS: `arn:aws:iam::${ACCOUNT}:role/StudioUser` };
  const follows = following(at, name, reportOf(at, name));
  return [
    {
      principal: "people in the console",
      comes: switching(console.arn),
      calls: callsOf({ AWS: console.arn }, console.name, follows),
    },
    {
      principal: "people in a Studio domain that exists",
      comes: [],
      calls: callsOf(visitor, "StudioUser", follows),
    },
    {
      ...ofRole(studio, "people in the stack's own Studio", "sagemaker", undefined, [
        ["sagemaker:ListApps sagemaker:ListDomains sagemaker:ListSpaces sagemaker:ListUserProfiles", "*"],
        ["sagemaker:DescribeDomain", arn("sagemaker", "domain/d-0a1b2c3d4e5f")],
        ["sagemaker:DescribeUserProfile", arn("sagemaker", "user-profile/d-0a1b2c3d4e5f/ann")],
        ...follows,
      ]),
      comes: [taken("sagemaker", studio.arn, arn("sagemaker", "domain/d-0a1b2c3d4e5f"))],
    },
  ];
};
