import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { FACTS, OPEN_FACTS, type Fact } from "../../acceptance/facts";
import { ROOT } from "./dev-settings";
import { rehearsedPages } from "./rehearsal";

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

/** The rows of the table below a heading, its head and its line left out, each as its cells. */
const tableBelow = (text: string, heading: string): readonly (readonly string[])[] =>
  (text.split(`${heading}\n`)[1] ?? "")
    .split(/\n#/)[0]
    ?.split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    ) ?? [];

describe("docs/first-day.md", () => {
  it("lists every fact that nobody has seen on AWS, its assertion and its switch", () => {
    const facts: readonly Fact[] = FACTS;
    assert.deepEqual(
      tableBelow(read("docs/first-day.md"), "## Not yet verified on AWS"),
      facts.map(({ id, statement, conditions = [] }) => [
        `\`${id}\``,
        statement,
        conditions.map((condition) => `\`${condition}\``).join(", "),
      ]),
    );
  });

  it("lists what no acceptance can tell, and why", () => {
    assert.deepEqual(
      tableBelow(read("docs/first-day.md"), "### What the acceptance cannot tell"),
      OPEN_FACTS.map(({ statement, because }) => [statement, because]),
    );
  });

  it("shows transcripts as the rehearsal gives them", async () => {
    for (const [file, text] of Object.entries(await rehearsedPages())) assert.equal(read(file), text, file);
  });
});
