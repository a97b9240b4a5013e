import { writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./dev-settings";
import { rehearsedPages } from "./rehearsal";

/** Writes the transcripts that the documentation shows. */
const write = async (): Promise<void> => {
  for (const [file, text] of Object.entries(await rehearsedPages())) {
    writeFileSync(path.join(ROOT, file), text);
    process.stdout.write(`${file}\n`);
  }
};

void write();
