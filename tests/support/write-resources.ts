import { writeFileSync } from "node:fs";
import path from "node:path";
import { format, resolveConfig } from "prettier";
import { resourcesPage } from "./resources-page";

const FILE = path.resolve(__dirname, "../../docs/resources.md");

/** Writes the page, as prettier lays it out. */
const write = async (): Promise<void> => {
  writeFileSync(
    FILE,
    await format(await resourcesPage(), { ...(await resolveConfig(FILE)), filepath: FILE }),
  );
};

void write();
