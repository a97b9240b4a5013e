import {
  conditionLessThanOrEqualTo,
  conditionStep,
  pipeline,
  type PipelineDefinition,
  type Workflow,
  type WorkflowInputs,
} from "../../pipeline-definition";
import { crawlStep, preprocessStep } from "./data-steps";
import { createModelStep, deployStep } from "./deploy-steps";
import { analyzeStep, evaluateStep, trainStep } from "./job-steps";
import { parameters } from "./parameters";
import { abaloneSample } from "./sample-data";

/**
 * Learns every night anew how old an abalone is from its sex and measures, new surveys included, and deploys the model
 * when it is off by few enough rings. A model that is not good enough changes nothing: the endpoint keeps its own.
 */
export const abalonePipeline = (inputs: WorkflowInputs): PipelineDefinition => {
  const p = parameters(inputs.inputData, inputs.bucket, inputs.pipelineName);
  const crawl = crawlStep(inputs);
  const preprocess = preprocessStep(inputs, p, crawl);
  const train = trainStep(inputs, p, preprocess);
  const evaluate = evaluateStep(inputs, p, preprocess, train);
  const analyze = analyzeStep(inputs, evaluate);
  const model = createModelStep(inputs, train);
  const gate = conditionStep("CheckThreshold", {
    conditions: [conditionLessThanOrEqualTo(analyze.outputs.Result, p.rmseThreshold)],
    ifSteps: [model, deployStep(inputs, p, model)],
    elseSteps: [],
  });
  return pipeline({
    parameters: Object.values(p),
    steps: [crawl, preprocess, train, evaluate, analyze, gate],
    tags: inputs.tags,
  });
};

export const workflow: Workflow = {
  name: "abalone",
  description: "Learns every night how old an abalone is from its sex and measures, and serves the model.",
  define: abalonePipeline,
  functions: {
    "analyze-results": {
      folder: "functions/analyze-results",
      handler: "handler.handle",
      runtime: "python3.13",
      timeoutSeconds: 60,
      calls: ["readOutputs"],
    },
    deploy: {
      folder: "../functions/deploy-endpoint",
      handler: "handler.handle",
      runtime: "python3.13",
      timeoutSeconds: 600,
      calls: ["deployEndpoint"],
      captureFolder: "endpoint-data-capture",
    },
  },
  awsJobs: {
    surveys: { kind: "glueCrawler", crawls: "abalone_data/new", command: ["python3", "local/crawl.py"] },
    etl: {
      kind: "glueJob",
      script: "glue_etl.py",
      modules: ["survey_rows.py"],
      command: ["python3", "local/etl.py"],
    },
  },
  sampleInputs: {
    pipelineName: "abalone",
    region: "us-east-1",
    bucket: "abalone-sample",
    keyArn: "arn:aws:kms:us-east-1:111122223333:key/00000000-0000-0000-0000-000000000000",
    roleArns: {
      processing: "arn:aws:iam::111122223333:role/abalone-processing",
      training: "arn:aws:iam::111122223333:role/abalone-training",
      model: "arn:aws:iam::111122223333:role/abalone-model",
    },
    subnetIds: ["subnet-0a1b2c3d", "subnet-1b2c3d4e"],
    securityGroupIds: ["sg-0a1b2c3d"],
    modelPackageGroupName: "abalone",
    inputData: "s3://abalone-sample/abalone_data/raw/abalone.data",
  },
  sampleData: abaloneSample,
};
