import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PREVIEWS } from "./canned-preview";

const ROOT = path.resolve(__dirname, "../..");
const DEV = path.join(PREVIEWS, "dev.json");
const PROD = path.join(PREVIEWS, "prod.json");

const comment = (...args: readonly string[]) =>
  spawnSync(
    process.execPath,
    ["-r", "./scripts/command-line/typescript.js", "scripts/pull-request-comment.ts", ...args],
    { cwd: ROOT, encoding: "utf8" },
  );

describe("pull-request-comment", () => {
  let folder = "";
  const definitions: string[] = [];

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "comment-"));
    for (const side of ["before", "after"]) {
      mkdirSync(path.join(folder, side));
      copyFileSync(
        path.join(ROOT, `docs/examples/churn-${side}.json`),
        path.join(folder, side, "churn.json"),
      );
      definitions.push(`--${side}`, path.join(folder, side));
    }
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("prints the comment for stacks and definitions", () => {
    const events = path.join(PREVIEWS, "prod-events.jsonl");
    const { status, stdout, stderr } = comment(
      ...[
        "--preview",
        `dev=${DEV}`,
        "--preview",
        `prod=${PROD}`,
        "--policies",
        `prod=${events}`,
        ...definitions,
      ],
    );
    assert.deepEqual([status, stderr], [0, ""]);
    assert.match(stdout, /^<!-- .* -->\n## 🔴 Stop: /);
    assert.match(stdout, /^### Pipeline `churn`$/m);
    assert.match(stdout, /policy prod-keeps-state is broken/);
  });

  it("prints one JSON object, and exits with 1 on request when the verdict is to stop", () => {
    const { status, stdout } = comment("--preview", `prod=${PROD}`, ...definitions, "--json", "--exit-code");
    const report = JSON.parse(stdout) as {
      verdict: string;
      pipelines: { name: string; costAfter: { perRun: number } }[];
    };
    assert.deepEqual([status, report.verdict, report.pipelines[0]?.name], [1, "stop", "churn"]);
    assert.equal(comment("--preview", `dev=${DEV}`, ...definitions, "--exit-code").status, 0);
  });

  it("takes measured minutes, other assumptions and a budget", () => {
    const args = [
      "--minutes",
      "Clean=60",
      "--minutes",
      "Train=60",
      "--minutes-per-job",
      "0",
      "--runs-per-month",
      "1",
    ];
    const { stdout } = comment("--preview", `dev=${DEV}`, ...definitions, ...args, "--budget", "0.5");
    assert.match(stdout, /^`churn`: \*\*\$0\.69 per run\*\* .*\*\*\$0\.69 per month\*\*/m);
    assert.match(stdout, /\$0\.69 per month is more than the budget of \$0\.50/);
  });

  it("says in the comment that a preview printed nothing", () => {
    const empty = path.join(folder, "empty.json");
    writeFileSync(empty, "");
    const { status, stdout } = comment(
      "--preview",
      `dev=${empty}`,
      "--policies",
      `dev=${path.join(folder, "none")}`,
    );
    assert.equal(status, 0);
    assert.match(stdout, /dev: the preview printed nothing that can be read/);
  });

  it("refuses wrong use with a hint", () => {
    const broken = path.join(folder, "broken");
    mkdirSync(broken);
    writeFileSync(path.join(broken, "bad.json"), "{");
    const cases: readonly (readonly [args: readonly string[], status: number, stderr: RegExp])[] = [
      [["--preview", "dev"], 2, /error: .*--preview.* Give NAME=VALUE\./],
      [["--minutes", "A=x"], 2, /Give a number that is not negative\./],
      [["--budget=-1"], 2, /Give a number that is not negative\./],
      [["--preview", "dev=none.json"], 2, /^error: There is no file "none\.json"\.\nhint: /],
      [
        ["--before", "nowhere"],
        2,
        /^error: There is no folder "nowhere"\.\nhint: Make it, empty when there are no definitions\.\n$/,
      ],
      [["--before", "package.json"], 2, /^error: There is no folder "package\.json"\.\n/],
      [
        ["--preview", "dev=a.json", "--preview", "dev=b.json"],
        2,
        /^error: option .* is invalid\. "dev" is given twice\.\n/,
      ],
      [
        ["--preview", `dev=${DEV}`, "--policies", "dev=README.md"],
        2,
        /^error: "README\.md" holds no events of Pulumi\.\nhint: Give what --event-log has written\.\n$/,
      ],
      [
        ["--preview", `dev=${DEV}`, "--policies", "dev=.prettierrc.json"],
        2,
        /^error: "\.prettierrc\.json" holds no events of Pulumi\.\n/,
      ],
      [
        ["--policies", "dev=x"],
        2,
        /^error: Stack "dev" has policies and no preview\.\nhint: Give its --preview too\.\n$/,
      ],
      [["--after", broken], 1, /^error: Definition ".*bad\.json"/],
    ];
    for (const [args, status, stderr] of cases) {
      const outcome = comment(...args);
      assert.deepEqual([args, outcome.status, outcome.stdout], [args, status, ""]);
      assert.match(outcome.stderr, stderr);
      assert.doesNotMatch(outcome.stderr, /^ {4}at /m);
    }
  });
});
