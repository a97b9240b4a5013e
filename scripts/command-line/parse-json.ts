import { parse, printParseErrorCode, type ParseError } from "jsonc-parser";

/** A text read as JSON: its value, or what keeps it from being JSON and where. */
export type ParsedJson =
  | { readonly value: unknown; readonly fault?: undefined }
  | { readonly fault: string; readonly line: number; readonly column: number };

const EXPECTATIONS: Readonly<Record<string, string>> = {
  CloseBraceExpected: "a closing brace is missing",
  CloseBracketExpected: "a closing bracket is missing",
  ColonExpected: "a colon is missing",
  CommaExpected: "a comma is missing",
  EndOfFileExpected: "something follows the end of the document",
  InvalidCharacter: "a character is not allowed here",
  InvalidCommentToken: "JSON has no comments",
  InvalidEscapeCharacter: "an escape sequence is not valid",
  InvalidNumberFormat: "a number is not valid",
  InvalidSymbol: "a word is neither true, false nor null",
  InvalidUnicode: "a \\u escape is not valid",
  PropertyNameExpected: "the name of a member is missing",
  UnexpectedEndOfComment: "a comment does not end",
  UnexpectedEndOfNumber: "a number ends too early",
  UnexpectedEndOfString: "a string does not end",
  ValueExpected: "a value is missing",
};

/** Line and column of a text position, both from 1. */
const positionOf = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

const firstFault = (text: string): ParseError | undefined => {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    // jsonc-parser recurses; a text nested too deep for it gets a fault without a place.
  }
  return errors[0];
};

/** Reads JSON. A fault comes back with its line and column instead of being thrown. */
export const parseJson = (text: string): ParsedJson => {
  const body = text.replace(/^\uFEFF/, "");
  if (body.trim() === "") return { fault: "the text is empty", line: 1, column: 1 };
  try {
    return { value: JSON.parse(body) as unknown };
  } catch (error) {
    const found = firstFault(body);
    const fault = found && EXPECTATIONS[printParseErrorCode(found.error)];
    return {
      fault: fault ?? (error instanceof Error ? error.message : String(error)),
      ...positionOf(body, found?.offset ?? 0),
    };
  }
};
