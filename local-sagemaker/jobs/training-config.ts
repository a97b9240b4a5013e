import { type JsonObject } from "../../pipeline-definition/document/definition";
import { type Job } from "./job";
import { type JobFolder, writeConfig } from "./job-folder";
import { objectAt, objectsAt, textAt, textMapAt } from "./request-reading";

/** Host and group of the only container of a local job, as the service names them. */
const HOST = "algo-1";
const GROUP = "homogeneousCluster";

/** The channels of a training request with what the service fills in. */
export const trainingChannels = (request: JsonObject): readonly JsonObject[] =>
  objectsAt(request, "InputDataConfig").map((channel) => {
    const source = objectAt(objectAt(channel, "DataSource"), "S3DataSource");
    return {
      CompressionType: "None",
      RecordWrapperType: "None",
      ...channel,
      DataSource: { S3DataSource: { S3DataDistributionType: "FullyReplicated", ...source } },
    };
  });

const inputMode = (request: JsonObject, channel: JsonObject): string =>
  textAt(channel, "InputMode") ??
  textAt(objectAt(request, "AlgorithmSpecification"), "TrainingInputMode") ??
  "File";

const channelConfig = (request: JsonObject, channel: JsonObject): JsonObject => ({
  ...(channel["ContentType"] === undefined ? {} : { ContentType: channel["ContentType"] }),
  TrainingInputMode: inputMode(request, channel),
  S3DistributionType: objectAt(objectAt(channel, "DataSource"), "S3DataSource")["S3DataDistributionType"],
  RecordWrapperType: channel["RecordWrapperType"],
});

/**
 * Writes what the platform tells a training container: `hyperparameters.json` (every value a string),
 * `inputdataconfig.json` and `resourceconfig.json`.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-running-container.html
 */
export const writeTrainingConfig = async (folder: JobFolder, { request }: Job): Promise<void> => {
  const type = objectAt(request, "ResourceConfig")["InstanceType"] ?? null;
  const channels = trainingChannels(request).map(
    (channel) => [textAt(channel, "ChannelName") ?? "", channelConfig(request, channel)] as const,
  );
  await writeConfig(folder, "input/config/hyperparameters.json", textMapAt(request, "HyperParameters"));
  await writeConfig(folder, "input/config/inputdataconfig.json", Object.fromEntries(channels));
  await writeConfig(folder, "input/config/resourceconfig.json", {
    current_host: HOST,
    hosts: [HOST],
    network_interface_name: "eth0",
    current_instance_type: type,
    current_group_name: GROUP,
    instance_groups: [{ instance_group_name: GROUP, instance_type: type, hosts: [HOST] }],
  });
};
