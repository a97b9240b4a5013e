import type { CheckTheme } from "../../../scripts/command-line/check-example";

const train = (Arguments: unknown) => ({ Steps: [{ Name: "Train", Arguments }] });

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9";

const JOB_FAULTS = ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"];

const image = (ImageUri: string) => ({
  Steps: [{ Name: "Prepare", Arguments: { AppSpecification: { ImageUri } } }],
});

const OWN_IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo-tools";

const subnets = (...Subnets: readonly string[]) => ({
  Steps: [
    {
      Name: "CreateModel",
      Arguments: { VpcConfig: { SecurityGroupIds: ["sg-0a1b2c3d4e5f60718"], Subnets } },
    },
  ],
});

const variant = (more: object) => ({
  Steps: [
    {
      Name: "Configure",
      Arguments: {
        ProductionVariants: [
          {
            VariantName: "AllTraffic",
            ModelName: { Get: "Steps.CreateModel.ModelName" },
            InstanceType: "ml.m5.large",
            InitialInstanceCount: 2,
            ...more,
          },
        ],
      },
    },
  ],
});

const approval = (...EnumValues: readonly string[]) => ({
  Parameters: [{ Name: "Approval", Type: "String", DefaultValue: "PendingManualApproval", EnumValues }],
});

const ENDPOINT = { base: "endpoint-deployed" } as const;

/** The security rules, each with the control it stands for. */
export const SECURITY: CheckTheme = {
  title: "Security",
  examples: [
    {
      code: "job-without-vpc",
      bad: train({ VpcConfig: null }),
      good: train({
        VpcConfig: { SecurityGroupIds: ["sg-0a1b2c3d4e5f60718"], Subnets: ["subnet-0123456789abcdef0"] },
      }),
    },
    {
      code: "job-in-one-subnet",
      ...ENDPOINT,
      bad: subnets("subnet-0123456789abcdef0"),
      good: subnets("subnet-0123456789abcdef0", "subnet-0fedcba9876543210"),
    },
    {
      code: "job-without-volume-key",
      bad: train({ ResourceConfig: { VolumeKmsKeyId: null } }),
      good: train({ ResourceConfig: { VolumeKmsKeyId: KEY } }),
    },
    {
      code: "volume-key-not-taken",
      bad: train({ ResourceConfig: { InstanceType: "ml.g5.xlarge", VolumeKmsKeyId: KEY } }),
      good: train({ ResourceConfig: { InstanceType: "ml.g5.xlarge", VolumeKmsKeyId: null } }),
    },
    {
      code: "job-without-output-key",
      bad: train({ OutputDataConfig: { KmsKeyId: null } }),
      good: train({ OutputDataConfig: { KmsKeyId: KEY } }),
    },
    {
      code: "job-without-traffic-encryption",
      bad: train({ EnableInterContainerTrafficEncryption: false }),
      good: train({ EnableInterContainerTrafficEncryption: true }),
    },
    {
      code: "job-without-isolation",
      bad: train({ EnableNetworkIsolation: false }),
      good: train({ EnableNetworkIsolation: true }),
    },
    {
      code: "job-without-runtime-limit",
      bad: { Steps: [{ Name: "Prepare", Arguments: { StoppingCondition: null } }] },
      good: { Steps: [{ Name: "Prepare", Arguments: { StoppingCondition: { MaxRuntimeInSeconds: 3600 } } }] },
    },
    {
      code: "job-without-retry",
      bad: { Steps: [{ Name: "Train", RetryPolicies: [] }] },
      good: {
        Steps: [
          {
            Name: "Train",
            RetryPolicies: [{ ExceptionType: JOB_FAULTS, IntervalSeconds: 60, MaxAttempts: 3 }],
          },
        ],
      },
    },
    {
      code: "job-without-cache-policy",
      base: "processing-one-step",
      bad: { Steps: [{ Name: "Prepare", CacheConfig: null }] },
      good: { Steps: [{ Name: "Prepare", CacheConfig: { Enabled: false } }] },
    },
    {
      code: "job-holds-secret",
      bad: train({ Environment: { DATABASE_PASSWORD: "correct horse battery staple" } }),
      good: train({
        Environment: { DATABASE_SECRET_ARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:census" },
      }),
    },
    {
      code: "job-image-not-pinned",
      bad: image(`${OWN_IMAGE}:latest`),
      good: image(`${OWN_IMAGE}@sha256:${"0123456789abcdef".repeat(4)}`),
    },
    {
      code: "job-role-shared",
      bad: train({ RoleArn: "arn:aws:iam::111122223333:role/demo-processing" }),
      good: train({ RoleArn: "arn:aws:iam::111122223333:role/demo-training" }),
    },
    {
      code: "job-approves-itself",
      bad: approval("Approved", "PendingManualApproval"),
      good: approval("PendingManualApproval", "Rejected"),
    },
    {
      code: "job-gate-without-fail",
      bad: { Steps: [{ Name: "GoodEnough", Arguments: { ElseSteps: [] } }] },
      good: {
        Steps: [
          {
            Name: "GoodEnough",
            Arguments: {
              ElseSteps: [{ Name: "TooWeak", Type: "Fail", Arguments: { ErrorMessage: "Too weak." } }],
            },
          },
        ],
      },
    },
    {
      code: "job-shell-access",
      ...ENDPOINT,
      bad: variant({ EnableSSMAccess: true }),
      good: variant({ EnableSSMAccess: false }),
    },
    {
      code: "job-core-dump-without-key",
      ...ENDPOINT,
      bad: variant({ CoreDumpConfig: { DestinationS3Uri: "s3://bucket/dumps" } }),
      good: variant({ CoreDumpConfig: { DestinationS3Uri: "s3://bucket/dumps", KmsKeyId: KEY } }),
    },
  ],
};
