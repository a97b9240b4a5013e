import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { applyEdits, resolvePlace } from "./apply-edits";
import { FAULTS } from "./faults/all";
import type { SeededFault } from "./seeded-fault";

/** Where the valid documents lie. */
export const VALID_FOLDER = path.join(__dirname, "valid");

/** The names of the valid documents, in order. */
export const validNames = (): readonly string[] =>
  readdirSync(VALID_FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""))
    .sort();

export const validText = (name: string): string =>
  readFileSync(path.join(VALID_FOLDER, `${name}.json`), "utf8");

const read = new Map<string, unknown>();

/** A valid document. Not to be changed: everybody gets the same one. */
export const validDocument = (name: string): unknown => {
  if (!read.has(name)) read.set(name, JSON.parse(validText(name)));
  return read.get(name);
};

/** A seeded fault with its document, and the places that it names turned into those of the document. */
export interface FaultyDocument {
  readonly fault: SeededFault;
  readonly kind: string;
  readonly document: unknown;
  /** `code path` of the fault itself. */
  readonly finds: string;
  /** `code path` of all that has to be found, in order of text. */
  readonly all: readonly string[];
}

const faulty = (kind: string, fault: SeededFault): FaultyDocument => {
  const base = validDocument(fault.base);
  const [finds = "", ...companions] = [fault.finds, ...fault.companions].map(
    ({ code, path: place }) => `${code} ${resolvePlace(base, place)}`,
  );
  return {
    fault,
    kind,
    document: applyEdits(base, fault.edits),
    finds,
    all: [finds, ...companions].sort(),
  };
};

/** Every faulty document of the corpus. */
export const faultyDocuments = (): readonly FaultyDocument[] =>
  Object.entries(FAULTS).flatMap(([kind, faults]) => faults.map((fault) => faulty(kind, fault)));
