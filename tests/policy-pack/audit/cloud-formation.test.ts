import assert from "node:assert/strict";
import { ACKNOWLEDGEMENTS, judgeAudit } from "../../../policy-pack/audit/acknowledgements";
import { cloudFormation } from "../../../policy-pack/audit/cloud-formation";
import type { Estate } from "../../../policy-pack/estate";
import { add } from "../../security/changes";
import { ESTATE_NAMES, estateNamed } from "../../security/estates";

const written = async (name: (typeof ESTATE_NAMES)[number]) =>
  cloudFormation(await estateNamed(name)).Resources;

describe("resources as CloudFormation", () => {
  for (const name of ESTATE_NAMES) {
    it(`leave nothing of ${name} out by mistake, and give each an id of its own`, async () => {
      const { resources } = await estateNamed(name);
      const roles = resources.filter(({ type }) => type === "aws:iam/role:Role").length;
      const found = Object.values(await written(name)).filter(({ Type }) => Type === "AWS::IAM::Role").length;
      assert.equal(found, roles);
      assert.ok(found > 0);
    });
  }

  it("show auditors how jobs, crawlers and state machines of a workflow are encrypted and logged", async () => {
    const resources = await written("abalone-dev");
    const only = (type: string) =>
      Object.values(resources).flatMap(({ Type, Properties }) => (Type === type ? [Properties] : []));
    const encryption = { Ref: "SecurityConfigurationAbaloneDevGlue" };
    const data = { "Fn::GetAtt": ["KeyAbaloneDevData", "Arn"] };
    assert.deepEqual(only("AWS::Glue::SecurityConfiguration")[0]?.["EncryptionConfiguration"], {
      CloudWatchEncryption: {
        CloudWatchEncryptionMode: "SSE-KMS",
        KmsKeyArn: { "Fn::GetAtt": ["KeyAbaloneDevLogs", "Arn"] },
      },
      JobBookmarksEncryption: { JobBookmarksEncryptionMode: "CSE-KMS", KmsKeyArn: data },
      S3Encryptions: [{ S3EncryptionMode: "SSE-KMS", KmsKeyArn: data }],
    });
    const [job] = only("AWS::Glue::Job");
    assert.deepEqual([job?.["SecurityConfiguration"], job?.["GlueVersion"]], [encryption, "5.0"]);
    const [crawler] = only("AWS::Glue::Crawler");
    assert.deepEqual(crawler?.["CrawlerSecurityConfiguration"], encryption);
    const machines = only("AWS::StepFunctions::StateMachine");
    assert.equal(machines.length, 3);
    for (const { LoggingConfiguration, TracingConfiguration } of machines) {
      const { Level, IncludeExecutionData } = LoggingConfiguration as Record<string, unknown>;
      assert.deepEqual(
        [Level, IncludeExecutionData, TracingConfiguration],
        ["ALL", false, { Enabled: true }],
      );
    }
  });

  it("show auditors what builds images, and who may read them", async () => {
    const resources = await written("iris-dev");
    const { Properties = {} } = resources["ProjectIrisDevImageBuilds"] ?? {};
    const { Type, Location, BuildSpec } = Properties["Source"] as Record<string, unknown>;
    assert.deepEqual([Type, Location], ["NO_SOURCE", undefined]);
    assert.match(String(BuildSpec), /docker buildx build/);
    assert.deepEqual(Properties["EncryptionKey"], { "Fn::GetAtt": ["KeyIrisDevData", "Arn"] });
    assert.deepEqual([Properties["TimeoutInMinutes"], Properties["QueuedTimeoutInMinutes"]], [13, 30]);
    const { PrivilegedMode } = Properties["Environment"] as Record<string, unknown>;
    assert.equal(PrivilegedMode, true);
    const repository = resources["RepositoryIrisDevJobs"]?.Properties ?? {};
    const { Statement } = repository["RepositoryPolicyText"] as { Statement: readonly { Action: unknown }[] };
    assert.ok(Statement.length > 0);
  });

  it("gather what is set on a bucket, and refer to it from its policy", async () => {
    const resources = await written("prod");
    const { Properties } = resources["BucketAdultCensusProdArtifacts"] ?? {};
    assert.deepEqual(Properties?.["VersioningConfiguration"], { Status: "Enabled" });
    assert.deepEqual(Properties["PublicAccessBlockConfiguration"], {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    assert.deepEqual(Properties["LoggingConfiguration"], {
      DestinationBucketName: { Ref: "BucketAdultCensusProdAccessLogs" },
      LogFilePrefix: "artifacts/",
    });
    const policy = resources["BucketPolicyAdultCensusProdArtifacts"]?.Properties ?? {};
    assert.deepEqual(policy["Bucket"], { Ref: "BucketAdultCensusProdArtifacts" });
    const arn = { "Fn::GetAtt": ["BucketAdultCensusProdArtifacts", "Arn"] };
    const { Statement } = policy["PolicyDocument"] as { Statement: readonly { Resource: unknown }[] };
    assert.ok(
      Statement.some(
        ({ Resource }) =>
          JSON.stringify(Resource) === JSON.stringify([arn, { "Fn::Join": ["", [arn, "/*"]] }]),
      ),
    );
  });

  it("keep the documents of policies in IAM's spelling, and name their roles", async () => {
    const { Properties = {} } = (await written("prod"))["RolePolicyAdultCensusProdTraining"] ?? {};
    assert.deepEqual(Properties["Roles"], [{ Ref: "RoleAdultCensusProdTraining" }]);
    assert.deepEqual(Object.keys(Properties["PolicyDocument"] as object).sort(), ["Statement", "Version"]);
  });

  it("show the auditors the targets of a rule and the subnets of a network", async () => {
    const resources = await written("prod+");
    const rule = resources["EventRuleAdultCensusProdWatch"]?.Properties ?? {};
    assert.equal((rule["Targets"] as readonly unknown[]).length, 1);
    const subnets = Object.values(resources).filter(({ Type }) => Type === "AWS::EC2::Subnet");
    assert.ok(subnets.length >= 2);
  });

  it("refuse a type that they do not know, instead of hiding it", () => {
    const estate: Estate = { stack: "dev", configuration: {}, resources: [] };
    assert.throws(() => cloudFormation(add("aws:new/thing:Thing", {})(estate)), {
      name: "UntranslatedTypeError",
      message: 'Resource type "aws:new/thing:Thing" has no form in CloudFormation here.',
      hint: /^Add it to RESOURCE_SHAPES, or to LEFT_OUT/,
    });
  });
});

describe("the judgement of an audit", () => {
  const finding = { rule: "AwsSolutions-S1", subject: "dev Bucket", detail: "" };
  const known = { rules: /S1$/, subjects: /Bucket$/, reason: "for a reason" };

  it("leaves open what nothing covers", () => {
    assert.deepEqual(judgeAudit([finding], []), { open: [finding], stale: [] });
    assert.deepEqual(judgeAudit([finding], [known]), { open: [], stale: [] });
    assert.deepEqual(judgeAudit([{ ...finding, subject: "dev Queue" }], [known]).open.length, 1);
    const detailed = { ...known, details: /^Resource::\*$/ };
    assert.deepEqual(judgeAudit([finding], [detailed]).open, [finding]);
  });

  it("tells of acknowledgements that cover nothing any more", () => {
    assert.deepEqual(judgeAudit([], [known]).stale, [known]);
  });

  it("has a reason for each of ours", () => {
    for (const { rules, reason } of ACKNOWLEDGEMENTS) assert.ok(reason.length > 40, rules.source);
  });
});
