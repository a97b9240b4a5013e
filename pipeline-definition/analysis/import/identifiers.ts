/** Words that TypeScript keeps for itself in strict code, and globals that a constant must not hide. */
const RESERVED = new Set(
  `abstract any arguments as async await boolean break case catch class const continue debugger declare default
  delete do else enum eval export extends false finally for from function get if implements import in infinity
  instanceof interface is keyof let module namespace nan never new null number object of package private protected
  public readonly require return set static string super switch symbol this throw true try type typeof undefined
  unique unknown var void while with yield`.split(/\s+/),
);

const LONGEST = 60;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `XGBoostTrain` and `xg-boost_train` in words: a word begins at a capital after a small letter, and after a sign. */
const wordsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== "");

/**
 * A camelCase identifier for any text: `Train-Model_v2` becomes `trainModelV2`. Texts that differ only in their signs
 * give the same identifier; `identifiers` tells them apart.
 *
 * @param fallback what to call a text without a letter; also goes before one that begins with a digit
 */
export const identifierFor = (text: string, fallback: string): string => {
  const [first = "", ...rest] = wordsOf(text);
  const joined = `${first.toLowerCase()}${rest.map(capitalised).join("")}`.slice(0, LONGEST);
  if (joined === "") return fallback;
  return /^[0-9]/.test(joined) ? `${fallback}${joined}` : joined;
};

/** Gives each thing an identifier of its own. */
export interface Identifiers {
  /**
   * @param suffix put behind a name that is taken, such as `Step`; numbers follow when that is taken too
   * @param fallback what to call a text without a letter
   */
  readonly take: (text: string, suffix: string, fallback: string) => string;
}

/** A fresh set of identifiers in which the given ones are taken, beside the words of the language. */
export const identifiers = (taken: Iterable<string>): Identifiers => {
  const used = new Set(taken);
  const isFree = (name: string): boolean => !used.has(name) && !RESERVED.has(name);
  return {
    take: (text, suffix, fallback) => {
      const plain = identifierFor(text, fallback);
      const candidates = [plain, `${plain}${suffix}`];
      let name = candidates.find(isFree);
      for (let number = 2; name === undefined; number += 1) {
        const numbered = `${plain}${suffix}${String(number)}`;
        if (isFree(numbered)) name = numbered;
      }
      used.add(name);
      return name;
    },
  };
};
