import assert from "node:assert/strict";
import { tally, type Subject, type Verdict } from "../../../bench/catch-rate/tally";

const says = (...refusals: readonly string[]): Verdict => ({ refusals, remarks: refusals });
const remarks = (...all: readonly string[]): Verdict => ({ refusals: [], remarks: all });

const SUBJECTS: readonly Subject[] = [
  { fault: "no name", kind: "names", base: "one" },
  { fault: "long name", kind: "names", base: "two" },
  { fault: "cycle", kind: "order", base: "one" },
];

const count = (sound: Readonly<Record<string, Verdict>>, faulty: Readonly<Record<string, Verdict>>) =>
  tally(SUBJECTS, { sound: new Map(Object.entries(sound)), faulty: new Map(Object.entries(faulty)) });

describe("tally", () => {
  it("counts what is refused, by kind and in all", () => {
    const counted = count(
      { one: says(), two: says() },
      { "no name": says("lacks a name"), "long name": says(), cycle: says("cycle", "cycle") },
    );
    assert.deepEqual(
      [...counted.kinds],
      [
        ["names", { asked: 2, refused: 1, noticed: 1 }],
        ["order", { asked: 1, refused: 1, noticed: 1 }],
      ],
    );
    assert.deepEqual(counted.total, { asked: 3, refused: 2, noticed: 2 });
  });

  it("calls a fault noticed but not refused that is only remarked upon", () => {
    const { total } = count(
      { one: says(), two: says() },
      { "no name": remarks("odd name"), "long name": says(), cycle: says() },
    );
    assert.deepEqual(total, { asked: 3, refused: 0, noticed: 1 });
  });

  it("gives no credit for what is said of the sound document too", () => {
    const { total } = count(
      { one: says("unknown member"), two: remarks("odd") },
      { "no name": says("unknown member"), "long name": remarks("odd"), cycle: says() },
    );
    assert.deepEqual(total, { asked: 3, refused: 0, noticed: 0 });
  });

  it("calls a fault noticed but not refused where the sound document is refused as well", () => {
    const { total, falseAlarms } = count(
      { one: says("unknown member"), two: says() },
      { "no name": says("unknown member", "lacks a name"), "long name": says("too long"), cycle: says() },
    );
    assert.deepEqual(total, { asked: 3, refused: 1, noticed: 2 });
    assert.equal(falseAlarms, 1);
  });

  it("counts false alarms over all sound documents, remarks not among them", () => {
    const counted = count({ one: says("no"), two: remarks("odd"), three: says("no"), four: says() }, {});
    assert.equal(counted.falseAlarms, 2);
    assert.equal(counted.sound, 4);
  });

  it("leaves out faults that a judge was not asked about", () => {
    const { kinds, total } = count({ one: says(), two: says() }, { "long name": says("too long") });
    assert.deepEqual(kinds.get("order"), { asked: 0, refused: 0, noticed: 0 });
    assert.deepEqual(total, { asked: 1, refused: 1, noticed: 1 });
  });

  it("takes the sound document of a fault from where it is said to stand", () => {
    const sound = new Map([["cycle", says()]]);
    const faulty = new Map([["cycle", says("cycle")]]);
    const { total } = tally(SUBJECTS, { sound, faulty }, ({ fault }) => fault);
    assert.deepEqual(total, { asked: 1, refused: 1, noticed: 1 });
  });

  it("refuses to count a fault without its sound document", () => {
    assert.throws(() => count({}, { cycle: says("cycle") }), {
      message: 'Nothing is said of the sound document of "cycle".',
    });
  });
});
