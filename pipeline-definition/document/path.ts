/** Where something stands in a document: member names and list positions, from the root. */
export type DocumentPath = readonly (string | number)[];

/** `Steps[1].Arguments.RoleArn`: how messages name a place in a document. */
export const formatPath = (path: DocumentPath): string => {
  const parts = path.map((part, i) => {
    if (typeof part === "number") return `[${String(part)}]`;
    if (!/^[\w:-]+$/.test(part)) return `[${JSON.stringify(part)}]`;
    return i === 0 ? part : `.${part}`;
  });
  return parts.join("");
};
