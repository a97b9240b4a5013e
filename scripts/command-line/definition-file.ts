import path from "node:path";
import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { problem, type Problem, type ProblemCode } from "../../pipeline-definition/checks/problem";
import type { WaivedProblem } from "../../pipeline-definition/checks/waivers";
import { isJsonObject, type PipelineDefinition } from "../../pipeline-definition/document/definition";
import { locateValues } from "./json/locate-values";
import { textPlaces, type TextPlace } from "./json/text-places";
import { isWrittenAsFloat, textProblems } from "./json/text-problems";
import { parseJson } from "./parse-json";
import { readFileText } from "./read-text-file";

/** A definition document that a command was asked about. */
export interface LoadedDefinition {
  /** The workflow's name, or the file's name without `.json`. */
  readonly name: string;
  /** Absent when the file is not JSON or not an object, or the workflow renders none; then `problems` says why. */
  readonly document?: PipelineDefinition;
  /** Errors and warnings. A document that has errors may lack any member its type promises. */
  readonly problems: readonly Problem[];
  /** Warnings that the workflow waives; a file waives none. */
  readonly waived: readonly WaivedProblem[];
}

/** Problems of a member's being there: their place is its name. That of all others is the value. */
const OF_NAMES: readonly ProblemCode[] = ["unknown-member", "forbidden-argument"];

const withPlaces = (
  problems: readonly Problem[],
  text: string,
  placeOf: (offset: number) => TextPlace,
): readonly Problem[] => {
  const spots = locateValues(
    text,
    problems.map(({ path: at }) => at),
  );
  return problems.map((found) => {
    const spot = spots.get(found.path) ?? { offset: 0, name: 0 };
    return { ...found, ...placeOf(OF_NAMES.includes(found.code) ? spot.name : spot.offset) };
  });
};

const unreadable = (name: string, message: string, hint: string, place: TextPlace): LoadedDefinition => ({
  name,
  problems: [{ ...problem("malformed-json", [], message, hint), ...place }],
  waived: [],
});

/**
 * The document in a text, with all its problems and the line and column of each. Never throws.
 *
 * @param file What messages call the text.
 */
export const definitionInText = (file: string, whole: string): LoadedDefinition => {
  const name = path.basename(file).replace(/\.json$/i, "");
  const text = whole.replace(/^\uFEFF/, "");
  if (text.trim() === "") {
    const place = { line: 1, column: 1 };
    return unreadable(name, `"${file}" is empty.`, "Write the definition document into it.", place);
  }
  const parsed = parseJson(text, isWrittenAsFloat);
  if (parsed.fault !== undefined) {
    const { fault, ...place } = parsed;
    const where = `line ${String(place.line)}, column ${String(place.column)}`;
    return unreadable(
      name,
      `"${file}" is not JSON: ${fault} at ${where}.`,
      `Mend the text at ${where}.`,
      place,
    );
  }
  const { value, oddities } = parsed;
  const placeOf = textPlaces(text);
  const problems = [
    ...withPlaces(checkDefinition(value), text, placeOf),
    ...textProblems(oddities, value, placeOf),
  ];
  // Checked, not proved: the problems say where the value is no definition.
  return isJsonObject(value)
    ? { name, document: value as unknown as PipelineDefinition, problems, waived: [] }
    : { name, problems, waived: [] };
};

/**
 * The document in a file, with all its problems. What a file holds never makes this throw.
 *
 * @throws UsageError for a file that is missing, a folder, too large or unreadable.
 */
export const loadDefinitionFile = (file: string): LoadedDefinition => {
  const read = readFileText(file);
  if (read.fault === undefined) return definitionInText(file, read.text);
  const name = path.basename(file).replace(/\.json$/i, "");
  return unreadable(name, `"${file}" ${read.fault}.`, read.hint, { line: read.line, column: 1 });
};
