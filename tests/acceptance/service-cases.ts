import { quotas } from "./good-account";
import { existing, own, PROCESSING, tagged, TRAINING, type Case } from "./preflight-case";

/** Region, quotas, names. */
export const serviceCases: readonly Case[] = [
  {
    title: "a region that is not switched on",
    script: {
      "ec2:DescribeRegions": {
        body: { regionInfo: [{ regionName: "us-east-1", optInStatus: "not-opted-in" }] },
      },
    },
    finding: {
      check: "region",
      level: "error",
      message: 'Region "us-east-1" is not switched on in this account.',
      hint: "Switch it on in the account settings, which takes some minutes, or choose another one.",
    },
  },
  {
    title: "a region that AWS does not have",
    script: { "ec2:DescribeRegions": { body: { regionInfo: [] } } },
    finding: {
      check: "region",
      level: "error",
      message: 'There is no region "us-east-1".',
      hint: "Name one that AWS has: pulumi config set aws:region eu-west-1.",
    },
  },
  {
    title: "a quota of a new account",
    script: { "servicequotas:ListServiceQuotas": quotas({ [PROCESSING]: 0, [TRAINING]: 1 }) },
    finding: {
      check: "quotas",
      level: "error",
      message: `Quota "${PROCESSING}" is 0, and step "adultProcess", "adultEval" needs 1.`,
      hint:
        "Ask for more, which can take a day: aws service-quotas request-service-quota-increase --service-code sagemaker " +
        "--quota-code L-12345678 --desired-value 1 --region us-east-1",
    },
  },
  {
    title: "a quota that only AWS's defaults know",
    script: {
      "servicequotas:ListServiceQuotas": quotas({ [PROCESSING]: 4 }),
      "servicequotas:ListAWSDefaultServiceQuotas": quotas({ [TRAINING]: 3, [PROCESSING]: 0 }),
    },
    finding: { check: "quotas", level: "ok", message: `Quota "${TRAINING}" is 3; 1 needed.` },
    others: 0,
  },
  {
    title: "a quota that AWS does not list",
    script: {
      "servicequotas:ListServiceQuotas": quotas({ [PROCESSING]: 4 }),
      "servicequotas:ListAWSDefaultServiceQuotas": quotas({}),
    },
    finding: {
      check: "quotas",
      level: "warning",
      message: `AWS lists no quota "${TRAINING}", which step "adultTrain" needs.`,
      hint: "Check the name of the instance type, and whether the region has it.",
    },
  },
  {
    title: "somebody else's pipeline of that name",
    script: { "sagemaker:DescribePipeline": existing(), "sagemaker:ListTags": tagged({ stack: "dev" }) },
    finding: {
      check: "names",
      level: "error",
      message:
        'Pipeline "adult-census-dev" exists already, and its tags do not name project "sagemaker-pipelines" and stack "dev".',
      hint: "Take it over with adoptPipeline, choose another pipelineName, or delete it.",
    },
  },
  {
    title: "the stack's own pipeline",
    script: { "sagemaker:DescribePipeline": existing(), "sagemaker:ListTags": own },
    finding: {
      check: "names",
      level: "ok",
      message: 'Pipeline "adult-census-dev" exists and is this stack\'s own.',
    },
    others: 0,
  },
  {
    title: "a pipeline to take over",
    script: { "sagemaker:DescribePipeline": existing(), "sagemaker:ListTags": tagged({}) },
    configuration: { adoptPipeline: true },
    finding: {
      check: "names",
      level: "ok",
      message: 'Pipeline "adult-census-dev" exists and will be taken over.',
    },
    others: 0,
  },
  {
    title: "a pipeline to take over that is not there",
    script: {},
    configuration: { adoptPipeline: true },
    finding: {
      check: "names",
      level: "error",
      message: 'Pipeline "adult-census-dev" does not exist, and adoptPipeline wants to take it over.',
      hint: "Mend pipelineName, or leave it to the stack to make: pulumi config set adoptPipeline false.",
    },
  },
  {
    title: "a pipeline that is being deleted",
    script: {
      "sagemaker:DescribePipeline": existing({ PipelineStatus: "Deleting" }),
      "sagemaker:ListTags": own,
    },
    finding: {
      check: "names",
      level: "warning",
      message: 'Pipeline "adult-census-dev" is being deleted.',
      hint: "Wait until it is gone: its name is free only then.",
    },
  },
  {
    title: "somebody else's model package group",
    script: {
      "sagemaker:DescribeModelPackageGroup": { body: { ModelPackageGroupArn: "arn:g" } },
      "sagemaker:ListTags": tagged({ stack: "dev", project: "other" }),
    },
    finding: {
      check: "names",
      level: "error",
      message:
        'Model package group "adult-census-dev" exists already, and its tags do not name project "sagemaker-pipelines" and stack "dev".',
      hint: "Delete it, or choose another name for the stack: pulumi stack rename NAME.",
    },
  },
];
