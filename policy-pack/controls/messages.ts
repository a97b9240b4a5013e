import { complain, eachOf, eachResource, finding, type Control } from "../control";
import { definitionsIn, names, ofType, property, type Estate, type Registration } from "../estate";
import { at, parsed, text, texts } from "../json-reading";
import { isBound, principals, statementsOf, valuesOf, type Statement } from "../statements";
import { watchedStates } from "./starts";

/** Features that make a stack one that tells people: without them nobody has asked to be told. */
const tells = (estate: Estate): boolean => ofType(estate, "sns:Topic").length > 0;
const NOBODY = "topic: notifications are not configured";

const statements = (estate: Estate, type: string, key: string, owner: Registration): readonly Statement[] => [
  ...statementsOf(owner, owner.inputs["policy"]),
  ...ofType(estate, type)
    .filter((one) => names(one, key, owner))
    .flatMap((one) => statementsOf(one, one.inputs["policy"])),
];

const refusesPlain = (found: readonly Statement[]): boolean =>
  found.some((one) => !one.allows && valuesOf(one, "aws:SecureTransport", "Bool").includes("false"));

const letsAnybody = (found: readonly Statement[]): boolean =>
  found.some(
    (one) =>
      one.allows &&
      !isBound(one) &&
      (principals(one, "AWS").includes("*") || principals(one, "Service").length > 0),
  );

const isOwnKey = (value: unknown): boolean => text(value) !== "" && !text(value).includes("alias/aws/");

const isDeadLetters = (queue: Registration, estate: Estate): boolean => {
  const arn = text(property(queue, "arn"));
  return (
    queue.inputs["redriveAllowPolicy"] !== undefined ||
    /dead|dlq/.test(queue.name) ||
    estate.resources.some(
      (one) =>
        arn !== "" &&
        JSON.stringify(
          at(one.inputs, "deadLetterConfig") ?? at(one.inputs, "target", "deadLetterConfig") ?? null,
        ).includes(arn),
    )
  );
};

const deadLetters = (estate: Estate): readonly Registration[] =>
  ofType(estate, "sqs:Queue").filter((queue) => isDeadLetters(queue, estate));

const alarms = (estate: Estate): readonly Registration[] => ofType(estate, "cloudwatch:MetricAlarm");
const acts = ({ inputs }: Registration): boolean =>
  texts(inputs["alarmActions"]).length > 0 && inputs["actionsEnabled"] !== false;

const PIPELINES = "AWS/Sagemaker/ModelBuildingPipeline";

const pipelineAlarmFaults = (estate: Estate) => {
  const acting = alarms(estate).filter((one) => acts(one) && one.inputs["namespace"] === PIPELINES);
  const on = (metric: string) => acting.filter(({ inputs }) => inputs["metricName"] === metric);
  return [
    ...(on("ExecutionFailed").length > 0
      ? []
      : [finding("ExecutionFailed", "No alarm tells of failed executions.")]),
    ...(ofType(estate, "scheduler:Schedule").length === 0 ||
    on("ExecutionStarted").some(({ inputs }) => inputs["treatMissingData"] === "breaching")
      ? []
      : [finding("ExecutionStarted", "No alarm tells of runs that did not start.")]),
  ];
};

const queueFaults = (queue: Registration, estate: Estate): readonly (string | false)[] => {
  const found = statements(estate, "sqs:QueuePolicy", "queueUrl", queue);
  const last = isDeadLetters(queue, estate);
  return [
    !isOwnKey(queue.inputs["kmsMasterKeyId"]) && "is not encrypted by a customer key",
    !refusesPlain(found) && "takes messages without TLS",
    letsAnybody(found) && "takes messages from anybody",
    !last &&
      at(parsed(queue.inputs["redrivePolicy"]), "deadLetterTargetArn") === undefined &&
      "loses messages that fail",
    last &&
      Number(queue.inputs["messageRetentionSeconds"]) !== 1_209_600 &&
      "drops dead letters before 14 days",
  ];
};

/** Messages: failures that reach a person, over channels that nobody else reads or writes. */
export const messageControls: readonly Control[] = [
  {
    id: "EVT-5",
    judge: (estate) => {
      if (definitionsIn(estate).length === 0 || !tells(estate))
        return { notApplicable: `the stack has no ${NOBODY}` };
      const rules = ofType(estate, "cloudwatch:EventRule").filter((rule) =>
        ["Failed", "Stopped"].every((state) => watchedStates(rule).includes(state)),
      );
      return {
        findings: rules.some((rule) =>
          ofType(estate, "cloudwatch:EventTarget").some((one) => names(one, "rule", rule)),
        )
          ? []
          : [finding("failed executions", "Nobody is told of failed and stopped executions.")],
      };
    },
  },
  eachResource("EVT-6", ["cloudwatch:EventTarget"], "event target", ({ inputs }) => [
    at(inputs, "deadLetterConfig", "arn") === undefined && "loses events that fail",
    at(inputs, "retryPolicy") === undefined && "tries events again for a day",
  ]),
  {
    id: "EVT-7",
    judge: (estate) =>
      definitionsIn(estate).length === 0 || alarms(estate).length === 0
        ? { notApplicable: "the stack has no alarm: alarms are not configured" }
        : { findings: pipelineAlarmFaults(estate) },
  },
  eachOf("EVT-8", "queue of dead letters", deadLetters, (queue, estate) =>
    complain(
      queue,
      !alarms(estate).some(
        (one) =>
          acts(one) &&
          one.inputs["metricName"] === "ApproximateNumberOfMessagesVisible" &&
          [text(property(queue, "name"))].includes(text(at(one.inputs, "dimensions", "QueueName"))),
      ) && "fills without anybody being told",
    ),
  ),
  eachResource("EVT-9", ["sns:Topic"], NOBODY, (topic, estate) => {
    const found = statements(estate, "sns:TopicPolicy", "arn", topic);
    return [
      !isOwnKey(topic.inputs["kmsMasterKeyId"]) && "is not encrypted by a customer key",
      !refusesPlain(found) && "takes messages without TLS",
      letsAnybody(found) && "takes messages from services for any account",
    ];
  }),
  eachResource("EVT-10", ["sqs:Queue"], "queue", queueFaults),
];
