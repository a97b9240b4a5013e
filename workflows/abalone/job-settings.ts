import {
  executionVariables,
  frameworkImage,
  join,
  retryJobFaults,
  retryServiceFaults,
  type WorkflowInputs,
} from "../../pipeline-definition";

/** Every night has data of its own, under paths of its own: no earlier result could ever be used. */
export const cache = false;

export const retry = [retryServiceFaults, retryJobFaults];

/** One image for training, evaluation and serving, so that one set of library versions holds. */
export const image = ({ region }: WorkflowInputs): string => frameworkImage("xgboost", "3.2-0", region);

export const vpcConfig = ({ subnetIds, securityGroupIds }: WorkflowInputs) => ({
  Subnets: subnetIds,
  SecurityGroupIds: securityGroupIds,
});

/** `<pipeline>/<execution>/<step>/<name>`: no execution writes over another. */
export const outputKey = ({ pipelineName }: WorkflowInputs, ...parts: string[]) =>
  join("/", [pipelineName, executionVariables.pipelineExecutionId, ...parts]);

/** The S3 URI of that key. */
export const outputUri = ({ bucket, pipelineName }: WorkflowInputs, ...parts: string[]) =>
  join("/", [`s3://${bucket}/${pipelineName}`, executionVariables.pipelineExecutionId, ...parts]);

export const codeFile = ({ code }: WorkflowInputs, name: string): string => {
  const uri = code[name];
  if (uri === undefined) throw new RangeError(`Workflow "abalone" has no code file "${name}".`);
  return uri;
};
