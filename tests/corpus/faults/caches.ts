import { fault, quoted, remove, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const get = (path: string) => ({ Get: path });

/** Mistakes in cache settings. */
export const CACHES: readonly SeededFault[] = [
  fault(
    "a cache without its duration",
    PIPELINE,
    remove("@Train.CacheConfig.ExpireAfter"),
    "cache-without-expiry @Train.CacheConfig",
  ),
  fault("a cache that is true", PIPELINE, set("@Train.CacheConfig", true), "wrong-type @Train.CacheConfig", {
    with: ["cache-never-hits @Evaluate.Arguments.ProcessingInputs[0].S3Input.S3Uri"],
    ...quoted("Expecting start of Json Object.", "#3908"),
  }),
  fault(
    "a cache switched by text",
    PIPELINE,
    set("@Train.CacheConfig.Enabled", "true"),
    "wrong-type @Train.CacheConfig.Enabled",
    { with: ["cache-never-hits @Evaluate.Arguments.ProcessingInputs[0].S3Input.S3Uri"] },
  ),
  fault(
    "a duration in words",
    PIPELINE,
    set("@Train.CacheConfig.ExpireAfter", "30 days"),
    "invalid-duration @Train.CacheConfig.ExpireAfter",
  ),
  fault(
    "a duration in seconds",
    PIPELINE,
    set("@Train.CacheConfig.ExpireAfter", "PT30S"),
    "invalid-duration @Train.CacheConfig.ExpireAfter",
  ),
  fault(
    "a duration that is a number",
    PIPELINE,
    set("@Train.CacheConfig.ExpireAfter", 30),
    "wrong-type @Train.CacheConfig.ExpireAfter",
  ),
  fault(
    "a cache with an unknown member",
    PIPELINE,
    set("@Train.CacheConfig.Expires", "P1D"),
    "unknown-member @Train.CacheConfig.Expires",
    quoted("Cannot parse object, unknown property", "#2746"),
  ),
  fault(
    "a cached model",
    "transform-from-model",
    set("@CreateModel.CacheConfig", { Enabled: true, ExpireAfter: "P1D" }),
    "cache-not-supported @CreateModel.CacheConfig",
  ),
  fault(
    "a cached registration",
    PIPELINE,
    set("@Register.CacheConfig", { Enabled: true, ExpireAfter: "P1D" }),
    "cache-not-supported @Register.CacheConfig",
  ),
  fault(
    "a cached condition",
    PIPELINE,
    set("@GoodEnough.CacheConfig", { Enabled: true, ExpireAfter: "P1D" }),
    "cache-not-supported @GoodEnough.CacheConfig",
  ),
  fault(
    "a cached lineage step",
    "lineage-of-a-report",
    set("@Record.CacheConfig", { Enabled: true, ExpireAfter: "P1D" }),
    "cache-not-supported @Record.CacheConfig",
  ),
  fault(
    "a cache that an execution's number defeats",
    PIPELINE,
    set("@Prepare.Arguments.Environment", { RUN: get("Execution.PipelineExecutionId") }),
    "cache-never-hits @Prepare.Arguments.Environment.RUN",
    quoted("caching never hits", "#2736"),
  ),
  fault(
    "a cached transform of a model made anew",
    "transform-from-model",
    set("@Score.CacheConfig", { Enabled: true, ExpireAfter: "P1D" }),
    "cache-never-hits @Score.Arguments.ModelName",
  ),
];
