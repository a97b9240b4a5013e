import assert from "node:assert/strict";
import { awsClients } from "../../acceptance/aws/clients";
import { checkImages } from "../../acceptance/preflight/check-images";
import { checkQuotas } from "../../acceptance/preflight/check-quotas";
import { instanceNeeds } from "../../acceptance/preflight/instance-needs";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { AwsDouble, type Reply } from "./aws-double";
import { devSettings } from "./dev-settings";
import { quotas } from "./good-account";

const documentOf = (...steps: readonly object[]): PipelineDefinition =>
  ({ Version: "2020-12-01", Steps: steps }) as unknown as PipelineDefinition;

const training = (Name: string, count: number, more: object = {}) => ({
  Name,
  Type: "Training",
  Arguments: { ResourceConfig: { InstanceType: "ml.c5.xlarge", InstanceCount: count } },
  ...more,
});

const digest = `sha256:${"a".repeat(64)}`;
const OWN = `111122223333.dkr.ecr.us-east-1.amazonaws.com/jobs@${digest}`;

const withImage = (TrainingImage: string) =>
  documentOf({ Name: "Train", Type: "Training", Arguments: { AlgorithmSpecification: { TrainingImage } } });

describe("preflight: definitions", () => {
  const double = new AwsDouble();
  const clients = () => awsClients({ region: "us-east-1", endpointUrl: double.url() });

  before(async () => double.open());
  after(async () => double.close());

  it("counts steps together that do not wait for each other", () => {
    const document = documentOf(
      training("A", 2),
      training("B", 3),
      training("C", 4, { DependsOn: ["A"] }),
      training("D", 1, { DependsOn: ["C", "B"] }),
    );
    assert.deepEqual(instanceNeeds(document), [
      {
        instanceType: "ml.c5.xlarge",
        usage: "training job usage",
        steps: ["A", "B", "C", "D"],
        atLeast: 4,
        together: 9,
      },
    ]);
  });

  it("tells kinds of jobs and instance types apart", () => {
    const spot = training("Spot", 1);
    const document = documentOf(
      training("Train", 1),
      { ...spot, Arguments: { ...spot.Arguments, EnableManagedSpotTraining: true } },
      {
        Name: "Score",
        Type: "Transform",
        Arguments: { TransformResources: { InstanceType: "ml.m5.large", InstanceCount: 2 } },
      },
      {
        Name: "Tune",
        Type: "Tuning",
        Arguments: {
          HyperParameterTuningJobConfig: {
            ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 4 },
          },
          TrainingJobDefinition: { ResourceConfig: { InstanceType: "ml.g5.xlarge", InstanceCount: 2 } },
        },
      },
    );
    assert.deepEqual(
      instanceNeeds(document).map(({ instanceType, usage, together }) => [instanceType, usage, together]),
      [
        ["ml.c5.xlarge", "training job usage", 1],
        ["ml.c5.xlarge", "spot training job usage", 1],
        ["ml.m5.large", "transform job usage", 2],
        ["ml.g5.xlarge", "training job usage", 8],
      ],
    );
  });

  it("warns of steps that will wait for each other's instances", async () => {
    double.play({ "servicequotas:ListServiceQuotas": quotas({ "ml.c5.xlarge for training job usage": 2 }) });
    const definition = documentOf(training("A", 1), training("B", 2));
    const [found] = await checkQuotas(devSettings({}, { definition }), clients());
    assert.equal(found?.level, "warning");
    assert.equal(
      found.message,
      'Quota "ml.c5.xlarge for training job usage" is 2, and steps that may run at the same time ("A", "B") need 3.',
    );
    assert.match(
      found.hint ?? "",
      /^They will wait for each other by their retry policies\. .*--desired-value 3 /,
    );
  });

  it("asks for no quota when nothing is paid by the hour", async () => {
    double.play({});
    assert.deepEqual(await checkQuotas(devSettings({}, { definition: documentOf() }), clients()), [
      { check: "quotas", level: "ok", message: "No step names an instance type." },
    ]);
    assert.deepEqual(double.requests, []);
  });

  const images = async (uri: string, reply: Reply) => {
    double.play({ "ecr:DescribeImages": reply });
    return checkImages(devSettings({}, { definition: withImage(uri) }), clients());
  };

  it("looks an own image up by its digest or tag", async () => {
    const found = { body: { imageDetails: [{ imageDigest: digest }] } };
    assert.deepEqual(await images(OWN, found), [
      { check: "images", level: "ok", message: `Image "${OWN}" exists.` },
    ]);
    const asked = { registryId: "111122223333", repositoryName: "jobs" };
    assert.deepEqual(double.inputsOf("ecr:DescribeImages"), [
      { ...asked, imageIds: [{ imageDigest: digest }] },
    ]);
    await images(OWN.replace(`@${digest}`, ":v7"), found);
    assert.deepEqual(double.inputsOf("ecr:DescribeImages"), [{ ...asked, imageIds: [{ imageTag: "v7" }] }]);
  });

  it("tells of an own image that is not there", async () => {
    for (const error of ["ImageNotFoundException", "RepositoryNotFoundException"]) {
      assert.deepEqual(await images(OWN, { error, message: "none" }), [
        {
          check: "images",
          level: "error",
          message: `Image "${OWN}" does not exist.`,
          hint: "Push it, or name one that exists.",
        },
      ]);
    }
  });

  it("tells of an image in another region", async () => {
    const elsewhere = OWN.replace("us-east-1", "eu-west-1");
    assert.deepEqual(await images(elsewhere, { error: "unused" }), [
      {
        check: "images",
        level: "error",
        message: `Image "${elsewhere}" lies in region "eu-west-1", and the jobs run in "us-east-1".`,
        hint: "Name an image of the region of the stack.",
      },
    ]);
  });

  it("says of an image outside ECR that it was not looked at", async () => {
    const [found] = await images("docker.io/library/python:3.12", { error: "unused" });
    assert.equal(found?.level, "warning");
    assert.equal(found.message, 'Image "docker.io/library/python:3.12" is not in ECR and was not looked at.');
    assert.equal(
      found.hint,
      "Make sure that jobs can pull it: without a network configuration for private registries they take ECR only.",
    );
    assert.deepEqual(double.requests, []);
  });
});
