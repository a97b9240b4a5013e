import path from "node:path";
import type { OwnImageEnvironment } from "../../local-sagemaker/environments/image-environments";
import type { Workflow } from "../../pipeline-definition/workflow";
import { draftImage, imageFolders } from "../../workflows/image-folder";

const WORKFLOWS = path.resolve(__dirname, "../../workflows");

/**
 * What stands on this machine for a workflow's own images: each one's locked requirements. Only the images of the
 * folders as they are now: an image of another content may hold other versions.
 *
 * @throws ImageFolderError
 */
export const ownImageEnvironments = (
  workflow: Workflow | undefined,
  folder: string = WORKFLOWS,
): readonly OwnImageEnvironment[] =>
  workflow === undefined
    ? []
    : imageFolders(workflow.name, folder).map((image) => ({
        image: `${workflow.name}/${image.name}`,
        uriEnd: draftImage(workflow.name, image),
        lockFile: path.join(folder, workflow.name, "images", image.name, "requirements.txt"),
        remark: `Image "${image.name}" was not built: a Python environment of its requirements stood in for it.`,
      }));
