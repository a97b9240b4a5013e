import type { ControlId } from "../../policy-pack/control";
import { add, rewrite, set, without, type Change } from "./changes";

const FUNCTION = "lambda:Function";
const SCHEDULE = "scheduler:Schedule";
const TARGET = "cloudwatch:EventTarget";
const ALARM = "cloudwatch:MetricAlarm";
const QUEUE = "sqs:Queue";
const TOPIC_POLICY = ["sns:TopicPolicy", "policy"] as const;
const QUEUE_POLICY = ["sqs:QueuePolicy", "policy"] as const;

/** Changes of what can be switched on around a pipeline. */
export const AROUND_MUTATIONS: readonly (readonly [control: ControlId, what: string, change: Change])[] = [
  ["NET-10", "no private names", set("ec2:VpcEndpoint", "privateDnsEnabled", false)],
  ["NET-10", "no subnet", set("ec2:VpcEndpoint", "subnetIds", [])],
  ["IAM-9", "any secret", rewrite("iam:RolePolicy", "policy", /secret:[^"*]+webhook[^"]+/, "secret:*")],
  ["LAM-1", "a runtime of yesterday", set(FUNCTION, "runtime", "nodejs16.x")],
  ["LAM-2", "nobody catches failures", set(FUNCTION, "deadLetterConfig", undefined)],
  ["LAM-3", "any number at once", set(FUNCTION, "reservedConcurrentExecutions", undefined)],
  ["LAM-4", "no trace", set(FUNCTION, "tracingConfig.mode", "PassThrough")],
  ["LAM-5", "another function outside the VPC", add("aws:lambda/function:Function", {})],
  ["LAM-6", "an open environment", set(FUNCTION, "environment", { variables: { PIPELINE: "census" } })],
  ["LAM-6", "a secret", set(FUNCTION, "environment", { variables: { API_TOKEN: "x9f8e7d6c5b4a3" } })],
  ["LAM-7", "anybody", set("lambda:Permission", "principal", "*")],
  ["LAM-7", "any source", set("lambda:Permission", "sourceArn", undefined)],
  ["LAM-8", "no log group", set(FUNCTION, "loggingConfig", undefined)],
  ["LAM-8", "logs without a key", set("cloudwatch:LogGroup", "kmsKeyId", undefined)],
  ["EVT-1", "a schedule without dead letters", set(SCHEDULE, "target.deadLetterConfig", undefined)],
  ["EVT-1", "a trigger without dead letters", set(TARGET, "deadLetterConfig", undefined)],
  ["EVT-2", "tried for a day", set(SCHEDULE, "target.retryPolicy.maximumEventAgeInSeconds", 86_400)],
  ["EVT-2", "tried 185 times", set(TARGET, "retryPolicy.maximumRetryAttempts", 185)],
  ["EVT-3", "no token", rewrite(SCHEDULE, "target.input", /<aws\.scheduler\.execution-id>/, "once")],
  [
    "EVT-4",
    "past the guard",
    set(SCHEDULE, "target.arn", "arn:aws:scheduler:::aws-sdk:sagemaker:startPipelineExecution"),
  ],
  ["EVT-4", "no guard", without(FUNCTION)],
  [
    "EVT-5",
    "stopped ones are silent",
    rewrite("cloudwatch:EventRule", "eventPattern", /"Stopped"/, '"Executing"'),
  ],
  ["EVT-5", "a rule without a target", without(TARGET)],
  ["EVT-6", "no dead letters", set(TARGET, "deadLetterConfig", undefined)],
  ["EVT-6", "any number of retries", set(TARGET, "retryPolicy", undefined)],
  ["EVT-7", "no alarm on failures", set(ALARM, "metricName", "ExecutionStarted")],
  ["EVT-7", "alarms that tell nobody", set(ALARM, "alarmActions", [])],
  ["EVT-7", "missed runs are fine", set(ALARM, "treatMissingData", "notBreaching")],
  ["EVT-8", "dead letters that nobody counts", set(ALARM, "dimensions", {})],
  ["EVT-8", "alarms switched off", set(ALARM, "actionsEnabled", false)],
  ["EVT-9", "AWS's key", set("sns:Topic", "kmsMasterKeyId", "alias/aws/sns")],
  ["EVT-9", "without TLS", rewrite(...TOPIC_POLICY, /aws:SecureTransport/, "aws:Other")],
  ["EVT-9", "any account", rewrite(...TOPIC_POLICY, /aws:Source(Account|Arn)/, "aws:Other")],
  ["EVT-10", "no key", set(QUEUE, "kmsMasterKeyId", undefined)],
  ["EVT-10", "without TLS", rewrite(...QUEUE_POLICY, /aws:SecureTransport/, "aws:Other")],
  ["EVT-10", "any account", rewrite(...QUEUE_POLICY, /aws:Source(Account|Arn)/, "aws:Other")],
  ["EVT-10", "four days", set(QUEUE, "messageRetentionSeconds", 345_600)],
  ["EVT-11", "no key", set(SCHEDULE, "kmsKeyArn", undefined)],
];

const JOB = "aws:glue/job:Job";
const MODEL = "aws:sagemaker/model:Model";
const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";
const MACHINE = "aws:sfn/stateMachine:StateMachine";
const variant = { instanceType: "ml.m5.large", initialInstanceCount: 1, enableSsmAccess: true };

/** Things that no stack has, put into one as they must not be. */
export const PLANTED_MUTATIONS: readonly (readonly [control: ControlId, what: string, change: Change])[] = [
  ["MOD-1", "a model on the network", add(MODEL, { enableNetworkIsolation: false })],
  ["MOD-2", "a model in one subnet", add(MODEL, { vpcConfig: { subnets: ["subnet-1"] } })],
  ["MOD-3", "volumes without a key", add(CONFIG, { productionVariants: [variant] })],
  ["MOD-4", "one machine", add(CONFIG, { productionVariants: [variant] })],
  ["MOD-5", "one side captured", add(CONFIG, { dataCaptureConfig: { enableCapture: true } })],
  ["MOD-6", "no way back", add(ENDPOINT, {})],
  ["MOD-7", "a way in", add(CONFIG, { productionVariants: [variant] })],
  ["MOD-8", "nobody watches", add(ENDPOINT, {})],
  ["MOD-9", "a fixed name", add(CONFIG, { name: "census" })],
  ["GLU-1", "a plain job", add(JOB, {})],
  ["GLU-2", "plain bookmarks", add("aws:glue/securityConfiguration:SecurityConfiguration", {})],
  ["GLU-3", "an old version", add(JOB, { glueVersion: "2.0", timeout: 60 })],
  ["SFN-1", "no log", add(MACHINE, { tracingConfiguration: { enabled: true } })],
  [
    "SFN-2",
    "a task that may hang",
    add(MACHINE, { definition: JSON.stringify({ TimeoutSeconds: 60, States: { A: { Type: "Task" } } }) }),
  ],
];
