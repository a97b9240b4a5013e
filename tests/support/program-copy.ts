import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");

const PROGRAM = [
  ...["index.ts", "package.json", "tsconfig.json", "tsconfig.pulumi.json"],
  ...["components", "pipeline-definition", "workflows"],
];

/** Works on a copy of the program that may be changed, and removes it afterwards. */
export const withCopy = async <T>(task: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(path.join(tmpdir(), "program-"));
  try {
    const stacks = ["Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.staging.yaml", "Pulumi.prod.yaml"];
    for (const name of [...PROGRAM, ...stacks]) {
      cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
    }
    symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
    return await task(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Replaces a text in a file of a copy; the text has to be there. */
export const edit = (folder: string, file: string, from: string, to: string): void => {
  const place = path.join(folder, file);
  const text = readFileSync(place, "utf8");
  assert.ok(text.includes(from), `${file} holds ${from}`);
  writeFileSync(place, text.replace(from, to));
};
