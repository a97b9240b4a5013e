import { at, parsed, text } from "./json-reading";
import type { PipelineDefinition } from "../pipeline-definition/document/definition";

/** One resource as a program registered it. */
export interface Registration {
  /** Type token, such as `aws:s3/bucket:Bucket`. */
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Inputs and what AWS added to them, where that is known: after a deployment, and under mocks. */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  /** `type::name` of each resource that this one was made from or after. */
  readonly dependencies: readonly string[];
}

/** Everything that the controls judge of one stack. */
export interface Estate {
  readonly stack: string;
  readonly resources: readonly Registration[];
  /** Configuration as texts, by full key such as `aws:defaultTags`. */
  readonly configuration: Readonly<Record<string, string>>;
  /** Texts of the repository by path, for the controls of state and delivery; absent where only a program is known. */
  readonly files?: ReadonlyMap<string, string>;
}

/** All resources of one type; the token may leave out its module's second half: `s3:Bucket`. */
export const ofType = ({ resources }: Estate, type: string): readonly Registration[] =>
  resources.filter((resource) => isType(resource, type));

/** Whether a resource is of a type in its short form, such as `s3:Bucket` for `aws:s3/bucket:Bucket`. */
export const isType = ({ type }: Registration, short: string): boolean => {
  const [module = "", name = ""] = short.split(":");
  const [provider, path = "", last] = type.split(":");
  return (provider === "aws" || provider === "awsx") && last === name && path.split("/")[0] === module;
};

/** `Bucket "census-artifacts"`: a resource in a sentence. */
export const labelOf = ({ type, name }: Registration): string => `${type.split(":").at(-1) ?? ""} "${name}"`;

/** A property of a resource: as made, where that is known, otherwise as the program gave it. */
export const property = ({ inputs, outputs }: Registration, ...path: readonly (string | number)[]): unknown =>
  at(outputs, ...path) ?? at(inputs, ...path);

/**
 * Whether one resource names another in a property: by the other's physical name, ARN or id where they are known, and
 * else by having been made from it.
 */
export const names = (resource: Registration, key: string, other: Registration): boolean => {
  const given = text(resource.inputs[key]);
  const known = ["id", "name", "arn", "bucket", "url", "keyId"].flatMap(
    (one) => text(at(other.outputs, one)) || [],
  );
  if (known.length > 0 && given !== "") return known.includes(given);
  return resource.dependencies.includes(`${other.type}::${other.name}`);
};

/** A pipeline and the definition in it; undefined where it is not known yet, or is no JSON. */
export const definitionsIn = (
  estate: Estate,
): readonly { readonly pipeline: Registration; readonly definition: PipelineDefinition }[] =>
  ofType(estate, "sagemaker:Pipeline").flatMap((pipeline) => {
    const definition = parsed(pipeline.inputs["pipelineDefinition"]);
    return typeof definition === "object" && definition !== null
      ? [{ pipeline, definition: definition as PipelineDefinition }]
      : [];
  });
