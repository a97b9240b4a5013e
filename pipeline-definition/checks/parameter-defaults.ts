import { isGet, type JsonObject } from "../document/definition";
import { parseGet } from "../document/references";
import { objectsIn, type DefinitionReading } from "./definition-reading";

/** The declarations of parameters by name, the first of each. */
export type Declarations = ReadonlyMap<string, JsonObject>;

export const parameterDeclarations = ({ document }: DefinitionReading): Declarations => {
  const found = new Map<string, JsonObject>();
  for (const [, declaration] of objectsIn(document["Parameters"])) {
    const { Name } = declaration;
    if (typeof Name === "string" && !found.has(Name)) found.set(Name, declaration);
  }
  return found;
};

/** The declaration of the parameter that a value refers to. Undefined for everything else. */
export const declarationOf = (value: unknown, declarations: Declarations): JsonObject | undefined => {
  if (!isGet(value)) return undefined;
  const reference = parseGet(value.Get, []);
  return reference.kind === "parameter" ? declarations.get(reference.name) : undefined;
};
