import type { Configuration } from "../../components/configuration";
import type { Script } from "./aws-double";
import type { Case } from "./preflight-case";

/** An account with a quota of concurrent executions, and room for VPCs. */
const withQuota = (Value?: number): Script => ({
  "servicequotas:GetServiceQuota": ({ QuotaCode }) => ({
    body: {
      Quota:
        QuotaCode === "L-B99A9384" ? { QuotaCode, ...(Value === undefined ? {} : { Value }) } : { Value: 5 },
    },
  }),
});

const schedule: Configuration["schedule"] = {
  expression: "rate(1 day)",
  timeZone: "UTC",
  parameters: {},
  longestGapHours: 24,
};
const alarms: Configuration["alarms"] = { stuckHours: 24, dashboard: false };

const ASK =
  "Ask for more, which can take a day: aws service-quotas request-service-quota-increase --service-code lambda " +
  "--quota-code L-B99A9384 --desired-value 1000 --region us-east-1";

/** Functions around the pipeline. */
export const functionCases: readonly Case[] = [
  {
    title: "a new account, in which nothing can be reserved for functions",
    script: withQuota(10),
    configuration: { schedule, alarms },
    finding: {
      check: "quotas",
      level: "error",
      message:
        'Quota "Concurrent executions" of Lambda is 10, and AWS refuses the reservation of "start-guard" and "watch" unless it is 102 or more.',
      hint: `${ASK}. Until then leave out schedule, triggers and alarms, and give own images by their URIs.`,
    },
  },
  {
    title: "an account that has just enough for the functions",
    script: withQuota(102),
    configuration: { schedule, alarms },
    finding: {
      check: "quotas",
      level: "ok",
      message: 'Quota "Concurrent executions" of Lambda is 102; 102 needed.',
    },
    others: 0,
  },
  {
    title: "one too few for the function that triggers call",
    script: withQuota(100),
    configuration: { triggers: [{ name: "warehouse", pattern: { source: ["acme"] }, parameters: {} }] },
    finding: {
      check: "quotas",
      level: "error",
      message:
        'Quota "Concurrent executions" of Lambda is 100, and AWS refuses the reservation of "start-guard" unless it is 101 or more.',
      hint: `${ASK}. Until then leave out schedule, triggers and alarms, and give own images by their URIs.`,
    },
  },
  {
    title: "the two calls of a webhook",
    script: withQuota(102),
    configuration: {
      triggers: [
        { name: "push", webhook: { repository: "acme/census", branches: ["main"] }, parameters: {} },
      ],
    },
    finding: {
      check: "quotas",
      level: "error",
      message:
        'Quota "Concurrent executions" of Lambda is 102, and AWS refuses the reservation of "start-guard" and "webhook" unless it is 103 or more.',
      hint: `${ASK}. Until then leave out schedule, triggers and alarms, and give own images by their URIs.`,
    },
  },
  {
    title: "what the workflow's own functions leave to those around it",
    script: withQuota(104),
    configuration: { schedule },
    settings: { workflowFunctions: ["analyze-results", "deploy"] },
    finding: {
      check: "quotas",
      level: "error",
      message:
        'Quota "Concurrent executions" of Lambda is 104, and AWS refuses the reservation of "start-guard" and "analyze-results" and "deploy" unless it is 105 or more.',
      hint: `${ASK}. Until then leave out schedule, triggers and alarms, and give own images by their URIs.`,
    },
  },
  {
    title: "too few for the workflow's own functions",
    script: withQuota(103),
    settings: { workflowFunctions: ["analyze-results", "deploy"] },
    finding: {
      check: "quotas",
      level: "error",
      message:
        'Quota "Concurrent executions" of Lambda is 103, and AWS refuses the reservation of "analyze-results" and "deploy" unless it is 104 or more.',
      hint: `${ASK}. The functions of the workflow cannot be left out.`,
    },
  },
  {
    title: "one reservation for each own image that is built at once",
    script: withQuota(102),
    settings: { builtImages: { "acme/one": "one", "acme/two": "two" } },
    finding: {
      check: "quotas",
      level: "ok",
      message: 'Quota "Concurrent executions" of Lambda is 102; 102 needed.',
    },
    others: 0,
  },
  {
    title: "a quota of functions without a value",
    script: withQuota(),
    configuration: { alarms },
    finding: {
      check: "quotas",
      level: "warning",
      message:
        'AWS gives no value of the concurrent executions that the reservation of "watch" is taken from.',
      hint: ASK,
    },
  },
  {
    title: "a quota of functions that may not be looked at",
    script: {
      "servicequotas:GetServiceQuota": ({ QuotaCode }) =>
        QuotaCode === "L-B99A9384"
          ? { error: "AccessDeniedException", message: "not you" }
          : { body: { Quota: { Value: 5 } } },
    },
    configuration: { alarms },
    finding: {
      check: "quotas",
      level: "warning",
      message:
        'How many functions may run at once is not known. AWS does not allow "servicequotas:GetServiceQuota": not you',
      hint: 'Allow "servicequotas:GetServiceQuota" for whoever runs this, or look yourself.',
    },
  },
];
