import { join } from "../variables/join";
import type { PipelineVariable, Value } from "../variables/variable";
import { modelStep, type ModelStep, type ModelStepOptions } from "./model-step";
import {
  registerModelStep,
  type RegisterModelStep,
  type RegisterModelStepOptions,
} from "./register-model-step";
import type { TuningStep } from "./tuning-step";

/** Which model of a tuning step is meant. */
export interface TopModel {
  /** The same value as `OutputDataConfig.S3OutputPath` of the tuned training job definition. */
  readonly s3OutputPath: Value<string>;
  /** 0 for the best model, up to 49. @default 0 */
  readonly rank?: number;
}

/** How many training jobs SageMaker lists by merit. */
const LISTED = 50;

/**
 * S3 URI of the artifact of a tuning step's best model (or the next best): the step itself yields only the name
 * of the training job.
 *
 * @throws RangeError for a rank that SageMaker does not list
 */
export const topModelUri = (
  tuning: Pick<TuningStep, "name" | "properties">,
  { s3OutputPath, rank = 0 }: TopModel,
): PipelineVariable<string> => {
  if (!Number.isInteger(rank) || rank < 0 || rank >= LISTED) {
    throw new RangeError(
      `Step "${tuning.name}" has no model of rank ${String(rank)}: ranks are whole numbers from 0 to ${String(LISTED - 1)}.`,
    );
  }
  const folder = typeof s3OutputPath === "string" ? s3OutputPath.replace(/(?<!\/)\/+$/, "") : s3OutputPath;
  const { TrainingJobName } = tuning.properties.TrainingJobSummaries.at(rank);
  return join("/", [folder, TrainingJobName, "output/model.tar.gz"]);
};

type Container = NonNullable<ModelStepOptions["arguments"]["PrimaryContainer"]>;
type Specification = NonNullable<RegisterModelStepOptions["arguments"]["InferenceSpecification"]>;

export interface TopModelStepOptions extends Omit<ModelStepOptions, "arguments">, TopModel {
  /** `CreateModel` of one container, whose artifact is the tuned one. */
  readonly arguments: Omit<ModelStepOptions["arguments"], "Containers" | "PrimaryContainer"> & {
    readonly PrimaryContainer: Omit<Container, "ModelDataUrl" | "ModelDataSource">;
  };
}

/** Tune, then create a SageMaker model out of the best one. */
export const topModelStep = (
  name: string,
  tuning: TuningStep,
  { s3OutputPath, rank, ...options }: TopModelStepOptions,
): ModelStep => {
  const ModelDataUrl = topModelUri(tuning, { s3OutputPath, rank });
  const PrimaryContainer = { ...options.arguments.PrimaryContainer, ModelDataUrl };
  return modelStep(name, { ...options, arguments: { ...options.arguments, PrimaryContainer } });
};

export interface RegisterTopModelStepOptions extends Omit<RegisterModelStepOptions, "arguments">, TopModel {
  /** `CreateModelPackage`, whose containers take the tuned artifact. */
  readonly arguments: RegisterModelStepOptions["arguments"] & {
    readonly InferenceSpecification: Specification;
  };
}

/** Tune, then register the best model as the next version of a model package group. */
export const registerTopModelStep = (
  name: string,
  tuning: TuningStep,
  { s3OutputPath, rank, ...options }: RegisterTopModelStepOptions,
): RegisterModelStep => {
  const ModelDataUrl = topModelUri(tuning, { s3OutputPath, rank });
  const { InferenceSpecification } = options.arguments;
  const Containers = InferenceSpecification.Containers?.map((container) => ({ ...container, ModelDataUrl }));
  return registerModelStep(name, {
    ...options,
    arguments: {
      ...options.arguments,
      InferenceSpecification: { ...InferenceSpecification, Containers },
    },
  });
};
