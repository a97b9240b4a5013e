/**
 * The one place that turns a document into bytes: keys sorted by code unit, no white space, absent
 * (`undefined`) members left out (in a list they become null, as `JSON.stringify` has it). The same document
 * always gives the same text, so a deployment that changes nothing shows no difference and SageMaker's step
 * cache survives it.
 *
 * @throws TypeError for a number that JSON cannot hold (NaN, Infinity), naming where it stands.
 */
export const canonicalJson = (value: unknown, path = "$"): string => {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`The value at ${path} is ${String(value)}, which JSON cannot hold.`);
  }
  if (Array.isArray(value)) {
    return `[${value.map((item, i) => canonicalJson(item, `${path}[${String(i)}]`)).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member, `${path}.${key}`)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
};
