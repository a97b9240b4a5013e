import assert from "node:assert/strict";
import fc from "fast-check";
import { pipelineGraph, type NodeState } from "../../../pipeline-definition/analysis/graph";
import { toDot } from "../../../pipeline-definition/analysis/graph-dot";
import { toMermaid } from "../../../pipeline-definition/analysis/graph-mermaid";
import { toSvg } from "../../../pipeline-definition/analysis/graph-svg";
import {
  type PipelineDefinition,
  type StepDefinition,
} from "../../../pipeline-definition/document/definition";
import { documentOf as document, gatedDefinition as gated } from "../../support/gated-definition";
import { boxOf } from "../../support/svg-geometry";
import { find, parseMarkup, textOf, type Element } from "../../support/tree";

const named = (name: string): PipelineDefinition =>
  document({ Name: name, Type: "Training" }, { Name: "After", Type: "Lambda", DependsOn: [name] });

const svgTree = async (
  definition: PipelineDefinition,
  states?: ReadonlyMap<string, NodeState>,
  title = "Pipeline",
): Promise<Element> =>
  parseMarkup(await toSvg(pipelineGraph(definition), { title, ...(states && { states }) }));

const nodeTexts = (svg: Element): readonly string[] =>
  find(svg, ".node").map((node) => find(node, "text").map(textOf).join(" | "));

describe("toMermaid", () => {
  it("gives a flowchart with shapes by type, dotted order and labelled branches", () => {
    const lines = toMermaid(pipelineGraph(gated)).split("\n");
    assert.equal(lines[0], "flowchart TD");
    assert.equal(lines[1], '  s0("Prepare<br/><small>Processing</small>"):::blue');
    assert.equal(lines[4], '  s3{"Gate<br/><small>Condition</small>"}:::amber');
    assert.ok(lines.includes("  s2 -.-> s3"));
    assert.ok(lines.includes("  s3 -->|true| s4"));
    assert.ok(lines.includes("  s3 -->|false| s5"));
  });

  it("defines every class that it uses, and no other", () => {
    const text = toMermaid(pipelineGraph(gated), new Map([["Train", "Failed"]]));
    const used = new Set([...text.matchAll(/:::(\w+)/g)].map(([, name]) => name));
    const defined = new Set([...text.matchAll(/classDef (\w+)/g)].map(([, name]) => name));
    assert.deepEqual(defined, used);
  });

  it("says a state by sign and word", () => {
    const text = toMermaid(pipelineGraph(gated), new Map([["Train", "Failed"]]));
    assert.match(text, /s1\("✗ Train<br\/><small>Training · Failed<\/small>"\):::red/);
  });

  it("codes everything in a name that Mermaid could read as its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const line = toMermaid(pipelineGraph(named(name))).split("\n")[1] ?? "";
        assert.match(
          line,
          /^ {2}s0\("(?:[\p{L}\p{N} .,:_-]|#\d+;)*<br\/><small>Training<\/small>"\):::violet$/u,
        );
      }),
    );
    const [, line] = toMermaid(pipelineGraph(named('a"b<c>#;`'))).split("\n");
    assert.match(line ?? "", /"a#34;b#60;c#62;#35;#59;#96;</);
  });
});

describe("toDot", () => {
  it("dashes order edges and labels branches", () => {
    const text = toDot(pipelineGraph(gated));
    assert.match(text, /"Evaluate" -> "Gate" \[[^\]]*style=dashed/);
    assert.match(text, /"Gate" -> "Reject" \[[^\]]*label=<<FONT [^>]*> false /);
    assert.doesNotMatch(text, /"Prepare" -> "Train" \[[^\]]*style=dashed/);
  });

  it("labels a branch where it begins, and draws what follows from that in the background", () => {
    const text = toDot(
      pipelineGraph(
        document({
          Name: "Gate",
          Type: "Condition",
          Arguments: {
            IfSteps: [
              { Name: "A", Type: "Model" },
              { Name: "B", Type: "Model", DependsOn: ["A"] },
            ],
          },
        }),
      ),
    );
    assert.match(text, /"Gate" -> "A" \[class="branch" weight=6 label=<<FONT [^>]*> true /);
    assert.match(text, /"Gate" -> "B" \[class="branch implied" color="#b9c3d1" weight=1\];/);
  });

  it("turns to the right when many steps stand side by side", () => {
    const many = Array.from({ length: 18 }, (_, i): StepDefinition => ({
      Name: `S${String(i)}`,
      Type: "Training",
    }));
    assert.match(toDot(pipelineGraph(gated)), /rankdir=TB/);
    assert.match(toDot(pipelineGraph(document(...many))), /rankdir=LR/);
  });
});

describe("toSvg", () => {
  it("shows name and type of every step", async () => {
    assert.deepEqual(nodeTexts(await svgTree(gated)), [
      "Prepare | Processing",
      "Train | Training",
      "Evaluate | Processing",
      "Gate | Condition",
      "Register | RegisterModel",
      "Reject | Fail",
    ]);
  });

  it("marks states by sign, word and colour", async () => {
    const states = new Map<string, NodeState>([
      ["Prepare", "Succeeded"],
      ["Train", "Failed"],
      ["Evaluate", "NotStarted"],
      ["Reject", "NotTaken"],
    ]);
    const svg = await svgTree(gated, states);
    const texts = nodeTexts(svg);
    assert.equal(texts[0], "✓ Prepare | Processing · Succeeded");
    assert.equal(texts[1], "✗ Train | Training · Failed");
    assert.equal(texts[2], "○ Evaluate | Processing · Not started");
    assert.equal(texts[5], "– Reject | Fail · Not taken");
    const colours = find(svg, ".node").map((node) => find(node, "path")[0]?.attributes.get("stroke"));
    assert.notEqual(colours[0], colours[1]);
  });

  it("tells its content to those who cannot see it", async () => {
    const svg = await svgTree(gated, new Map([["Train", "Failed"]]));
    assert.equal(textOf(find(svg, "title")[0] ?? svg), "Pipeline");
    assert.match(textOf(find(svg, "desc")[0] ?? svg), /Train \(Training; Failed; after Prepare\)/);
  });

  it("loads nothing", async () => {
    const text = await toSvg(pipelineGraph(gated), { title: "P", link: (name) => `#step-${name}` });
    assert.deepEqual(text.match(/https?:\/\/[^"\s]*/g), ["http://www.w3.org/2000/svg"]);
    assert.match(text, /<a href="#step-Train"/);
  });

  it("draws any name as it is", async () => {
    for (const name of [
      '<script>alert("x")</script>',
      "a&b;\\N",
      'it\'s "quoted"',
      "\\",
      "日本語のステップ",
      "__proto__",
      "$& $` $' $1",
      ' xlink:href="x"',
    ]) {
      const svg = await svgTree(named(name), undefined, name);
      assert.equal(nodeTexts(svg)[0]?.replace(/ \| |\u200B/g, ""), `${name.trim()}Training`, name);
      assert.equal(textOf(find(svg, "title")[0] as Element), name.trim());
      assert.equal(find(svg, "script").length, 0);
    }
  });

  it("draws any JSON, however little it is a definition", async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.constantFrom("A", "Condition", { Get: "Steps.A.x" }));
    const steps = fc.record({ Name: odd, Type: odd, DependsOn: fc.array(odd), Arguments: odd });
    await fc.assert(
      fc.asyncProperty(fc.array(steps), async (Steps) => {
        await svgTree({ Steps } as never);
      }),
      { numRuns: 60 },
    );
  });

  it("accepts random names", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (name) => {
        assert.equal(find(await svgTree(named(`A${name}`)), ".node").length, 2);
      }),
      { numRuns: 60 },
    );
  });

  it("makes room for letters whose width Graphviz does not know", async () => {
    const name = "漢".repeat(20);
    const [node] = find(await svgTree(named(name)), ".node");
    assert.ok(node);
    const { left, right } = boxOf(node);
    // Such a letter is as wide as it is high: 13 units.
    assert.ok(right - left > 20 * 13, `the box is ${String(right - left)} wide`);
  });
});
