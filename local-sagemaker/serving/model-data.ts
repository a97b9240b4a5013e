import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { extract } from "tar";
import type { Bench } from "../jobs/create-workbench";
import type { ModelContainer } from "./model-container";
import { ModelServerFailure } from "./model-server-failure";

/**
 * Lays a container's model into its `/opt/ml/model`: an archive unpacked, or files as they are.
 *
 * @throws ModelServerFailure when it is not there, or is no archive.
 */
export const layModelData = async (
  { objects, folder: { optMl } }: Bench,
  { modelUri, packed }: ModelContainer,
): Promise<void> => {
  const model = join(optMl, "model");
  await mkdir(model, { recursive: true });
  if (modelUri === undefined) return;
  const missing = new ModelServerFailure(`There is no model data at "${modelUri}".`);
  if (!packed) {
    if ((await objects.download(modelUri, model)).objects.length === 0) throw missing;
    return;
  }
  const archive = await objects.find(modelUri);
  if (archive === undefined) throw missing;
  try {
    await extract({ file: archive.path, cwd: model, strict: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ModelServerFailure(`The model data "${modelUri}" is no tar.gz archive: ${why}.`);
  }
};
