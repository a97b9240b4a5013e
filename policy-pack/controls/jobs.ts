import { checkDefinition } from "../../pipeline-definition/checks/check-definition";
import { JOB_PLACES } from "../../pipeline-definition/checks/job-settings";
import type { Problem } from "../../pipeline-definition/checks/problem";
import type { PipelineDefinition, StepDefinition } from "../../pipeline-definition/document/definition";
import { allSteps } from "../../pipeline-definition/document/steps";
import { complain, eachOf, finding, type Control, type ControlId, type Finding } from "../control";
import { definitionsIn, ofType, type Registration } from "../estate";
import { at, listed, members, text, texts } from "../json-reading";
import { tagsOf } from "./tags";

const LARGEST = 1_048_576;

interface Defined {
  readonly pipeline: Registration;
  readonly definition: PipelineDefinition;
}

const definitions = (id: ControlId, check: (defined: Defined) => readonly Finding[]): Control =>
  eachOf(id, "pipeline", definitionsIn, check);

/** A control that the checks of the definition know already, by the codes of their problems. */
const checked = (id: ControlId, ...codes: readonly Problem["code"][]): Control =>
  definitions(id, ({ definition }) =>
    checkDefinition(definition)
      .filter(({ code }) => codes.includes(code))
      .map(({ path, message }) => finding(path, message)),
  );

const jobs = ({ definition }: Defined): readonly StepDefinition[] =>
  allSteps(definition)
    .map(({ step }) => step)
    .filter(({ Type }) => JOB_PLACES.has(Type));

const FAULTS = [
  "Step.SERVICE_FAULT",
  "Step.THROTTLING",
  "SageMaker.JOB_INTERNAL_ERROR",
  "SageMaker.CAPACITY_ERROR",
  "SageMaker.RESOURCE_LIMIT",
];
const JOB_FAULTS = FAULTS.slice(2);
/** What each step type that SageMaker tries again refuses to have named. */
const REFUSED: ReadonlyMap<string, readonly string[]> = new Map([
  ["Processing", []],
  ["Training", []],
  ["Transform", []],
  ["QualityCheck", []],
  ["ClarifyCheck", []],
  ["Tuning", ["SageMaker.JOB_INTERNAL_ERROR"]],
  ["AutoML", ["SageMaker.JOB_INTERNAL_ERROR"]],
  ["Model", JOB_FAULTS],
  ["RegisterModel", JOB_FAULTS],
]);

const retryFinding = ({ Name, Type, ...step }: StepDefinition): readonly Finding[] => {
  const refused = REFUSED.get(Type) ?? FAULTS;
  const named = listed(at(step, "RetryPolicies")).flatMap((policy) => texts(at(policy, "ExceptionType")));
  const missing = FAULTS.filter((fault) => !named.includes(fault));
  const complaint = (subject: string, faults: readonly string[]) =>
    faults.length === 0
      ? []
      : [finding(subject, `Step "${Name}" of type ${Type} is not tried again after ${faults.join(", ")}.`)];
  return [
    ...complaint(
      Name,
      missing.filter((fault) => !refused.includes(fault)),
    ),
    // SageMaker would refuse the step with these: a matter for a waiver, not for the author.
    ...complaint(
      `refused by type ${Type}`,
      missing.filter((fault) => refused.includes(fault)),
    ),
  ];
};

/**
 * Steps that make something which can bear tags of its own. A version of a model bears those of its group, and
 * SageMaker refuses it others.
 */
const TAGGED = new Set(
  (
    "Processing Training Tuning Transform AutoML QualityCheck ClarifyCheck Model EndpointConfig Endpoint " +
    "InferenceComponent"
  ).split(" "),
);

const tagFindings = (
  { pipeline, definition }: Defined,
  defaults: ReadonlySet<string>,
): readonly Finding[] => {
  const own = new Set([...defaults, ...members(pipeline.inputs["tags"]).map(([key]) => key)]);
  const lacking = (keys: ReadonlySet<string>) =>
    ["owner", "env", "cost-center", "data-classification"].filter((key) => !keys.has(key));
  return [
    ...complain(pipeline, lacking(own).length > 0 && `lacks the tags ${lacking(own).join(", ")}`),
    ...allSteps(definition)
      .filter(({ step }) => TAGGED.has(step.Type))
      .flatMap(({ step }) => {
        const keys = new Set(listed(at(step.Arguments, "Tags")).map((tag) => text(at(tag, "Key"))));
        return lacking(keys).length === 0
          ? []
          : [
              finding(
                `job of ${step.Name}`,
                `Step "${step.Name}" lacks the tags ${lacking(keys).join(", ")}.`,
              ),
            ];
      }),
  ];
};

/** The definition: jobs that are isolated, encrypted, bounded, and looked at before a model is used. */
export const jobControls: readonly Control[] = [
  checked("JOB-1", "job-without-vpc"),
  checked("JOB-2", "job-without-volume-key"),
  checked("JOB-3", "job-without-output-key"),
  checked("JOB-4", "job-without-traffic-encryption"),
  checked("JOB-5", "job-without-isolation"),
  checked("JOB-6", "job-without-runtime-limit"),
  definitions("JOB-7", ({ definition }) => [
    ...allSteps(definition)
      .filter(({ step }) => REFUSED.has(step.Type))
      .flatMap(({ step }) => retryFinding(step)),
    ...checkDefinition(definition)
      .filter(({ code }) => code === "retry-not-supported" || code === "conflicting-retry-limits")
      .map(({ path, message }) => finding(path, message)),
  ]),
  checked("JOB-8", "job-holds-secret"),
  {
    id: "JOB-9",
    judge: (estate) => {
      const found = definitionsIn(estate);
      if (found.length === 0) return { notApplicable: "the stack has no pipeline" };
      return { findings: found.flatMap((defined) => tagFindings(defined, new Set(tagsOf(estate)))) };
    },
  },
  eachOf(
    "JOB-10",
    "pipeline",
    (estate) => ofType(estate, "sagemaker:Pipeline"),
    (pipeline) => {
      const most = Number(at(pipeline.inputs, "parallelismConfiguration", "maxParallelExecutionSteps"));
      return complain(pipeline, !(most >= 1 && most <= 50) && "runs any number of steps at once");
    },
  ),
  checked("JOB-11", "job-approves-itself"),
  checked("JOB-12", "job-gate-without-fail"),
  definitions("JOB-13", (defined) => [
    finding("JSON schema", `Pipeline "${defined.pipeline.name}" is not held to AWS's published JSON schema.`),
    ...(text(defined.pipeline.inputs["pipelineDefinition"]).length > LARGEST
      ? [finding(defined.pipeline.name, `Pipeline "${defined.pipeline.name}" is larger than 1 MiB.`)]
      : []),
    ...checkDefinition(defined.definition)
      .filter(({ severity }) => severity === "error")
      .map(({ path, message }) => finding(path, message)),
    ...(jobs(defined).length === 0
      ? [finding(defined.pipeline.name, `Pipeline "${defined.pipeline.name}" runs no job.`)]
      : []),
  ]),
  checked("JOB-14", "job-without-cache-policy"),
];
