import { isJsonObject } from "../../document/definition";

/** A piece of TypeScript. */
export interface Code {
  readonly code: string;
  /** Why the types cannot say it: goes into a comment in front of the member or item. */
  readonly why?: string;
}

/** What a value will be at run time, as the compiler sees it; `any` fits every place. */
export type Kind = "text" | "number" | "boolean" | "any";

/** A value, reference or function of the document as code. */
export interface ExpressionCode extends Code {
  readonly kind: Kind;
}

/**
 * A text as a string literal of TypeScript. JSON's escapes are TypeScript's too; what JSON leaves as it is and people
 * cannot see (line separators, marks that turn the direction of writing) is escaped as well.
 */
export const stringCode = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const LONGEST_QUOTE = 80;

/** A text in double quotes inside a comment: it can neither end the comment nor begin a line. */
export const quoted = (text: string): string =>
  stringCode(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text).replaceAll(
    "*/",
    "*\\/",
  );

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The name of a member of an object literal. */
const keyCode = (key: string): string => {
  // As a plain name it would set the object's prototype.
  if (key === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(key) ? key : stringCode(key);
};

const commented = ({ code, why }: Code): string => (why === undefined ? code : `\n// ${why}\n${code}`);

/** Pieces with commas between them: members, items, or the arguments of a call. */
const separated = (pieces: readonly Code[]): string => pieces.map(commented).join(", ");

/** One member of an object literal. */
export const member = (key: string, { code, why }: Code): Code => ({
  code: `${keyCode(key)}: ${code}`,
  ...(why === undefined ? {} : { why }),
});

/** An object literal out of its members. */
export const objectCode = (members: readonly Code[]): string =>
  members.length === 0 ? "{}" : `{ ${separated(members)} }`;

export const listCode = (items: readonly Code[]): string => `[${separated(items)}]`;

export const callCode = (name: string, ...args: readonly Code[]): string => `${name}(${separated(args)})`;

/** Code that needs no comment. */
export const plain = (code: string): Code => ({ code });

/** What the types cannot say: past the compiler, with a comment that says why. */
export const unchecked = (code: string, why: string): Code => ({ code: `${code} as never`, why });

/** A member that the type of its object does not have: it comes in by a spread, which the compiler lets pass. */
export const strayMember = (key: string, value: string, why: string): Code => ({
  code: `...(${objectCode([member(key, plain(value))])} as object)`,
  why,
});

/** Any JSON value as code, without a look at what it means. */
export const jsonCode = (value: unknown): string => {
  if (typeof value === "string") return stringCode(value);
  if (Array.isArray(value)) return listCode(value.map((item: unknown) => plain(jsonCode(item))));
  if (isJsonObject(value))
    return objectCode(Object.entries(value).map(([key, item]) => member(key, plain(jsonCode(item)))));
  return String(value);
};
