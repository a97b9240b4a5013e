import { isJsonObject, type PipelineDefinition } from "../../document/definition";
import { autoMlDerived } from "./auto-ml";
import { bedrockDerived, isBedrock } from "./bedrock";
import { callbackDerived, lambdaDerived, lineageDerived } from "./called-services";
import { checkDerived } from "./checks";
import { creationFindings } from "./creations";
import type { Derivation, Derived } from "./derivation";
import { readDocument, type DocumentReading } from "./document-reading";
import { emrDerived, emrServerlessDerived } from "./emr";
import { filesLookedInto } from "./files-looked-into";
import { note, PIPELINE_ROLE, type Finding, type Use } from "./finding";
import { jobDerived } from "./jobs";
import { modelDerived, transformDerived } from "./models";
import { PLACEHOLDER_ACCOUNT, PLACEHOLDER_REGION } from "./place";
import { policyDocument, type PolicyDocument } from "./policy-document";
import { registryDerived } from "./registry";
import { writtenKeys } from "./s3-access";
import { endpointConfigDerived, endpointDerived, inferenceComponentDerived } from "./serving";
import { roleStatements } from "./statements";
import { entryOf, type StepReading } from "./step-reading";
import type { Surroundings } from "./surroundings";
import { pipelineSources, trustOf } from "./trust";

/** What one role needs so that a definition can run, and no more. */
export interface RolePermissions {
  /** ARN as the document has it; `PIPELINE_ROLE`; or the text of an expression that names no role here. */
  readonly role: string;
  /** The steps that run under it, each as `Processing step "Prepare"`; none for the pipeline's own. */
  readonly usedBy: readonly string[];
  readonly policy: PolicyDocument;
  /** Who may assume it; absent when no service does. */
  readonly trust?: PolicyDocument;
  /** What the document cannot tell, and what the policy hangs on: sentences. */
  readonly notes: readonly string[];
}

type Derive = (derivation: Derivation, step: StepReading) => Derived;

const nothing: Derive = () => ({ findings: [] });

/** What a step of each type leads to. */
const BY_TYPE: Readonly<Record<string, Derive>> = {
  Processing: jobDerived,
  Training: jobDerived,
  Tuning: jobDerived,
  AutoML: autoMlDerived,
  QualityCheck: checkDerived,
  ClarifyCheck: checkDerived,
  Transform: transformDerived,
  Model: modelDerived,
  RegisterModel: registryDerived,
  EndpointConfig: endpointConfigDerived,
  Endpoint: endpointDerived,
  InferenceComponent: inferenceComponentDerived,
  Lambda: lambdaDerived,
  Callback: callbackDerived,
  Lineage: lineageDerived,
  EMR: emrDerived,
  EMRServerless: emrServerlessDerived,
  Condition: nothing,
  Fail: nothing,
};

/** The step types whose needs are derived. */
export const isDerived = (type: string): boolean => entryOf(BY_TYPE, type) !== undefined || isBedrock(type);

const derivedOf = (derivation: Derivation, step: StepReading): Derived => {
  const derive = entryOf(BY_TYPE, step.type) ?? (isBedrock(step.type) ? bedrockDerived : undefined);
  if (derive !== undefined) return derive(derivation, step);
  const text = `Step "${step.name}" has type ${JSON.stringify(step.type)}, whose rights are not derived.`;
  return { findings: [note(PIPELINE_ROLE, text)] };
};

const configNotes = (document: PipelineDefinition): readonly Finding[] =>
  (["PipelineExperimentConfig", "MlflowConfig"] as const).flatMap((member) =>
    isJsonObject(document) && isJsonObject(document[member])
      ? [note(PIPELINE_ROLE, `What SageMaker needs for the ${member} of the pipeline is not derived.`)]
      : [],
  );

const findingsOf = (reading: DocumentReading, document: PipelineDefinition): readonly Finding[] => {
  const derivation = { reading, written: writtenKeys(reading) };
  const derived = reading.steps.flatMap((step) => [
    derivedOf(derivation, step),
    filesLookedInto(derivation, step),
  ]);
  const { pipelineName } = reading.surroundings;
  const sources = pipelineSources(reading.place, pipelineName ?? "*");
  return [
    { kind: "use", role: PIPELINE_ROLE, step: "", type: "", service: "sagemaker.amazonaws.com", sources },
    ...derived.flatMap(({ findings }) => findings),
    ...creationFindings(
      reading,
      derived.flatMap(({ creations = [] }) => creations),
    ),
    ...configNotes(document),
    ...(pipelineName === undefined
      ? [
          note(
            PIPELINE_ROLE,
            "The document does not name its pipeline: the trust fits every pipeline of the account.",
          ),
        ]
      : []),
  ];
};

/** IAM's limit on the characters of all inline policies of a role together, white space left out. */
const LONGEST_INLINE = 10_240;

const sizeNotes = (policy: PolicyDocument): readonly string[] => {
  const length = JSON.stringify(policy).length;
  return length <= LONGEST_INLINE
    ? []
    : [
        `The policy has ${String(length)} characters, and IAM takes ${String(LONGEST_INLINE)} as inline policies of a role: ` +
          "split it into managed policies, or name folders that are granted as a whole.",
      ];
};

const placeNotes = (text: string): readonly string[] =>
  [PLACEHOLDER_REGION, PLACEHOLDER_ACCOUNT]
    .filter((placeholder) => text.includes(`:${placeholder}:`))
    .map(
      (placeholder) =>
        `Put the ${placeholder.toLowerCase()} in place of ${placeholder}: the document names none.`,
    );

const parameterNotes = (findings: readonly Finding[]): readonly string[] =>
  findings.flatMap((finding) =>
    finding.kind === "grant"
      ? finding.parameters.map(
          (name) =>
            `The default of parameter "${name}" decides over this policy: ` +
            "an execution that is started with another value may need other rights.",
        )
      : [],
  );

const rolePermissions = (
  reading: DocumentReading,
  role: string,
  findings: readonly Finding[],
): RolePermissions => {
  const uses = findings.filter((finding): finding is Use => finding.kind === "use");
  const policy = policyDocument(...roleStatements(findings));
  const trust = trustOf(reading.place, uses);
  const notes = [
    ...findings.flatMap((finding) => (finding.kind === "note" ? [finding.text] : [])),
    ...parameterNotes(findings),
    ...placeNotes(JSON.stringify([policy, trust])),
    ...sizeNotes(policy),
  ];
  return {
    role,
    usedBy: [...new Set(uses.flatMap(({ step, type }) => (type === "" ? [] : [`${type} step "${step}"`])))],
    policy,
    ...(trust === undefined ? {} : { trust }),
    notes: [...new Set(notes)],
  };
};

/**
 * What the pipeline's role and each role that its steps name need, as IAM documents, from the document alone: the
 * pipeline's own first, then the others in document order. Takes any JSON and throws nothing; what cannot be known is
 * said in notes, never guessed.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
export const permissions = (
  document: PipelineDefinition,
  surroundings: Surroundings = {},
): readonly RolePermissions[] => {
  const reading = readDocument(document, surroundings);
  const byRole = new Map<string, Finding[]>();
  for (const finding of findingsOf(reading, document)) {
    const of = byRole.get(finding.role);
    if (of === undefined) byRole.set(finding.role, [finding]);
    else of.push(finding);
  }
  return [...byRole].map(([role, findings]) => rolePermissions(reading, role, findings));
};
