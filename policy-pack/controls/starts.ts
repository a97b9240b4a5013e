import { complain, eachOf, eachResource, finding, type Control } from "../control";
import { isType, ofType, type Estate, type Registration } from "../estate";
import { at, members, text } from "../json-reading";

const SCHEDULE = "scheduler:Schedule";
const isStarter = (one: Registration): boolean =>
  isType(one, SCHEDULE) || (isType(one, "cloudwatch:EventTarget") && startsPipelines(one));

/** Targets of rules that start a pipeline, by themselves or through a function of that purpose. */
const startsPipelines = ({ inputs, name }: Registration): boolean =>
  inputs["sagemakerPipelineTarget"] !== undefined ||
  /:pipeline\//.test(text(inputs["arn"])) ||
  (/:function:/.test(text(inputs["arn"])) && /start|trigger|upload/.test(name));

const starters = (estate: Estate): readonly Registration[] => estate.resources.filter(isStarter);
const NONE = "schedule or trigger";

const inTarget = (one: Registration, ...path: readonly string[]): unknown =>
  isType(one, SCHEDULE) ? at(one.inputs, "target", ...path) : at(one.inputs, ...path);

const guards = (estate: Estate): readonly Registration[] =>
  ofType(estate, "lambda:Function").filter(({ name }) => /start|guard/.test(name));

const callsPipelineItself = (one: Registration): boolean =>
  inTarget(one, "sagemakerPipelineParameters") !== undefined ||
  inTarget(one, "sagemakerPipelineTarget") !== undefined ||
  /:pipeline\/|sagemaker:startPipelineExecution/.test(text(inTarget(one, "arn")));

/** Whether a start can be told from its repetition: by a token of its own, or by the identity of its event. */
const isTold = (one: Registration): boolean =>
  !isType(one, SCHEDULE)
    ? !callsPipelineItself(one)
    : /<aws\.scheduler\.(execution-id|scheduled-time)>/.test(text(inTarget(one, "input")));

/** Schedules and triggers: each start counts once, and a lost one is found again. */
export const startControls: readonly Control[] = [
  eachOf("EVT-1", NONE, starters, (one) =>
    complain(one, inTarget(one, "deadLetterConfig", "arn") === undefined && "loses starts that fail"),
  ),
  eachOf("EVT-2", NONE, starters, (one) =>
    complain(one, [
      !(Number(inTarget(one, "retryPolicy", "maximumRetryAttempts")) <= 10) &&
        "tries a start again more than 10 times",
      !(
        Number(
          inTarget(one, "retryPolicy", "maximumEventAgeInSeconds") ??
            inTarget(one, "retryPolicy", "maximumEventAge"),
        ) <= 3600
      ) && "tries a start again after more than an hour",
    ]),
  ),
  eachOf("EVT-3", NONE, starters, (one) =>
    complain(one, !isTold(one) && "may start an execution twice when its start is repeated"),
  ),
  {
    id: "EVT-4",
    judge: (estate) => {
      const found = starters(estate);
      if (found.length === 0) return { notApplicable: `the stack has no ${NONE}` };
      return {
        findings: [
          ...found.flatMap((one) =>
            complain(one, callsPipelineItself(one) && "starts a pipeline while it runs already"),
          ),
          ...(guards(estate).length === 0
            ? [finding("start guard", "No function stands between the starts and the pipeline.")]
            : []),
        ],
      };
    },
  },
  eachResource("EVT-11", [SCHEDULE], "schedule", ({ inputs }) =>
    inputs["kmsKeyArn"] === undefined ? "is not encrypted by a customer key" : undefined,
  ),
];

/** The states of an execution of which a rule tells, and the pipelines. */
export const watchedStates = (rule: Registration): readonly string[] => {
  const pattern: unknown = JSON.parse(text(rule.inputs["eventPattern"]) || "null");
  const states = at(pattern, "detail", "currentPipelineExecutionStatus");
  return at(pattern, "source", 0) === "aws.sagemaker" &&
    members(at(pattern, "detail")).length > 0 &&
    Array.isArray(states)
    ? states.map(String)
    : [];
};
