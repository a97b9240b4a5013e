import assert from "node:assert/strict";
import fc from "fast-check";
import { formatPath } from "../../../../pipeline-definition/document/references";
import { locateValues } from "../../../../scripts/command-line/json/locate-values";
import { nodesOf, pathOf } from "../../../../pipeline-definition/document/walk";

const found = (text: string, ...paths: readonly string[]): readonly string[] =>
  [...locateValues(text, paths).values()].map(
    ({ name, offset }) => `${text.slice(name, name + 3)} ${text.slice(offset, offset + 3)}`,
  );

describe("locateValues", () => {
  it("finds members, items and the whole, with their names", () => {
    const text = '{ "a": [10, {"b": true}], "c d": {"[0]": null}, "": "x", "0": 5 }';
    assert.deepEqual(found(text, "$", "a", "a[0]", "a[1].b", '["c d"]', '["c d"]["[0]"]', '[""]', "0"), [
      '{ " { "',
      '"a" [10',
      "10, 10,",
      '"b" tru',
      '"c  {"[',
      '"[0 nul',
      '"": "x"',
      '"0" 5 }',
    ]);
  });

  it("gives what leads nowhere the place of what is around it", () => {
    const text = '{"a": {"b": [7]}}';
    assert.deepEqual(found(text, "x.y", "a.b[3]", "a.x", "waivers[0]"), [
      '{"a {"a',
      '"b" [7]',
      '"a" {"b',
      '{"a {"a',
    ]);
  });

  it("takes the last of members that stand twice, and nothing of what it replaced", () => {
    assert.deepEqual(found('{"a":{"b":1,"c":2},"a":{"c":3}}', "a", "a.b", "a.c"), [
      '"a" {"c',
      '"a" {"c',
      '"c" 3}}',
    ]);
  });

  it("finds every value of any document where it stands", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const nodes = [...nodesOf(JSON.parse(text))];
        const paths = nodes.map((node) => formatPath(pathOf(node)) || "$");
        const spots = locateValues(text, paths);
        nodes.forEach((node, i) => {
          const rest = text.slice(spots.get(paths[i] ?? "")?.offset);
          // Inside the document a value is indented further.
          const begins = JSON.stringify(node.value, null, space).split("\n")[0] ?? "";
          assert.ok(rest.startsWith(begins), `${paths[i] ?? ""} in ${text}`);
        });
      }),
      { numRuns: 500 },
    );
  });
});
