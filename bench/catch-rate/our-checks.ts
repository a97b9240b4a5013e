import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import type { Verdict } from "./tally";

/** Security is told of sound documents too, and is no mistake of the kind that is counted here. */
const counts = ({ code }: { readonly code: string }): boolean => !code.startsWith("job-");

/** What the checks of this repository say of a document's text: errors refuse it, warnings are remarks. */
export const ourVerdict = (text: string): Verdict => {
  const problems = checkDefinition(JSON.parse(text)).filter(counts);
  const shown = (found: typeof problems): readonly string[] =>
    found.map(({ code, path }) => `${code} ${path}`);
  return {
    refusals: shown(problems.filter(({ severity }) => severity === "error")),
    remarks: shown(problems),
  };
};
