import { channel, cluster, input, output, processing, training } from "../job-steps";
import { fail, gate, compare, lambda, plain } from "../other-steps";
import { IMAGE, KEY, arn, declare, document, get, parameter, s3, type Json } from "../parts";

const count = <T>(length: number, make: (i: number) => T): readonly T[] =>
  Array.from({ length }, (_, i) => make(i));

const named = (length: number, make: (i: number) => readonly [string, unknown]): Json =>
  Object.fromEntries(count(length, make));

const inOrder = (i: number): string => String(i + 1).padStart(2, "0");

/** A name of 64 characters. */
const long = (start: string): string => start.padEnd(64, "x");

/** Documents that reach a limit without passing it, and forms that are rare but legal. */
export const LIMITS: Readonly<Record<string, Json>> = {
  "least-document": { Version: "2020-12-01", Steps: [fail("Test", "test")] },
  "least-parameters": {
    Version: "2020-12-01",
    Parameters: [{ Name: "Reason" }],
    Steps: [plain("Fail", "Stop", { ErrorMessage: parameter("Reason") })],
  },
  "names-of-64-characters": document(
    [declare(long("Threshold-"), "Float", 0.5)],
    [
      lambda(
        long("Measure_"),
        {},
        { [long("score")]: "Float" },
        {
          FunctionArn: arn("lambda", "function:measure"),
          DisplayName: "d".repeat(256),
          Description: "e".repeat(3072),
        },
      ),
      gate(
        long("Gate-"),
        [
          compare(
            "GreaterThan",
            get(`Steps.${long("Measure_")}.OutputParameters['${long("score")}']`),
            parameter(long("Threshold-")),
          ),
        ],
        [],
        [fail(long("Stop"), "f".repeat(3072))],
      ),
    ],
  ),
  "fifty-steps": document(
    [],
    count(50, (i) =>
      lambda(`Step${inOrder(i)}`, { number: i }, {}, i === 0 ? {} : { DependsOn: [`Step${inOrder(i - 1)}`] }),
    ),
  ),
  "two-hundred-parameters": document(
    count(200, (i) => declare(`P${String(i)}`, "Integer", i)),
    [
      lambda(
        "Show",
        named(200, (i) => [`p${String(i)}`, parameter(`P${String(i)}`)]),
      ),
    ],
  ),
  "sixteen-choices-and-the-longest-default": document(
    [
      declare("Choice", "String", "v01", { EnumValues: count(16, (i) => `v${inOrder(i)}`) }),
      declare("Long", "String", "z".repeat(1024)),
    ],
    [lambda("Show", { choice: parameter("Choice"), long: parameter("Long") })],
  ),
  "ten-inputs-and-outputs": document(
    [],
    [
      processing("Prepare", {
        ProcessingInputs: count(10, (i) => input(`in${inOrder(i)}`, s3(`data/${inOrder(i)}`))),
        ProcessingOutputConfig: {
          Outputs: count(10, (i) => output("Prepare", `out${inOrder(i)}`)),
          KmsKeyId: KEY,
        },
        ProcessingResources: cluster({ InstanceCount: 100, VolumeSizeInGB: 16_384 }),
        StoppingCondition: { MaxRuntimeInSeconds: 777_600 },
      }),
    ],
  ),
  "hundred-environment-variables": document(
    [],
    [
      processing("Prepare", {
        Environment: named(100, (i) => [`VARIABLE_${String(i)}`, "v".repeat(256)]),
      }),
      training("Train", {
        Environment: named(100, (i) => [`VARIABLE_${String(i)}`, "v".repeat(512)]),
      }),
    ],
  ),
  "hundred-arguments-of-256-characters": document(
    [],
    [
      processing("Prepare", {
        AppSpecification: {
          ImageUri: IMAGE.own,
          ContainerEntrypoint: ["e".repeat(256)],
          ContainerArguments: count(100, () => "a".repeat(256)),
        },
      }),
    ],
  ),
  "hundred-hyperparameters": document(
    [],
    [
      training("Train", {
        HyperParameters: named(100, (i) => [`parameter-${String(i)}`, "h".repeat(2500)]),
      }),
    ],
  ),
  "twenty-channels-and-forty-metrics": document(
    [],
    [
      training("Train", {
        AlgorithmSpecification: {
          TrainingImage: IMAGE.own,
          TrainingInputMode: "File",
          MetricDefinitions: count(40, (i) => ({
            Name: `metric:${String(i)}`,
            Regex: `m${String(i)}=([0-9.]+)`,
          })),
        },
        InputDataConfig: count(20, (i) => channel(`c.${inOrder(i)}`, s3(`data/${inOrder(i)}`))),
      }),
    ],
  ),
  "fifty-tags": document(
    [],
    [training("Train", { Tags: count(50, (i) => ({ Key: `key-${String(i)}`, Value: "t".repeat(256) })) })],
  ),
  "fifty-lambda-outputs": document(
    [],
    [lambda("Measure", {}, Object.fromEntries(count(50, (i) => [`o${String(i)}`, "String"])))],
  ),
};
