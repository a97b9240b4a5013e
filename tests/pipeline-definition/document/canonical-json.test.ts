import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalJson } from "../../../pipeline-definition/document/canonical-json";

describe("canonicalJson", () => {
  it("sorts keys by code unit, leaves absent members out and writes no white space", () => {
    const text = canonicalJson({ b: [1, undefined, { z: null, a: "ä" }], B: true, a: undefined });
    assert.equal(text, '{"B":true,"b":[1,null,{"a":"ä","z":null}]}');
  });

  it("holds any JSON value unchanged, whatever the order of its keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
        const reversed = JSON.parse(text, (_, item: unknown) =>
          typeof item === "object" && item !== null && !Array.isArray(item)
            ? Object.fromEntries(Object.entries(item).reverse())
            : item,
        ) as unknown;
        assert.equal(canonicalJson(reversed), text);
      }),
    );
  });

  it("keeps a member called __proto__", () => {
    assert.equal(canonicalJson(JSON.parse('{"__proto__":{"a":1}}')), '{"__proto__":{"a":1}}');
  });

  it("names the place of what JSON cannot hold", () => {
    const place = (value: unknown): unknown => canonicalJson({ Steps: [{ Value: value }] });
    assert.throws(() => place(NaN), {
      message: "The value at $.Steps[0].Value is NaN, which JSON cannot hold.",
    });
    assert.throws(() => place(Infinity), /\$\.Steps\[0\]\.Value is Infinity/);
    assert.throws(() => place(new Date(0)), /is Date, which JSON cannot hold/);
    assert.throws(() => place(Symbol("x")), /is Symbol\(x\), which JSON cannot hold/);
  });
});
