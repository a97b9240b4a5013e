import {
  isGet,
  isJoin,
  isJsonObject,
  type Json,
  type JsonObject,
  type PipelineDefinition,
} from "../../pipeline-definition/document/definition";
import { parseGet } from "../../pipeline-definition/document/references";
import { allSteps } from "../../pipeline-definition/document/steps";

/** The execution that a definition is looked at in. */
export const EXECUTION = "0a1b2c3d4e5f";

/** What is at a place inside a JSON value, or undefined. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      Array.isArray(inner) ? (inner as unknown[])[Number(key)] : isJsonObject(inner) ? inner[key] : undefined,
    value,
  );

/** A list inside a JSON value, or an empty one. */
export const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly JsonObject[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? (found as JsonObject[]) : [];
};

/** Name that SageMaker gives the job of a step. */
export const jobName = (step: string): string => `pipelines-${EXECUTION}-${step}-AbCdEfGhIj`;

/** Texts of a definition as one execution with default parameters would have them. */
export class Resolver {
  constructor(private readonly document: PipelineDefinition) {}

  text(value: unknown): string {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return String(value);
    if (isJoin(value)) {
      const { On, Values } = value["Std:Join"];
      return Values.map((part) => this.text(part)).join(On);
    }
    if (isGet(value)) return this.lookUp(value.Get);
    throw new Error(`${JSON.stringify(value)} is no text.`);
  }

  /** Every value that a parameter in this place may take; a plain text is the only one. */
  choices(value: unknown): readonly string[] {
    const name = isGet(value) ? /^Parameters\.(.+)$/.exec(value.Get)?.[1] : undefined;
    const parameter = this.document.Parameters?.find(({ Name }) => Name === name);
    return parameter?.EnumValues ?? [this.text(value)];
  }

  private lookUp(get: string): string {
    const reference = parseGet(get, []);
    if (reference.kind === "execution") return EXECUTION;
    if (reference.kind === "parameter") {
      const parameter = this.document.Parameters?.find(({ Name }) => Name === reference.name);
      return this.text(parameter?.DefaultValue);
    }
    if (reference.kind === "property") {
      const args = allSteps(this.document).find(({ step }) => step.Name === reference.step)?.step.Arguments;
      const output = /^.*\.ProcessingOutputConfig\.Outputs\['([^']+)'\]\.S3Output\.S3Uri$/.exec(get)?.[1];
      if (output !== undefined) return this.output(args, output);
      if (get.endsWith(".ModelArtifacts.S3ModelArtifacts")) {
        const folder = this.text(at(args, "OutputDataConfig", "S3OutputPath"));
        return `${folder}/${jobName(reference.step)}/output/model.tar.gz`;
      }
    }
    throw new Error(`"${get}" is not resolved here.`);
  }

  /** S3 URI of an output of a processing step. */
  output(args: Json | undefined, name: string): string {
    const output = listAt(args, "ProcessingOutputConfig", "Outputs").find(
      ({ OutputName }) => OutputName === name,
    );
    return this.text(at(output, "S3Output", "S3Uri"));
  }
}
