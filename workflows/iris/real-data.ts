/**
 * Where the real data comes from: Fisher, R. A. (1936), Iris, UCI Machine Learning Repository, CC BY 4.0. The hash is
 * that of the file with the two rows that differ from Fisher's article, as UCI has served it for decades.
 *
 * @see https://doi.org/10.24432/C56C76
 */
export const irisRealData = {
  url: "https://archive.ics.uci.edu/ml/machine-learning-databases/iris/iris.data",
  sha256: "6f608b71a7317216319b4d27b4d9bc84e6abd734eda7872b71a458569e2656c0",
  licence: "CC BY 4.0; Fisher, Iris, UCI Machine Learning Repository",
  /** More than twice the size of the file, in bytes. */
  maxBytes: 10_000,
  fileName: "iris.data",
  /** The workflow reads the file as it is served. */
  convert: (source: string): string => source,
} as const;
