import { clarifyCheckStep, type ClarifyCheckStep, type ClarifyCheckStepOptions } from "./clarify-check-step";
import { qualityCheckStep, type QualityCheckStep, type QualityCheckStepOptions } from "./quality-check-step";
import type { Awaitable } from "./step";
import { transformStep, type TransformStep, type TransformStepOptions } from "./transform-step";

type Check = QualityCheckStepOptions | ClarifyCheckStepOptions;

/** Checks that need no predictions, and so can run before them. */
type CheckBefore = Extract<Check["checkType"], "DATA_QUALITY" | "MODEL_EXPLAINABILITY">;

export type MonitorBatchTransformOptions = { readonly transform: TransformStepOptions } & (
  | {
      /** @default "after" */
      readonly when?: "after";
      readonly monitor: Check;
    }
  | { readonly when: "before"; readonly monitor: Check & { readonly checkType: CheckBefore } }
);

export interface MonitoredTransform {
  readonly transform: TransformStep;
  readonly monitor: QualityCheckStep | ClarifyCheckStep;
  /** Both, for the pipeline or a branch. */
  readonly steps: readonly (TransformStep | QualityCheckStep | ClarifyCheckStep)[];
}

const waitingFor = <Options extends { readonly dependsOn?: readonly Awaitable[] }>(
  options: Options,
  other: Awaitable,
): Options => ({ ...options, dependsOn: [...(options.dependsOn ?? []), other] });

const isQualityCheck = (options: Check): options is QualityCheckStepOptions =>
  options.checkType === "DATA_QUALITY" || options.checkType === "MODEL_QUALITY";

const check = (name: string, options: Check): QualityCheckStep | ClarifyCheckStep =>
  isQualityCheck(options) ? qualityCheckStep(name, options) : clarifyCheckStep(name, options);

/**
 * A batch transform whose data or model is checked before or after it: the steps `<name>-transform` and
 * `<name>-monitoring`, one waiting for the other.
 */
export const monitorBatchTransform = (
  name: string,
  { transform, monitor, when = "after" }: MonitorBatchTransformOptions,
): MonitoredTransform => {
  const transformName = `${name}-transform`;
  const monitorName = `${name}-monitoring`;
  if (when === "before") {
    const before = check(monitorName, monitor);
    const scored = transformStep(transformName, waitingFor(transform, before));
    return { transform: scored, monitor: before, steps: [before, scored] };
  }
  const scored = transformStep(transformName, transform);
  const after = check(monitorName, waitingFor(monitor, scored));
  return { transform: scored, monitor: after, steps: [scored, after] };
};
