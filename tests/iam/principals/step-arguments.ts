import { isGet, type PipelineDefinition } from "../../../pipeline-definition/document/definition";
import { allSteps } from "../../../pipeline-definition/document/steps";
import { definitionOf } from "../../support/pulumi-definition";
import { at, NotKnown, Resolver } from "../../support/resolve-value";
import type { Deployed } from "./deployed";

/** Arguments by name, as one execution hands them over; what only the run can tell is left out. */
export type StepArguments = Readonly<Record<string, string>>;

const parsed = (deployed: Deployed): PipelineDefinition =>
  JSON.parse(definitionOf(deployed.run)) as PipelineDefinition;

const joined = (...Values: readonly unknown[]) => ({ "Std:Join": { On: "", Values } });

/** Where an output of a job or function leads, as the code that answers with it says; undefined for other outputs. */
const placeNamed = (output: string, told: Readonly<Record<string, unknown>>): unknown => {
  const [, part, kind] = /^([a-z]+)(Folder|Uri)$/.exec(output) ?? [];
  if (kind === "Folder") return `${part ?? ""}/`;
  if (kind === "Uri") return joined(told["--S3_DEST"], `/${part ?? ""}/`);
  return output === "S3Uri" ? joined("s3://", told["Bucket"], "/", told["Key"]) : undefined;
};

const OUTPUT = /^Steps\.([^.]+)\.OutputParameters\['([^']+)'\]$/;

/** The definition of a stack, with what its jobs and functions answer put in place of the question. */
export const documentOf = (deployed: Deployed): PipelineDefinition => {
  const document = parsed(deployed);
  const told = new Map(allSteps(document).map(({ step }) => [step.Name, step.Arguments]));
  const answered: unknown = JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    const [, step = "", output = ""] = (isGet(value) ? OUTPUT.exec(value.Get) : null) ?? [];
    const place = placeNamed(output, told.get(step) ?? {});
    return place ?? value;
  });
  return answered as PipelineDefinition;
};

const textsOf = (document: PipelineDefinition, given: unknown): StepArguments => {
  const resolver = new Resolver(document);
  const texts = Object.entries(given as Readonly<Record<string, unknown>>).flatMap(([name, value]) => {
    try {
      return [[name, resolver.text(value)] as const];
    } catch (error) {
      if (error instanceof NotKnown) return [];
      throw error;
    }
  });
  return Object.fromEntries(texts);
};

/** What the one step gets its arguments from that calls a function, by the function's ARN. */
export const functionArguments = (deployed: Deployed, functionArn: string): StepArguments => {
  const document = documentOf(deployed);
  const [call, ...others] = allSteps(document).filter(({ step }) => at(step, "FunctionArn") === functionArn);
  if (call === undefined || others.length > 0)
    throw new Error(`${String(others.length + 1)} steps call "${functionArn}".`);
  return textsOf(document, call.step.Arguments);
};

/** What a job of another service is told by the steps that run it. */
export const jobArguments = (deployed: Deployed, jobName: string): readonly StepArguments[] => {
  const document = documentOf(deployed);
  return allSteps(document)
    .filter(({ step }) => at(step.Arguments, "--aws_job_name") === jobName)
    .map(({ step }) => textsOf(document, step.Arguments));
};

/** What a step's job or model can be told by, as a policy sees its tags. */
export const tagsOfSteps = (deployed: Deployed, type: string): StepArguments => {
  const [found] = allSteps(documentOf(deployed)).filter(({ step }) => step.Type === type);
  const tags = at(found?.step.Arguments, "Tags") as readonly {
    readonly Key: string;
    readonly Value: string;
  }[];
  return Object.fromEntries(tags.map(({ Key, Value }) => [`aws:ResourceTag/${Key}`, Value]));
};
