import { isExpression, type Json, type JsonObject } from "../../../pipeline-definition/document/definition";
import { objectAt, textAt, textMapAt } from "../../jobs/request-reading";
import { FilterProblem } from "./record-filter";
import { recordProcessing, type RecordProcessing } from "./record-format";

/** What a transform job asks for, read from its request. */
export interface TransformSettings {
  readonly inputUri: string;
  readonly outputUri: string;
  readonly contentType: string;
  readonly accept: string;
  readonly gzipped: boolean;
  readonly byLine: boolean;
  readonly assembledByLine: boolean;
  /** One record a request; otherwise as many as fit. */
  readonly single: boolean;
  /** Largest payload that the job asks for; undefined leaves it to the container. */
  readonly maxPayloadMegabytes: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly processing: RecordProcessing | undefined;
}

const KNOWN_MEMBERS: readonly string[] = [
  ...["TransformJobName", "ModelName", "MaxConcurrentTransforms", "ModelClientConfig", "MaxPayloadInMB"],
  ...["BatchStrategy", "Environment", "TransformInput", "TransformOutput", "TransformResources"],
  ...["DataProcessing", "Tags", "ExperimentConfig"],
];

const isKnown = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && !isExpression(value);

const processingOf = (request: JsonObject): RecordProcessing | undefined => {
  const data = objectAt(request, "DataProcessing");
  const inputFilter = textAt(data, "InputFilter");
  const outputFilter = textAt(data, "OutputFilter");
  return recordProcessing({
    ...(inputFilter === undefined ? {} : { inputFilter }),
    ...(outputFilter === undefined ? {} : { outputFilter }),
    joined: textAt(data, "JoinSource") === "Input",
    contentType: textAt(objectAt(request, "TransformInput"), "ContentType") ?? "",
    accept: textAt(objectAt(request, "TransformOutput"), "Accept") ?? "",
  });
};

const dataProcessingProblems = (request: JsonObject): readonly string[] => {
  const input = objectAt(request, "TransformInput");
  const output = objectAt(request, "TransformOutput");
  const parts = [
    ...Object.values(objectAt(request, "DataProcessing")),
    input["ContentType"],
    output["Accept"],
  ];
  // What is still a reference is read when the job starts.
  if (parts.some((part) => isExpression(part))) return [];
  try {
    if (processingOf(request) === undefined) return [];
  } catch (error) {
    if (error instanceof FilterProblem) return [`DataProcessing: ${error.message}`];
    throw error;
  }
  const [split, assembled] = [input["SplitType"] ?? "None", output["AssembleWith"] ?? "None"];
  return split === assembled || isExpression(split) || isExpression(assembled)
    ? []
    : ["DataProcessing with a TransformOutput.AssembleWith that is not the TransformInput.SplitType"];
};

const valueProblems = (parent: JsonObject, name: string, built: readonly string[]): readonly string[] => {
  const value = parent[name];
  const text = textAt(parent, name);
  if (!isKnown(value) || (text !== undefined && built.includes(text))) return [];
  return [text === undefined ? name : `${name} "${text}"`];
};

/**
 * Names what local transform jobs cannot honour, one line for each; references that are not resolved yet pass.
 *
 * @param args `CreateTransformJobRequest` without the job name.
 */
export const transformProblems = (args: JsonObject): readonly string[] => {
  const input = objectAt(args, "TransformInput");
  const source = objectAt(objectAt(input, "DataSource"), "S3DataSource");
  return [
    ...Object.keys(args).filter((member) => isKnown(args[member]) && !KNOWN_MEMBERS.includes(member)),
    ...valueProblems(source, "S3DataType", ["S3Prefix"]),
    ...valueProblems(input, "CompressionType", ["None", "Gzip"]),
    ...valueProblems(input, "SplitType", ["None", "Line"]),
    ...(textAt(args, "MaxPayloadInMB") === "0" ? ["MaxPayloadInMB 0, which streams the data"] : []),
    ...dataProcessingProblems(args),
  ];
};

/**
 * Reads a request whose references are all resolved.
 *
 * @throws FilterProblem for data processing that cannot be carried out.
 */
export const transformSettings = (request: JsonObject): TransformSettings => {
  const input = objectAt(request, "TransformInput");
  const output = objectAt(request, "TransformOutput");
  const payload = textAt(request, "MaxPayloadInMB");
  const strategy = textAt(request, "BatchStrategy");
  const concurrent = textAt(request, "MaxConcurrentTransforms");
  return {
    inputUri: textAt(objectAt(objectAt(input, "DataSource"), "S3DataSource"), "S3Uri") ?? "",
    outputUri: (textAt(output, "S3OutputPath") ?? "").replace(/(?<!\/)\/+$/, ""),
    contentType: textAt(input, "ContentType") ?? "",
    accept: textAt(output, "Accept") ?? "",
    gzipped: textAt(input, "CompressionType") === "Gzip",
    byLine: textAt(input, "SplitType") === "Line",
    assembledByLine: textAt(output, "AssembleWith") === "Line",
    single: strategy === "SingleRecord",
    maxPayloadMegabytes: payload === undefined ? undefined : Number(payload),
    processing: processingOf(request),
    environment: {
      SAGEMAKER_BATCH: "true",
      // Containers learn of these only where the job sets them.
      ...(payload === undefined ? {} : { SAGEMAKER_MAX_PAYLOAD_IN_MB: payload }),
      ...(strategy === undefined
        ? {}
        : { SAGEMAKER_BATCH_STRATEGY: strategy === "SingleRecord" ? "SINGLE_RECORD" : "MULTI_RECORD" }),
      ...(concurrent === undefined ? {} : { SAGEMAKER_MAX_CONCURRENT_TRANSFORMS: concurrent }),
      ...textMapAt(request, "Environment"),
    },
  };
};
