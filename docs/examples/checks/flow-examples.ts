import type { CheckTheme } from "../../../scripts/command-line/check-example";

const gate = (Conditions: readonly unknown[]) => ({
  Steps: [{ Name: "GoodEnough", Arguments: { Conditions } }],
});

const fail = (Name: string, more: object = {}) => ({
  Name,
  Type: "Fail",
  Arguments: { ErrorMessage: "Stopped." },
  ...more,
});

const tell = (Name: string, more: object = {}) => ({
  Name,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
  Arguments: {},
  ...more,
});

const yes = [{ Type: "Equals", LeftValue: { Get: "Execution.PipelineName" }, RightValue: "census" }];

const condition = (Name: string, IfSteps: readonly unknown[], ElseSteps: readonly unknown[] = []) => ({
  Name,
  Type: "Condition",
  Arguments: { Conditions: yes, IfSteps, ElseSteps },
});

const retry = (...policies: readonly object[]) => ({ Steps: [{ Name: "Train", RetryPolicies: policies }] });

const retried = (...ExceptionType: readonly string[]) => ({
  ExceptionType,
  IntervalSeconds: 5,
  MaxAttempts: 3,
});

const JOB_FAULTS = ["SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"];

const PLACE = { base: "least-document" } as const;

/** What waits for what. */
export const GRAPH: CheckTheme = {
  title: "Order and branches",
  examples: [
    {
      code: "cycle",
      bad: { Steps: [{ Name: "Prepare", DependsOn: ["Train"] }] },
      good: { Steps: [{ Name: "Train", DependsOn: ["Prepare"] }] },
    },
    {
      code: "depends-on-fail",
      ...PLACE,
      bad: { Steps: [tell("Tell", { DependsOn: ["Test"] })] },
      good: { Steps: [tell("Tell")] },
    },
    {
      code: "depends-on-condition",
      ...PLACE,
      bad: { Steps: [condition("Choose", [tell("One")]), tell("Two", { DependsOn: ["Choose"] })] },
      good: { Steps: [condition("Choose", [tell("One"), tell("Two", { DependsOn: ["One"] })])] },
    },
    {
      code: "nested-condition",
      ...PLACE,
      bad: { Steps: [condition("Choose", [condition("Again", [tell("One")])])] },
      good: { Steps: [condition("Choose", [tell("One")])] },
    },
    {
      code: "needs-step-in-branch",
      ...PLACE,
      bad: { Steps: [condition("Choose", [tell("One")]), tell("Two", { DependsOn: ["One"] })] },
      good: { Steps: [condition("Choose", [tell("One"), tell("Two", { DependsOn: ["One"] })])] },
    },
    {
      code: "unreachable-step",
      ...PLACE,
      bad: {
        Steps: [
          condition("Choose", [tell("One")], [tell("Other")]),
          tell("Both", { DependsOn: ["One", "Other"] }),
        ],
      },
      good: {
        Steps: [condition("Choose", [tell("One"), tell("Then", { DependsOn: ["One"] })], [tell("Other")])],
      },
      companions: ["needs-step-in-branch"],
    },
  ],
};

/** Conditions of condition steps. */
export const CONDITIONS: CheckTheme = {
  title: "Conditions",
  examples: [
    {
      code: "empty-conditions",
      ...PLACE,
      bad: {
        Steps: [
          {
            ...condition("Choose", [fail("Stop")]),
            Arguments: { Conditions: [], IfSteps: [fail("Stop")], ElseSteps: [] },
          },
        ],
      },
      good: { Steps: [condition("Choose", [fail("Stop")])] },
    },
    {
      code: "unknown-condition",
      bad: gate([{ Type: "NotEquals", LeftValue: { Get: "Parameters.Threshold" }, RightValue: 0 }]),
      good: gate([
        {
          Type: "Not",
          Condition: { Type: "Equals", LeftValue: { Get: "Parameters.Threshold" }, RightValue: 0 },
        },
      ]),
    },
    {
      code: "mixed-comparison",
      bad: gate([{ Type: "GreaterThan", LeftValue: { Get: "Parameters.Threshold" }, RightValue: "0.5" }]),
      good: gate([{ Type: "GreaterThan", LeftValue: { Get: "Parameters.Threshold" }, RightValue: 0.5 }]),
    },
  ],
};

/** Retry policies and caches. */
export const RETRIES_AND_CACHES: CheckTheme = {
  title: "Retries and caches",
  examples: [
    {
      code: "conflicting-retry-limits",
      bad: retry({ ExceptionType: JOB_FAULTS, IntervalSeconds: 60, MaxAttempts: 3, ExpireAfterMin: 120 }),
      good: retry({ ExceptionType: JOB_FAULTS, IntervalSeconds: 60, ExpireAfterMin: 120 }),
    },
    {
      code: "unknown-exception-type",
      bad: retry(retried(...JOB_FAULTS, "SageMaker.TIMEOUT")),
      good: retry(retried(...JOB_FAULTS, "Step.THROTTLING")),
    },
    {
      code: "exception-not-for-type",
      bad: { Steps: [{ Name: "Register", RetryPolicies: [retried("SageMaker.CAPACITY_ERROR")] }] },
      good: { Steps: [{ Name: "Register", RetryPolicies: [retried("Step.THROTTLING")] }] },
    },
    {
      code: "duplicate-exception-type",
      bad: retry(retried(...JOB_FAULTS), retried("SageMaker.CAPACITY_ERROR")),
      good: retry(retried(...JOB_FAULTS), retried("Step.THROTTLING")),
    },
    {
      code: "retry-not-supported",
      bad: { Steps: [{ Name: "TooWeak", RetryPolicies: [retried("Step.THROTTLING")] }] },
      good: { Steps: [{ Name: "Register", RetryPolicies: [retried("Step.THROTTLING")] }] },
    },
    {
      code: "cache-not-supported",
      bad: { Steps: [{ Name: "Register", CacheConfig: { Enabled: true, ExpireAfter: "P30D" } }] },
      good: { Steps: [{ Name: "Train", CacheConfig: { Enabled: true, ExpireAfter: "P30D" } }] },
    },
    {
      code: "cache-without-expiry",
      bad: { Steps: [{ Name: "Train", CacheConfig: { Enabled: true, ExpireAfter: undefined } }] },
      good: { Steps: [{ Name: "Train", CacheConfig: { Enabled: true, ExpireAfter: "P30D" } }] },
    },
    {
      code: "invalid-duration",
      bad: { Steps: [{ Name: "Train", CacheConfig: { Enabled: true, ExpireAfter: "30 days" } }] },
      good: { Steps: [{ Name: "Train", CacheConfig: { Enabled: true, ExpireAfter: "P30D" } }] },
    },
    {
      code: "cache-never-hits",
      bad: {
        Steps: [
          { Name: "Train", Arguments: { Environment: { RUN: { Get: "Execution.PipelineExecutionId" } } } },
        ],
      },
      good: { Steps: [{ Name: "Train", Arguments: { Environment: { RUN: "census" } } }] },
    },
  ],
};

/** Waivers of a workflow. */
export const WAIVERS: CheckTheme = {
  title: "Waivers",
  examples: [
    {
      code: "useless-waiver",
      ...PLACE,
      bad: { Steps: [] },
      good: { Parameters: [{ Name: "Unused", Type: "String" }] },
      waivers: {
        bad: { code: "job-without-isolation", at: "Train", reason: "It downloads the public data set." },
        good: { code: "unused-parameter", at: "Parameters[0]", reason: "Callers still give it." },
      },
    },
  ],
};
