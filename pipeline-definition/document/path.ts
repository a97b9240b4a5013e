import { shortened } from "./quoted";

/** Where something stands in a document: member names and list positions, from the root. */
export type DocumentPath = readonly (string | number)[];

/** No member of AWS's API is longer. Thousands of problems in one that is would fill the memory with its name. */
const LONGEST_NAME = 1_024;

/** `Steps[1].Arguments.RoleArn`: how messages name a place in a document. Names of over 1,024 characters are cut. */
export const formatPath = (path: DocumentPath): string => {
  const parts = path.map((whole, i) => {
    if (typeof whole === "number") return `[${String(whole)}]`;
    const part = shortened(whole, LONGEST_NAME);
    if (!/^[\w:-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
    return i === 0 ? part : `.${part}`;
  });
  return parts.join("");
};
