import { SECURE, secureDefinition } from "./secure-definition";
import { itAcceptsIn, itFindsIn } from "./valid-definition";

describe("checkSecuritySettings", () => {
  itFindsIn(secureDefinition(), [
    [
      "a processing job outside a VPC",
      { [`${SECURE.prepare}.Arguments.NetworkConfig.VpcConfig`]: undefined },
      "job-without-vpc Steps[0].Arguments",
      'Step "Prepare" runs outside your network.',
      'Give subnets and security groups in "NetworkConfig.VpcConfig" (control JOB-1).',
    ],
    [
      "a processing job without any network setting",
      { [`${SECURE.prepare}.Arguments.NetworkConfig`]: undefined },
      "job-without-vpc Steps[0].Arguments",
      'Step "Prepare" runs outside your network.',
      'Give subnets and security groups in "NetworkConfig.VpcConfig" (control JOB-1).',
      "job-without-traffic-encryption Steps[0].Arguments",
      'Step "Prepare" does not encrypt the traffic between its machines.',
      'Set "NetworkConfig.EnableInterContainerTrafficEncryption" to true (control JOB-4).',
      "job-without-isolation Steps[0].Arguments",
      'Step "Prepare" lets its container reach the network.',
      'Set "NetworkConfig.EnableNetworkIsolation" to true, or waive this where the code needs the network (control JOB-5).',
    ],
    [
      "a training job outside a VPC",
      { [`${SECURE.train}.Arguments.VpcConfig`]: undefined },
      "job-without-vpc Steps[1].Arguments",
      'Step "Train" runs outside your network.',
      'Give subnets and security groups in "VpcConfig" (control JOB-1).',
    ],
    [
      "a tuning job's training outside a VPC",
      { [`${SECURE.tune}.Arguments.TrainingJobDefinition.VpcConfig`]: null },
      "job-without-vpc Steps[2].Arguments.TrainingJobDefinition",
      'Step "Tune" runs outside your network.',
      'Give subnets and security groups in "VpcConfig" (control JOB-1).',
    ],
    [
      "an AutoML job without security settings",
      { [`${SECURE.search}.Arguments.AutoMLJobConfig.SecurityConfig`]: undefined },
      "job-without-vpc Steps[5].Arguments",
      'Step "Search" runs outside your network.',
      'Give subnets and security groups in "AutoMLJobConfig.SecurityConfig.VpcConfig" (control JOB-1).',
      "job-without-volume-key Steps[5].Arguments",
      'Step "Search" keeps data on volumes without a key of yours.',
      'Give the ARN of a KMS key in "AutoMLJobConfig.SecurityConfig.VolumeKmsKeyId" (control JOB-2).',
      "job-without-traffic-encryption Steps[5].Arguments",
      'Step "Search" does not encrypt the traffic between its machines.',
      'Set "AutoMLJobConfig.SecurityConfig.EnableInterContainerTrafficEncryption" to true (control JOB-4).',
    ],
    [
      "a model outside a VPC",
      { [`${SECURE.createModel}.Arguments.VpcConfig`]: undefined },
      "job-without-vpc Steps[7].Arguments.IfSteps[0].Arguments",
      'Step "CreateModel" runs outside your network.',
      'Give subnets and security groups in "VpcConfig" (control MOD-2).',
    ],
    [
      "a model in one subnet",
      { [`${SECURE.createModel}.Arguments.VpcConfig.Subnets`]: ["subnet-0a1b2c3d"] },
      "job-in-one-subnet Steps[7].Arguments.IfSteps[0].Arguments.VpcConfig.Subnets",
      'Step "CreateModel" has one subnet, so an endpoint of it goes down with one zone.',
      "Give subnets in two zones or more (control MOD-2).",
    ],
    [
      "a cluster outside a VPC, and without keys",
      {
        [`${SECURE.spark}.Arguments.ClusterConfig.Instances.Ec2SubnetId`]: undefined,
        [`${SECURE.spark}.Arguments.ClusterConfig.SecurityConfiguration`]: undefined,
      },
      "job-without-vpc Steps[6].Arguments.ClusterConfig",
      'Step "Spark" runs outside your network.',
      'Give a subnet in "Instances.Ec2SubnetId" (control JOB-1).',
      "job-without-volume-key Steps[6].Arguments.ClusterConfig",
      'Step "Spark" keeps data on volumes without a key of yours.',
      'Name one that encrypts disks in "SecurityConfiguration" (control JOB-2).',
      "job-without-traffic-encryption Steps[6].Arguments.ClusterConfig",
      'Step "Spark" does not encrypt the traffic between its machines.',
      'Name one that encrypts traffic in "SecurityConfiguration" (control JOB-4).',
    ],
    [
      "volumes without a key",
      { [`${SECURE.prepare}.Arguments.ProcessingResources.ClusterConfig.VolumeKmsKeyId`]: undefined },
      "job-without-volume-key Steps[0].Arguments",
      'Step "Prepare" keeps data on volumes without a key of yours.',
      'Give the ARN of a KMS key in "ProcessingResources.ClusterConfig.VolumeKmsKeyId" (control JOB-2).',
    ],
    [
      "volumes of a transform job without a key",
      { [`${SECURE.score}.Arguments.TransformResources.VolumeKmsKeyId`]: undefined },
      "job-without-volume-key Steps[4].Arguments",
      'Step "Score" keeps data on volumes without a key of yours.',
      'Give the ARN of a KMS key in "TransformResources.VolumeKmsKeyId" (control JOB-2).',
    ],
    [
      "volumes of an endpoint without a key",
      { [`${SECURE.configure}.Arguments.KmsKeyId`]: undefined },
      "job-without-volume-key Steps[8].Arguments",
      'Step "Configure" keeps data on volumes without a key of yours.',
      'Give the ARN of a KMS key in "KmsKeyId" (control MOD-3).',
    ],
    [
      "a key for machines with disks of their own",
      { [`${SECURE.train}.Arguments.ResourceConfig.InstanceType`]: "ml.g5.xlarge" },
      "volume-key-not-taken Steps[1].Arguments.ResourceConfig.VolumeKmsKeyId",
      'Step "Train" gives a volume key for "ml.g5.xlarge", whose own disks take none.',
      'Take "ResourceConfig.VolumeKmsKeyId" out: the machine encrypts them.',
    ],
    [
      "output of a processing job without a key",
      { [`${SECURE.prepare}.Arguments.ProcessingOutputConfig.KmsKeyId`]: undefined },
      "job-without-output-key Steps[0].Arguments",
      'Step "Prepare" writes its output without a key of yours.',
      'Give the ARN of a KMS key in "ProcessingOutputConfig.KmsKeyId" (control JOB-3).',
    ],
    [
      "output of a training job without a key",
      { [`${SECURE.train}.Arguments.OutputDataConfig.KmsKeyId`]: undefined },
      "job-without-output-key Steps[1].Arguments",
      'Step "Train" writes its output without a key of yours.',
      'Give the ARN of a KMS key in "OutputDataConfig.KmsKeyId" (control JOB-3).',
    ],
    [
      "output of a transform job without a key",
      { [`${SECURE.score}.Arguments.TransformOutput.KmsKeyId`]: undefined },
      "job-without-output-key Steps[4].Arguments",
      'Step "Score" writes its output without a key of yours.',
      'Give the ARN of a KMS key in "TransformOutput.KmsKeyId" (control JOB-3).',
    ],
    [
      "plain traffic between the machines of a job",
      { [`${SECURE.train}.Arguments.EnableInterContainerTrafficEncryption`]: false },
      "job-without-traffic-encryption Steps[1].Arguments",
      'Step "Train" does not encrypt the traffic between its machines.',
      'Set "EnableInterContainerTrafficEncryption" to true (control JOB-4).',
    ],
    [
      "a training job with network",
      { [`${SECURE.train}.Arguments.EnableNetworkIsolation`]: false },
      "job-without-isolation Steps[1].Arguments",
      'Step "Train" lets its container reach the network.',
      'Set "EnableNetworkIsolation" to true, or waive this where the code needs the network (control JOB-5).',
    ],
    [
      "a model with network",
      { [`${SECURE.createModel}.Arguments.EnableNetworkIsolation`]: undefined },
      "job-without-isolation Steps[7].Arguments.IfSteps[0].Arguments",
      'Step "CreateModel" lets its container reach the network.',
      'Set "EnableNetworkIsolation" to true, or waive this where the code needs the network (control MOD-1).',
    ],
    [
      "a job without a limit on its time",
      { [`${SECURE.prepare}.Arguments.StoppingCondition`]: undefined },
      "job-without-runtime-limit Steps[0].Arguments",
      'Step "Prepare" has no limit of its own on how long it runs.',
      'Give "StoppingCondition.MaxRuntimeInSeconds" (control JOB-6).',
    ],
  ]);

  itAcceptsIn(secureDefinition(), [
    [
      "a key for machines of which only some have disks of their own",
      {
        [`${SECURE.train}.Arguments.ResourceConfig.InstanceType`]: null,
        [`${SECURE.train}.Arguments.ResourceConfig.InstanceCount`]: null,
        [`${SECURE.train}.Arguments.ResourceConfig.InstanceGroups`]: [
          { InstanceType: "ml.g5.xlarge", InstanceCount: 1, InstanceGroupName: "fast" },
          { InstanceType: "ml.m5.xlarge", InstanceCount: 1, InstanceGroupName: "plain" },
        ],
      },
    ],
    ["the definition as it is", {}],
    [
      "settings that parameters give",
      {
        "Parameters.+": { Name: "Isolate", Type: "Boolean", DefaultValue: true },
        [`${SECURE.prepare}.Arguments.NetworkConfig.EnableNetworkIsolation`]: { Get: "Parameters.Isolate" },
      },
    ],
    [
      "no key for machines with disks of their own",
      {
        [`${SECURE.train}.Arguments.ResourceConfig.InstanceType`]: "ml.g5.xlarge",
        [`${SECURE.train}.Arguments.ResourceConfig.VolumeKmsKeyId`]: undefined,
      },
    ],
    [
      "no key for machines that a parameter names, by default with disks of their own",
      {
        "Parameters.+": { Name: "Machine", Type: "String", DefaultValue: "ml.p4d.24xlarge" },
        [`${SECURE.train}.Arguments.ResourceConfig.InstanceType`]: { Get: "Parameters.Machine" },
        [`${SECURE.train}.Arguments.ResourceConfig.VolumeKmsKeyId`]: undefined,
      },
    ],
    [
      "a check that calls a model, and so needs the network",
      {
        [`${SECURE.check}.CheckType`]: "MODEL_BIAS",
        [`${SECURE.check}.ModelName`]: "scorer",
        [`${SECURE.check}.Arguments.NetworkConfig.EnableNetworkIsolation`]: undefined,
      },
    ],
    [
      "a processing job that writes nothing",
      { [`${SECURE.prepare}.Arguments.ProcessingOutputConfig`]: undefined },
    ],
    [
      "a serverless endpoint",
      {
        [`${SECURE.configure}.Arguments.KmsKeyId`]: undefined,
        [`${SECURE.configure}.Arguments.ProductionVariants.0`]: {
          VariantName: "all",
          ModelName: "scorer",
          ServerlessConfig: { MemorySizeInMB: 2048, MaxConcurrency: 5 },
        },
      },
    ],
    [
      "an existing cluster",
      {
        [`${SECURE.spark}.Arguments.ClusterConfig`]: undefined,
        [`${SECURE.spark}.Arguments.ClusterId`]: "j-0A1B2C3D4E5F6",
      },
    ],
  ]);
});
