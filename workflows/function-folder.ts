import path from "node:path";
import { filesIn, type ImageFile } from "./image-folder";

/**
 * The files of a function, which go up as they stand, in name order.
 *
 * @param folder below the workflow's own, or of several workflows: `../functions/deploy-endpoint`
 */
export const functionFiles = (workflow: string, folder: string): readonly ImageFile[] =>
  filesIn(path.join(__dirname, workflow, ...folder.split("/")));
