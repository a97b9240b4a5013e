import { channel, input, modelOf, outputOf, outputs, processing, training, tuning } from "../job-steps";
import {
  callback,
  compare,
  endpoint,
  endpointConfig,
  fail,
  gate,
  lambda,
  model,
  register,
  registerFrom,
} from "../other-steps";
import {
  NOT_CACHED,
  ROLE,
  asText,
  cached,
  declare,
  document,
  get,
  join,
  jsonGet,
  parameter,
  s3,
  type Json,
} from "../parts";

const INPUT = declare("InputData", "String", s3("data/raw"));
const THRESHOLD = declare("Threshold", "Float", 0.8);
const APPROVAL = declare("Approval", "String", "PendingManualApproval", {
  EnumValues: ["PendingManualApproval", "Rejected"],
});

const prepare = (rest: Json = {}): Json =>
  processing(
    "Prepare",
    {
      ProcessingInputs: [input("raw", parameter("InputData")), input("code", s3("code/prepare.py"))],
      ProcessingOutputConfig: outputs("Prepare", "train", "validation", "test"),
    },
    rest,
  );

const trainOn = (name: string, args: Json = {}): Json =>
  training(name, {
    InputDataConfig: ["train", "validation"].map((part) => channel(part, outputOf("Prepare", part))),
    ...args,
  });

const evaluate = (name: string, modelData: unknown): Json =>
  processing(
    name,
    {
      ProcessingInputs: [input("model", modelData), input("test", outputOf("Prepare", "test"))],
      ProcessingOutputConfig: outputs(name, "report"),
    },
    { PropertyFiles: [{ PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" }] },
  );

const better = (step: string): Json =>
  compare("GreaterThanOrEqualTo", jsonGet(step, "Report", "metrics.auc.value"), parameter("Threshold"));

const quality = (step: string): Json => ({
  ModelMetrics: {
    ModelQuality: {
      Statistics: {
        ContentType: "application/json",
        S3Uri: join("/", outputOf(step, "report"), "report.json"),
      },
    },
  },
});

const tooWeak = (step: string): Json =>
  fail("TooWeak", join(" ", "The area under the curve is", jsonGet(step, "Report", "metrics.auc.value")));

const bestModel = join(
  "/",
  "s3:/",
  "demo-ml-111122223333",
  "models/Tune",
  get("Steps.Tune.BestTrainingJob.TrainingJobName"),
  "output/model.tar.gz",
);

/** Whole pipelines, as teams write them. */
export const PIPELINES: Readonly<Record<string, Json>> = {
  "train-evaluate-register": document(
    [INPUT, THRESHOLD, APPROVAL, declare("Rounds", "Integer", 100)],
    [
      prepare(),
      trainOn("Train", {
        HyperParameters: { objective: "binary:logistic", num_round: asText(parameter("Rounds")) },
      }),
      evaluate("Evaluate", modelOf("Train")),
      gate(
        "GoodEnough",
        [better("Evaluate")],
        [
          registerFrom("Register", "Train", {
            ModelApprovalStatus: parameter("Approval"),
            ...quality("Evaluate"),
          }),
        ],
        [tooWeak("Evaluate")],
      ),
    ],
    { PipelineExperimentConfig: null },
  ),
  "tune-then-register-the-best": document(
    [INPUT, THRESHOLD],
    [
      prepare(),
      tuning("Tune"),
      evaluate("Evaluate", bestModel),
      gate(
        "GoodEnough",
        [better("Evaluate")],
        [
          register("Register", bestModel, quality("Evaluate")),
          model("SecondBest", undefined, {
            PrimaryContainer: {
              Image: "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1",
              ModelDataUrl: join(
                "/",
                s3("models/Tune"),
                get("Steps.Tune.TrainingJobSummaries[1].TrainingJobName"),
                "output/model.tar.gz",
              ),
            },
          }),
        ],
        [tooWeak("Evaluate")],
      ),
    ],
  ),
  "champion-and-challenger": document(
    [INPUT, THRESHOLD],
    [
      prepare(),
      trainOn("Champion"),
      trainOn("Challenger", { HyperParameters: { objective: "binary:logistic", num_round: "300" } }),
      evaluate("JudgeChampion", modelOf("Champion")),
      evaluate("JudgeChallenger", modelOf("Challenger")),
      gate(
        "ChallengerWins",
        [
          compare(
            "GreaterThan",
            jsonGet("JudgeChallenger", "Report", "metrics.auc.value"),
            jsonGet("JudgeChampion", "Report", "metrics.auc.value"),
          ),
          better("JudgeChallenger"),
        ],
        [registerFrom("RegisterChallenger", "Challenger")],
        [tooWeak("JudgeChampion")],
      ),
    ],
  ),
  "train-and-deploy-after-a-review": document(
    [INPUT, THRESHOLD],
    [
      prepare({ CacheConfig: cached("P30D"), DisplayName: "Prepare the data" }),
      trainOn("Train"),
      evaluate("Evaluate", modelOf("Train")),
      callback("Review", { report: outputOf("Evaluate", "report") }, { decision: "String" }),
      gate(
        "Go",
        [better("Evaluate"), compare("Equals", get("Steps.Review.OutputParameters['decision']"), "go")],
        [
          registerFrom("Register", "Train", quality("Evaluate")),
          model("CreateModel", modelOf("Train"), {}, { DependsOn: ["Register"] }),
          endpointConfig("Configure"),
          endpoint("Deploy", get("Steps.Configure.EndpointConfigName")),
          lambda("Tell", {
            endpoint: get("Steps.Deploy.EndpointArn"),
            version: get("Steps.Register.ModelPackageVersion"),
          }),
        ],
        [tooWeak("Evaluate")],
      ),
    ],
  ),
  "two-independent-halves": document(
    [],
    [
      processing("Left", { ProcessingOutputConfig: outputs("Left", "data") }),
      processing("Right", { ProcessingOutputConfig: outputs("Right", "data"), RoleArn: ROLE.processing }),
      training("TrainLeft", { InputDataConfig: [channel("train", outputOf("Left", "data"))] }),
      training("TrainRight", { InputDataConfig: [channel("train", outputOf("Right", "data"))] }),
      lambda(
        "Join",
        { left: modelOf("TrainLeft"), right: modelOf("TrainRight") },
        {},
        { CacheConfig: NOT_CACHED },
      ),
    ],
  ),
  "branches-with-dependent-steps": document(
    [declare("Mode", "String", "full", { EnumValues: ["full", "quick"] })],
    [
      gate(
        "Choose",
        [compare("Equals", parameter("Mode"), "full")],
        [
          processing("PrepareAll", { ProcessingOutputConfig: outputs("PrepareAll", "data") }),
          training("TrainAll", { InputDataConfig: [channel("train", outputOf("PrepareAll", "data"))] }),
        ],
        [
          lambda("Quick", {}, {}, { DependsOn: ["Before"] }),
          lambda("Done", {}, {}, { DependsOn: ["Quick"] }),
        ],
      ),
      lambda("Before", {}),
    ],
  ),
};
