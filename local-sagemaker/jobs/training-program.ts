import { join } from "node:path";
import { type JsonObject } from "../../pipeline-definition/document/definition";
import { type ImageEnvironment } from "../environments/image-environments";
import { objectAt, textMapAt } from "./request-reading";

/** What a training container runs when the request names no entrypoint of its own. */
export interface TrainingProgram {
  /** Empty for an image that has no program. */
  readonly command: readonly string[];
  /** The algorithm, whose metrics the service looks for without being asked; undefined for a script of the user's. */
  readonly algorithm?: ImageEnvironment["algorithm"];
}

const ALGORITHMS = join(__dirname, "..", "algorithms");

const trainIn = (folder: string): readonly string[] => ["python3", join(ALGORITHMS, folder, "train.py")];

/** Whether a training job runs a script of the user's in place of the image's algorithm. */
export const runsScript = (request: JsonObject): boolean =>
  objectAt(request, "HyperParameters")["sagemaker_program"] !== undefined ||
  textMapAt(request, "Environment")["SAGEMAKER_PROGRAM"] !== undefined;

/** The program of an image for a job: the toolkit that runs a script, or the image's algorithm. */
export const trainingProgram = (image: ImageEnvironment, request: JsonObject): TrainingProgram => {
  if (runsScript(request)) return { command: trainIn("script-mode") };
  const { algorithm } = image;
  return algorithm === undefined ? { command: [] } : { command: trainIn(algorithm), algorithm };
};

/**
 * Where the code of a script comes from. The toolkit's values are JSON inside text; what is none counts as it is.
 *
 * @returns undefined for a job that names no place.
 */
export const submitDirectory = (request: JsonObject): string | undefined => {
  const text = textMapAt(request, "HyperParameters")["sagemaker_submit_directory"];
  return /^"(.*)"$/s.exec(text ?? "")?.[1] ?? text;
};
