import assert from "node:assert/strict";
import { parseAssignment, readParameters } from "../../../local-sagemaker/plan/parameters";
import type { ParameterDeclaration } from "../../../pipeline-definition/document/definition";

const declared: readonly ParameterDeclaration[] = [
  { Name: "Seed", Type: "Integer", DefaultValue: 42 },
  { Name: "Threshold", Type: "Float", DefaultValue: 0.8 },
  { Name: "Fast", Type: "Boolean", DefaultValue: false },
  { Name: "Data", Type: "String", DefaultValue: "s3://bucket/data" },
  { Name: "Status", Type: "String", DefaultValue: "Pending", EnumValues: ["Pending", "Rejected"] },
];

const read = (...texts: readonly string[]) =>
  readParameters(
    declared,
    texts.map((text) => parseAssignment(text) ?? assert.fail(`"${text}" is no assignment`)),
  );

const problem = (...texts: readonly string[]): string => {
  const { problems } = read(...texts);
  assert.equal(problems.length, 1);
  return `${problems[0]?.message ?? ""} | ${problems[0]?.hint ?? ""}`;
};

describe("parseAssignment", () => {
  it("splits at the first equals sign", () => {
    assert.deepEqual(parseAssignment("Data=s3://b/year=2026/x"), {
      Name: "Data",
      Value: "s3://b/year=2026/x",
    });
  });
  it("keeps an empty value, which is refused later by name", () => {
    assert.deepEqual(parseAssignment("Data="), { Name: "Data", Value: "" });
  });
  it("refuses a text without a name or an equals sign", () => {
    assert.equal(parseAssignment("=7"), undefined);
    assert.equal(parseAssignment("Seed"), undefined);
  });
});

describe("readParameters", () => {
  it("takes the defaults of what was not given", () => {
    assert.deepEqual(
      [...(read().values ?? [])],
      [
        ["Seed", 42],
        ["Threshold", 0.8],
        ["Fast", false],
        ["Data", "s3://bucket/data"],
        ["Status", "Pending"],
      ],
    );
  });

  it("types what was given by its declaration", () => {
    const { values } = read("Seed=-7", "Threshold=1e-3", "Fast=true", "Data=12", "Status=Rejected");
    assert.deepEqual(Object.fromEntries(values ?? []), {
      Seed: -7,
      Threshold: 0.001,
      Fast: true,
      Data: "12",
      Status: "Rejected",
    });
  });

  it("counts a declaration without a type as one of a String", () => {
    const { values } = readParameters([{ Name: "X" } as ParameterDeclaration], [{ Name: "X", Value: "1" }]);
    assert.equal(values?.get("X"), "1");
  });

  for (const [given, told] of [
    [
      "Seed=1.5",
      'Parameter "Seed" was given "1.5", which is not an Integer. | Give a whole number, for example Seed=10.',
    ],
    [
      "Seed=0x10",
      'Parameter "Seed" was given "0x10", which is not an Integer. | Give a whole number, for example Seed=10.',
    ],
    [
      "Seed=9007199254740993",
      'Parameter "Seed" was given "9007199254740993", which is not an Integer. | Give a whole number, for example Seed=10.',
    ],
    [
      "Threshold=high",
      'Parameter "Threshold" was given "high", which is not a Float. | Give a number, for example Threshold=0.5.',
    ],
    [
      "Threshold= ",
      'Parameter "Threshold" was given " ", which is not a Float. | Give a number, for example Threshold=0.5.',
    ],
    [
      "Threshold=Infinity",
      'Parameter "Threshold" was given "Infinity", which is not a Float. | Give a number, for example Threshold=0.5.',
    ],
    [
      "Threshold=0x10",
      'Parameter "Threshold" was given "0x10", which is not a Float. | Give a number, for example Threshold=0.5.',
    ],
    [
      "Fast=True",
      'Parameter "Fast" was given "True", which is not a Boolean. | Give Fast=true or Fast=false.',
    ],
    [
      "Status=Approved",
      'Parameter "Status" was given "Approved", which is not one of the values it allows. | Give one of "Pending" and "Rejected".',
    ],
    [
      "Data=",
      'Parameter "Data" was given an empty value, which SageMaker refuses for every type. | Give Data a value, or leave it out to take the default.',
    ],
    [
      `Data=${"x".repeat(1025)}`,
      'Parameter "Data" was given 1025 characters; SageMaker takes at most 1024. | Shorten the value.',
    ],
    [
      "Treshold=1",
      'The pipeline declares no parameter "Treshold". | Did you mean "Threshold"? It declares "Seed", "Threshold", "Fast", "Data" and "Status".',
    ],
    [
      "Nothing=1",
      'The pipeline declares no parameter "Nothing". | It declares "Seed", "Threshold", "Fast", "Data" and "Status".',
    ],
  ] as const) {
    it(`refuses ${given.slice(0, 30)}`, () => assert.equal(problem(given), told));
  }

  it("refuses a parameter that was given twice", () => {
    assert.equal(
      problem("Seed=1", "Seed=2"),
      'Parameter "Seed" was given twice. | Give each parameter once.',
    );
  });

  it("says when the pipeline declares no parameters at all", () => {
    assert.deepEqual(readParameters([], [{ Name: "Seed", Value: "1" }]).problems, [
      { message: 'The pipeline declares no parameter "Seed".', hint: "It declares none." },
    ]);
  });

  for (const [Type, hint] of [
    ["String", "Give a text, for example X=text."],
    ["Integer", "Give a whole number, for example X=10."],
  ] as const) {
    it(`asks for a value where a ${Type} has no default`, () => {
      assert.deepEqual(readParameters([{ Name: "X", Type }], []).problems, [
        { message: 'Parameter "X" has no default and was given no value.', hint },
      ]);
    });
  }

  it("tells every problem at once, and no values then", () => {
    const { values, problems } = read("Sed=1", "Fast=2", "Data=");
    assert.equal(values, undefined);
    assert.equal(problems.length, 3);
  });
});
