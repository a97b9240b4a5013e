import type { WithVariables, Value } from "../variables/variable";
import type { Channel } from "@aws-sdk/client-sagemaker";
import type { Input, Output } from "./processing-step";

/**
 * A processing input that is copied whole from S3 before the job starts: an object or all below a prefix.
 *
 * @param localPath a folder under `/opt/ml/processing/`
 */
export const s3Input = <const Name extends string>(
  name: Name,
  uri: Value<string>,
  localPath: string,
): Input<Name> => ({
  InputName: name,
  AppManaged: false,
  S3Input: {
    S3Uri: uri,
    LocalPath: localPath,
    S3DataType: "S3Prefix",
    S3InputMode: "File",
    S3DataDistributionType: "FullyReplicated",
    S3CompressionType: "None",
  },
});

/** A processing output: what lies in the folder `localPath` when the job ends is copied below the S3 URI. */
export const s3Output = <const Name extends string>(
  name: Name,
  uri: Value<string>,
  localPath: string,
): Output<Name> => ({
  OutputName: name,
  AppManaged: false,
  S3Output: { S3Uri: uri, LocalPath: localPath, S3UploadMode: "EndOfJob" },
});

/** A training channel of CSV files without a header, copied whole to each instance. */
export const csvChannel = (name: string, uri: Value<string>): WithVariables<Channel> => ({
  ChannelName: name,
  ContentType: "text/csv",
  InputMode: "File",
  DataSource: {
    S3DataSource: { S3DataType: "S3Prefix", S3Uri: uri, S3DataDistributionType: "FullyReplicated" },
  },
});
