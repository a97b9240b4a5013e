import { readDocument } from "../../pipeline-definition/analysis/permissions/document-reading";
import type { Place } from "../../pipeline-definition/analysis/permissions/place";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import type { GlueFolder } from "./glue-policies";

/** Where a pipeline stands, for what its document does not tell. */
export interface JobSurroundings {
  readonly place: Place;
  readonly pipelineName: string;
  readonly bucket: string;
  /** ARN of the customer key by bucket, where it is not the stack's own. */
  readonly bucketKeys?: Readonly<Record<string, string>>;
}

const S3 = /^s3:\/\/([^/*]+)\/([^*]*)/;

/**
 * What a job of another service reads, by the arguments of the callback steps that run it: every place in S3 that lies
 * outside the pipeline's own prefix. A start may name another file, so a parameter's default stands for its folder.
 *
 * @param jobName as the job is called in AWS
 */
export const jobInputs = (
  definition: PipelineDefinition,
  jobName: string,
  { place, pipelineName, bucket, bucketKeys = {} }: JobSurroundings,
): readonly GlueFolder[] => {
  const { region, account } = place;
  const reading = readDocument(definition, { region, account, pipelineName });
  const values = reading.steps
    .filter(({ args }) => args["--aws_job_name"] === jobName)
    .flatMap(({ args }) => Object.values(args).flatMap((value) => reading.read(value)));
  const folders = values.flatMap(({ pattern }): readonly GlueFolder[] => {
    const [, named, key = ""] = S3.exec(pattern) ?? [];
    if (named === undefined || (named === bucket && key.startsWith(`${pipelineName}/`))) return [];
    const folder = key.slice(0, key.lastIndexOf("/") + 1);
    const isNamed = folder !== "" && folder === key;
    return [{ bucket: named, prefix: folder === "" ? key : folder, keyArn: bucketKeys[named], isNamed }];
  });
  const isSame = (one: GlueFolder) => (other: GlueFolder) =>
    other.bucket === one.bucket && other.prefix === one.prefix;
  return folders
    .filter((one, i) => folders.findIndex(isSame(one)) === i)
    .map((one) => ({ ...one, isNamed: folders.filter(isSame(one)).some(({ isNamed }) => isNamed) }));
};
