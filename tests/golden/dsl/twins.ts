import type { PipelineDefinition } from "../../../pipeline-definition";
import { adultCensus } from "./adult-census";
import { automlEnsemble } from "./automl-ensemble";
import { batchTransform } from "./batch-transform";
import { builtInTraining } from "./built-in-training";
import { clarifyChecks } from "./clarify-checks";
import { conditionalBranches } from "./conditional-branches";
import { emrClusters } from "./emr-clusters";
import { endpointDeployment } from "./endpoint-deployment";
import { hyperparameterTuning } from "./hyperparameter-tuning";
import { inferencePipeline } from "./inference-pipeline";
import { lambdaAndCallback } from "./lambda-and-callback";
import { lineageRecord } from "./lineage-record";
import { modelRegistration } from "./model-registration";
import { monitoredTransform } from "./monitored-transform";
import { notebookJobPipeline } from "./notebook-job";
import { ownWorkflows } from "./own-workflows";
import { processingJobs } from "./processing-jobs";
import { qualityChecks } from "./quality-checks";
import { scriptModeTraining } from "./script-mode-training";
import { seldomOptions } from "./seldom-options";
import { stepOptions } from "./step-options";
import { v3EmrServerless } from "./v3-emr-serverless";
import { v3ForEach } from "./v3-for-each";

/** The same pipeline as each document of `python-sdk/`, written in the DSL. */
export const TWINS: Readonly<Record<string, () => PipelineDefinition>> = {
  ...ownWorkflows,
  "adult-census": adultCensus,
  "automl-ensemble": automlEnsemble,
  "batch-transform": batchTransform,
  "built-in-training": builtInTraining,
  "clarify-checks": clarifyChecks,
  "conditional-branches": conditionalBranches,
  "emr-clusters": emrClusters,
  "endpoint-deployment": endpointDeployment,
  "hyperparameter-tuning": hyperparameterTuning,
  "inference-pipeline": inferencePipeline,
  "lambda-and-callback": lambdaAndCallback,
  "lineage-record": lineageRecord,
  "model-registration": modelRegistration,
  "monitored-transform": monitoredTransform,
  "notebook-job": notebookJobPipeline,
  "processing-jobs": processingJobs,
  "quality-checks": qualityChecks,
  "script-mode-training": scriptModeTraining,
  "seldom-options": seldomOptions,
  "step-options": stepOptions,
  "v3-emr-serverless": v3EmrServerless,
  "v3-for-each": v3ForEach,
};
