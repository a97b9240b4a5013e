import { mayBeSecret, namesSecret, secretIn } from "../pipeline-definition/checks/secret-patterns";

/** What stands in place of a secret: Pulumi's own mark in the JSON of a preview. */
export const REDACTED = "[secret]";

/** The member by which Pulumi tells apart a special value, and the one that marks a secret. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";

/** The object or list that a text is in JSON; policies, definitions and environments often come as text. */
const jsonIn = (text: string): object | undefined => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
};

const redactText = (text: string, name: string): string => {
  const json = jsonIn(text);
  if (json !== undefined) return JSON.stringify(redact(json, name));
  return secretIn(text) !== undefined || (namesSecret(name) && mayBeSecret(text)) ? REDACTED : text;
};

/** Things such as `{Name: "API_TOKEN", Value: "…"}` name their value beside it. */
const nameBeside = (members: Readonly<Record<string, unknown>>, key: string): string => {
  const name = members["Name"] ?? members["name"];
  return /^(default)?value$/i.test(key) && typeof name === "string" ? name : key;
};

/**
 * The same JSON without secrets: what Pulumi marked, text that is a secret by its form, and text under a name that
 * people give to secrets. A preview blinds what Pulumi knows to be secret; this is for what it was not told.
 */
export const redact = (value: unknown, name = ""): unknown => {
  if (typeof value === "string") return redactText(value, name);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redact(item, name));
  const members = value as Readonly<Record<string, unknown>>;
  if (members[SIGNATURE] === SECRET_SIGNATURE) return REDACTED;
  return Object.fromEntries(
    Object.entries(members).map(([key, member]) => [key, redact(member, nameBeside(members, key))]),
  );
};
