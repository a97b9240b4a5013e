import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { extract } from "tar";
import { InvalidRequest } from "./job-folder";
import { type Workbench } from "./job-workbench";
import { submitDirectory } from "./training-program";

/**
 * Lays the code of a script that lies as an archive in S3 into the job's `/opt/ml/code`, as the container would fetch
 * it. Code that comes through a channel is laid by the container itself.
 *
 * @throws InvalidRequest when there is no such object, or it is no archive.
 */
export const layScriptCode = async ({ objects, folder, job }: Workbench): Promise<void> => {
  const source = submitDirectory(job.request);
  if (source?.startsWith("s3://") !== true) return;
  const archive = await objects.find(source);
  if (archive === undefined) throw new InvalidRequest(`There is no code at "${source}".`);
  const code = join(folder.optMl, "code");
  await mkdir(code, { recursive: true });
  try {
    await extract({ file: archive.path, cwd: code, strict: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidRequest(`The code "${source}" is no tar.gz archive: ${why}.`);
  }
};
