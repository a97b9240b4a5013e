import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { checkDefinition } from "../../../pipeline-definition/checks/check-definition";
import { nodesOf, type DocumentNode } from "../../../pipeline-definition/document/walk";
import { faultyDocuments } from "../../corpus/corpus";
import { assertSound } from "./sound-problems";
import { validDefinition } from "./valid-definition";

const CORPUS = path.resolve(__dirname, "../../corpus/valid");

const documents: readonly unknown[] = [
  validDefinition(),
  ...readdirSync(CORPUS)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(path.join(CORPUS, name), "utf8")) as unknown),
];

/** Texts that nobody should find again in a message: very long, or many times as long once they are escaped. */
const longText = fc.constantFrom(
  "x".repeat(3_000),
  "\u0000\n".repeat(300),
  "a.b['c']".repeat(300),
  "\ud83d\ude00".repeat(500),
);

const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

/** Values that a broken generator could put anywhere. */
const strangeValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    ...INHERITED,
    ...INHERITED.map((name) => ({ Get: `Steps.${name}.${name}` })),
    ...INHERITED.map((name) => ({ Get: `Parameters.${name}` })),
    ...[{ Get: "Execution.toString" }, { Get: 1 }, { Get: "" }, { "Std:Join": null }, { "Std:JsonGet": [] }],
    ...[{ "Std:JsonGet": { PropertyFile: { Get: "Steps.A.PropertyFiles.toString" }, Path: "$" } }],
    ...[Infinity, -0, 2 ** 53, "\u0000", "\ud800", [], {}, [[[]]], [null], "Condition", "Fail"],
  ),
);

type Container = Record<string | number, unknown> | unknown[];

const setMember = (holder: Container, key: string | number, value: unknown): void => {
  // Assigned, `__proto__` would set the prototype and no member.
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
};

/** Each changes one value of a document where it stands. */
const CHANGES: readonly ((holder: Container, key: string | number, part: unknown, name: string) => void)[] = [
  (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
  },
  (holder, key, part) => {
    setMember(holder, key, part);
  },
  (holder, key, _part, name) => {
    const twin = structuredClone((holder as Record<string | number, unknown>)[key]);
    if (Array.isArray(holder)) holder.push(twin);
    else setMember(holder, `${String(key)}${name}`, twin);
  },
  (holder, key) => {
    setMember(holder, key, [(holder as Record<string | number, unknown>)[key]]);
  },
  (holder, key, _part, name) => {
    setMember(holder, key, { [name]: (holder as Record<string | number, unknown>)[key] });
  },
  (holder, key, _part, name) => {
    if (Array.isArray(holder)) return;
    setMember(holder, name, holder[key]);
    Reflect.deleteProperty(holder, key);
  },
];

const change = fc.record({
  at: fc.nat(),
  kind: fc.nat(CHANGES.length - 1),
  part: strangeValue,
  name: fc.oneof(
    fc.constantFrom(...INHERITED, "Get", "Std:Join", "Type", "Name", "Arguments", ""),
    fc.string(),
  ),
});

const mutated = fc
  .tuple(fc.constantFrom(...documents), fc.array(change, { minLength: 1, maxLength: 6 }))
  .map(([document, changes]) => {
    const copy = structuredClone(document);
    for (const { at, kind, part, name } of changes) {
      const nodes = [...nodesOf(copy)].filter(({ parent }) => parent !== undefined);
      const node: DocumentNode | undefined = nodes[at % Math.max(nodes.length, 1)];
      if (node?.parent === undefined || node.key === undefined) continue;
      CHANGES[kind]?.(node.parent.value as Container, node.key, structuredClone(part), name);
    }
    return copy;
  });

/** A document in which one text or word, wherever it stands, goes on with another: names still lead to what has them. */
const lengthened = (document: unknown, at: number, more: string): unknown => {
  const texts = new Set<string>();
  for (const { value, key } of nodesOf(document)) {
    for (const text of [value, key]) {
      if (typeof text === "string") for (const word of [text, ...text.split(/[^\w-]+/)]) texts.add(word);
    }
  }
  const text = [...texts][at % Math.max(texts.size, 1)] ?? "";
  const longer = (one: string): string => (text === "" ? one : one.replaceAll(text, () => text + more));
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) => {
    if (typeof value === "string") return longer(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, child]) => [longer(name), child as unknown]));
  }) as unknown;
};

const checkTwice = (value: unknown): void => {
  const problems = checkDefinition(value);
  assertSound(problems);
  assert.deepEqual(checkDefinition(structuredClone(value)), problems);
};

describe("checkDefinition, given anything", () => {
  it("takes any JSON value, and gives the same sound answer twice", () => {
    fc.assert(fc.property(fc.jsonValue(), checkTwice), { numRuns: 1_000 });
  });

  it("takes any JSON value as steps, arguments and parameters", () => {
    const step = fc.record(
      { Name: strangeValue, Type: strangeValue, Arguments: strangeValue, DependsOn: strangeValue },
      { requiredKeys: [] },
    );
    const definition = fc.record({ Version: strangeValue, Parameters: strangeValue, Steps: fc.array(step) });
    fc.assert(fc.property(definition, checkTwice), { numRuns: 1_000 });
  });

  it("takes valid documents with anything dropped, replaced, doubled, wrapped or renamed", () => {
    fc.assert(fc.property(mutated, checkTwice), { numRuns: 1_000 });
  });

  it("takes documents with long names and texts, and says no more of them than can be read", () => {
    const faulty = faultyDocuments().map(({ document }) => document);
    const small = [...documents, ...faulty].filter((document) => JSON.stringify(document).length < 20_000);
    const property = fc.property(fc.constantFrom(...small), fc.nat(), longText, (document, at, more) => {
      checkTwice(lengthened(document, at, more));
    });
    fc.assert(property, { numRuns: 400 });
  });

  it("speaks of a property file that has no name", () => {
    const step = { Name: "A", Type: "Processing", Arguments: {}, PropertyFiles: [{ OutputName: "report" }] };
    const found = checkDefinition({ Steps: [step] }).map(({ message }) => message);
    assert.ok(
      found.includes('A property file of step "A" is in output "report", but the step declares none.'),
      found.join("\n"),
    );
  });

  it("takes a definition nested 100,000 deep in each of its parts", () => {
    for (const part of ["Steps", "Parameters", "Metadata", "PipelineExperimentConfig", "__proto__"]) {
      for (const [begin, end] of [
        ["[", "]"],
        ['{"a":', "}"],
        ['{"Std:Join":{"On":"","Values":[', "]}}"],
      ] as const) {
        const value: unknown = JSON.parse(`{"${part}":${begin.repeat(100_000)}1${end.repeat(100_000)}}`);
        assert.deepEqual(
          checkDefinition(value).map(({ code, path: at }) => `${code} ${at}`),
          ["nested-too-deep $"],
        );
      }
    }
  });

  it("takes thousands of mistakes under a name of 100,000 characters, which none of them repeats whole", () => {
    const wrong = Array.from({ length: 4_000 }, () => ({ Get: 1 }));
    const problems = checkDefinition({ Version: "2020-12-01", Steps: [], ["k".repeat(100_000)]: wrong });
    assert.ok(problems.length >= wrong.length);
    assert.ok(problems.every(({ path: at }) => at.length < 2_000));
    assertSound(problems);
  });

  it("takes lists of 200,000 items in each of its parts", () => {
    const long = Array.from({ length: 200_000 }, () => 1);
    for (const part of ["Steps", "Parameters", "Metadata", "Other"])
      assertSound(checkDefinition({ [part]: long }));
    const step = { Name: "A", Type: "Fail", Arguments: { ErrorMessage: long }, DependsOn: long };
    assertSound(checkDefinition({ Version: "2020-12-01", Steps: [step] }));
  });
});
