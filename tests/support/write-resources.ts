import { writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { command, run } from "../../scripts/command-line/command";
import { resourcesPage } from "./resources-page";

const FILE = path.resolve(__dirname, "../../docs/resources.md");

const program = command(
  "docs:resources",
  "Write the documentation page of a stack's resources, docs/resources.md, from what the program registers.",
  "npm run -s docs:resources",
).action(async () => {
  // As prettier lays it out.
  writeFileSync(
    FILE,
    await format(await resourcesPage(), { ...(await resolveConfig(FILE)), filepath: FILE }),
  );
});

if (require.main === module) {
  void run(program, process.argv.slice(2)).then((code) => (process.exitCode = code));
}
