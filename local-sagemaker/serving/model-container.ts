import type { JsonObject } from "../../pipeline-definition/document/definition";
import { findImageEnvironment, knownImages, type ImageEnvironment } from "../environments/image-environments";
import { objectAt, objectsAt, textAt, textMapAt } from "../jobs/request-reading";

/** One container of a model, as `DescribeModel` names it. */
export interface ModelContainer {
  readonly image: string;
  /** Archive, or folder of files, that becomes `/opt/ml/model`; undefined for a container without a model. */
  readonly modelUri: string | undefined;
  /** Whether the model is a `.tar.gz`. */
  readonly packed: boolean;
  readonly environment: Readonly<Record<string, string>>;
}

const asContainer = (definition: JsonObject): ModelContainer => {
  const source = objectAt(objectAt(definition, "ModelDataSource"), "S3DataSource");
  return {
    image: textAt(definition, "Image") ?? "",
    modelUri: textAt(definition, "ModelDataUrl") ?? textAt(source, "S3Uri"),
    packed: textAt(source, "CompressionType") !== "None",
    environment: textMapAt(definition, "Environment"),
  };
};

const definitionsOf = (model: JsonObject): readonly JsonObject[] =>
  model["PrimaryContainer"] === undefined
    ? objectsAt(model, "Containers")
    : [objectAt(model, "PrimaryContainer")];

/** The containers of a model in the order in which they hand data on. */
export const containersOf = (model: JsonObject): readonly ModelContainer[] =>
  definitionsOf(model).map(asContainer);

/** What stands in for a container's image, and can serve. */
export const servingImage = ({ image, environment }: ModelContainer): ImageEnvironment | undefined => {
  const found = findImageEnvironment(image);
  const own = environment["SAGEMAKER_PROGRAM"] !== undefined;
  return found?.algorithm === undefined && !own ? undefined : found;
};

const containerProblems = (definition: JsonObject): readonly string[] => {
  const container = asContainer(definition);
  const members = [
    "MultiModelConfig",
    "ModelPackageName",
    "InferenceSpecificationName",
    "AdditionalModelDataSources",
  ];
  return [
    ...members.filter((member) => definition[member] !== undefined),
    ...(textAt(definition, "Mode") === "MultiModel" ? ['Mode "MultiModel"'] : []),
    ...(container.image !== "" && servingImage(container) === undefined
      ? [`image "${container.image}" (known here: ${knownImages.join(", ")})`]
      : []),
  ];
};

/** Names what keeps a model from being served on this machine; empty when nothing does. */
export const servingProblems = (model: JsonObject): readonly string[] => {
  const definitions = definitionsOf(model);
  return definitions.length === 0 ? ["a model without containers"] : definitions.flatMap(containerProblems);
};
