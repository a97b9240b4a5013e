import { ACCOUNT } from "../../support/pulumi-mocks";
import { requiredAccess } from "../../support/required-access";
import type { Required } from "../../support/required-interpreter";
import { arn, TLS, type Deployed } from "./deployed";
import { taken, type PrincipalCalls } from "./principal-calls";
import { documentOf } from "./step-arguments";
import type { Call } from "./world";

const HEADER = "s3:x-amz-server-side-encryption";

/**
 * What comes with a request to S3. Jobs send theirs through the endpoint of their network; what is not to be had
 * without which key, the role's own conditions apart, which are falsified where definitions are.
 */
const toS3 = (at: Deployed, name: string, roleArn: string, required: Required, isJob: boolean) => {
  const isOurs = required.resource.startsWith(at.made("aws:s3/bucket:Bucket", `${name}-artifacts`));
  const carriesData = ["s3:GetObject", "s3:PutObject"].includes(required.action);
  const endpoint = {
    "aws:SourceVpce": at.made("aws:ec2/vpcEndpoint:VpcEndpoint", `${name}-s3`, "id"),
    "aws:PrincipalAccount": ACCOUNT,
  };
  const encrypted = {
    [HEADER]: "aws:kms",
    [`${HEADER}-aws-kms-key-id`]: at.made("aws:kms/key:Key", `${name}-data`),
  };
  const headers = required.action === "s3:PutObject" ? encrypted : {};
  return {
    context: {
      ...TLS,
      ...(isJob ? endpoint : {}),
      ...headers,
      "aws:PrincipalArn": roleArn,
      "aws:ViaAWSService": "false",
    },
    held: [
      ...Object.keys(isOurs ? { ...TLS, ...headers } : {}),
      ...(isJob ? ["aws:PrincipalAccount"] : []),
      ...(isJob && isOurs && carriesData ? ["aws:SourceVpce"] : []),
    ],
  };
};

/** What SageMaker takes each role on for: it tries the pipeline's own when the pipeline is made, too. */
const SOURCES = {
  pipeline: (name: string) => [`pipeline/${name}`, `pipeline/${name}/execution/abcdefghijkl`],
  processing: () => ["processing-job/pipelines-abcdefghijkl-x-0a1b2c3d"],
  training: () => ["training-job/pipelines-abcdefghijkl-x-0a1b2c3d"],
  model: () => ["model/pipelines-abcdefghijkl-x-0a1b2c3d"],
};

type Kind = keyof typeof SOURCES;

/** Everything that an execution calls, as AWS's pages tell it of the definition. */
export const executionAccess = (at: Deployed, name: string): readonly Required[] =>
  requiredAccess(documentOf(at), {
    region: "us-east-1",
    account: ACCOUNT,
    bucketKeys: {
      [at.made("aws:s3/bucket:Bucket", `${name}-artifacts`, "bucket")]: at.made(
        "aws:kms/key:Key",
        `${name}-data`,
      ),
    },
  });

const TYPES = "sagemaker:InstanceTypes";

/** A start may ask for any instance type that the stack allows: the same call with one of each. */
const ofEachType = (required: Required, allowed: readonly string[]): readonly Required[] =>
  required.context?.[TYPES] === undefined
    ? [required]
    : [
        required,
        ...allowed.map((pattern) => ({
          ...required,
          context: { ...required.context, [TYPES]: [pattern.replace("*", "large")] },
        })),
      ];

/**
 * The execution roles, beside what lies around them: keys, buckets, the endpoint and the boundary.
 *
 * @param instanceTypes patterns of those that the stack allows
 */
export const executionCalls = (
  at: Deployed,
  name: string,
  instanceTypes: readonly string[],
): readonly PrincipalCalls[] => {
  const all = executionAccess(at, name).flatMap((one) => ofEachType(one, instanceTypes));
  return (Object.keys(SOURCES) as Kind[]).map((kind) => {
    const role = at.role(`${name}-${kind}`);
    const isJob = kind === "processing" || kind === "training";
    const own = all.filter((one) => one.role === (kind === "pipeline" ? undefined : role.arn));
    const calls = own.map((required): Call => {
      const { action, resource, context } = required;
      const around = action.startsWith("s3:")
        ? toS3(at, name, role.arn, required, isJob)
        : { context: {}, held: [] };
      const told = { ...context, ...around.context };
      return { by: { AWS: role.arn }, role: role.name, action, resource, context: told, held: around.held };
    });
    return {
      principal: `the ${kind} role`,
      comes: SOURCES[kind](name).map((source) => taken("sagemaker", role.arn, arn("sagemaker", source))),
      calls,
    };
  });
};
