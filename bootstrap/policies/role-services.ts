import type { Place } from "../../pipeline-definition/analysis/permissions/place";
import type { Delivered, ServiceGroup } from "./managed-service";

/** Services that roles of a stack are handed to. */
const PASSED_TO = [
  "codebuild.amazonaws.com",
  "events.amazonaws.com",
  "glue.amazonaws.com",
  "lambda.amazonaws.com",
  "pipes.amazonaws.com",
  "sagemaker.amazonaws.com",
  "scheduler.amazonaws.com",
  "states.amazonaws.com",
  "vpc-flow-logs.amazonaws.com",
];

/** Name of the policy that bounds every role of the delivered stacks. */
export const boundaryName = (project: string): string => `${project}-boundary`;

/** ARN of that policy: it follows from the name, so each stack can name it without asking. */
const boundaryArn = ({ partition, account }: Place, project: string): string =>
  `arn:${partition}:iam::${account}:policy/${boundaryName(project)}`;

const rolesOf = ({ place: { partition, account }, names }: Delivered): readonly string[] =>
  names.map((name) => `arn:${partition}:iam::${account}:role/${name}-*`);

const READ = [
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
  "iam:ListRolePolicies",
  "iam:ListRoleTags",
];

const KEEP_HOUSE = [
  "iam:DeleteRole",
  "iam:TagRole",
  "iam:UntagRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

/** Calls that decide what a role may do. */
const GIVE_RIGHTS = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
];

/**
 * The roles of a stack. They are made and given rights only within the boundary: otherwise whoever may make a
 * role may make one that may do everything.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const roles = (project: string): ServiceGroup => ({
  name: "roles",
  services: [
    {
      sid: "BoundedRoles",
      read: [],
      write: GIVE_RIGHTS,
      resources: rolesOf,
      condition: ({ place }) => ({
        StringEquals: { "iam:PermissionsBoundary": boundaryArn(place, project) },
      }),
    },
    {
      sid: "Roles",
      read: READ,
      write: KEEP_HOUSE,
      resources: rolesOf,
    },
    {
      sid: "PassRoles",
      read: [],
      write: ["iam:PassRole"],
      resources: rolesOf,
      condition: () => ({ StringEquals: { "iam:PassedToService": PASSED_TO } }),
    },
  ],
});
