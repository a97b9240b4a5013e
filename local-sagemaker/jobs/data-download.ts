import { mkdir } from "node:fs/promises";
import { InvalidRequest } from "./job-folder";
import { type Workbench } from "./job-workbench";

/** Copies an input into the job's folder; a URI under which there is nothing fails the job. */
export const downloadInput = async (bench: Workbench, uri: string, folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const { objects, alsoMatched } = await bench.objects.download(uri, folder);
  if (objects.length === 0)
    throw new InvalidRequest(
      `Data download failed: No S3 objects found under S3 URL "${uri}". ` +
        "Make sure that a step writes there, or mount data with --input.",
    );
  const other = alsoMatched[0];
  if (other !== undefined)
    bench.note(
      `note: without a slash at its end "${uri}" is a prefix that in S3 also matches "${other}"; here it is the folder.`,
    );
};
