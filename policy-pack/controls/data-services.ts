import { eachResource, finding, type Control } from "../control";
import { ofType } from "../estate";
import { at, members, parsed, text } from "../json-reading";

const GROUPS = ["ProcessingJobs", "TrainingJobs"].map((kind) => `/aws/sagemaker/${kind}`);

const logFaults = (inputs: Readonly<Record<string, unknown>>): readonly (string | false)[] => [
  !(Number(inputs["retentionInDays"]) > 0) && "keeps its lines for ever",
  inputs["kmsKeyId"] === undefined && "is not encrypted by a customer key",
];

/** What each state of a state machine lacks. */
const stateFaults = (definition: unknown): readonly (string | false)[] => [
  at(definition, "TimeoutSeconds") === undefined && "may run for ever",
  ...members(at(definition, "States"))
    .filter(([, state]) => at(state, "Type") === "Task")
    .flatMap(([name, state]) =>
      [["Retry"], ["Catch"], ["TimeoutSeconds", "TimeoutSecondsPath"]].map(
        (keys) =>
          keys.every((key) => at(state, key) === undefined) &&
          `has a task "${name}" without ${keys.join(" or ")}`,
      ),
    ),
];

const ENCRYPTION = [
  ["cloudwatchEncryption", "cloudwatchEncryptionMode", "SSE-KMS"],
  ["jobBookmarksEncryption", "jobBookmarksEncryptionMode", "CSE-KMS"],
  ["s3Encryption", "s3EncryptionMode", "SSE-KMS"],
] as const;

/** Log groups, Glue jobs and state machines. */
export const dataServiceControls: readonly Control[] = [
  {
    id: "LOG-1",
    judge: (estate) => {
      const groups = ofType(estate, "cloudwatch:LogGroup");
      const named = groups.filter(({ inputs }) => text(inputs["name"]).startsWith("/aws/sagemaker/"));
      if (named.length === 0)
        return {
          notApplicable:
            "the log groups of SageMaker's jobs exist once per account: the bootstrap stack holds them",
        };
      return {
        findings: [
          ...GROUPS.filter((name) => !named.some(({ inputs }) => inputs["name"] === name)).map((name) =>
            finding(name, `Log group "${name}" is left to SageMaker, which neither encrypts nor ends it.`),
          ),
          ...named
            .filter(
              ({ inputs }) => inputs["kmsKeyId"] === undefined || !(Number(inputs["retentionInDays"]) >= 365),
            )
            .map(({ name }) =>
              finding(name, `Log group "${name}" is not encrypted, or not kept for a year.`),
            ),
        ],
      };
    },
  },
  eachResource("LOG-2", ["cloudwatch:LogGroup"], "log group", ({ inputs }) => logFaults(inputs)),
  eachResource("GLU-1", ["glue:Job", "glue:Crawler"], "Glue job", ({ inputs }) =>
    inputs["securityConfiguration"] === undefined ? "runs without a security configuration" : undefined,
  ),
  eachResource("GLU-2", ["glue:SecurityConfiguration"], "Glue job", ({ inputs }) =>
    ENCRYPTION.map(([part, mode, wanted]) => {
      const found = at(inputs, "encryptionConfiguration", part);
      return (
        (at(found, mode) !== wanted || at(found, "kmsKeyArn") === undefined) && `does not encrypt by ${part}`
      );
    }),
  ),
  eachResource("GLU-3", ["glue:Job"], "Glue job", ({ inputs }) => [
    !(Number(inputs["glueVersion"]) >= 4) && "runs on a version of Glue that ends",
    inputs["timeout"] === undefined && "may run for ever",
    !(Number(inputs["maxRetries"] ?? 0) <= 2) && "is tried again more than twice",
    at(inputs, "executionProperty", "maxConcurrentRuns") !== 1 && "may run beside itself",
  ]),
  eachResource("SFN-1", ["sfn:StateMachine"], "state machine", ({ inputs }) => [
    at(inputs, "loggingConfiguration", "level") !== "ALL" && "does not log all that it does",
    at(inputs, "loggingConfiguration", "includeExecutionData") === true && "logs data",
    at(inputs, "tracingConfiguration", "enabled") !== true && "leaves no trace",
  ]),
  eachResource("SFN-2", ["sfn:StateMachine"], "state machine", ({ inputs }) =>
    stateFaults(parsed(inputs["definition"])),
  ),
];
