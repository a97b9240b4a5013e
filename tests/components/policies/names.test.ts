import assert from "node:assert/strict";
import { dataLocation, keyPatterns } from "../../../components/policies/data-location";
import { repositoriesPulled } from "../../../components/policies/images-pulled";
import { placeOf, regionalArn, throughS3 } from "../../../pipeline-definition/analysis/permissions/place";
import type { PipelineDefinition, StepDefinition } from "../../../pipeline-definition/document/definition";

describe("names that policies are made of", () => {
  describe("a place", () => {
    for (const [region, partition] of [
      ["eu-west-1", "aws"],
      ["cn-northwest-1", "aws-cn"],
      ["us-gov-east-1", "aws-us-gov"],
      ["us-iso-east-1", "aws-iso"],
      ["us-isob-east-1", "aws-iso-b"],
      ["us-isof-south-1", "aws-iso-f"],
    ] as const) {
      it(`of region ${region} lies in partition ${partition}`, () => {
        const place = placeOf(region, "111122223333");
        const expected = `arn:${partition}:sagemaker:${region}:111122223333:model/m`;
        assert.equal(regionalArn(place, "sagemaker", "model/m"), expected);
      });
    }

    it("knows how KMS names S3 in China", () => {
      const service = throughS3(placeOf("cn-north-1", "111122223333")).StringEquals["kms:ViaService"];
      assert.equal(service, "s3.cn-north-1.amazonaws.com.cn");
    });
  });

  describe("the location of data", () => {
    it("is the folder of a file", () => {
      const location = dataLocation("s3://bucket/a/b/file.csv");
      assert.deepEqual(location, { bucket: "bucket", folder: "a/b", key: "a/b/file.csv" });
      assert.deepEqual(keyPatterns(location), ["a/b/*"]);
    });

    it("is nothing but the file when that lies in the root of its bucket", () => {
      assert.deepEqual(keyPatterns(dataLocation("s3://bucket/file.csv")), ["file.csv", "file.csv/*"]);
    });

    for (const uri of ["s3://bucket", "s3://bucket/", "bucket/file.csv", "s3:///file.csv"]) {
      it(`is not ${uri}`, () => {
        assert.throws(() => dataLocation(uri), {
          name: "RangeError",
          message: `"${uri}" is not an S3 URI such as "s3://bucket/folder/file.csv".`,
        });
      });
    }
  });

  describe("the repositories that jobs pull from", () => {
    const processing = (Name: string, ImageUri: string): StepDefinition => ({
      Name,
      Type: "Processing",
      Arguments: { AppSpecification: { ImageUri } },
    });
    const own = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/jobs";
    const definition: PipelineDefinition = {
      Version: "2020-12-01",
      Steps: [
        processing("A", `${own}@sha256:${"0".repeat(64)}`),
        processing("B", `${own}:7`),
        processing("C", "141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"),
        {
          Name: "D",
          Type: "Condition",
          Arguments: {
            Conditions: [],
            IfSteps: [
              { Name: "E", Type: "Model", Arguments: { Containers: [{ Image: `${own}-served:1` }] } },
            ],
            ElseSteps: [],
          },
        },
        processing("F", "docker.io/library/python:3"),
      ],
    };

    it("are each named once, by ARN, for the kind of job that pulls them", () => {
      assert.deepEqual(repositoriesPulled(definition, "processing", "aws"), [
        "arn:aws:ecr:eu-west-1:111122223333:repository/team/jobs",
        "arn:aws:ecr:eu-west-1:141502667606:repository/sagemaker-scikit-learn",
      ]);
      assert.deepEqual(repositoriesPulled(definition, "training", "aws"), []);
    });

    it("are found in branches and in lists of containers", () => {
      assert.deepEqual(repositoriesPulled(definition, "model", "aws"), [
        "arn:aws:ecr:eu-west-1:111122223333:repository/team/jobs-served",
      ]);
    });
  });
});
