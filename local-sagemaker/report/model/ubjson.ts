/**
 * A reader of Universal Binary JSON, as far as XGBoost writes it: all value types, and arrays and objects
 * with a length or a common type in front.
 *
 * @see https://ubjson.org
 */
interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

const MAX_DEPTH = 64;

const NUMBERS: Readonly<
  Record<string, readonly [size: number, read: (bytes: Buffer, at: number) => number]>
> = {
  i: [1, (bytes, at) => bytes.readInt8(at)],
  U: [1, (bytes, at) => bytes.readUInt8(at)],
  I: [2, (bytes, at) => bytes.readInt16BE(at)],
  l: [4, (bytes, at) => bytes.readInt32BE(at)],
  L: [8, (bytes, at) => Number(bytes.readBigInt64BE(at))],
  d: [4, (bytes, at) => bytes.readFloatBE(at)],
  D: [8, (bytes, at) => bytes.readDoubleBE(at)],
};

const CONSTANTS: Readonly<Record<string, boolean | null>> = { T: true, F: false, Z: null };

const fail = (cursor: Cursor, what: string): never => {
  throw new Error(`The bytes at ${String(cursor.at)} are no UBJSON: ${what}.`);
};

const readMarker = (cursor: Cursor): string => {
  const byte = cursor.bytes[cursor.at];
  if (byte === undefined) return fail(cursor, "the end comes too early");
  cursor.at += 1;
  const marker = String.fromCharCode(byte);
  return marker === "N" ? readMarker(cursor) : marker;
};

const peek = (cursor: Cursor): string => String.fromCharCode(cursor.bytes[cursor.at] ?? 0);

const readNumber = (cursor: Cursor, marker: string): number => {
  const [size, read] = NUMBERS[marker] ?? fail(cursor, `a number cannot begin with "${marker}"`);
  if (cursor.at + size > cursor.bytes.length) return fail(cursor, "the end comes too early");
  cursor.at += size;
  return read(cursor.bytes, cursor.at - size);
};

const readLength = (cursor: Cursor): number => {
  const length = readNumber(cursor, readMarker(cursor));
  // Whatever has a length has at least one byte for each, types that need none excepted: they are refused here.
  if (!Number.isInteger(length) || length < 0 || length > cursor.bytes.length - cursor.at)
    return fail(cursor, `the length ${String(length)} does not fit`);
  return length;
};

const readText = (cursor: Cursor): string => {
  const length = readLength(cursor);
  cursor.at += length;
  return cursor.bytes.toString("utf8", cursor.at - length, cursor.at);
};

interface Container {
  readonly type: string | undefined;
  readonly length: number | undefined;
}

const readContainer = (cursor: Cursor): Container => {
  let type: string | undefined;
  if (peek(cursor) === "$") {
    cursor.at += 1;
    type = readMarker(cursor);
    if (peek(cursor) !== "#") return fail(cursor, "a common type needs a length");
  }
  if (peek(cursor) !== "#") return { type, length: undefined };
  cursor.at += 1;
  return { type, length: readLength(cursor) };
};

const readArray = (cursor: Cursor, depth: number): unknown[] => {
  const { type, length } = readContainer(cursor);
  const items: unknown[] = [];
  while (length === undefined ? peek(cursor) !== "]" : items.length < length)
    items.push(readValue(cursor, type ?? readMarker(cursor), depth));
  if (length === undefined) cursor.at += 1;
  return items;
};

const readObject = (cursor: Cursor, depth: number): Record<string, unknown> => {
  const { type, length } = readContainer(cursor);
  const members: [string, unknown][] = [];
  while (length === undefined ? peek(cursor) !== "}" : members.length < length)
    members.push([readText(cursor), readValue(cursor, type ?? readMarker(cursor), depth)]);
  if (length === undefined) cursor.at += 1;
  return Object.fromEntries(members);
};

const readValue = (cursor: Cursor, marker: string, depth: number): unknown => {
  if (depth > MAX_DEPTH) return fail(cursor, "it is nested too deep");
  if (marker === "{") return readObject(cursor, depth + 1);
  if (marker === "[") return readArray(cursor, depth + 1);
  if (marker === "S" || marker === "H") return readText(cursor);
  if (marker === "C") return String.fromCharCode(readNumber(cursor, "U"));
  return marker in CONSTANTS ? CONSTANTS[marker] : readNumber(cursor, marker);
};

/**
 * The value that the bytes hold.
 *
 * @throws Error naming the byte where they are no UBJSON.
 */
export const readUbjson = (bytes: Buffer): unknown => {
  const cursor = { bytes, at: 0 };
  return readValue(cursor, readMarker(cursor), 0);
};
