import { trainingDefinition, transform, tuning, withSteps } from "./step-fixtures";
import { AT, itAccepts, itFinds } from "./valid-definition";

describe("checkCaches", () => {
  itFinds([
    [
      "a cache on a step type that has none",
      { [`${AT.register}.CacheConfig`]: { Enabled: true, ExpireAfter: "P1D" } },
      "cache-not-supported Steps[3].Arguments.IfSteps[1].CacheConfig",
      'Step "Register" has a cache setting, which a step of type "RegisterModel" cannot have.',
      'Take "CacheConfig" out.',
    ],
    [
      "a cache without an end",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: true } },
      "cache-without-expiry Steps[0].CacheConfig",
      'The cache of step "Prepare" is on without "ExpireAfter".',
      'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.',
    ],
    [
      "a duration in words",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: true, ExpireAfter: "30 days" } },
      "invalid-duration Steps[0].CacheConfig.ExpireAfter",
      '"ExpireAfter" of step "Prepare" is "30 days", which is no duration.',
      'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.',
    ],
    [
      "a duration in seconds",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: true, ExpireAfter: "PT30S" } },
      "invalid-duration Steps[0].CacheConfig.ExpireAfter",
      '"ExpireAfter" of step "Prepare" is "PT30S", which is no duration.',
      'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.',
    ],
    [
      "a duration that is a number of days",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: true, ExpireAfter: 30 } },
      "wrong-type Steps[0].CacheConfig.ExpireAfter",
      '"CacheConfig.ExpireAfter" of step "Prepare" is the number 30, not text.',
      'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.',
    ],
    [
      "an empty duration",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: true, ExpireAfter: "P" } },
      "invalid-duration Steps[0].CacheConfig.ExpireAfter",
      '"ExpireAfter" of step "Prepare" is "P", which is no duration.',
      'Write a duration such as "P30D" or "PT12H": years, months, weeks, days, T, hours, minutes.',
    ],
    [
      "a switch that is text",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: "true", ExpireAfter: "P1D" } },
      "wrong-type Steps[0].CacheConfig.Enabled",
      '"CacheConfig.Enabled" of step "Prepare" is text, not true or false.',
      "Write true or false.",
    ],
    [
      "a missing switch",
      { [`${AT.prepare}.CacheConfig`]: { ExpireAfter: "P1D" } },
      "missing-member Steps[0].CacheConfig",
      'Step "Prepare" lacks "CacheConfig.Enabled".',
      'Add "Enabled": true or false.',
    ],
    [
      "a time in the cache's key",
      { [`${AT.prepare}.Arguments.Environment.T`]: { Get: "Execution.StartDateTime" } },
      "cache-never-hits Steps[0].Arguments.Environment.T",
      'Step "Prepare" is cached, but "Environment" holds "Execution.StartDateTime", which changes each time.',
      "Take it out of the cache's key, or switch the cache off.",
    ],
    [
      "a model that is made anew each time in the cache's key",
      withSteps({
        ...transform("Score", "s3://bucket/scores"),
        Arguments: {
          ModelName: { Get: "Steps.CreateModel.ModelName" },
          TransformInput: {
            DataSource: { S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://bucket/in" } },
          },
          TransformOutput: { S3OutputPath: "s3://bucket/scores" },
          TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 1 },
        },
        CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      }),
      "needs-step-in-branch Steps[4]",
      'Step "Score" needs step "CreateModel", which runs only when "Gate" takes its IfSteps.',
      "Move the step into that branch.",
      "cache-never-hits Steps[4].Arguments.ModelName",
      'Step "Score" is cached, but "ModelName" holds what step "CreateModel" makes anew each time.',
      "Take it out of the cache's key, or switch the cache off.",
    ],
    [
      "a time deep in the cache's key of a tuning job",
      withSteps({
        ...tuning(
          {},
          {
            TrainingJobDefinition: trainingDefinition({
              StaticHyperParameters: { day: { Get: "Execution.StartDateTime" } },
            }),
          },
        ),
        CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      }),
      "cache-never-hits Steps[4].Arguments.TrainingJobDefinition.StaticHyperParameters.day",
      'Step "Tune" is cached, but "TrainingJobDefinition.StaticHyperParameters" holds "Execution.StartDateTime", which changes each time.',
      "Take it out of the cache's key, or switch the cache off.",
    ],
  ]);

  itAccepts([
    [
      "what a cached step makes in the cache's key",
      {
        [`${AT.train}.CacheConfig`]: { Enabled: true, ExpireAfter: "P1D" },
        [`${AT.evaluate}.CacheConfig`]: { Enabled: true, ExpireAfter: "P1D" },
      },
    ],
    ["a cache that is off", { [`${AT.prepare}.CacheConfig`]: { Enabled: false } }],
    [
      "durations as AWS's guide writes them",
      { [`${AT.prepare}.CacheConfig`]: { Enabled: true, ExpireAfter: "30dT5h" } },
    ],
    [
      "the pipeline's name in the cache's key",
      { [`${AT.prepare}.Arguments.Environment.T`]: { Get: "Execution.PipelineName" } },
    ],
  ]);
});
