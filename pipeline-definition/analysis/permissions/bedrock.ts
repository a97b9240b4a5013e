import { nodesOf } from "../../document/walk";
import type { Derivation, Derived } from "./derivation";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { volumeKeyFindings } from "./keys";
import { regionalArn } from "./place";
import { handOver, rolesOf } from "./roles";
import { readFindings, writeFindings } from "./s3-access";
import { entryOf, isSet, itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

interface BedrockKind {
  readonly create: string;
  readonly watch: string;
  /** Kind of resource that is watched, and that the request is about; undefined when it knows no resource. */
  readonly watched: string;
  readonly about?: string;
  /** The member that names what the request is about. */
  readonly aboutMember?: string;
  readonly tagsMember: string;
  readonly keyMember?: string;
}

const KINDS: Readonly<Record<string, BedrockKind>> = {
  BedrockCustomModel: {
    create: "CreateCustomModel",
    watch: "GetCustomModel",
    watched: "custom-model",
    tagsMember: "ModelTags",
    keyMember: "ModelKmsKeyArn",
  },
  BedrockCustomModelDeployment: {
    create: "CreateCustomModelDeployment",
    watch: "GetCustomModelDeployment",
    watched: "custom-model-deployment",
    about: "custom-model",
    aboutMember: "ModelArn",
    tagsMember: "Tags",
  },
  BedrockModelImport: {
    create: "CreateModelImportJob",
    watch: "GetModelImportJob",
    watched: "model-import-job",
    tagsMember: "JobTags",
    keyMember: "ImportedModelKmsKeyId",
  },
  BedrockProvisionedModelThroughput: {
    create: "CreateProvisionedModelThroughput",
    watch: "GetProvisionedModelThroughput",
    watched: "provisioned-model",
    about: "custom-model",
    aboutMember: "ModelId",
    tagsMember: "Tags",
  },
};

export const isBedrock = (type: string): boolean => entryOf(KINDS, type) !== undefined;

/** S3 places of a request: those of its output are written, all others read. */
const dataFindings = ({ reading, written }: Derivation, role: string, args: unknown): readonly Finding[] => {
  const output = memberAt(args, "OutputDataConfig", "S3Uri");
  const inputs = [...nodesOf(args)].filter(
    ({ key, parent }) => key === "S3Uri" && parent?.key !== "OutputDataConfig",
  );
  return [
    ...inputs.flatMap(({ value }) => readFindings(reading, written, role, { uri: value, kind: "prefix" })),
    ...setOnly(output).flatMap((uri) => writeFindings(reading, role, { uri, key: undefined })),
  ];
};

/** What a Bedrock step needs, from what Bedrock asks of a caller: AWS does not document it for pipelines. */
export const bedrockDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading } = derivation;
  const { args } = step;
  const kind = entryOf(KINDS, step.type);
  if (kind === undefined) return { findings: [] };
  const arns = (resource: string) => [regionalArn(reading.place, "bedrock", `${resource}/*`)];
  const named = kind.aboutMember === undefined ? [] : reading.read(args[kind.aboutMember]);
  const literal = named.map(({ pattern }) => pattern).filter((pattern) => pattern.startsWith("arn:"));
  const about = literal.length > 0 ? literal : kind.about === undefined ? ["*"] : arns(kind.about);
  const roles = isSet(args["RoleArn"]) ? rolesOf(reading, args["RoleArn"]) : [];
  const text = `Step "${step.name}": AWS does not document what pipelines need for Bedrock; this is what Bedrock asks of a caller.`;
  return {
    findings: [
      grant(PIPELINE_ROLE, kind.create, [`bedrock:${kind.create}`], about),
      grant(PIPELINE_ROLE, `Watch${step.type}`, [`bedrock:${kind.watch}`], arns(kind.watched)),
      ...(itemsAt(args, kind.tagsMember).length === 0
        ? []
        : [grant(PIPELINE_ROLE, "TagInBedrock", ["bedrock:TagResource"], arns(kind.watched))]),
      ...(kind.keyMember === undefined
        ? []
        : volumeKeyFindings(reading, [PIPELINE_ROLE], args[kind.keyMember])),
      note(PIPELINE_ROLE, text),
      ...handOver(step, roles, {
        service: "bedrock.amazonaws.com",
        sources: arns("*").map((arn) => arn.replace("*/*", "*")),
      }),
      ...roles.flatMap(({ role }) => dataFindings(derivation, role, args)),
    ],
  };
};
