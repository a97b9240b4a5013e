/**
 * Where the real data comes from: Nash, W. and others (1994), Abalone, UCI Machine Learning Repository, CC BY 4.0.
 *
 * @see https://doi.org/10.24432/C55C7W
 */
export const abaloneRealData = {
  url: "https://archive.ics.uci.edu/ml/machine-learning-databases/abalone/abalone.data",
  sha256: "de37cdcdcaaa50c309d514f248f7c2302a5f1f88c168905eba23fe2fbc78449f",
  licence: "CC BY 4.0; Nash, Sellers, Talbot, Cawthorn and Ford, Abalone, UCI Machine Learning Repository",
  /** More than twice the size of the file, in bytes. */
  maxBytes: 400_000,
  fileName: "abalone.data",
  /** The workflow reads the file as it is served. */
  convert: (source: string): string => source,
} as const;
