import { writeFileSync } from "node:fs";
import path from "node:path";
import { command, run } from "../../scripts/command-line/command";
import { ROOT } from "./dev-settings";
import { rehearsedPages } from "./rehearsal";

const program = command(
  "docs:transcripts",
  "Write the transcripts that the documentation shows, docs/examples/*-transcript.md, from the rehearsal.",
  "npm run -s docs:transcripts",
).action(async () => {
  for (const [file, text] of Object.entries(await rehearsedPages())) {
    writeFileSync(path.join(ROOT, file), text);
    process.stdout.write(`${file}\n`);
  }
});

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
