import assert from "node:assert/strict";
import { readFilter } from "../../../local-sagemaker/serving/transform/record-filter";
import { recordProcessing } from "../../../local-sagemaker/serving/transform/record-format";
import { transformProblems } from "../../../local-sagemaker/serving/transform/transform-settings";

const ROW = ["id", "1", "2", "3"];

describe("filters of transform jobs", () => {
  const taken: readonly [string, unknown][] = [
    ["$", ROW],
    ["$[0]", "id"],
    ["$[-1]", "3"],
    ["$[1:]", ["1", "2", "3"]],
    ["$[:-1]", ["id", "1", "2"]],
    ["$[-2:]", ["2", "3"]],
    ["$[0,-1]", ["id", "3"]],
    ["$[0,2:]", ["id", "2", "3"]],
    ["$[*]", ROW],
  ];
  for (const [path, expected] of taken)
    it(`takes ${path} of a row`, () => assert.deepEqual(readFilter(path)(ROW), expected));

  it("takes members of an object", () => {
    const record = { a: { b: [10, 20] }, c: 3, "d e": 4 };
    assert.equal(readFilter("$.a.b[1]")(record), 20);
    assert.equal(readFilter("$['d e']")(record), 4);
    assert.deepEqual(readFilter("$['c','d e']")(record), { c: 3, "d e": 4 });
    assert.deepEqual(readFilter("$.a.*")(record), [[10, 20]]);
  });

  const refused: readonly [string, string][] = [
    ["a", '"a" does not begin with "$".'],
    ["$a", '"$a" cannot be read from "a" on.'],
    ["$[x]", '"[x]" is neither a position, a range nor a name in quotes.'],
    [
      "$[1:4]",
      '"[1:4]" ends at a position, of which AWS\'s documents do not agree whether it counts: write the positions ' +
        "out, or end the range at a negative one or at nothing.",
    ],
  ];
  for (const [path, message] of refused)
    it(`refuses ${path}`, () => assert.throws(() => readFilter(path), { name: "FilterProblem", message }));

  it("tells what a record does not have", () => {
    assert.throws(() => readFilter("$[4]")(ROW), { message: "Position 4 is outside of a record of 4." });
    assert.throws(() => readFilter("$.x")({}), { message: 'The record has no member "x".' });
    assert.throws(() => readFilter("$[1:]")("text"), {
      message: '"[1:]" needs a list, and the record has none there.',
    });
  });

  const CSV = { contentType: "text/csv", accept: "text/csv", joined: true };

  it("joins a row of CSV with the answer, quotes untouched, and filters what is joined", () => {
    const joined = recordProcessing({ ...CSV, inputFilter: "$[1:]" });
    assert.equal(joined?.input('"a, ""b""",1,,2'), "1,,2");
    assert.equal(joined?.output('"a, ""b""",1,,2', "0.5"), '"a, ""b""",1,,2,0.5');
    const filtered = recordProcessing({ ...CSV, outputFilter: "$[0,-1]" });
    assert.equal(filtered?.output("id,1,2", "0.5"), "id,0.5");
  });

  it("joins JSON as AWS does: a member of an object, or both beside each other", () => {
    const lines = { contentType: "application/jsonlines", accept: "application/jsonlines", joined: true };
    const joined = recordProcessing(lines);
    assert.equal(joined?.output('{"id":1}', '{"score":0.5}'), '{"id":1,"SageMakerOutput":{"score":0.5}}');
    assert.equal(joined?.output("[1]", "0.5"), '{"SageMakerInput":[1],"SageMakerOutput":0.5}');
    const named = recordProcessing({ ...lines, outputFilter: "$['id','SageMakerOutput']" });
    assert.equal(named?.output('{"id":1,"x":2}', "0.5"), '{"id":1,"SageMakerOutput":0.5}');
    assert.throws(() => joined?.output("{", "1"), { message: "A record is not JSON: {" });
  });

  it("asks for nothing where there is nothing to do", () => {
    assert.equal(recordProcessing({ ...CSV, joined: false, inputFilter: "$" }), undefined);
  });

  it("refuses data without records, and kinds that do not fit", () => {
    assert.throws(() => recordProcessing({ ...CSV, contentType: "image/png" }), {
      message: 'Records of type "image/png" cannot be filtered or joined; CSV, JSON and JSON Lines can.',
    });
    assert.throws(() => recordProcessing({ ...CSV, accept: "application/json" }), {
      message: '"text/csv" and "application/json" cannot be joined: they are of different kinds.',
    });
  });
});

describe("what transform jobs cannot honour", () => {
  const input = (more: object, source: object = {}) => ({
    TransformInput: { DataSource: { S3DataSource: { S3DataType: "S3Prefix", ...source } }, ...more },
  });
  const named: readonly [object, readonly string[]][] = [
    [{ DataCaptureConfig: { DestinationS3Uri: "s3://b/c" } }, ["DataCaptureConfig"]],
    [input({}, { S3DataType: "ManifestFile" }), ['S3DataType "ManifestFile"']],
    [input({ SplitType: "RecordIO" }), ['SplitType "RecordIO"']],
    [{ MaxPayloadInMB: 0 }, ["MaxPayloadInMB 0, which streams the data"]],
    [
      { DataProcessing: { InputFilter: "x" } },
      ['DataProcessing: Records of type "" cannot be filtered or joined; CSV, JSON and JSON Lines can.'],
    ],
    [
      { ...input({ ContentType: "text/csv", SplitType: "Line" }), DataProcessing: { JoinSource: "Input" } },
      ["DataProcessing with a TransformOutput.AssembleWith that is not the TransformInput.SplitType"],
    ],
  ];
  for (const [args, expected] of named)
    it(`names ${expected.join()}`, () => assert.deepEqual(transformProblems({ ...args }), expected));

  it("lets references pass that are not resolved yet, and what can run", () => {
    const Get = { Get: "Parameters.X" };
    const args = {
      ...input({ SplitType: "Line", ContentType: Get, CompressionType: "Gzip" }, { S3Uri: Get }),
      DataProcessing: { InputFilter: "$[1:]" },
      MaxPayloadInMB: Get,
    };
    assert.deepEqual(transformProblems(args), []);
  });
});
