import { spark, tuning, withSteps } from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkRetries", () => {
  itFinds([
    [
      "both limits in one policy",
      {
        [`${AT.train}.RetryPolicies`]: [
          { ExceptionType: ["Step.THROTTLING"], MaxAttempts: 3, ExpireAfterMin: 5 },
        ],
      },
      "conflicting-retry-limits Steps[1].RetryPolicies[0]",
      'A retry policy of step "Train" has both "MaxAttempts" and "ExpireAfterMin".',
      "Keep one of them.",
    ],
    [
      "a misspelt exception type",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: ["Step.THROTTLE"] }] },
      "unknown-exception-type Steps[1].RetryPolicies[0].ExceptionType[0]",
      'Step "Train" retries "Step.THROTTLE", which is no exception type.',
      'Did you mean "Step.THROTTLING"?',
    ],
    [
      "an exception type by its old name",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: ["SageMaker.JOB_CAPACITY_ERROR"] }] },
      "unknown-exception-type Steps[1].RetryPolicies[0].ExceptionType[0]",
      'Step "Train" retries "SageMaker.JOB_CAPACITY_ERROR", which is no exception type.',
      'It is called "SageMaker.CAPACITY_ERROR" now.',
    ],
    [
      "an exception type that is no list",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: "Step.THROTTLING" }] },
      "wrong-type Steps[1].RetryPolicies[0].ExceptionType",
      '"RetryPolicies[0].ExceptionType" of step "Train" is text, not a list.',
      "Write a list.",
    ],
    [
      "a missing exception type",
      { [`${AT.train}.RetryPolicies`]: [{ MaxAttempts: 1 }] },
      "missing-member Steps[1].RetryPolicies[0]",
      'Step "Train" lacks "RetryPolicies[0].ExceptionType".',
      'Add "ExceptionType": a list.',
    ],
    [
      "too many attempts",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 21 }] },
      "value-not-allowed Steps[1].RetryPolicies[0].MaxAttempts",
      '"RetryPolicies[0].MaxAttempts" of step "Train" is 21; SageMaker takes 0 to 20.',
      "Write 0 to 20.",
    ],
    [
      "numbers out of range",
      {
        [`${AT.train}.RetryPolicies`]: [
          { ExceptionType: ["Step.THROTTLING"], IntervalSeconds: -1, BackoffRate: -1, ExpireAfterMin: 14401 },
        ],
      },
      "value-not-allowed Steps[1].RetryPolicies[0].IntervalSeconds",
      '"RetryPolicies[0].IntervalSeconds" of step "Train" is -1; SageMaker takes 0 to 43200.',
      "Write 0 to 43200.",
      "value-not-allowed Steps[1].RetryPolicies[0].BackoffRate",
      '"RetryPolicies[0].BackoffRate" of step "Train" is -1; SageMaker takes 0 or more.',
      "Write 0 or more.",
      "value-not-allowed Steps[1].RetryPolicies[0].ExpireAfterMin",
      '"RetryPolicies[0].ExpireAfterMin" of step "Train" is 14401; SageMaker takes 0 to 14400.',
      "Write 0 to 14400.",
    ],
    [
      "an exception type in two policies",
      {
        [`${AT.train}.RetryPolicies`]: [
          { ExceptionType: ["Step.THROTTLING"] },
          { ExceptionType: ["Step.THROTTLING"] },
        ],
      },
      "duplicate-exception-type Steps[1].RetryPolicies[1].ExceptionType[0]",
      'Step "Train" names exception type "Step.THROTTLING" twice.',
      "Keep it in one policy; which of two counts is not documented.",
    ],
    [
      "a job's exception type on a model step",
      { [`${AT.createModel}.RetryPolicies`]: [{ ExceptionType: ["SageMaker.RESOURCE_LIMIT"] }] },
      "exception-not-for-type Steps[3].Arguments.IfSteps[0].RetryPolicies[0].ExceptionType[0]",
      'Step "CreateModel" retries "SageMaker.RESOURCE_LIMIT", which does not occur in a step of type "Model".',
      "Take it out.",
    ],
    [
      "an internal error of a tuning job, which is not retried",
      withSteps({
        ...tuning(),
        RetryPolicies: [{ ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR"], MaxAttempts: 2 }],
      }),
      "exception-not-for-type Steps[4].RetryPolicies[0].ExceptionType[0]",
      'Step "Tune" retries "SageMaker.JOB_INTERNAL_ERROR", which does not occur in a step of type "Tuning".',
      "Take it out.",
    ],
    [
      "a limit of EMR's on a training step",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: ["Emr.RESOURCE_LIMIT"], MaxAttempts: 2 }] },
      "exception-not-for-type Steps[1].RetryPolicies[0].ExceptionType[0]",
      'Step "Train" retries "Emr.RESOURCE_LIMIT", which does not occur in a step of type "Training".',
      "Take it out.",
    ],
    [
      "retry policies on a fail step",
      { [`${AT.stop}.RetryPolicies`]: [{ ExceptionType: ["Step.THROTTLING"] }] },
      "retry-not-supported Steps[3].Arguments.ElseSteps[0].RetryPolicies",
      'Step "Stop" has retry policies, which a step of type "Fail" cannot have.',
      'Take them out; only "Processing", "Training", "Tuning", "Transform", "Model", "RegisterModel", "EMR", "EMRServerless", "QualityCheck", "ClarifyCheck", "AutoML", "EndpointConfig" and 1 more can be retried.',
    ],
    [
      "a misspelt member",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: ["Step.THROTTLING"], Attempts: 1 }] },
      "unknown-member Steps[1].RetryPolicies[0].Attempts",
      '"RetryPolicies[0]" of step "Train" has an unknown member "Attempts".',
      'Did you mean "MaxAttempts"?',
    ],
    [
      "policies that are no list",
      { [`${AT.train}.RetryPolicies`]: {} },
      "wrong-type Steps[1].RetryPolicies",
      '"RetryPolicies" of step "Train" is an object, not a list.',
      "Write a list.",
    ],
  ]);

  itAccepts([
    [
      "a limit of EMR's on an EMR step",
      withSteps({
        ...spark({ ClusterId: "j-1" }),
        RetryPolicies: [{ ExceptionType: ["Emr.RESOURCE_LIMIT"], ExpireAfterMin: 60 }],
      }),
    ],
    [
      "never to retry",
      { [`${AT.train}.RetryPolicies`]: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 0 }] },
    ],
    [
      "retries until a time",
      {
        [`${AT.train}.RetryPolicies`]: [
          {
            ExceptionType: ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.RESOURCE_LIMIT"],
            ExpireAfterMin: 120,
            BackoffRate: 1.5,
          },
        ],
      },
    ],
  ]);
});
