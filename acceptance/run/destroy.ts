import {
  DeleteModelCommand,
  DeleteModelPackageCommand,
  DescribePipelineCommand,
} from "@aws-sdk/client-sagemaker";
import { askFor } from "../preflight/looked-at";
import { succeed } from "./phases";
import type { Run } from "./run";

/** Deletes what the executions of this run made, then the stack; nothing that was there before is touched. */
export const destroy = async (run: Run): Promise<void> => {
  const { sagemaker } = run.clients;
  for (const ModelPackageName of new Set(run.made.packages)) {
    await sagemaker.send(new DeleteModelPackageCommand({ ModelPackageName }));
    run.protocol.tell(`deleted ${ModelPackageName}`);
  }
  for (const ModelName of new Set(run.made.models)) {
    await sagemaker.send(new DeleteModelCommand({ ModelName }));
    run.protocol.tell(`deleted model ${ModelName}`);
  }
  const { stack, configuration } = run.settings;
  await succeed(run, run.folder, "destroy", "--stack", stack, "--yes", "--skip-preview");
  const request = { PipelineName: configuration.pipelineName };
  const left = await askFor("sagemaker:DescribePipeline", async () =>
    sagemaker.send(new DescribePipelineCommand(request)),
  );
  const gone = "value" in left && left.value === undefined;
  const detail = gone ? "the pipeline is gone" : `pipeline "${request.PipelineName}" is still there`;
  run.protocol.assert("destroy", gone, detail);
};
