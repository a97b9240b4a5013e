import assert from "node:assert/strict";
import {
  executionVariables,
  join,
  lambdaStep,
  parameterString,
  trainingStep,
} from "../../../pipeline-definition";

const data = parameterString("Data");
const train = trainingStep("Train", { arguments: { RoleArn: "", OutputDataConfig: { S3OutputPath: "" } } });
const call = lambdaStep("Call", { functionArn: "", arguments: {}, outputs: { score: "Float" } });

const VARIABLES: Readonly<Record<string, readonly [unknown, string]>> = {
  "a parameter": [data, '{"Get":"Parameters.Data"}'],
  "a property": [
    train.properties.ModelArtifacts.S3ModelArtifacts,
    '{"Get":"Steps.Train.ModelArtifacts.S3ModelArtifacts"}',
  ],
  "an item of a list": [
    train.properties.FinalMetricDataList.at("error").Value,
    '{"Get":"Steps.Train.FinalMetricDataList[\'error\'].Value"}',
  ],
  "an output": [call.outputs.score, '{"Get":"Steps.Call.OutputParameters[\'score\']"}'],
  "an execution variable": [executionVariables.pipelineName, '{"Get":"Execution.PipelineName"}'],
  "a join": [
    join("/", ["s3://bucket", data]),
    '{"Std:Join":{"On":"/","Values":["s3://bucket",{"Get":"Parameters.Data"}]}}',
  ],
};

/** What a template, `+` and JSON make of a value. */
const TEXTS: Readonly<Record<string, (value: unknown) => unknown>> = {
  "a template": (value) => `s3://bucket/${value as string}`,
  "an addition": (value) => "s3://bucket/" + (value as string),
  "JSON text": (value) => JSON.stringify({ value }),
};

describe("a variable taken for text", () => {
  for (const [name, [value, expression]] of Object.entries(VARIABLES))
    for (const [place, write] of Object.entries(TEXTS))
      it(`refuses to stand in ${place}: ${name}`, () => {
        assert.throws(() => write(value), {
          name: "VariableError",
          message: `Variable ${expression} is written into a text before its value is known.`,
          hint: 'Put the text together with join, such as join("/", ["s3://bucket", variable]), or give the variable alone.',
        });
      });
});
