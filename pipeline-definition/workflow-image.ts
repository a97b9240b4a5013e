import { nameHint } from "./document/nearest-name";
import { ImageError } from "./images";
import type { WorkflowInputs } from "./workflow";

/**
 * URI of an own image of a workflow, by digest: the image that is built from `workflows/<workflow>/images/<name>/`,
 * or the one that the configuration names instead.
 *
 * @throws ImageError when the workflow has no image of that name
 */
export const workflowImage = ({ images = {} }: Pick<WorkflowInputs, "images">, name: string): string => {
  const uri = Object.hasOwn(images, name) ? images[name] : undefined;
  if (uri !== undefined) return uri;
  throw new ImageError(
    `The workflow has no own image "${name}".`,
    nameHint(
      name,
      Object.keys(images),
      `Put a Dockerfile and requirements.txt into the folder images/${name} of the workflow.`,
    ),
  );
};
