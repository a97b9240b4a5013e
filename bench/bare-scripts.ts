import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { frameworkImage } from "../pipeline-definition";
import { findImageEnvironment } from "../local-sagemaker/environments/image-environments";
import { ensureEnvironment } from "../local-sagemaker/environments/python-environment";
import { codeBundle } from "../workflows/code-bundle";
import { workflow } from "../workflows/adult-census/pipeline";
import { program, sequence, type Work } from "./measure";

const ALGORITHM = path.join(__dirname, "../local-sagemaker/algorithms/xgboost/train.py");

const CHANNEL = { ContentType: "text/csv", TrainingInputMode: "File", S3DistributionType: "FullyReplicated" };

/** The hyper-parameters that the definition gives its training step. */
const hyperParameters = (): unknown => {
  const code = Object.fromEntries(codeBundle(workflow.name).map(({ name }) => [name, `s3://b/${name}`]));
  return workflow.define({ ...workflow.sampleInputs, code }).Steps.find(({ Type }) => Type === "Training")
    ?.Arguments?.["HyperParameters"];
};

/** What the three jobs of Adult Census do, as plain processes one after the other in one folder, no engine about. */
export const bareScripts = async (folder: string, data: string): Promise<Work> => {
  const image = findImageEnvironment(frameworkImage("xgboost", "3.2-0", "us-east-1"));
  if (image === undefined) throw new Error("There is no environment for the image of Adult Census.");
  const python = await ensureEnvironment(image);
  const base = path.join(folder, "bare");
  const at = (...parts: string[]) => path.join(base, ...parts);
  const run = (...args: string[]) => program(python, args, { ...process.env, SAGEMAKER_BASE_DIR: base });
  const copy = (from: string, to: string) =>
    cpSync(at(...from.split("/")), at(...to.split("/")), { recursive: true });
  const prepare = () => {
    rmSync(base, { recursive: true, force: true });
    for (const { name, path: file } of codeBundle(workflow.name)) {
      const place = { "categories.json": "categories", "encoder.py": "lib" }[name] ?? "code";
      cpSync(file, at("processing/input", place, name));
    }
    cpSync(data, at("processing/input/data", path.basename(data)));
    mkdirSync(at("input/config"), { recursive: true });
    writeFileSync(at("input/config/hyperparameters.json"), JSON.stringify(hyperParameters()));
    writeFileSync(
      at("input/config/inputdataconfig.json"),
      JSON.stringify({ train: CHANNEL, validation: CHANNEL }),
    );
    mkdirSync(at("model"), { recursive: true });
  };
  return sequence(
    () => Promise.resolve(prepare()),
    run(at("processing/input/code/preprocess.py"), "--seed", "42"),
    () =>
      Promise.resolve(
        ["train", "validation"].forEach((name) => copy(`processing/${name}`, `input/data/${name}`)),
      ),
    run(ALGORITHM),
    program("tar", ["-czf", at("model.tar.gz"), "-C", at("model"), "xgboost-model"]),
    () => Promise.resolve(cpSync(at("model.tar.gz"), at("processing/model/model.tar.gz"))),
    run(at("processing/input/code/evaluate.py")),
  );
};
