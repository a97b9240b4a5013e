import { complain, eachResource, type Control } from "../control";
import { names, ofType, type Estate, type Registration } from "../estate";
import { at, listed, text } from "../json-reading";
import { isBound, principals, statementsOf, valuesOf, type Statement } from "../statements";

/** Settings of a bucket that are resources of their own. */
const settingsOf = (estate: Estate, type: string, bucket: Registration): readonly Registration[] =>
  ofType(estate, type).filter((one) => names(one, "bucket", bucket));

const policyOf = (estate: Estate, bucket: Registration): readonly Statement[] =>
  settingsOf(estate, "s3:BucketPolicy", bucket).flatMap((one) => statementsOf(one, one.inputs["policy"]));

/** Buckets that take access logs: S3 can deliver them under no key but its own. */
const takesLogs = (estate: Estate, bucket: Registration): boolean =>
  ofType(estate, "s3:BucketLogging").some(
    (one) => names(one, "targetBucket", bucket) && !isOnly(one, bucket),
  );

const isOnly = (logging: Registration, bucket: Registration): boolean =>
  text(logging.inputs["bucket"]) !== "" && logging.inputs["bucket"] === bucket.outputs?.["bucket"];

const buckets = (
  id: Parameters<typeof eachResource>[0],
  check: (
    bucket: Registration,
    estate: Estate,
  ) => string | undefined | false | readonly (string | undefined)[],
): Control => eachResource(id, ["s3:Bucket"], "bucket", check);

const FLAGS = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

const isTlsDeny = (statement: Statement): boolean =>
  !statement.allows &&
  statement.principal === "*" &&
  statement.actions.includes("s3:*") &&
  statement.resources.some((arn) => arn.endsWith("/*")) &&
  statement.resources.some((arn) => !arn.endsWith("/*")) &&
  valuesOf(statement, "aws:SecureTransport", "Bool").includes("false");

const deniesOther = (statements: readonly Statement[], key: string): boolean =>
  statements.some(
    (one) =>
      !one.allows &&
      one.actions.includes("s3:PutObject") &&
      one.conditions.some(
        (condition) => condition.key === key && /Not(Equals|Like)/.test(condition.operator),
      ),
  );

const HEADER = "s3:x-amz-server-side-encryption";
/** What another account may do with a bucket that lets it in at all. */
const READ = /^s3:(Get|List)[A-Za-z]*\*?$/;

const wideGrant = (statement: Statement): boolean =>
  statement.allows &&
  ((principals(statement, "AWS").includes("*") && !isBound(statement)) ||
    (principals(statement, "AWS").length > 0 && statement.actions.some((action) => !READ.test(action))) ||
    (principals(statement, "Service").length > 0 && !isBound(statement)));

const lifecycleFaults = (rules: readonly unknown[]): readonly (string | undefined)[] => [
  rules.some((rule) => at(rule, "noncurrentVersionExpiration", "noncurrentDays") !== undefined)
    ? undefined
    : "keeps old versions for ever",
  rules.some(
    (rule) => Number(at(rule, "abortIncompleteMultipartUpload", "daysAfterInitiation") ?? Infinity) <= 7,
  )
    ? undefined
    : "keeps the parts of broken uploads for more than 7 days",
  rules.every((rule) => at(rule, "status") === "Enabled")
    ? undefined
    : "has a lifecycle rule that is switched off",
];

const encryptionFault = (rules: readonly unknown[]): string | undefined => {
  const fits = (rule: unknown) =>
    at(rule, "applyServerSideEncryptionByDefault", "sseAlgorithm") === "aws:kms" &&
    /:key\/|^$/.test(text(at(rule, "applyServerSideEncryptionByDefault", "kmsMasterKeyId"))) &&
    at(rule, "applyServerSideEncryptionByDefault", "kmsMasterKeyId") !== undefined &&
    at(rule, "bucketKeyEnabled") === true;
  return rules.length > 0 && rules.every(fits)
    ? undefined
    : "is not encrypted by a customer key with a bucket key";
};

/** Jobs reach the objects through the VPC's endpoint only; what runs outside the VPC is left out of the denial. */
const isEndpointDeny = (statement: Statement): boolean =>
  !statement.allows &&
  valuesOf(statement, "aws:SourceVpce", "StringNotEquals").length > 0 &&
  statement.conditions.some(({ key }) => /^aws:Principal(Arn|Tag\/.+)$/.test(key)) &&
  valuesOf(statement, "aws:ViaAWSService", "Bool").includes("false");

const OLD_FORMS = [
  "acl",
  "grants",
  "lifecycleRules",
  "logging",
  "policy",
  "serverSideEncryptionConfiguration",
  "versioning",
];

/** S3: private, encrypted, versioned, tidy, and logged. */
export const bucketControls: readonly Control[] = [
  buckets("S3-1", (bucket, estate) => {
    const blocks = settingsOf(estate, "s3:BucketPublicAccessBlock", bucket);
    return [
      blocks.length === 1 && blocks.every((block) => FLAGS.every((flag) => block.inputs[flag] === true))
        ? undefined
        : "is not kept from the public by all four blocks",
      ...OLD_FORMS.map((key) =>
        bucket.inputs[key] === undefined ? undefined : `uses the deprecated member "${key}"`,
      ),
    ];
  }),
  buckets("S3-2", (bucket, estate) =>
    takesLogs(estate, bucket)
      ? undefined
      : encryptionFault(
          settingsOf(estate, "s3:BucketServerSideEncryptionConfiguration", bucket).flatMap((one) =>
            listed(one.inputs["rules"]),
          ),
        ),
  ),
  buckets("S3-3", (bucket, estate) =>
    policyOf(estate, bucket).some(isTlsDeny) ? undefined : "does not refuse requests without TLS",
  ),
  buckets("S3-4", (bucket, estate) =>
    settingsOf(estate, "s3:BucketVersioning", bucket).some(
      (one) => at(one.inputs, "versioningConfiguration", "status") === "Enabled",
    )
      ? undefined
      : "keeps no versions",
  ),
  buckets("S3-5", (bucket, estate) =>
    lifecycleFaults(
      settingsOf(estate, "s3:BucketLifecycleConfiguration", bucket).flatMap((one) =>
        listed(one.inputs["rules"]),
      ),
    ),
  ),
  buckets("S3-6", (bucket, estate) =>
    takesLogs(estate, bucket) ||
    settingsOf(estate, "s3:BucketLogging", bucket).some(
      (one) => one.inputs["targetBucket"] !== one.inputs["bucket"] || one.inputs["bucket"] === undefined,
    )
      ? undefined
      : "has no access log in another bucket",
  ),
  buckets("S3-7", (bucket, estate) =>
    settingsOf(estate, "s3:BucketOwnershipControls", bucket).some(
      (one) => at(one.inputs, "rule", "objectOwnership") === "BucketOwnerEnforced",
    )
      ? undefined
      : "has access lists that are not switched off",
  ),
  buckets("S3-8", (bucket, estate) => {
    if (takesLogs(estate, bucket)) return undefined;
    const policy = policyOf(estate, bucket);
    return [HEADER, `${HEADER}-aws-kms-key-id`].every((key) => deniesOther(policy, key))
      ? undefined
      : "takes objects that are encrypted by another key";
  }),
  {
    id: "S3-9",
    judge: (estate) => {
      const holding = ofType(estate, "s3:Bucket").filter((bucket) => !takesLogs(estate, bucket));
      if (holding.length === 0 || ofType(estate, "ec2:VpcEndpoint").length === 0)
        return { notApplicable: "the stack has no bucket behind a VPC endpoint of its own" };
      return {
        findings: holding.flatMap((bucket) =>
          complain(
            bucket,
            !policyOf(estate, bucket).some(isEndpointDeny) && "lets jobs in from outside the VPC's endpoint",
          ),
        ),
      };
    },
  },
  eachResource("S3-10", ["s3:BucketPolicy"], "bucket policy", (policy) =>
    statementsOf(policy, policy.inputs["policy"]).some((one) => wideGrant(one) || (one.allows && one.negated))
      ? "lets in more than named services and readers"
      : undefined,
  ),
  buckets("S3-11", (bucket, { stack }) => [
    bucket.inputs["forceDestroy"] === true ? "is emptied by a destroy" : undefined,
    bucket.protect ? undefined : `is not protected in stack ${stack}`,
  ]),
];
