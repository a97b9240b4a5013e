import type { ParameterType, StepDefinition } from "../../document/definition";
import { stringCode } from "./code";

/** A step that the emitted file has a constant for. */
export interface NamedStep {
  readonly constant: string;
  readonly step: StepDefinition;
}

/** What the parts of the emitted file need of each other. */
export interface Writer {
  /** A name of the DSL that the file uses, and so has to import. */
  readonly use: (name: string) => string;
  /**
   * A text of the document as code: a literal, or a constant when the same long text stands in many places.
   *
   * @param role name of the member that it stands in, to call the constant after
   */
  readonly text: (text: string, role: string) => string;
  readonly parameter: (
    name: string,
  ) => { readonly constant: string; readonly type: ParameterType } | undefined;
  /** Takes note that `pipeline` would write a value differently, and why. */
  readonly keepAsIs: (why: string) => void;
  /** A step whose constant stands above the place that is being written; undefined for all others. */
  readonly step: (name: string) => NamedStep | undefined;
}

/** A writer that takes no note of what is asked of it, to see how a value would be written. */
export const rehearsal = (writer: Writer): Writer => ({
  ...writer,
  use: (name) => name,
  text: stringCode,
  keepAsIs: () => undefined,
});
