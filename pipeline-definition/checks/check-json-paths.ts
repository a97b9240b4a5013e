import { isJsonGet, isJsonObject } from "../document/definition";
import { parseJsonPath } from "../document/json-path";
import { quoted } from "../document/quoted";
import type { DocumentPath } from "../document/references";
import { withoutBranches } from "../document/steps";
import { nodesOf, pathOf } from "../document/walk";
import { objectsAt, type DefinitionReading, type StepReading } from "./definition-reading";
import { problem, type Problem } from "./problem";

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html */
const checkJsonPath = (value: string, path: DocumentPath, { subject }: StepReading): readonly Problem[] => {
  const parts = parseJsonPath(value);
  if (parts === undefined || parts.length === 0) {
    const message = `${subject} looks up ${quoted(value)} in a JSON file, which is no path.`;
    const hint = 'Write members, positions and keys: "metrics.folds[0].loss" or "metrics[\'a.b\'].value".';
    return [problem("invalid-json-path", path, message, hint)];
  }
  if (!value.startsWith("$")) return [];
  const message = `${subject} looks up ${quoted(value)}, and AWS's documents show no path that begins with "$".`;
  return [problem("rooted-json-path", path, message, "Begin with the name of the first member.")];
};

const checkStep = (step: StepReading): readonly Problem[] => {
  const found: Problem[] = [];
  for (const node of nodesOf(withoutBranches(step.step as never))) {
    if (!isJsonGet(node.value)) continue;
    const body: unknown = node.value["Std:JsonGet"];
    const path: unknown = isJsonObject(body) ? body["Path"] : undefined;
    // What is no text has been reported as such.
    if (typeof path !== "string") continue;
    found.push(...checkJsonPath(path, pathOf(node, [...step.path]).concat("Std:JsonGet", "Path"), step));
  }
  return found;
};

const isInside = (file: string): boolean =>
  file !== "" && !file.startsWith("/") && !/^[a-z0-9]+:\/\//i.test(file) && !file.split("/").includes("..");

const checkFilePaths = ({ step, subject, path }: StepReading): readonly Problem[] =>
  objectsAt(step, "PropertyFiles").flatMap(([i, { FilePath }]) => {
    if (typeof FilePath !== "string" || isInside(FilePath)) return [];
    const message = `${subject} has a property file at ${quoted(FilePath)}, which is no place inside an output.`;
    const hint = 'Write where the file lies below the "LocalPath" of its output, such as "report.json".';
    return [problem("invalid-file-path", [...path, "PropertyFiles", i, "FilePath"], message, hint)];
  });

/** What is read from JSON files is named as SageMaker names it. */
export const checkJsonPaths = ({ steps }: DefinitionReading): readonly Problem[] =>
  steps.flatMap((step) => [...checkStep(step), ...checkFilePaths(step)]);
