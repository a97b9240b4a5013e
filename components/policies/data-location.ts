/** A place in S3 that a job may read. */
export interface DataLocation {
  readonly bucket: string;
  /** The folder that holds the data, without a slash at the end; empty for the root of the bucket. */
  readonly folder: string;
  /** Key of the data itself. */
  readonly key: string;
}

/**
 * Where the data of an S3 URI lies. The folder counts, so that an execution can be started with another
 * file beside it.
 *
 * @throws RangeError when the text is no `s3://bucket/key`
 */
export const dataLocation = (uri: string): DataLocation => {
  const [, bucket, path] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (bucket === undefined || path === undefined) {
    throw new RangeError(`"${uri}" is not an S3 URI such as "s3://bucket/folder/file.csv".`);
  }
  const key = path.replace(/\/+$/, "");
  return { bucket, key, folder: key.includes("/") ? key.slice(0, key.lastIndexOf("/")) : "" };
};

/** The keys of a location as a policy matches them: everything in its folder, or the one object in the root. */
export const keyPatterns = ({ folder, key }: DataLocation): readonly string[] =>
  folder === "" ? [key, `${key}/*`] : [`${folder}/*`];
