import { mayBeSecret, namesSecret, secretIn } from "../../pipeline-definition/checks/secret-patterns";
import { allSteps } from "../../pipeline-definition/document/steps";
import { eachResource, type Control } from "../control";
import { definitionsIn, names, ofType, property, type Estate, type Registration } from "../estate";
import { at, listed, members, text, texts } from "../json-reading";

const FUNCTION = ["lambda:Function"];
const NONE = "function";

/** Runtimes that AWS supports at the end of 2026, arm and x86 alike. */
const RUNTIMES = [
  /^nodejs(22|24)\.x$/,
  /^python3\.(11|12|13|14)$/,
  /^java(17|21|25)$/,
  /^dotnet(8|10)$/,
  /^ruby3\.[34]$/,
  /^provided\.al2023$/,
];

const isSecret = ([name, value]: readonly [string, unknown]): boolean =>
  secretIn(text(value)) !== undefined || (namesSecret(name) && mayBeSecret(text(value)));

const ownLogGroup = (fn: Registration, estate: Estate): Registration | undefined =>
  ofType(estate, "cloudwatch:LogGroup").find((group) => {
    const name = text(property(group, "name"));
    return (
      (name !== "" && name === `/aws/lambda/${text(property(fn, "name"))}`) ||
      (name !== "" && name === text(at(fn.inputs, "loggingConfig", "logGroup"))) ||
      (name === "" && fn.dependencies.includes(`${group.type}::${group.name}`))
    );
  });

const logFaults = (fn: Registration, estate: Estate): readonly (string | false)[] => {
  const group = ownLogGroup(fn, estate);
  if (group === undefined) return ["has no log group of its own"];
  return [
    group.inputs["kmsKeyId"] === undefined && "logs without a customer key",
    !(Number(group.inputs["retentionInDays"]) > 0) && "logs for ever",
    !fn.dependencies.includes(`${group.type}::${group.name}`) && "may be made before its log group",
  ];
};

/** Whether a step calls a function and waits for its answer: SageMaker shows what was raised as the step's failure. */
const isStepsOwn = (fn: Registration, estate: Estate): boolean => {
  const definitions = definitionsIn(estate);
  // At a first preview the steps are not known; only their functions have a name before they are made.
  if (ofType(estate, "sagemaker:Pipeline").length > definitions.length)
    return fn.inputs["name"] !== undefined;
  return definitions.some(({ definition }) =>
    allSteps(definition).some(
      ({ step }) =>
        step.Type === "Lambda" &&
        text(at(step, "FunctionArn")).endsWith(`:function:${text(property(fn, "name"))}`),
    ),
  );
};

const catchesFailures = (fn: Registration, estate: Estate): boolean =>
  at(fn.inputs, "deadLetterConfig", "targetArn") !== undefined ||
  ofType(estate, "lambda:FunctionEventInvokeConfig").some(
    (one) =>
      names(one, "functionName", fn) &&
      at(one.inputs, "destinationConfig", "onFailure", "destination") !== undefined,
  );

/** Lambda: functions that fail loudly, and that only the named callers start. */
export const functionControls: readonly Control[] = [
  eachResource("LAM-1", FUNCTION, NONE, ({ inputs }) =>
    inputs["packageType"] === "Image" || RUNTIMES.some((one) => one.test(text(inputs["runtime"])))
      ? undefined
      : "runs on a runtime that AWS does not support",
  ),
  eachResource("LAM-2", FUNCTION, NONE, (fn, estate) =>
    catchesFailures(fn, estate) || isStepsOwn(fn, estate) ? undefined : "loses what it cannot do",
  ),
  eachResource("LAM-3", FUNCTION, NONE, ({ inputs }) =>
    Number(inputs["reservedConcurrentExecutions"]) >= 1 ? undefined : "runs any number of times at once",
  ),
  eachResource("LAM-4", FUNCTION, NONE, ({ inputs }) =>
    at(inputs, "tracingConfig", "mode") === "Active" ? undefined : "leaves no trace",
  ),
  eachResource("LAM-5", FUNCTION, NONE, ({ inputs }) =>
    listed(at(inputs, "vpcConfig", "subnetIds")).length >= 2 ? undefined : "runs outside the VPC",
  ),
  eachResource("LAM-6", FUNCTION, NONE, ({ inputs }) => {
    const variables = members(at(inputs, "environment", "variables"));
    return [
      variables.length > 0 &&
        inputs["kmsKeyArn"] === undefined &&
        "has an environment without a customer key",
      variables.some(isSecret) && "has a secret in its environment",
    ];
  }),
  eachResource("LAM-7", ["lambda:Permission"], "permission to call a function", ({ inputs }) => [
    inputs["principal"] === "*" && "lets anybody call a function",
    texts(inputs["sourceArn"]).length === 0 && "lets a service call a function for any account",
    inputs["principal"] === "s3.amazonaws.com" &&
      inputs["sourceAccount"] === undefined &&
      "lets a bucket of that name in any account call a function",
  ]),
  eachResource("LAM-8", FUNCTION, NONE, logFaults),
];
