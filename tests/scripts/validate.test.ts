import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadDefinition, workflowNames } from "../../scripts/command-line/workflow-lookup";

const ROOT = path.resolve(__dirname, "../..");

const definition = (parameters: unknown) =>
  JSON.stringify({
    Version: "2020-12-01",
    Parameters: parameters,
    Steps: [{ Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: "no" } }],
  });

describe("validate", () => {
  let folder = "";

  const validate = (...args: readonly string[]) => {
    const script = [
      "-r",
      path.join(ROOT, "scripts/command-line/typescript.js"),
      path.join(ROOT, "scripts/validate.ts"),
    ];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "validate-"));
    const write = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text);
    };
    write("good.json", definition([]));
    write("warned.json", definition([{ Name: "Extra", Type: "String" }]));
    write("bad.json", definition([{ Name: "Extra", Type: "Text" }]));
    write("cut.json", '{\n  "Version": "2020-12-01",\n  "Steps": [');
    write("empty.json", " \n");
    writeFileSync(path.join(folder, "utf16.json"), Buffer.from(`\uFEFF${definition([])}`, "utf16le"));
    writeFileSync(path.join(folder, "latin1.json"), Buffer.from('{\n "Version": "caf\u00e9"}', "latin1"));
    write("list.json", "[]");
    write("huge.json", "");
    truncateSync(path.join(folder, "huge.json"), 3 * 2 ** 30);
    mkdirSync(path.join(folder, "folder"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("says that there is nothing to say, and exits with 0", () => {
    assert.deepEqual(validate("good.json"), {
      status: 0,
      stdout: "good: 0 errors, 0 warnings\n",
      stderr: "",
    });
  });

  it("takes a workflow by its name", () => {
    const { status, stdout } = validate("adult-census", "--strict");
    assert.match(stdout, /^adult-census: 0 errors, 0 warnings(, \d+ waived)?\n$/m);
    assert.equal(status, 0);
  });

  it("has nothing to say about any workflow that is not waived with a reason", () => {
    const names = workflowNames();
    assert.notEqual(names.length, 0);
    for (const name of names) assert.deepEqual(loadDefinition(name).problems, [], name);
  });

  it("prints warnings with code, place, message and hint, and exits with 1 only under --strict", () => {
    const stdout = [
      "warned.json:1:39 warning unused-parameter at Parameters[0]",
      '  Nothing uses parameter "Extra".',
      "  hint: Use it or take it out.",
      "warned: 0 errors, 1 warning",
      "",
    ].join("\n");
    assert.deepEqual(validate("warned.json"), { status: 0, stdout, stderr: "" });
    assert.deepEqual(validate("warned.json", "--strict"), { status: 1, stdout, stderr: "" });
  });

  it("prints all problems as one JSON object with --json, and exits with 1 for an error", () => {
    const { status, stdout, stderr } = validate("bad.json", "--json");
    const {
      definition: name,
      problems,
      waived,
    } = JSON.parse(stdout) as {
      definition: string;
      problems: readonly Record<string, string>[];
      waived: readonly unknown[];
    };
    assert.deepEqual([status, stderr, name, waived], [1, "", "bad", []]);
    assert.deepEqual(problems[0], {
      code: "value-not-allowed",
      severity: "error",
      path: "Parameters[0].Type",
      message: '"Type" of parameter "Extra" is "Text", which SageMaker does not know.',
      hint: 'Use one of "String", "Integer", "Float" and "Boolean".',
      line: 1,
      column: 62,
    });
    assert.deepEqual(
      problems.map(({ severity }) => severity),
      ["error", "warning"],
    );
  });

  for (const [file, place, message, hint] of [
    [
      "cut.json",
      "3:13",
      '"cut.json" is not JSON: a closing bracket is missing at line 3, column 13.',
      "Mend the text at line 3, column 13.",
    ],
    ["empty.json", "1:1", '"empty.json" is empty.', "Write the definition document into it."],
    ["utf16.json", "1:1", '"utf16.json" is UTF-16 text, not UTF-8.', "Save it as UTF-8."],
    [
      "latin1.json",
      "2:1",
      '"latin1.json" holds bytes that are no UTF-8 text.',
      "Give a text file; save it as UTF-8.",
    ],
  ] as const) {
    it(`reports ${file} as a problem`, () => {
      const { status, stdout, stderr } = validate(file);
      const name = file.replace(".json", "");
      const text = `${file}:${place} error malformed-json at $\n  ${message}\n  hint: ${hint}\n${name}: 1 error, 0 warnings\n`;
      assert.deepEqual([status, stdout, stderr], [1, text, ""]);
    });
  }

  it("warns of a member that stands twice in its object, of which JSON keeps one", () => {
    const text = definition([]).replace('"Name":"Stop"', '"Name":"Go",\n"Name":"Stop"');
    writeFileSync(path.join(folder, "twice.json"), `\uFEFF${text}`);
    const { status, stdout } = validate("twice.json");
    assert.equal(
      stdout,
      "twice.json:2:1 warning duplicate-member at Steps[0].Name\n" +
        '  "Steps[0].Name" stands twice in its object, at line 1, column 51 and line 2, column 1; only the last one counts.\n' +
        "  hint: Take one of them out.\ntwice: 0 errors, 1 warning\n",
    );
    assert.equal(status, 0);
  });

  it("survives a list nested 100,000 deep, also as a member that another one replaces", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    writeFileSync(path.join(folder, "deep.json"), deep);
    writeFileSync(path.join(folder, "hidden.json"), definition([]).replace("{", `{"Version":${deep},`));
    assert.match(validate("deep.json").stdout, /^deep\.json:1:1 error wrong-type at \$\n/);
    const { status, stdout, stderr } = validate("hidden.json");
    assert.match(stdout, /^hidden\.json:1:200013 warning duplicate-member at Version\n/);
    assert.deepEqual([status, stdout.split("\n").at(-2), stderr], [0, "hidden: 0 errors, 1 warning", ""]);
  });

  it("reports JSON that is no definition", () => {
    const { status, stdout } = validate("list.json");
    assert.match(
      stdout,
      /^list\.json:1:1 error wrong-type at \$\n {2}The definition is a list, not an object\.\n/,
    );
    assert.equal(status, 1);
  });

  for (const [what, args, error] of [
    [
      "a missing file",
      ["none.json"],
      'error: There is no file "none.json".\nhint: Check the path; it is relative to "FOLDER".\n',
    ],
    ["a folder", ["./folder"], 'error: "./folder" is a folder.\nhint: Name the JSON file inside it.\n'],
    [
      "a file that no text can hold",
      ["huge.json"],
      'error: "huge.json" is too large to be read.\nhint: Give a JSON file; SageMaker takes up to 1 MB.\n',
    ],
    [
      "an unknown workflow",
      ["adult-cens"],
      `error: There is no workflow "adult-cens".\nhint: Did you mean "adult-census"? The workflows are: ${workflowNames().join(", ")}. The name of a definition file ends in .json.\n`,
    ],
    ...["", "/", "/pipeline.ts"].map((end) => {
      const place = `${path.join(ROOT, "workflows/adult-census")}${end}`;
      const error = `error: "${place}" is where workflow "adult-census" stands.\nhint: Give its name: adult-census.\n`;
      return [`a workflow's path that ends in "${end}"`, [place], error] as const;
    }),
    [
      "an unknown flag",
      ["good.json", "--stict"],
      "error: unknown option '--stict'\n(Did you mean --strict?)\nhint: Add --help for the options and an example.\n",
    ],
    [
      "no target",
      [],
      "error: missing required argument 'WORKFLOW|FILE.json'\nhint: Add --help for the options and an example.\n",
    ],
  ] as const) {
    it(`refuses ${what} as wrong use`, () => {
      const stderr = error.replace("FOLDER", realpathSync(folder));
      assert.deepEqual(validate(...args), { status: 2, stdout: "", stderr });
    });
  }

  it("shows an example in its help", () => {
    const { status, stdout } = validate("--help");
    assert.match(stdout, /Example:\n {2}npm run -s validate -- definition\.json --strict/);
    assert.equal(status, 0);
  });
});
