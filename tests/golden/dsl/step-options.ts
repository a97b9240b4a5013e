import {
  executionVariables,
  experimentVariables,
  genericStep,
  join,
  parameterBoolean,
  parameterFloat,
  parameterInteger,
  parameterString,
  pipeline,
  s3Input,
} from "../../../pipeline-definition";
import { ROLE, SKLEARN } from "./place";

const experiment = parameterString("Experiment", { default: "income" });
const team = parameterString("Team", { default: "risk", allowed: ["risk", "growth"] });
const nothing = parameterString("Nothing", { default: "" });
const whole = parameterInteger("Whole", { default: 0 });
const wide = parameterInteger("WideVolume");
const part = parameterFloat("Part", { default: 2 });
const flag = parameterBoolean("Flag", { default: false });

/** Carries a prefix for the job's name, which the typed step leaves to SageMaker. */
const job = (prefix: string) => ({
  ProcessingJobName: prefix,
  RoleArn: ROLE,
  AppSpecification: { ImageUri: SKLEARN, ContainerEntrypoint: ["python3", "-c", "print()"] },
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1, VolumeSizeInGB: wide },
  },
});

const base = job("first");
const first = genericStep("First", {
  type: "Processing",
  displayName: "The first step",
  description: "Runs at most five times",
  cache: { expireAfter: "P1Y2M3DT4H5M" },
  retry: [
    { on: ["Step.SERVICE_FAULT"], intervalSeconds: 1, backoffRate: 2, maxAttempts: 5 },
    {
      on: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR"],
      intervalSeconds: 30,
      backoffRate: 1.5,
      expireAfterMinutes: 90,
    },
  ],
  arguments: {
    ...base,
    AppSpecification: {
      ...base.AppSpecification,
      ContainerArguments: [team, nothing, whole, part, flag],
    },
    ExperimentConfig: { TrialComponentDisplayName: "first" },
  },
});
const tagged = join("/", [
  "s3://oracle-bucket",
  experimentVariables.experimentName,
  executionVariables.processingJobName,
  7,
  true,
  join("-", [team, flag]),
]);
const second = genericStep("Second", {
  type: "Processing",
  cache: false,
  dependsOn: [first],
  arguments: {
    ...job("second"),
    ProcessingInputs: [s3Input("tagged", tagged, "/opt/ml/processing/input/tagged")],
  },
});

export const stepOptions = () =>
  pipeline({
    parameters: [experiment, team, nothing, whole, wide, part, flag],
    experiment: {
      experimentName: experiment,
      trialName: join("-", ["run", executionVariables.pipelineExecutionId]),
    },
    steps: [first, second],
  });
