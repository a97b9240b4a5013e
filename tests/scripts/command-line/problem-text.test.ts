import assert from "node:assert/strict";
import { problem } from "../../../pipeline-definition/checks/problem";
import { problemText } from "../../../scripts/command-line/problem-text";

const warning = problem("no-steps", ["Steps"], "There are none.", "Add one.");
const error = problem("cycle", ["Steps", 0], "They wait.", "Take one out.");

describe("problemText", () => {
  it("puts errors before warnings, and each of them in the order of the text", () => {
    const text = problemText("a/b.json", {
      name: "b",
      problems: [
        { ...warning, line: 2, column: 9 },
        { ...error, line: 10, column: 1 },
        { ...error, line: 9, column: 12 },
        { ...warning, line: 2, column: 5 },
      ],
      waived: [],
    });
    assert.deepEqual(
      text.split("\n").filter((line) => !line.startsWith(" ")),
      [
        "a/b.json:9:12 error cycle at Steps[0]",
        "a/b.json:10:1 error cycle at Steps[0]",
        "a/b.json:2:5 warning no-steps at Steps",
        "a/b.json:2:9 warning no-steps at Steps",
        "b: 2 errors, 2 warnings",
        "",
      ],
    );
  });

  it("shows what is waived and why, and counts it apart", () => {
    const waived = [{ ...warning, reason: "It is a template." }];
    assert.equal(
      problemText("census", { name: "census", problems: [error], waived }),
      [
        "error cycle at Steps[0]",
        "  They wait.",
        "  hint: Take one out.",
        "waived no-steps at Steps: It is a template.",
        "census: 1 error, 0 warnings, 1 waived",
        "",
      ].join("\n"),
    );
  });
});
