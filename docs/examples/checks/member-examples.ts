import type { CheckTheme } from "../../../scripts/command-line/check-example";

const train = (Arguments: unknown) => ({ Steps: [{ Name: "Train", Arguments }] });

/** What objects hold: names of members, types and values. */
export const MEMBERS: CheckTheme = {
  title: "Members and values",
  examples: [
    {
      code: "missing-member",
      bad: train({ OutputDataConfig: { S3OutputPath: undefined, CompressionType: "NONE" } }),
      good: train({ OutputDataConfig: { S3OutputPath: "s3://bucket/models", CompressionType: "NONE" } }),
    },
    {
      code: "unknown-member",
      bad: train({ StoppingCondition: { MaxRuntimeInSecond: 3600 } }),
      good: train({ StoppingCondition: { MaxRuntimeInSeconds: 3600 } }),
    },
    {
      code: "forbidden-argument",
      bad: { Steps: [{ Name: "Register", Arguments: { Description: "Who earns more." } }] },
      good: { Steps: [{ Name: "Register", Arguments: { ModelPackageDescription: "Who earns more." } }] },
    },
    {
      code: "conflicting-members",
      bad: train({ ProfilerConfig: { DisableProfiler: true, ProfilingIntervalInMilliseconds: 500 } }),
      good: train({ ProfilerConfig: { DisableProfiler: true } }),
    },
    {
      code: "wrong-type",
      bad: train({ HyperParameters: { max_depth: 6 } }),
      good: train({ HyperParameters: { max_depth: "6" } }),
    },
    {
      code: "value-not-allowed",
      bad: train({ StoppingCondition: { MaxRuntimeInSeconds: 0 } }),
      good: train({ StoppingCondition: { MaxRuntimeInSeconds: 3600 } }),
    },
    {
      code: "unknown-instance-family",
      bad: train({ ResourceConfig: { InstanceType: "ml.m99.large" } }),
      good: train({ ResourceConfig: { InstanceType: "ml.m5.large" } }),
    },
    {
      code: "unknown-step-type",
      bad: { Steps: [{ Name: "Later", Type: "QuantumAnnealing", Arguments: {} }] },
      good: { Steps: [{ Name: "Later", Type: "Fail", Arguments: { ErrorMessage: "Not yet." } }] },
    },
    {
      code: "misspelt-step-type",
      bad: { Steps: [{ Name: "TooWeak", Type: "Fial" }] },
      good: { Steps: [{ Name: "TooWeak", Type: "Fail" }] },
      companions: ["job-gate-without-fail"],
    },
  ],
};
