import assert from "node:assert/strict";
import fc from "fast-check";
import { membersOf, requestShape, resolve } from "../../../pipeline-definition/api-model/api-shapes";
import type { Shape } from "../../../pipeline-definition/api-model/shape";
import { STEP_TYPES } from "../../../pipeline-definition/api-model/step-types";
import { canonicalJson, FLOAT_MEMBERS } from "../../../pipeline-definition/document/canonical-json";

/** The kinds of value that members of a name have, in all requests of steps. */
const kindsByMember = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const kinds = new Map<string, Set<string>>();
  const seen = new Set<Shape>();
  const todo = [...STEP_TYPES.keys()].flatMap((type) => requestShape(type) ?? []);
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const shape = resolve(next);
    if (seen.has(shape)) continue;
    seen.add(shape);
    if (shape.kind === "list" || shape.kind === "map") todo.push(shape.of);
    if (shape.kind !== "object") continue;
    for (const [name, member] of Object.entries(membersOf(shape))) {
      kinds.set(name, (kinds.get(name) ?? new Set()).add(resolve(member).kind));
      todo.push(member);
    }
  }
  return kinds;
};

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
      { numRuns: 1_000 },
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

  it("writes the fractions of AWS's API with a decimal point, and counts without", () => {
    const requirements = { NumberOfCpuCoresRequired: 2, NumberOfAcceleratorDevicesRequired: 0.5, Cores: 2 };
    assert.equal(
      canonicalJson(requirements),
      '{"Cores":2,"NumberOfAcceleratorDevicesRequired":0.5,"NumberOfCpuCoresRequired":2.0}',
    );
    assert.equal(
      canonicalJson({ BackoffRate: -3, InitialVariantWeight: 1e21, ValidationFraction: "1" }),
      '{"BackoffRate":-3.0,"InitialVariantWeight":1e+21,"ValidationFraction":"1"}',
    );
  });

  it("writes the default of a Float parameter as one", () => {
    const defaults = ["Float", "Integer"].map((Type) => ({ Name: "P", Type, DefaultValue: 1 }));
    assert.equal(
      canonicalJson(defaults),
      '[{"DefaultValue":1.0,"Name":"P","Type":"Float"},{"DefaultValue":1,"Name":"P","Type":"Integer"}]',
    );
  });

  it("knows every member that AWS's API has as a fraction and nowhere as a count", () => {
    const fractions = [...kindsByMember()]
      .filter(([, kinds]) => kinds.size === 1 && kinds.has("number"))
      .map(([name]) => name);
    // A retry policy belongs to the pipelines service, which has no API model.
    assert.deepEqual([...fractions, "BackoffRate"].sort(), [...FLOAT_MEMBERS].sort());
  });
});
