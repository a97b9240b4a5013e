import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One file of a workflow's `code/` folder and the S3 key it is uploaded under. */
export interface CodeFile {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
  /** `code/<workflow>/<sha256>/<name>`: a changed file gets a new key, an unchanged one keeps its own. */
  readonly key: string;
}

/** The S3 key of a file whose place follows from its content. */
export const contentKey = (prefix: string, name: string, content: string | Buffer): string =>
  `${prefix}/${createHash("sha256").update(content).digest("hex")}/${name}`;

/**
 * The files that a workflow's jobs run, read from `workflows/<workflow>/code/`, in name order. Hidden
 * files, folders and Python's caches do not count; a workflow of built-in algorithms alone has no such folder.
 */
export const codeBundle = (workflow: string, workflowsFolder: string = __dirname): readonly CodeFile[] => {
  const folder = path.join(workflowsFolder, workflow, "code");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map(({ name }) => {
      const file = path.join(folder, name);
      const content = readFileSync(file);
      const key = contentKey(`code/${workflow}`, name, content);
      return { name, path: file, sha256: key.split("/").at(-2) ?? "", key };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The S3 URI of each file of a bundle, by file name, as a workflow's inputs take them. */
export const codeUris = (bundle: readonly CodeFile[], bucket: string): Readonly<Record<string, string>> =>
  Object.fromEntries(bundle.map(({ name, key }) => [name, `s3://${bucket}/${key}`]));
