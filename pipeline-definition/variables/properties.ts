import { variableMembers, type PipelineVariable, type Widen } from "./variable";

type Leaf = string | number | boolean | Date | Uint8Array;

/** A list whose items SageMaker finds by name as well as by position. */
export interface NamedList<Name extends string, Item> {
  readonly name: Name;
  readonly item: Item;
}

/** What a step yields: the shape of its Describe response, with a variable at each leaf. */
export type Properties<T> = [T] extends [Leaf]
  ? PipelineVariable<Widen<T>>
  : T extends NamedList<infer Name, infer Item>
    ? { readonly at: (name: Name | number) => Properties<NonNullable<Item>> }
    : T extends readonly (infer Item)[]
      ? { readonly at: (index: number) => Properties<NonNullable<Item>> }
      : string extends keyof T
        ? { readonly at: (key: string) => Properties<NonNullable<T[keyof T]>> }
        : { readonly [Key in keyof T]-?: Properties<NonNullable<T[Key]>> };

/**
 * The properties of a step as typed variables: `step.properties.ModelArtifacts.S3ModelArtifacts` becomes
 * `{ "Get": "Steps.<step>.ModelArtifacts.S3ModelArtifacts" }`; items of lists and maps are taken with `.at(…)`.
 *
 * @throws RangeError for a key with a single quote, which SageMaker's syntax cannot express.
 */
export const propertiesOf = <T extends object>(step: string, path = ""): Properties<T> => {
  const at = (key: string | number): unknown => {
    if (typeof key === "string" && key.includes("'")) {
      throw new RangeError(
        `Step "${step}" has no property with the key "${key}": a key cannot hold a single quote.`,
      );
    }
    return propertiesOf(step, `${path}[${typeof key === "number" ? String(key) : `'${key}'`}]`);
  };
  const target = { at, ...variableMembers(() => ({ Get: `Steps.${step}${path}` })) };
  return new Proxy(target, {
    get: (own, key) =>
      typeof key === "symbol" || key in own
        ? (Reflect.get(own, key) as unknown)
        : propertiesOf(step, `${path}.${key}`),
  }) as never;
};
