import type { Preview, PreviewStep, ResourceState } from "./preview";

/** What becomes of a resource. */
export type ChangeKind = "create" | "update" | "replace" | "delete" | "import";

/** A resource that `pulumi up` would touch. */
export interface ResourceChange {
  readonly kind: ChangeKind;
  readonly urn: string;
  /** `aws:s3/bucket:Bucket`. */
  readonly type: string;
  readonly name: string;
  /** Whether it holds what cannot be made again: data, keys, images, models, logs, history. */
  readonly isStateful: boolean;
  /** Whether Pulumi refuses to remove it. */
  readonly isProtected: boolean;
  /** Whether what Pulumi gives up stays in the account. */
  readonly isRetained: boolean;
  readonly diffReasons: readonly string[];
  readonly replaceReasons: readonly string[];
  readonly before?: ResourceState;
  readonly after?: ResourceState;
}

/** Types of the AWS provider whose resources hold what cannot be made again. */
const STATEFUL: ReadonlySet<string> = new Set([
  "aws:backup/vault:Vault",
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:dynamodb/table:Table",
  "aws:ecr/repository:Repository",
  "aws:efs/fileSystem:FileSystem",
  "aws:kms/key:Key",
  "aws:rds/cluster:Cluster",
  "aws:rds/instance:Instance",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws:sagemaker/domain:Domain",
  "aws:sagemaker/featureGroup:FeatureGroup",
  "aws:sagemaker/modelPackageGroup:ModelPackageGroup",
  "aws:sagemaker/pipeline:Pipeline",
  "aws:sagemaker/userProfile:UserProfile",
  "aws:secretsmanager/secret:Secret",
  "aws:sqs/queue:Queue",
]);

const REPLACING: readonly string[] = [
  "replace",
  "create-replacement",
  "delete-replaced",
  "import-replacement",
  "read-replacement",
];

/** A replacement comes as one step or as its two halves: the strongest word of a resource counts. */
const kindOf = (ops: readonly string[]): ChangeKind | undefined => {
  if (ops.some((op) => REPLACING.includes(op))) return "replace";
  return (["delete", "create", "import", "update"] as const).find((kind) => ops.includes(kind));
};

/** The parts of `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. */
const partsOf = (urn: string): { readonly type: string; readonly name: string } => {
  const [, , types = "", ...name] = urn.split("::");
  return { type: types.split("$").at(-1) ?? types, name: name.join("::") };
};

const union = (
  steps: readonly PreviewStep[],
  member: "diffReasons" | "replaceReasons",
): readonly string[] => [...new Set(steps.flatMap((step) => step[member]))];

const changeOf = (urn: string, steps: readonly PreviewStep[]): readonly ResourceChange[] => {
  const kind = kindOf(steps.map(({ op }) => op));
  const before = steps.find((step) => step.before !== undefined)?.before;
  const after = steps.find((step) => step.after !== undefined)?.after;
  const { type, name } = partsOf(urn);
  const isCustom = (after ?? before)?.isCustom ?? true;
  if (kind === undefined || !isCustom || type.startsWith("pulumi:")) return [];
  return [
    {
      kind,
      urn,
      type,
      name,
      isStateful: STATEFUL.has(type),
      isProtected: before?.protect ?? false,
      isRetained: before?.retainOnDelete ?? false,
      diffReasons: union(steps, "diffReasons"),
      replaceReasons: union(steps, "replaceReasons"),
      ...(before && { before }),
      ...(after && { after }),
    },
  ];
};

/**
 * The resources that `pulumi up` would touch, each once, in the order of the preview. Components, providers and the
 * stack itself are left out: they are nothing in the cloud.
 */
export const resourceChanges = ({ steps }: Preview): readonly ResourceChange[] => {
  const byUrn = new Map<string, PreviewStep[]>();
  for (const step of steps) byUrn.set(step.urn, [...(byUrn.get(step.urn) ?? []), step]);
  return [...byUrn].flatMap(([urn, all]) => changeOf(urn, all));
};

/** Whether something that cannot be made again goes, or is made anew in its place. */
export const isDangerous = ({ kind, isStateful, isProtected }: ResourceChange): boolean =>
  (kind === "replace" || kind === "delete") && (isStateful || isProtected);
