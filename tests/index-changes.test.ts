import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { RunError } from "@pulumi/pulumi";
import { codeBundle } from "../workflows/code-bundle";
import { failure } from "./support/failure";
import { edit, withCopy } from "./support/program-copy";
import { definitionOf, differences, OBJECT, PIPELINE } from "./support/pulumi-definition";
import { runProgram, UNKNOWN, type ProgramRun } from "./support/pulumi-program";

describe("the Pulumi program", () => {
  describe("after a change", () => {
    it("of a hyper-parameter, changes the definition and nothing else", () =>
      withCopy(async (folder) => {
        const before = await runProgram({ stack: "dev", folder });
        edit(folder, "workflows/adult-census/job-steps.ts", 'max_depth: "5"', 'max_depth: "6"');
        const after = await runProgram({ stack: "dev", folder });
        assert.deepEqual(differences(before, after), [`${PIPELINE}::adult-census-dev`]);
        const pipelineDefinition = definitionOf(before).replace('"max_depth":"5"', '"max_depth":"6"');
        assert.deepEqual(after.only(PIPELINE).inputs, {
          ...before.only(PIPELINE).inputs,
          pipelineDefinition,
        });
      }));

    it("of a script, changes its object and the definition and nothing else", () =>
      withCopy(async (folder) => {
        const before = await runProgram({ stack: "dev", folder });
        const script = path.join(folder, "workflows/adult-census/code/evaluate.py");
        writeFileSync(script, `${readFileSync(script, "utf8")}\n# changed\n`);
        const after = await runProgram({ stack: "dev", folder });
        const object = `${OBJECT}::adult-census-dev-evaluate.py`;
        assert.deepEqual(differences(before, after), [object, `${PIPELINE}::adult-census-dev`].sort());
        const key = (run: ProgramRun) =>
          String(run.only(OBJECT, "adult-census-dev-evaluate.py").inputs["key"]);
        assert.notEqual(key(after), key(before));
        assert.equal(definitionOf(after), definitionOf(before).replaceAll(key(before), key(after)));
      }));
  });

  describe("at a first preview", () => {
    it("leaves the definition open until AWS has answered", async () => {
      const run = await runProgram({ stack: "dev", preview: true });
      assert.equal(definitionOf(run), UNKNOWN);
      // The keys of the code are known all the same.
      const keys = codeBundle("adult-census").map(({ key }) => key);
      for (const key of keys)
        assert.ok(
          run.all(OBJECT).some(({ inputs }) => inputs["key"] === key),
          key,
        );
    });

    it("fails with every error of the definition, and without a stack", () =>
      withCopy(async (folder) => {
        const steps = "workflows/adult-census/job-steps.ts";
        edit(folder, steps, 'trainingStep("adultTrain"', 'trainingStep("adultProcess"');
        edit(folder, steps, 'max_depth: "5"', "max_depth: 5 as unknown as string");
        const error = await failure(runProgram({ stack: "dev", preview: true, folder }));
        assert.ok(RunError.isInstance(error), "Pulumi shows it without a stack");
        assert.match(error.message, /has \d+ errors:/);
        assert.match(error.message, /"adultProcess"/);
        assert.match(error.message, /max_depth/);
      }));

    it("fails with the one error and its hint", () =>
      withCopy(async (folder) => {
        edit(
          folder,
          "workflows/adult-census/pipeline.ts",
          '"EvaluationReport", "metrics',
          '"Report" as never, "metrics',
        );
        const error = await failure(runProgram({ stack: "dev", preview: true, folder }));
        assert.ok(RunError.isInstance(error));
        assert.match(error.message, /"Report"/);
        assert.match(error.message, /EvaluationReport/);
      }));

    it("does not hide a defect of the program itself", () =>
      withCopy(async (folder) => {
        edit(
          folder,
          "workflows/adult-census/pipeline.ts",
          "const p =",
          'if (inputs.bucket) throw new TypeError("a defect");\n  const p =',
        );
        const error = await failure(runProgram({ stack: "dev", preview: true, folder }));
        assert.equal(error.name, "TypeError");
        assert.equal(RunError.isInstance(error), false);
      }));
  });

  describe("with a configuration that cannot be deployed", () => {
    it("tells every mistake at once, before anything is registered", async () => {
      const config = { vpcCidrs: "10.0.0.0/16", availabilityZones: "one", vpcCidr: "8.8.8.0/24" };
      const error = await failure(runProgram({ stack: "prod", config }));
      assert.ok(RunError.isInstance(error));
      assert.equal(
        error.message,
        [
          'The configuration of stack "prod" has 4 mistakes:',
          '  Configuration "vpcCidrs" is unknown. Did you mean "vpcCidr"?',
          '  Configuration "vpcCidr" is "8.8.8.0/24", which is not a private IPv4 range from /16 to /24 that begins on its own boundary. Set it, for example: pulumi config set vpcCidr 10.42.0.0/16',
          '  Configuration "availabilityZones" is "one", which is not a whole number from 2 to 4. Set it, for example: pulumi config set availabilityZones 2',
          '  Stack "prod" has no input data: "inputDataUri" is empty and "sampleData" is false. Name the data: pulumi config set inputDataUri s3://bucket/folder/file.csv. For a trial: pulumi config set sampleData true.',
          "Mend each of them; what to do stands behind it.",
        ].join("\n"),
      );
    });

    for (const stack of ["staging", "prod"] as const) {
      it(`${stack} asks for its input data`, async () => {
        const error = await failure(runProgram({ stack }));
        assert.match(
          error.message,
          new RegExp(`^Stack "${stack}" has no input data: .*\n.*set inputDataUri`),
        );
      });
    }

    it("tells each step whose instance type is not allowed", async () => {
      const error = await failure(runProgram({ stack: "dev", config: { instanceTypes: '["ml.c5.*"]' } }));
      assert.ok(RunError.isInstance(error));
      assert.equal(
        error.message,
        [
          ...["adultProcess", "adultTrain", "adultEval"].map(
            (step) =>
              `Step "${step}" asks for instance type "ml.m5.xlarge", which configuration "instanceTypes" does not allow.`,
          ),
          `Allow it: pulumi config set instanceTypes '["ml.c5.*","ml.m5.xlarge"]', or choose another type in the workflow.`,
        ].join("\n"),
      );
    });

    it("takes instance types named in full, and sees literal ones", () =>
      withCopy(async (folder) => {
        const exact = { instanceTypes: '["ml.m5.xlarge"]' };
        await runProgram({ stack: "dev", config: exact, folder });
        edit(
          folder,
          "workflows/adult-census/job-steps.ts",
          "instanceType: p.trainingInstanceType",
          'instanceType: "ml.m5.large"',
        );
        const error = await failure(runProgram({ stack: "dev", config: exact, folder }));
        assert.match(error.message, /^Step "adultTrain" asks for instance type "ml.m5.large"/);
      }));

    it("names a region that has none of AWS's images", async () => {
      const error = await failure(runProgram({ stack: "dev", config: { "aws:region": "xx-east-1" } }));
      assert.ok(RunError.isInstance(error));
      assert.match(error.message, /"xx-east-1"/);
    });
  });
});
