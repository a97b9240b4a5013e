import { type JsonObject } from "../../pipeline-definition/document/definition";
import { type Job } from "./job";
import { type JobFolder, writeConfig } from "./job-folder";
import { objectAt, objectsAt, textMapAt } from "./request-reading";

/** Defaults that the service fills in for an input from S3. */
const INPUT_DEFAULTS: JsonObject = {
  S3DataDistributionType: "FullyReplicated",
  S3DataType: "S3Prefix",
  S3InputMode: "File",
  S3CompressionType: "None",
};

/** The inputs with what the service fills in. */
export const processingInputs = (request: JsonObject): readonly JsonObject[] =>
  objectsAt(request, "ProcessingInputs").map((input) => ({
    ...input,
    AppManaged: false,
    S3Input: { ...INPUT_DEFAULTS, ...objectAt(input, "S3Input") },
  }));

/** The outputs with what the service fills in. */
export const processingOutputs = (request: JsonObject): readonly JsonObject[] =>
  objectsAt(objectAt(request, "ProcessingOutputConfig"), "Outputs").map((output) => ({
    ...output,
    AppManaged: false,
    S3Output: { S3UploadMode: "EndOfJob", ...objectAt(output, "S3Output") },
  }));

/** Host name of the only container of a local job. */
const HOST = "algo-1";

const resources = (request: JsonObject): JsonObject => {
  const cluster = objectAt(objectAt(request, "ProcessingResources"), "ClusterConfig");
  return {
    InstanceCount: cluster["InstanceCount"] ?? 1,
    InstanceType: cluster["InstanceType"] ?? null,
    VolumeSizeInGB: cluster["VolumeSizeInGB"] ?? null,
    VolumeKmsKeyId: cluster["VolumeKmsKeyId"] ?? null,
  };
};

/** The job as its container reads it: the request's members, absent ones as null. */
const jobConfig = ({ request, arn, name }: Job): JsonObject => {
  const app = objectAt(request, "AppSpecification");
  return {
    ProcessingJobArn: arn,
    ProcessingJobName: name,
    AppSpecification: {
      ImageUri: app["ImageUri"] ?? null,
      ContainerEntrypoint: app["ContainerEntrypoint"] ?? null,
      ContainerArguments: app["ContainerArguments"] ?? null,
    },
    Environment: textMapAt(request, "Environment"),
    ProcessingInputs: processingInputs(request).map((input) => ({
      InputName: input["InputName"],
      S3Input: { ...objectAt(input, "S3Input"), S3DownloadMode: "StartOfJob" },
    })),
    ProcessingOutputConfig: {
      Outputs: processingOutputs(request).map((output) => ({
        OutputName: output["OutputName"],
        S3Output: output["S3Output"],
      })),
      KmsKeyId: objectAt(request, "ProcessingOutputConfig")["KmsKeyId"] ?? null,
    },
    ProcessingResources: { ClusterConfig: resources(request) },
    RoleArn: request["RoleArn"] ?? null,
    StoppingCondition: {
      MaxRuntimeInSeconds: objectAt(request, "StoppingCondition")["MaxRuntimeInSeconds"] ?? null,
    },
  };
};

/**
 * Writes what the platform tells a processing container: `processingjobconfig.json` and `resourceconfig.json`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
 */
export const writeProcessingConfig = async (folder: JobFolder, job: Job): Promise<void> => {
  await writeConfig(folder, "config/processingjobconfig.json", jobConfig(job));
  await writeConfig(folder, "config/resourceconfig.json", {
    current_host: HOST,
    hosts: [HOST],
    network_interface_name: "eth0",
    current_instance_type: resources(job.request)["InstanceType"],
  });
};
