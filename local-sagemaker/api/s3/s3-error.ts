import { NOT_IMPLEMENTED } from "../unknown-service";

/** A request that S3 would refuse, or that is not built here; answered with its code and status. */
export class S3Error extends Error {
  override readonly name = "S3Error";

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export const noSuchKey = (key: string): S3Error =>
  new S3Error("NoSuchKey", 404, `There is no object with the key "${key}".`);

/** What is left out here, named; never a made-up success. */
export const notBuilt = (what: string): S3Error =>
  new S3Error(
    NOT_IMPLEMENTED,
    501,
    `The local S3 does not do ${what}. Do without it locally, or run on AWS.`,
  );
