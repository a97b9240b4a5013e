import type { DocumentPath } from "../../pipeline-definition/document/references";
import { scanJson, type JsonVisitor } from "./json/scan-json";
import { textPlaces } from "./json/text-places";

/** Something that a text holds and its value no longer shows. */
export interface JsonOddity {
  /**
   * `duplicate`: a name that its object had already. `overflow`: a number that no double holds. `inexact`: a
   * number that loses digits. `integer`: one without fraction and exponent, where `isWatched` asked for it.
   */
  readonly kind: "duplicate" | "overflow" | "inexact" | "integer";
  readonly path: DocumentPath;
  readonly offset: number;
  /** The number as it is written; of a duplicate, its name. */
  readonly raw: string;
  /** Where the name of a duplicate stood before. */
  readonly earlier?: number;
}

/** A text read as JSON: its value, or what keeps it from being JSON and where. */
export type ParsedJson =
  | { readonly value: unknown; readonly oddities: readonly JsonOddity[]; readonly fault?: undefined }
  | { readonly fault: string; readonly line: number; readonly column: number };

/** Nothing deeper is watched for oddities: the checks refuse such a document as a whole. */
const DEEPEST_WATCHED = 1_000;

/** A list or an object under construction, with the names it had so far and where they stood. */
type Frame =
  | { readonly list: unknown[] }
  | { readonly object: Record<string, unknown>; readonly names: Map<string, number>; name: string };

const numberOddity = (value: number, raw: string): JsonOddity["kind"] | undefined => {
  if (!Number.isFinite(value)) return "overflow";
  if (value === 0) return /^[-0.]*[1-9]/.test(raw) ? "inexact" : undefined;
  if (Number.isSafeInteger(value) || !/^-?\d+$/.test(raw)) return undefined;
  // JavaScript itself writes large numbers with zeros for the digits that a double does not have.
  return BigInt(raw) === BigInt(value) || String(value) === raw ? undefined : "inexact";
};

/** Puts a value together from what the scan tells, as `JSON.parse` would, and keeps what it finds odd. */
class JsonBuilder implements JsonVisitor {
  readonly oddities: JsonOddity[] = [];
  value: unknown;
  private readonly frames: Frame[] = [];

  constructor(private readonly isWatched: (name: string) => boolean) {}

  readonly begin = (kind: "list" | "object"): void => {
    const frame: Frame = kind === "list" ? { list: [] } : { object: {}, names: new Map(), name: "" };
    this.put("list" in frame ? frame.list : frame.object);
    this.frames.push(frame);
  };

  readonly end = (): void => {
    this.frames.pop();
  };

  readonly name = (name: string, offset: number): void => {
    const frame = this.frames.at(-1);
    if (frame === undefined || "list" in frame) return;
    frame.name = name;
    const earlier = frame.names.get(name);
    if (earlier !== undefined) this.note({ kind: "duplicate", offset, raw: name, earlier });
    frame.names.set(name, offset);
  };

  readonly scalar = (value: string | number | boolean | null, offset: number, raw: string): void => {
    if (typeof value === "number") {
      const kind = numberOddity(value, raw);
      if (kind !== undefined) this.note({ kind, offset, raw });
      const frame = this.frames.at(-1);
      if (frame !== undefined && "object" in frame && this.isWatched(frame.name) && /^-?\d+$/.test(raw))
        this.note({ kind: "integer", offset, raw });
    }
    this.put(value);
  };

  private put(value: unknown): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) this.value = value;
    else if ("list" in frame) frame.list.push(value);
    // Assigned, this name would set the prototype.
    else if (frame.name === "__proto__")
      Object.defineProperty(frame.object, frame.name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    else frame.object[frame.name] = value;
  }

  private note(oddity: Omit<JsonOddity, "path">): void {
    if (this.frames.length > DEEPEST_WATCHED) return;
    const top = this.frames.length - 1;
    const path = this.frames.map((frame, i) =>
      // The lists around an open one hold it already; a number is noted before it is put.
      "list" in frame ? frame.list.length - (i < top ? 1 : 0) : frame.name,
    );
    this.oddities.push({ ...oddity, path });
  }
}

/**
 * Reads JSON. A fault comes back with its line and column instead of being thrown. Takes any text: nesting is
 * limited by memory alone, and names such as `__proto__` are members like others.
 *
 * @param isWatched Names whose values are told apart by how they are written: 2 from 2.0.
 */
export const parseJson = (text: string, isWatched: (name: string) => boolean = () => false): ParsedJson => {
  const body = text.replace(/^\uFEFF/, "");
  if (body.trim() === "") return { fault: "the text is empty", line: 1, column: 1 };
  const builder = new JsonBuilder(isWatched);
  const found = scanJson(body, builder);
  if (found !== undefined) return { fault: found.fault, ...textPlaces(body)(found.offset) };
  return { value: builder.value, oddities: builder.oddities };
};
