import {
  ListPipelineExecutionsCommand,
  ListPipelineExecutionStepsCommand,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";

/** No execution lives longer: a training job, the longest of its steps, may run for 28 days. */
const LONGEST_EXECUTION_DAYS = 30;
const RUNNING = new Set(["Executing", "Stopping"]);
const HOUR = 3_600_000;

const allPages = async (client, Command, input, key) => {
  const found = [];
  let NextToken;
  do {
    const page = await client.send(new Command({ ...input, MaxResults: 100, NextToken }));
    found.push(...(page[key] ?? []));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return found;
};

const isStuck = (hours, now) => (step) =>
  step.Metadata?.Callback !== undefined &&
  ["Executing", "Stopping"].includes(step.StepStatus) &&
  step.StartTime !== undefined &&
  now - step.StartTime.getTime() > hours * HOUR;

const measure = ({ PipelineName }, now, values) => {
  const Metrics = Object.keys(values).map((Name) => ({ Name, Unit: "Count" }));
  const CloudWatchMetrics = [{ Namespace: "SageMakerPipelines", Dimensions: [["PipelineName"]], Metrics }];
  return JSON.stringify({ _aws: { Timestamp: now, CloudWatchMetrics }, PipelineName, ...values });
};

/**
 * Counts what no event tells: callbacks that nobody answers, executions that do not end, and, where `missedHours` is
 * asked, whether none began in that time. The counts become metrics by the form of the lines that are logged.
 */
export const watchWith =
  ({ client, now = Date.now, log = console.log }) =>
  async (request) => {
    const { PipelineName, stuckHours, missedHours } = request ?? {};
    if (typeof PipelineName !== "string" || !(stuckHours > 0)) {
      throw new Error('The request needs "PipelineName" and "stuckHours".');
    }
    const time = now();
    const days = Math.max(LONGEST_EXECUTION_DAYS, Math.ceil((missedHours ?? 0) / 24));
    const executions = await allPages(
      client,
      ListPipelineExecutionsCommand,
      { PipelineName, CreatedAfter: new Date(time - days * 24 * HOUR) },
      "PipelineExecutionSummaries",
    );
    const age = ({ StartTime }) => time - (StartTime?.getTime() ?? time);
    const running = executions.filter((one) => RUNNING.has(one.PipelineExecutionStatus));
    let StuckCallbacks = 0;
    for (const { PipelineExecutionArn } of running) {
      const input = { PipelineExecutionArn };
      const steps = await allPages(
        client,
        ListPipelineExecutionStepsCommand,
        input,
        "PipelineExecutionSteps",
      );
      const stuck = steps.filter(isStuck(stuckHours, time));
      for (const { StepName } of stuck)
        log(`Callback step "${StepName}" of "${PipelineExecutionArn}" waits.`);
      StuckCallbacks += stuck.length;
    }
    const counts = {
      StuckCallbacks,
      LongExecutions: running.filter((one) => age(one) > stuckHours * HOUR).length,
      ...(missedHours === undefined
        ? {}
        : { MissedRuns: executions.some((one) => age(one) <= missedHours * HOUR) ? 0 : 1 }),
    };
    log(measure(request, time, counts));
    return counts;
  };

export const handler = watchWith({ client: new SageMakerClient({}) });
