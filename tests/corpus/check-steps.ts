import { cluster, input, outputs } from "./job-steps";
import { IMAGE, NOT_CACHED, ROLE, TAGS, VPC, get, s3, type Json } from "./parts";

// Steps that check data and models against a baseline: processing jobs of AWS's own containers.

const job = (image: string): Json => ({
  AppSpecification: { ImageUri: image },
  ProcessingResources: cluster(),
  RoleArn: ROLE.monitoring,
  StoppingCondition: { MaxRuntimeInSeconds: 1800 },
  NetworkConfig: {
    EnableInterContainerTrafficEncryption: true,
    EnableNetworkIsolation: true,
    VpcConfig: VPC,
  },
  Tags: TAGS,
});

const resultOf = (step: string, output: string): Json => {
  const config = outputs(step, output);
  const [only] = config["Outputs"] as readonly [Json];
  const s3Output = { ...(only["S3Output"] as Json), LocalPath: "/opt/ml/processing/output" };
  return { ...config, Outputs: [{ ...only, S3Output: s3Output }] };
};

const SETTINGS = {
  ModelPackageGroupName: "demo-models",
  SkipCheck: false,
  FailOnViolation: true,
  RegisterNewBaseline: false,
  CacheConfig: NOT_CACHED,
} as const;

export const qualityCheck = (
  name: string,
  type: "DATA_QUALITY" | "MODEL_QUALITY",
  args: Json = {},
  rest: Json = {},
): Json => ({
  Name: name,
  Type: "QualityCheck",
  Arguments: {
    ...job(IMAGE.monitor),
    ProcessingInputs: [input("baseline_dataset_input", s3("data/baseline.csv"))],
    ProcessingOutputConfig: resultOf(name, "quality_check_output"),
    Environment: {
      output_path: "/opt/ml/processing/output",
      publish_cloudwatch_metrics: "Disabled",
      dataset_format: '{"csv": {"header": true, "output_columns_position": "START"}}',
      dataset_source: "/opt/ml/processing/input/baseline_dataset_input",
      ...(type === "DATA_QUALITY"
        ? {}
        : {
            analysis_type: "MODEL_QUALITY",
            problem_type: "BinaryClassification",
            inference_attribute: "prediction",
            probability_attribute: "probability",
            ground_truth_attribute: "label",
            probability_threshold_attribute: "0.5",
          }),
    },
    ...args,
  },
  CheckType: type,
  ...SETTINGS,
  ...rest,
});

export const clarifyCheck = (
  name: string,
  type: "DATA_BIAS" | "MODEL_BIAS" | "MODEL_EXPLAINABILITY",
  args: Json = {},
  rest: Json = {},
): Json => ({
  Name: name,
  Type: "ClarifyCheck",
  Arguments: {
    ...job(IMAGE.clarify),
    ProcessingInputs: [
      input("analysis_config", s3(`config/${name}/analysis_config.json`), {
        LocalPath: "/opt/ml/processing/input/config",
      }),
      input("dataset", s3("data/baseline.csv"), { LocalPath: "/opt/ml/processing/input/data" }),
    ],
    ProcessingOutputConfig: resultOf(name, "analysis_result"),
    ...args,
  },
  CheckType: type,
  ...SETTINGS,
  ...(type === "DATA_BIAS" ? {} : { ModelName: get("Steps.CreateModel.ModelName") }),
  ...rest,
});
