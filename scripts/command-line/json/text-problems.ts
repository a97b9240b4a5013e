import { problem, type Problem, type ProblemCode } from "../../../pipeline-definition/checks/problem";
import { isJsonObject } from "../../../pipeline-definition/document/definition";
import { shortened } from "../../../pipeline-definition/document/quoted";
import { formatPath, type DocumentPath } from "../../../pipeline-definition/document/references";
import type { JsonOddity } from "../parse-json";
import type { TextPlace } from "./text-places";

/** Members that the service refuses when they are written as whole numbers: 2 instead of 2.0. */
const FLOATS: readonly string[] = ["NumberOfCpuCoresRequired", "NumberOfAcceleratorDevicesRequired"];

/** What to ask `parseJson` to watch. */
export const isWrittenAsFloat = (name: string): boolean => FLOATS.includes(name);

const inWords = ({ line, column }: TextPlace): string => `line ${String(line)}, column ${String(column)}`;

const valueAt = (value: unknown, path: DocumentPath): unknown =>
  path.reduce<unknown>(
    (at, key) =>
      Array.isArray(at) && typeof key === "number"
        ? (at as readonly unknown[])[key]
        : isJsonObject(at) && Object.hasOwn(at, key)
          ? at[key]
          : undefined,
    value,
  );

const isInInferenceComponent = (path: DocumentPath, document: unknown): boolean => {
  const step = valueAt(document, path.slice(0, path.lastIndexOf("Arguments")));
  return isJsonObject(step) && step["Type"] === "InferenceComponent";
};

/** What to say of an oddity: code, message and hint. Undefined where it does not matter. */
const saying = (
  { kind, path, raw, earlier = 0, offset }: JsonOddity,
  document: unknown,
  placeOf: (offset: number) => TextPlace,
): readonly [ProblemCode, string, string] | undefined => {
  const name = `"${shortened(formatPath(path), 300) || "$"}"`;
  const number = shortened(raw, 40);
  switch (kind) {
    case "duplicate": {
      const both = `${inWords(placeOf(earlier))} and ${inWords(placeOf(offset))}`;
      const message = `${name} stands twice in its object, at ${both}; only the last one counts.`;
      return ["duplicate-member", message, "Take one of them out."];
    }
    case "overflow":
      return [
        "number-too-large",
        `${name} is ${number}, which no JSON reader can hold as a number.`,
        "Write a smaller number, or text.",
      ];
    case "inexact":
      return [
        "inexact-number",
        `${name} is ${number}, which many JSON readers round to ${String(Number(raw))}.`,
        "Write fewer digits, or text.",
      ];
    case "integer":
      return isInInferenceComponent(path, document)
        ? [
            "float-written-as-integer",
            `${name} is written ${number}, where SageMaker takes only a number with a fraction.`,
            `Write ${number}.0.`,
          ]
        : undefined;
  }
};

/**
 * Problems that only the text of a document shows, with their places: its value no longer does.
 *
 * @param document The value of the text.
 */
export const textProblems = (
  oddities: readonly JsonOddity[],
  document: unknown,
  placeOf: (offset: number) => TextPlace,
): readonly Problem[] =>
  oddities.flatMap((oddity) => {
    const said = saying(oddity, document, placeOf);
    if (said === undefined) return [];
    const [code, message, hint] = said;
    return [{ ...problem(code, oddity.path, message, hint), ...placeOf(oddity.offset) }];
  });
