/** Something that keeps a local run from going on and that the user can mend: what, and what to do. */
export class LocalRunError extends Error {
  override readonly name: string = "LocalRunError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
