/**
 * Texts as IAM policies match them: `*` stands for any text. What is meant literally is written `${*}` or `${?}`.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
const TOKEN = /\$\{[*?$]\}|[\s\S]/g;

/** A text as a pattern that matches nothing but this text. */
export const literally = (text: string): string =>
  text.replace(/\$\{|[*?]/g, (special) => (special === "${" ? "${$}{" : `\${${special}}`));

/** The same pattern with runs of wildcards made one. */
export const simplified = (pattern: string): string => pattern.replace(/\*{2,}/g, "*");

/** Whether a pattern has a wildcard. */
export const isOpen = (pattern: string): boolean => pattern.replace(/\$\{[*?$]\}/g, "").includes("*");

/**
 * Whether a pattern matches everything that another one matches. Never true when it does not; may be false for
 * patterns whose wildcards interlock. Takes time in proportion to both lengths.
 */
export const covers = (wide: string, narrow: string): boolean => {
  if (wide === narrow || wide === "*") return true;
  // Most patterns differ in something fixed, which is quick to see.
  const fixed = wide.split("*");
  if (
    fixed.length === 1 ||
    !narrow.startsWith(fixed[0] ?? "") ||
    !fixed.every((part) => narrow.includes(part))
  )
    return false;
  const pattern = wide.match(TOKEN) ?? [];
  const text = narrow.match(TOKEN) ?? [];
  let [p, t, star, retry] = [0, 0, -1, 0];
  while (t < text.length) {
    if (pattern[p] === "*") [star, retry, p] = [p, t, p + 1];
    else if (pattern[p] === text[t] && p < pattern.length) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, retry, t] = [star + 1, retry + 1, retry + 1];
    else return false;
  }
  return pattern.slice(p).every((token) => token === "*");
};

/** The patterns of a list that no other pattern of it covers, each once, in the given order. */
export const widest = (patterns: readonly string[]): readonly string[] => {
  const unique = [...new Set(patterns)];
  return unique.filter(
    (one, i) => !unique.some((other, j) => i !== j && covers(other, one) && !(j > i && covers(one, other))),
  );
};
