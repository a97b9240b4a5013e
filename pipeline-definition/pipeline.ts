import { checkDefinition } from "./checks/check-definition";
import { DefinitionError } from "./checks/definition-error";
import type { PipelineDefinition } from "./document/definition";
import { withJoinedText } from "./joined-text";
import { withResourceTags, type ResourceTags } from "./resource-tags";
import { render, type Step } from "./steps/step";
import type { Parameter } from "./variables/parameters";
import type { Value } from "./variables/variable";

/** Where the runs of a pipeline are collected in SageMaker Experiments; parameters and joins allowed. */
export interface ExperimentOptions {
  readonly experimentName: Value<string>;
  readonly trialName: Value<string>;
}

/** Where the runs of a pipeline are collected in MLflow; parameters and joins allowed. */
export interface MlflowOptions {
  /** ARN of the MLflow tracking server or app. */
  readonly mlflowResourceArn: Value<string>;
  /** @default MLflow's own */
  readonly mlflowExperimentName?: Value<string>;
}

export interface PipelineOptions {
  /** Every parameter that a step uses, in the order in which people shall see them. */
  readonly parameters?: readonly Parameter[];
  /** The steps at the top; those of branches stand in their condition step. The order has no effect. */
  readonly steps: readonly Step[];
  /** Notes for people: names of letters, digits, `-` and `_`, values of at most 1,024 characters. @default none */
  readonly metadata?: Readonly<Record<string, string>>;
  /**
   * The experiment and trial that each execution is part of; `false` turns it off in so many words.
   *
   * @default nothing is said, which means no experiment
   * @see https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-experiments.html
   */
  readonly experiment?: ExperimentOptions | false;
  /** The MLflow experiment that each execution is part of; `false` turns it off in so many words. @default none */
  readonly mlflow?: MlflowOptions | false;
  /** What everything bears that the steps make: jobs, models, endpoints. A step's own tags go first. @default none */
  readonly tags?: ResourceTags | undefined;
}

const experimentConfig = ({ experimentName, trialName }: ExperimentOptions) => ({
  ExperimentName: experimentName,
  TrialName: trialName,
});

const mlflowConfig = ({ mlflowResourceArn, mlflowExperimentName }: MlflowOptions) => ({
  MlflowResourceArn: mlflowResourceArn,
  MlflowExperimentName: mlflowExperimentName,
});

/**
 * The definition document of a pipeline, rendered and then checked. A number or boolean in a place of text is
 * joined into text on the way.
 *
 * @throws DefinitionError with every problem that would make SageMaker refuse the document or fail at run time
 */
export const pipeline = (options: PipelineOptions): PipelineDefinition => {
  const { parameters = [], steps, metadata = {}, experiment, mlflow, tags = {} } = options;
  const rendered = render({
    Version: "2020-12-01",
    Metadata: metadata,
    Parameters: parameters.map(({ declaration }) => declaration),
    PipelineExperimentConfig: experiment === false ? null : experiment && experimentConfig(experiment),
    MlflowConfig: mlflow === false ? null : mlflow && mlflowConfig(mlflow),
    Steps: steps.map(({ definition }) => definition),
  }) as PipelineDefinition;
  const document = withResourceTags(withJoinedText(rendered), tags);
  const errors = checkDefinition(document).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new DefinitionError("The pipeline definition", errors);
  return document;
};
