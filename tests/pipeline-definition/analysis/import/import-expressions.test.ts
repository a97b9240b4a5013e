import { gate, get, holds, imported, lambda, ROLE, training } from "./small-documents";

describe("references of an imported workflow", () => {
  const processing = {
    Name: "Prepare",
    Type: "Processing",
    Arguments: {
      RoleArn: ROLE,
      AppSpecification: { ImageUri: "image" },
      ProcessingResources: {
        ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.large", VolumeSizeInGB: 1 },
      },
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: "train",
            S3Output: { S3Uri: "s3://b", LocalPath: "/opt/ml/processing/t", S3UploadMode: "EndOfJob" },
          },
        ],
      },
    },
    PropertyFiles: [{ PropertyFileName: "Report", OutputName: "train", FilePath: "report.json" }],
  };

  it("are typed ways to properties", () => {
    const reading = (path: string) => imported([processing, training(), lambda("Read", { x: get(path) })]);
    for (const [path, code] of [
      ["Steps.Train.ModelArtifacts.S3ModelArtifacts", "train.properties.ModelArtifacts.S3ModelArtifacts"],
      [
        "Steps.Train.FinalMetricDataList['a:b'].Value",
        'train.properties.FinalMetricDataList.at("a:b").Value',
      ],
      ["Steps.Train.InputDataConfig[0].ChannelName", "train.properties.InputDataConfig.at(0).ChannelName"],
      ["Steps.Train.HyperParameters['it\\\"s']", 'train.properties.HyperParameters.at("it\\\\\\"s")'],
      [
        "Steps.Prepare.ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri",
        'prepare.properties.ProcessingOutputConfig.Outputs.at("train").S3Output.S3Uri',
      ],
    ] as const) {
      holds(reading(path), `{ x: ${code} }`);
    }
  });

  it("stay as they are where the types have none, and say so", () => {
    for (const path of ["CreationTime", "Newer.Member", "InputDataConfig[00].ChannelName"]) {
      const text = imported([training(), lambda("Read", { x: get(`Steps.Train.${path}`) })]);
      const why = path.startsWith("Input") ? "InputDataConfig[0].ChannelName" : path;
      holds(
        text,
        `// The types of step "Train" have no text, number or boolean "${why}".\n`,
        `x: variable({ Get: "Steps.Train.${path}" })`,
      );
    }
    holds(
      imported([lambda("Read", { x: get("ForEach.CurrentItem") })]),
      '// There is no function for "ForEach.CurrentItem".\nx: variable({ Get: "ForEach.CurrentItem" })',
    );
  });

  it("read a step of a type without a function by the path", () => {
    const text = imported([
      { Name: "New", Type: "New", Arguments: {} },
      lambda("Read", { x: get("Steps.New.A['b']") }),
    ]);
    holds(
      text,
      '// The DSL has no function for the type "New".',
      'genericStep("New", { type: "New", arguments: {} })',
    );
    holds(text, `{ x: newStep.property("A['b']") }`);
  });

  it("are parameters, joins, values of files and variables of the execution", () => {
    const file = { "Std:JsonGet": { PropertyFile: get("Steps.Prepare.PropertyFiles.Report"), Path: "a.b" } };
    const Values = [
      "s3:/",
      get("Parameters.Bucket"),
      7,
      true,
      file,
      get("PipelineExperimentConfig.TrialName"),
    ];
    const text = imported([processing, lambda("Read", { x: { "Std:Join": { On: "/", Values } } })], {
      Parameters: [{ Name: "Bucket", Type: "String" }],
    });
    holds(
      text,
      'x: join("/", ["s3:/", bucket, 7, true, jsonGet(prepare, "Report", "a.b"), experimentVariables.trialName])',
    );
  });

  it("keep forms that the functions would change, and say so", () => {
    const single = { "Std:Join": { On: "", Values: ["a"] } };
    holds(
      imported([lambda("Read", { x: { "Std:Join": { On: "/", Values: [single, "b"] } } })]),
      "// The function join takes a join of one value apart.\n",
      'x: variable({ "Std:Join": { On: "/", Values: [{ "Std:Join": { On: "", Values: ["a"] } }, "b"] } })',
    );
    const fromS3 = {
      "Std:JsonGet": { S3Uri: { "Std:Join": { On: "/", Values: ["s3:/", "b"] } }, Path: "a" },
    };
    holds(
      imported([lambda("Read", { x: fromS3 })]),
      '// There is no function for this form of "Std:JsonGet".\nx: variable({ "Std:JsonGet": ',
    );
    holds(imported([lambda("Read", { x: { "Std:Split": "a" } })]), 'x: { "Std:Split": "a" } as never');
  });

  it("keep a value of a file bare in a place of text, which pipeline would join", () => {
    const file = { "Std:JsonGet": { PropertyFile: get("Steps.Prepare.PropertyFiles.Report"), Path: "a" } };
    const text = imported([processing, training({ HyperParameters: { depth: file } })]);
    holds(
      text,
      'HyperParameters: { depth: jsonGet(prepare, "Report", "a") }',
      "// The function pipeline would turn a reference into text.\nSteps: [prepare.definition, train.definition]",
    );
  });
});

describe("conditions of an imported workflow", () => {
  it("are functions, and tell jsonGet what to yield", () => {
    const text = imported([
      gate("Gate", [
        { Type: "Not", Condition: { Type: "In", QueryValue: "a", Values: ["a", "b"] } },
        { Type: "Or", Conditions: [{ Type: "LessThan", LeftValue: 1, RightValue: 2 }] },
        { Type: "Equals", LeftValue: get("ForEach.CurrentItem"), RightValue: "a" },
      ]),
    ]);
    holds(
      text,
      'conditions: [conditionNot(conditionIn("a", ["a", "b"])), conditionOr([conditionLessThan(1, 2)])',
      'conditionEquals(\n// There is no function for "ForEach.CurrentItem".\nvariable<string>({ Get: "ForEach.CurrentItem" }), "a")',
    );
  });

  it("stay as they are when they compare unlike values, and say so", () => {
    holds(
      imported([gate("Gate", [{ Type: "Equals", LeftValue: "5", RightValue: 5 }])]),
      "// The types let only values of one known kind be compared.\n",
      '{ Type: "Equals", LeftValue: "5", RightValue: 5 } as never',
    );
  });

  it("stand in the arguments when a branch is not there", () => {
    const condition = { Type: "Equals", LeftValue: 1, RightValue: 1 };
    const step = {
      Name: "Gate",
      Type: "Condition",
      Arguments: { Conditions: [condition], ElseSteps: [lambda("A")] },
    };
    holds(
      imported([step]),
      "// Members as the document has them, which no option of the step says.\n",
      'const gate = withMembers(conditionStep("Gate", { conditions: [] })',
      "{ Arguments: { Conditions: [conditionEquals(1, 1)], ElseSteps: [a.definition] } }",
    );
  });
});
