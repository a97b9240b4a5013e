import assert from "node:assert/strict";
import fc from "fast-check";
import { findCycles } from "../../../pipeline-definition/checks/find-cycles";

const graph = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

/** Takes nodes without successors away until none is left, or none can be taken. */
const hasCycle = (successors: ReadonlyMap<string, readonly string[]>): boolean => {
  const left = new Set(successors.keys());
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const node of [...left])
      if (!(successors.get(node) ?? []).some((next) => left.has(next))) left.delete(node);
  }
  return left.size > 0;
};

describe("findCycles", () => {
  it("gives the way around, with the first node again at the end", () => {
    assert.deepEqual(findCycles(graph({ A: ["B"], B: ["C"], C: ["B"] })), [["B", "C", "B"]]);
    assert.deepEqual(findCycles(graph({ A: ["A"] })), [["A", "A"]]);
  });

  it("finds none where ways part and meet again, or lead to nodes that are not there", () => {
    assert.deepEqual(findCycles(graph({ A: ["B", "C"], B: ["D"], C: ["D"], D: ["E"] })), []);
  });

  it("gives separate cycles apart, and one for a knot", () => {
    assert.deepEqual(findCycles(graph({ A: ["B"], B: ["A"], C: ["D"], D: ["C"] })).length, 2);
    assert.deepEqual(findCycles(graph({ A: ["B", "C"], B: ["A"], C: ["A"] })).length, 1);
  });

  it("finds a cycle exactly where there is one, and each step of it is an edge", () => {
    const names = ["A", "B", "C", "D", "E", "F"];
    const someNames = fc.subarray(names, { maxLength: 3 });
    fc.assert(
      fc.property(fc.tuple(...names.map(() => someNames)), (all) => {
        const successors = new Map(names.map((name, i) => [name, all[i] ?? []]));
        const cycles = findCycles(successors);
        assert.equal(cycles.length > 0, hasCycle(successors));
        for (const cycle of cycles) {
          assert.equal(cycle[0], cycle.at(-1));
          cycle.slice(1).forEach((name, i) => {
            assert.ok(successors.get(cycle[i] ?? "")?.includes(name));
          });
        }
      }),
    );
  });

  it("takes a chain of 100,000 nodes", () => {
    const chain = new Map(Array.from({ length: 100_000 }, (_, i) => [String(i), [String(i + 1)]]));
    assert.deepEqual(findCycles(chain), []);
    assert.equal(findCycles(chain.set("100000", ["0"]))[0]?.length, 100_002);
  });
});
