import assert from "node:assert/strict";
import { COMPLETE, mistakes, read } from "../support/complete-configuration";

describe("the configuration of a stack", () => {
  it("is read with its types", () => {
    assert.deepEqual(read(), {
      name: "adult-census-prod",
      region: "eu-west-1",
      workflow: "adult-census",
      pipelineName: "adult-census-prod",
      adoptPipeline: false,
      inputData: { uri: "s3://census-of-acme/adult/adult.csv" },
      sampleData: false,
      vpcCidr: "10.42.0.0/16",
      availabilityZones: 2,
      instanceTypes: ["ml.m5.*"],
      maxParallelExecutionSteps: 10,
      logRetentionDays: 365,
      oldVersionDays: 90,
      protect: true,
      natGateways: "none",
      endpointsFor: [],
      images: {},
      vpcId: "",
      subnetIds: [],
      securityGroupIds: [],
      s3EndpointId: "",
      permissionsBoundary: "stack",
      jobsOnlyThroughEndpoint: true,
      withoutConditions: [],
      schedule: undefined,
      triggers: [],
      notifications: undefined,
      alarms: undefined,
      budget: undefined,
      consoleAccess: undefined,
      studio: undefined,
    });
  });

  it("takes a pipeline name and a key for the data", () => {
    const inputDataKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0f0f0f0f-aaaa";
    const { pipelineName, name, inputData } = read({ pipelineName: "census-live", inputDataKeyArn });
    assert.equal(pipelineName, "census-live");
    assert.equal(name, "adult-census-prod");
    assert.equal(inputData?.keyArn, inputDataKeyArn);
  });

  it("has no data of its own when it brings the sample", () => {
    assert.equal(read({ inputDataUri: "", sampleData: "true" }).inputData, undefined);
  });

  it("leaves keys of other projects and providers alone", () => {
    const other = {
      "aws:defaultTags": '{"tags":{}}',
      "other:thing": "1",
      "aws:allowedAccountIds": '["111122223333"]',
    };
    assert.deepEqual(read(other), read());
  });

  const wrong: readonly (readonly [key: string, value: string, expected: RegExp, hint: string])[] = [
    ["aws:region", "Ireland", /the name of an AWS region/, "pulumi config set aws:region eu-west-1"],
    ["workflow", "adult", /one of "adult-census", "iris"/, "pulumi config set workflow adult-census"],
    ["pipelineName", "code", /other than "code" and "data"/, "set pipelineName adult-census-live"],
    ["pipelineName", "census_live", /at most 82 letters/, "pulumi config set pipelineName adult-census-live"],
    [
      "pipelineName",
      "x".repeat(83),
      /at most 82 letters/,
      "pulumi config set pipelineName adult-census-live",
    ],
    ["adoptPipeline", "yes", /true or false/, "pulumi config set adoptPipeline true"],
    [
      "inputDataUri",
      "https://bucket/file",
      /the S3 URI of a file/,
      "set inputDataUri s3://bucket/folder/file.csv",
    ],
    ["inputDataUri", "s3://bucket", /the S3 URI of a file/, "set inputDataUri s3://bucket/folder/file.csv"],
    ["inputDataUri", "s3://bucket/*", /the S3 URI of a file/, "set inputDataUri s3://bucket/folder/file.csv"],
    [
      "inputDataKeyArn",
      "alias/mine",
      /the ARN of a KMS key \(not of an alias\)/,
      "pulumi config set inputDataKeyArn",
    ],
    ["sampleData", "1", /true or false/, "pulumi config set sampleData true"],
    [
      "vpcCidr",
      "10.42.0.0",
      /a private IPv4 range from \/16 to \/24/,
      "pulumi config set vpcCidr 10.42.0.0/16",
    ],
    ["vpcCidr", "10.42.0.0/15", /a private IPv4 range/, "pulumi config set vpcCidr 10.42.0.0/16"],
    ["vpcCidr", "10.42.0.0/25", /a private IPv4 range/, "pulumi config set vpcCidr 10.42.0.0/16"],
    ["vpcCidr", "10.42.0.1/16", /begins on its own boundary/, "pulumi config set vpcCidr 10.42.0.0/16"],
    ["vpcCidr", "10.256.0.0/16", /a private IPv4 range/, "pulumi config set vpcCidr 10.42.0.0/16"],
    ["vpcCidr", "172.32.0.0/16", /a private IPv4 range/, "pulumi config set vpcCidr 10.42.0.0/16"],
    ["availabilityZones", "1", /a whole number from 2 to 4/, "pulumi config set availabilityZones 2"],
    ["availabilityZones", "2.5", /a whole number from 2 to 4/, "pulumi config set availabilityZones 2"],
    [
      "instanceTypes",
      "ml.m5.large",
      /a JSON list of SageMaker instance types/,
      `set instanceTypes '["ml.m5.*"]'`,
    ],
    ["instanceTypes", "[]", /a JSON list of SageMaker instance types/, `set instanceTypes '["ml.m5.*"]'`],
    [
      "instanceTypes",
      '["m5.large"]',
      /a JSON list of SageMaker instance types/,
      `set instanceTypes '["ml.m5.*"]'`,
    ],
    ["maxParallelExecutionSteps", "0", /a whole number from 1 to 50/, "set maxParallelExecutionSteps 10"],
    ["oldVersionDays", "0", /a whole number from 1 to 3650/, "pulumi config set oldVersionDays 90"],
    ["logRetentionDays", "100", /days that CloudWatch Logs knows/, "pulumi config set logRetentionDays 365"],
    ["protect", "", /true or false/, "pulumi config set protect true"],
    [
      "permissionsBoundary",
      "mine",
      /"account", "stack", "none"/,
      "pulumi config set permissionsBoundary stack",
    ],
    ["jobsOnlyThroughEndpoint", "no", /true or false/, "pulumi config set jobsOnlyThroughEndpoint true"],
    ["schedule", "rate(1 day)", /a JSON object/, `set schedule '{"expression":"cron(0 3 * * ? *)"}'`],
    ["triggers", "{}", /a JSON list of objects/, `set triggers '[{"name":"upload"`],
    ["triggers", '["upload"]', /a JSON list of objects/, `set triggers '[{"name":"upload"`],
    ["budget", "[]", /a JSON object/, `set budget '{"monthlyUsd":200}'`],
    [
      "aws:allowedAccountIds",
      '["1111"]',
      /a JSON list of account ids/,
      `aws:allowedAccountIds '["111122223333"]'`,
    ],
  ];
  for (const [key, value, expected, hint] of wrong) {
    it(`refuses ${key} ${value.slice(0, 40)}`, () => {
      const error = mistakes({ [key]: value });
      assert.ok(
        error.message.startsWith(`Configuration "${key}" is ${JSON.stringify(value)}, which is not `),
      );
      assert.match(error.message, expected);
      assert.ok(error.hint.includes(hint), error.hint);
    });
  }

  const right: readonly (readonly [string, string])[] = [
    ["vpcCidr", "172.31.0.0/16"],
    ["vpcCidr", "192.168.7.0/24"],
    ["vpcCidr", "10.42.16.0/20"],
    ["inputDataUri", "s3://bucket/file.csv"],
    ["aws:region", "us-gov-west-1"],
    ["pipelineName", "x".repeat(82)],
  ];
  for (const [key, value] of right)
    it(`takes ${key} ${value.slice(0, 40)}`, () => void read({ [key]: value }));

  for (const key of Object.keys(COMPLETE)) {
    it(`says that ${key} is missing`, () => {
      const { message, hint } = mistakes({ [key]: undefined });
      assert.ok(message.startsWith(`Configuration "${key}" is missing; it has to be `), message);
      assert.ok(hint.startsWith(`Set it, for example: pulumi config set ${key} `), hint);
    });
  }

  it("proposes the key that was meant", () => {
    const error = mistakes({ maxParallelSteps: "3" });
    assert.equal(error.message, 'Configuration "maxParallelSteps" is unknown.');
    assert.match(error.hint, /maxParallelExecutionSteps/);
  });

  it("refuses a stack without data, with two sources of it, and a key for no data", () => {
    assert.match(mistakes({ inputDataUri: "" }).message, /^Stack "prod" has no input data/);
    const two = mistakes({ sampleData: "true" });
    assert.match(two.message, /^Stack "prod" has two sources of input data/);
    assert.match(two.hint, /set sampleData false, or pulumi config rm inputDataUri/);
    const inputDataKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0f0f0f0f-aaaa";
    const keyOnly = mistakes({ inputDataUri: "", sampleData: "true", inputDataKeyArn });
    assert.match(keyOnly.message, /^Configuration "inputDataKeyArn" is the key of no data/);
    assert.match(keyOnly.hint, /pulumi config rm inputDataKeyArn/);
  });

  for (const stack of ["Prod", "my_stack", "a".repeat(31), "eu--west"]) {
    it(`refuses the stack name ${stack}, which would not fit the names of resources`, () => {
      const { message, hint } = mistakes({}, stack);
      assert.ok(
        message.startsWith(`Stack "${stack}" gives its resources the name "adult-census-${stack}"`),
        message,
      );
      assert.match(hint, /pulumi stack rename/);
    });
  }

  it("tells all mistakes at once, each with what to do", () => {
    const error = mistakes({ vpcCidr: "all", protect: undefined, colour: "red" }, "my_stack");
    assert.equal(error.mistakes.length, 4);
    assert.match(error.message, /^The configuration of stack "my_stack" has 4 mistakes:\n/);
    assert.deepEqual(
      error.message.split("\n").slice(1),
      error.mistakes.map(({ message, hint }) => `  ${message} ${hint}`),
    );
    assert.equal(error.hint, "Mend each of them; what to do stands behind it.");
  });
});
