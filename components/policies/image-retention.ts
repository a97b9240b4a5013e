/**
 * Which images a repository drops: untagged ones after two weeks. Tagged images stay, since definitions
 * name them by digest and an old execution may be started again.
 *
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export const imageRetention = {
  rules: [
    {
      rulePriority: 1,
      description: "Untagged images, which no definition names",
      selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
      action: { type: "expire" },
    },
  ],
} as const;
