/**
 * The bucket of an S3 URI.
 *
 * @throws RangeError when the text is no `s3://bucket/key`
 */
export const dataBucket = (uri: string): string => {
  const bucket = /^s3:\/\/([^/]+)\/./.exec(uri)?.[1];
  if (bucket === undefined) {
    throw new RangeError(`"${uri}" is not an S3 URI such as "s3://bucket/folder/file.csv".`);
  }
  return bucket;
};
