import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { textsOf } from "../../../bench/catch-rate/corpus-texts";
import { ours } from "../../../bench/catch-rate/judges";
import { rowsOf } from "../../../bench/catch-rate/table";
import { faultyDocuments } from "../../corpus/corpus";

const page = readFileSync(path.join(__dirname, "../../../docs/catch-rate.md"), "utf8");

describe("the page on the catch rate", () => {
  it("shows what our checks catch today, fault by kind and in all", () => {
    const nothing = { sound: new Map<string, string>(), faulty: new Map<string, string>() };
    // What the SDK writes and how long all takes is only known to the command itself.
    const known = ([title = ""]: readonly string[]) => !/^(faulty documents|time)/.test(title);
    const now = rowsOf([ours(textsOf(nothing)).column]).filter(known);
    const shown = page
      .split("\n")
      .filter((line) => line.startsWith("| ") && !line.startsWith("| --"))
      .map((line) =>
        line
          .split("|")
          .slice(1, 3)
          .map((text) => text.trim()),
      )
      .filter(known);
    assert.deepEqual(shown, now);
  });

  it("says how many of the faults are quoted", () => {
    const quoted = faultyDocuments().filter(({ fault }) => fault.quoted !== undefined).length;
    assert.match(page, new RegExp(`${String(quoted)} of the faults break a rule`));
  });
});
