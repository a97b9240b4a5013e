import {
  bucketArn,
  domainOf,
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
import type { FunctionCall } from "../../pipeline-definition/workflow";
import { functionLogs } from "./start-policies";

/** What functions of a workflow touch. */
export interface CalledAccess {
  readonly place: Place;
  readonly pipelineName: string;
  /** Name of the bucket for outputs, and the ARN of its key. */
  readonly bucket: string;
  readonly keyArn: string;
  /** S3 URI of the input data, and the ARN of the customer key it has in a bucket that is not ours. */
  readonly inputData: string;
  readonly inputDataKeyArn?: string | undefined;
  readonly logGroupArn: string;
  /** Instance types that endpoints may use, with `*` for any text. */
  readonly instanceTypes: readonly string[];
  /** Tags that everything of this stack bears, and nothing of another. */
  readonly ownTags: Readonly<Record<string, string>>;
}

/** What a kind of call needs. */
interface Granted {
  readonly statements: readonly Statement[];
  /** What S3 does with a key for the function, by the key's ARN. */
  readonly keys?: Readonly<Record<string, readonly string[]>>;
}

type Grants = (access: CalledAccess) => Granted;

/** SageMaker makes up the names of what steps create, alike in all pipelines: only tags tell whose it is. */
const taggedOurs = ({ ownTags }: CalledAccess) => ({
  StringEquals: Object.fromEntries(
    Object.entries(ownTags).map(([key, value]) => [`aws:ResourceTag/${key}`, value]),
  ),
});

const CREATED_NAMES = "pipelines-*";

const outputsArn = ({ place, bucket, pipelineName }: CalledAccess): string =>
  bucketArn(place, `${bucket}/${pipelineName}/*`);

const deployEndpoint: Grants = (access) => {
  const { place, pipelineName, keyArn, instanceTypes } = access;
  // AWS writes the names of endpoints in lower case in their ARNs, so both spellings count.
  const names = [...new Set([pipelineName, pipelineName.toLowerCase()])];
  const endpoints = names.map((name) => regionalArn(place, "sagemaker", `endpoint/${name}`));
  // The id of an execution has twelve characters.
  const configs = names.map((name) =>
    regionalArn(place, "sagemaker", `endpoint-config/${name}-${"?".repeat(12)}`),
  );
  const models = regionalArn(place, "sagemaker", `model/${CREATED_NAMES}`);
  const statements = [
    allow("Endpoint", ["sagemaker:DeleteEndpoint", "sagemaker:DescribeEndpoint"], endpoints),
    allow(
      "PointEndpoint",
      ["sagemaker:CreateEndpoint", "sagemaker:UpdateEndpoint"],
      [...endpoints, ...configs],
    ),
    allow("NewConfig", "sagemaker:CreateEndpointConfig", configs, {
      ArnEquals: { "sagemaker:VolumeKmsKeyArn": keyArn },
      "ForAllValues:StringLike": { "sagemaker:InstanceTypes": instanceTypes },
      // ForAllValues holds when the key is missing.
      Null: { "sagemaker:InstanceTypes": "false" },
    }),
    allow("OldConfigs", ["sagemaker:DeleteEndpointConfig", "sagemaker:DescribeEndpointConfig"], configs),
    // The action has no resource.
    allow("FindConfigs", "sagemaker:ListEndpointConfigs", "*"),
    allow("OldModels", "sagemaker:DeleteModel", models, taggedOurs(access)),
    allow("TagCreated", "sagemaker:AddTags", [...endpoints, ...configs]),
    allow("VolumeGrant", "kms:CreateGrant", keyArn, { Bool: { "kms:GrantIsForAWSResource": "true" } }),
    allow("DescribeKey", "kms:DescribeKey", keyArn),
  ];
  return { statements };
};

/** The folder of the input data: a start may name another file in it. */
const inputDataArn = ({ place, inputData }: CalledAccess): string => {
  const path = inputData.replace(/^s3:\/\//, "");
  return bucketArn(place, `${path.slice(0, path.lastIndexOf("/") + 1)}*`);
};

const GRANTS: Readonly<Record<FunctionCall, Grants>> = {
  readTrainingJobs: (access) => ({
    statements: [
      allow(
        "TrainingJobs",
        "sagemaker:DescribeTrainingJob",
        regionalArn(access.place, "sagemaker", `training-job/${CREATED_NAMES}`),
        taggedOurs(access),
      ),
    ],
  }),
  readOutputs: (access) => ({
    statements: [allow("ReadOutputs", "s3:GetObject", outputsArn(access))],
    keys: { [access.keyArn]: ["kms:Decrypt"] },
  }),
  writeOutputs: (access) => ({
    statements: [allow("WriteOutputs", ["s3:AbortMultipartUpload", "s3:PutObject"], outputsArn(access))],
    keys: { [access.keyArn]: ["kms:Decrypt", "kms:GenerateDataKey"] },
  }),
  readInputData: (access) =>
    access.inputData.startsWith("s3://")
      ? {
          statements: [allow("ReadInputData", "s3:GetObject", inputDataArn(access))],
          keys: { [access.inputDataKeyArn ?? access.keyArn]: ["kms:Decrypt"] },
        }
      : { statements: [] },
  deployEndpoint,
};

/** One statement for each key, whatever for it is used. */
const keyStatements = (place: Place, granted: readonly Granted[]): readonly Statement[] => {
  const used = granted.flatMap(({ keys = {} }) => Object.entries(keys));
  return [...new Set(used.map(([keyArn]) => keyArn))].map((keyArn, i) => {
    const actions = used.flatMap(([arn, of]) => (arn === keyArn ? of : []));
    return allow(`Key${String(i + 1)}`, [...new Set(actions)].sort(), keyArn, throughS3(place));
  });
};

/** What a function of a workflow may do: what its code calls, on what belongs to this pipeline, and log. */
export const calledPolicy = (access: CalledAccess, calls: readonly FunctionCall[]): PolicyDocument => {
  const granted = calls.map((call) => GRANTS[call](access));
  return policyDocument(
    ...granted.flatMap(({ statements }) => statements),
    ...keyStatements(access.place, granted),
    ...functionLogs(access.logGroupArn),
  );
};

/** The function's environment is encrypted by a customer key, which it reads before it starts. */
export const environmentStatement = (place: Place, keyArn: string): Statement =>
  allow("Environment", "kms:Decrypt", keyArn, {
    StringEquals: { "kms:ViaService": `lambda.${place.region}.${domainOf(place)}` },
  });

/**
 * What models may write that an endpoint captures of what is asked and answered. That they may decrypt, as parts of an
 * upload have to be, follows from the model that they read.
 */
export const capturePolicy = (
  { place, bucket, pipelineName, keyArn }: Pick<CalledAccess, "place" | "bucket" | "pipelineName" | "keyArn">,
  folders: readonly string[],
): PolicyDocument =>
  policyDocument(
    allow(
      "Capture",
      ["s3:AbortMultipartUpload", "s3:PutObject"],
      folders.map((folder) => bucketArn(place, `${bucket}/${pipelineName}/${folder}/*`)),
    ),
    allow("CaptureKey", "kms:GenerateDataKey", keyArn, throughS3(place)),
  );
