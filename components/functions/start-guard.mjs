import { createHash } from "node:crypto";
import {
  ListPipelineExecutionsCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";

/** No execution lives longer: a training job, the longest of its steps, may run for 28 days. */
const LONGEST_EXECUTION_DAYS = 30;
const MOST_CHARACTERS = 1024;
const RUNNING = new Set(["Executing", "Stopping"]);

const hash = (...parts) => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

const lookUp = (event, path) =>
  path.split(".").reduce((value, key) => {
    const known = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    return known ? value[key] : undefined;
  }, event);

/** Puts what stands in the event where a value says `{detail.path}`. */
const filled = ({ Name, Value }, event) => {
  const text = Value.replace(/\{([A-Za-z0-9_.-]+)\}/g, (_, path) => {
    const found = lookUp(event, path);
    if (["string", "number", "boolean"].includes(typeof found)) return String(found);
    throw new Error(`The event has no text "${path}", which parameter "${Name}" is made of.`);
  });
  if (text.length <= MOST_CHARACTERS) return { Name, Value: text };
  throw new Error(`Parameter "${Name}" would have more than ${MOST_CHARACTERS} characters.`);
};

const isRecord = (event) => event?.eventSource === "aws:dynamodb";

/** The same for each delivery of one event: SageMaker starts one execution per token. */
const tokenOf = ({ ClientRequestToken, PipelineName, trigger, event }) => {
  if (ClientRequestToken !== undefined) return ClientRequestToken;
  if (isRecord(event) && typeof event.eventID === "string" && event.eventID !== "") {
    return hash(PipelineName, trigger, event.eventSourceARN, event.eventID);
  }
  const { bucket, object } = event?.detail ?? {};
  if (event?.source === "aws.s3" && object?.sequencer !== undefined) {
    return hash(PipelineName, trigger, bucket?.name, object.key, object["version-id"], object.sequencer);
  }
  if (typeof event?.id === "string" && event.id !== "") return hash(PipelineName, trigger, event.id);
  throw new Error(`The event of trigger "${trigger}" has no id, so a second delivery could not be told.`);
};

const recentExecutions = async (client, PipelineName, now) => {
  const CreatedAfter = new Date(now - LONGEST_EXECUTION_DAYS * 86_400_000);
  const found = [];
  let NextToken;
  do {
    const command = new ListPipelineExecutionsCommand({
      PipelineName,
      CreatedAfter,
      MaxResults: 100,
      NextToken,
    });
    const page = await client.send(command);
    found.push(...(page.PipelineExecutionSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
};

/** One line that CloudWatch Logs turns into a metric. */
const noteRefusal = (log, request, now, running) => {
  const { PipelineName, trigger } = request;
  const Metrics = [{ Name: "RefusedStarts", Unit: "Count" }];
  const CloudWatchMetrics = [{ Namespace: "SageMakerPipelines", Dimensions: [["PipelineName"]], Metrics }];
  log(
    JSON.stringify({
      _aws: { Timestamp: now, CloudWatchMetrics },
      PipelineName,
      trigger,
      running,
      RefusedStarts: 1,
    }),
  );
};

const checkRequest = (request) => {
  for (const key of ["PipelineName", "trigger"]) {
    const value = request?.[key];
    if (typeof value !== "string" || value === "") throw new Error(`The request has no "${key}".`);
  }
};

/**
 * The one start that a call asks for. Records of a stream come as a list; those that were removed ask for nothing. The
 * start of several has the token of them all, and parameters of the newest.
 */
const startOf = (call) => {
  const requests = Array.isArray(call) ? call : [call];
  requests.forEach(checkRequest);
  const asking = requests.filter(({ event }) => !isRecord(event) || event.eventName !== "REMOVE");
  const newest = asking.at(-1);
  if (newest === undefined) return undefined;
  const tokens = asking.map(tokenOf);
  return { request: newest, token: tokens.length === 1 ? tokens[0] : hash(...tokens) };
};

/**
 * Starts the pipeline unless one of its executions runs. A request that comes again leads to no second start: its
 * token is the same, and the name of the execution that it began is known for thirty days. How long SageMaker remembers
 * a token, AWS does not say.
 */
export const guardWith =
  ({ client, now = Date.now, log = console.log }) =>
  async (call) => {
    const start = startOf(call);
    if (start === undefined) return { started: false };
    const { request, token } = start;
    const { PipelineName, trigger, PipelineParameters = [], event, onOverlap = "fail" } = request;
    const displayName = `${trigger}-${hash(token).slice(0, 16)}`;
    const parameters = PipelineParameters.map((parameter) =>
      event === undefined ? parameter : filled(parameter, event),
    );
    const recent = await recentExecutions(client, PipelineName, now());
    const own = recent.find((one) => one.PipelineExecutionDisplayName === displayName);
    if (own !== undefined) return { started: false, executionArn: own.PipelineExecutionArn };
    const running = recent.find((one) => RUNNING.has(one.PipelineExecutionStatus));
    if (running !== undefined) {
      const arn = running.PipelineExecutionArn;
      noteRefusal(log, request, now(), arn);
      if (onOverlap === "skip") return { started: false, executionArn: arn };
      throw new Error(`Trigger "${trigger}" started nothing: "${arn}" still runs.`);
    }
    const started = await client.send(
      new StartPipelineExecutionCommand({
        PipelineName,
        PipelineExecutionDisplayName: displayName,
        PipelineParameters: parameters,
        ClientRequestToken: token,
      }),
    );
    return { started: true, executionArn: started.PipelineExecutionArn };
  };

export const handler = guardWith({ client: new SageMakerClient({}) });
