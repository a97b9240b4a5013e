import path from "node:path";
import type { WorkflowInputs } from "../../pipeline-definition/workflow";
import { codeBundle, codeUris } from "../../workflows/code-bundle";
import { configOf, OWN_DATA, type ProgramRun } from "./pulumi-program";

/** Type tokens that several tests look for. */
export const PIPELINE = "aws:sagemaker/pipeline:Pipeline";
export const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";

/** The document that a run registered, as text. */
export const definitionOf = (run: ProgramRun): string =>
  String(run.only(PIPELINE).inputs["pipelineDefinition"]);

/** What the stack's file gives to everything, and what the program adds. */
const tagsOf = (stack: string): Readonly<Record<string, string>> => {
  const { project, values } = configOf(path.resolve(__dirname, "../.."), { stack });
  const { tags } = JSON.parse(values["aws:defaultTags"] ?? "") as { tags: Record<string, string> };
  return { ...tags, project, stack, workflow: "adult-census" };
};

/** The inputs of Adult Census, put together from what the pretend AWS answered. */
export const inputsOf = (run: ProgramRun, stack: string): WorkflowInputs => {
  const name = `adult-census-${stack}`;
  const made = (type: string, resource: string) => run.made(run.only(type, `${name}${resource}`));
  const bucket = String(made("aws:s3/bucket:Bucket", "-artifacts")["bucket"]);
  const role = (kind: string) => String(made("aws:iam/role:Role", `-${kind}`)["arn"]);
  const sample = run.all(OBJECT).find((object) => object.name === `${name}-adult.csv`);
  return {
    pipelineName: name,
    region: "us-east-1",
    bucket,
    keyArn: String(made("aws:kms/key:Key", "-data")["arn"]),
    roleArns: { processing: role("processing"), training: role("training"), model: role("model") },
    subnetIds: made("awsx:ec2:Vpc", "")["isolatedSubnetIds"] as string[],
    securityGroupIds: [String(made("aws:ec2/securityGroup:SecurityGroup", "-jobs")["id"])],
    modelPackageGroupName: name,
    inputData:
      sample === undefined ? OWN_DATA.inputDataUri : `s3://${bucket}/${String(sample.inputs["key"])}`,
    tags: tagsOf(stack),
    code: codeUris(codeBundle("adult-census"), bucket),
  };
};

/** What differs between two runs, as `type::name`. */
export const differences = (before: ProgramRun, after: ProgramRun): readonly string[] =>
  [...new Set([...before.bytes.keys(), ...after.bytes.keys()])]
    .filter((key) => before.bytes.get(key) !== after.bytes.get(key))
    .sort();
