import { SECURE, secureDefinition } from "./secure-definition";
import { itAcceptsIn, itFindsIn } from "./valid-definition";

describe("checkSecuritySteps", () => {
  itFindsIn(secureDefinition(), [
    [
      "a job that is not retried",
      { [`${SECURE.train}.RetryPolicies`]: undefined },
      "job-without-retry Steps[1]",
      'Step "Train" fails for good at the first "SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR" or "SageMaker.RESOURCE_LIMIT".',
      "Name them in a retry policy with MaxAttempts or ExpireAfterMin (control JOB-7).",
    ],
    [
      "a job that is retried after service faults only",
      { [`${SECURE.tune}.RetryPolicies`]: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 3 }] },
      "job-without-retry Steps[2]",
      'Step "Tune" fails for good at the first "SageMaker.CAPACITY_ERROR" or "SageMaker.RESOURCE_LIMIT".',
      "Name them in a retry policy with MaxAttempts or ExpireAfterMin (control JOB-7).",
    ],
    [
      "a job that says nothing of its cache",
      { [`${SECURE.score}.CacheConfig`]: undefined },
      "job-without-cache-policy Steps[4]",
      'Step "Score" does not say whether its result may come from an earlier execution.',
      'Give "CacheConfig": on with "ExpireAfter", or {"Enabled":false} (control JOB-14).',
    ],
    [
      "a shell into an endpoint",
      { [`${SECURE.configure}.Arguments.ProductionVariants.0.EnableSSMAccess`]: true },
      "job-shell-access Steps[8].Arguments.ProductionVariants[0].EnableSSMAccess",
      'Step "Configure" opens a shell into the containers of its endpoint.',
      'Take "EnableSSMAccess" out (control MOD-7).',
    ],
    [
      "memory dumps without a key",
      {
        [`${SECURE.configure}.Arguments.ProductionVariants.0.CoreDumpConfig`]: {
          DestinationS3Uri: "s3://bucket/dumps",
        },
      },
      "job-core-dump-without-key Steps[8].Arguments.ProductionVariants[0].CoreDumpConfig",
      'Step "Configure" writes the memory of crashed containers without a key of yours.',
      'Give "KmsKeyId", or take "CoreDumpConfig" out (control MOD-7).',
    ],
  ]);

  itAcceptsIn(secureDefinition(), [
    ["a cache that is off", { [`${SECURE.score}.CacheConfig`]: { Enabled: false } }],
    [
      "memory dumps with a key",
      {
        [`${SECURE.configure}.Arguments.ProductionVariants.0.CoreDumpConfig`]: {
          DestinationS3Uri: "s3://bucket/dumps",
          KmsKeyId: "alias/dumps",
        },
      },
    ],
  ]);
});
