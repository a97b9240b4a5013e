import assert from "node:assert/strict";
import { codeFile, processingJob, trainedModelStep, trainingJob } from "../../workflows/private-jobs";
import { workflow } from "../../workflows/iris/pipeline";

const inputs = { ...workflow.sampleInputs, code: { "train.py": "s3://bucket/code/train.py" } };
const limits = { instanceType: "ml.m5.large", maxSeconds: 60 };
const VPC = { Subnets: inputs.subnetIds, SecurityGroupIds: inputs.securityGroupIds };

describe("jobs of all workflows", () => {
  it("have no network, and encrypt what they write and send", () => {
    const training = trainingJob(inputs, "Train", limits);
    assert.deepEqual(
      [training.EnableNetworkIsolation, training.EnableInterContainerTrafficEncryption, training.VpcConfig],
      [true, true, VPC],
    );
    assert.deepEqual(
      [training.OutputDataConfig.KmsKeyId, training.ResourceConfig.VolumeKmsKeyId],
      [inputs.keyArn, inputs.keyArn],
    );
    const { NetworkConfig, ProcessingResources } = processingJob(inputs, limits);
    assert.deepEqual(NetworkConfig, {
      EnableNetworkIsolation: true,
      EnableInterContainerTrafficEncryption: true,
      VpcConfig: VPC,
    });
    assert.equal(ProcessingResources.ClusterConfig.VolumeKmsKeyId, inputs.keyArn);
  });

  it("make models that have no network either", () => {
    const model = trainedModelStep("Model", inputs, {
      description: "A model.",
      image: "image",
      modelData: "s3://bucket/model.tar.gz",
    });
    const { EnableNetworkIsolation, VpcConfig } = model.definition.Arguments ?? {};
    assert.deepEqual([EnableNetworkIsolation, VpcConfig], [true, VPC]);
  });

  it("take a code file that there is, and name one that there is not", () => {
    assert.equal(codeFile(inputs, "train.py"), "s3://bucket/code/train.py");
    assert.throws(() => codeFile(inputs, "trian.py"), {
      name: "RangeError",
      message: 'The workflow of "iris" has no code file "trian.py".',
    });
  });
});
