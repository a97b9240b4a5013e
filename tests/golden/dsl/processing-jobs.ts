import {
  executionVariables,
  join,
  parameterInteger,
  parameterString,
  pipeline,
  processingStep,
  s3Input,
  s3Output,
} from "../../../pipeline-definition";
import { experimentOfPipeline, KEY, ROLE, SKLEARN, TAGS, VPC } from "./place";

const CODE = "s3://oracle-bucket/processing-jobs/code";
const SCRIPT = `${CODE}/aeb991ffd76244735956966b3e63845c722026555ac288d5e3a112a86970ddc4/prepare.py`;
const INPUT = "/opt/ml/processing/input";

const raw = parameterString("RawData", { default: "s3://oracle-bucket/raw/" });
const count = parameterInteger("InstanceCount", { default: 2 });
const code = s3Input("code", SCRIPT, `${INPUT}/code`);
const scikitLearn = {
  AppSpecification: { ImageUri: SKLEARN, ContainerEntrypoint: ["python3", `${INPUT}/code/prepare.py`] },
  ProcessingResources: {
    ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: count, VolumeSizeInGB: 30 },
  },
  RoleArn: ROLE,
  Environment: { LOG_LEVEL: "info" },
  StoppingCondition: { MaxRuntimeInSeconds: 1800 },
  Tags: TAGS,
} as const;

const prepare = processingStep("Prepare", {
  arguments: {
    ...scikitLearn,
    AppSpecification: {
      ...scikitLearn.AppSpecification,
      ContainerArguments: ["--rows", count, "--split", "0.8"],
    },
    ProcessingInputs: [
      {
        InputName: "raw",
        AppManaged: false,
        S3Input: {
          S3Uri: raw,
          LocalPath: `${INPUT}/raw`,
          S3DataType: "S3Prefix",
          S3InputMode: "Pipe",
          S3DataDistributionType: "ShardedByS3Key",
          S3CompressionType: "Gzip",
        },
      },
      code,
    ],
    ProcessingOutputConfig: {
      Outputs: [
        s3Output(
          "train",
          join("/", [
            "s3://oracle-bucket/processing-jobs",
            executionVariables.pipelineExecutionId,
            "Prepare/output/train",
          ]),
          "/opt/ml/processing/train",
        ),
        {
          OutputName: "summary",
          AppManaged: false,
          S3Output: {
            S3Uri: "s3://oracle-bucket/summary",
            LocalPath: "/opt/ml/processing/summary",
            S3UploadMode: "Continuous",
          },
        },
      ],
    },
  },
  propertyFiles: [{ name: "Summary", output: "summary", path: "summary.json" }],
});

const embed = processingStep("Embed", {
  arguments: {
    AppSpecification: {
      ImageUri: "763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1.0-gpu-py310",
      ContainerEntrypoint: ["/bin/bash", `${INPUT}/entrypoint/runproc.sh`],
    },
    ProcessingResources: {
      ClusterConfig: {
        InstanceType: "ml.g4dn.xlarge",
        InstanceCount: 1,
        VolumeSizeInGB: 30,
        VolumeKmsKeyId: KEY,
      },
    },
    RoleArn: ROLE,
    ProcessingInputs: [
      s3Input(
        "train",
        prepare.properties.ProcessingOutputConfig.Outputs.at("train").S3Output.S3Uri,
        `${INPUT}/train`,
      ),
      s3Input(
        "code",
        `${CODE}/29d6147ddcfe20ff0fb1c77f15587d127f5c23c6928a9f085a8f59e87016e25c/sourcedir.tar.gz`,
        `${INPUT}/code/`,
      ),
      s3Input(
        "entrypoint",
        `${CODE}/4419706adbf6951c909ceb385f364de889d02e03139895f84caabf5e45c6ac14/runproc.sh`,
        `${INPUT}/entrypoint`,
      ),
    ],
    ProcessingOutputConfig: {
      Outputs: [s3Output("vectors", join("/", [raw, "vectors"]), "/opt/ml/processing/vectors")],
      KmsKeyId: KEY,
    },
    NetworkConfig: { EnableNetworkIsolation: false, VpcConfig: VPC },
  },
});

const clean = processingStep("Clean", {
  dependsOn: [prepare],
  arguments: {
    AppSpecification: {
      ImageUri: "173754725891.dkr.ecr.us-east-1.amazonaws.com/sagemaker-spark-processing:3.3-cpu",
      ContainerArguments: ["--in", raw],
      ContainerEntrypoint: [
        "smspark-submit",
        "--local-spark-event-logs-dir",
        "/opt/ml/processing/spark-events/",
        `${INPUT}/code/prepare.py`,
      ],
    },
    ProcessingResources: {
      ClusterConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 2, VolumeSizeInGB: 30 },
    },
    RoleArn: ROLE,
    ProcessingInputs: [code],
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: "output-1",
          AppManaged: false,
          S3Output: {
            S3Uri: "s3://oracle-bucket/spark-logs",
            LocalPath: "/opt/ml/processing/spark-events/",
            S3UploadMode: "Continuous",
          },
        },
      ],
    },
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  },
});

const joinTables = processingStep("JoinTables", {
  arguments: {
    ...scikitLearn,
    ProcessingInputs: [
      {
        InputName: "orders",
        AppManaged: false,
        DatasetDefinition: {
          DataDistributionType: "FullyReplicated",
          InputMode: "File",
          LocalPath: `${INPUT}/orders`,
          AthenaDatasetDefinition: {
            Catalog: "AwsDataCatalog",
            Database: "shop",
            QueryString: "SELECT * FROM orders",
            OutputS3Uri: "s3://oracle-bucket/athena/",
            WorkGroup: "primary",
            OutputFormat: "PARQUET",
            OutputCompression: "SNAPPY",
          },
        },
      },
      {
        InputName: "customers",
        AppManaged: true,
        DatasetDefinition: {
          DataDistributionType: "FullyReplicated",
          InputMode: "File",
          LocalPath: `${INPUT}/customers`,
          RedshiftDatasetDefinition: {
            ClusterId: "warehouse",
            Database: "shop",
            DbUser: "reader",
            QueryString: "SELECT * FROM customers",
            ClusterRoleArn: ROLE,
            OutputS3Uri: "s3://oracle-bucket/redshift/",
            OutputFormat: "CSV",
            OutputCompression: "GZIP",
          },
        },
      },
      code,
    ],
  },
});

export const processingJobs = () =>
  pipeline({
    parameters: [raw, count],
    experiment: experimentOfPipeline,
    steps: [prepare, embed, clean, joinTables],
  });
