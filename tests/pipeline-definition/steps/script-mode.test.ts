import assert from "node:assert/strict";
import {
  csvChannel,
  join,
  parameterFloat,
  parameterString,
  pipeline,
  scriptMode,
  trainingStep,
} from "../../../pipeline-definition";
import { trainingJob } from "./example-jobs";

describe("scriptMode", () => {
  const rate = parameterFloat("Rate", { default: 0.1 });
  const kind = parameterString("Kind", { default: "tree" });
  const train = trainingStep("Train", {
    arguments: {
      ...trainingJob,
      EnableNetworkIsolation: true,
      ...scriptMode({
        program: "train.py",
        code: "s3://b/code/0123",
        hyperParameters: { epochs: 5, layers: [8, 4], name: "demo", shuffle: true, rate, kind },
        channels: [csvChannel("train", "s3://b/train")],
        containerLogLevel: 20,
      }),
    },
  });
  const [step] = pipeline({ parameters: [rate, kind], steps: [train] }).Steps;

  it("encodes each hyperparameter as the training toolkit decodes it", () => {
    assert.deepEqual(step?.Arguments?.["HyperParameters"], {
      epochs: "5",
      layers: "[8,4]",
      name: '"demo"',
      shuffle: "true",
      rate: join("", [rate]).toExpression(),
      kind: { Get: "Parameters.Kind" },
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: '"/opt/ml/input/data/code"',
      sagemaker_container_log_level: "20",
    });
  });

  it("brings the code through a channel, since an isolated container cannot fetch it", () => {
    const channels = step?.Arguments?.["InputDataConfig"] as { ChannelName?: string }[];
    assert.deepEqual(
      channels.map(({ ChannelName }) => ChannelName),
      ["train", "code"],
    );
    assert.deepEqual(channels[1], {
      ChannelName: "code",
      InputMode: "File",
      DataSource: {
        S3DataSource: {
          S3DataType: "S3Prefix",
          S3Uri: "s3://b/code/0123",
          S3DataDistributionType: "FullyReplicated",
        },
      },
    });
  });

  it("names an archive inside the channel", () => {
    const { HyperParameters } = scriptMode({ program: "train.py", code: "s3://b/code/sourcedir.tar.gz" });
    assert.deepEqual(HyperParameters, {
      sagemaker_program: '"train.py"',
      sagemaker_submit_directory: '"/opt/ml/input/data/code/sourcedir.tar.gz"',
    });
  });
});
