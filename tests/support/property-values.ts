import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Properties of a resource, by name. */
export type Properties = Readonly<Record<string, unknown>>;

/** What marks a value as more than it looks like; the numbers are Pulumi's, the same in every language. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const isObject = (value: unknown): value is Properties => typeof value === "object" && value !== null;

const signed = (value: unknown, signature: string): value is Properties =>
  isObject(value) && value[SIGNATURE] === signature;

/** A value that may be read by nobody but the program and the provider. */
export const secret = (value: unknown): Properties => ({ [SIGNATURE]: SECRET, value });

export const isSecret = (value: unknown): boolean => signed(value, SECRET);

const within = (value: unknown, change: (value: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map(change);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
};

/** A value as the provider sees it: no marks of secrets and outputs, unknown ones by Pulumi's sign for them. */
export const plain = (value: unknown): unknown => {
  if (signed(value, SECRET)) return plain(value["value"]);
  if (signed(value, OUTPUT)) return "value" in value ? plain(value["value"]) : UNKNOWN;
  if (signed(value, ASSET) || signed(value, ARCHIVE)) return value;
  return within(value, plain);
};

/** Whether a part of a value is not known yet. */
export const holdsUnknown = (value: unknown): boolean => {
  if (value === UNKNOWN || (signed(value, OUTPUT) && !("value" in value))) return true;
  return isObject(value) && Object.values(value).some(holdsUnknown);
};

const hashOf = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/**
 * A value as the state keeps it: a secret by its hash, a file by what it holds, wherever it lies. Two values
 * with the same form are the same to the engine.
 */
export const kept = (value: unknown): unknown => {
  if (signed(value, SECRET)) return { secret: hashOf(JSON.stringify(kept(value["value"]))) };
  if (signed(value, OUTPUT)) return value["secret"] === true ? kept(secret(value["value"])) : plain(value);
  if (!signed(value, ASSET) && !signed(value, ARCHIVE)) return within(value, kept);
  const { path, text, hash } = value;
  // Pulumi's own engine has read the file, which may be gone by now.
  if (typeof hash === "string" && hash !== "") return { asset: hash };
  if (isObject(value["assets"])) return { archive: within(value["assets"], kept) };
  return { asset: hashOf(typeof path === "string" ? readFileSync(path) : String(text)) };
};
