import assert from "node:assert/strict";
import { pipelineGraph } from "../../../pipeline-definition/analysis/graph";
import { toJson } from "../../../pipeline-definition/analysis/graph-json";
import { levelSizes } from "../../../pipeline-definition/analysis/graph-levels";
import { documentOf as document, gatedDefinition as gated } from "../../support/gated-definition";

describe("pipelineGraph", () => {
  const graph = pipelineGraph(gated);
  const edge = (from: string, to: string) =>
    graph.edges.filter((item) => item.from === from && item.to === to);

  it("holds every step with its type and its branch", () => {
    assert.deepEqual(graph.nodes, [
      { name: "Prepare", type: "Processing" },
      { name: "Train", type: "Training" },
      { name: "Evaluate", type: "Processing" },
      { name: "Gate", type: "Condition" },
      { name: "Register", type: "RegisterModel", parent: { condition: "Gate", branch: "IfSteps" } },
      { name: "Reject", type: "Fail", parent: { condition: "Gate", branch: "ElseSteps" } },
    ]);
  });

  it("tells data, order and branches apart", () => {
    assert.deepEqual(edge("Prepare", "Train"), [
      { from: "Prepare", to: "Train", kind: "data", implied: false },
    ]);
    assert.deepEqual(edge("Evaluate", "Gate"), [
      { from: "Evaluate", to: "Gate", kind: "order", implied: false },
    ]);
    assert.deepEqual(edge("Gate", "Register"), [
      { from: "Gate", to: "Register", kind: "branch", implied: false, label: "true" },
    ]);
    assert.equal(edge("Gate", "Reject")[0]?.label, "false");
  });

  it("draws one edge between two steps, data before order", () => {
    assert.deepEqual(
      edge("Train", "Evaluate").map(({ kind }) => kind),
      ["data"],
    );
  });

  it("marks the edges that follow from others", () => {
    const implied = graph.edges.filter((item) => item.implied).map(({ from, to }) => `${from}-${to}`);
    assert.deepEqual(implied, ["Prepare-Evaluate", "Train-Register"]);
  });

  it("marks the branch of a step that needs another of the same branch, and of no other", () => {
    const { edges } = pipelineGraph(
      document({
        Name: "Gate",
        Type: "Condition",
        Arguments: {
          IfSteps: [
            { Name: "A", Type: "Model" },
            { Name: "B", Type: "Model", DependsOn: ["A"] },
          ],
          ElseSteps: [{ Name: "C", Type: "Model", DependsOn: ["A"] }],
        },
      }),
    );
    const branches = edges.filter(({ kind }) => kind === "branch");
    assert.deepEqual(
      branches.map(({ to, implied }) => [to, implied]),
      [
        ["A", false],
        ["B", true],
        ["C", false],
      ],
    );
  });

  it("shows a step that is waited for but missing", () => {
    const { nodes } = pipelineGraph(document({ Name: "A", Type: "Training", DependsOn: ["Gone"] }));
    assert.deepEqual(nodes.at(-1), { name: "Gone", type: undefined });
  });

  it("leaves out a step without a name, and says of one without a type that it has none", () => {
    const { nodes } = pipelineGraph({
      Steps: [{ Type: "Model" }, { Name: "A" }, { Name: "B", Type: 5 }],
    } as never);
    assert.deepEqual(nodes, [
      { name: "A", type: "no type" },
      { name: "B", type: "no type" },
    ]);
  });

  it("ends on a cycle and counts the steps of each level", () => {
    assert.deepEqual(levelSizes(graph), [1, 1, 1, 1, 2]);
    const cycle = pipelineGraph(
      document(
        { Name: "A", Type: "Model", DependsOn: ["B"] },
        { Name: "B", Type: "Model", DependsOn: ["A"] },
      ),
    );
    assert.equal(cycle.edges.length, 2);
    assert.equal(
      levelSizes(cycle).reduce((a, b) => a + b),
      2,
    );
  });
});

describe("toJson", () => {
  it("gives each node and edge as data, with null for the type of a step that the document lacks", () => {
    const waiting = document(
      { Name: "Late", Type: "Fail", Arguments: {}, DependsOn: ["Gone"] },
      ...gated.Steps.filter(({ Type }) => Type === "Condition"),
    );
    const { name, nodes, edges } = JSON.parse(toJson(pipelineGraph(waiting), "late")) as {
      readonly name: string;
      readonly nodes: readonly { readonly name: string; readonly type: unknown }[];
      readonly edges: readonly object[];
    };
    assert.equal(name, "late");
    assert.deepEqual(
      nodes.find((node) => node.name === "Gone"),
      { name: "Gone", type: null },
    );
    assert.deepEqual(
      nodes.find((node) => node.name === "Reject"),
      { name: "Reject", type: "Fail", parent: { condition: "Gate", branch: "ElseSteps" } },
    );
    assert.deepEqual(
      edges.filter((edge) => JSON.stringify(edge).includes('"Reject"')),
      [{ from: "Gate", to: "Reject", kind: "branch", implied: false, label: "false" }],
    );
  });
});
