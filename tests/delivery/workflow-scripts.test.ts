import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { MARKER } from "../../delivery/comment";
import { stepNamed } from "./workflow-files";

describe("the scripts of the workflows", () => {
  let folder = "";
  let log = "";

  /** Puts a program on the path that notes its arguments and does what the lines say. */
  const standIn = (name: string, ...lines: readonly string[]): void => {
    const file = path.join(folder, "bin", name);
    writeFileSync(file, ["#!/usr/bin/env bash", `echo "${name} $*" >> "${log}"`, ...lines, ""].join("\n"));
    chmodSync(file, 0o755);
  };

  const runStep = (file: string, name: string, environment: Readonly<Record<string, string>> = {}) => {
    const script = path.join(folder, "step.sh");
    writeFileSync(script, stepNamed(file, name).run ?? "exit 99");
    return spawnSync("bash", ["-e", script], {
      cwd: folder,
      encoding: "utf8",
      env: {
        PATH: `${path.join(folder, "bin")}:${process.env["PATH"] ?? ""}`,
        GITHUB_STEP_SUMMARY: path.join(folder, "summary.md"),
        ...environment,
      },
    });
  };
  const calls = (): readonly string[] =>
    existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "workflow-"));
    log = path.join(folder, "calls.log");
    mkdirSync(path.join(folder, "bin"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("keep the JSON of a preview that fails, and fail with it", () => {
    standIn("pulumi", "echo '{\"diagnostics\":[]}'", "exit 255");
    const { status } = runStep("preview.yml", "Preview", { STACK: "dev", REFRESH: "false" });
    assert.equal(status, 255);
    assert.equal(readFileSync(path.join(folder, "previews/dev.json"), "utf8"), '{"diagnostics":[]}\n');
    assert.deepEqual(calls(), [
      "pulumi preview --stack dev --non-interactive --json --event-log events.jsonl",
    ]);
  });

  it("keep of the events only what policies say", () => {
    mkdirSync(path.join(folder, "policy-pack"));
    writeFileSync(path.join(folder, "policy-pack/PulumiPolicy.yaml"), "runtime: nodejs\n");
    const events =
      '{"preludeEvent":{"config":{}}}\n{"policyEvent":{"policyName":"p"}}\n{"resourcePreEvent":{}}\n';
    writeFileSync(path.join(folder, "canned"), events);
    standIn("pulumi", "cp canned events.jsonl", "echo '{}'");
    assert.equal(runStep("preview.yml", "Preview", { STACK: "dev", REFRESH: "false" }).status, 0);
    assert.match(calls()[0] ?? "", /--policy-pack policy-pack$/);
    assert.equal(
      readFileSync(path.join(folder, "previews/dev-events.jsonl"), "utf8"),
      '{"policyEvent":{"policyName":"p"}}\n',
    );
  });

  it("expect no changes when they look for drift", () => {
    standIn("pulumi", "echo '{}'");
    runStep("preview.yml", "Preview", { STACK: "prod", REFRESH: "true" });
    assert.match(calls()[0] ?? "", / --refresh --expect-no-changes$/);
  });

  it("write the comment for every stack, also for one whose preview left nothing", () => {
    mkdirSync(path.join(folder, "previews"));
    writeFileSync(path.join(folder, "previews/dev.json"), "{}");
    writeFileSync(path.join(folder, "previews/dev-events.jsonl"), "{}");
    standIn("npm", "echo '## Fine'");
    const { status } = runStep("pull-request.yml", "Write", {
      STACKS: '["dev","prod"]',
      RUNS_PER_MONTH: "4",
      MONTHLY_BUDGET: "",
    });
    assert.equal(status, 0);
    assert.deepEqual(calls(), [
      "npm run -s pull-request-comment -- --before definitions/before --after definitions/after --runs-per-month 4 " +
        "--preview dev=previews/dev.json --policies dev=previews/dev-events.jsonl --preview prod=previews/prod.json",
    ]);
    assert.equal(readFileSync(path.join(folder, "previews/prod.json"), "utf8"), "");
    assert.equal(readFileSync(path.join(folder, "comment.md"), "utf8"), "## Fine\n");
    assert.equal(readFileSync(path.join(folder, "summary.md"), "utf8"), "## Fine\n");
  });

  it("show what will become of prod before anybody is asked", () => {
    standIn("npm", "echo '## Look'");
    assert.equal(runStep("deploy.yml", "Show").status, 0);
    assert.deepEqual(calls(), ["npm run -s pull-request-comment -- --preview prod=previews/prod.json"]);
    assert.equal(readFileSync(path.join(folder, "summary.md"), "utf8"), "## Look\n");
  });

  it("post a new comment, and from then on change that one", () => {
    const post = { REPOSITORY: "team/pipelines", NUMBER: "7", GH_TOKEN: "none" };
    standIn("gh");
    assert.equal(runStep("pull-request.yml", "Post", post).status, 0);
    assert.match(
      calls()[1] ?? "",
      /--method POST repos\/team\/pipelines\/issues\/7\/comments -F body=@comment\.md$/,
    );
    rmSync(log);
    standIn("gh", 'if [[ "$*" == *--jq* ]]; then echo 41; echo 42; fi');
    assert.equal(runStep("pull-request.yml", "Post", post).status, 0);
    assert.match(
      calls().at(-1) ?? "",
      /--method PATCH repos\/team\/pipelines\/issues\/comments\/41 -F body=@comment\.md$/,
    );
  });

  it("find their comment by the mark that it begins with", () => {
    assert.ok(stepNamed("pull-request.yml", "Post").run?.includes(`startswith("${MARKER}")`));
  });

  describe("on drift", () => {
    const tell = (changes: number, issues: string) => {
      const findings = Array.from({ length: changes }, () => ({ severity: "stop" }));
      const report = JSON.stringify({ stacks: [{ changes: [] }], findings });
      standIn("npm", `if [[ "$*" == *--json* ]]; then echo '${report}'; else echo '## Stop'; fi`);
      standIn("gh", `if [[ "$*" == *list* ]]; then echo '${issues}'; fi`);
      assert.equal(
        runStep("drift.yml", "Tell", { STACKS: '["dev"]', GH_TOKEN: "none", GH_REPO: "a/b" }).status,
        0,
      );
      return calls().filter((call) => call.startsWith("gh issue") && !call.includes("list"));
    };

    it("open an issue, and say more in the one that is open", () => {
      assert.deepEqual(tell(1, "[]"), ["gh issue create --title Drift in stack dev --body-file body.md"]);
      rmSync(log);
      assert.deepEqual(tell(1, '[{"number":3,"title":"Drift in stack dev"}]'), [
        "gh issue comment 3 --body-file body.md",
      ]);
    });

    it("close it when there is none any more, and leave those of other stacks alone", () => {
      assert.deepEqual(tell(0, '[{"number":3,"title":"Drift in stack dev"}]'), [
        "gh issue close 3 --comment No drift any more.",
      ]);
      rmSync(log);
      assert.deepEqual(tell(0, '[{"number":3,"title":"Drift in stack development"}]'), []);
    });
  });
});
