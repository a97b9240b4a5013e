import { existsSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The folders in which a program is looked for. */
const searched = (): readonly string[] => (process.env["PATH"] ?? "").split(path.delimiter);

/** The `pulumi` command, when there is one on the PATH. */
export const pulumiCommand = (): string | undefined =>
  searched()
    .map((folder) => path.join(folder, "pulumi"))
    .find((file) => existsSync(file));

/** Pulumi looks for the program that starts Node beside itself, then on the PATH. */
const hasLanguageHost = (pulumi: string): boolean =>
  [path.dirname(realpathSync(pulumi)), ...searched()].some((folder) =>
    existsSync(path.join(folder, "pulumi-language-nodejs")),
  );

const LOADER = path.resolve(__dirname, "../../../scripts/command-line/typescript.js");

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * Makes a folder with the programs that `pulumi` is to find on its PATH: the providers of AWS and awsx, and the host
 * of the language where the machine has none.
 */
export const makeCommandFolder = (folder: string, pulumi: string): void => {
  mkdirSync(folder, { recursive: true });
  const programs = {
    "pulumi-resource-aws": "aws-stand-in.ts",
    "pulumi-resource-awsx": "awsx-stand-in.ts",
    ...(hasLanguageHost(pulumi) ? {} : { "pulumi-language-nodejs": "language-host.ts" }),
  };
  for (const [name, file] of Object.entries(programs)) {
    const words = [process.execPath, "-r", LOADER, path.join(__dirname, file)].map(quoted);
    writeFileSync(path.join(folder, name), `#!/bin/sh\nexec ${words.join(" ")} "$@"\n`, { mode: 0o755 });
  }
};
