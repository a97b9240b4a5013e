import {
  conditionEquals,
  conditionStep,
  endpointConfigStep,
  endpointStep,
  transformStep,
  type WorkflowInputs,
} from "../../pipeline-definition";
import type { Condition } from "../../pipeline-definition/document/definition";
import { outputUri, retry } from "../private-jobs";
import type { Parameters } from "./parameters";
import { createModelStep, type EtlStep, type ModelStep, type TrainStep } from "./training-steps";

export const batchTransformStep = (inputs: WorkflowInputs, p: Parameters, etl: EtlStep, model: ModelStep) =>
  transformStep("BatchTransform", {
    description:
      "Scores the games; each line of the result is a row of the file and its probability to be a hit.",
    cache: false,
    retry,
    arguments: {
      ModelName: model.properties.ModelName,
      TransformInput: {
        DataSource: {
          S3DataSource: {
            S3DataType: "S3Prefix",
            S3Uri: outputUri(inputs, "GlueEtl", etl.outputs.batchFolder),
          },
        },
        ContentType: "text/csv",
        SplitType: "Line",
      },
      // The row's number passes by the model and meets its score again behind it.
      DataProcessing: { InputFilter: "$[1:]", JoinSource: "Input", OutputFilter: "$[0,-1]" },
      TransformOutput: {
        S3OutputPath: outputUri(inputs, "BatchTransform"),
        Accept: "text/csv",
        AssembleWith: "Line",
        KmsKeyId: inputs.keyArn,
      },
      TransformResources: {
        InstanceType: p.transformInstanceType,
        InstanceCount: 1,
        VolumeKmsKeyId: inputs.keyArn,
      },
      BatchStrategy: "MultiRecord",
      MaxPayloadInMB: 6,
    },
  });

/**
 * Brings the model to an endpoint in those executions that ask for one. It stands beside the gate and asks the same,
 * and makes a model of its own: SageMaker takes no condition step inside a branch, and no step that needs one of
 * another branch.
 *
 * @param accepted What has to hold for a model to be used.
 */
export const endpointSteps = (
  inputs: WorkflowInputs,
  p: Parameters,
  train: TrainStep,
  accepted: readonly Condition[],
) => {
  const model = createModelStep("CreateServedModel", inputs, train);
  const config = endpointConfigStep("EndpointConfig", {
    description: "Creates the configuration of the endpoint.",
    retry,
    arguments: {
      EndpointConfigName: inputs.pipelineName,
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          ModelName: model.properties.ModelName,
          InstanceType: p.hostingInstanceType,
          InitialInstanceCount: 1,
        },
      ],
      KmsKeyId: inputs.keyArn,
    },
  });
  const endpoint = endpointStep("Endpoint", {
    description: "Creates the endpoint, or updates it when it stands.",
    arguments: {
      EndpointName: p.endpointName,
      EndpointConfigName: config.properties.EndpointConfigName,
    },
  });
  return conditionStep("EndpointWanted", {
    conditions: [conditionEquals(p.deployEndpoint, true), ...accepted],
    ifSteps: [model, config, endpoint],
  });
};
