import assert from "node:assert/strict";
import { textPlaces } from "../../../../scripts/command-line/json/text-places";

describe("textPlaces", () => {
  it("counts lines that end in LF, CR LF and CR alike, from 1", () => {
    const placeOf = textPlaces("ab\n\r\nc\rd");
    const places = Array.from({ length: 9 }, (_, offset) => {
      const { line, column } = placeOf(offset);
      return `${String(line)}:${String(column)}`;
    });
    assert.deepEqual(places, ["1:1", "1:2", "1:3", "2:1", "2:2", "3:1", "3:2", "4:1", "4:2"]);
  });

  it("knows one place of an empty text", () => {
    assert.deepEqual(textPlaces("")(0), { line: 1, column: 1 });
  });
});
