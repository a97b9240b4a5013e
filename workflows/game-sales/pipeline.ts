import {
  conditionLessThan,
  conditionStep,
  failStep,
  join,
  pipeline,
  type PipelineDefinition,
  type Workflow,
  type WorkflowInputs,
} from "../../pipeline-definition";
import { parameters } from "./parameters";
import { gameSalesSample } from "./sample-data";
import { batchTransformStep, endpointSteps } from "./serving-steps";
import { createModelStep, etlStep, trainStep } from "./training-steps";

/**
 * Learns which video games sell more than a million copies, and scores games with it; a model that does not
 * beat always giving the commoner answer scores nothing, and the execution fails with what was measured.
 */
const gameSalesPipeline = (inputs: WorkflowInputs): PipelineDefinition => {
  const p = parameters(inputs.inputData, inputs.pipelineName);
  const etl = etlStep(inputs, p);
  const train = trainStep(inputs, p, etl);
  const error = train.properties.FinalMetricDataList.at("validation:error").Value;
  const { majorityError } = etl.outputs;
  const model = createModelStep("CreateModel", inputs, train);
  const accepted = [conditionLessThan(error, majorityError), conditionLessThan(error, p.errorThreshold)];
  const gate = conditionStep("BeatsTheCommonerAnswer", {
    conditions: accepted,
    ifSteps: [model, batchTransformStep(inputs, p, etl, model)],
    elseSteps: [
      failStep("ModelTooWeak", {
        errorMessage: join(" ", [
          "Validation error",
          error,
          "has to be below the threshold of",
          p.errorThreshold,
          "and below what the commoner answer gets wrong,",
          majorityError,
        ]),
      }),
    ],
  });
  const endpoint = endpointSteps(inputs, p, train, accepted);
  return pipeline({ parameters: Object.values(p), steps: [etl, train, gate, endpoint], tags: inputs.tags });
};

export const workflow: Workflow = {
  name: "game-sales",
  description: "Learns which video games sell a million copies, and scores a batch of them every day.",
  define: gameSalesPipeline,
  awsJobs: {
    etl: {
      kind: "glueJob",
      script: "glue_etl.py",
      modules: ["game_rows.py"],
      command: ["python3", "local/etl.py"],
    },
  },
  sampleInputs: {
    pipelineName: "game-sales",
    region: "us-east-1",
    bucket: "game-sales-sample",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    roleArns: {
      processing: "arn:aws:iam::111122223333:role/game-sales-processing",
      training: "arn:aws:iam::111122223333:role/game-sales-training",
      model: "arn:aws:iam::111122223333:role/game-sales-model",
    },
    subnetIds: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
    securityGroupIds: ["sg-0a1b2c3d"],
    modelPackageGroupName: "game-sales",
    inputData: "s3://game-sales-sample/data/game-sales/game-sales.csv",
  },
  sampleData: gameSalesSample,
};
