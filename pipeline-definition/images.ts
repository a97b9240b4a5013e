import { imageAccounts, type ImageFamily } from "./image-registries";

interface Framework {
  readonly repository: string;
  readonly family: ImageFamily;
  /** Image tag by version; without a tag where AWS has only one image. */
  readonly tags: Readonly<Record<string, string>>;
}

const tags = <const Version extends string>(
  suffix: string,
  ...versions: readonly Version[]
): Readonly<Record<Version, string>> =>
  Object.fromEntries(versions.map((version) => [version, `${version}${suffix}`])) as Record<Version, string>;

/** A first-party algorithm, which has one version. */
const algorithm = (repository: string, family: ImageFamily) => ({ repository, family, tags: tags("", "1") });

const FRAMEWORKS = {
  xgboost: {
    repository: "sagemaker-xgboost",
    family: "scikit-learn",
    tags: {
      ...tags("-cpu-py3", "0.90-1", "0.90-2", "1.0-1"),
      ...tags("", "1.2-1", "1.2-2", "1.3-1", "1.5-1", "1.7-1", "3.0-5", "3.2-0"),
    },
  },
  "scikit-learn": {
    repository: "sagemaker-scikit-learn",
    family: "scikit-learn",
    tags: tags("-cpu-py3", "0.20.0", "0.23-1", "1.0-1", "1.2-1", "1.4-2"),
  },
  "pytorch-training": {
    repository: "pytorch-training",
    family: "pytorch",
    tags: tags("-py312", "2.8.0-cpu", "2.8.0-gpu"),
  },
  spark: { repository: "sagemaker-spark-processing", family: "spark", tags: tags("-cpu", "3.5") },
  clarify: { repository: "sagemaker-clarify-processing", family: "clarify", tags: tags("", "1.0") },
  "model-monitor": {
    repository: "sagemaker-model-monitor-analyzer",
    family: "monitor",
    tags: { untagged: "" },
  },
  "base-python": { repository: "sagemaker-base-python-310", family: "base-python", tags: tags("", "1.0") },
  "linear-learner": algorithm("linear-learner", "linear"),
  pca: algorithm("pca", "linear"),
  kmeans: algorithm("kmeans", "linear"),
  knn: algorithm("knn", "linear"),
  ntm: algorithm("ntm", "linear"),
  "factorization-machines": algorithm("factorization-machines", "linear"),
  object2vec: algorithm("object2vec", "linear"),
  ipinsights: algorithm("ipinsights", "linear"),
  randomcutforest: algorithm("randomcutforest", "linear"),
  blazingtext: algorithm("blazingtext", "blazingtext"),
  "image-classification": algorithm("image-classification", "blazingtext"),
  "semantic-segmentation": algorithm("semantic-segmentation", "blazingtext"),
  "object-detection": algorithm("object-detection", "blazingtext"),
  seq2seq: algorithm("seq2seq", "blazingtext"),
  "forecasting-deepar": algorithm("forecasting-deepar", "deepar"),
  lda: algorithm("lda", "lda"),
} as const satisfies Readonly<Record<string, Framework>>;

export type FrameworkName = keyof typeof FRAMEWORKS;

/** Domains of the partitions that are not `amazonaws.com`, by what their regions begin with. */
const DOMAINS = [
  ["cn-", "amazonaws.com.cn"],
  ["us-isof-", "csp.hci.ic.gov"],
  ["us-isob-", "sc2s.sgov.gov"],
  ["us-iso-", "c2s.ic.gov"],
] as const;

const domain = (region: string): string =>
  DOMAINS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "amazonaws.com";

/** An image that cannot be named: unknown region, or not pinned. */
export class ImageError extends Error {
  override readonly name = "ImageError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

/**
 * URI of one of AWS's own images, by full version tag. AWS does not publish digests for them, so none is
 * ever made up.
 *
 * @throws ImageError when AWS has no such image in the region
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 */
export const frameworkImage = <Name extends FrameworkName>(
  framework: Name,
  version: keyof (typeof FRAMEWORKS)[Name]["tags"] & string,
  region: string,
): string => {
  const { repository, family, tags }: Framework = FRAMEWORKS[framework];
  const accounts = imageAccounts(family);
  const account = accounts.get(region);
  const tag = tags[version];
  if (account === undefined) {
    throw new ImageError(
      `AWS has no "${framework}" image in region "${region}".`,
      `Use one of these regions: ${[...accounts.keys()].join(", ")}.`,
    );
  }
  if (tag === undefined) {
    throw new ImageError(
      `AWS has no version "${version}" of the "${framework}" image.`,
      `Use one of these versions: ${Object.keys(tags).join(", ")}.`,
    );
  }
  return `${account}.dkr.ecr.${region}.${domain(region)}/${repository}${tag === "" ? "" : `:${tag}`}`;
};

/**
 * URI of an own image, pinned by digest: a tag could be moved under a running pipeline.
 *
 * @param repositoryUrl such as `111122223333.dkr.ecr.eu-west-1.amazonaws.com/iris`
 * @param digest `sha256:` and 64 hexadecimal digits
 * @throws ImageError when the digest is not one
 */
export const ownImage = (repositoryUrl: string, digest: string): string => {
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new ImageError(
      `Image "${repositoryUrl}" has the digest "${digest}", which is not "sha256:" and 64 hexadecimal digits.`,
      "Take the digest from the registry, for example from the output of the push.",
    );
  }
  return `${repositoryUrl}@${digest}`;
};
