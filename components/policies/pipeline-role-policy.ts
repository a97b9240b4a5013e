import {
  bucketArn,
  regionalArn,
  throughS3,
  type Place,
} from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type Conditions,
  type PolicyDocument,
  type Statement,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** What the pipeline itself may touch. */
export interface PipelineNames {
  readonly place: Place;
  readonly pipelineName: string;
  readonly bucket: string;
  readonly keyArn: string;
  /** ARNs of the roles that steps hand to their jobs. */
  readonly jobRoleArns: readonly string[];
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly modelPackageGroupName: string;
  /** Instance types that jobs may use, with `*` for any text: the guard against a costly start. */
  readonly instanceTypes: readonly string[];
}

const LONGEST_JOB_SECONDS = 86_400;

/** SageMaker names what a step creates `pipelines-<execution>-<step>-<random>`. */
const created = (place: Place, kind: string): string =>
  regionalArn(place, "sagemaker", `${kind}/pipelines-*`);

/** `ForAllValues` holds when the key is missing, so each such key must also be there. */
const placed = ({ subnetIds, securityGroupIds }: PipelineNames) => ({
  allValues: { "sagemaker:VpcSubnets": subnetIds, "sagemaker:VpcSecurityGroupIds": securityGroupIds },
  present: { "sagemaker:VpcSubnets": "false", "sagemaker:VpcSecurityGroupIds": "false" },
});

/** Inside our network, encrypted by our key, isolated, bounded in time and size: or no job at all. */
const jobConditions = (names: PipelineNames): Conditions => {
  const { allValues, present } = placed(names);
  return {
    "ForAllValues:StringEquals": allValues,
    "ForAllValues:StringLike": { "sagemaker:InstanceTypes": names.instanceTypes },
    Null: { ...present, "sagemaker:InstanceTypes": "false" },
    ArnEquals: { "sagemaker:VolumeKmsKeyArn": names.keyArn, "sagemaker:OutputKmsKeyArn": names.keyArn },
    Bool: {
      "sagemaker:NetworkIsolation": "true",
      "sagemaker:InterContainerTrafficEncryption": "true",
    },
    NumericLessThanEquals: { "sagemaker:MaxRuntimeInSeconds": String(LONGEST_JOB_SECONDS) },
  };
};

const createJobs = (names: PipelineNames): readonly Statement[] => {
  const { allValues, present } = placed(names);
  const { place } = names;
  const training = created(place, "training-job");
  const processing = created(place, "processing-job");
  const model = created(place, "model");
  return [
    allow("CreateTraining", "sagemaker:CreateTrainingJob", training, jobConditions(names)),
    allow("CreateProcessing", "sagemaker:CreateProcessingJob", processing, jobConditions(names)),
    allow("CreateModel", "sagemaker:CreateModel", model, {
      "ForAllValues:StringEquals": allValues,
      Null: present,
      Bool: { "sagemaker:NetworkIsolation": "true" },
    }),
    allow("WatchTraining", ["sagemaker:DescribeTrainingJob", "sagemaker:StopTrainingJob"], training),
    allow("WatchProcessing", ["sagemaker:DescribeProcessingJob", "sagemaker:StopProcessingJob"], processing),
    allow("WatchModel", "sagemaker:DescribeModel", model),
  ];
};

/** The pipeline registers versions that wait for a person; nothing here lets it approve one. */
const registerModels = ({ place, modelPackageGroupName }: PipelineNames): readonly Statement[] => {
  const group = regionalArn(place, "sagemaker", `model-package-group/${modelPackageGroupName}`);
  const versions = regionalArn(place, "sagemaker", `model-package/${modelPackageGroupName}/*`);
  return [
    allow(
      "ModelPackageGroup",
      ["sagemaker:CreateModelPackageGroup", "sagemaker:DescribeModelPackageGroup"],
      group,
    ),
    allow("RegisterUnapproved", "sagemaker:CreateModelPackage", versions, {
      StringEquals: { "sagemaker:ModelApprovalStatus": ["PendingManualApproval", "Rejected"] },
    }),
    allow("ReadRegistry", ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"], versions),
    allow("TagRegistered", "sagemaker:AddTags", [group, versions]),
  ];
};

/** Conditions read their JSON files, and registration its model, as the pipeline itself: not from our VPC. */
const readArtifacts = ({ place, bucket, keyArn, pipelineName }: PipelineNames): readonly Statement[] => [
  allow("ReadArtifacts", "s3:GetObject", `${bucketArn(place, bucket)}/${pipelineName}/*`),
  allow("DecryptThroughS3", "kms:Decrypt", keyArn, throughS3(place)),
];

/**
 * What the role that starts the steps may do: hand over the job roles, create and watch jobs and models
 * that obey the conditions, register model packages, read the pipeline's own outputs.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html
 */
export const pipelinePolicy = (names: PipelineNames): PolicyDocument => {
  const { place, keyArn, jobRoleArns } = names;
  return policyDocument(
    allow("PassJobRoles", "iam:PassRole", jobRoleArns, {
      StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" },
    }),
    ...createJobs(names),
    allow(
      "TagCreated",
      "sagemaker:AddTags",
      ["training-job", "processing-job", "model"].map((kind) => created(place, kind)),
    ),
    ...registerModels(names),
    ...readArtifacts(names),
    allow("VolumeGrant", "kms:CreateGrant", keyArn, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
    allow("DescribeKey", "kms:DescribeKey", keyArn),
  );
};
