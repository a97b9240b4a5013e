import { isJsonObject } from "../../../pipeline-definition/document/definition";

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

/**
 * The names of a model's features as a JSON file of the run tells them: a list of text called `features`, or
 * the plan of a one-hot encoding, the one list of columns taken as they are, whatever it is called, before `categories`
 * (the levels of each column), which makes `column=level`. Undefined for any other file.
 */
export const featureNamesIn = (content: unknown): readonly string[] | undefined => {
  if (!isJsonObject(content)) return undefined;
  const { features, categories, ...others } = content;
  if (isTexts(features)) return features;
  const [columns, ...more] = Object.values(others).filter(isTexts);
  if (columns === undefined || more.length > 0 || !isJsonObject(categories)) return undefined;
  const levels = Object.entries(categories);
  if (!levels.every((pair): pair is [string, readonly string[]] => isTexts(pair[1]))) return undefined;
  return [...columns, ...levels.flatMap(([column, known]) => known.map((level) => `${column}=${level}`))];
};
