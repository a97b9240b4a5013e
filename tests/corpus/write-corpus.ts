import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { corpusText } from "./corpus-text";
import { DOCUMENTS } from "./documents/all";

const FOLDER = path.join(__dirname, "valid");

/** Writes tests/corpus/valid anew: `node -r ./scripts/command-line/typescript.js tests/corpus/write-corpus.ts`. */
const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const wanted = new Set(Object.keys(DOCUMENTS).map((name) => `${name}.json`));
  for (const file of readdirSync(FOLDER)) if (!wanted.has(file)) rmSync(path.join(FOLDER, file));
  for (const [name, document] of Object.entries(DOCUMENTS)) {
    writeFileSync(path.join(FOLDER, `${name}.json`), await corpusText(document));
  }
};

void main();
