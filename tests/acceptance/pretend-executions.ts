import { canonicalJson } from "../../pipeline-definition/document/canonical-json";
import type { Input, Reply, Script } from "./aws-double";
import { devSettings } from "./dev-settings";
import { ABSENT, ACCOUNT, goodAccount } from "./good-account";
import type { StandInPulumi } from "./stand-in-pulumi";

const BASE = `arn:aws:sagemaker:us-east-1:${ACCOUNT}`;
const PACKAGE = `${BASE}:model-package/adult-census-dev`;

/** Faults of AWS to play. */
export interface Faults {
  readonly approval?: string;
  readonly definition?: string;
  /** Why the first execution fails. */
  readonly firstFails?: string;
  readonly gateRegisters?: boolean;
  readonly uncached?: boolean;
  readonly guardLets?: boolean;
  readonly jobName?: string;
  readonly neverEnds?: boolean;
  readonly survives?: boolean;
  readonly changedCached?: boolean;
}

const job = (id: string, step: string, kind: string, more: object = {}) => ({
  StepName: step,
  StepStatus: "Succeeded",
  StartTime: 1_700_000_000,
  EndTime: 1_700_000_600,
  Metadata: { [kind]: { Arn: `${BASE}:job/pipelines-${id}-${step}-x1` } },
  ...more,
});

const HIT = { CacheHitResult: { SourcePipelineExecutionArn: "arn:first" } };

const succeeded = (id: string, faults: Faults, cached: boolean) => [
  job(faults.jobName ?? id, "adultProcess", "ProcessingJob", cached ? HIT : {}),
  job(id, "adultTrain", "TrainingJob", cached ? HIT : {}),
  job(id, "adultEval", "ProcessingJob", cached ? HIT : {}),
];

const model = (id: string) => [
  {
    StepName: "adultCreateModel",
    StepStatus: "Succeeded",
    Metadata: { Model: { Arn: `${BASE}:model/pipelines-${id}-m` } },
  },
  {
    StepName: "adultRegisterModel",
    StepStatus: "Succeeded",
    Metadata: { RegisterModel: { Arn: `${PACKAGE}/${id}` } },
  },
];

const failed = (StepName: string, FailureReason: string) => ({
  StepName,
  StepStatus: "Failed",
  FailureReason,
});

/** An account in which the stand-in deploys, and whose executions go as the dev stack's should. */
export const pretendExecutions = (pulumi: StandInPulumi, faults: Faults = {}): Script => {
  const started: string[] = [];
  const idOf = (input: Input) => String(input["PipelineExecutionArn"]).split("/").at(-1) ?? "";
  const kindOf = (id: string): string => started[Number(id.slice(1)) - 1] ?? "";
  const outcome = (id: string): { readonly status: string; readonly steps: readonly object[] } => {
    const kind = kindOf(id);
    if (faults.neverEnds === true) return { status: "Executing", steps: [] };
    if (kind.includes("AccuracyThreshold")) {
      const steps = [
        ...succeeded(id, faults, faults.uncached !== true),
        failed("adultAccuracyTooLow", "too low"),
      ];
      return { status: "Failed", steps };
    }
    if (kind.includes("InstanceType")) {
      return faults.guardLets === true
        ? { status: "Succeeded", steps: succeeded(id, faults, false) }
        : { status: "Failed", steps: [failed("adultProcess", "AccessDenied: is not authorized to perform")] };
    }
    if (id === "e1" && faults.firstFails !== undefined) {
      return { status: "Failed", steps: [failed("adultTrain", faults.firstFails)] };
    }
    const cached = id !== "e1" && faults.changedCached === true;
    return { status: "Succeeded", steps: [...succeeded(id, faults, cached), ...model(id)] };
  };
  const pipeline = (): Reply => {
    if (!pulumi.isDeployed() && !(faults.survives === true && started.length > 0)) return ABSENT;
    const text = faults.definition ?? canonicalJson(devSettings().definition);
    return {
      body: { PipelineArn: `${BASE}:pipeline/x`, PipelineStatus: "Active", PipelineDefinition: text },
    };
  };
  return {
    ...goodAccount,
    "sagemaker:DescribePipeline": pipeline,
    "sagemaker:StartPipelineExecution": (input) => {
      started.push(JSON.stringify(input["PipelineParameters"] ?? []));
      return { body: { PipelineExecutionArn: `${BASE}:pipeline/x/execution/e${String(started.length)}` } };
    },
    "sagemaker:DescribePipelineExecution": (input) => ({
      body: { PipelineExecutionStatus: outcome(idOf(input)).status },
    }),
    "sagemaker:ListPipelineExecutionSteps": (input) => ({
      body: { PipelineExecutionSteps: outcome(idOf(input)).steps },
    }),
    "sagemaker:StopPipelineExecution": { body: {} },
    "sagemaker:DescribeModelPackage": {
      body: { ModelApprovalStatus: faults.approval ?? "PendingManualApproval" },
    },
    "sagemaker:ListModelPackages": () => ({
      body: {
        ModelPackageSummaryList: started
          .filter((kind) => kind === "[]" || faults.gateRegisters === true)
          .map((_, i) => ({ ModelPackageArn: `${PACKAGE}/${String(i)}` })),
      },
    }),
    "sagemaker:DeleteModelPackage": { body: {} },
    "sagemaker:DeleteModel": { body: {} },
  };
};
