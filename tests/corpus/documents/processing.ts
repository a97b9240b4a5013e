import { channel, cluster, input, modelOf, outputOf, outputs, processing, training } from "../job-steps";
import { IMAGE, KEY, ROLE, declare, document, parameter, s3, type Json } from "../parts";

const codeInput = (name: string): Json => input("code", s3(`code/4d2a/${name}.py`));

/** Documents about processing jobs. */
export const PROCESSING: Readonly<Record<string, Json>> = {
  "processing-one-step": document(
    [declare("InputData", "String", s3("data/raw"))],
    [
      processing("Prepare", {
        ProcessingInputs: [codeInput("prepare"), input("raw", parameter("InputData"))],
        ProcessingOutputConfig: outputs("Prepare", "train", "test"),
      }),
    ],
  ),
  "processing-by-parameters": document(
    [
      declare("Role", "String", ROLE.processing),
      declare("Image", "String", IMAGE.own),
      declare("InstanceType", "String", "ml.c5.xlarge"),
      declare("Instances", "Integer", 2),
      declare("VolumeSize", "Integer", 50),
      declare("Longest", "Integer", 1200),
      declare("Isolated", "Boolean", true),
      declare("Owner", "String", "demo-team"),
      declare("Group", "String", "sg-0a1b2c3d4e5f60718"),
      declare("SubnetA", "String", "subnet-0123456789abcdef0"),
      declare("SubnetB", "String", "subnet-0fedcba9876543210"),
    ],
    [
      processing("Prepare", {
        AppSpecification: { ImageUri: parameter("Image") },
        ProcessingResources: cluster({
          InstanceType: parameter("InstanceType"),
          InstanceCount: parameter("Instances"),
          VolumeSizeInGB: parameter("VolumeSize"),
        }),
        RoleArn: parameter("Role"),
        StoppingCondition: { MaxRuntimeInSeconds: parameter("Longest") },
        NetworkConfig: {
          EnableInterContainerTrafficEncryption: true,
          EnableNetworkIsolation: parameter("Isolated"),
          VpcConfig: {
            SecurityGroupIds: [parameter("Group")],
            Subnets: [parameter("SubnetA"), parameter("SubnetB")],
          },
        },
        Tags: [{ Key: "owner", Value: parameter("Owner") }],
        ProcessingOutputConfig: outputs("Prepare", "data"),
      }),
    ],
  ),
  "processing-from-athena-and-redshift": document(
    [],
    [
      processing("Query", {
        ProcessingInputs: [
          {
            InputName: "clicks",
            AppManaged: true,
            DatasetDefinition: {
              LocalPath: "/opt/ml/processing/input/clicks",
              DataDistributionType: "FullyReplicated",
              InputMode: "File",
              AthenaDatasetDefinition: {
                Catalog: "AwsDataCatalog",
                Database: "web",
                QueryString: "SELECT * FROM clicks LIMIT 1000",
                WorkGroup: "primary",
                OutputS3Uri: s3("athena/clicks"),
                KmsKeyId: KEY,
                OutputFormat: "PARQUET",
                OutputCompression: "SNAPPY",
              },
            },
          },
          {
            InputName: "orders",
            AppManaged: true,
            DatasetDefinition: {
              LocalPath: "/opt/ml/processing/input/orders",
              DataDistributionType: "ShardedByS3Key",
              InputMode: "File",
              RedshiftDatasetDefinition: {
                ClusterId: "warehouse",
                Database: "shop",
                DbUser: "reader",
                QueryString: "SELECT * FROM orders",
                ClusterRoleArn: "arn:aws:iam::111122223333:role/demo-redshift",
                OutputS3Uri: s3("redshift/orders"),
                KmsKeyId: KEY,
                OutputFormat: "CSV",
                OutputCompression: "GZIP",
              },
            },
          },
        ],
        ProcessingOutputConfig: outputs("Query", "joined"),
      }),
    ],
  ),
  "processing-to-feature-store": document(
    [],
    [
      processing("Features", {
        ProcessingOutputConfig: {
          KmsKeyId: KEY,
          Outputs: [
            {
              OutputName: "customers",
              AppManaged: true,
              FeatureStoreOutput: { FeatureGroupName: "customers" },
            },
          ],
        },
      }),
    ],
  ),
  "processing-in-pipe-mode": document(
    [],
    [
      processing("Count", {
        ProcessingInputs: [
          input("events", s3("data/events.manifest"), {
            S3DataType: "ManifestFile",
            S3InputMode: "Pipe",
            S3DataDistributionType: "ShardedByS3Key",
            S3CompressionType: "Gzip",
          }),
        ],
        ProcessingOutputConfig: {
          KmsKeyId: KEY,
          Outputs: [
            {
              OutputName: "counts",
              AppManaged: false,
              S3Output: {
                S3Uri: s3("counts"),
                LocalPath: "/opt/ml/processing/output/counts",
                S3UploadMode: "Continuous",
              },
            },
          ],
        },
        ProcessingResources: cluster({ InstanceCount: 3 }),
      }),
    ],
  ),
  "outputs-chained": document(
    [],
    [
      processing("Prepare", { ProcessingOutputConfig: outputs("Prepare", "train", "test") }),
      training("Train", {
        InputDataConfig: [channel("train", outputOf("Prepare", "train"))],
      }),
      processing("Evaluate", {
        ProcessingInputs: [input("model", modelOf("Train")), input("test", outputOf("Prepare", "test"))],
        ProcessingOutputConfig: outputs("Evaluate", "report"),
      }),
    ],
  ),
};
