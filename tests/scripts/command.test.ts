import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { command, run, setExitCode, UsageError } from "../../scripts/command-line/command";
import {
  findWorkflow,
  loadDefinition,
  loadSoundDefinition,
  workflowInputs,
  workflowNames,
} from "../../scripts/command-line/workflow-lookup";

/** Runs a program whose action is given, and returns its exit code and what it wrote on stderr. */
const outcomeOf = async (action: () => void): Promise<{ code: number; stderr: string }> => {
  const write = process.stderr.write.bind(process.stderr);
  let stderr = "";
  process.stderr.write = (text: string | Uint8Array) => {
    stderr += String(text);
    return true;
  };
  try {
    return { code: await run(command("try", "Try.", "try").action(action), []), stderr };
  } finally {
    process.stderr.write = write;
  }
};

describe("run", () => {
  it("exits with 0, or with what the action says", async () => {
    assert.equal(
      await run(
        command("try", "Try.", "try").action(() => undefined),
        [],
      ),
      0,
    );
    const program = command("try", "Try.", "try").action(() => {
      setExitCode(program, 1);
    });
    assert.equal(await run(program, []), 1);
  });

  it("prints an expected error with its hint, and exits with 2 for wrong use and 1 otherwise", async () => {
    assert.deepEqual(
      await outcomeOf(() => {
        throw new UsageError('There is no "x".', "Use y.");
      }),
      { code: 2, stderr: 'error: There is no "x".\nhint: Use y.\n' },
    );
    assert.deepEqual(
      await outcomeOf(() => {
        throw Object.assign(new Error("It broke."), { hint: "Mend it." });
      }),
      { code: 1, stderr: "error: It broke.\nhint: Mend it.\n" },
    );
  });

  it("lets a defect of ours through with its stack", async () => {
    await assert.rejects(
      outcomeOf(() => {
        throw new TypeError("undefined is not a function");
      }),
      TypeError,
    );
  });
});

describe("workflow-lookup", () => {
  let folder = "";

  const write = (name: string, text: string): void => {
    mkdirSync(path.join(folder, name, "code"), { recursive: true });
    writeFileSync(path.join(folder, name, "pipeline.ts"), text);
    writeFileSync(path.join(folder, name, "code", "train.py"), "print(1)\n");
  };

  const workflow = (name: string, steps: string): string =>
    `exports.workflow = { name: "${name}", sampleInputs: { bucket: "bucket" },
      define: (inputs) => ({ Version: "2020-12-01", Metadata: { code: inputs.code["train.py"] }, Steps: ${steps} }) };`;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "workflows-"));
    write("churn", workflow("churn", '[{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }]'));
    write("broken", workflow("broken", '[{ Name: "Stop", Type: "Fail" }]'));
    write("nameless", "exports.other = 1;");
    mkdirSync(path.join(folder, "notes"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("knows the folders that hold a pipeline", () => {
    assert.deepEqual(workflowNames(folder), ["broken", "churn", "nameless"]);
  });

  it("renders a workflow for its sample inputs, with the URIs of its code", () => {
    const { name, document, problems } = loadDefinition("churn", folder);
    assert.deepEqual([name, problems], ["churn", []]);
    assert.match(JSON.stringify(document), /"s3:\/\/bucket\/code\/churn\/[0-9a-f]{64}\/train\.py"/);
  });

  it("puts overrides in the place of the sample inputs", () => {
    const found = findWorkflow("churn", folder);
    assert.match(workflowInputs(found, { bucket: "mine" }, folder).code["train.py"] ?? "", /^s3:\/\/mine\//);
    assert.deepEqual(workflowInputs(found, { code: { a: "b" } }, folder).code, { a: "b" });
  });

  it("names the nearest workflow and all others, and speaks of files only where one is taken", () => {
    const message = 'There is no workflow "chrun".';
    const hint = 'Did you mean "churn"? The workflows are: broken, churn, nameless.';
    assert.throws(() => findWorkflow("chrun", folder), { message, hint });
    assert.throws(() => loadDefinition("chrun", folder), {
      message,
      hint: `${hint} The name of a definition file ends in .json.`,
    });
    assert.throws(() => findWorkflow("..", folder), { message: 'There is no workflow "..".' });
  });

  it("says when a file exports no workflow", () => {
    assert.throws(() => findWorkflow("nameless", folder), {
      message: 'Workflow "nameless" exports no workflow.',
      hint: 'Export "workflow" with a "define" function from workflows/nameless/pipeline.ts.',
    });
  });

  it("throws every error of a document that a command cannot work with", () => {
    assert.equal(loadDefinition("broken", folder).problems.length, 1);
    assert.throws(() => loadSoundDefinition("broken", folder), {
      name: "DefinitionError",
      message: 'Definition "broken": Steps[0]: Step "Stop" lacks "Arguments".',
      hint: 'Add "Arguments": an object.',
    });
    assert.equal(loadSoundDefinition("churn", folder).name, "churn");
  });

  it("names a file that cannot be read, and one below a file", async () => {
    const socket = path.join(folder, "socket.json");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    assert.throws(
      () => loadDefinition(socket),
      ({ message, hint }: UsageError) =>
        /^".*socket\.json" cannot be read: E[A-Z]+\.$/.test(message) &&
        hint === "Check what it is, and its permissions.",
    );
    await new Promise((resolve) => server.close(resolve));
    const below = path.join(folder, "churn", "pipeline.ts", "a.json");
    assert.throws(() => loadDefinition(below), { message: `There is no file "${below}".` });
  });

  it("lists the errors when there are several, without the warnings", () => {
    const file = path.join(folder, "two.json");
    writeFileSync(file, JSON.stringify({ Steps: [], Parameters: [{ Name: "A B" }] }));
    assert.throws(
      () => loadSoundDefinition(file),
      ({ message, hint }: Error & { hint: string }) => {
        assert.deepEqual(message.split("\n").slice(1), [
          '  $ (line 1, column 1): The definition lacks "Version". Add "Version": "2020-12-01".',
          '  Parameters[0].Name (line 1, column 35): The parameter name "A B" is not one that SageMaker takes. Use 1 to 64 letters, digits, hyphens and underscores.',
        ]);
        assert.equal(hint, "Mend each of them; the hint stands behind it.");
        return message.startsWith(`Definition "${file}" has 2 errors:`);
      },
    );
  });
});
