/**
 * A reason for which one step fails while it starts: a reference that leads nowhere, a comparison of unlike
 * values. The message becomes the step's `FailureReason`; the run itself goes on as after any failed step.
 */
export class StepFailure extends Error {
  override readonly name = "StepFailure";
}
