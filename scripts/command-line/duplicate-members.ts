import { visit, type JSONVisitor } from "jsonc-parser";
import { problem, type Problem } from "../../pipeline-definition/checks/problem";
import { formatPath } from "../../pipeline-definition/document/references";

/**
 * Finds members that an object of a JSON text has twice. Readers keep only one of them, most the last, so a part
 * of the document goes without a word; the parsed value no longer shows it.
 *
 * @param text JSON without a fault. What stands behind a value that is nested too deep to be looked through goes unseen.
 */
export const duplicateMembers = (text: string): readonly Problem[] => {
  const found: Problem[] = [];
  const open: Set<string>[] = [];
  const visitor: JSONVisitor = {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectEnd: () => {
      open.pop();
    },
    onObjectProperty: (name, _offset, _length, line, _column, pathOf) => {
      const members = open.at(-1);
      if (members?.has(name) === true) {
        const path = [...pathOf(), name];
        const message = `"${formatPath(path)}" stands twice in its object, again in line ${String(line + 1)}; only the last one counts.`;
        found.push(problem("duplicate-member", path, message, "Take one of them out."));
      }
      members?.add(name);
    },
  };
  try {
    visit(text, visitor);
  } catch (error) {
    // jsonc-parser recurses; a member that another one replaced may be nested too deep for it.
    if (!(error instanceof RangeError)) throw error;
  }
  return found;
};
