import assert from "node:assert/strict";
import fc from "fast-check";
import { parseJson } from "../../../scripts/command-line/parse-json";

const oddities = (text: string, watched: readonly string[] = []) => {
  const parsed = parseJson(text, (name) => watched.includes(name));
  assert.equal(parsed.fault, undefined);
  return parsed.oddities.map(({ kind, path, raw }) => [kind, path.join("."), raw]);
};

const byRuntime = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
};

/** Texts that are nearly JSON: pieces of it in any order, often joined to something whole. */
const nearlyJson = fc.oneof(
  fc.json(),
  fc
    .array(
      fc.constantFrom(
        ...[
          '{"a":',
          "[",
          "]",
          "}",
          ",",
          ":",
          '"b"',
          "1",
          "-",
          "0",
          ".5",
          "e9",
          "true",
          "null",
          "nul",
          "\n",
          "\r",
        ],
        ...[
          " ",
          "\t",
          "'",
          "\\",
          '"',
          "\\u12",
          "/",
          "//",
          "/*",
          "*/",
          "\u0000",
          "\u00a0",
          "\ud800",
          "1e999",
          "-0",
        ],
        '"__proto__":',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join("")),
  fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 })).map(([text, at, more]) => {
    const position = at % (text.length + 1);
    return text.slice(0, position) + more + text.slice(position + 1);
  }),
);

describe("parseJson", () => {
  it("reads JSON, also after a byte order mark", () => {
    assert.deepEqual(parseJson('\uFEFF{"a":[1]}'), { value: { a: [1] }, oddities: [] });
  });

  for (const [text, fault, line, column] of [
    ["", "the text is empty", 1, 1],
    [" \r\n\t", "the text is empty", 1, 1],
    ["\u0000", "a word is neither true, false nor null", 1, 1],
    ['{"a":1,}', "the name of a member is missing", 1, 8],
    ['{"a":1\n "b":2}', "a comma is missing", 2, 2],
    ['{"a":1\r\n\r "b":2}', "a comma is missing", 3, 2],
    ['{"a" 1}', "a colon is missing", 1, 6],
    ['{"a":[1, 2', "a closing bracket is missing", 1, 11],
    ["[", "a closing bracket is missing", 1, 2],
    ['{"a":1', "a closing brace is missing", 1, 7],
    ['{"a":[1}', "a closing bracket is missing", 1, 8],
    ['[{"a":1]', "a closing brace is missing", 1, 8],
    ["[1,]", "a value is missing", 1, 4],
    ['{"a":}', "a value is missing", 1, 6],
    ["{'a':1}", "a name is not in double quotes", 1, 2],
    ["{\"a\":'b'}", "text is not in double quotes", 1, 6],
    ['{"a":1} 2', "something follows the end of the document", 1, 9],
    ['{"a":NaN}', "a word is neither true, false nor null", 1, 6],
    ['{"a":-}', "a word is neither true, false nor null", 1, 6],
    ['{"a":1.}', "a number ends too early", 1, 6],
    ['// no\n{"a":1}', "JSON has no comments", 1, 1],
    ['{"a":1 /* no', "JSON has no comments", 1, 8],
    ['{"a":"b\n"}', "a string does not end", 1, 6],
    ['{"a":"b\t"}', "a character is not allowed here", 1, 6],
    ['{"a":"\\x"}', "an escape sequence is not valid", 1, 6],
    ['{"a":"\\u12"}', "a \\u escape is not valid", 1, 6],
  ] as const) {
    it(`finds the fault in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseJson(text), { fault, line, column });
    });
  }

  it("reads what JavaScript reads, and refuses what it refuses", () => {
    let read = 0;
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const wanted = byRuntime(text);
        const parsed = parseJson(text);
        assert.equal(parsed.fault === undefined, wanted !== undefined, text);
        if (parsed.fault === undefined) {
          read += 1;
          assert.deepEqual(parsed.value, wanted?.value);
        }
      }),
      { numRuns: 3_000 },
    );
    assert.ok(read > 500);
  });

  it("keeps names that every object inherits as members", () => {
    const text = '{"__proto__":{"a":1},"constructor":2,"hasOwnProperty":3,"toString":4}';
    const parsed = parseJson(text);
    assert.equal(parsed.fault, undefined);
    assert.deepEqual(Object.keys(parsed.value as object), [
      "__proto__",
      "constructor",
      "hasOwnProperty",
      "toString",
    ]);
    assert.equal(Object.getPrototypeOf(parsed.value), Object.prototype);
    assert.deepEqual(oddities(text), []);
  });

  it("notes names that stand twice, wherever they stand", () => {
    assert.deepEqual(oddities('{"__proto__":1,"__proto__":2,"a":[1,{"b":[],"b":[{"c":1,"c":1,"c":1}]}]}'), [
      ["duplicate", "__proto__", "__proto__"],
      ["duplicate", "a.1.b", "b"],
      ["duplicate", "a.1.b.0.c", "c"],
      ["duplicate", "a.1.b.0.c", "c"],
    ]);
  });

  it("notes numbers that lose something", () => {
    const numbers = ["1e999", "-1e999", "9007199254740993", "-9007199254740993", "1e-400"];
    assert.deepEqual(oddities(`[${numbers.join(",")}]`), [
      ["overflow", "0", "1e999"],
      ["overflow", "1", "-1e999"],
      ["inexact", "2", "9007199254740993"],
      ["inexact", "3", "-9007199254740993"],
      ["inexact", "4", "1e-400"],
    ]);
    assert.deepEqual(
      oddities("[0,-0,0.0,0e5,9007199254740992,9007199254740994,0.1,1e300,123456789012345680000]"),
      [],
    );
  });

  it("notes watched numbers that are written as whole ones", () => {
    assert.deepEqual(oddities('{"n":2,"m":2,"a":[{"n":2.0},{"n":2e0},{"n":-3}]}', ["n"]), [
      ["integer", "n", "2"],
      ["integer", "a.2.n", "-3"],
    ]);
  });

  it("reads lists, objects and what breaks off, all nested 100,000 deep", () => {
    const depth = 100_000;
    const of = (begin: string, middle: string, end: string) =>
      parseJson(begin.repeat(depth) + middle + end.repeat(depth));
    let { value } = of("[", "", "]") as { value?: unknown };
    let levels = 0;
    for (; Array.isArray(value); levels++) [value] = value as unknown[];
    assert.equal(levels, depth);
    assert.equal(of('{"a":1,"a":', "1", "}").fault, undefined);
    assert.deepEqual(of("[", "", ""), { fault: "a closing bracket is missing", line: 1, column: depth + 1 });
  });
});
