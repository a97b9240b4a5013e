import { isExpression } from "../document/definition";
import type { PropertyPath } from "../document/references";
import { objectsAt, type StepReading } from "./definition-reading";

/** A list of a step whose elements a property path finds by name, and how messages call them. */
export interface KeyedList {
  readonly types: readonly string[];
  readonly way: readonly string[];
  /** The member that holds the name. */
  readonly member: string;
  readonly word: string;
}

export const PROCESSING_OUTPUTS: KeyedList = {
  types: ["Processing"],
  way: ["ProcessingOutputConfig", "Outputs"],
  member: "OutputName",
  word: "output",
};

const KEYED_LISTS: readonly KeyedList[] = [
  PROCESSING_OUTPUTS,
  { types: ["Processing"], way: ["ProcessingInputs"], member: "InputName", word: "input" },
  { types: ["Lambda", "Callback"], way: ["OutputParameters"], member: "OutputName", word: "output" },
];

/** The names that a step declares in a list; undefined when one of them is not known before the run. */
export const declaredNames = (
  { step, args, type }: StepReading,
  { way, member }: KeyedList,
): readonly string[] | undefined => {
  const holder = type === "Processing" ? args : step;
  const names = objectsAt(holder, ...way).map(([, item]) => item[member]);
  return names.some(isExpression)
    ? undefined
    : names.filter((name): name is string => typeof name === "string");
};

/** The list that a property path of a step type looks into by name, and that name. */
export const keyedListOf = (
  type: string | undefined,
  property: PropertyPath,
): { readonly list: KeyedList; readonly name: string } | undefined => {
  for (const list of KEYED_LISTS) {
    if (type === undefined || !list.types.includes(type)) continue;
    const fits = list.way.every((member, i) => {
      const part = property[i];
      return part !== undefined && "member" in part && part.member === member;
    });
    const key = property[list.way.length];
    if (fits && key !== undefined && "key" in key) return { list, name: key.key };
  }
  return undefined;
};
