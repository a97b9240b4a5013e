import { isJsonObject } from "../../pipeline-definition/document/definition";
import { nearestName } from "../../pipeline-definition/document/nearest-name";
import { formatPath, type DocumentPath } from "../../pipeline-definition/document/references";
import type { Workflow, WorkflowInputs } from "../../pipeline-definition/workflow";
import { UsageError } from "./command";
import { parseJson } from "./parse-json";
import { readTextFile } from "./read-text-file";
import { workflowInputs } from "./workflow-lookup";

const typeInWords = (value: unknown): string =>
  value === null
    ? "null"
    : Array.isArray(value)
      ? "a list"
      : typeof value === "object"
        ? "an object"
        : `a ${typeof value}`;

const unknownMember = (key: string, known: readonly string[], path: DocumentPath): string => {
  const near = nearestName(key, known);
  return `"${formatPath([...path, key])}" is unknown${near === undefined ? "" : `; did you mean "${near}"`}`;
};

/** Every way in which a value differs in structure from a sample: unknown, missing and wrongly typed members. */
export const structuralDifferences = (
  sample: unknown,
  given: unknown,
  path: DocumentPath = [],
): readonly string[] => {
  if (typeInWords(sample) !== typeInWords(given)) {
    return [`"${formatPath(path)}" is ${typeInWords(given)}, not ${typeInWords(sample)}`];
  }
  if (Array.isArray(sample) && Array.isArray(given)) {
    // An empty sample says nothing of its elements.
    return sample.length === 0
      ? []
      : given.flatMap((item, i) => structuralDifferences(sample[0], item, [...path, i]));
  }
  if (!isJsonObject(sample) || !isJsonObject(given)) return [];
  // An empty sample leaves the names of its members to the author.
  if (Object.keys(sample).length === 0) return [];
  const known = Object.keys(sample);
  const unknown = Object.keys(given).filter((key) => !Object.hasOwn(sample, key));
  return [
    ...unknown.map((key) => unknownMember(key, known, path)),
    ...known.flatMap((key) =>
      Object.hasOwn(given, key)
        ? structuralDifferences(sample[key], given[key], [...path, key])
        : [`"${formatPath([...path, key])}" is missing`],
    ),
  ];
};

/**
 * A workflow's inputs from a JSON file: all members of its sample inputs, `code` and `images` if their URIs
 * shall not follow from the files' hashes, and `tags` if there are any.
 *
 * @throws UsageError for a missing file, a folder, malformed JSON, and all wrong members at once.
 */
export const readInputs = (workflow: Workflow, file: string): WorkflowInputs => {
  const parsed = parseJson(readTextFile(file));
  if (parsed.fault !== undefined) {
    const place = `line ${String(parsed.line)}, column ${String(parsed.column)}`;
    throw new UsageError(`"${file}" is not JSON: ${parsed.fault} at ${place}.`, `Mend the text at ${place}.`);
  }
  const sample = { tags: {}, ...workflowInputs(workflow) };
  const given = parsed.value;
  if (!isJsonObject(given)) {
    throw new UsageError(
      `"${file}" holds ${typeInWords(given)}, not an object.`,
      "Write the inputs as an object.",
    );
  }
  const { code, images, tags } = sample;
  const differences = structuralDifferences(sample, { code, images, tags, ...given });
  if (differences.length > 0) {
    throw new UsageError(
      `The inputs in "${file}" do not fit workflow "${workflow.name}": ${differences.join("; ")}.`,
      `Give exactly these members: ${Object.keys(workflow.sampleInputs).join(", ")}; "code", "images" and "tags" may be left out.`,
    );
  }
  return workflowInputs(workflow, given);
};
