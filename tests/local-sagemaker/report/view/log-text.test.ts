import assert from "node:assert/strict";
import { logText } from "../../../../local-sagemaker/report/view/log-text";

describe("logText", () => {
  it("keeps the end and counts what is left out", () => {
    assert.deepEqual(logText("a\nb\nc\n", 2), { lines: ["b", "c"], omitted: 1 });
    assert.deepEqual(logText(""), { lines: [], omitted: 0 });
  });

  it("shows colours, progress bars and control characters as a reader should see them", () => {
    assert.deepEqual(
      logText("\u001B[31mred\u001B[0m\u001B]0;title\u0007\n10 %\r50 %\r100 %\r\na\tb\u0000c\n").lines,
      ["red", "100 %", "a\tb\uFFFDc"],
    );
  });

  it("cuts endless lines", () => {
    assert.deepEqual(logText("x".repeat(50), 10, 5).lines, ["xxxxx …"]);
  });
});
