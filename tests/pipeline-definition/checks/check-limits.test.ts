import assert from "node:assert/strict";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { AT, problemsAfter, validDefinition } from "./valid-definition";

const messages = (changes: Readonly<Record<string, unknown>>): readonly string[] =>
  problemsAfter(changes).map(
    ({ severity, code, message, hint }) => `${severity} ${code}: ${message} ${hint}`,
  );

const failSteps = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    Name: `F${String(i)}`,
    Type: "Fail",
    Arguments: { ErrorMessage: "no" },
  }));

describe("checkLimits", () => {
  it("warns of more than 50 steps, those of branches counted", () => {
    assert.deepEqual(messages({ Steps: failSteps(50), Parameters: [] }), []);
    assert.deepEqual(messages({ [`${AT.gate}.Arguments.ElseSteps`]: failSteps(45) }), [
      "warning too-many-steps: The definition has 51 steps; AWS's quota is said to be 50. Split the pipeline, or ask AWS for the quota.",
    ]);
  });

  it("refuses a definition of more than 1 MiB, counted as it is deployed", () => {
    const telling = (characters: number) => ({
      Name: "Tell",
      Type: "Lambda",
      FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
      Arguments: { text: "x".repeat(characters) },
      OutputParameters: [],
    });
    const size = JSON.stringify(validDefinition()).length + `,${JSON.stringify(telling(0))}`.length;
    const filling = (characters: number): readonly string[] => messages({ "Steps.+": telling(characters) });
    assert.deepEqual(filling(1_048_576 - size), []);
    assert.deepEqual(filling(1_048_577 - size), [
      "error definition-too-large: The definition has 1,048,577 characters; SageMaker takes at most 1,048,576. Move long texts into files in S3, or split the pipeline.",
    ]);
  });

  it("warns of more than 200 parameters", () => {
    const withParameters = (count: number) => {
      const names = Array.from({ length: count }, (_, i) => `p${String(i)}`);
      const Values = names.map((name) => ({ Get: `Parameters.${name}` }));
      return checkDefinition({
        Version: "2020-12-01",
        Parameters: names.map((Name) => ({ Name, Type: "String" })),
        Steps: [
          { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: { "Std:Join": { On: "", Values } } } },
        ],
      }).map(({ code, path, message }) => [code, path, message]);
    };
    assert.deepEqual(withParameters(200), []);
    assert.deepEqual(withParameters(201), [
      ["too-many-parameters", "Parameters", "The definition declares 201 parameters; a start can give 200."],
    ]);
  });
});
