import { formatPath, type DocumentPath } from "../document/references";

/** `error`: AWS will refuse the document, or it will fail when it runs. `warning`: everything else. */
export type Severity = "error" | "warning";

/**
 * Every kind of problem that the checks report: its severity and what it means. Codes are stable: a code keeps
 * its meaning, and one that is no longer reported is not used again.
 */
export const PROBLEM_CODES = {
  "malformed-json": ["error", "the text is not JSON"],
  "nested-too-deep": ["error", "the document is nested deeper than a JSON reader takes"],
  "definition-too-large": ["error", "the definition has more than 1,048,576 characters"],
  "duplicate-member": ["warning", "a member that its object has twice, in the text"],
  "number-too-large": ["error", "a number that no double can hold, such as 1e999"],
  "inexact-number": [
    "warning",
    "a number of more digits than a double holds, or nearer to 0 than one can be",
  ],
  "float-written-as-integer": ["warning", "a number written as 2 where the service takes only 2.0"],
  "too-many-steps": ["warning", "more than 50 steps"],
  "no-steps": ["warning", "the list of steps is empty"],

  "missing-member": ["error", "a member that SageMaker needs is not there"],
  "unknown-member": ["error", "a member that SageMaker does not know"],
  "forbidden-argument": ["error", "a member of the API that pipelines refuse"],
  "conflicting-members": [
    "error",
    "members that exclude each other, or none of several of which one is needed",
  ],
  "wrong-type": ["error", "a value of a type that SageMaker does not take there"],
  "value-not-allowed": ["error", "a value outside the range, length or list that SageMaker allows"],
  "unknown-instance-family": [
    "warning",
    "an instance type of a family that was not in AWS's API when our table was made",
  ],
  "unknown-step-type": ["warning", "a step type that is not in our table"],
  "misspelt-step-type": ["error", "a step type that is nearly, but not quite, one that exists"],

  "invalid-name": ["error", "a name with characters or a length that SageMaker refuses"],
  "duplicate-step-name": ["error", "a step name used twice, branches included"],
  "similar-step-names": ["warning", "step names that differ only in capitals"],
  "duplicate-parameter": ["error", "a parameter declared twice"],
  "duplicate-name": ["warning", "two inputs, outputs, channels or property files of one step with one name"],

  "default-not-allowed": ["error", "a default that is not one of the parameter's EnumValues"],
  "long-default": ["warning", "a default longer than a value that a caller may give"],
  "too-many-parameters": ["warning", "more than 200 parameters"],
  "unused-parameter": ["warning", "a parameter that nothing uses"],
  "undeclared-parameter": ["error", "a reference to a parameter that is not declared"],

  "malformed-reference": ["error", "a Get, Std:Join or Std:JsonGet that does not follow the grammar"],
  "unresolved-text": ["warning", "a variable inside a text, which SageMaker does not replace"],
  "unknown-execution-variable": ["error", "an Execution variable that does not exist"],
  "misplaced-execution-variable": ["error", "the job name of a step outside a step of that type"],
  "unknown-step": ["error", "a reference to a step, or a DependsOn, that names no step"],
  "unknown-property": ["error", "a property that the step's type does not have"],
  "undeclared-output": ["error", "an input or output that the step read from does not declare"],
  "undeclared-property-file": ["error", "a property file that the step read from does not declare"],
  "property-file-output-missing": ["error", "a property file in an output that its step does not have"],
  "misplaced-property-file": ["error", "a reference to a property file outside Std:JsonGet"],
  "reference-not-allowed": ["error", "a reference where SageMaker takes only a literal, a list or an object"],
  "parameter-type-mismatch": ["error", "a parameter in a place of another type"],
  "property-type-mismatch": ["warning", "a step's property in a place of another type"],
  "default-does-not-fit": ["warning", "a parameter whose default is refused where the parameter is used"],

  "invalid-json-path": ["error", "a path into a JSON file that does not follow the grammar"],
  "rooted-json-path": ["warning", "a path into a JSON file that begins with $"],
  "invalid-file-path": ["error", "a property file outside the output that it is said to be in"],

  "invalid-s3-uri": ["error", "a place in S3 that is no S3 URI"],
  "invalid-bucket-name": ["warning", "a bucket name that S3 gives to nobody"],
  "shared-output": ["warning", "two outputs in one place"],
  "invalid-local-path": ["error", "an input in a folder of the container that SageMaker does not take"],
  "unusual-output-path": ["warning", "an output from outside /opt/ml/processing"],
  "repeated-local-path": ["warning", "two inputs, or two outputs, in one folder of the container"],
  "missing-script": ["warning", "a script that no input brings into the container"],
  "script-out-of-reach": ["error", "code in S3 for a training container without network"],
  "invalid-spot-settings": ["error", "limits that do not go with spot machines, or without them"],
  "incomplete-tuning": ["warning", "a tuning job without an objective or without ranges"],
  "invalid-range": ["error", "a range of hyperparameters that is none"],
  "undeclared-metric": ["error", "an objective that no metric definition of the job yields"],
  "incomplete-check": ["warning", "a check whose container lacks what it looks for"],
  "invalid-target": ["error", "a function's ARN or a queue's URL that is none"],
  "nested-argument": ["warning", "an argument of a function or a worker that is no plain value"],
  "literal-config-name": ["error", "an endpoint configuration of the pipeline by its name before the suffix"],
  "unknown-entity": ["error", "an association with something that its step does not make"],

  cycle: ["error", "steps that wait for each other"],
  "depends-on-fail": ["error", "a step that waits for a fail step"],
  "depends-on-condition": ["warning", "DependsOn names a condition step"],
  "nested-condition": ["warning", "a condition step in a branch"],
  "needs-step-in-branch": ["warning", "a step that needs one in a branch it does not stand in"],
  "unreachable-step": ["warning", "a step that can never run"],

  "empty-conditions": ["error", "a list of conditions or values with nothing in it"],
  "unknown-condition": ["error", "a condition type that does not exist"],
  "mixed-comparison": ["warning", "a comparison of values of different types"],

  "conflicting-retry-limits": ["error", "a retry policy with both MaxAttempts and ExpireAfterMin"],
  "unknown-exception-type": ["error", "an exception type that cannot be retried"],
  "exception-not-for-type": ["warning", "an exception type that does not occur in a step of this type"],
  "duplicate-exception-type": ["warning", "an exception type in two policies of one step"],
  "retry-not-supported": ["error", "retry policies on a step type that has none"],

  "cache-not-supported": ["error", "a cache setting on a step type that has none"],
  "cache-without-expiry": ["error", "a cache switched on without ExpireAfter"],
  "invalid-duration": ["error", "an ExpireAfter that is no ISO 8601 duration"],
  "cache-never-hits": ["warning", "a cached step whose key changes with each execution"],

  "job-without-vpc": ["warning", "a job, model or cluster outside the author's network (JOB-1, MOD-2)"],
  "job-in-one-subnet": ["warning", "a model with one subnet only (MOD-2)"],
  "job-without-volume-key": ["warning", "volumes without a key of the author's (JOB-2, MOD-3)"],
  "volume-key-not-taken": ["warning", "a volume key for machines with disks of their own, which take none"],
  "job-without-output-key": ["warning", "output without a key of the author's (JOB-3)"],
  "job-without-traffic-encryption": ["warning", "plain traffic between the machines of a job (JOB-4)"],
  "job-without-isolation": ["warning", "a container that reaches the network (JOB-5, MOD-1)"],
  "job-without-runtime-limit": ["warning", "a job without a limit on how long it runs (JOB-6)"],
  "job-without-retry": ["warning", "a job that is not tried again after a fault of the machine's (JOB-7)"],
  "job-holds-secret": [
    "warning",
    "what looks like a secret, readable for all who see the definition (JOB-8)",
  ],
  "job-approves-itself": ["warning", "a model that is registered as approved with nobody asked (JOB-11)"],
  "job-gate-without-fail": ["warning", "a model held back while the execution succeeds (JOB-12)"],
  "job-without-cache-policy": ["warning", "a job step that does not say whether it is cached (JOB-14)"],
  "job-image-not-pinned": ["warning", "an image that can change under its name (ECR-6)"],
  "job-role-shared": ["warning", "one role for several kinds of job (IAM-7)"],
  "job-shell-access": ["warning", "an endpoint whose containers can be entered (MOD-7)"],
  "job-core-dump-without-key": ["warning", "memory dumps without a key of the author's (MOD-7)"],

  "useless-waiver": ["warning", "a waiver without a reason, or one that fits no warning"],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;

export type ProblemCode = keyof typeof PROBLEM_CODES;

/** One thing that is wrong with a definition document. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** Where it stands: `Steps[1].Arguments.RoleArn`, or `$` for the whole document. */
  readonly path: string;
  /** One sentence: the subject in double quotes, and what is wrong with it. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly hint: string;
  /** For what was read from a file: the line of the place, from 1. */
  readonly line?: number;
  /** The column of the place in that line, from 1, in UTF-16 code units as editors count them. */
  readonly column?: number;
}

/** A problem, its severity taken from the table of codes. */
export const problem = (code: ProblemCode, path: DocumentPath, message: string, hint: string): Problem => ({
  code,
  severity: PROBLEM_CODES[code][0],
  path: formatPath(path) || "$",
  message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`,
  hint,
});
