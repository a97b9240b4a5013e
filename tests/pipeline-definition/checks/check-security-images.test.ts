import { SECURE, secureDefinition } from "./secure-definition";
import { itAcceptsIn, itFindsIn } from "./valid-definition";

describe("checkSecurityImages", () => {
  itFindsIn(secureDefinition(), [
    [
      "an image by a tag that moves",
      {
        [`${SECURE.prepare}.Arguments.AppSpecification.ImageUri`]:
          "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:latest",
      },
      "job-image-not-pinned Steps[0].Arguments.AppSpecification.ImageUri",
      'Step "Prepare" runs image "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:latest" by the tag "latest", which can move.',
      "Name it by digest: <repository>@sha256:<64 hexadecimal digits> (control ECR-6).",
    ],
    [
      "an image without a tag",
      {
        [`${SECURE.register}.Arguments.InferenceSpecification.Containers.0.Image`]:
          "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools",
      },
      "job-image-not-pinned Steps[7].Arguments.IfSteps[1].Arguments.InferenceSpecification.Containers[0].Image",
      'Step "Register" runs image "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools" without a tag.',
      "Name it by digest: <repository>@sha256:<64 hexadecimal digits> (control ECR-6).",
    ],
    [
      "an image of AWS's by its latest tag",
      {
        [`${SECURE.train}.Arguments.AlgorithmSpecification.TrainingImage`]:
          "685385470294.dkr.ecr.eu-west-1.amazonaws.com/xgboost:latest",
      },
      "job-image-not-pinned Steps[1].Arguments.AlgorithmSpecification.TrainingImage",
      'Step "Train" runs image "685385470294.dkr.ecr.eu-west-1.amazonaws.com/xgboost:latest" by the tag "latest", which can move.',
      'Name one version in full, such as "1.7-1" or "2.8.0-cpu-py312" (control ECR-6).',
    ],
    [
      "an image of AWS's by half a version",
      {
        [`${SECURE.train}.Arguments.AlgorithmSpecification.TrainingImage`]:
          "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.8-cpu-py312",
      },
      "job-image-not-pinned Steps[1].Arguments.AlgorithmSpecification.TrainingImage",
      'Step "Train" runs image "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.8-cpu-py312" by the tag "2.8-cpu-py312", which can move.',
      'Name one version in full, such as "1.7-1" or "2.8.0-cpu-py312" (control ECR-6).',
    ],
  ]);

  itAcceptsIn(secureDefinition(), [
    [
      "what a function is told of images",
      { [`${SECURE.tell}.Arguments.Image`]: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:latest" },
    ],
    [
      "the monitoring image, which has no tags",
      {
        [`${SECURE.prepare}.Arguments.AppSpecification.ImageUri`]:
          "468650794304.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-model-monitor-analyzer",
      },
    ],
    [
      "an image that a parameter names",
      {
        "Parameters.+": { Name: "Image", Type: "String" },
        [`${SECURE.prepare}.Arguments.AppSpecification.ImageUri`]: { Get: "Parameters.Image" },
      },
    ],
    [
      "an image with its digest beside it",
      {
        [`${SECURE.register}.Arguments.InferenceSpecification.Containers.0`]: {
          Image: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/tools:7",
          ImageDigest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        },
      },
    ],
  ]);
});
