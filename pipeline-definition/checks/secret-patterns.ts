/** Texts that are secrets by their form alone, and what they are. */
const SECRET_FORMS: readonly (readonly [form: RegExp, what: string])[] = [
  [/\b(AKIA|ASIA)[A-Z0-9]{16}\b/, "an AWS access key"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY( BLOCK)?-----/, "a private key"],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}\b/, "a GitHub token"],
  [/\bglpat-[A-Za-z0-9_-]{20,}/, "a GitLab token"],
  [/\bxox[abeprs]-[A-Za-z0-9-]{10,}/, "a Slack token"],
  [/\bhf_[A-Za-z0-9]{30,}\b/, "a Hugging Face token"],
  [/\bsk-(ant|proj|svcacct)-[A-Za-z0-9_-]{20,}|\bsk-[A-Za-z0-9]{40,}\b/, "an API key"],
  [/\b[rs]k_live_[A-Za-z0-9]{16,}\b/, "a Stripe key"],
  [/\bAIza[A-Za-z0-9_-]{35}\b/, "a Google API key"],
  [/\bnpm_[A-Za-z0-9]{36}\b|\bpypi-AgEI[A-Za-z0-9_-]{20,}/, "a package registry's token"],
  [/\bdapi[0-9a-f]{32}\b/, "a Databricks token"],
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/, "a signed token"],
  [/\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{1,100}:[^\s/:@]{3,200}@/i, "a URL with a password"],
];

/** What each form has in it somewhere: nearly all texts are told harmless by this one look. */
const SIGNS = /A[KS]IA|AIza|BEGIN|gh[pousr]_|_pat_|glpat-|xox|hf_|sk-|k_live_|npm_|pypi-|dapi|eyJ|@/;
/** No form is shorter than this. */
const SHORTEST = 11;

/** What secret a text holds, judged by its form. Undefined when none is seen. */
export const secretIn = (text: string): string | undefined =>
  text.length < SHORTEST || !SIGNS.test(text)
    ? undefined
    : SECRET_FORMS.find(([form]) => form.test(text))?.[1];

const SECRET_WORDS: ReadonlySet<string> = new Set(
  "password passwd pwd passphrase secret token apikey credential credentials".split(" "),
);
const SECRET_PAIRS: ReadonlySet<string> = new Set([
  "api key",
  "access key",
  "secret key",
  "private key",
  "auth key",
  "account key",
]);
/** Words before "token" that make it a sign of a language model or a page of a list, not a secret. */
const HARMLESS_TOKENS: ReadonlySet<string> = new Set(
  "pad eos bos unk cls sep mask stop end start special image next client request max min num per".split(" "),
);

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");

/** Whether a name, such as `DB_PASSWORD` or `apiKey`, is one that people give to secrets. */
export const namesSecret = (name: string): boolean => {
  if (name.length > 200) return false;
  const words = wordsOf(name);
  const [before = "", last = ""] = words.length === 1 ? ["", words[0]] : words.slice(-2);
  if (last === "token" && HARMLESS_TOKENS.has(before)) return false;
  return SECRET_WORDS.has(last) || SECRET_PAIRS.has(`${before} ${last}`);
};

/** Where a secret lies, and words that stand for having none, are no secrets. */
const HARMLESS_VALUE =
  /^(arn:.*|s3:.*|\/.*|\{\{resolve:.*|\$\{.*|[<[].*[>\]]|true|false|none|null|yes|no|on|off|\d{1,5}|)$/is;

/** Whether a text given under the name of a secret can be one. */
export const mayBeSecret = (value: string): boolean => !HARMLESS_VALUE.test(value.trim());
