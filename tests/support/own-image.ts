import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { edit } from "./program-copy";

/** A Dockerfile whose base image is pinned. */
export const DOCKERFILE = `FROM public.ecr.aws/docker/library/python@sha256:${"a".repeat(64)}
COPY requirements.txt .
RUN python3 -m pip install --require-hashes -r requirements.txt
`;

/** Name of the image that `addOwnImage` adds. */
export const IMAGE = "tabular";

/** Writes a file of an image into a folder of workflows. */
export const writeImageFile = (
  workflows: string,
  file: string,
  content: string,
  workflow = "adult-census",
): void => {
  const place = path.join(workflows, workflow, "images", file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
};

/** Makes the jobs of Adult Census run in an own image, in a copy of the program. */
export const addOwnImage = (folder: string): void => {
  const workflows = path.join(folder, "workflows");
  writeImageFile(workflows, `${IMAGE}/Dockerfile`, DOCKERFILE);
  writeImageFile(workflows, `${IMAGE}/requirements.txt`, "numpy==2.1.0 --hash=sha256:00\n");
  const settings = "workflows/private-jobs.ts";
  edit(folder, settings, "({ region }: WorkflowInputs)", "(inputs: WorkflowInputs)");
  edit(folder, settings, 'frameworkImage("xgboost", "3.2-0", region)', `workflowImage(inputs, "${IMAGE}")`);
  edit(folder, settings, "  frameworkImage,\n", "  workflowImage,\n");
};
