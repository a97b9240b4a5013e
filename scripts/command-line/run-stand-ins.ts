import { existsSync } from "node:fs";
import path from "node:path";
import { startApiServer } from "../../local-sagemaker/api/server";
import { createCallbackSender } from "../../local-sagemaker/callbacks/answer-over-wire";
import { CallbackTokens } from "../../local-sagemaker/callbacks/callback-tokens";
import { createLocalBridge } from "../../local-sagemaker/callbacks/local-bridge";
import type { AwsJobCommand } from "../../local-sagemaker/callbacks/run-command";
import { lambdaEnvironment } from "../../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../../local-sagemaker/environments/python-environment";
import type { FunctionCode } from "../../local-sagemaker/functions/function-code";
import { createFunctionRunner } from "../../local-sagemaker/functions/function-runner";
import { LocalRunError } from "../../local-sagemaker/plan/local-run-error";
import type { StandInNames } from "../../local-sagemaker/plan/support";
import type { RunOptions } from "../../local-sagemaker/run-pipeline";
import { allSteps } from "../../pipeline-definition/document/steps";
import { resourceName } from "../../pipeline-definition/steps/pipeline-resources";
import type { Workflow } from "../../pipeline-definition/workflow";
import { jobsFolder, type StorePlaces } from "./run-result";

/** What a workflow brings for work that is not SageMaker's own, by the names under which its document calls it. */
export interface StandIns {
  readonly functions: ReadonlyMap<string, FunctionCode>;
  readonly awsJobs: ReadonlyMap<string, AwsJobCommand>;
}

const WORKFLOWS = path.resolve(__dirname, "../../workflows");
const TIMEOUT_SECONDS = 120;

/** Everything that a workflow brings; nothing for a definition file. */
export const standInsOf = (workflow: Workflow | undefined, folder: string = WORKFLOWS): StandIns => {
  if (workflow === undefined) return { functions: new Map(), awsJobs: new Map() };
  const { sampleInputs, functions = {}, awsJobs = {} } = workflow;
  const home = path.join(folder, workflow.name);
  return {
    functions: new Map(
      Object.entries(functions).map(
        ([name, { timeoutSeconds = TIMEOUT_SECONDS, environment = {}, ...code }]) => [
          resourceName(sampleInputs, name),
          { ...code, timeoutSeconds, environment, folder: path.join(home, code.folder) },
        ],
      ),
    ),
    awsJobs: new Map(
      Object.entries(awsJobs).map(([name, { kind, command }]) => [
        resourceName(sampleInputs, name),
        { kind, command, folder: home },
      ]),
    ),
  };
};

/** The names under which a document calls what a workflow brings. */
export const standInNames = ({ functions, awsJobs }: StandIns): StandInNames => ({
  functions: new Set(functions.keys()),
  awsJobs: new Set(awsJobs.keys()),
});

/** Functions and jobs of a run, and AWS's services for them, until `close`. */
export interface OpenStandIns extends Pick<RunOptions, "functions" | "callbacks"> {
  readonly close: () => Promise<void>;
}

const isNeeded = ({ document }: Pick<RunOptions, "document">): boolean =>
  allSteps(document).some(({ step }) => step.Type === "Lambda" || step.Type === "Callback");

/** @throws LocalRunError that names the functions whose folders are not there. */
const assertFolders = (functions: StandIns["functions"]): void => {
  const missing = [...functions].filter(([, { folder }]) => !existsSync(folder));
  if (missing.length === 0) return;
  throw new LocalRunError(
    missing.map(([name, { folder }]) => `Function "${name}" has no folder "${folder}".`).join(" "),
    'Put its code there, or name another folder under "functions" in the workflow.',
  );
};

/**
 * Makes ready what the Lambda and callback steps of a run need: a server that speaks for AWS, and who calls functions
 * and runs jobs. Nothing where a document has no such steps.
 *
 * @param onProgress Told, in lines for people, what takes long.
 * @throws LocalRunError when the folder of a function is not there, or the Python of functions and jobs cannot be made.
 */
export const openStandIns = async (
  { functions, awsJobs }: StandIns,
  run: Pick<RunOptions, "document" | "place" | "endpoints">,
  { folder, objects, store }: StorePlaces,
  onProgress: (line: string) => void,
): Promise<OpenStandIns> => {
  if (!isNeeded(run)) return { close: () => Promise.resolve() };
  assertFolders(functions);
  const { place, endpoints } = run;
  const tokens = new CallbackTokens();
  const served = endpoints === undefined ? {} : { endpoints };
  const server = await startApiServer({ store, objects, place, callbacks: tokens, ...served });
  const sender = await createCallbackSender(server.endpointUrl, place.region);
  let made: Promise<string> | undefined;
  const python = (): Promise<string> => (made ??= ensureEnvironment(lambdaEnvironment, { onProgress }));
  const { environment } = server;
  const readObject = (uri: string): Promise<string | undefined> => objects.readText(uri);
  return {
    functions: createFunctionRunner({ functions, jobsFolder: jobsFolder(folder), environment, python }),
    callbacks: {
      tokens,
      worker: createLocalBridge({
        jobs: awsJobs,
        jobsFolder: jobsFolder(folder),
        sender,
        readObject,
        environment,
        python,
      }),
    },
    close: async () => {
      sender.close();
      await server.close();
    },
  };
};
