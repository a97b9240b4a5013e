import { isJsonObject, type JsonObject } from "./definition";

/** Members by which AWS's lists name their items, in the order in which they are tried. */
const NAMING = [
  "Name",
  "Key",
  "InputName",
  "OutputName",
  "ChannelName",
  "PropertyFileName",
  "DefinitionName",
  "VariantName",
  "MetricName",
  "RuleConfigurationName",
  "ActionName",
  "ArtifactName",
  "ContextName",
] as const;

const ownText = (item: unknown, member: string): string | undefined => {
  const value = isJsonObject(item) && Object.hasOwn(item, member) ? item[member] : undefined;
  return typeof value === "string" ? value : undefined;
};

const areNamedBy = (list: readonly unknown[], member: string): boolean => {
  const names = new Set(list.map((item) => ownText(item, member)));
  return names.size === list.length && !names.has(undefined);
};

/** Items by their names, in the order of the list. */
export type NamedItems = ReadonlyMap<string, JsonObject>;

/**
 * The items of lists by their names, where every item of every list is an object with a name of its own: inputs,
 * outputs, channels, tags, property files and the like, whose order means nothing. Undefined for other lists.
 */
export const namedItems = (...lists: readonly (readonly unknown[])[]): readonly NamedItems[] | undefined => {
  if (lists.every((list) => list.length === 0)) return undefined;
  const member = NAMING.find((candidate) => lists.every((list) => areNamedBy(list, candidate)));
  if (member === undefined) return undefined;
  return lists.map((list) => new Map(list.map((item) => [ownText(item, member) ?? "", item as JsonObject])));
};
