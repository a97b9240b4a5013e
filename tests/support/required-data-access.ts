import { isJsonObject, type StepDefinition } from "../../pipeline-definition/document/definition";
import { findReferences } from "../../pipeline-definition/document/references";
import { withoutBranches } from "../../pipeline-definition/document/steps";
import { nodesOf } from "../../pipeline-definition/document/walk";
import type { Happening } from "./required-calls";
import type { Interpreter, Required, Surroundings } from "./required-interpreter";
import { allAt, at } from "./resolve-value";

/** Where a step writes, and the key that it names for it. */
export interface WrittenKey {
  readonly uri: string;
  readonly key: string;
}

interface Scene {
  readonly interpreter: Interpreter;
  readonly around: Surroundings;
  readonly keys: readonly WrittenKey[];
  readonly step: StepDefinition;
  readonly happenings: readonly Happening[];
}

type Call = Omit<Required, "step" | "role">;

/** Addresses of the web with the bucket in their path. */
const plain = (uri: string): string => uri.replace(/^https:\/\/s3\.[^/]+\//, "s3://");

const objectArn = (uri: string): string => `arn:aws:s3:::${uri.replace("s3://", "")}`;

const bucketOf = (uri: string): string => uri.split("/")[2] ?? "";

const useKey = ({ around }: Scene, verb: string, key: string): readonly Call[] =>
  key.includes(":key/")
    ? [
        {
          action: `kms:${verb}`,
          resource: key,
          context: { "kms:ViaService": `s3.${around.region}.amazonaws.com` },
        },
      ]
    : [];

/** The keys of what lies at a place: that of its bucket, and those that steps write there with. */
const keysAt = ({ around, keys }: Scene, uri: string): readonly string[] => {
  const ofBucket = around.bucketKeys?.[bucketOf(uri)];
  const inside = (folder: string) => uri === folder || uri.startsWith(`${folder.replace(/\/$/, "")}/`);
  return [
    ...(ofBucket === undefined ? [] : [ofBucket]),
    ...keys.filter((one) => inside(one.uri)).map(({ key }) => key),
  ];
};

const getObject = (scene: Scene, uri: string): readonly Call[] => [
  { action: "s3:GetObject", resource: objectArn(uri) },
  ...keysAt(scene, uri).flatMap((key) => useKey(scene, "Decrypt", key)),
];

/** A prefix is listed, and everything read that begins so: the object of that name, or those in the folder. */
const readSource = (scene: Scene, address: string, type: unknown): readonly Call[] => {
  const uri = plain(address);
  if (type !== undefined && type !== "S3Prefix") return getObject(scene, uri);
  const [, , bucket = "", ...key] = uri.split("/");
  const list = {
    action: "s3:ListBucket",
    resource: `arn:aws:s3:::${bucket}`,
    context: { "s3:prefix": key.join("/") },
  };
  const below = uri.endsWith("/") ? `${uri}part-0` : `${uri}/part-0`;
  const itself = key.join("") === "" ? [] : getObject(scene, uri);
  return [list, ...itself, ...getObject(scene, below)];
};

const write = (scene: Scene, uri: string, key: string | undefined): readonly Call[] => {
  const resource = objectArn(`${uri.replace(/\/$/, "")}/part`);
  const ofBucket = scene.around.bucketKeys?.[bucketOf(uri)];
  return [
    { action: "s3:PutObject", resource },
    { action: "s3:AbortMultipartUpload", resource },
    // Parts of a multipart upload are read back with the key.
    ...[key, ofBucket].flatMap((one) =>
      one === undefined ? [] : [...useKey(scene, "GenerateDataKey", one), ...useKey(scene, "Decrypt", one)],
    ),
  ];
};

const pull = (image: string): readonly Call[] => {
  const [, account, region, name] = /^(\d+)\.dkr\.ecr\.([^.]+)\.[^/]+\/([^:@]+)/.exec(image) ?? [];
  if (account === undefined || region === undefined || name === undefined) return [];
  return [
    ...["BatchCheckLayerAvailability", "GetDownloadUrlForLayer", "BatchGetImage"].map((verb) => ({
      action: `ecr:${verb}`,
      resource: `arn:aws:ecr:${region}:${account}:repository/${name}`,
    })),
    { action: "ecr:GetAuthorizationToken", resource: "*" },
  ];
};

const log = ({ interpreter }: Scene, group: string): readonly Call[] => {
  const arn = interpreter.arn("logs", `log-group:/aws/sagemaker/${group}`);
  return [
    // AWS's data names a group without an end, and its refusals name it with one.
    ...["CreateLogGroup", "DescribeLogStreams"].flatMap((verb) =>
      ["", ":log-stream:"].map((end) => ({ action: `logs:${verb}`, resource: arn + end })),
    ),
    { action: "logs:CreateLogStream", resource: `${arn}:log-stream:job/algo-1` },
    { action: "logs:PutLogEvents", resource: `${arn}:log-stream:job/algo-1` },
    {
      action: "cloudwatch:PutMetricData",
      resource: "*",
      context: { "cloudwatch:namespace": `/aws/sagemaker/${group}` },
    },
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
];

const takeGrant = (key: string): readonly Call[] =>
  key.includes(":key/")
    ? [
        { action: "kms:CreateGrant", resource: key, context: { "kms:GrantIsForAWSResource": "true" } },
        { action: "kms:DescribeKey", resource: key },
      ]
    : [];

/** S3 places in a step of EMR's own form. */
const codeIn = (step: StepDefinition): readonly string[] =>
  [...nodesOf(at(step.Arguments, "StepConfig"))].flatMap(({ value }) =>
    typeof value === "string" && /^s3:.*\.(py|jar)$/.test(value) ? [value] : [],
  );

const textsAt = ({ interpreter, step }: Scene, way: string): readonly string[] => {
  if (way === "{code}") return codeIn(step);
  const [holder = "", member] = way.split("..");
  if (member === undefined) return interpreter.texts(step, way);
  return [...nodesOf(at(step.Arguments, holder))]
    .filter(({ key }) => key === member)
    .flatMap(({ value }) => interpreter.texts(step, "", value));
};

const callsOf = (scene: Scene, happening: Happening): readonly Call[] => {
  const { interpreter, step } = scene;
  if ("gets" in happening)
    return textsAt(scene, happening.gets).flatMap((uri) => (uri === "" ? [] : getObject(scene, uri)));
  if ("reads" in happening)
    return allAt(step.Arguments, happening.reads).flatMap((source) => {
      const uri = isJsonObject(source) && "S3Uri" in source ? source["S3Uri"] : source;
      return interpreter
        .texts(step, "", uri)
        .flatMap((text) => readSource(scene, text, at(source, "S3DataType")));
    });
  if ("loads" in happening)
    return allAt(step.Arguments, happening.loads).flatMap((container) =>
      interpreter
        .texts(step, "ModelDataUrl", container)
        .flatMap((uri) =>
          readSource(scene, uri, at(container, "Mode") === "MultiModel" ? "S3Prefix" : "S3Object"),
        ),
    );
  if ("writes" in happening) {
    const [key] = happening.key === undefined ? [] : interpreter.texts(step, happening.key);
    return interpreter.texts(step, happening.writes).flatMap((uri) => write(scene, uri, key));
  }
  if ("pulls" in happening) return interpreter.texts(step, happening.pulls).flatMap(pull);
  if ("logs" in happening)
    return log(
      scene,
      happening.logs.replace(/\{(\w+)\}/, (_, member: string) => interpreter.texts(step, member).join()),
    );
  if ("joins" in happening)
    return allAt(step.Arguments, happening.joins).flatMap(() =>
      INTERFACES.map((verb) => ({ action: `ec2:${verb}`, resource: "arn:aws:ec2:::any/any" })),
    );
  if ("takesGrantOn" in happening) return interpreter.texts(step, happening.takesGrantOn).flatMap(takeGrant);
  return [];
};

/** The files that expressions look into are read by the pipeline itself. */
const lookedInto = (scene: Scene): readonly Call[] => {
  const own = withoutBranches(scene.step);
  const { interpreter } = scene;
  const files = findReferences(own).flatMap((reference) => {
    if (reference.kind !== "propertyFile") return [];
    const writer = interpreter.resolver.step(reference.step);
    const file = writer?.PropertyFiles?.find(({ PropertyFileName }) => PropertyFileName === reference.file);
    if (writer === undefined || file === undefined) return [];
    const output = allAt(writer.Arguments, "ProcessingOutputConfig.Outputs[]").find(
      (one) => at(one, "OutputName") === file.OutputName,
    );
    return interpreter
      .texts(writer, "S3Output.S3Uri", output)
      .map((uri) => `${uri.replace(/\/$/, "")}/${file.FilePath}`);
  });
  const uris = [...nodesOf(own)].flatMap(({ value }) =>
    interpreter.texts(scene.step, "", at(value, "Std:JsonGet", "S3Uri") ?? []),
  );
  return [...files, ...uris.filter((uri) => uri !== "")].flatMap((uri) => getObject(scene, uri));
};

/** What a step's jobs, and the pipeline on its behalf, do with data, keys, images and logs. */
export const dataAccess = (scene: Scene): readonly Required[] => {
  const { interpreter, step, happenings } = scene;
  return [
    ...happenings.flatMap((happening) =>
      "by" in happening
        ? interpreter
            .callers(step, happening.by)
            .flatMap((role) => callsOf(scene, happening).map((call) => ({ ...call, role, step: step.Name })))
        : [],
    ),
    ...lookedInto(scene).map((call) => ({ ...call, role: undefined, step: step.Name })),
  ];
};
