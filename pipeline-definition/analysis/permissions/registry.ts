import { nodesOf } from "../../document/walk";
import { imageFindings, logFindings } from "./containers";
import type { Derivation, Derived } from "./derivation";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { regionalArn } from "./place";
import { handOver, rolesOf, shown } from "./roles";
import { readFindings, writeFindings } from "./s3-access";
import { sagemakerArns } from "./sagemaker-names";
import { containerInputs, inputsOf, outputsOf, type DataInput } from "./step-data";
import { isSet, itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

const objects = (uris: readonly unknown[]): readonly DataInput[] =>
  setOnly(...uris).map((uri) => ({ uri, kind: "object" }));

/** Metrics and baselines that a version points to, wherever they stand. */
const filesNamed = (value: unknown): readonly DataInput[] =>
  objects([...nodesOf(value)].filter(({ key }) => key === "S3Uri").map((node) => node.value));

const containersOf = (args: unknown): readonly unknown[] => [
  ...itemsAt(args, "InferenceSpecification", "Containers"),
  ...itemsAt(args, "AdditionalInferenceSpecifications").flatMap((one) => itemsAt(one, "Containers")),
];

/** The group and its versions, as ARNs; a group of another account is named by its ARN. */
const groupArns = ({ reading }: Derivation, value: unknown) => {
  const named = reading.read(value).filter(({ pattern }) => !pattern.startsWith("*"));
  return {
    parameters: named.flatMap(({ parameters }) => parameters),
    groups: named.flatMap(({ pattern }) =>
      pattern.startsWith("arn:") ? [pattern] : sagemakerArns(reading, "model-package-group", pattern),
    ),
    versions: named.flatMap(({ pattern }) =>
      pattern.startsWith("arn:")
        ? [`${pattern.replace(":model-package-group/", ":model-package/")}/*`]
        : sagemakerArns(reading, "model-package", `${pattern}/*`),
    ),
  };
};

/** Validation runs transform jobs under a role of its own. */
const validationFindings = (derivation: Derivation, step: StepReading): readonly Finding[] => {
  const specification = step.args["ValidationSpecification"];
  if (!isSet(specification)) return [];
  const { reading, written } = derivation;
  const jobs = itemsAt(specification, "ValidationProfiles").map((profile) => ({
    ...step,
    type: "Transform",
    args: (memberAt(profile, "TransformJobDefinition") ?? {}) as StepReading["args"],
  }));
  const roles = rolesOf(reading, memberAt(specification, "ValidationRole"));
  const sources = [regionalArn(reading.place, "sagemaker", "*")];
  return [
    ...handOver(step, roles, { service: "sagemaker.amazonaws.com", sources }),
    ...roles.flatMap(({ role }) => [
      ...jobs.flatMap((job) => [
        ...inputsOf(job).flatMap((input) => readFindings(reading, written, role, input)),
        ...outputsOf(job).flatMap((output) => writeFindings(reading, role, output)),
      ]),
      ...containersOf(step.args).flatMap((container) => [
        ...imageFindings(reading, role, memberAt(container, "Image")),
        ...containerInputs(container).flatMap((input) => readFindings(reading, written, role, input)),
      ]),
      ...logFindings(reading, role, "TransformJobs"),
    ]),
  ];
};

/** What the pipeline reads in its own name when it registers a version. */
const filesOf = (args: unknown): readonly DataInput[] => [
  ...containersOf(args).flatMap(containerInputs),
  ...itemsAt(args, "SourceAlgorithmSpecification", "SourceAlgorithms").flatMap(containerInputs),
  ...filesNamed(memberAt(args, "ModelMetrics")),
  ...filesNamed(memberAt(args, "DriftCheckBaselines")),
];

/** What a registration needs. Nothing here lets the pipeline change the approval of a version later. */
export const registryDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading, written } = derivation;
  const { args } = step;
  const group = args["ModelPackageGroupName"];
  const { groups, versions, parameters } = groupArns(derivation, group);
  const files = filesOf(args).flatMap((file) => readFindings(reading, written, PIPELINE_ROLE, file));
  if (groups.length === 0) {
    const text = `Step "${step.name}" registers into ${shown(group ?? null)}, which the document does not name: rights on it are missing.`;
    return { findings: [note(PIPELINE_ROLE, text), ...files] };
  }
  return {
    creations: [
      {
        action: "sagemaker:CreateModelPackage",
        resources: versions,
        posture: { approval: args["ModelApprovalStatus"] },
      },
    ],
    findings: [
      grant(
        PIPELINE_ROLE,
        "ModelPackageGroup",
        ["sagemaker:CreateModelPackageGroup", "sagemaker:DescribeModelPackageGroup"],
        groups,
        { parameters },
      ),
      grant(
        PIPELINE_ROLE,
        "ReadRegistry",
        ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
        versions,
      ),
      grant(PIPELINE_ROLE, "TagCreated", ["sagemaker:AddTags"], [...groups, ...versions]),
      ...files,
      ...validationFindings(derivation, step),
    ],
  };
};
