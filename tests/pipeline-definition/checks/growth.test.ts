import assert from "node:assert/strict";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { validDefinition } from "./valid-definition";

const [prepare, train] = validDefinition().Steps;

const many = (count: number, make: (i: number) => unknown): readonly unknown[] =>
  Array.from({ length: count }, (_, i) => make(i));

const trained = (i: number, more: object = {}) => ({
  ...structuredClone(train),
  Name: `Train-${String(i)}`,
  ...more,
});

const tell = (i: number, DependsOn: readonly string[]) => ({
  Name: `Tell-${String(i)}`,
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:tell",
  DependsOn,
});

const fail = (ErrorMessage: unknown) => ({ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage } });

const joined = (Values: readonly unknown[]) => fail({ "Std:Join": { On: "", Values } });

const gate = (i: number, IfSteps: readonly unknown[]) => ({
  Name: `Gate-${String(i)}`,
  Type: "Condition",
  Arguments: { Conditions: [{ Type: "Equals", LeftValue: 1, RightValue: 1 }], IfSteps, ElseSteps: [] },
});

const output = (i: number) => ({
  OutputName: `o${String(i)}`,
  S3Output: {
    S3Uri: `s3://b/${String(i)}`,
    LocalPath: `/opt/ml/processing/${String(i)}`,
    S3UploadMode: "EndOfJob",
  },
});

/** Documents that grow in one way each: what made the checks slow once, or easily could. */
const DOCUMENTS: Readonly<Record<string, (size: number) => readonly unknown[]>> = {
  "jobs in a row": (size) => [
    prepare,
    ...many(size, (i) => trained(i, i === 0 ? {} : { DependsOn: [`Train-${String(i - 1)}`] })),
  ],
  "jobs in a row, the last one first": (size) =>
    many(size, (i) => trained(i, i === size - 1 ? {} : { DependsOn: [`Train-${String(i + 1)}`] })),
  "jobs that wait for names nearly right": (size) =>
    many(size, (i) => trained(i, { DependsOn: [`Tarin-${String(i)}`] })),
  "jobs in a circle": (size) =>
    many(size, (i) => trained(i, { DependsOn: [`Train-${String((i + 1) % size)}`] })),
  "jobs of one name": (size) => many(size, () => trained(1)),
  "gates in a row": (size) => many(size, (i) => gate(i, [tell(i, i === 0 ? [] : [`Tell-${String(i - 1)}`])])),
  "one branch of many jobs": (size) => [
    gate(
      0,
      many(size, (i) => trained(i)),
    ),
  ],
  "one job of many outputs, all read": (size) => [
    {
      ...prepare,
      Arguments: { ...prepare?.Arguments, ProcessingOutputConfig: { Outputs: many(size, output) } },
    },
    joined(
      many(size, (i) => ({
        Get: `Steps.Prepare.ProcessingOutputConfig.Outputs['o${String(i)}'].S3Output.S3Uri`,
      })),
    ),
  ],
  "one job of many property files, all read": (size) => [
    {
      ...prepare,
      PropertyFiles: many(size, (i) => ({
        PropertyFileName: `f${String(i)}`,
        OutputName: "train",
        FilePath: "a.json",
      })),
    },
    joined(
      many(size, (i) => ({
        "Std:JsonGet": { PropertyFile: { Get: `Steps.Prepare.PropertyFiles.f${String(i)}` }, Path: "a" },
      })),
    ),
  ],
  "one step of many unknown members": (size) => [
    {
      ...fail("no"),
      ...Object.fromEntries(many(size, (i) => [`Member${String(i)}`, i]) as [string, unknown][]),
    },
  ],
  "one text of many undeclared parameters": (size) => [
    joined(many(size, (i) => ({ Get: `Parameters.undeclared-${String(i)}` }))),
  ],
};

/** The processor time that a check takes at its best of some runs: other work on the machine does not count. */
const costOf = (steps: readonly unknown[], times: number): number => {
  const document = { Version: "2020-12-01", Parameters: validDefinition().Parameters, Steps: steps };
  const runs = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    checkDefinition(document);
    return process.cpuUsage(before).user;
  });
  return Math.min(...runs);
};

describe("checkDefinition, given more and more", () => {
  for (const [title, make] of Object.entries(DOCUMENTS)) {
    it(`takes time in proportion: ${title}`, () => {
      costOf(make(50), 1);
      const [little, much] = [costOf(make(150), 3), costOf(make(1_500), 1)];
      // Ten times the document; with the square of its size it would be a hundred times the time.
      assert.ok(much < 40 * Math.max(little, 500), `${String(little)} µs, then ${String(much)} µs`);
    });
  }

  for (const piece of ["/", "0", "a", ".", "a.", "-", " ", "[0]"]) {
    it(`takes time in proportion: texts of nothing but ${JSON.stringify(piece)}`, () => {
      // An end that fits no pattern makes them try all they can.
      const steps = (size: number) =>
        JSON.parse(
          JSON.stringify([prepare, train], (key, value: unknown) =>
            typeof value === "string" && key !== "Type" ? `${piece.repeat(size)}!` : value,
          ),
        ) as readonly unknown[];
      const [little, much] = [costOf(steps(1_500), 3), costOf(steps(15_000), 1)];
      assert.ok(much < 40 * Math.max(little, 1_000), `${String(little)} µs, then ${String(much)} µs`);
    });
  }
});
