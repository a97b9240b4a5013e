import assert from "node:assert/strict";
import { markdownTable, textTable, type Column } from "../../../bench/catch-rate/table";

const column = (
  name: string,
  caught: readonly [number, number, number],
  more: Partial<Column> = {},
): Column => {
  const [asked, refused, noticed] = caught;
  return {
    name,
    tally: {
      kinds: new Map([["names", { asked, refused, noticed }]]),
      total: { asked, refused, noticed },
      falseAlarms: 1,
      sound: 12,
    },
    ...more,
  };
};

const COLUMNS = [
  column("ours", [9, 7, 9], { time: 1, written: { asked: 6, refused: 4, noticed: 5 } }),
  column("theirs", [0, 0, 0], { time: 26.7 }),
];

describe("the catch-rate table", () => {
  it("shows noticed faults, and the refused ones where they are fewer", () => {
    assert.deepEqual(
      textTable(COLUMNS)
        .split("\n")
        .map((line) => line.trim().split(/\s{2,}/)),
      [
        ["ours", "theirs"],
        ["names", "9 of 9 (7)", "–"],
        ["all faults", "9 of 9 (7)", "–"],
        ["valid documents refused", "1 of 12", "1 of 12"],
        ["faulty documents that the SDK wrote", "5 of 6 (4)", "–"],
        ["time for a document", "1.0×", "27×"],
        [""],
      ],
    );
  });

  it("gives one number where all that is noticed is refused", () => {
    assert.match(textTable([column("ours", [9, 9, 9])]), /names +9 of 9\n/);
  });

  it("leaves out a time that was not measured", () => {
    assert.match(textTable([column("ours", [9, 9, 9])]), /time for a document +–\n/);
  });

  it("is Markdown whose columns line up", () => {
    const lines = markdownTable(COLUMNS).trimEnd().split("\n");
    assert.equal(new Set(lines.map((line) => line.length)).size, 1);
    assert.equal(lines[1], "| ----------------------------------- | ---------: | ------: |");
    assert.equal(lines[3], "| **all faults**                      | 9 of 9 (7) |       – |");
  });
});
