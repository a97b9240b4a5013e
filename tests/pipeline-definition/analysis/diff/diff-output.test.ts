import assert from "node:assert/strict";
import fc from "fast-check";
import { diffDefinitions } from "../../../../pipeline-definition/analysis/diff/diff-definitions";
import { diffMarkdown } from "../../../../pipeline-definition/analysis/diff/diff-markdown";
import { diffText } from "../../../../pipeline-definition/analysis/diff/diff-text";
import { code, plain } from "../../../../pipeline-definition/analysis/diff/markdown-text";
import { AT, basePipeline, edited, renamed, type Edits } from "./edited-pipeline";

const namedDiff = (edits: Edits, names: Readonly<Record<string, string>> = {}) => ({
  before: "old",
  after: "new",
  diff: diffDefinitions(basePipeline(), renamed(edited(basePipeline(), edits), names)),
});

const EDITS: Edits = {
  [`${AT.train}.Arguments.HyperParameters.max_depth`]: "6",
  [AT.stop]: undefined,
  "Parameters.1.DefaultValue": 0.9,
  "Steps.+": { Name: "Tell", Type: "Lambda", DependsOn: ["Evaluate"] },
  Metadata: { owner: "a" },
};

describe("diffText", () => {
  it("lists what changed, then what the next execution does and why", () => {
    const text = diffText(namedDiff(EDITS, { Prepare: "Clean" }));
    assert.deepEqual(text.split("\n"), [
      "old -> new: steps: 1 added, 1 removed, 1 renamed, 1 changed; parameters: 1 changed; edges: 1 added, 1 removed; options: 1 changed",
      "",
      "Steps",
      "  ~ Clean (Processing), renamed from Prepare (the same content)",
      "  ~ Train (Training)",
      '      ~ Arguments.HyperParameters.max_depth: "5" -> "6"',
      "  + Tell (Lambda)",
      "  - Stop (Fail)",
      "",
      "Parameters",
      "  ~ Threshold",
      "      ~ DefaultValue: 0.8 -> 0.9",
      "",
      "Edges",
      "  + Evaluate -> Tell (order)",
      "  - Gate -> Stop (branch false)",
      "",
      "Options",
      '  + Metadata: {owner: "a"}',
      "",
      "Next execution: of 7 steps, 6 run, 1 may come from the cache",
      '  may come from cache  Clean     It was called "Prepare"; AWS does not tell whether the cache outlives a renaming.',
      '  runs                 Train     "HyperParameters.max_depth" changed.',
      '  runs                 Evaluate  It reads Steps.Train.ModelArtifacts.S3ModelArtifacts, and "Train" runs again.',
      "  runs                 Gate      A condition is evaluated in every execution.",
      '  runs                 Create    Steps of type "Model" are not cached. Only if Gate is true.',
      '  runs                 Score     It reads Steps.Create.ModelName, and "Create" runs again. Only if Gate is true.',
      "  runs                 Tell      It is new.",
      "",
    ]);
  });

  it("says when there is no difference, and still what is taken from the cache", () => {
    const text = diffText(namedDiff({}));
    assert.match(
      text,
      /^old -> new: no difference\n\nNext execution: of 7 steps, 4 run, 3 come from the cache\n/,
    );
    assert.match(text, /^ {2}from cache {11}Train /m);
  });

  it("tells a likely renaming, a choice among equals, a move, and a removed field", () => {
    const likely = { [`${AT.train}.Arguments.HyperParameters.eta`]: undefined };
    assert.match(
      diffText(namedDiff(likely, { Train: "Fit" })),
      /~ Fit \(Training\), renamed from Train \(likely: \d\d % alike\)/,
    );
    assert.match(diffText(namedDiff(likely)), / {6}- Arguments\.HyperParameters\.eta: "0\.1"\n/);
    const score = (basePipeline().Steps[3]?.Arguments as { IfSteps: unknown[] }).IfSteps[1];
    assert.match(
      diffText(namedDiff({ "Steps.+": score, [AT.score]: undefined })),
      /~ Score \(Transform\), moved from Gate is true to the top level\n/,
    );
    const stop = (Name: string) => ({ Name, Type: "Fail", Arguments: { ErrorMessage: "x" } });
    const diff = diffDefinitions({ Steps: [stop("A"), stop("B")] }, { Steps: [stop("C"), stop("D")] });
    assert.match(
      diffText({ before: "a", after: "b", diff }),
      /~ C \(Fail\), renamed from A \(the same content, as 2 steps have; matched in their order\)/,
    );
  });

  it("keeps terminals from acting on what stands in a document", () => {
    const text = diffText(
      namedDiff({
        [`${AT.stop}.Name`]: "\u001b[31mStop",
        [`${AT.train}.Type`]: "T\u001b[2J",
        [`${AT.train}.Arguments.HyperParameters.\u001b[1m\u202e`]: "\u009b2J\u202eabc\n",
      }),
    );
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    assert.ok(text.includes('"\\u{9b}2J\\u{202e}abc\\n"'));
    assert.ok(text.includes('"\\u001b[31mStop" (Fail), renamed from Stop'));
  });

  it("cuts values that nobody would read to the end", () => {
    const text = diffText(namedDiff({ [`${AT.train}.Arguments.HyperParameters.eta`]: "x".repeat(5_000) }));
    assert.match(text, /x{100,300}… \(5002 characters\)\n/);
  });
});

describe("diffMarkdown", () => {
  it("begins with one line that sums up, then a table with what runs again, then folded details", () => {
    const lines = diffMarkdown(namedDiff(EDITS)).split("\n");
    assert.equal(
      lines[0],
      "**old → new**: steps: 1 added, 1 removed, 1 changed; parameters: 1 changed; edges: 1 added, 1 removed; options: 1 changed.",
    );
    assert.equal(lines[2], "Next execution: of 7 steps, 6 run, 1 comes from the cache.");
    assert.ok(
      lines.includes(
        '| `Train` | Training | `Arguments.HyperParameters.max_depth` | ▶ **runs** | "HyperParameters.max&#95;depth" changed. |',
      ),
    );
    assert.ok(
      lines.includes(
        "| `Prepare` | Processing | – | ✓ from cache | Nothing that its cache looks at changed; successes of the last P7D count. |",
      ),
    );
    assert.ok(lines.includes("| `Stop` | Fail | removed | – removed |  |"));
    assert.ok(lines.includes('- `Arguments.HyperParameters.max_depth`: `"5"` → `"6"`'));
    assert.deepEqual(
      lines.filter((line) => line.startsWith("<summary>")),
      [
        "<summary>1 changed field</summary>",
        "<summary>1 changed parameter</summary>",
        "<summary>2 changed edges</summary>",
        "<summary>1 changed option</summary>",
      ],
    );
  });

  it("gives every row as many cells as the table has, whatever stands in a document", () => {
    const sign = fc.constantFrom("|", "\\", "`", "\n", "\r", "<", "&", "$", "*", "a", "]", " ", "\u2028");
    const text = fc.oneof(fc.string({ unit: sign, maxLength: 12 }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(text, text, text, (name, type, field) => {
        const step = { Name: name, Type: type, Arguments: { [field]: name } };
        const diff = diffDefinitions(
          { Steps: [] },
          { Steps: [step, { ...step, Name: `${name}2`, DependsOn: [name] }] },
        );
        const rows = diffMarkdown({ before: name, after: type, diff })
          .split("\n")
          .filter((line) => line.startsWith("|"));
        assert.deepEqual(
          rows.map((row) => row.split("|").length),
          [7, 7, 7, 7],
        );
      }),
    );
  });

  it("leaves details out, then steps, when a comment would be too long for GitHub", () => {
    const many = (value: string, steps: number) => ({
      Steps: Array.from({ length: steps }, (_, i) => ({
        Name: `Step${String(i)}`,
        Type: "Training",
        Arguments: { A: value.repeat(250), B: value.repeat(200) },
      })),
    });
    const text = (steps: number) => {
      const diff = diffDefinitions(many("a", steps), many("b", steps));
      const markdown = diffMarkdown({ before: "a", after: "b", diff });
      assert.ok(markdown.length <= 65_536, `${String(markdown.length)} characters`);
      return markdown;
    };
    assert.match(text(3), /<details>/);
    assert.match(text(100), /_Too long for a comment: details are left out\._/);
    assert.doesNotMatch(text(100), /<details>/);
    assert.match(text(2_000), /_Too long for a comment: the steps are left out\._/);
  });
});

describe("code", () => {
  it("puts plain text between backquotes, and codes what these could not hold", () => {
    assert.equal(code("Arguments.Tags['a']"), "`Arguments.Tags['a']`");
    assert.equal(code("a`b"), "<code>a&#96;b</code>");
    assert.equal(code("a|b"), "<code>a&#124;b</code>");
    assert.equal(code("|"), "<code>&#124;</code>");
    assert.equal(code("a|"), "<code>a&#124;</code>");
    assert.equal(code(" <b>"), "<code> &#60;b&#62;</code>");
    assert.equal(code(""), "<code></code>");
  });
});

describe("plain", () => {
  it("leaves nothing that Markdown or GitHub would read as theirs", () => {
    assert.equal(plain("a_b *c* @d #1"), "a&#95;b &#42;c&#42; &#64;d &#35;1");
    assert.equal(plain("https://x www.y"), "https&#58;//x www&#46;y");
    assert.equal(plain("<script>&amp;"), "&#60;script&#62;&#38;amp;");
  });
});
