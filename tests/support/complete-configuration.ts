import assert from "node:assert/strict";
import { ConfigurationError, readConfiguration, type Configuration } from "../../components/configuration";

export const PROJECT = "sagemaker-pipelines";
export const WORKFLOWS = ["adult-census", "iris"];

/** Every key with a value that the program takes. */
export const COMPLETE: Readonly<Record<string, string>> = {
  "aws:region": "eu-west-1",
  workflow: "adult-census",
  pipelineName: "",
  adoptPipeline: "false",
  inputDataUri: "s3://census-of-acme/adult/adult.csv",
  inputDataKeyArn: "",
  sampleData: "false",
  vpcCidr: "10.42.0.0/16",
  availabilityZones: "2",
  instanceTypes: '["ml.m5.*"]',
  maxParallelExecutionSteps: "10",
  logRetentionDays: "365",
  oldVersionDays: "90",
  protect: "true",
  natGateways: "none",
  endpointsFor: "[]",
  vpcId: "",
  subnetIds: "[]",
  securityGroupIds: "[]",
  s3EndpointId: "",
  permissionsBoundary: "stack",
  jobsOnlyThroughEndpoint: "true",
  withoutConditions: "[]",
  schedule: "{}",
  triggers: "[]",
  notifications: "{}",
  alarms: "{}",
  budget: "{}",
  consoleAccess: "{}",
  studio: "{}",
  images: "{}",
};

/** The configuration with some keys changed, or left out. */
export const read = (
  changes: Readonly<Record<string, string | undefined>> = {},
  stack = "prod",
): Configuration => {
  const values = Object.entries({ ...COMPLETE, ...changes }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key.includes(":") ? key : `${PROJECT}:${key}`, value] as const],
  );
  return readConfiguration({
    project: PROJECT,
    stack,
    values: Object.fromEntries(values),
    workflows: WORKFLOWS,
  });
};

/** What is wrong with a configuration that must not be accepted. */
export const mistakes = (
  changes: Readonly<Record<string, string | undefined>>,
  stack?: string,
): ConfigurationError => {
  try {
    read(changes, stack);
  } catch (error) {
    assert.ok(error instanceof ConfigurationError);
    return error;
  }
  throw new Error("The configuration was accepted.");
};
