import {
  bucketArn,
  regionalArn,
  throughS3,
  type Place,
} from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";

/** Who may assume the role of a Glue job or crawler. Glue names no source when it does. */
export const glueTrust = (place: Place): PolicyDocument =>
  policyDocument(serviceTrust(place, "glue.amazonaws.com", []));

/** What the names of log groups begin with to which Glue writes for a stack. */
export const glueLogPrefix = (name: string): string => `${name}-glue-`;

/** Where Glue may write when it does not keep to the prefix: under names that hold the stack's. */
export const glueOwnLogGroups = (name: string): string => `/aws-glue/*${name}-*`;

/** A folder of a bucket, and the customer key of what lies there. */
export interface GlueFolder {
  readonly bucket: string;
  /** With a slash at its end, or a whole key. */
  readonly prefix: string;
  readonly keyArn?: string | undefined;
  /** Whether the folder itself is asked for, perhaps without its slash, and not only what lies in it. */
  readonly isNamed?: boolean;
}

/** What jobs and crawlers of a stack touch. */
export interface GlueAccess {
  readonly place: Place;
  /** What the names of the stack's resources begin with. */
  readonly name: string;
  readonly pipelineName: string;
  readonly bucket: string;
  /** ARN of that bucket's key. */
  readonly keyArn: string;
  /** Prefix of the workflow's code in the bucket, without a slash at the end. */
  readonly codePrefix: string;
}

/**
 * Logs are encrypted by the security configuration, which each run reads.
 *
 * @param groups patterns of the names of log groups
 * @see https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html
 */
const logs = ({ place }: GlueAccess, groups: readonly string[]): readonly Statement[] => [
  allow(
    "Logs",
    ["logs:AssociateKmsKey", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
    groups.map((group) => regionalArn(place, "logs", `log-group:${group}`)),
  ),
  // The action has no resource.
  allow("Encryption", "glue:GetSecurityConfiguration", "*"),
];

const below = ({ prefix }: GlueFolder): string => (prefix.endsWith("/") ? `${prefix}*` : prefix);

const asked = (folder: GlueFolder): readonly string[] => [
  ...(folder.isNamed === true ? [folder.prefix.replace(/\/$/, "")] : []),
  below(folder),
];

const listing = (place: Place, folders: readonly GlueFolder[]): readonly Statement[] =>
  [...new Set(folders.map(({ bucket }) => bucket))].map((bucket, i) => {
    const own = folders.filter((folder) => folder.bucket === bucket);
    return allow(`List${String(i + 1)}`, "s3:ListBucket", bucketArn(place, bucket), {
      StringLike: { "s3:prefix": own.flatMap(asked) },
    });
  });

const reading = (
  place: Place,
  folders: readonly GlueFolder[],
  objectArns: readonly string[] = [],
): readonly Statement[] => [
  allow("Read", "s3:GetObject", [
    ...folders.map((folder) => bucketArn(place, `${folder.bucket}/${below(folder)}`)),
    ...objectArns,
  ]),
  ...listing(place, folders),
];

const keysOf = (folders: readonly GlueFolder[], keyArn: string): readonly string[] =>
  [...new Set(folders.map((folder) => folder.keyArn ?? keyArn))].filter((arn) => arn !== keyArn);

/**
 * What a job may do: read its code and its inputs, write below the pipeline's prefix, and log.
 *
 * @param inputs folders that its arguments name, outside that prefix
 */
export const glueJobPolicy = (access: GlueAccess, inputs: readonly GlueFolder[]): PolicyDocument => {
  const { place, name, bucket, pipelineName, codePrefix, keyArn } = access;
  const own = [
    { bucket, prefix: `${codePrefix}/` },
    { bucket, prefix: `${pipelineName}/`, isNamed: true },
  ];
  const keys = keysOf(inputs, keyArn);
  // Hadoop looks for an object of a folder's name, and marks a folder that it makes by an object beside it.
  const marker = bucketArn(place, `${bucket}/${pipelineName}_$folder$`);
  return policyDocument(
    ...reading(place, [...own, ...inputs], [bucketArn(place, `${bucket}/${pipelineName}`), marker]),
    allow(
      "Write",
      ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
      [bucketArn(place, `${bucket}/${pipelineName}/*`), marker],
    ),
    allow("Key", ["kms:Decrypt", "kms:GenerateDataKey"], keyArn, throughS3(place)),
    ...(keys.length === 0 ? [] : [allow("InputKeys", "kms:Decrypt", keys, throughS3(place))]),
    ...logs(access, [`${glueLogPrefix(name)}*`, glueOwnLogGroups(name)]),
  );
};

/** The database of a pipeline's tables: Glue takes small letters, digits and underscores. */
export const glueDatabaseName = (pipelineName: string): string =>
  pipelineName.toLowerCase().replaceAll("-", "_");

/** What a crawler may do: look at one folder, keep its table in one database, and log. */
export const glueCrawlerPolicy = (access: GlueAccess, folder: string): PolicyDocument => {
  const { place, name, bucket, pipelineName, keyArn } = access;
  const database = glueDatabaseName(pipelineName);
  const catalog = ["catalog", `database/${database}`, `table/${database}/*`].map((one) =>
    regionalArn(place, "glue", one),
  );
  return policyDocument(
    ...reading(place, [{ bucket, prefix: `${folder}/`, isNamed: true }]),
    allow("Key", "kms:Decrypt", keyArn, throughS3(place)),
    allow("Database", "glue:GetDatabase", catalog.slice(0, 2)),
    allow(
      "Catalog",
      [
        "glue:BatchCreatePartition",
        "glue:BatchGetPartition",
        "glue:CreateTable",
        "glue:GetPartitions",
        "glue:GetTable",
        "glue:GetTables",
        "glue:UpdatePartition",
        "glue:UpdateTable",
      ],
      catalog,
    ),
    ...logs(access, [glueOwnLogGroups(name)]),
  );
};
