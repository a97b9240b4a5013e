import {
  get,
  holds,
  imported,
  marked,
  processing,
  processingOutput,
  ROLE,
  training,
} from "./small-documents";

describe("arguments of an imported workflow", () => {
  for (const [what, members, why, code] of [
    ["a null", { Tags: null }, "The types have no null.", "Tags: null as never"],
    [
      "a member that the types do not have",
      { TrainingJobName: "prefix" },
      'The types have no "TrainingJobName" here.',
      '...({ TrainingJobName: "prefix" } as object)',
    ],
    [
      "a value that the types do not know",
      { AlgorithmSpecification: { TrainingImage: "i", TrainingInputMode: "Newer" } },
      "The types do not know this value.",
      'TrainingInputMode: "Newer" as never',
    ],
    [
      "a value of another kind",
      { ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: "2", VolumeSizeInGB: 1 } },
      "The types take a value of another kind here.",
      'InstanceCount: "2" as never',
    ],
    [
      "a profiler that is off by a parameter and has settings",
      { ProfilerConfig: { DisableProfiler: get("Parameters.Off"), S3OutputPath: "s3://b" } },
      "The types want DisableProfiler alone.",
      'ProfilerConfig: { DisableProfiler: off, S3OutputPath: "s3://b" } as never',
    ],
  ] as const) {
    it(`mark ${what}`, () => {
      const Parameters = [{ Name: "Off", Type: "Boolean" }];
      holds(imported([training(members)], { Parameters }), marked(why, code));
    });
  }

  it("mark a member that the types ask for and the document has not", () => {
    const step = { Name: "Register", Type: "RegisterModel", Arguments: { ModelApprovalStatus: "Approved" } };
    holds(
      imported([step]),
      marked('The types ask for "ModelPackageGroupName".', "ModelPackageGroupName: undefined as never"),
    );
  });

  it("mark a variable where the types take a literal, and the other way round", () => {
    const name = { ...processingOutput("out"), OutputName: get("Parameters.Out") };
    const Parameters = [{ Name: "Out", Type: "String" }];
    holds(
      imported([processing([name])], { Parameters }),
      marked("The types take no variable here.", "OutputName: out as never"),
    );
    const endpoint = {
      Name: "Serve",
      Type: "Endpoint",
      Arguments: { EndpointName: "e", EndpointConfigName: "c" },
    };
    holds(
      imported([endpoint]),
      marked("The types take only a variable here.", 'EndpointConfigName: "c" as never'),
    );
  });

  for (const [type, args, why] of [
    ["Tuning", {}, "The types want one of TrainingJobDefinition and TrainingJobDefinitions."],
    ["EMR", {}, "The types want one of ClusterId and ClusterConfig."],
    [
      "EMR",
      { ClusterConfig: {}, ExecutionRoleArn: ROLE },
      "The types want ExecutionRoleArn only beside ClusterId.",
    ],
    [
      "AutoML",
      { ProblemType: "Regression" },
      "The types want ProblemType and AutoMLJobObjective, or neither.",
    ],
  ] as const) {
    it(`mark a choice that the types do not leave: ${why}`, () => {
      holds(imported([{ Name: "It", Type: type, Arguments: args }]), `// ${why}\narguments: {`, "} as never");
    });
  }

  it("use the functions that fill in the same", () => {
    const input = {
      InputName: "in",
      AppManaged: false,
      S3Input: {
        S3Uri: get("Parameters.Data"),
        LocalPath: "/opt/ml/processing/in",
        S3DataType: "S3Prefix",
        S3InputMode: "File",
        S3DataDistributionType: "FullyReplicated",
        S3CompressionType: "None",
      },
    };
    const channel = {
      ChannelName: "train",
      ContentType: "text/csv",
      InputMode: "File",
      DataSource: {
        S3DataSource: { S3DataType: "S3Prefix", S3Uri: "s3://b", S3DataDistributionType: "FullyReplicated" },
      },
    };
    const text = imported(
      [
        processing([{ ...processingOutput("out"), AppManaged: false }], { ProcessingInputs: [input] }),
        training({ InputDataConfig: [channel, { ...channel, InputMode: "Pipe" }] }),
      ],
      { Parameters: [{ Name: "Data", Type: "String" }] },
    );
    holds(
      text,
      's3Output("out", "s3://b", "/opt/ml/processing/out")',
      's3Input("in", data, "/opt/ml/processing/in")',
    );
    holds(text, 'csvChannel("train", "s3://b"), { ChannelName: "train"', 'InputMode: "Pipe"');
    const more = { ...channel, CompressionType: "Gzip" };
    holds(
      imported([training({ InputDataConfig: [more] })]),
      'InputDataConfig: [{ ChannelName: "train"',
      '"Gzip"',
    );
  });

  it("do not repeat what EMR Serverless repeats, unless it differs or is not there", () => {
    const step = (JobConfig: object) => ({
      Name: "Spark",
      Type: "EMRServerless",
      Arguments: {
        ExecutionRoleArn: ROLE,
        ApplicationId: "app",
        JobConfig: { ...JobConfig, jobDriver: { sparkSubmit: { entryPoint: "s3://b" } } },
      },
    });
    holds(
      imported([step({ applicationId: "app", executionRoleArn: ROLE })]),
      'JobConfig: { jobDriver: { sparkSubmit: { entryPoint: "s3://b" } } }',
    );
    holds(imported([step({ executionRoleArn: "other" })]), '...({ executionRoleArn: "other" } as object)');
    holds(imported([step({})]), "...({ applicationId: undefined } as object)");
  });
});
