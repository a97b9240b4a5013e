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

/** Makes something of each step once: a step with thousands of names may be asked for each of them. */
export const oncePerStep = <Made extends object>(
  make: (step: StepReading) => Made,
): ((step: StepReading) => Made) => {
  // A reading is made anew for each check, so what is kept here is never out of date.
  const made = new WeakMap<StepReading, Made>();
  return (step) => {
    const known = made.get(step) ?? make(step);
    made.set(step, known);
    return known;
  };
};

const namesIn = ({ step, args, type }: StepReading, { way, member }: KeyedList) => {
  const holder = type === "Processing" ? args : step;
  const names = objectsAt(holder, ...way).map(([, item]) => item[member]);
  return {
    count: names.length,
    known: names.some(isExpression)
      ? undefined
      : names.filter((name): name is string => typeof name === "string"),
  };
};

const NAMES_IN = new Map(
  KEYED_LISTS.map((list) => [list, oncePerStep((step) => namesIn(step, list))] as const),
);

/** The names that a step declares in a list; undefined when one of them is not known before the run. */
export const declaredNames = (step: StepReading, list: KeyedList): readonly string[] | undefined =>
  NAMES_IN.get(list)?.(step).known;

/** How many items a step declares in a list. */
export const declaredCount = (step: StepReading, list: KeyedList): number =>
  NAMES_IN.get(list)?.(step).count ?? 0;

/** The list that a property path of a step type looks into, and by what name or position. */
export const keyedListOf = (
  type: string | undefined,
  property: PropertyPath,
): { readonly list: KeyedList; readonly name: string | number } | undefined => {
  for (const list of KEYED_LISTS) {
    if (type === undefined || !list.types.includes(type)) continue;
    const fits = list.way.every((member, i) => {
      const part = property[i];
      return part !== undefined && "member" in part && part.member === member;
    });
    const key = property[list.way.length];
    if (fits && key !== undefined && !("member" in key))
      return { list, name: "key" in key ? key.key : key.index };
  }
  return undefined;
};
