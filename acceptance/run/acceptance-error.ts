/** Why an acceptance cannot begin or go on, and what to do about it. */
export class AcceptanceError extends Error {
  override readonly name = "AcceptanceError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
