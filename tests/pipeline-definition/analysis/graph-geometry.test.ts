import assert from "node:assert/strict";
import { STEP_TYPES } from "../../../pipeline-definition/api-model/step-types";
import { pipelineGraph } from "../../../pipeline-definition/analysis/graph";
import { toneOf, tones, typeTone } from "../../../pipeline-definition/analysis/graph-style";
import { toSvg } from "../../../pipeline-definition/analysis/graph-svg";
import type { PipelineDefinition } from "../../../pipeline-definition/document/definition";
import { allSteps } from "../../../pipeline-definition/document/steps";
import { loadDefinition, workflowNames } from "../../../scripts/command-line/workflow-lookup";
import { everyTypeDefinition, largeDefinition } from "../../support/large-definition";
import { boxOf, curvePoints, isInside, overlap, shapePoints, textBox } from "../../support/svg-geometry";
import { find, parseMarkup, textOf, type Element } from "../../support/tree";

const draw = async (definition: PipelineDefinition): Promise<Element> =>
  parseMarkup(await toSvg(pipelineGraph(definition), { title: "Pipeline" }));

const titleOf = (element: Element): string => textOf(find(element, "title")[0] ?? element);

const drawings: readonly (readonly [string, () => PipelineDefinition | undefined])[] = [
  ["60 steps", largeDefinition],
  ["every type of step", () => everyTypeDefinition([...STEP_TYPES.keys(), "SomethingNew"])],
  ...workflowNames().map((name) => [`workflow ${name}`, () => loadDefinition(name).document] as const),
];

/** Relative luminance and contrast as WCAG 2 defines them. */
const luminance = (colour: string): number => {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
};

for (const [title, definition] of drawings) {
  describe(`the drawing of ${title}`, () => {
    let svg: Element;
    let nodes: readonly Element[] = [];
    let arrows: readonly Element[] = [];

    before(async () => {
      const document = definition();
      assert.ok(document !== undefined);
      svg = await draw(document);
      nodes = find(svg, ".node");
      arrows = find(svg, ".edge");
      assert.equal(nodes.length, allSteps(document).length);
    });

    it("keeps steps apart", () => {
      const boxes = nodes.map(boxOf);
      const touching = boxes.flatMap((a, i) =>
        boxes.flatMap((b, k) => (k > i && overlap(a, b, 4) ? [`${String(i)} and ${String(k)}`] : [])),
      );
      assert.deepEqual(touching, []);
    });

    it("keeps text inside its step, with the type in the last line", () => {
      for (const node of nodes) {
        const corners = shapePoints(node);
        const [outline, lines] = [boxOf(node), find(node, "text")];
        for (const line of lines) {
          const { left, right, top, bottom } = textBox(line);
          const within =
            left > outline.left && right < outline.right && top > outline.top && bottom < outline.bottom;
          assert.ok(within, `${textOf(line)} leaves its box`);
          // Shapes without curves have slanted sides, which the box around them does not.
          if (find(node, "polygon").length === 0) continue;
          const ends = [left, right].flatMap((x) => [top, bottom].map((y) => [x, y] as const));
          assert.ok(
            ends.every((end) => isInside(end, corners)),
            `${textOf(line)} crosses a side`,
          );
        }
        assert.ok(lines.length >= 2);
      }
    });

    it("keeps labels of branches clear of steps and of each other", () => {
      const labels = arrows.flatMap((arrow) => find(arrow, "text")).map(textBox);
      const boxes = nodes.map(boxOf);
      assert.ok(labels.every((label) => !boxes.some((box) => overlap(label, box))));
      assert.ok(labels.every((label, i) => !labels.some((other, k) => k > i && overlap(label, other))));
    });

    it("leads no arrow through a step", () => {
      const boxes = nodes.map((node) => [titleOf(node), boxOf(node)] as const);
      for (const arrow of arrows) {
        const ends = titleOf(arrow).split("->");
        const crossed = boxes.filter(
          ([name, { left, right, top, bottom }]) =>
            !ends.includes(name) &&
            curvePoints(arrow).some(
              ([x, y]) => x > left + 2 && x < right - 2 && y > top + 2 && y < bottom - 2,
            ),
        );
        assert.deepEqual(
          crossed.map(([name]) => name),
          [],
          titleOf(arrow),
        );
      }
    });

    it("dashes order, and no other arrow", () => {
      for (const arrow of arrows) {
        const isDashed = find(arrow, "path")[0]?.attributes.has("stroke-dasharray");
        assert.equal(isDashed, (arrow.attributes.get("class") ?? "").includes("order"), titleOf(arrow));
      }
    });
  });
}

describe("the large pipeline of these tests", () => {
  it("has what large pipelines have", () => {
    const { nodes, edges } = pipelineGraph(largeDefinition());
    assert.equal(nodes.length, 60);
    assert.ok(nodes.every(({ name }) => name.length === 64));
    assert.equal(nodes.filter(({ type }) => type === "Condition").length, 3);
    assert.ok(nodes.some(({ type, parent }) => type === "Condition" && parent !== undefined));
    for (const kind of ["data", "order", "branch"]) assert.ok(edges.some((edge) => edge.kind === kind));
    for (const label of ["true", "false"])
      assert.ok(edges.some((edge) => edge.label === label && !edge.implied));
  });
});

describe("the colours of a drawing", () => {
  it("can be read on light and dark pages", () => {
    for (const [name, { line, fill, darkLine, darkFill }] of tones) {
      assert.ok(contrast(line, fill) >= 4.5, `${name} ${String(contrast(line, fill))}`);
      assert.ok(contrast(darkLine, darkFill) >= 4.5, `${name} dark ${String(contrast(darkLine, darkFill))}`);
      // Names are drawn in these on every fill.
      assert.ok(contrast("#1b2330", fill) >= 7 && contrast("#e8edf4", darkFill) >= 7, name);
    }
  });

  it("are known for every type but those that only call, wait or record", () => {
    const plain = [...STEP_TYPES.keys()].filter((type) => typeTone(type) === "slate");
    assert.deepEqual(plain, ["Lambda", "Callback", "Lineage"]);
    assert.notEqual(toneOf("slate").line, toneOf("blue").line);
  });
});

describe("a very large drawing", () => {
  it("leaves out arrows that follow from others rather than take minutes, and says how many", async () => {
    const dense = Array.from({ length: 120 }, (_, i) => ({
      Name: `S${String(i)}`,
      Type: "Training",
      Arguments: {
        I: [1, 7, 31, 100].filter((k) => k <= i).map((k) => ({ Get: `Steps.S${String(i - k)}.X` })),
      },
    }));
    const svg = await draw({ Version: "2020-12-01", Steps: dense });
    assert.equal(find(svg, ".node").length, 120);
    assert.equal(find(svg, ".edge").length, 119);
    assert.match(textOf(svg), /Not drawn: 222 arrows that also follow from others/);
  }).timeout(20_000);
});
