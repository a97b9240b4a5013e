import { ACCOUNT } from "../../support/pulumi-mocks";
import { TLS, type Deployed } from "./deployed";
import { callsOf, type PrincipalCalls } from "./principal-calls";
import { accessLogCalls, logsCalls } from "./service-calls";
import type { Call } from "./world";

const ISSUER = "token.actions.githubusercontent.com";
const PROJECT = "sagemaker-pipelines";

/** A job of GitHub shows its token; the subject says what it runs for. */
const shows = (roleArn: string, subject: string): Call => ({
  by: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}` },
  action: "sts:AssumeRoleWithWebIdentity",
  resource: roleArn,
  context: { [`${ISSUER}:aud`]: "sts.amazonaws.com", [`${ISSUER}:sub`]: subject },
});

/** What the state's own bucket policy looks at. */
const written = (key: string) => ({
  ...TLS,
  "s3:x-amz-server-side-encryption": "aws:kms",
  "s3:x-amz-server-side-encryption-aws-kms-key-id": key,
});

/**
 * What Pulumi does with its state, by the files of its backend: a preview reads, a deployment takes the lock and writes.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/state-and-backends/
 */
export const deliveryCalls = (at: Deployed): readonly PrincipalCalls[] => {
  const name = `${PROJECT}-delivery`;
  const bucket = at.made("aws:s3/bucket:Bucket", `${PROJECT}-state`);
  const key = at.made("aws:kms/key:Key", `${PROJECT}-secrets`);
  const file = (folder: string, stack: string) => `${bucket}/.pulumi/${folder}/${PROJECT}/${stack}`;
  const reading = (stack: string) =>
    [
      ["s3:ListBucket s3:GetBucketLocation", bucket, TLS],
      ["s3:GetObject", `${bucket}/.pulumi/meta.yaml`, TLS],
      ["s3:GetObject", `${file("stacks", stack)}.json`, TLS],
      ["kms:Decrypt kms:DescribeKey", key, {}],
    ] as const;
  const preview = at.role(`${name}-preview`);
  const ups = ["dev", "staging", "prod"].map((stack): PrincipalCalls => {
    const role = at.role(`${name}-up-${stack}`);
    const lock = file("locks/organization", `${stack}/0a1b2c3d.json`);
    const calls = callsOf({ AWS: role.arn }, role.name, [
      ...reading(stack),
      ["s3:PutObject", lock, written(key)],
      ["s3:DeleteObject", lock, TLS],
      ...["json", "json.bak", "json.attrs"].map(
        (end) => ["s3:PutObject", `${file("stacks", stack)}.${end}`, written(key)] as const,
      ),
      ["s3:PutObject", file("history", `${stack}/${stack}-1.history.json`), written(key)],
      ["s3:PutObject", file("backups", `${stack}/${stack}.1.json`), written(key)],
      ["kms:Encrypt kms:GenerateDataKey", key, {}],
    ]);
    return {
      principal: `the delivery of ${stack}`,
      comes: [shows(role.arn, `repo:acme/ml-pipelines:environment:${stack}`)],
      calls,
    };
  });
  return [
    {
      principal: "the preview of pull requests",
      comes: ["pull_request", "ref:refs/heads/main"].map((end) =>
        shows(preview.arn, `repo:acme/ml-pipelines:${end}`),
      ),
      calls: callsOf({ AWS: preview.arn }, preview.name, reading("prod")),
    },
    ...ups,
    logsCalls(at, `${PROJECT}-job-logs`),
    accessLogCalls(at, `${PROJECT}-state`, `${PROJECT}-state-access-logs`),
  ];
};
