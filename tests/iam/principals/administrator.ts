import { ACCOUNT } from "../../support/pulumi-mocks";
import { TLS, type Deployed } from "./deployed";
import { callsOf, type PrincipalCalls } from "./principal-calls";
import { withPolicy, type World } from "./world";

const NAME = "administrator";

/** Somebody of the account whose own policies allow everything: only what resources say holds them back. */
export const withAdministrator = (world: World): World => ({
  ...withPolicy(world, NAME, {
    Version: "2012-10-17",
    Statement: [{ Sid: "All", Effect: "Allow", Action: "*", Resource: "*" }],
  }),
  identities: new Map([...world.identities, [NAME, [NAME]]]),
});

/** An administrator can still change each key, and reaches queues, topics and buckets over TLS only. */
export const administratorCalls = (at: Deployed): PrincipalCalls => {
  const by = { AWS: `arn:aws:iam::${ACCOUNT}:role/${NAME}` };
  const calls = callsOf(by, NAME, [
    ...at.arns("aws:kms/key:Key").map((key) => ["kms:PutKeyPolicy", key] as const),
    ...at
      .arns("aws:s3/bucket:Bucket")
      .flatMap((bucket) => [
        ["s3:ListBucket", bucket, TLS] as const,
        ["s3:GetObject", `${bucket}/file`, TLS] as const,
      ]),
    ...at.arns("aws:sqs/queue:Queue").map((queue) => ["sqs:ReceiveMessage", queue, TLS] as const),
    ...at.arns("aws:sns/topic:Topic").map((topic) => ["sns:Publish sns:Subscribe", topic, TLS] as const),
  ]);
  // Resources of others are not refused to somebody who may do everything.
  return { principal: NAME, comes: [], calls };
};
