import assert from "node:assert/strict";
import fc from "fast-check";
import { diffDefinitions } from "../../../../pipeline-definition/analysis/diff/diff-definitions";
import { AT, basePipeline, changesOf, edited, renamed, statuses, stepOf } from "./edited-pipeline";

const renamings = (before: unknown, after: unknown): readonly string[] =>
  diffDefinitions(before, after).steps.flatMap(({ name, renamed: was }) =>
    was === undefined ? [] : [`${was.from} -> ${name} by ${was.by}`],
  );

describe("matchSteps", () => {
  it("finds a renamed step again, and everything that refers to it unchanged", () => {
    const after = renamed(basePipeline(), { Prepare: "Clean" });
    const diff = diffDefinitions(basePipeline(), after);
    assert.deepEqual(renamings(basePipeline(), after), ["Prepare -> Clean by content"]);
    assert.deepEqual(statuses(diff), ["changed Clean"]);
    assert.deepEqual(changesOf(diff, "Clean"), []);
    assert.deepEqual(diff.edges, []);
  });

  it("finds all steps again when all have other names", () => {
    const names = { Prepare: "A", Train: "B", Evaluate: "C", Gate: "D", Create: "E", Score: "F", Stop: "G" };
    const diff = diffDefinitions(basePipeline(), renamed(basePipeline(), names));
    assert.equal(diff.steps.length, 7);
    assert.deepEqual(
      [diff.edges, diff.steps.flatMap(({ changes, moved }) => [changes, moved ?? []]).flat()],
      [[], []],
    );
  });

  it("follows a swap and a chain of names", () => {
    const swap = renamed(basePipeline(), { Prepare: "Evaluate", Evaluate: "Prepare" });
    assert.deepEqual(renamings(basePipeline(), swap), [
      "Prepare -> Evaluate by content",
      "Evaluate -> Prepare by content",
    ]);
    const chain = renamed(basePipeline(), { Prepare: "Evaluate", Evaluate: "Report" });
    assert.deepEqual(renamings(basePipeline(), chain), [
      "Prepare -> Evaluate by content",
      "Evaluate -> Report by content",
    ]);
  });

  it("finds every step again, whatever names go round among them and outside", () => {
    const names = ["Prepare", "Train", "Evaluate", "Gate", "Create", "Score", "Stop"];
    const pool = fc.shuffledSubarray([...names, "X", "Y", "Z", "U", "V", "W", "Q"], {
      minLength: 7,
      maxLength: 7,
    });
    fc.assert(
      fc.property(pool, (chosen) => {
        const mapping = Object.fromEntries(names.map((name, i) => [name, chosen[i] ?? ""]));
        const diff = diffDefinitions(basePipeline(), renamed(basePipeline(), mapping));
        assert.deepEqual(
          diff.steps.map(({ name, renamed: was }) => `${was?.from ?? name} -> ${name}`),
          names.map((name) => `${name} -> ${mapping[name] ?? ""}`),
        );
        assert.ok(
          diff.steps.every(
            ({ changes, moved, status }) =>
              changes.length === 0 && moved === undefined && status !== "removed",
          ),
        );
        assert.deepEqual(diff.edges, []);
      }),
      { numRuns: 200 },
    );
  });

  it("finds a renamed step again behind one that changed", () => {
    const after = edited(renamed(basePipeline(), { Train: "Fit" }), { [`${AT.prepare}.Arguments.X`]: 1 });
    assert.deepEqual(renamings(basePipeline(), after), ["Train -> Fit by content"]);
    assert.deepEqual(statuses(diffDefinitions(basePipeline(), after)), ["changed Prepare", "changed Fit"]);
  });

  it("takes a copied and changed step for a change and a new step", () => {
    const [prepare] = basePipeline().Steps;
    const after = edited(basePipeline(), {
      [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug",
      "Steps.+": { ...prepare, Name: "Copy" },
    });
    assert.deepEqual(statuses(diffDefinitions(basePipeline(), after)), ["changed Prepare", "added Copy"]);
  });

  it("takes a step that came in the place of another for a change, when the name stayed", () => {
    const [prepare] = basePipeline().Steps;
    const after = edited(basePipeline(), {
      [AT.train]: { ...prepare, Name: "Train" },
      [AT.prepare]: undefined,
    });
    const diff = diffDefinitions(basePipeline(), after);
    assert.equal(stepOf(diff, "Train").renamed, undefined);
    assert.deepEqual(stepOf(diff, "Prepare").status, "removed");
  });

  it("says of a step much like one that went that it is likely the same", () => {
    const after = edited(renamed(basePipeline(), { Train: "Fit" }), {
      [`${AT.train}.Arguments.HyperParameters.max_depth`]: "6",
    });
    const { renamed: was } = stepOf(diffDefinitions(basePipeline(), after), "Fit");
    assert.deepEqual([was?.from, was?.by], ["Train", "likeness"]);
    assert.ok((was?.likeness ?? 0) > 0.8 && (was?.likeness ?? 1) < 1);
  });

  it("does not guess between two that are as like", () => {
    const [, train] = basePipeline().Steps;
    const twin = (name: string) => edited(train, { Name: name, "Arguments.HyperParameters.max_depth": name });
    const after = edited(basePipeline(), { [AT.train]: twin("X"), "Steps.+": twin("Y") });
    const diff = diffDefinitions(basePipeline(), after);
    assert.deepEqual(
      statuses(diff).filter((text) => /X|Y|Train/.test(text)),
      ["added X", "added Y", "removed Train"],
    );
  });

  it("decides between two that are as like by the steps around them", () => {
    const job = (Name: string, level: string, from: string) => ({
      Name,
      Type: "Processing",
      Arguments: { A: 1, B: 2, C: 3, D: 4, Level: level, Input: from },
    });
    const reader = (Name: string, from: string) => ({
      Name,
      Type: "Lambda",
      Arguments: { Input: { Get: `Steps.${from}.ProcessingJobName` } },
    });
    const both = (a: string, b: string, level: string) => ({
      Steps: [job(a, level, "s"), job(b, level, "s"), reader("ReadA", a), reader("ReadB", b)],
    });
    const after = both("X", "Y", "2");
    after.Steps.reverse();
    assert.deepEqual(renamings(both("A", "B", "1"), after), ["B -> Y by likeness", "A -> X by likeness"]);
  });

  it("matches several of the same content in their order, and says so", () => {
    const stop = (Name: string) => ({ Name, Type: "Fail", Arguments: { ErrorMessage: "x" } });
    const { steps } = diffDefinitions({ Steps: [stop("A"), stop("B")] }, { Steps: [stop("C"), stop("D")] });
    assert.deepEqual(
      steps.map(({ name, renamed: was }) => [name, was]),
      [
        ["C", { from: "A", by: "content", alike: 2 }],
        ["D", { from: "B", by: "content", alike: 2 }],
      ],
    );
  });

  it("does not take steps of two types for one, however alike", () => {
    const after = edited(renamed(basePipeline(), { Train: "Fit" }), { [`${AT.train}.Type`]: "Tuning" });
    assert.deepEqual(renamings(basePipeline(), after), []);
  });

  it("does not take steps for one that are half alike", () => {
    const step = (Name: string, ...values: readonly string[]) => ({
      Steps: [
        {
          Name,
          Type: "Lambda",
          Arguments: Object.fromEntries(values.map((value, i) => [`a${String(i)}`, value])),
        },
      ],
    });
    const before = step("A", "1", "2", "3", "4", "5");
    assert.deepEqual(renamings(before, step("B", "1", "2", "x", "y", "z")), []);
    assert.deepEqual(renamings(before, step("B", "1", "2", "3", "4", "z")), ["A -> B by likeness"]);
  });

  it("finds a renamed step again behind one that was renamed and changed", () => {
    const names = { Prepare: "Clean", Train: "Fit" };
    const after = edited(renamed(basePipeline(), names), {
      [`${AT.prepare}.Arguments.Environment.LEVEL`]: "debug",
    });
    assert.deepEqual(renamings(basePipeline(), after), [
      "Prepare -> Clean by likeness",
      "Train -> Fit by content",
    ]);
  });

  it("keeps a changed type under its name", () => {
    const diff = diffDefinitions(basePipeline(), edited(basePipeline(), { [`${AT.train}.Type`]: "Tuning" }));
    assert.deepEqual(changesOf(diff, "Train"), ['Type: "Training" -> "Tuning"']);
  });

  it("ends when steps need each other", () => {
    const loop = (a: string, b: string) => ({
      Steps: [
        { Name: a, Type: "Lambda", DependsOn: [b] },
        { Name: b, Type: "Callback", DependsOn: [a] },
      ],
    });
    assert.equal(diffDefinitions(loop("A", "B"), loop("A", "B")).same, true);
    assert.deepEqual(renamings(loop("A", "B"), loop("C", "D")), ["A -> C by content", "B -> D by content"]);
  });

  it("compares a thousand steps, each renamed, in well under the time of a deployment", () => {
    const chain = (letter: string) => ({
      Steps: Array.from({ length: 1_000 }, (_, i) => ({
        Name: `${letter}${String(i)}`,
        Type: "Training",
        Arguments: {
          Order: i,
          Input: i === 0 ? "s3" : { Get: `Steps.${letter}${String(i - 1)}.TrainingJobName` },
        },
      })),
    });
    const { steps } = diffDefinitions(chain("a"), chain("b"));
    assert.ok(steps.every(({ renamed: was, changes }) => was?.by === "content" && changes.length === 0));
  }).timeout(20_000);
});
