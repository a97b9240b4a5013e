import { bucketArn, regionalArn } from "../../pipeline-definition/analysis/permissions/place";
import { broughtTag, taggedByStack, type ServiceGroup } from "./managed-service";

const EVERYWHERE = () => ["*"];

/** Buckets, their files, and own images. */
export const storage: ServiceGroup = {
  name: "storage",
  services: [
    {
      sid: "Buckets",
      read: [
        "s3:GetAccelerateConfiguration",
        "s3:GetBucketAcl",
        "s3:GetBucketCORS",
        "s3:GetBucketLocation",
        "s3:GetBucketLogging",
        "s3:GetBucketNotification",
        "s3:GetBucketObjectLockConfiguration",
        "s3:GetBucketOwnershipControls",
        "s3:GetBucketPolicy",
        "s3:GetBucketPublicAccessBlock",
        "s3:GetBucketRequestPayment",
        "s3:GetBucketTagging",
        "s3:GetBucketVersioning",
        "s3:GetBucketWebsite",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListBucket",
        "s3:ListTagsForResource",
      ],
      write: [
        "s3:CreateBucket",
        "s3:DeleteBucketPolicy",
        "s3:PutBucketLogging",
        "s3:PutBucketNotification",
        "s3:PutBucketOwnershipControls",
        "s3:PutBucketPolicy",
        "s3:PutBucketPublicAccessBlock",
        "s3:PutBucketTagging",
        "s3:PutBucketVersioning",
        "s3:PutEncryptionConfiguration",
        "s3:PutLifecycleConfiguration",
        "s3:TagResource",
        "s3:UntagResource",
      ],
      remove: ["s3:DeleteBucket", "s3:ListBucketVersions"],
      resources: ({ place, names }) => names.map((name) => bucketArn(place, `${name}-*`)),
    },
    {
      // What the program uploads; what executions write has folders of its own.
      sid: "Files",
      read: ["s3:GetObject", "s3:GetObjectTagging"],
      write: ["s3:AbortMultipartUpload", "s3:PutObject", "s3:PutObjectTagging"],
      resources: ({ place, names }) =>
        names.flatMap((name) => ["code", "data"].map((folder) => bucketArn(place, `${name}-*/${folder}/*`))),
    },
    {
      sid: "EmptyBuckets",
      read: [],
      write: [],
      remove: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
      resources: ({ place, names }) => names.map((name) => bucketArn(place, `${name}-*/*`)),
    },
    {
      sid: "Repositories",
      read: [
        "ecr:BatchGetImage",
        "ecr:DescribeImages",
        "ecr:DescribeRepositories",
        "ecr:GetLifecyclePolicy",
        "ecr:GetRepositoryPolicy",
        "ecr:ListTagsForResource",
      ],
      write: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:CompleteLayerUpload",
        "ecr:CreateRepository",
        "ecr:DeleteLifecyclePolicy",
        "ecr:DeleteRepositoryPolicy",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:PutImageScanningConfiguration",
        "ecr:PutImageTagMutability",
        "ecr:PutLifecyclePolicy",
        "ecr:SetRepositoryPolicy",
        "ecr:TagResource",
        "ecr:UntagResource",
        "ecr:UploadLayerPart",
      ],
      remove: ["ecr:BatchDeleteImage", "ecr:DeleteRepository"],
      resources: ({ place, names }) => names.map((name) => regionalArn(place, "ecr", `repository/${name}-*`)),
    },
    { sid: "RegistryLogin", read: [], write: ["ecr:GetAuthorizationToken"], resources: EVERYWHERE },
  ],
};

/** Keys, by the tag of their stack since a key has no name of its own, and log groups. */
export const encryption: ServiceGroup = {
  name: "encryption",
  services: [
    {
      sid: "Keys",
      read: ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"],
      write: [
        "kms:Decrypt",
        "kms:EnableKey",
        "kms:EnableKeyRotation",
        // Lambda has whoever makes a function encrypt its environment.
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:PutKeyPolicy",
        "kms:UntagResource",
        "kms:UpdateKeyDescription",
      ],
      remove: ["kms:ScheduleKeyDeletion"],
      resources: ({ place }) => [regionalArn(place, "kms", "key/*")],
      condition: taggedByStack,
    },
    {
      // Services take what they need of a key when they make what it encrypts; nobody else is handed any of it.
      sid: "KeyGrants",
      read: [],
      write: ["kms:CreateGrant"],
      resources: ({ place }) => [regionalArn(place, "kms", "key/*")],
      condition: (of) => ({ ...taggedByStack(of), Bool: { "kms:GrantIsForAWSResource": "true" } }),
    },
    { sid: "NewKeys", read: [], write: ["kms:CreateKey"], resources: EVERYWHERE, condition: broughtTag },
    {
      // A new key has no tag yet, and nobody else's key may be given ours.
      sid: "KeyTags",
      read: [],
      write: ["kms:TagResource"],
      resources: ({ place }) => [regionalArn(place, "kms", "key/*")],
      condition: (of) => ({
        ...broughtTag(of),
        StringEqualsIfExists: { "aws:ResourceTag/stack": of.stack },
      }),
    },
    {
      sid: "KeyAliases",
      read: [],
      write: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      resources: ({ place, names }) => names.map((name) => regionalArn(place, "kms", `alias/${name}-*`)),
    },
    {
      sid: "AliasedKeys",
      read: [],
      write: ["kms:CreateAlias", "kms:DeleteAlias", "kms:UpdateAlias"],
      resources: ({ place }) => [regionalArn(place, "kms", "key/*")],
      condition: taggedByStack,
    },
    { sid: "AllAliases", read: ["kms:ListAliases"], write: [], resources: EVERYWHERE },
    {
      sid: "LogGroups",
      read: ["logs:DescribeMetricFilters", "logs:ListTagsForResource"],
      write: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:DeleteMetricFilter",
        "logs:PutMetricFilter",
        "logs:PutRetentionPolicy",
        "logs:TagResource",
        "logs:UntagResource",
      ],
      remove: ["logs:DeleteLogGroup"],
      resources: ({ place, names }) =>
        names.flatMap((name) =>
          ["", "/aws/lambda/"].map((folder) => regionalArn(place, "logs", `log-group:${folder}${name}-*`)),
        ),
    },
    {
      sid: "AllLogGroups",
      read: ["logs:DescribeLogGroups"],
      write: [],
      resources: EVERYWHERE,
    },
  ],
};
