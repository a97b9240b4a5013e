import { createScanner } from "jsonc-parser";

/** What a JSON text holds, in its order. Offsets count UTF-16 code units from 0. */
export interface JsonVisitor {
  /** A list or an object begins. */
  readonly begin: (kind: "list" | "object", offset: number) => void;
  /** The list or object that began last ends. */
  readonly end: () => void;
  /** The name of a member; its value comes next. */
  readonly name: (name: string, offset: number) => void;
  /** A value that is neither list nor object, and how it is written. */
  readonly scalar: (value: string | number | boolean | null, offset: number, raw: string) => void;
}

/** What keeps a text from being JSON, as the end of a sentence, and where. */
export interface JsonFault {
  readonly fault: string;
  readonly offset: number;
}

/** What the scanner finds inside a token, by its numbers: `ScanError` is a const enum, which has no values here. */
const SCAN_FAULTS: readonly string[] = [
  "",
  "a comment does not end",
  "a string does not end",
  "a number ends too early",
  "a \\u escape is not valid",
  "an escape sequence is not valid",
  "a character is not allowed here",
];

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** What may come next: after `[` or `{`, after a comma in an object, before a value, after one. */
type State = "first item" | "first name" | "name" | "colon" | "value" | "after value";

interface Token {
  /** The first character; empty at the end of the text. */
  readonly first: string;
  readonly offset: number;
  readonly raw: string;
  /** Of a string: without its quotes and escapes. */
  readonly text: string;
}

/** Reads one text. Keeps the open lists and objects itself, so that no depth can break it. */
class JsonScan {
  private readonly open: ("[" | "{")[] = [];
  private state: State = "value";

  constructor(private readonly visitor: JsonVisitor) {}

  /** @returns what is wrong with the token in its place, if anything is. */
  take(token: Token): string | undefined {
    switch (this.state) {
      case "first item":
        return token.first === "]" ? this.close() : this.takeValue(token);
      case "value":
        return this.takeValue(token);
      case "first name":
        return token.first === "}" ? this.close() : this.takeName(token);
      case "name":
        return this.takeName(token);
      case "colon":
        if (token.first !== ":") return "a colon is missing";
        this.state = "value";
        return undefined;
      case "after value":
        return this.takeSeparator(token);
    }
  }

  /** Whether the text may end here. */
  get isComplete(): boolean {
    return this.state === "after value" && this.open.length === 0;
  }

  private close(): undefined {
    this.open.pop();
    this.state = "after value";
    this.visitor.end();
  }

  private takeName({ first, offset, text }: Token): string | undefined {
    if (first === "'") return "a name is not in double quotes";
    if (first !== '"') return "the name of a member is missing";
    this.state = "colon";
    this.visitor.name(text, offset);
    return undefined;
  }

  private takeValue(token: Token): string | undefined {
    const { first, offset, raw } = token;
    if (first === "[" || first === "{") {
      this.open.push(first);
      this.state = first === "[" ? "first item" : "first name";
      this.visitor.begin(first === "[" ? "list" : "object", offset);
      return undefined;
    }
    if (["", "]", "}", ",", ":"].includes(first)) {
      // An empty list that does not end lacks its bracket before it lacks a value.
      return first === "" && this.state === "first item"
        ? "a closing bracket is missing"
        : "a value is missing";
    }
    if (first === '"') this.visitor.scalar(token.text, offset, raw);
    else if (/^-?[0-9]/.test(raw)) this.visitor.scalar(Number(raw), offset, raw);
    else {
      const word = WORDS.get(raw);
      if (word === undefined)
        return first === "'" ? "text is not in double quotes" : "a word is neither true, false nor null";
      this.visitor.scalar(word, offset, raw);
    }
    this.state = "after value";
    return undefined;
  }

  private takeSeparator({ first }: Token): string | undefined {
    const around = this.open.at(-1);
    if (around === undefined) return "something follows the end of the document";
    if (first === (around === "[" ? "]" : "}")) return this.close();
    if (first === ",") {
      this.state = around === "[" ? "value" : "name";
      return undefined;
    }
    if (!["", "]", "}"].includes(first)) return "a comma is missing";
    return around === "[" ? "a closing bracket is missing" : "a closing brace is missing";
  }
}

/**
 * Goes through a JSON text and tells a visitor what it holds. Ends at the first fault: the visitor has then seen
 * what stands before it. Never throws, takes any text and any depth, and accepts exactly what `JSON.parse` does.
 */
export const scanJson = (text: string, visitor: JsonVisitor): JsonFault | undefined => {
  const scanner = createScanner(text);
  const scan = new JsonScan(visitor);
  for (;;) {
    scanner.scan();
    const offset = scanner.getTokenOffset();
    const first = text.charAt(offset);
    if (first === " " || first === "\n" || first === "\r" || first === "\t") continue;
    if (first === "" && scan.isComplete) return undefined;
    const raw = text.slice(offset, scanner.getPosition());
    if (raw.startsWith("//") || raw.startsWith("/*")) return { fault: "JSON has no comments", offset };
    const broken = SCAN_FAULTS[scanner.getTokenError() as number];
    const fault = broken || scan.take({ first, offset, raw, text: scanner.getTokenValue() });
    if (fault) return { fault, offset };
  }
};
