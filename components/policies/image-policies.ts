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
} from "../../pipeline-definition/analysis/permissions/policy-document";
import { serviceTrust } from "../../pipeline-definition/analysis/permissions/trust";
import { functionRuns, type FunctionAccess } from "./start-policies";

/** What a build of images touches. */
export interface ImageBuildAccess {
  readonly place: Place;
  /** Name of the bucket with the files of the images. */
  readonly bucket: string;
  /** Folder in it under which all of them lie, without a slash at its end. */
  readonly folder: string;
  /** ARN of the bucket's key. */
  readonly keyArn: string;
  readonly repositoryName: string;
  readonly logGroupArn: string;
}

const repositoryArn = (place: Place, name: string): string => regionalArn(place, "ecr", `repository/${name}`);

/**
 * Who may assume the role of the builder: CodeBuild, for the projects of this stack.
 *
 * @param name what the names of the projects begin with
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export const imageBuilderTrust = (place: Place, name: string): PolicyDocument =>
  policyDocument(
    serviceTrust(place, "codebuild.amazonaws.com", [regionalArn(place, "codebuild", `project/${name}-*`)]),
  );

/** What a build may do: read the files of images, push to the one repository, and log. */
export const imageBuilderPolicy = (access: ImageBuildAccess): PolicyDocument => {
  const { place, bucket, folder, keyArn, repositoryName, logGroupArn } = access;
  return policyDocument(
    allow("ReadFiles", ["s3:GetObject", "s3:GetObjectVersion"], bucketArn(place, `${bucket}/${folder}/*`)),
    allow("FindFiles", "s3:ListBucket", bucketArn(place, bucket), {
      StringLike: { "s3:prefix": `${folder}/*` },
    }),
    allow("FindBucket", ["s3:GetBucketAcl", "s3:GetBucketLocation"], bucketArn(place, bucket)),
    allow("DecryptFiles", "kms:Decrypt", keyArn, throughS3(place)),
    allow(
      "Push",
      [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:CompleteLayerUpload",
        "ecr:GetDownloadUrlForLayer",
        "ecr:InitiateLayerUpload",
        "ecr:PutImage",
        "ecr:UploadLayerPart",
      ],
      repositoryArn(place, repositoryName),
    ),
    // The action has no resource.
    allow("LogIn", "ecr:GetAuthorizationToken", "*"),
    allow("Logs", ["logs:CreateLogStream", "logs:PutLogEvents"], `${logGroupArn}:*`),
  );
};

/** What the function may do that asks for images: start builds of one project, look at them and at the images. */
export const imageStartPolicy = (
  access: FunctionAccess,
  projectArn: string,
  repositoryName: string,
): PolicyDocument =>
  policyDocument(
    allow(
      "Build",
      ["codebuild:BatchGetBuilds", "codebuild:ListBuildsForProject", "codebuild:StartBuild"],
      projectArn,
    ),
    allow("LookAtImages", "ecr:DescribeImages", repositoryArn(access.place, repositoryName)),
    ...functionRuns(access),
  );

/**
 * Who gets at the images: nobody but the builder puts any into the repository, whatever their own policies say, and
 * Lambda takes them out for the functions that run in one. Jobs pull by their roles.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions
 */
export const repositoryPolicy = (builderArn: string, functionArns: readonly string[]): PolicyDocument =>
  policyDocument(
    {
      Sid: "OnlyBuilderPushes",
      Effect: "Deny",
      Principal: "*",
      Action: ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"],
      Condition: { ArnNotEquals: { "aws:PrincipalArn": builderArn } },
    },
    functionArns.length === 0
      ? undefined
      : {
          Sid: "FunctionsPull",
          Effect: "Allow",
          Principal: { Service: "lambda.amazonaws.com" },
          Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
          Condition: { ArnLike: { "aws:SourceArn": functionArns } },
        },
  );
