import { variable, type PipelineVariable } from "./variable";

const execution = (name: string): PipelineVariable<string> => variable({ Get: `Execution.${name}` });

/**
 * What SageMaker knows of the running execution. In a field that is part of a step's cache key (inputs,
 * environment, hyper-parameters) any of them makes the step run anew each time.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-properties.html
 */
export const executionVariables = {
  startDateTime: execution("StartDateTime"),
  currentDateTime: execution("CurrentDateTime"),
  pipelineName: execution("PipelineName"),
  pipelineArn: execution("PipelineArn"),
  pipelineExecutionId: execution("PipelineExecutionId"),
  pipelineExecutionArn: execution("PipelineExecutionArn"),
  /** The job of the step that uses it; inside a training step only. */
  trainingJobName: execution("TrainingJobName"),
  /** The job of the step that uses it; inside a processing step only. */
  processingJobName: execution("ProcessingJobName"),
} as const;

/** The experiment and trial that `pipeline({ experiment })` names, once they are known. */
export const experimentVariables = {
  experimentName: variable<string>({ Get: "PipelineExperimentConfig.ExperimentName" }),
  trialName: variable<string>({ Get: "PipelineExperimentConfig.TrialName" }),
} as const;
