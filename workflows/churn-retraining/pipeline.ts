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
import { churnSample } from "./sample-data";
import { deployStep, etlStep, queryStep, saveModelStep, trainStep } from "./steps";

/**
 * Trains a model of which customers will leave on the latest data, and brings it to an endpoint when it is wrong
 * seldom enough; otherwise fails with the measured error, and what serves keeps serving.
 */
const churnRetrainingPipeline = (inputs: WorkflowInputs): PipelineDefinition => {
  const p = parameters(inputs.inputData, inputs.pipelineName);
  const etl = etlStep(inputs, p);
  const train = trainStep(inputs, p, etl);
  const query = queryStep(inputs, train);
  const { validationError } = query.outputs;
  const model = saveModelStep(inputs, train);
  const gate = conditionStep("ErrorBelowThreshold", {
    conditions: [conditionLessThan(validationError, p.errorThreshold)],
    ifSteps: [model, deployStep(inputs, p, model)],
    elseSteps: [
      failStep("ModelAccuracyTooLow", {
        errorMessage: join(" ", [
          "Validation error",
          validationError,
          "is not below the threshold of",
          p.errorThreshold,
        ]),
      }),
    ],
  });
  return pipeline({ parameters: Object.values(p), steps: [etl, train, query, gate], tags: inputs.tags });
};

export const workflow: Workflow = {
  name: "churn-retraining",
  description: "Retrains a model of customer churn every hour, and deploys it when it is good enough.",
  define: churnRetrainingPipeline,
  functions: {
    "query-training-results": {
      folder: "functions/query-training-results",
      handler: "handler.handle",
      runtime: "python3.13",
      timeoutSeconds: 30,
      calls: ["readTrainingJobs"],
    },
    deploy: {
      folder: "../functions/deploy-endpoint",
      handler: "handler.handle",
      runtime: "python3.13",
      timeoutSeconds: 600,
      calls: ["deployEndpoint"],
    },
  },
  awsJobs: {
    etl: {
      kind: "glueJob",
      script: "glue_etl.py",
      modules: ["customer_rows.py"],
      command: ["python3", "local/etl.py"],
    },
  },
  sampleInputs: {
    pipelineName: "churn-retraining",
    region: "us-east-1",
    bucket: "churn-retraining-sample",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    roleArns: {
      processing: "arn:aws:iam::111122223333:role/churn-retraining-processing",
      training: "arn:aws:iam::111122223333:role/churn-retraining-training",
      model: "arn:aws:iam::111122223333:role/churn-retraining-model",
    },
    subnetIds: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
    securityGroupIds: ["sg-0a1b2c3d"],
    modelPackageGroupName: "churn-retraining",
    inputData: "s3://churn-retraining-sample/data/churn-retraining/customer-churn.csv",
  },
  sampleData: churnSample,
};
