import { complain, eachOf, eachResource, type Control } from "../control";
import { definitionsIn, names, ofType, property, type Estate, type Registration } from "../estate";
import { at, listed, text, texts } from "../json-reading";

const MODEL = ["sagemaker:Model"];
const CONFIG = ["sagemaker:EndpointConfiguration"];
const ENDPOINT = ["sagemaker:Endpoint"];
const NO_MODEL = "model outside its pipelines";
const NO_ENDPOINT = "endpoint outside its pipelines";

const variants = (config: Registration): readonly unknown[] => listed(config.inputs["productionVariants"]);

/** Machines with disks of their own, which take no key. */
const OWN_DISKS = /^ml\.(c5d|g4dn|g5|g6|g6e|m5d|m6gd|m6id|p3dn|p4d|p4de|p5|p5e|r5d|r6gd|c6gd|trn1)\./;

const captureFaults = (config: Registration): readonly (string | false)[] => {
  const capture = at(config.inputs, "dataCaptureConfig");
  const modes = listed(at(capture, "captureOptions")).map((option) => text(at(option, "captureMode")));
  return [
    at(capture, "enableCapture") !== true && "captures nothing of what is asked and answered",
    !(modes.includes("InputAndOutput") || (modes.includes("Input") && modes.includes("Output"))) &&
      "captures only one side of what is asked and answered",
    at(capture, "kmsKeyId") === undefined && "captures without a customer key",
  ];
};

const alarmsOf = (estate: Estate): readonly Registration[] =>
  ofType(estate, "cloudwatch:MetricAlarm").filter(
    ({ inputs }) =>
      inputs["namespace"] === "AWS/SageMaker" && at(inputs, "dimensions", "EndpointName") !== undefined,
  );

const WATCHED = [/5XX/, /Latency/, /4XX|Errors|ModelError/];

const watchFaults = (_: Registration, estate: Estate): readonly (string | false)[] => {
  const acting = alarmsOf(estate).filter(({ inputs }) => texts(inputs["alarmActions"]).length > 0);
  return WATCHED.map(
    (metric) =>
      !acting.some(({ inputs }) => metric.test(text(inputs["metricName"]))) &&
      `has no alarm on ${metric.source.replaceAll("|", " or ")} that tells anybody`,
  );
};

const policiesOf = (estate: Estate, roleArn: unknown): readonly Registration[] => {
  const role = ofType(estate, "iam:Role").find((one) => property(one, "arn") === roleArn);
  if (role === undefined) return [];
  return [...ofType(estate, "iam:RolePolicy"), ...ofType(estate, "iam:RolePolicyAttachment")].filter((one) =>
    names(one, "role", role),
  );
};

const waitFault = (resource: Registration, estate: Estate): string | undefined => {
  const roleArn = resource.inputs["roleArn"] ?? resource.inputs["executionRoleArn"];
  const missing = policiesOf(estate, roleArn).filter(
    ({ type, name }) => !resource.dependencies.includes(`${type}::${name}`),
  );
  return missing.length === 0 ? undefined : "does not wait for the policies of its role";
};

/** Models and endpoints that stand in a stack themselves; those of pipelines are controls of jobs. */
export const modelControls: readonly Control[] = [
  eachResource("MOD-1", MODEL, NO_MODEL, ({ inputs }) =>
    inputs["enableNetworkIsolation"] === true ? undefined : "reaches the network",
  ),
  eachResource("MOD-2", MODEL, NO_MODEL, ({ inputs }) =>
    texts(at(inputs, "vpcConfig", "subnets")).length >= 2 ? undefined : "stands in fewer than two subnets",
  ),
  eachResource("MOD-3", CONFIG, NO_ENDPOINT, (config) =>
    config.inputs["kmsKeyArn"] !== undefined ||
    variants(config).every((one) => OWN_DISKS.test(text(at(one, "instanceType"))))
      ? undefined
      : "has volumes without a customer key",
  ),
  eachResource("MOD-4", CONFIG, NO_ENDPOINT, (config, { stack }) =>
    stack !== "prod" ||
    variants(config).every(
      (one) => at(one, "serverlessConfig") !== undefined || Number(at(one, "initialInstanceCount")) >= 2,
    )
      ? undefined
      : "runs on one machine",
  ),
  eachResource("MOD-5", CONFIG, NO_ENDPOINT, captureFaults),
  eachResource("MOD-6", ENDPOINT, NO_ENDPOINT, ({ inputs }) =>
    listed(at(inputs, "deploymentConfig", "autoRollbackConfiguration", "alarms")).length > 0
      ? undefined
      : "does not go back when a new model fails",
  ),
  eachResource("MOD-7", CONFIG, NO_ENDPOINT, (config) => [
    variants(config).some((one) => at(one, "enableSsmAccess") === true)
      ? "lets people into its containers"
      : undefined,
    variants(config).some(
      (one) => at(one, "coreDumpConfig") !== undefined && at(one, "coreDumpConfig", "kmsKeyId") === undefined,
    )
      ? "dumps memory without a customer key"
      : undefined,
  ]),
  eachResource("MOD-8", ENDPOINT, NO_ENDPOINT, watchFaults),
  eachResource("MOD-9", [...MODEL, ...CONFIG], NO_MODEL, ({ inputs }) =>
    inputs["name"] === undefined ? undefined : "has a fixed name, so a change removes it first",
  ),
  eachOf(
    "MOD-10",
    "model or pipeline",
    (estate) => [
      ...ofType(estate, "sagemaker:Model"),
      ...definitionsIn(estate).map(({ pipeline }) => pipeline),
    ],
    (resource, estate) => complain(resource, waitFault(resource, estate)),
  ),
];
