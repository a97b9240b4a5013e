import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkDefinition } from "../pipeline-definition/checks/check-definition";
import { canonicalJson } from "../pipeline-definition/document/canonical-json";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";
import { workflow } from "../workflows/adult-census/pipeline";
import { edit, withCopy } from "./support/program-copy";
import { definitionOf, differences, inputsOf, OBJECT, PIPELINE } from "./support/pulumi-definition";
import { deployedStack, OWN_DATA, runProgram, STACKS } from "./support/pulumi-program";

describe("the Pulumi program", () => {
  for (const stack of STACKS) {
    describe(`stack ${stack}`, () => {
      it("registers a definition without errors", async () => {
        const definition = JSON.parse(definitionOf(await deployedStack(stack))) as unknown;
        const errors = checkDefinition(definition).filter(({ severity }) => severity === "error");
        assert.deepEqual(errors, []);
      });

      it("registers byte for byte what the workflow gives for the same inputs", async () => {
        const run = await deployedStack(stack);
        assert.equal(definitionOf(run), canonicalJson(workflow.define(inputsOf(run, stack))));
      });

      it("warns of what the checks warn of", async () => {
        const run = await deployedStack(stack);
        const expected = checkDefinition(JSON.parse(definitionOf(run))).filter(
          ({ severity }) => severity === "warning",
        );
        assert.deepEqual(
          run.warnings,
          expected.map(({ path: place, message, hint }) => `${place}: ${message} ${hint}`),
        );
      });

      it("can be started without parameters, on data that its stack has", async () => {
        const run = await deployedStack(stack);
        const { Parameters = [] } = JSON.parse(definitionOf(run)) as PipelineDefinition;
        assert.deepEqual(
          Parameters.filter(({ DefaultValue }) => DefaultValue === undefined).map(({ Name }) => Name),
          [],
        );
        const uri = Parameters.find(({ Name }) => Name === "InputData")?.DefaultValue;
        const uploaded = run
          .all(OBJECT)
          .map(({ inputs }) => `s3://${String(inputs["bucket"])}/${String(inputs["key"])}`);
        assert.equal(stack === "dev" ? uploaded.includes(String(uri)) : uri === OWN_DATA.inputDataUri, true);
      });

      it("uploads each file that the definition reads, and no other", async () => {
        const run = await deployedStack(stack);
        const bucket = String(run.outputs["artifactsBucket"]);
        const read = definitionOf(run).match(/s3:\/\/[^"]+\/(code|data)\/[^"]+/g) ?? [];
        const uploaded = run.all(OBJECT).map(({ inputs }) => `s3://${bucket}/${String(inputs["key"])}`);
        assert.deepEqual([...new Set(uploaded)].sort(), [...new Set(read)].sort());
        for (const object of run.all(OBJECT)) assert.equal(object.retainOnDelete, true, object.name);
      });

      it("makes the pipeline after its role policies and its files", async () => {
        const run = await deployedStack(stack);
        const before = run.only(PIPELINE).dependencies;
        const name = `adult-census-${stack}`;
        for (const kind of ["pipeline", "processing", "training", "model"]) {
          assert.ok(before.includes(`aws:iam/rolePolicy:RolePolicy::${name}-${kind}`), kind);
        }
        for (const object of run.all(OBJECT))
          assert.ok(before.includes(`${OBJECT}::${object.name}`), object.name);
      });

      it("tells what a person needs next", async () => {
        const { outputs, all } = await deployedStack(stack);
        const name = `adult-census-${stack}`;
        assert.equal(outputs["pipelineName"], name);
        assert.equal(outputs["pipelineArn"], `arn:aws:sagemaker:us-east-1:111122223333:pipeline/${name}`);
        assert.equal(outputs["startCommand"], `npm run -s pipeline -- start ${name} --region us-east-1`);
        assert.match(String(outputs["artifactsBucket"]), new RegExp(`^${name}-artifacts-`));
        assert.match(String(outputs["accessLogsBucket"]), new RegExp(`^${name}-access-logs-`));
        assert.deepEqual(Object.keys(outputs["roleArns"] as object), [
          "pipeline",
          "processing",
          "training",
          "model",
        ]);
        assert.deepEqual(Object.keys(outputs["repositoryUrls"] as object), ["jobs"]);
        assert.ok(String(outputs["modelPackageGroupArn"]).endsWith(`:model-package-group/${name}`));
        assert.equal(all(PIPELINE).length, 1);
      });
    });
  }

  it("registers what `synth --inputs` prints", async () => {
    const run = await deployedStack("prod");
    const folder = mkdtempSync(path.join(tmpdir(), "inputs-"));
    try {
      const file = path.join(folder, "inputs.json");
      writeFileSync(file, JSON.stringify(inputsOf(run, "prod")));
      const root = path.resolve(__dirname, "..");
      const node = [
        "-r",
        "./scripts/command-line/typescript.js",
        "scripts/synth.ts",
        "adult-census",
        "--inputs",
        file,
      ];
      const { stdout, stderr } = spawnSync(process.execPath, node, { cwd: root, encoding: "utf8" });
      assert.equal(stderr, "");
      assert.equal(definitionOf(run), stdout);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("finds a workflow by its folder, and loads no other", () =>
    withCopy(async (folder) => {
      const place = (name: string) => path.join(folder, "workflows", name);
      renameSync(place("adult-census"), place("census"));
      edit(folder, "workflows/census/pipeline.ts", 'name: "adult-census"', 'name: "census"');
      writeFileSync(path.join(place("iris"), "pipeline.ts"), 'throw new Error("loaded");\n');
      const config = { workflow: "census" };
      const { resources } = await runProgram({ stack: "dev", config, folder, preview: true });
      const [pipeline] = resources.filter(({ type }) => type === PIPELINE);
      assert.equal(pipeline?.inputs["pipelineName"], "census-dev");
    }));

  it("refuses a workflow that has another name than its folder, without a stack", () =>
    withCopy(async (folder) => {
      edit(folder, "workflows/iris/pipeline.ts", 'name: "iris"', 'name: "flowers"');
      const run = runProgram({ stack: "dev", config: { workflow: "iris" }, folder, preview: true });
      await assert.rejects(run, {
        name: "Error",
        message: `Workflow "iris" calls itself "flowers".\nWrite name: "iris" in workflows/iris/pipeline.ts, or rename the folder.`,
      });
    }));

  it("registers the same bytes when it runs again", async () => {
    assert.deepEqual(differences(await deployedStack("dev"), await runProgram({ stack: "dev" })), []);
  });

  it("shares no physical name between stacks of one account and region", async () => {
    const names = new Map<string, string>();
    const keys = ["bucket", "name", "pipelineName", "modelPackageGroupName"];
    for (const stack of STACKS) {
      const run = await deployedStack(stack);
      const seen = new Set<string>();
      for (const resource of run.resources) {
        const made = run.made(resource);
        // Settings and objects of a bucket bear the bucket's name, which is not theirs.
        if (
          /^aws:(s3\/bucket.+|iam\/rolePolicy):/.test(resource.type) &&
          resource.type !== "aws:s3/bucket:Bucket"
        )
          continue;
        for (const key of keys.filter((one) => typeof made[one] === "string")) {
          const kind = resource.type.split(":").slice(0, 2).join(":");
          seen.add(`${kind} ${String(made[key])}`);
        }
      }
      assert.ok(seen.size >= 14, `${stack} names ${String(seen.size)} things`);
      for (const name of seen) {
        assert.equal(names.get(name), undefined, `${name} of ${stack}`);
        names.set(name, stack);
      }
    }
  });

  it("stands in another partition with that partition's ARNs", async () => {
    const run = await runProgram({ stack: "dev", config: { "aws:region": "cn-north-1" } });
    const policy = String(
      run.only("aws:iam/rolePolicy:RolePolicy", "adult-census-dev-processing").inputs["policy"],
    );
    assert.match(policy, /arn:aws-cn:s3:::adult-census-dev-artifacts/);
    assert.match(policy, /s3\.cn-north-1\.amazonaws\.com\.cn/);
    assert.match(policy, /arn:aws-cn:ecr:cn-north-1:/);
  });
});
