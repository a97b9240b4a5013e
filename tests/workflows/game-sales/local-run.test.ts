import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gameSalesSample } from "../../../workflows/game-sales/sample-data";
import { LocalCommand, type Summary } from "../../scripts/local-command";
import { FIRST_USE_MILLISECONDS } from "../../support/image-python";
import { parseMarkup, textOf } from "../../support/tree";

const INPUT = "s3://game-sales-sample/data/game-sales/game-sales.csv";

describe("game sales on this machine, end to end", function () {
  this.timeout(FIRST_USE_MILLISECONDS);
  let local: LocalCommand;
  before(() => {
    local = new LocalCommand();
  });
  after(() => local.close());

  const run = async (...args: readonly string[]) => {
    const ended = await local.start(["game-sales", "--json", ...args]);
    return { ...ended, summary: JSON.parse(ended.stdout) as Summary };
  };
  const succeeded = ({ steps }: Summary): readonly string[] =>
    steps.flatMap(({ StepName, StepStatus }) => (StepStatus === "Succeeded" ? [StepName] : [])).sort();
  const rowsOf = (end: string): readonly (readonly string[])[] => {
    const files = readdirSync(path.join(local.store, "s3"), { encoding: "utf8", recursive: true });
    const file = files.find((name) => name.endsWith(end)) ?? "";
    return readFileSync(path.join(local.store, "s3", file), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => line.split(","));
  };

  it("scores each game of the batch in order, and serves the model when an endpoint is wanted", async () => {
    const { code, summary, stderr } = await run("--parameter", "DeployEndpoint=true");
    assert.equal(code, 0, stderr);
    assert.deepEqual(succeeded(summary), [
      "BatchTransform",
      "BeatsTheCommonerAnswer",
      "CreateModel",
      "CreateServedModel",
      "Endpoint",
      "EndpointConfig",
      "EndpointWanted",
      "GlueEtl",
      "Train",
    ]);
    const truth = rowsOf("truth/truth.csv");
    const scored = rowsOf("BatchTransform/batch.csv.out");
    assert.deepEqual(
      scored.map(([row]) => row),
      truth.map(([row]) => row),
    );
    assert.ok(scored.every(([, score]) => Number(score) >= 0 && Number(score) <= 1));
    const wrong = scored.filter(([, score], i) => Number(score) > 0.5 !== (truth[i]?.[1] === "1"));
    const hits = truth.filter(([, hit]) => hit === "1");
    assert.ok(wrong.length < hits.length, `${String(wrong.length)} wrong, ${String(hits.length)} hits`);
    const report = textOf(parseMarkup(readFileSync(summary.report, "utf8")));
    assert.match(
      report,
      /Stand-ins Glue job "game-sales-etl" did not run: "python3 local\/etl\.py" stood in for it\./,
    );
    assert.match(report, /Feature importance .* Critic_Score /);
  });

  it("refuses a model that is too often wrong, with what was measured, and scores nothing", async () => {
    const { code, summary, stderr } = await run("--parameter", "ErrorThreshold=0.01");
    assert.equal(code, 1, stderr);
    const failed = summary.steps.find(({ StepStatus }) => StepStatus === "Failed");
    assert.equal(failed?.StepName, "ModelTooWeak");
    assert.match(
      failed.FailureReason ?? "",
      /Validation error 0\.1\d* has to be below the threshold of 0\.01 and below .* 0\.1\d*/,
    );
    assert.ok(!succeeded(summary).some((name) => ["CreateModel", "BatchTransform"].includes(name)));
  });

  it("takes a file of one's own, and names what is wrong with it", async () => {
    const file = path.join(local.folder, "own.csv");
    writeFileSync(file, gameSalesSample({ rows: 40 }).content.replace("Genre", "Kind"));
    const { code, summary, stderr } = await run("--input", `${INPUT}=${file}`);
    assert.equal(code, 1, stderr);
    assert.match(JSON.stringify(summary.steps), /The file lacks .*Genre.*; its header has/);
  });
});
