import type { PipelineDefinition, Workflow } from "../../../pipeline-definition";
import { workflow as abalone } from "../../../workflows/abalone/pipeline";
import { workflow as churnRetraining } from "../../../workflows/churn-retraining/pipeline";
import { workflow as gameSales } from "../../../workflows/game-sales/pipeline";
import { workflow as iris } from "../../../workflows/iris/pipeline";

const IMAGE = `111122223333.dkr.ecr.us-east-1.amazonaws.com/iris/preprocess@sha256:${"0".repeat(64)}`;

/** The workflow itself, with its code and image at the places that the SDK's program names. */
const placed = ({ define, sampleInputs }: Workflow, ...files: readonly string[]): PipelineDefinition =>
  define({
    ...sampleInputs,
    code: Object.fromEntries(files.map((name) => [name, `s3://${sampleInputs.bucket}/code/${name}`])),
    images: { preprocess: IMAGE },
  });

/** The workflows that came after Adult Census. */
export const ownWorkflows: Readonly<Record<string, () => PipelineDefinition>> = {
  abalone: () => placed(abalone, "train.py", "evaluate.py"),
  "churn-retraining": () => placed(churnRetraining),
  "game-sales": () => placed(gameSales),
  iris: () => placed(iris, "preprocess.py", "evaluate.py", "job_run.py"),
};
