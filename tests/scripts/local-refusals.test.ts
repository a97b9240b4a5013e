import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { GATED, LocalCommand, single } from "./local-command";

const ROOT = path.resolve(__dirname, "../..");

describe("local run refuses, before anything runs,", () => {
  let local: LocalCommand;
  before(() => {
    local = new LocalCommand();
  });
  after(() => local.close());

  const refused = async (args: readonly string[], code: number, stderr: RegExp): Promise<void> => {
    const ended = await local.start(args);
    assert.match(ended.stderr, stderr);
    assert.equal(ended.code, code);
    assert.equal(ended.stdout, "");
  };

  it("a flag that it does not know", () =>
    refused(["adult-census", "--bogus"], 2, /unknown option '--bogus'/));

  it("an unknown workflow", () =>
    refused(
      ["adult-cencus"],
      2,
      /^error: There is no workflow "adult-cencus"\.\nhint: Did you mean "adult-census"\?/,
    ));

  it("a file that is not there", () =>
    refused(["./no.json"], 2, /^error: There is no file "\.\/no\.json"\.\nhint: /));

  it("a file that is not JSON", () =>
    refused(
      [local.definition("malformed", '{"Version": ')],
      1,
      /is not JSON: .* at line 1, column 13\.\nhint: /,
    ));

  it("a definition with errors, all of them told", () => {
    const document = {
      ...single("Score"),
      Parameters: [{ Name: "X", Type: "Integer", DefaultValue: "no" }],
    };
    return refused(
      [local.definition("wrong", document)],
      1,
      /^error: Definition ".*wrong\.json": Parameters\[0\]/,
    );
  });

  it("a parameter of the wrong type", () =>
    refused(
      [local.definition("gated", GATED), "--parameter", "Threshold=high"],
      2,
      /^error: Parameter "Threshold" was given "high", which is not a Float\.\nhint: Give a number, for example Threshold=0\.5\.\n$/,
    ));

  it("an interpreter that is none", () =>
    refused(
      [local.definition("single", single("Score")), ...local.script("Score"), "--python", process.execPath],
      1,
      /was given as the Python for jobs, and it does not run as Python 3\.\nhint: /,
    ));

  it("data that is nowhere", () =>
    refused(
      [local.definition("single", single("Lost")), "--store", path.join(local.folder, "lost")],
      1,
      /^error: The run reads data that is not on this machine:\n {2}- "s3:\/\/demo-bucket\/code\/Lost\.py", read by step "Lost" as "code"\nhint: Bring it in with --input s3:\/\/demo-bucket\/code\/Lost\.py=PATH\.\n$/,
    ));

  it("what local runs do not do yet", () => {
    const document = {
      ...GATED,
      Steps: [
        ...GATED.Steps,
        {
          Name: "Notify",
          Type: "Lambda",
          Arguments: {},
          FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
        },
      ],
    };
    return refused(
      [local.definition("lambda", document), ...local.script("Score")],
      1,
      /^error: The definition asks for what local runs do not do yet:\n {2}- step "Notify" \(Steps\[2\]\): function "f", whose code no workflow brings\nhint: Nothing was run\./,
    );
  });

  it("a store whose file is no database", () => {
    const broken = path.join(local.folder, "broken");
    mkdirSync(broken);
    writeFileSync(path.join(broken, "store.db"), "no database\n".repeat(500));
    return refused(
      [local.definition("gated", GATED), ...local.script("Score"), "--store", broken],
      1,
      /^error: ".*broken\/store\.db" is not a store of local runs: it is no database, or a damaged one\.\nhint: /,
    );
  });

  it("a store without a name", () =>
    refused(
      [local.definition("gated", GATED), "--store", ""],
      2,
      /^error: option '--store <DIR>' argument '' is invalid\. Name a folder\.\nhint: /,
    ));

  it("no command at all", () => {
    const script = ["-r", "./scripts/command-line/typescript.js", "scripts/local.ts"];
    const { status, stderr } = spawnSync(process.execPath, script, { cwd: ROOT, encoding: "utf8" });
    assert.match(stderr, /\nerror: The command is missing\.\nhint: Give one of the commands above\.\n$/);
    assert.equal(status, 2);
  });

  it("and leaves no job behind", () => {
    assert.equal(existsSync(path.join(local.folder, "lost", "jobs")), false);
    assert.deepEqual(
      readdirSync(local.folder).filter((name) => name === ".local-sagemaker"),
      [],
    );
  });
});
