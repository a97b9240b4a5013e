/** A request that SageMaker refuses, with the code that its clients know. */
export class RefusedRequest extends Error {
  override readonly name = "RefusedRequest";

  constructor(
    /** For example `ValidationException`, which covers what is missing and what is there already. */
    readonly code: string,
    message: string,
    /** More members of the error's body. */
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
  }
}

/** What SageMaker answers to almost everything that it refuses. */
export const invalid = (message: string): RefusedRequest =>
  new RefusedRequest("ValidationException", message);
