import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FOLDER, jobs, stepNamed, steps, workflows } from "./workflow-files";

const ROOT = path.resolve(__dirname, "../..");

describe("the workflows", () => {
  it("pin every action by its commit, and name the version beside it", () => {
    const lines = readdirSync(FOLDER).flatMap((file) =>
      readFileSync(path.join(FOLDER, file), "utf8")
        .split("\n")
        .filter((line) => line.includes("uses:")),
    );
    const loose = lines.filter(
      (line) =>
        !/uses: (\.\/\.github\/workflows\/[\w.-]+|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/.test(line),
    );
    assert.deepEqual(loose, []);
    assert.ok(lines.length > 20);
  });

  it("use one commit for each action", () => {
    const commits = new Map<string, Set<string>>();
    for (const { step } of steps) {
      const [action = "", commit = ""] = step.uses?.split("@") ?? [];
      if (commit !== "") commits.set(action, (commits.get(action) ?? new Set()).add(commit));
    }
    assert.deepEqual(
      [...commits].filter(([, all]) => all.size > 1),
      [],
    );
  });

  it("may only read unless a job says otherwise", () => {
    for (const [file, { permissions }] of workflows)
      assert.deepEqual([file, permissions], [file, { contents: "read" }]);
  });

  it("give each job what it needs and no more", () => {
    const more = jobs.flatMap(({ place, job }) => {
      const { contents, ...rest } = job.permissions ?? {};
      assert.ok(contents === undefined || contents === "read", place);
      return Object.keys(rest).length === 0 ? [] : [[place, rest]];
    });
    assert.deepEqual(Object.fromEntries(more), {
      "preview.yml: preview": { "id-token": "write" },
      "pull-request.yml: preview": { "id-token": "write" },
      "pull-request.yml: comment": { "pull-requests": "write" },
      "up.yml: up": { "id-token": "write" },
      "deploy.yml: dev": { "id-token": "write" },
      "deploy.yml: staging": { "id-token": "write" },
      "deploy.yml: preview": { "id-token": "write" },
      "deploy.yml: prod": { "id-token": "write" },
      "drift.yml: preview": { "id-token": "write" },
      "drift.yml: notify": { issues: "write" },
    });
  });

  it("never run for the code of a fork with the rights of this repository", () => {
    for (const [file, { on }] of workflows) {
      const events = typeof on === "string" ? [on] : Object.keys(on);
      assert.deepEqual(
        events.filter((event) => /pull_request_target|workflow_run|issue_comment/.test(event)),
        [],
        file,
      );
    }
    const own = "github.event.pull_request.head.repo.full_name == github.repository";
    const { preview } = workflows.get("pull-request.yml")?.jobs ?? {};
    assert.ok(preview?.if?.includes(own));
    assert.equal(stepNamed("pull-request.yml", "Post").if, own);
  });

  it("hold no secret, and take every value of a script from its environment", () => {
    for (const file of workflows.keys())
      assert.doesNotMatch(
        readFileSync(path.join(FOLDER, file), "utf8"),
        /secrets\.|secrets:|AKIA|arn:aws/,
        file,
      );
    assert.deepEqual(
      steps.filter(({ step }) => step.run?.includes("${{")).map(({ place }) => place),
      [],
    );
  });

  it("leave no token behind in the checkout, and install before they have credentials", () => {
    for (const { place, step } of steps)
      if (step.uses?.startsWith("actions/checkout@") === true)
        assert.deepEqual([place, step.with?.["persist-credentials"]], [place, false]);
    for (const { place, job } of jobs) {
      const all = job.steps ?? [];
      const credentials = all.findIndex(({ uses = "" }) => uses.startsWith("aws-actions/"));
      if (credentials >= 0) assert.ok(all.findIndex(({ run }) => run === "npm ci") < credentials, place);
    }
  });

  it("deploy dev, then staging, then prod, each bound to its environment, and never stop half-way", () => {
    const { dev, staging, preview, plan, prod } = workflows.get("deploy.yml")?.jobs ?? {};
    assert.deepEqual(
      [dev?.needs, staging?.needs, prod?.needs],
      ["tests", ["tests", "dev"], ["tests", "staging", "plan"]],
    );
    // Whoever approves prod sees its preview first.
    assert.deepEqual([preview?.needs, plan?.needs], [["tests", "staging"], "preview"]);
    const up = workflows.get("up.yml")?.jobs["up"];
    assert.equal(up?.environment, "${{ inputs.stack }}");
    assert.deepEqual(up.concurrency, { group: "up-${{ inputs.stack }}", "cancel-in-progress": false });
    assert.equal(workflows.get("pull-request.yml")?.concurrency?.["cancel-in-progress"], false);
  });

  it("install the Pulumi of package.json", () => {
    const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const versions = steps.flatMap(({ step }) =>
      step.uses?.startsWith("pulumi/actions@") === true ? [step.with?.["pulumi-version"]] : [],
    );
    assert.deepEqual([...new Set(versions)], [dependencies["@pulumi/pulumi"]]);
  });

  it("run only commands that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const called = steps.flatMap(({ step }) =>
      [...(step.run ?? "").matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = ""]) => name),
    );
    assert.deepEqual(
      called.filter((name) => !Object.hasOwn(scripts, name)),
      [],
    );
    assert.ok(called.includes("pull-request-comment"));
  });
});
