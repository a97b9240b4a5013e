import type { Derivation, Derived } from "./derivation";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { jobDerived } from "./jobs";
import { rolesOf } from "./roles";
import { readFindings } from "./s3-access";
import { namesOf, sagemakerArns } from "./sagemaker-names";
import { isSet, setOnly, type StepReading } from "./step-reading";

const members = (step: StepReading): Readonly<Record<string, unknown>> =>
  step.step as unknown as Readonly<Record<string, unknown>>;

/** The baselines of the latest approved version of a group, which the pipeline looks for. */
const registryFindings = ({ reading }: Derivation, group: unknown): readonly Finding[] =>
  isSet(group)
    ? [
        grant(
          PIPELINE_ROLE,
          "ReadRegistry",
          ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
          sagemakerArns(
            reading,
            "model-package",
            ...namesOf(reading, group, "*").map((name) => (name.endsWith("*") ? name : `${name}/*`)),
          ),
        ),
      ]
    : [];

/** What Clarify calls the endpoint that it makes of a model for the time of its job, and the endpoint's configuration. */
const TEMPORARY = "sagemaker-clarify-endpoint*";

/**
 * The temporary endpoint by which Clarify asks a model.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/clarify-processing-job-configure-parameters.html
 */
const temporaryEndpoint = ({ reading }: Derivation, role: string, model: unknown): readonly Finding[] => {
  const endpoint = sagemakerArns(reading, "endpoint", TEMPORARY);
  const config = sagemakerArns(reading, "endpoint-config", TEMPORARY);
  const models = sagemakerArns(reading, "model", ...namesOf(reading, model, "*"));
  return [
    grant(role, "TemporaryEndpoint", ["sagemaker:CreateEndpoint"], [...endpoint, ...config]),
    grant(
      role,
      "AskTemporaryEndpoint",
      ["sagemaker:DeleteEndpoint", "sagemaker:DescribeEndpoint", "sagemaker:InvokeEndpoint"],
      endpoint,
    ),
    grant(
      role,
      "TemporaryEndpointConfig",
      [
        "sagemaker:CreateEndpointConfig",
        "sagemaker:DeleteEndpointConfig",
        "sagemaker:DescribeEndpointConfig",
      ],
      config,
    ),
    grant(role, "DescribeModel", ["sagemaker:DescribeModel"], models),
    note(
      role,
      `The endpoint that Clarify makes of a model is taken to have Clarify's own name, "${TEMPORARY.slice(0, -1)}"; ` +
        "an endpoint_name_prefix in the analysis configuration needs rights for its own name.",
    ),
  ];
};

/** What checks of data and models need beside their processing job: baselines, and for Clarify an endpoint. */
export const checkDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { findings, ...job } = jobDerived(derivation, step);
  const { ModelPackageGroupName, CheckType, ModelName, ...rest } = members(step);
  const baselines = setOnly(rest["SuppliedBaselineStatistics"], rest["SuppliedBaselineConstraints"]);
  const roles = rolesOf(derivation.reading, step.args["RoleArn"]);
  const ofRoles = roles.flatMap(({ role }) => [
    ...baselines.flatMap((uri) =>
      readFindings(derivation.reading, derivation.written, role, { uri, kind: "object" }),
    ),
    ...(isSet(ModelPackageGroupName)
      ? [
          note(
            role,
            `Baselines of the model package group of step "${step.name}" lie where its versions say.`,
          ),
        ]
      : []),
    ...(step.type === "ClarifyCheck" && CheckType !== "DATA_BIAS"
      ? temporaryEndpoint(derivation, role, ModelName)
      : []),
  ]);
  return {
    ...job,
    findings: [...findings, ...registryFindings(derivation, ModelPackageGroupName), ...ofRoles],
  };
};
