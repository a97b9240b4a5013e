import { names, property, type Estate, type Registration } from "../estate";
import { members, parsed, text } from "../json-reading";
import { MERGED_SHAPES } from "./merged-shapes";
import { capital, LEFT_OUT, RESOURCE_SHAPES, type ResourceShape } from "./resource-shapes";

export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
}

/** A type that can be neither written nor left out: the auditors would not see it. */
export class UntranslatedTypeError extends Error {
  override readonly name = "UntranslatedTypeError";
  readonly hint =
    "Add it to RESOURCE_SHAPES, or to LEFT_OUT when no auditor looks at it, in policy-pack/audit/resource-shapes.ts.";
  constructor(type: string) {
    super(`Resource type "${type}" has no form in CloudFormation here.`);
  }
}

/** Types that are also named by something else than their ARN, and the output that holds it. */
const NAMED_BY: Readonly<Record<string, string>> = {
  "AWS::EC2::SecurityGroup": "id",
  "AWS::EC2::VPC": "vpcId",
  "AWS::Glue::SecurityConfiguration": "name",
  "AWS::IAM::Role": "name",
  "AWS::S3::Bucket": "bucket",
  "AWS::SQS::Queue": "url",
};

/** CloudFormation names these by their ARN itself. */
const BY_REF = new Set(["AWS::SNS::Topic", "AWS::IAM::ManagedPolicy"]);

/** `bucket-census`: letters and digits only. */
const logicalId = ({ type, name }: Registration): string =>
  [...`${type.split(":").at(-1) ?? ""}-${name}`.matchAll(/[A-Za-z0-9]+/g)]
    .map(([word]) => capital(word))
    .join("");

/** What stands in a bucket, as its policy says it. */
const filesOf = ({ type }: ResourceShape, { outputs }: Registration, arn: unknown) =>
  type === "AWS::S3::Bucket"
    ? [[`${text(outputs?.["arn"])}/*`, { "Fn::Join": ["", [arn, "/*"]] }] as const]
    : [];

type Handles = ReadonlyMap<string, unknown>;

/** What a resource may write instead of a text that is another's name, ARN or URL. */
const handlesFor = (own: Registration, { resources }: Estate): Handles =>
  new Map<string, unknown>(
    resources.flatMap((resource) => {
      const shape = RESOURCE_SHAPES[resource.type];
      if (shape === undefined || resource === own) return [];
      const Ref = logicalId(resource);
      const arn = BY_REF.has(shape.type) ? { Ref } : { "Fn::GetAtt": [Ref, "Arn"] };
      return [
        [text(resource.outputs?.["arn"]), arn] as const,
        ...filesOf(shape, resource, arn),
        [text(resource.outputs?.[NAMED_BY[shape.type] ?? ""]), { Ref }] as const,
      ].filter(([value]) => value !== "");
    }),
  );

/** Members with a capital, and references instead of what they lead to. */
const written = (value: unknown, handles: Handles, capitals: boolean): unknown => {
  if (typeof value === "string") return handles.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => written(one, handles, capitals));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    members(value).map(([key, one]) => [capitals ? capital(key) : key, written(one, handles, capitals)]),
  );
};

const isDocument = (value: unknown): value is string => typeof value === "string" && value.startsWith("{");

const propertiesOf = (
  { inputs }: Registration,
  { type, renamed = {}, made }: ResourceShape,
  handles: Handles,
): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    members(inputs).flatMap(([key, value]) => {
      const name = Object.hasOwn(renamed, key) ? renamed[key] : capital(key);
      if (name === undefined) return [];
      if (!isDocument(value)) return [[name, written(value, handles, true)]];
      // Policies of roles name what needs the roles: a circle, which only CloudFormation minds.
      return [
        [name, type === "AWS::S3::BucketPolicy" ? written(parsed(value), handles, false) : parsed(value)],
      ];
    }),
  ),
  ...(written(made?.(inputs) ?? {}, handles, false) as Readonly<Record<string, unknown>>),
});

const mergedInto = (resource: Registration, estate: Estate, handles: Handles) =>
  estate.resources
    .flatMap((one) => {
      const shape = MERGED_SHAPES[one.type];
      return shape?.into === resource.type && names(one, shape.by, resource)
        ? [shape.members(one.inputs)]
        : [];
    })
    .map((part) => written(part, handles, false) as Readonly<Record<string, unknown>>);

/** A network as awsx lays it out: its subnets too, which are no resources of the program. */
const subnetsOf = (vpc: Registration): Template["Resources"] =>
  Object.fromEntries(
    ["isolatedSubnetIds", "privateSubnetIds"]
      .flatMap((kind) => (property(vpc, kind) as readonly string[] | undefined) ?? [])
      .map((_, i) => [
        `${logicalId(vpc)}Subnet${String(i)}`,
        {
          Type: "AWS::EC2::Subnet",
          Properties: { VpcId: { Ref: logicalId(vpc) }, MapPublicIpOnLaunch: false },
        },
      ]),
  );

/**
 * What a program registered as a CloudFormation template, so that rules which others wrote for CloudFormation can be
 * held against it. It is for reading, not for deploying: what no rule looks at is left out.
 *
 * @throws UntranslatedTypeError for a type that is neither written nor left out
 */
export const cloudFormation = (estate: Estate): Template => {
  const entries = estate.resources
    .filter(({ type }) => /^awsx?:/.test(type))
    .flatMap((resource) => {
      const shape = RESOURCE_SHAPES[resource.type];
      if (shape === undefined) {
        if (LEFT_OUT.has(resource.type) || MERGED_SHAPES[resource.type] !== undefined) return [];
        throw new UntranslatedTypeError(resource.type);
      }
      const handles = handlesFor(resource, estate);
      const Properties = Object.assign(
        {},
        propertiesOf(resource, shape, handles),
        ...mergedInto(resource, estate, handles),
      ) as Readonly<Record<string, unknown>>;
      const own = [[logicalId(resource), { Type: shape.type, Properties }] as const];
      return resource.type === "awsx:ec2:Vpc" ? [...own, ...Object.entries(subnetsOf(resource))] : own;
    });
  return { Resources: Object.fromEntries(entries) };
};
