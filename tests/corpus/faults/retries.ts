import { fault, quoted, remove, set, type SeededFault } from "../seeded-fault";

const PIPELINE = "train-evaluate-register";
const JOB_RETRY = "SageMakerJobStepRetryPolicy is not allowed for a create/register model step";

/** Mistakes in retry policies. */
export const RETRIES: readonly SeededFault[] = [
  fault(
    "a retry with both limits",
    PIPELINE,
    set("@Train.RetryPolicies[0].ExpireAfterMin", 60),
    "conflicting-retry-limits @Train.RetryPolicies[0]",
    quoted("MaxAttempts and ExpireAfterMin together are a validation error", "[DG] pipelines-retry-policy"),
  ),
  fault(
    "a retry of an exception that does not exist",
    PIPELINE,
    set("@Train.RetryPolicies[0].ExceptionType[0]", "Step.TIMEOUT"),
    "unknown-exception-type @Train.RetryPolicies[0].ExceptionType[0]",
  ),
  fault(
    "a retry of one exception as text",
    PIPELINE,
    set("@Train.RetryPolicies[0].ExceptionType", "Step.THROTTLING"),
    "wrong-type @Train.RetryPolicies[0].ExceptionType",
    { ...quoted("Expecting start of Json Array.", "#2345") },
  ),
  fault(
    "a retry without its exceptions",
    PIPELINE,
    remove("@Train.RetryPolicies[0].ExceptionType"),
    "missing-member @Train.RetryPolicies[0]",
  ),
  fault(
    "21 attempts",
    PIPELINE,
    set("@Train.RetryPolicies[0].MaxAttempts", 21),
    "value-not-allowed @Train.RetryPolicies[0].MaxAttempts",
  ),
  fault(
    "an interval of more than twelve hours",
    PIPELINE,
    set("@Train.RetryPolicies[0].IntervalSeconds", 43_201),
    "value-not-allowed @Train.RetryPolicies[0].IntervalSeconds",
  ),
  fault(
    "a negative backoff",
    PIPELINE,
    set("@Train.RetryPolicies[0].BackoffRate", -1),
    "value-not-allowed @Train.RetryPolicies[0].BackoffRate",
  ),
  fault(
    "an interval that is no whole number",
    PIPELINE,
    set("@Train.RetryPolicies[0].IntervalSeconds", 1.5),
    "wrong-type @Train.RetryPolicies[0].IntervalSeconds",
  ),
  fault(
    "a retry expiring after more than ten days",
    PIPELINE,
    set("@Train.RetryPolicies[1].ExpireAfterMin", 14_401),
    "value-not-allowed @Train.RetryPolicies[1].ExpireAfterMin",
  ),
  fault(
    "a retry of a Lambda step",
    "lambda-with-outputs",
    set("@Tell.RetryPolicies", [{ ExceptionType: ["Step.THROTTLING"] }]),
    "retry-not-supported @Tell.RetryPolicies",
    quoted("Lambda steps take no RetryPolicies", "#3922"),
  ),
  fault(
    "a retry of a callback step",
    "callback-for-a-review",
    set("@Review.RetryPolicies", [{ ExceptionType: ["Step.THROTTLING"] }]),
    "retry-not-supported @Review.RetryPolicies",
  ),
  fault(
    "a retry of a condition",
    PIPELINE,
    set("@GoodEnough.RetryPolicies", [{ ExceptionType: ["Step.THROTTLING"] }]),
    "retry-not-supported @GoodEnough.RetryPolicies",
  ),
  fault(
    "a retry of a job's fault in a registration",
    PIPELINE,
    set("@Register.RetryPolicies[0].ExceptionType[0]", "SageMaker.CAPACITY_ERROR"),
    "exception-not-for-type @Register.RetryPolicies[0].ExceptionType[0]",
    quoted(JOB_RETRY, "SDK, model_step.py"),
  ),
  fault(
    "a retry of an internal error in tuning",
    "tune-then-register-the-best",
    set("@Tune.RetryPolicies[1].ExceptionType[0]", "SageMaker.JOB_INTERNAL_ERROR"),
    "exception-not-for-type @Tune.RetryPolicies[1].ExceptionType[0]",
  ),
  fault(
    "an exception in two policies",
    PIPELINE,
    set("@Train.RetryPolicies[1].ExceptionType[1]", "Step.THROTTLING"),
    "duplicate-exception-type @Train.RetryPolicies[1].ExceptionType[1]",
  ),
  fault(
    "an exception twice in one policy",
    PIPELINE,
    set("@Register.RetryPolicies[0].ExceptionType[1]", "Step.SERVICE_FAULT"),
    "duplicate-exception-type @Register.RetryPolicies[0].ExceptionType[1]",
  ),
];
