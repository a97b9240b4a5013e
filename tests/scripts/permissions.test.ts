import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

const permissions = (...args: readonly string[]) => {
  const script = ["-r", "./scripts/command-line/typescript.js", "scripts/permissions.ts"];
  return spawnSync(process.execPath, [...script, ...args], { cwd: ROOT, encoding: "utf8" });
};

describe("permissions, the command", () => {
  it("prints what its page shows", () => {
    const page = readFileSync(path.join(ROOT, "docs/permissions.md"), "utf8");
    const shown = /```text\n(.*?)```/s.exec(page)?.[1];
    const { status, stdout, stderr } = permissions("adult-census", "--role", "*-training");
    assert.deepEqual([status, stderr], [0, ""]);
    assert.equal(stdout, shown);
  });

  it("prints one JSON object of all roles, the pipeline's first", () => {
    const { status, stdout } = permissions(
      "adult-census",
      "--json",
      "--pipeline-name",
      "Census",
      "--region",
      "us-east-1",
    );
    assert.equal(status, 0);
    const { roles } = JSON.parse(stdout) as { roles: { role: string; trust: object; usedBy: string[] }[] };
    const names = roles.map(({ role }) => role.replace(/.*\//, ""));
    assert.deepEqual(names, [
      "pipeline",
      "adult-census-processing",
      "adult-census-training",
      "adult-census-model",
    ]);
    assert.match(JSON.stringify(roles[0]?.trust), /:pipeline\/census\/\*/);
    assert.deepEqual(roles[2]?.usedBy, ['Training step "adultTrain"']);
  });

  it("names the roles when none fits", () => {
    const { status, stdout, stderr } = permissions("adult-census", "--role", "nobody");
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, /^error: No role fits "nobody"\.\nhint: The roles are: "pipeline", "arn:aws:iam:/);
  });

  for (const [flag, value, hint] of [
    ["--region", "nowhere", "Write a region such as eu-west-1."],
    ["--account", "5", "Write the twelve digits of the account."],
    ["--pipeline-name", "a b", "Use letters, digits and hyphens."],
  ] as const) {
    it(`refuses what is no value of ${flag}`, () => {
      const { status, stdout, stderr } = permissions("adult-census", flag, value);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.equal(stderr, `error: Option ${flag} is "${value}", which AWS cannot know.\nhint: ${hint}\n`);
    });
  }

  it("derives from a document that has errors, says that it has, and prints no control characters", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "permissions-"));
    try {
      const file = path.join(folder, "wrong.json");
      const step = { Name: "\u001b[31mStep\nnext", Type: "Unheard", Arguments: {} };
      writeFileSync(file, JSON.stringify({ Version: "2020-12-01", Steps: [step] }));
      const { status, stdout, stderr } = permissions(file);
      assert.equal(status, 0);
      assert.match(stderr, /^warning: Definition ".*wrong\.json" has \d+ errors?; npm run -s validate -- /);
      assert.match(stdout, /note: Step "\\u\{1b\}\[31mStep\\u\{a\}next"/);
      assert.ok(!stdout.includes("\u001b"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("refuses what is no definition", () => {
    const { status, stderr } = permissions("package-lock.txt/nothing.json");
    assert.equal(status, 2);
    assert.match(stderr, /^error: There is no file/);
  });
});
