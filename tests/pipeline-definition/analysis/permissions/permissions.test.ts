import assert from "node:assert/strict";
import fc from "fast-check";
import { permissions } from "../../../../pipeline-definition/analysis/permissions/permissions";
import type { Surroundings } from "../../../../pipeline-definition/analysis/permissions/surroundings";
import type { PipelineDefinition } from "../../../../pipeline-definition/document/definition";

const ROLE = "arn:aws:iam::111122223333:role/jobs";
const IMAGE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/jobs:7";

const step = (Type: string, Arguments: object, beside: object = {}) => ({
  Name: "S",
  Type,
  Arguments,
  ...beside,
});

const define = (steps: readonly object[], parameters: readonly object[] = []): PipelineDefinition =>
  ({ Version: "2020-12-01", Parameters: parameters, Steps: steps }) as unknown as PipelineDefinition;

const job = (uri: unknown, more: object = {}) =>
  step("Processing", {
    RoleArn: ROLE,
    AppSpecification: { ImageUri: IMAGE },
    ProcessingInputs: [{ InputName: "i", S3Input: { S3Uri: uri, S3DataType: "S3Prefix" } }],
    ...more,
  });

const roleOf = (document: PipelineDefinition, role = ROLE, around: Surroundings = {}) => {
  const found = permissions(document, around).find((one) => one.role === role);
  assert.ok(found !== undefined, role);
  return found;
};

const resourcesOf = (document: PipelineDefinition, sid: string, around: Surroundings = {}) =>
  roleOf(document, ROLE, around).policy.Statement.find(({ Sid }) => Sid === sid)?.Resource;

describe("permissions", () => {
  it("fit a literal place in S3 as the service reads it: all that begins so", () => {
    assert.equal(
      resourcesOf(define([job("s3://b/data/x.csv")]), "ReadObjects"),
      "arn:aws:s3:::b/data/x.csv*",
    );
  });

  it("widen the default of a parameter to its folder, and say so", () => {
    const parameter = { Name: "Data", Type: "String", DefaultValue: "s3://b/data/x.csv" };
    const document = define([job({ Get: "Parameters.Data" })], [parameter]);
    assert.equal(resourcesOf(document, "ReadObjects"), "arn:aws:s3:::b/data/*");
    assert.ok(
      roleOf(document).notes.includes(
        'The default of parameter "Data" decides over this policy: ' +
          "an execution that is started with another value may need other rights.",
      ),
    );
    const inRoot = define(
      [job({ Get: "Parameters.Data" })],
      [{ ...parameter, DefaultValue: "s3://b/x.csv" }],
    );
    assert.equal(resourcesOf(inRoot, "ReadObjects"), "arn:aws:s3:::b/x.csv*");
  });

  it("grant the folders of the surroundings as a whole", () => {
    const around = { folders: ["s3://b/code/"] };
    assert.equal(
      resourcesOf(define([job("s3://b/code/1/x.py")]), "ReadObjects", around),
      "arn:aws:s3:::b/code/*",
    );
  });

  it("look for what other services answer with in the folder where their answers lie, and nowhere without one", () => {
    const answered = define([job({ Get: "Steps.Etl.OutputParameters['trainUri']" })]);
    const around = { answersIn: "s3://b/census/" };
    assert.equal(resourcesOf(answered, "ReadObjects", around), "arn:aws:s3:::b/census/*");
    assert.equal(resourcesOf(answered, "ReadObjects"), undefined);
    const property = define([job({ Get: "Steps.Etl.Outputs['trainUri']" })]);
    assert.equal(resourcesOf(property, "ReadObjects", around), undefined);
  });

  it("pull from the repository of an image of ECR, and from nowhere else", () => {
    const from = (ImageUri: string) =>
      resourcesOf(define([job("s3://b/x", { AppSpecification: { ImageUri } })]), "PullImages");
    assert.equal(
      from(`${IMAGE}@sha256:${"0".repeat(64)}`),
      "arn:aws:ecr:eu-west-1:111122223333:repository/team/jobs",
    );
    assert.equal(from("docker.io/library/python:3"), undefined);
  });

  it("read region, account and partition from the document", () => {
    const china = "arn:aws-cn:sagemaker:cn-north-1:444455556666:model-package-group/g";
    const document = define([
      step("RegisterModel", { ModelPackageGroupName: china, ModelApprovalStatus: "Rejected" }),
    ]);
    const [pipeline] = permissions(document);
    assert.match(JSON.stringify(pipeline?.trust), /arn:aws-cn:sagemaker:cn-north-1:444455556666:pipeline/);
  });

  it("put placeholders where nothing names region or account, and say so", () => {
    const [pipeline] = permissions(define([]));
    assert.deepEqual(pipeline?.notes, [
      "The document does not name its pipeline: the trust fits every pipeline of the account.",
      "Put the region in place of REGION: the document names none.",
      "Put the account in place of ACCOUNT: the document names none.",
    ]);
  });

  it("stay short: many steps that need the same share a statement", () => {
    const steps = Array.from({ length: 1000 }, (_, i) => ({
      ...job(`s3://b/data/${String(i)}/x`),
      Name: `S${String(i)}`,
    }));
    const start = process.hrtime.bigint();
    const { policy, notes } = roleOf(define(steps));
    assert.equal(policy.Statement.filter(({ Sid }) => Sid.startsWith("ReadObjects")).length, 1);
    assert.match(
      notes.at(-1) ?? "",
      /^The policy has \d+ characters, and IAM takes 10240 as inline policies/,
    );
    assert.ok(process.hrtime.bigint() - start < 10_000_000_000n);
  });

  it("take any JSON, names that objects have by nature included, and throw nothing", () => {
    const names = fc.constantFrom(
      "Steps",
      "Name",
      "Type",
      "Arguments",
      "Get",
      "Std:Join",
      "Values",
      "RoleArn",
      "__proto__",
    );
    const value = fc.jsonValue({ maxDepth: 6 });
    const loose = fc.dictionary(names, value);
    const types = fc.constantFrom(
      "Processing",
      "Training",
      "Tuning",
      "constructor",
      "toString",
      "EMR",
      "Lineage",
      "Model",
    );
    const steps = fc.array(fc.record({ Name: value, Type: types, Arguments: fc.oneof(value, loose) }));
    fc.assert(
      fc.property(fc.oneof(value, loose, fc.record({ Steps: steps, Parameters: value })), (document) => {
        assert.ok(permissions(document as unknown as PipelineDefinition).length > 0);
      }),
      { numRuns: 1000 },
    );
  });

  it("find no end in properties that lead back to themselves, or in joins nested deep", () => {
    const circle = { Get: "Steps.S.ProcessingInputs['i'].S3Input.S3Uri" };
    const many = { "Std:Join": { On: "", Values: [circle, circle, circle] } };
    let deep: object = circle;
    for (let i = 0; i < 20_000; i++) deep = { "Std:Join": { On: "", Values: [deep] } };
    for (const uri of [circle, many, deep])
      assert.match(roleOf(define([job(uri)])).notes.join(" "), /rights in S3/);
  });
});
