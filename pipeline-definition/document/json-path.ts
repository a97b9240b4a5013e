/** One part of the way into a JSON value: a member's name or a list position. */
export type JsonPathPart = string | number;

const PART = /^(?:\.([^.[\]'"]+)|\[(\d+)\]|\[(?:'([^']*)'|"([^"]*)")\])/;

/**
 * The parts of the `Path` of a `Std:JsonGet`: `metrics.accuracy.value`, `folds[0].loss`, `a['b.c']`. A leading
 * `$` is allowed. Undefined when it does not follow this grammar.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-propertyfile.html
 */
export const parseJsonPath = (text: string): readonly JsonPathPart[] | undefined => {
  const parts: JsonPathPart[] = [];
  const way = text.replace(/^\$\.?/, "");
  // A path begins with a member or a bracket; the first member gets the dot that all later ones have.
  for (let rest = way === "" || way.startsWith("[") ? way : `.${way}`; rest !== "";) {
    const match = PART.exec(rest);
    if (match === null) return undefined;
    const [whole, member, index, single, double] = match;
    parts.push(index !== undefined ? Number(index) : (member ?? single ?? double ?? ""));
    rest = rest.slice(whole.length);
  }
  return parts;
};
