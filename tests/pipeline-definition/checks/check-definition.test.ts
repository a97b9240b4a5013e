import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { stepsOfOtherTypes } from "./other-steps";
import { isOfSecurity, validDefinition } from "./valid-definition";

const ROOT = path.resolve(__dirname, "../../..");

/** What is said beside the security rules, which the fixtures do not keep. */
const besideSecurity = (value: unknown) => checkDefinition(value).filter((found) => !isOfSecurity(found));

const codes = (value: unknown): readonly string[] => checkDefinition(value).map(({ code }) => code);

describe("checkDefinition", () => {
  it("has nothing to say about a definition with every step type of this version", () => {
    assert.deepEqual(besideSecurity(validDefinition()), []);
  });

  it("has nothing to say about a definition with every other step type of SageMaker", () => {
    const valid = validDefinition();
    assert.deepEqual(besideSecurity({ ...valid, Steps: [...valid.Steps, ...stepsOfOtherTypes] }), []);
  });

  it("finds no error in what the Python SDK writes", () => {
    const folder = path.join(ROOT, "tests/golden/python-sdk");
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    assert.notEqual(files.length, 0);
    for (const name of files) {
      const definition: unknown = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
      assert.deepEqual(
        checkDefinition(definition).filter(({ severity }) => severity === "error"),
        [],
        name,
      );
    }
  });

  it("says of a value that is no object what it is", () => {
    const values = [null, [], "text", 5, Number.NaN, 5n, undefined];
    const said = values.map((value) => checkDefinition(value)[0]?.message);
    assert.deepEqual(said, [
      "The definition is null, not an object.",
      "The definition is a list, not an object.",
      "The definition is text, not an object.",
      "The definition is the number 5, not an object.",
      "The definition is the number NaN, not an object.",
      "The definition is no JSON value, not an object.",
      "The definition is no JSON value, not an object.",
    ]);
  });

  it("takes names that every object inherits", () => {
    const named = (name: string) => ({
      Name: name,
      Type: name,
      Arguments: JSON.parse(`{"__proto__":{"${name}":1}}`) as unknown,
    });
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const found = codes({
      Version: "2020-12-01",
      Parameters: names.map((Name) => ({ Name, Type: "String" })),
      Steps: names.map(named),
    });
    assert.deepEqual([...new Set(found)].sort(), ["unknown-step-type", "unused-parameter"]);
  });

  it("takes a definition nested 100,000 deep", () => {
    const depth = 100_000;
    const lists: unknown = JSON.parse(`{"Steps":${"[".repeat(depth)}${"]".repeat(depth)}}`);
    assert.deepEqual(checkDefinition(lists), [
      {
        code: "nested-too-deep",
        severity: "error",
        path: "$",
        message: "The definition is nested more than 1000 levels deep.",
        hint: "Take some of the nesting out.",
      },
    ]);
    const step = '{"Name":"A","Type":"Condition","Arguments":{"IfSteps":[';
    const steps: unknown = JSON.parse(`{"Steps":[${step.repeat(depth)}${"]}}".repeat(depth)}]}`);
    assert.deepEqual(codes(steps), ["nested-too-deep"]);
  });

  it("takes conditions nested as deep as a document may be, quickly enough", () => {
    let steps: unknown = [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }];
    for (let i = 0; i < 240; i++) {
      const Conditions = [{ Type: "Equals", LeftValue: 1, RightValue: 1 }];
      steps = [
        {
          Name: `G${String(i)}`,
          Type: "Condition",
          Arguments: { Conditions, IfSteps: steps, ElseSteps: [] },
        },
      ];
    }
    const found = new Set(codes({ Version: "2020-12-01", Steps: steps }));
    assert.deepEqual([...found].sort(), ["nested-condition", "too-many-steps"]);
  });
});
