import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { frameworkImage, type Workflow } from "../pipeline-definition";
import { allSteps } from "../pipeline-definition/document/steps";
import { findImageEnvironment } from "../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../local-sagemaker/environments/python-environment";
import { ownImageEnvironments } from "../scripts/command-line/own-image-environments";
import { workflowInputs } from "../scripts/command-line/workflow-lookup";
import { program, sequence, type Work } from "./measure";

const ROOT = path.join(__dirname, "..");
const CHANNEL = { ContentType: "text/csv", TrainingInputMode: "File", S3DistributionType: "FullyReplicated" };

/** Where the bare jobs of a workflow run, and with what. */
interface Place {
  readonly workflow: Workflow;
  /** Stands for SageMaker's /opt/ml. */
  readonly base: string;
  /** File with the workflow's data. */
  readonly data: string;
  /** Python of SageMaker's image. */
  readonly python: string;
}

type Jobs = (place: Place) => readonly Work[] | Promise<readonly Work[]>;

const at = ({ base }: Place, place: string): string => path.join(base, ...place.split("/"));
const code = ({ workflow }: Place, name: string): string =>
  path.join(ROOT, "workflows", workflow.name, "code", name);
const algorithm = (name: string): string => path.join(ROOT, "local-sagemaker/algorithms", name, "train.py");

const python = (
  place: Place,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
  own = place.python,
): Work => program(own, ["-B", ...args], { ...process.env, SAGEMAKER_BASE_DIR: place.base, ...more });

const moved = (place: Place, from: string, to: string): Work =>
  sequence(
    () => Promise.resolve(void mkdirSync(at(place, to), { recursive: true })),
    program("cp", ["-r", `${at(place, from)}/.`, at(place, to)]),
  );

const packed = (place: Place, file: string): Work =>
  program("tar", ["-czf", at(place, "processing/model/model.tar.gz"), "-C", at(place, "model"), file]);

const etl = (place: Place): Work =>
  python(place, [path.join(__dirname, "bare_etl.py"), place.workflow.name, place.data, place.base]);

const scores = (place: Place, name: string, file: string): Work =>
  python(place, [
    path.join(__dirname, "bare_scores.py"),
    ...[name, at(place, "model"), at(place, file), at(place, "processing/predictions/scores.jsonl")],
  ]);

/** The jobs of each workflow in the order of its steps. What calls SageMaker alone, a function or a step, is no job. */
const JOBS: Readonly<Record<string, Jobs>> = {
  "game-sales": (place) => [
    etl(place),
    python(place, [algorithm("xgboost")]),
    packed(place, "xgboost-model"),
    scores(place, "xgboost", "processing/batch/batch.csv"),
  ],
  "churn-retraining": (place) => [
    etl(place),
    python(place, [algorithm("xgboost")]),
    packed(place, "xgboost-model"),
  ],
  iris: async (place) => {
    const own = ownImageEnvironments(place.workflow).find(({ image }) => image === "iris/preprocess");
    const image = own === undefined ? place.python : await ensureEnvironment(own);
    return [
      python(place, [code(place, "preprocess.py"), "--seed", "42"], {}, image),
      moved(place, "processing/train", "input/data/train"),
      python(place, [algorithm("linear-learner")]),
      packed(place, "."),
      scores(place, "linear-learner", "processing/test/test.csv"),
      python(place, [code(place, "evaluate.py")], {}, image),
    ];
  },
  abalone: (place) => {
    const folders = {
      SM_CHANNEL_TRAIN: at(place, "input/data/train"),
      SM_CHANNEL_VALIDATION: at(place, "input/data/validation"),
      SM_MODEL_DIR: at(place, "model"),
    };
    const options = ["--num_round", "50", "--max_depth", "4", "--eta", "0.1"];
    return [
      etl(place),
      python(place, [code(place, "train.py"), ...options], folders),
      packed(place, "xgboost-model"),
      python(place, [code(place, "evaluate.py")]),
    ];
  },
};

/** The hyper-parameters and channels that the definition gives its training step, as a container finds them. */
const configure = (place: Place): void => {
  const definition = place.workflow.define(workflowInputs(place.workflow));
  const args = allSteps(definition).find(({ step }) => step.Type === "Training")?.step.Arguments;
  const channels = place.workflow.name === "iris" ? ["train"] : ["train", "validation"];
  const files = {
    "hyperparameters.json": args?.["HyperParameters"],
    "inputdataconfig.json": Object.fromEntries(channels.map((name) => [name, CHANNEL])),
  };
  for (const folder of ["input/config", "model", "processing/model", "processing/input/data"])
    mkdirSync(at(place, folder), { recursive: true });
  for (const [name, value] of Object.entries(files))
    writeFileSync(at(place, `input/config/${name}`), JSON.stringify(value));
};

/** What the jobs of a workflow do, as plain processes one after the other in one folder, no engine about. */
export const bareWorkflow = async (workflow: Workflow, folder: string, data: string): Promise<Work> => {
  const image = findImageEnvironment(frameworkImage("xgboost", "3.2-0", "us-east-1"));
  if (image === undefined) throw new Error("There is no environment for the image of the workflows.");
  const base = path.join(folder, `bare-${workflow.name}`);
  const place: Place = { workflow, base, data, python: await ensureEnvironment(image) };
  const jobs = JOBS[workflow.name];
  if (jobs === undefined) throw new Error(`Nobody has written down the bare jobs of "${workflow.name}".`);
  const prepare: Work = async () => {
    rmSync(base, { recursive: true, force: true });
    configure(place);
    await program("cp", [data, at(place, `processing/input/data/${path.basename(data)}`)])();
  };
  return sequence(prepare, ...(await jobs(place)));
};
