import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a deployment reads. */
const PROGRAM = [
  ...["index.ts", "package.json", "tsconfig.json", "tsconfig.pulumi.json", "Pulumi.yaml"],
  ...["components", "pipeline-definition", "workflows"],
];

/**
 * Works on a copy of the program in which one job script ends in one more comment, and removes the copy afterwards: the
 * files of whoever runs this stay as they are.
 *
 * @param script Path of the script inside the program.
 */
export const withChangedScript = async <T>(
  folder: string,
  script: string,
  task: (copy: string) => Promise<T>,
): Promise<T> => {
  const copy = mkdtempSync(path.join(tmpdir(), "acceptance-"));
  const stacks = readdirSync(folder).filter((name) => /^Pulumi\..+\.yaml$/.test(name));
  try {
    for (const name of [...PROGRAM, ...stacks].filter((one) => existsSync(path.join(folder, one)))) {
      cpSync(path.join(folder, name), path.join(copy, name), { recursive: true });
    }
    symlinkSync(path.join(folder, "node_modules"), path.join(copy, "node_modules"));
    appendFileSync(path.join(copy, script), "\n# Changed by the acceptance.\n");
    return await task(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
