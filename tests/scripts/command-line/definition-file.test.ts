import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { loadDefinitionFile } from "../../../scripts/command-line/definition-file";
import { problemText } from "../../../scripts/command-line/problem-text";
import { assertSound } from "../../pipeline-definition/checks/sound-problems";
import { validDefinition } from "../../pipeline-definition/checks/valid-definition";

/** A definition of one step, a member a line. */
const definition = (...lines: readonly string[]): string =>
  ['{"Version": "2020-12-01",', ' "Steps": [{', ...lines, " }]}"].join("\n");

const FAIL = ['  "Name": "Stop",', '  "Type": "Fail",'];

describe("loadDefinitionFile", () => {
  let folder = "";

  const problemsOf = (text: string | Buffer) => {
    const file = path.join(folder, "file.json");
    writeFileSync(file, text);
    return loadDefinitionFile(file).problems;
  };

  const placesOf = (text: string): readonly string[] =>
    problemsOf(text).map(
      ({ code, path: at, line, column }) => `${code} ${at} ${String(line)}:${String(column)}`,
    );

  const said = (text: string): readonly string[] =>
    problemsOf(text).flatMap(({ severity, code, message, hint }) => [`${severity} ${code}`, message, hint]);

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "definition-file-"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("gives each problem the place of its value, of its name, or of what it is missing from", () => {
    const text = definition(...FAIL, '  "Colour": "red",', '  "DependsOn": ["Go"],', '  "Arguments": {}');
    assert.deepEqual(placesOf(text), [
      "unknown-member Steps[0].Colour 5:3",
      "unknown-step Steps[0].DependsOn[0] 6:17",
      "missing-member Steps[0].Arguments 7:16",
    ]);
  });

  it("counts places after a byte order mark, in lines that end in CR LF", () => {
    const text = definition(...FAIL, '  "Arguments": {}').replaceAll("\n", "\r\n");
    assert.deepEqual(placesOf(`\uFEFF${text}`), ["missing-member Steps[0].Arguments 5:16"]);
  });

  it("gives the place in the last of members that stand twice, and names both", () => {
    const text = definition(...FAIL, '  "Arguments": {"ErrorMessage": "no"},', '  "Arguments": {}');
    assert.deepEqual(placesOf(text), [
      "missing-member Steps[0].Arguments 6:16",
      "duplicate-member Steps[0].Arguments 6:3",
    ]);
    assert.equal(
      problemsOf(text).at(-1)?.message,
      '"Steps[0].Arguments" stands twice in its object, at line 5, column 3 and line 6, column 3; only the last one counts.',
    );
  });

  it("finds numbers that are not what they seem", () => {
    const args = '{"ErrorMessage": {"Std:Join": {"On": "", "Values": [1e999, 9007199254740993]}}}';
    const found = said(definition(...FAIL, `  "Arguments": ${args}`));
    assert.deepEqual(found.slice(-6), [
      "error number-too-large",
      '"Steps[0].Arguments.ErrorMessage.Std:Join.Values[0]" is 1e999, which no JSON reader can hold as a number.',
      "Write a smaller number, or text.",
      "warning inexact-number",
      '"Steps[0].Arguments.ErrorMessage.Std:Join.Values[1]" is 9007199254740993, which many JSON readers round to 9007199254740992.',
      "Write fewer digits, or text.",
    ]);
  });

  it("gives the place of what stands under a name that is too long to be shown", () => {
    const text = `{\n"${"k".repeat(2_000)}":\n  {"Get": 1}}`;
    const wrong = problemsOf(text).find(({ code }) => code === "malformed-reference");
    assert.deepEqual([wrong?.line, wrong?.column], [3, 3]);
  });

  it("cuts a place that is too long to be shown", () => {
    const name = "x".repeat(1_000);
    const [message = ""] = said(`{"${name}": 1, "${name}": 2}`).filter((text) => text.includes("twice"));
    assert.ok(message.startsWith(`"${"x".repeat(300)}…" stands twice`), message.slice(0, 400));
  });

  it("cuts a number that is too long to be shown", () => {
    const [message] = said(`{"Version": ${"9".repeat(400)}}`).filter((text) =>
      text.includes("no JSON reader"),
    );
    assert.equal(message, `"Version" is ${"9".repeat(40)}…, which no JSON reader can hold as a number.`);
  });

  it("finds a whole number where an inference component needs a fraction, and there alone", () => {
    const component = (cores: string, type = "InferenceComponent") =>
      definition(
        '  "Name": "Serve",',
        `  "Type": "${type}",`,
        '  "Arguments": {"EndpointName": "e", "InferenceComponentName": "c", "VariantName": "v",',
        '    "Specification": {"ModelName": "m", "ComputeResourceRequirements":',
        `      {"MinMemoryRequiredInMb": 1024, "NumberOfCpuCoresRequired": ${cores}}}}`,
      );
    assert.deepEqual(said(component("2")), [
      "warning float-written-as-integer",
      '"Steps[0].Arguments.Specification.ComputeResourceRequirements.NumberOfCpuCoresRequired" is written 2, where SageMaker takes only a number with a fraction.',
      "Write 2.0.",
    ]);
    assert.deepEqual(placesOf(component("2")), [
      "float-written-as-integer Steps[0].Arguments.Specification.ComputeResourceRequirements.NumberOfCpuCoresRequired 7:67",
    ]);
    assert.deepEqual(said(component("2.0")), []);
    assert.deepEqual(
      said(component("2", "Later")).filter((text) => text.includes("float")),
      [],
    );
  });

  it("says of bytes that are no UTF-8 text where they begin to be none", () => {
    const text = Buffer.concat([Buffer.from('{\n"a": "ä",\n'), Buffer.from([0x22, 0xe4, 0x22])]);
    assert.deepEqual(
      problemsOf(text).map(({ code, line, column }) => [code, line, column]),
      [["malformed-json", 3, 1]],
    );
    assert.equal(problemsOf(Buffer.from([0x0a, 0x0a, 0xe4, 0x0a]))[0]?.line, 3);
    for (const order of ["utf16le", "utf16be"]) {
      const bytes = Buffer.from("\uFEFF{}", "utf16le");
      const [found] = problemsOf(order === "utf16le" ? bytes : bytes.swap16());
      assert.match(found?.message ?? "", /file\.json" is UTF-16 text, not UTF-8\.$/);
    }
  });

  it("keeps the document of a file that has problems, and has none of what is no object", () => {
    const file = path.join(folder, "file.json");
    writeFileSync(file, '{"Steps":[]}');
    assert.deepEqual(loadDefinitionFile(file).document, { Steps: [] });
    writeFileSync(file, "[]");
    assert.equal(loadDefinitionFile(file).document, undefined);
  });

  /** Loads a file of these bytes twice: sound problems, each with a place inside the text, and the same again. */
  const load = (bytes: Uint8Array): void => {
    const file = path.join(folder, "any.json");
    writeFileSync(file, bytes);
    const loaded = loadDefinitionFile(file);
    assertSound(loaded.problems);
    const lines = Buffer.from(bytes)
      .toString("utf8")
      .split(/\r\n|\n|\r/);
    for (const { line = 0, column = 0, message } of loaded.problems) {
      assert.ok(line >= 1 && line <= lines.length, message);
      assert.ok(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1, message);
    }
    assert.deepEqual(loadDefinitionFile(file), loaded);
    assert.match(
      problemText("any.json", loaded),
      /\nany: \d+ errors?, \d+ warnings?\n$|^any: 0 errors, 0 warnings\n$/,
    );
  };

  it("takes a file of any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), load), { numRuns: 1_000 });
  });

  it("takes a definition with any bytes in it", () => {
    const text = Buffer.from(JSON.stringify(validDefinition(), null, 1));
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3 }),
      fc
        .constantFrom("{", "}", "[", "]", ",", ":", '"', "1e999", "null", "__proto__", "\r")
        .map((part) => Buffer.from(part)),
    );
    const edits = fc.array(fc.record({ at: fc.nat(text.length), gone: fc.nat(3), bytes }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(edits, (all) => {
        let edited = text;
        for (const { at, gone, bytes: part } of all)
          edited = Buffer.concat([edited.subarray(0, at), part, edited.subarray(at + gone)]);
        load(edited);
      }),
      { numRuns: 1_000 },
    );
  });
});
