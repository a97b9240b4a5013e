import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { THEMES } from "../../docs/examples/checks/themes";
import { PROBLEM_CODES } from "../../pipeline-definition/checks/problem";
import type { PipelineDefinition } from "../../pipeline-definition/document/definition";
import { problemsOf, withFragment, type CheckExample } from "../../scripts/command-line/check-example";
import { assertSound } from "../pipeline-definition/checks/sound-problems";

const ROOT = path.resolve(__dirname, "../..");

const examples = THEMES.flatMap((theme) => theme.examples);

const problems = (example: CheckExample, which: "bad" | "good") => {
  const file = `tests/corpus/valid/${example.base ?? "train-evaluate-register"}.json`;
  const base = JSON.parse(readFileSync(path.join(ROOT, file), "utf8")) as PipelineDefinition;
  return problemsOf(example, which, base);
};

describe("the examples of the checks", () => {
  it("are there for every code, one each", () => {
    assert.deepEqual(examples.map(({ code }) => code).sort(), Object.keys(PROBLEM_CODES).sort());
  });

  for (const example of examples) {
    const { code, companions = [] } = example;
    it(`show what is wrong and what is right: ${code}`, () => {
      const bad = problems(example, "bad");
      assertSound(bad);
      assert.deepEqual([...new Set(bad.map((one) => one.code))].sort(), [code, ...companions].sort());
      assert.deepEqual(problems(example, "good"), []);
    });
  }
});

describe("withFragment", () => {
  const stop = { Name: "Stop", Type: "Fail", Arguments: { ErrorMessage: { Get: "Parameters.A" } } };
  const choose = {
    Name: "Choose",
    Type: "Condition",
    Arguments: { Conditions: [], IfSteps: [stop], ElseSteps: [] },
  };
  const document = { Version: "2020-12-01", Steps: [choose] } as unknown as PipelineDefinition;

  it("merges objects, replaces all else, takes out what is undefined, and finds steps in branches", () => {
    const more = { Name: "More", Type: "Fail" };
    const changed = withFragment(document, {
      Metadata: { a: "b" },
      Parameters: [{ Name: "A", Type: "String" }],
      Steps: [{ Name: "Stop", Type: undefined, Arguments: { ErrorMessage: "no", Other: 1 } }, more],
    });
    const stopped = { Name: "Stop", Arguments: { ErrorMessage: "no", Other: 1 } };
    assert.deepEqual(changed, {
      Version: "2020-12-01",
      Metadata: { a: "b" },
      Parameters: [{ Name: "A", Type: "String" }],
      Steps: [{ ...choose, Arguments: { ...choose.Arguments, IfSteps: [stopped] } }, more],
    });
    assert.equal(stop.Type, "Fail");
  });
});

describe("docs/checks.md", () => {
  const page = readFileSync(path.join(ROOT, "docs/checks.md"), "utf8");

  it("is what its command prints", () => {
    const script = [
      "-r",
      path.join(ROOT, "scripts/command-line/typescript.js"),
      path.join(ROOT, "scripts/checks-page.ts"),
    ];
    const printed = execFileSync(process.execPath, script, { encoding: "utf8", maxBuffer: 2 ** 26 });
    assert.equal(page, printed, "Make it anew: npm run -s docs:checks > docs/checks.md");
  });

  it("names each code with its severity and what the checks say of the bad example", () => {
    for (const example of examples) {
      const [severity, meaning] = PROBLEM_CODES[example.code];
      const [, section = ""] = page.split(`### \`${example.code}\`\n`);
      const [own = ""] = section.split(/\n##/);
      assert.ok(own.includes(`**${severity}**: `), example.code);
      const [said] = problems(example, "bad").filter(({ code }) => code === example.code);
      const plain = own.replaceAll(/\\(?=[^A-Za-z0-9\s])/g, "").replaceAll(/\s+>?\s*/g, " ");
      for (const text of [meaning.slice(1), said?.message ?? "?", said?.hint ?? "?"])
        assert.ok(plain.includes(text.replaceAll(/\s+/g, " ")), `${example.code}: ${text}\n${plain}`);
    }
  });
});
