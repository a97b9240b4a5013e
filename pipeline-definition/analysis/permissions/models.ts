import { isGet } from "../../document/definition";
import { parseGet } from "../../document/references";
import { imageFindings, logFindings, vpcFindings } from "./containers";
import type { Derivation, Derived } from "./derivation";
import type { DocumentReading } from "./document-reading";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { volumeKeyFindings } from "./keys";
import { regionalArn } from "./place";
import { handOver, rolesOf, shown } from "./roles";
import { readFindings, writeFindings } from "./s3-access";
import { createdNames, sagemakerArns } from "./sagemaker-names";
import { inputsOf, outputsOf } from "./step-data";
import { itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

/** The model step whose model a value names; undefined when it comes from elsewhere. */
const modelStep = ({ stepsByName }: DocumentReading, value: unknown): StepReading | undefined => {
  if (!isGet(value)) return undefined;
  const reference = parseGet(value.Get, []);
  const step = reference.kind === "property" ? stepsByName.get(reference.step) : undefined;
  return step?.type === "Model" ? step : undefined;
};

/** Patterns of the ARNs of the models that a value names; none when nobody can know. */
export const modelArns = (reading: DocumentReading, value: unknown): readonly string[] => {
  const step = modelStep(reading, value);
  const names =
    step === undefined
      ? reading.read(value).map(({ pattern }) => pattern)
      : createdNames(reading, step.args["ModelName"]);
  return sagemakerArns(reading, "model", ...names);
};

/** The roles of the models that values name, as far as the document has them; what it has not becomes a note. */
export const modelRoles = (
  reading: DocumentReading,
  step: StepReading,
  models: readonly unknown[],
): { readonly roles: readonly string[]; readonly notes: readonly Finding[] } => {
  const named = models.map((value) => ({ value, of: modelStep(reading, value) }));
  return {
    roles: [
      ...new Set(
        named.flatMap(({ of }) =>
          of === undefined ? [] : rolesOf(reading, of.args["ExecutionRoleArn"]).map(({ role }) => role),
        ),
      ),
    ],
    notes: named.flatMap(({ value, of }) =>
      of === undefined
        ? [
            note(
              PIPELINE_ROLE,
              `Step "${step.name}" uses the model ${shown(value)}, whose role is not in the document: ` +
                "that role needs the rights to run, read and write there.",
            ),
          ]
        : [],
    ),
  };
};

/** What a model step needs: creating the model, and for the model's role loading it and serving it. */
export const modelDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading, written } = derivation;
  const { args } = step;
  const resources = sagemakerArns(reading, "model", ...createdNames(reading, args["ModelName"]));
  const containers = [...setOnly(args["PrimaryContainer"]), ...itemsAt(args, "Containers")];
  const roles = rolesOf(reading, args["ExecutionRoleArn"]);
  const findings = [
    // Endpoints and transform jobs use the role too; AWS warns not to name any of them in its trust.
    ...handOver(step, roles, {
      service: "sagemaker.amazonaws.com",
      sources: [regionalArn(reading.place, "sagemaker", "*")],
    }),
    grant(PIPELINE_ROLE, "WatchModel", ["sagemaker:DescribeModel"], resources),
    grant(PIPELINE_ROLE, "TagCreated", ["sagemaker:AddTags"], resources),
    ...roles.flatMap(({ role }) => [
      ...inputsOf(step).flatMap((input) => readFindings(reading, written, role, input)),
      ...containers.flatMap((container) => imageFindings(reading, role, memberAt(container, "Image"))),
      ...containers.flatMap((container) =>
        setOnly(memberAt(container, "ModelPackageName")).map((name) =>
          note(
            role,
            `Model ${shown(name)} of step "${step.name}" is a package: what it loads is not derived.`,
          ),
        ),
      ),
      ...logFindings(reading, role, "Endpoints/*"),
      ...vpcFindings(role, args["VpcConfig"]),
    ]),
  ];
  const vpc = args["VpcConfig"];
  const posture = {
    subnets: itemsAt(vpc, "Subnets"),
    securityGroups: itemsAt(vpc, "SecurityGroupIds"),
    isolated: args["EnableNetworkIsolation"],
  };
  return { creations: [{ action: "sagemaker:CreateModel", resources, posture }], findings };
};

/** What a transform step needs. The job has no role of its own: it reads and writes as the model. */
export const transformDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading, written } = derivation;
  const { args } = step;
  const cluster = args["TransformResources"];
  const volumeKey = memberAt(cluster, "VolumeKmsKeyId");
  const resources = sagemakerArns(
    reading,
    "transform-job",
    ...createdNames(reading, args["TransformJobName"]),
  );
  const { roles, notes } = modelRoles(reading, step, [args["ModelName"]]);
  const findings = [
    ...notes,
    grant(
      PIPELINE_ROLE,
      "WatchTransformJob",
      ["sagemaker:DescribeTransformJob", "sagemaker:StopTransformJob"],
      resources,
    ),
    grant(PIPELINE_ROLE, "TagCreated", ["sagemaker:AddTags"], resources),
    ...volumeKeyFindings(reading, [PIPELINE_ROLE, ...roles], volumeKey),
    ...roles.flatMap((role) => [
      ...inputsOf(step).flatMap((input) => readFindings(reading, written, role, input)),
      ...outputsOf(step).flatMap((output) => writeFindings(reading, role, output)),
      ...logFindings(reading, role, "TransformJobs"),
    ]),
  ];
  const posture = {
    volumeKeys: setOnly(volumeKey),
    outputKeys: setOnly(memberAt(args, "TransformOutput", "KmsKeyId")),
    instanceTypes: setOnly(memberAt(cluster, "InstanceType")),
    models: modelArns(reading, args["ModelName"]),
  };
  return { creations: [{ action: "sagemaker:CreateTransformJob", resources, posture }], findings };
};
