import assert from "node:assert/strict";
import { dataBucket } from "../../../components/policies/data-bucket";
import { placeOf, regionalArn, throughS3 } from "../../../pipeline-definition/analysis/permissions/place";

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

  describe("the bucket of data", () => {
    it("is what an S3 URI begins with", () => {
      assert.equal(dataBucket("s3://bucket/a/b/file.csv"), "bucket");
    });

    for (const uri of ["s3://bucket", "s3://bucket/", "bucket/file.csv", "s3:///file.csv"]) {
      it(`is not in ${uri}`, () => {
        assert.throws(() => dataBucket(uri), {
          name: "RangeError",
          message: `"${uri}" is not an S3 URI such as "s3://bucket/folder/file.csv".`,
        });
      });
    }
  });
});
