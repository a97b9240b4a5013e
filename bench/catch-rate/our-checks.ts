import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import type { Verdict } from "./tally";

/** What the checks of this repository say of a document's text: errors refuse it, warnings are remarks. */
export const ourVerdict = (text: string): Verdict => {
  const problems = checkDefinition(JSON.parse(text));
  const shown = (found: typeof problems): readonly string[] =>
    found.map(({ code, path }) => `${code} ${path}`);
  return {
    refusals: shown(problems.filter(({ severity }) => severity === "error")),
    remarks: shown(problems),
  };
};
