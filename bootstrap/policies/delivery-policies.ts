import { bucketArn } from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type Conditions,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";
import type { Delivered, ManagedService, ServiceGroup } from "./managed-service";
import { runningForSteps } from "./job-services";
import { network } from "./network-services";
import { startingFromOutside } from "./outside-services";
import { roles } from "./role-services";
import { running, starting, telling } from "./running-services";
import { encryption, storage } from "./stored-services";

/** The state that delivery works on. */
export interface PulumiState {
  /** Pulumi project of the stacks. */
  readonly project: string;
  readonly bucket: string;
  /** ARN of the key of the bucket and of the secrets in it. */
  readonly keyArn: string;
}

const groups = (project: string): readonly ServiceGroup[] => [
  storage,
  encryption,
  network,
  running,
  starting,
  startingFromOutside,
  runningForSteps,
  telling,
  roles(project),
];

/**
 * Names of the parts of both roles' policies. A role takes ten policies at most.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const policyParts: readonly string[] = ["state", ...groups("").map(({ name }) => name)];

const statement = (
  sid: string,
  actions: readonly string[],
  resources: readonly string[],
  condition?: Conditions,
): readonly Statement[] => {
  if (actions.length === 0) return [];
  const [only] = resources;
  return [allow(sid, actions, resources.length === 1 && only !== undefined ? only : resources, condition)];
};

/** Documents by the name of their group; groups without a statement are left out. */
const documents = (
  project: string,
  statementsOf: (service: ManagedService) => readonly Statement[],
): Readonly<Record<string, PolicyDocument>> =>
  Object.fromEntries(
    groups(project)
      .map(({ name, services }) => [name, policyDocument(...services.flatMap(statementsOf))] as const)
      .filter(([, { Statement }]) => Statement.length > 0),
  );

const readState = ({ bucket, keyArn }: PulumiState, { place }: Pick<Delivered, "place">) => [
  allow("ReadState", "s3:GetObject", bucketArn(place, `${bucket}/*`)),
  allow("ListState", ["s3:GetBucketLocation", "s3:ListBucket"], bucketArn(place, bucket)),
  allow("ReadSecrets", ["kms:Decrypt", "kms:DescribeKey"], keyArn),
];

/** Where Pulumi keeps what it writes about one stack. */
const STATE_FILES = ["stacks", "locks/organization", "history", "backups"];

const writeState = ({ project, bucket, keyArn }: PulumiState, { place, stack }: Delivered) => [
  allow(
    "WriteState",
    ["s3:DeleteObject", "s3:PutObject"],
    STATE_FILES.flatMap((folder) =>
      [".json*", "/*"].map((end) =>
        bucketArn(place, `${bucket}/.pulumi/${folder}/${project}/${stack}${end}`),
      ),
    ),
  ),
  allow("WriteSecrets", ["kms:Encrypt", "kms:GenerateDataKey"], keyArn),
];

/**
 * Data stays unread, whatever else is attached to the role: what executions write stands below the pipeline's name
 * in the bucket. Uploaded code is no data.
 */
const neverRead = (
  { place, names }: Pick<Delivered, "place" | "names">,
  dataBuckets: readonly string[],
): readonly Statement[] => [
  {
    Sid: "NoDataReads",
    Effect: "Deny",
    Action: "s3:GetObject",
    Resource: [
      ...names.map((name) => bucketArn(place, `${name}-*/${name}-*`)),
      ...dataBuckets.map((bucket) => bucketArn(place, `${bucket}/*`)),
    ],
  },
  {
    Sid: "NoSecretsReads",
    Effect: "Deny",
    Action: ["secretsmanager:GetSecretValue", "ssm:GetParametersByPath"],
    Resource: "*",
  },
  {
    // Those with the tag are the outputs of the stacks.
    Sid: "NoParametersOfOthers",
    Effect: "Deny",
    Action: ["ssm:GetParameter", "ssm:GetParameters"],
    Resource: "*",
    Condition: { Null: { "aws:ResourceTag/stack": "true" } },
  },
];

/**
 * What a preview may do, in documents that IAM takes: read the state, and read how the resources of all
 * stacks are set. It takes no lock, so it writes nothing.
 *
 * @param of.names the workflows: the names of all stacks begin with them
 */
export const previewPolicies = (
  of: Pick<Delivered, "place" | "names">,
  state: PulumiState,
  dataBuckets: readonly string[],
): Readonly<Record<string, PolicyDocument>> => ({
  state: policyDocument(...readState(state, of), ...neverRead(of, dataBuckets)),
  ...documents(state.project, ({ sid, read, resources }) =>
    statement(`Read${sid}`, read, resources({ ...of, stack: "" })),
  ),
});

/**
 * What a deployment of one stack may do: its own state, and resources that its names or tags say are its own.
 *
 * @param disposable whether it may also delete what holds state
 */
export const upPolicies = (
  of: Delivered,
  state: PulumiState,
  disposable: boolean,
): Readonly<Record<string, PolicyDocument>> => {
  const own = documents(state.project, ({ sid, read, write, remove = [], resources, condition }) => [
    ...statement(`Read${sid}`, read, resources(of)),
    ...statement(`Write${sid}`, [...write, ...(disposable ? remove : [])], resources(of), condition?.(of)),
  ]);
  return {
    state: policyDocument(...readState(state, of), ...writeState(state, of), {
      Sid: "NeverRemoveBoundary",
      Effect: "Deny",
      Action: ["iam:DeleteRolePermissionsBoundary", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"],
      Resource: "*",
    }),
    ...own,
  };
};
