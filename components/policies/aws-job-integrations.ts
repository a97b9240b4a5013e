import type { JsonObject } from "../../pipeline-definition/document/definition";
import { ANY_ERROR, argument, LONGEST_JOB_SECONDS, task, type States } from "./aws-job-states";

/** What every integration leads to: `Finished` when the job has succeeded, `Failed` with `$.failure` otherwise. */
export const FINISHED = "Finished";
export const FAILED = "Failed";

/** A way to run a job to its end: the first of its states, and all of them. */
export interface Integration {
  readonly startAt: string;
  readonly states: States;
}

/** A service that Step Functions runs a job of and waits for. */
export interface SyncIntegration {
  /** The service's name and call with `.sync` or `.sync:2` at the end: `athena:startQueryExecution.sync`. */
  readonly call: string;
  /**
   * The call's parameters in Amazon States Language. `$.arguments` holds what the step sent, all of it text, under names
   * with two dashes in front: `$.arguments['--query']`.
   */
  readonly parameters: JsonObject;
  /** Faults of the service that are worth another attempt. @default none but its own time-outs */
  readonly retryOn?: readonly string[];
}

/** Runs a job by one of Step Functions' synchronous integrations, which poll nothing. */
export const syncIntegration = (
  kind: string,
  { call, parameters, retryOn = ["States.HeartbeatTimeout"] }: SyncIntegration,
  partition: string,
): Integration => {
  const name = `Run${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  return {
    startAt: name,
    states: {
      [name]: task(
        {
          call,
          partition,
          parameters,
          timeoutSeconds: LONGEST_JOB_SECONDS,
          retryOn,
          catches: [{ errors: ANY_ERROR, next: FAILED }],
        },
        { ResultPath: null, Next: FINISHED },
      ),
    },
  };
};

/**
 * A run of a Glue job. Glue itself ends it when the step's time is up, and Step Functions when it is stopped.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
 */
export const GLUE_JOB: SyncIntegration = {
  call: "glue:startJobRun.sync",
  parameters: {
    "JobName.$": argument("aws_job_name"),
    "Arguments.$": "$.arguments",
    "Timeout.$": "$.numbers.minutes",
  },
  retryOn: [
    "Glue.ConcurrentRunsExceededException",
    "Glue.ThrottlingException",
    "Glue.OperationTimeoutException",
    "Glue.InternalServiceException",
  ],
};

/** Faults of Glue that are worth another question about a crawler. */
export const CRAWLER_FAULTS = [
  "Glue.ThrottlingException",
  "Glue.OperationTimeoutException",
  "Glue.InternalServiceException",
];

const STATUS = "$.crawl.crawler.LastCrawl.Status";

const crawlerEnd: States = {
  CrawlerEnded: {
    Type: "Choice",
    Choices: [
      {
        Not: { Variable: "$.crawl.crawler.State", StringEquals: "READY" },
        Next: "WaitForCrawler",
      },
      {
        And: [
          { Variable: STATUS, IsPresent: true },
          { Variable: STATUS, StringEquals: "SUCCEEDED" },
        ],
        Next: FINISHED,
      },
    ],
    Default: "CrawlerFailed",
  },
  CrawlerFailed: {
    Type: "Pass",
    Parameters: { Error: "CrawlerFailed", "Cause.$": "States.JsonToString($.crawl.crawler.LastCrawl)" },
    ResultPath: "$.failure",
    Next: FAILED,
  },
};

/**
 * A run of a Glue crawler. Step Functions has no synchronous integration for crawlers, so this is the one place where
 * something is asked again and again. A crawler that runs already is waited for.
 *
 * @param pollSeconds Time between two questions.
 */
export const crawlerIntegration = (partition: string, pollSeconds: number): Integration => {
  const named = { "Name.$": argument("aws_job_name") };
  const calling = { partition, parameters: named, timeoutSeconds: 60, retryOn: CRAWLER_FAULTS };
  const failed = { errors: ANY_ERROR, next: FAILED };
  const running = { errors: ["Glue.CrawlerRunningException"], next: "WaitForCrawler" };
  return {
    startAt: "StartCrawler",
    states: {
      StartCrawler: task(
        { ...calling, call: "aws-sdk:glue:startCrawler", catches: [running, failed] },
        { ResultPath: null, Next: "WaitForCrawler" },
      ),
      WaitForCrawler: { Type: "Wait", Seconds: pollSeconds, Next: "GetCrawler" },
      GetCrawler: task(
        { ...calling, call: "aws-sdk:glue:getCrawler", catches: [failed] },
        { ResultSelector: { "crawler.$": "$.Crawler" }, ResultPath: "$.crawl", Next: "CrawlerEnded" },
      ),
      ...crawlerEnd,
    },
  };
};
