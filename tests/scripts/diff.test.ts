import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const BEFORE = "docs/examples/churn-before.json";
const AFTER = "docs/examples/churn-after.json";

const diff = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["-r", "./scripts/command-line/typescript.js", "scripts/diff.ts", ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });

describe("diff", () => {
  let folder = "";
  const file = (name: string, text: string): string => {
    const place = path.join(folder, name);
    writeFileSync(place, text);
    return place;
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "diff-"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("prints what its page of the documentation shows", () => {
    const { status, stdout, stderr } = diff(BEFORE, AFTER);
    assert.deepEqual([status, stderr], [0, ""]);
    const [, shown] =
      /^```text\n(.*?)^```/ms.exec(readFileSync(path.join(ROOT, "docs/diff.md"), "utf8")) ?? [];
    assert.equal(stdout, shown);
  });

  it("prints Markdown", () => {
    const { status, stdout } = diff(BEFORE, AFTER, "--format", "markdown");
    assert.equal(status, 0);
    assert.match(stdout, /^\*\*churn-before → churn-after\*\*: .*\n\n.*\n\n\| Step \| /);
  });

  it("prints one JSON object, by either of its options", () => {
    const { stdout } = diff(BEFORE, AFTER, "--json");
    const printed = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    assert.deepEqual(Object.keys(printed), [
      ...["before", "after", "same", "steps", "parameters", "edges", "options", "unreadable", "errors"],
    ]);
    assert.deepEqual([printed["before"], printed["same"], printed["errors"]], ["churn-before", false, 0]);
    assert.equal(diff(BEFORE, AFTER, "--format", "json").stdout, stdout);
  });

  it("compares a workflow with itself: no difference", () => {
    const { status, stdout } = diff("adult-census", "adult-census", "--exit-code");
    assert.equal(status, 0);
    assert.match(stdout, /^adult-census -> adult-census: no difference\n/);
  });

  it("exits with 1 for a difference when it is asked to", () => {
    assert.equal(diff(BEFORE, AFTER, "--exit-code").status, 1);
  });

  it("compares documents that have errors, and says that they have", () => {
    const wrong = file("wrong.json", '{"Version": "2020-12-01", "Steps": [{"Name": "A"}]}');
    const { status, stdout, stderr } = diff(BEFORE, wrong);
    assert.equal(status, 0);
    assert.match(
      stderr,
      /^warning: Definition ".*wrong\.json" has \d+ errors?; npm run -s validate -- .* lists (it|them)\.\n$/,
    );
    assert.match(stdout, / {2}\+ A \(no type\)\n/);
  });

  it("foretells nothing for a definition that has errors, and says so in every format", () => {
    const wrong = file(
      "refused.json",
      JSON.stringify({
        Version: "2020-12-01",
        Steps: [
          { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "x" } },
          { Name: "Late", Type: "Fail", Arguments: { ErrorMessage: "y" }, DependsOn: ["Stop"] },
        ],
      }),
    );
    const says =
      "Next execution: none is foretold, since the new definition has 1 error, " +
      "with which SageMaker refuses it or its execution fails";
    const text = diff(BEFORE, wrong).stdout;
    assert.ok(text.endsWith(`\n\n${says}\n`), text);
    const markdown = diff(BEFORE, wrong, "--format", "markdown").stdout;
    assert.ok(markdown.includes(`\n\n⚠ **${says}.**\n\n| Step | Type | Change |\n`), markdown);
    assert.doesNotMatch(text + markdown, /\bruns\b|from cache/);
    const { errors, steps } = JSON.parse(diff(BEFORE, wrong, "--json").stdout) as {
      readonly errors: number;
      readonly steps: readonly object[];
    };
    assert.equal(errors, 1);
    assert.deepEqual(
      steps.filter((step) => "next" in step),
      [],
    );
  });

  it("compares nothing with what is no document, and says why", () => {
    const { status, stdout, stderr } = diff(BEFORE, file("broken.json", '{"Version": '));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /broken\.json" is not JSON/);
    const deep = file("deep.json", `{"Steps":${"[".repeat(5_000)}${"]".repeat(5_000)}}`);
    assert.equal(diff(deep, AFTER).status, 1);
  });

  it("wants two sides and a format that it knows", () => {
    assert.equal(diff(BEFORE).status, 2);
    const { status, stderr } = diff(BEFORE, AFTER, "--format", "xml");
    assert.equal(status, 2);
    assert.match(stderr, /Allowed choices are text, markdown, json/);
    assert.match(diff("adult-censsu", AFTER).stderr, /Did you mean "adult-census"\?/);
  });

  it("shows an example in its help", () => {
    assert.match(
      diff("--help").stdout,
      /Example:\n {2}npm run -s diff -- deployed\.json adult-census --format markdown/,
    );
  });
});
