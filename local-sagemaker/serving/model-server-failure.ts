/** A model cannot be served: its data is missing or broken, or its container ended before it answered. */
export class ModelServerFailure extends Error {
  override readonly name = "ModelServerFailure";
}
