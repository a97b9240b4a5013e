import assert from "node:assert/strict";
import { PROBLEM_CODES, type Problem } from "../../../pipeline-definition/checks/problem";

/** What `formatPath` writes: names, names in brackets and quotes, positions in brackets; or `$`. */
const PATH =
  /^(?:\$|(?:[\w:-]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])(?:\.[\w:-]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\])*)$/s;

/** What a reader takes in at once; a path is as long as its document has it. */
const LONGEST = 1_000;

/** Holds problems to what people and programs rely on, whatever the document was. */
export const assertSound = (problems: readonly Problem[]): void => {
  for (const { code, severity, path, message, hint } of problems) {
    assert.ok(Object.hasOwn(PROBLEM_CODES, code), code);
    assert.equal(severity, PROBLEM_CODES[code][0], code);
    assert.match(path, PATH, code);
    assert.match(message, /^[^a-z\s].*\.$/s, code);
    assert.match(hint, /^[A-Z].*[.?]$/s, `${code}: ${message}`);
    assert.ok(message.length <= LONGEST, `${code}: ${String(message.length)} characters`);
    assert.ok(hint.length <= LONGEST, `${code}: a hint of ${String(hint.length)} characters`);
    // That one is about what such a program wrote into the document.
    if (code !== "unresolved-text")
      assert.doesNotMatch(message + hint, /\bundefined\b|\bNaN\b|\[object /, code);
  }
};
