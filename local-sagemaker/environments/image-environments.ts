/** What stands in for a container image on this machine: Python packages locked to the image's versions. */
export interface ImageEnvironment {
  /** Repository and tag, the name that people read. */
  readonly image: string;
  /** File name of the lock file in this folder, or the path of one elsewhere. */
  readonly lockFile: string;
  /** The algorithm that the image runs when it is told `train` and given no code. */
  readonly algorithm?: "xgboost" | "linear-learner";
  /** Whether the image runs a script of the user's: it holds SageMaker's training toolkit. @default false */
  readonly runsScripts?: boolean;
  /** What readers of results have to know: what ran in place of the image's program. @default nothing to say */
  readonly remark?: string;
}

/** What stands in for an own image of a workflow: the requirements that it is built from. */
export interface OwnImageEnvironment extends ImageEnvironment {
  /** What URIs of this one version of the image end in, behind the registry: name and digest. */
  readonly uriEnd: string;
}

/** Every image that jobs can name, by repository and tag. The registry account does not matter. */
const ENVIRONMENTS: readonly (ImageEnvironment & { readonly tags: readonly string[] })[] = [
  {
    image: "sagemaker-xgboost:3.2-0",
    tags: ["3.2-0", "3.2-0-cpu-py3"],
    lockFile: "sagemaker-xgboost-3.2-0.txt",
    algorithm: "xgboost",
    runsScripts: true,
  },
  {
    // What AWS's image holds is not known; its stand-in needs numpy and scikit-learn.
    image: "linear-learner:1",
    tags: ["1"],
    lockFile: "sagemaker-xgboost-3.2-0.txt",
    algorithm: "linear-learner",
    remark:
      "linear-learner is closed: scikit-learn's linear models stood in for it, and numbers differ from AWS's.",
  },
];

/** What stands in for Lambda's Python runtime, and for the Python of Glue jobs: boto3 and nothing else. */
export const lambdaEnvironment: ImageEnvironment = {
  image: "aws-lambda-python:3.13",
  lockFile: "aws-lambda-python-3.13.txt",
};

/** The images that `findImageEnvironment` knows, for messages. */
export const knownImages: readonly string[] = ENVIRONMENTS.map(({ image }) => image);

const IMAGE = /^(?:[^/]+\/)*([^/:@]+):([^/:@]+)(?:@sha256:[0-9a-f]{64})?$/;

/**
 * What stands in for an image, or undefined when there is nothing. An image named by digest alone is unknown:
 * its versions cannot be told from it.
 *
 * @param uri Image URI, for example `683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.2-0`.
 * @param own what stands in for images that are named by digest
 */
export const findImageEnvironment = (
  uri: string,
  own: readonly OwnImageEnvironment[] = [],
): ImageEnvironment | undefined => {
  const ownOne = own.find(({ uriEnd }) => uri === uriEnd || uri.endsWith(`/${uriEnd}`));
  if (ownOne !== undefined) return ownOne;
  const [, repository = "", tag = ""] = IMAGE.exec(uri) ?? [];
  return ENVIRONMENTS.find(({ image, tags }) => image.startsWith(`${repository}:`) && tags.includes(tag));
};
