import { ACCOUNT } from "../../support/pulumi-mocks";
import { arn, TLS, via, type Deployed } from "./deployed";
import { ofRole, taken, type PrincipalCalls, type Short } from "./principal-calls";
import { jobArguments, type StepArguments } from "./step-arguments";

const JOB = "aws:glue/job:Job";
const CRAWLER = "aws:glue/crawler:Crawler";
const ENCRYPTION = "aws:glue/securityConfiguration:SecurityConfiguration";

const S3 = /^s3:\/\/([^/]+)\/(.*)$/;

const placeOf = (uri: string): { readonly bucket: string; readonly key: string } => {
  const [, bucket = "", key = ""] = S3.exec(uri) ?? [];
  return { bucket: `arn:aws:s3:::${bucket}`, key };
};

const lists = (bucket: string, prefix: string): Short => [
  "s3:ListBucket",
  bucket,
  { ...TLS, "s3:prefix": prefix },
];

/**
 * Each run reads its security configuration, makes its log groups when they are missing and has them encrypted.
 *
 * @param groups names of the groups
 * @see https://docs.aws.amazon.com/glue/latest/dg/set-up-encryption.html
 */
const logs = (groups: readonly string[]): readonly Short[] => [
  ["glue:GetSecurityConfiguration", "*"],
  ...groups.flatMap((group): readonly Short[] => [
    ["logs:CreateLogGroup logs:AssociateKmsKey", arn("logs", `log-group:${group}`)],
    ["logs:CreateLogStream logs:PutLogEvents", `${arn("logs", `log-group:${group}`)}:log-stream:jr_0a1b`],
  ]),
];

/** A file: Hadoop asks for it, and for what lies below, when nothing has its name. */
const readsFile = (uri: string): readonly Short[] => {
  const { bucket, key } = placeOf(uri);
  return [["s3:GetObject", `${bucket}/${key}`, TLS], lists(bucket, key), lists(bucket, `${key}/`)];
};

/** A prefix, as `list_objects_v2` is given it; a start may leave out the slash at its end. */
const readsPrefix = (uri: string): readonly Short[] => {
  const { bucket, key } = placeOf(uri);
  return [
    lists(bucket, key),
    lists(bucket, key.replace(/\/$/, "")),
    ["s3:GetObject", `${bucket}/${key}a.csv`, TLS],
  ];
};

/**
 * One file of the destination, by way of a folder of parts. Hadoop looks for each folder on the way down, from the
 * pipeline's on, and marks those that it makes by an object beside them.
 *
 * @see https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-file-systems.html
 */
const writes = (uri: string, pipelineName: string): readonly Short[] => {
  const { bucket, key } = placeOf(uri);
  const changes = "s3:GetObject s3:PutObject s3:DeleteObject s3:AbortMultipartUpload";
  return [
    [changes, `${bucket}/${key}`, TLS],
    [changes, `${bucket}/${key}.parts/_temporary/0/part-00000`, TLS],
    lists(bucket, `${key}.parts/`),
    lists(bucket, pipelineName),
    lists(bucket, `${pipelineName}/`),
    ["s3:GetObject s3:PutObject", `${bucket}/${pipelineName}_$folder$`, TLS],
    ["s3:GetObject", `${bucket}/${pipelineName}`, TLS],
  ];
};

/**
 * Where Glue writes by names of its own: those of jobs and crawlers with a security configuration, which it keeps to in
 * place of what the job asks for.
 */
const ownGroup = (at: Deployed, name: string, type: string, roleName: string): string => {
  const encryption = at.made(ENCRYPTION, `${name}-glue`, "name");
  return type === JOB
    ? `/aws-glue/jobs/${encryption}-role/${roleName}/output`
    : `/aws-glue/crawlers-role/${roleName}-${encryption}`;
};

/** Log groups that Glue makes by itself, beside those of the stack. */
export const glueLogGroups = (at: Deployed, name: string): readonly string[] =>
  [JOB, CRAWLER].flatMap((type) =>
    at.run
      .all(type)
      .map((one) => arn("logs", `log-group:${ownGroup(at, name, type, at.role(one.name).name)}`)),
  );

/** Glue says for which account it takes on a role, and not for what. */
const ofGlue = (
  role: { readonly name: string; readonly arn: string },
  principal: string,
  rows: readonly Short[],
): PrincipalCalls => {
  const context = { "aws:SourceAccount": ACCOUNT };
  return {
    ...ofRole(role, principal, "glue", undefined, rows),
    comes: [{ ...taken("glue", role.arn), context }],
  };
};

/** What the scripts of the jobs do with each of their arguments: `glue_etl.py` of each workflow. */
const argumentRows = (told: StepArguments, name: string): readonly Short[] =>
  Object.entries(told).flatMap(([argument, value]): readonly Short[] => {
    if (argument === "--S3_DEST") return writes(`${value}/train/train.csv`, name);
    if (argument === "--S3_RAW" || argument === "--S3_SOURCE") return readsFile(value);
    return argument === "--S3_SURVEYS" ? readsPrefix(value) : [];
  });

/** The one file that a script puts by itself: the answer to the pipeline. */
const answers = (told: StepArguments): readonly Short[] => [
  ["s3:PutObject", `arn:aws:s3:::${told["--outputs_bucket"] ?? ""}/${told["--outputs_key"] ?? ""}`, TLS],
];

/** What Glue fetches before it runs a script. */
const codeRows = (inputs: Readonly<Record<string, unknown>>): readonly Short[] => {
  const { scriptLocation } = inputs["command"] as { readonly scriptLocation: string };
  const { "--extra-py-files": modules = "" } = inputs["defaultArguments"] as Readonly<Record<string, string>>;
  return [scriptLocation, ...modules.split(",")].flatMap(readsFile);
};

/** @see https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html */
const jobs = (at: Deployed, name: string): readonly PrincipalCalls[] =>
  at.run.all(JOB).map(({ name: logical, inputs }) => {
    const role = at.role(logical);
    const key = at.made("aws:kms/key:Key", `${name}-data`);
    const { "--custom-logGroup-prefix": prefix = "" } = inputs["defaultArguments"] as Readonly<
      Record<string, string>
    >;
    const told = jobArguments(at, String(inputs["name"]));
    return ofGlue(role, "the Glue job", [
      ...codeRows(inputs),
      ...told.flatMap((one) => [...argumentRows(one, name), ...answers(one)]),
      ["kms:Decrypt kms:GenerateDataKey", key, via("s3")],
      ...logs([`${prefix}/error`, `${prefix}/output`, ownGroup(at, name, JOB, role.name)]),
    ]);
  });

/** @see https://docs.aws.amazon.com/glue/latest/dg/crawler-prereqs.html */
const CATALOG = [
  ...["GetTable", "GetTables", "CreateTable", "UpdateTable"],
  ...["GetPartitions", "BatchGetPartition", "BatchCreatePartition", "UpdatePartition"],
];

/** A crawler keeps one table of what it finds, and its partitions. Each call is about the catalogue and all in it. */
const crawlers = (at: Deployed, name: string): readonly PrincipalCalls[] =>
  at.run.all(CRAWLER).map(({ name: logical, inputs }) => {
    const role = at.role(logical);
    const [{ path } = { path: "" }] = inputs["s3Targets"] as readonly { readonly path: string }[];
    const { key } = placeOf(path);
    const database = String(inputs["databaseName"]);
    const table = key.split("/").at(-2) ?? "";
    return ofGlue(role, "the crawler", [
      // AWS does not say whether a crawler lists with or without the slash.
      ...readsPrefix(path),
      ["kms:Decrypt", at.made("aws:kms/key:Key", `${name}-data`), via("s3")],
      ["glue:GetDatabase", arn("glue", "catalog")],
      ["glue:GetDatabase", arn("glue", `database/${database}`)],
      ...CATALOG.flatMap((verb) =>
        ["catalog", `database/${database}`, `table/${database}/${table}`].map((one): Short => [
          `glue:${verb}`,
          arn("glue", one),
        ]),
      ),
      ...logs([ownGroup(at, name, CRAWLER, role.name)]),
    ]);
  });

/** The Glue jobs and crawlers that steps of a workflow run. */
export const glueCalls = (at: Deployed, name: string): readonly PrincipalCalls[] => [
  ...jobs(at, name),
  ...crawlers(at, name),
];
