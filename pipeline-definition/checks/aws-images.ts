/**
 * AWS's own images: a repository, and what a tag has to be that names one version in full. AWS publishes no
 * digests for them.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
 */
const AWS_IMAGES: readonly (readonly [repository: RegExp, tag: RegExp])[] = [
  // The monitoring images have no tags at all.
  [/^sagemaker-(model-monitor-analyzer|debugger-rules)$/, /^(|latest|\d.*)$/],
  [
    /^(pytorch|tensorflow|mxnet|huggingface-[a-z]+|autogluon|djl)-(training|inference)(-\w+)?$/,
    /^\d+\.\d+\.\d+/,
  ],
  [/^sagemaker-(scikit-learn|xgboost|tensorflow|pytorch|mxnet|chainer|rl-\w+)$/, /^\d+\.\d+/],
  [/^sagemaker-(spark-processing|clarify-processing|base-python-\d+|sparkml-serving)$/, /^\d+\.\d+/],
  [/^sagemaker-distribution-prod$/, /^\d+\.\d+\.\d+/],
  [/^(linear-learner|pca|kmeans|knn|ntm|factorization-machines|object2vec|ipinsights)$/, /^\d/],
  [/^(randomcutforest|xgboost|blazingtext|image-classification|semantic-segmentation)$/, /^\d/],
  [/^(object-detection|seq2seq|forecasting-deepar|lda)$/, /^\d/],
];

const ECR = /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.[a-z0-9.-]+\/(?<repository>[^:@]+)(?::(?<tag>[^@]*))?(@.*)?$/;

const partsOf = (image: string): { readonly repository: string; readonly tag: string } => {
  const { repository = "", tag = "" } = ECR.exec(image)?.groups ?? {};
  return { repository, tag };
};

/** Whether an image is one of AWS's, judged by the name of its repository: nobody's code lies in it. */
export const isAwsImage = (image: string): boolean =>
  AWS_IMAGES.some(([name]) => name.test(partsOf(image).repository));

const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Whether an image's name stands for one and the same content: by digest, or AWS's own by a full version. */
export const isPinnedImage = (image: string): boolean => {
  if (DIGEST.test(image)) return true;
  const { repository, tag } = partsOf(image);
  return AWS_IMAGES.some(([name, version]) => name.test(repository) && version.test(tag));
};
