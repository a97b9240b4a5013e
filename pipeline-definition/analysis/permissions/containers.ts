import type { DocumentReading } from "./document-reading";
import { grant, note, type Finding } from "./finding";
import { regionalArn } from "./place";
import { shown } from "./roles";
import { isSet } from "./step-reading";

/** `<account>.dkr.ecr.<region>.<domain>/<repository>[:tag][@digest]` */
const ECR_IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.[^/]+\/([^:@*]+)(?:[:@].*)?$/;

/** Pulling an image from the repository that it names; images from elsewhere need no right of IAM. */
export const imageFindings = (reading: DocumentReading, role: string, image: unknown): readonly Finding[] => {
  if (!isSet(image)) return [];
  const texts = reading.read(image);
  if (texts.length === 0 || texts.some(({ pattern }) => pattern.startsWith("*")))
    return [
      note(role, `The image ${shown(image)} is known only at run time: the rights to pull it are missing.`),
    ];
  return texts.flatMap(({ pattern, parameters }) => {
    const [, account, region, repository] = ECR_IMAGE.exec(pattern) ?? [];
    if (account === undefined || region === undefined || repository === undefined) return [];
    const arn = `arn:${reading.place.partition}:ecr:${region}:${account}:repository/${repository}`;
    return pullFindings(role, arn, parameters);
  });
};

/** Pulling from a repository, and the token that each pull needs. */
export const pullFindings = (
  role: string,
  repository: string,
  parameters: readonly string[] = [],
): readonly Finding[] => [
  grant(
    role,
    "PullImages",
    ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
    [repository],
    { parameters },
  ),
  // This action knows no resource.
  grant(role, "RegistryToken", ["ecr:GetAuthorizationToken"], ["*"]),
];

/**
 * Logs and metrics of what runs in a container. SageMaker names the log groups by kind of job and not by pipeline, so
 * the first job of an account makes the group.
 *
 * @param group the group below `/aws/sagemaker/`, as a pattern
 */
export const logFindings = (reading: DocumentReading, role: string, group: string): readonly Finding[] => {
  const arn = regionalArn(reading.place, "logs", `log-group:/aws/sagemaker/${group}`);
  return [
    // AWS asks for the form that ends in ":*", and its own data has the one without.
    grant(role, "LogGroups", ["logs:CreateLogGroup", "logs:DescribeLogStreams"], [arn, `${arn}:*`]),
    grant(role, "WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], [`${arn}:log-stream:*`]),
    // Its namespace is bounded, since it has no resource that a job's role could be held to.
    grant(role, "PutMetrics", ["cloudwatch:PutMetricData"], ["*"], {
      conditions: { StringLike: { "cloudwatch:namespace": "*aws/sagemaker/*" } },
    }),
  ];
};

const INTERFACES = [
  "CreateNetworkInterface",
  "CreateNetworkInterfacePermission",
  "DeleteNetworkInterface",
  "DeleteNetworkInterfacePermission",
  "DescribeDhcpOptions",
  "DescribeNetworkInterfaces",
  "DescribeSecurityGroups",
  "DescribeSubnets",
  "DescribeVpcs",
].map((verb) => `ec2:${verb}`);

/**
 * The network interfaces of jobs in a VPC. AWS refuses processing jobs whose role narrows these actions by
 * conditions, and documents them for all resources.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export const vpcFindings = (role: string, vpc: unknown): readonly Finding[] =>
  isSet(vpc) ? [grant(role, "NetworkInterfaces", INTERFACES, ["*"])] : [];
