// Loads TypeScript for the commands and the tests, from any folder: by ts-node once, then from what it made of the
// same text before, so that a command does not start a compiler. Types are checked elsewhere: `npm run types`.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const path = require("node:path");

const root = path.join(__dirname, "..", "..");
const cache = path.join(root, "node_modules", ".cache", "typescript");

const hashOf = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
const settings = hashOf(
  ...["tsconfig.json", "package-lock.json"].map((file) => readFileSync(path.join(root, file))),
);

let service;
const compile = (text, file) => {
  service ??= require("ts-node").create({ projectSearchDir: root });
  return service.compile(text, file);
};

const keep = (entry, code) => {
  try {
    mkdirSync(cache, { recursive: true });
    // Written aside and renamed: commands run at the same time.
    writeFileSync(`${entry}.${process.pid}`, code);
    renameSync(`${entry}.${process.pid}`, entry);
  } catch {
    // A folder that cannot be written only makes the next start slower.
  }
};

// Copies of the program, as tests make them, have another path each time: kept on disk, they would only pile up.
const passing = new Map();
const compiledOnce = (text, file) => {
  const entry = hashOf(file, "\0", text);
  if (!passing.has(entry)) passing.set(entry, compile(text, file));
  return passing.get(entry);
};

const compiled = (text, file) => {
  if (!file.startsWith(root + path.sep)) return compiledOnce(text, file);
  const entry = path.join(cache, `${hashOf(settings, file, "\0", text)}.js`);
  try {
    return readFileSync(entry, "utf8");
  } catch {
    const code = compile(text, file);
    keep(entry, code);
    return code;
  }
};

require.extensions[".ts"] = (module, file) =>
  module._compile(compiled(readFileSync(file, "utf8"), file), file);
process.setSourceMapsEnabled(true);
// Node 22 and later also keep the machine code.
enableCompileCache?.(path.join(cache, "machine-code"));
