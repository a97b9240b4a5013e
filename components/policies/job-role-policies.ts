import { keyPatterns, type DataLocation } from "./data-location";
import {
  encryptVolumes,
  joinVpc,
  listing,
  pullImages,
  putMetrics,
  readArtifacts,
  readData,
  useKey,
  writeArtifacts,
  writeLogs,
  type JobNames,
} from "./job-statements";
import { throughS3 } from "../../pipeline-definition/analysis/permissions/place";
import {
  allow,
  policyDocument,
  type PolicyDocument,
} from "../../pipeline-definition/analysis/permissions/policy-document";

/** What processing jobs may touch besides what all jobs may. */
export interface ProcessingNames extends JobNames {
  /** Prefix of the workflow's code in the bucket, without a slash at the end. */
  readonly codePrefix: string;
  readonly data: DataLocation;
  /** ARN of the customer key that encrypts the data, when that is not the bucket's own. */
  readonly dataKeyArn?: string | undefined;
}

/** What the role of processing jobs may do: read data, code and artifacts, write artifacts. */
export const processingPolicy = (names: ProcessingNames): PolicyDocument => {
  const { place, bucket, pipelineName, codePrefix, data, dataKeyArn } = names;
  return policyDocument(
    listing("ListArtifacts", place, bucket, [`${pipelineName}/*`, `${codePrefix}/*`]),
    listing("ListData", place, data.bucket, keyPatterns(data)),
    readArtifacts(names, `${codePrefix}/*`),
    readData(names, data),
    dataKeyArn === undefined ? undefined : allow("DecryptData", "kms:Decrypt", dataKeyArn, throughS3(place)),
    writeArtifacts(names),
    useKey(names),
    ...encryptVolumes(names),
    ...pullImages(names),
    writeLogs(names, "ProcessingJobs"),
    putMetrics,
    joinVpc,
  );
};

/** What the role of training jobs may do: read and write artifacts of its pipeline. */
export const trainingPolicy = (names: JobNames): PolicyDocument =>
  policyDocument(
    listing("ListArtifacts", names.place, names.bucket, [`${names.pipelineName}/*`]),
    readArtifacts(names),
    writeArtifacts(names),
    useKey(names),
    ...encryptVolumes(names),
    ...pullImages(names),
    writeLogs(names, "TrainingJobs"),
    putMetrics,
    joinVpc,
  );

/** What the role of models may do: load the model and the image; it writes nothing but logs and metrics. */
export const modelPolicy = (names: JobNames): PolicyDocument =>
  policyDocument(
    readArtifacts(names),
    allow("KeyThroughS3", "kms:Decrypt", names.keyArn, throughS3(names.place)),
    ...pullImages(names),
    writeLogs(names, "Endpoints/*"),
    putMetrics,
    joinVpc,
  );
