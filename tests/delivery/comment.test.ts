import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { commentText, MARKER } from "../../delivery/comment";
import { readPolicyResults } from "../../delivery/policy-results";
import { readPreview } from "../../delivery/preview";
import { deliveryReport, type PipelineInput, type StackInput } from "../../delivery/report";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { cannedStep, churn, PREVIEWS, readJson } from "./canned-preview";

const ASSUMED = { minutesPerJob: 10, measuredMinutes: { Clean: 6 }, runsPerMonth: 30 };

const stack = (name: string, policies?: string): StackInput => ({
  stack: name,
  preview: readPreview(readJson(`tests/delivery/previews/${name}.json`)),
  ...(policies === undefined
    ? {}
    : { policies: readPolicyResults(readFileSync(path.join(PREVIEWS, policies), "utf8")) }),
});

const comment = (stacks: readonly StackInput[], pipelines: readonly PipelineInput[]): string =>
  commentText(deliveryReport({ stacks, pipelines, assumptions: ASSUMED }));

const canned = (): string =>
  comment([stack("dev"), stack("prod", "prod-events.jsonl")], [{ name: "churn", ...churn }]);

const headings = (text: string): readonly string[] =>
  [...text.matchAll(/^##+ (.*)$/gm)].map(([, title = ""]) => title);

/** Folds that are open, and fences that are not closed, at the end of a text. */
const leftOpen = (text: string): { readonly folds: number; readonly fence: string | undefined } => {
  let folds = 0;
  let fence: string | undefined;
  for (const line of text.split("\n")) {
    const [ticks] = /^`{3,}/.exec(line) ?? [];
    if (fence === undefined && ticks !== undefined) fence = ticks;
    else if (fence !== undefined) fence = line === fence ? undefined : fence;
    else folds += line === "<details>" ? 1 : line === "</details>" ? -1 : 0;
  }
  return { folds, fence };
};

const WHOLE = { folds: 0, fence: undefined };

/** Rows of tables that have another number of cells than their heading. */
const brokenRows = (text: string): readonly string[] => {
  const cells = (line: string): number => line.split("|").length;
  const lines = text.split("\n");
  return lines.filter((line, i) => {
    const above = lines[i - 1] ?? "";
    return line.startsWith("| ") && above.startsWith("| ") && cells(line) !== cells(above);
  });
};

const many = (count: number, kind: string, text: string) =>
  readPreview({
    steps: Array.from({ length: count }, (_, i) =>
      cannedStep(kind, "aws:s3/bucket:Bucket", `bucket-${String(i)}`, {
        before: { inputs: { text: `${text}${String(i)}` } },
        after: { inputs: { text: `${text}${String(i)}, other` } },
        because: ["text"],
      }),
    ),
  });

const wide = (count: number, depth: string): PipelineDefinition =>
  ({
    Version: "2020-12-01",
    Parameters: [],
    Steps: Array.from({ length: count }, (_, i) => ({
      Name: `Step${String(i)}`,
      Type: "Training",
      Arguments: {
        HyperParameters: { depth, notes: "x".repeat(200) + depth },
        ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 5 },
      },
    })),
  }) as unknown as PipelineDefinition;

describe("commentText", () => {
  const text = canned();

  it("has its parts in the order in which they matter", () => {
    assert.deepEqual(headings(text).slice(1), [
      ...["Resources", "Pipeline `churn`", "Permissions", "Cost", "Policies"],
    ]);
    assert.ok(text.indexOf("Raw diff of dev") > text.indexOf("### Policies"));
  });

  it("begins with the mark by which it is found again, and the verdict", () => {
    assert.equal(text.split("\n")[0], MARKER);
    assert.equal(
      headings(text)[0],
      "🔴 Stop: prod: churn-prod-artifacts (aws:s3/bucket:Bucket) would be replaced, and what it holds is lost, and 2 more",
    );
    assert.match(text, /^> \[!CAUTION\]$/m);
  });

  it("shows what is lost in red and unfolded", () => {
    const row =
      "| 🔴 prod | **replace** | `churn-prod-artifacts` | `aws:s3/bucket:Bucket` | because of `bucket`; **what it holds is lost** |";
    assert.ok(text.includes(row));
    assert.ok(text.indexOf(row) < text.indexOf("<details>"));
    assert.match(text, /^\| prod \| 2 \| – \| 1 \| 🔴 \*\*1\*\* \| 🔴 \*\*1\*\* \|$/m);
    assert.match(text, /^\| dev \| 2 \| – \| 2 \| – \| – \|$/m);
  });

  it("draws the graph with what changed and what comes from the cache", () => {
    const [, graph = ""] = /```mermaid\n(.*?)```/s.exec(text) ?? [];
    const id = (name: string): string =>
      new RegExp(`^ {2}(s\\d+).*"${name}<`, "m").exec(graph)?.[1] ?? "none";
    const style = (name: string): string | undefined =>
      new RegExp(`^ {2}style ${id(name)} (.*)$`, "m").exec(graph)?.[1];
    assert.match(style("Clean") ?? "", /#d4720b.*opacity/);
    assert.match(style("Train") ?? "", /#d4720b(?!.*opacity)/);
    assert.match(style("Tell") ?? "", /dasharray/);
    assert.equal(style("Gate"), undefined);
  });

  it("says what runs again and what it costs", () => {
    assert.match(text, /^\| `Train` \| Training \| 2 fields \| ▶ \*\*runs\*\* \|/m);
    // Clean 6 minutes, the others 10, on an ml.m5.2xlarge, an ml.m5.xlarge and an ml.m5.large.
    assert.match(
      text,
      /^`churn`: \*\*\$0\.10 per run\*\* \(\+\$0\.05\), \*\*\$3\.11 per month\*\* \(\+\$1\.61\)\./m,
    );
    assert.match(text, /The next run costs \$0\.06: the rest comes from the cache\./);
    assert.match(text, /^\| `Clean` \| `ml\.m5\.2xlarge` \| 6 min \| \$0\.01 \| \$0\.05 \|$/m);
    assert.match(text, /^\| `Evaluate` \| `ml\.m5\.large` \| 10 min, assumed \| \$0\.02 \| \$0\.02 \|$/m);
    assert.match(text, /^- Step `Tell`: steps of type Lambda are not priced\.$/m);
    assert.match(
      text,
      /^- prod: \+\$15\.60 per month for what stands: `churn-prod-sts` \+\$14\.60, `churn-prod-messages` \+\$1\.00$/m,
    );
  });

  it("names new permissions, and policies that are broken", () => {
    assert.match(
      text,
      /^\| the pipeline's role \| `lambda:InvokeFunction` \| `arn:aws:lambda:us-east-1:111122223333:function:tell` \|/m,
    );
    assert.match(text, /^\| 🔴 mandatory \| prod \| `prod-keeps-state` \| `churn-prod-artifacts` \|/m);
    assert.match(text, /^- dev: no policy pack ran$/m);
    assert.match(text, /^- prod: 3 policies passed, 2 violations$/m);
  });

  it("folds away what roles lose, and draws no graph that GitHub would not", () => {
    const back = comment([], [{ name: "churn", before: churn.after, after: churn.before }]);
    assert.match(back, /<summary>churn: 1 permission removed<\/summary>/);
    assert.doesNotMatch(back, /permissions? added/);
    const large = comment([], [{ name: "wide", before: wide(3, "5"), after: wide(900, "5") }]);
    assert.doesNotMatch(large, /```mermaid/);
    assert.match(large, /too large for GitHub to draw|the graph (is|are) left out|graph are left out/);
  });

  it("is whole Markdown: folds and fences closed, rows as wide as their heading", () => {
    assert.deepEqual(leftOpen(text), WHOLE);
    assert.deepEqual(brokenRows(text), []);
  });

  it("is calm about a change that is safe", () => {
    const preview = readPreview({
      steps: [cannedStep("create", "aws:s3/bucket:Bucket", "new", { after: {} })],
    });
    const same = { name: "churn", before: churn.after, after: churn.after };
    const calm = comment([{ stack: "dev", preview }], [same]);
    assert.equal(headings(calm)[0], "🟢 Fine: 1 resource and 0 pipelines change, and nothing is lost");
    assert.doesNotMatch(calm, /\[!|🔴|🟡/);
    assert.match(calm, /### Pipeline `churn`\n\nNo difference\./);
    const nothing = comment([{ stack: "dev", preview: readPreview({ steps: [] }) }], []);
    assert.equal(headings(nothing)[0], "🟢 Fine: nothing changes");
  });

  it("does without a preview: for forks", () => {
    const forked = comment([], [{ name: "churn", ...churn }]);
    assert.deepEqual(headings(forked).slice(1), ["Pipeline `churn`", "Permissions", "Cost"]);
    assert.match(forked, /no stack was previewed/);
  });

  it("says how many policies cannot be judged before the deployment", () => {
    const preview = readPreview({ steps: [] });
    const policies = { passed: 64, undecided: ["s3-3", "iam-1"], violations: [] };
    const first = comment([{ stack: "dev", preview, policies }], []);
    assert.match(
      first,
      /^- dev: 64 policies passed, no violation, 2 policies judged only after the deployment$/m,
    );
  });

  it("tells a failed preview with its error", () => {
    const preview = readPreview({
      diagnostics: [{ severity: "error", message: "error: `quotaName` | unset" }],
    });
    const failed = comment([{ stack: "dev", preview }], []);
    assert.match(failed, /^## 🔴 Stop: dev: the preview failed: (?!error)/m);
    assert.match(failed, /^\| dev 🔴 preview failed \|/m);
  });

  it("shows a pipeline that is new, and one that is removed", () => {
    const both = comment(
      [],
      [
        { name: "new", after: churn.after },
        { name: "old", before: churn.before },
      ],
    );
    assert.ok(headings(both).includes("Pipeline `new`: a new pipeline"));
    assert.ok(headings(both).includes("Pipeline `old`: removed"));
  });

  it("never shows a secret, wherever it was put", () => {
    const secret = `AKIA${"QRSTUVWX".repeat(2)}`;
    const plainly = JSON.stringify(churn.after).replace(
      '"max_depth"',
      `"api_key":"${secret}","db_password":"hunter2x","max_depth"`,
    );
    const inputs = { environment: { variables: { DB_PASSWORD: "hunter2x", KEY: secret } } };
    const steps = [cannedStep("create", "aws:lambda/function:Function", "f", { after: { inputs } })];
    const preview = readPreview({
      steps,
      diagnostics: [{ severity: "error", message: `no access with ${secret}` }],
    });
    const after = JSON.parse(plainly) as PipelineDefinition;
    const shown = comment([{ stack: "dev", preview }], [{ name: "churn", before: churn.before, after }]);
    assert.ok(plainly.includes("hunter2x") && plainly.includes(secret));
    assert.equal(shown.includes(secret) || shown.includes("hunter2x"), false);
  });

  it("reads nothing of a name or a value as Markdown or HTML", () => {
    const evil = "x|y`</details>\n```\n<img src=x>@team";
    const preview = readPreview({
      steps: [
        cannedStep("delete", "aws:s3/bucket:Bucket", evil, { before: { inputs: { evil } }, because: [evil] }),
      ],
      diagnostics: [{ severity: "error", message: evil }],
    });
    const policies = {
      violations: [{ policy: evil, pack: evil, level: "mandatory", message: evil, urn: evil }],
    };
    const text = comment([{ stack: "dev", preview, policies }], []);
    assert.deepEqual(leftOpen(text), WHOLE);
    assert.deepEqual(brokenRows(text), []);
    const [outsideFence = ""] = text.split("```");
    assert.doesNotMatch(outsideFence, /<img|@team/);
  });

  it("fits into a comment of GitHub, however much there is, and says what it leaves out", () => {
    const pipelines = [{ name: "wide", before: wide(300, "5"), after: wide(300, "6") }];
    const stacks = ["dev", "staging", "prod"].map((name) => ({
      stack: name,
      preview: many(400, "replace", "y".repeat(250)),
    }));
    for (const long of [comment(stacks, []), comment([], pipelines), comment(stacks, pipelines)]) {
      assert.ok(long.length <= 65_536, String(long.length));
      assert.ok(long.length > 3_000);
      assert.deepEqual([leftOpen(long), brokenRows(long)], [WHOLE, []]);
      assert.match(long, /_Too long for a comment: .* left out\._/);
      assert.match(long, /^## /m);
    }
  });

  it("keeps as much of a raw diff as there is room for, in whole resources", () => {
    const long = comment([{ stack: "dev", preview: many(200, "update", "y".repeat(250)) }], []);
    const shown = [...long.matchAll(/^! update aws:s3/gm)].length;
    assert.ok(shown > 10 && shown < 200, String(shown));
    assert.ok(long.includes(`_Too long for a comment: ${String(200 - shown)} resources left out._`));
  });
});
