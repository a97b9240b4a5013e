import type { Json } from "../parts";
import { MODELS } from "./models";
import { MONITORING } from "./monitoring";
import { PIPELINES } from "./pipelines";
import { PROCESSING } from "./processing";
import { SEARCHES } from "./searches";
import { TRAINING } from "./training";

/** Members that only make a job safer, so that AWS takes the document without them too. */
const SAFETY: readonly string[] = [
  "VpcConfig",
  "NetworkConfig",
  "VolumeKmsKeyId",
  "KmsKeyId",
  "EnableNetworkIsolation",
  "EnableInterContainerTrafficEncryption",
  "SecurityConfig",
  "Tags",
  "RetryPolicies",
  "CacheConfig",
];

const withoutSafety = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSafety);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !SAFETY.includes(key))
      .map(([key, member]) => [key, withoutSafety(member)]),
  );
};

const SECURED: Readonly<Record<string, Json>> = {
  ...MODELS,
  ...MONITORING,
  ...PIPELINES,
  ...PROCESSING,
  ...SEARCHES,
  ...TRAINING,
};

/** Documents as most people begin: AWS takes them, no security rule does. */
export const UNSECURED: Readonly<Record<string, Json>> = Object.fromEntries(
  [
    "automl",
    "model-of-several-containers",
    "processing-one-step",
    "quality-and-bias-baselines",
    "train-evaluate-register",
    "training-built-in-algorithm",
    "transform-from-model",
    "tuning-several-definitions",
  ].map((name) => [`unsecured-${name}`, withoutSafety(SECURED[name]) as Json]),
);
