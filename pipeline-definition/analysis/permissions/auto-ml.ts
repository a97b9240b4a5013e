import { pullFindings } from "./containers";
import type { Derivation, Derived } from "./derivation";
import { grant, note, type Finding } from "./finding";
import { jobDerived } from "./jobs";
import { rolesOf } from "./roles";
import { sagemakerArns } from "./sagemaker-names";
import type { StepReading } from "./step-reading";

const actions = (verbs: string): readonly string[] => verbs.split(" ").map((verb) => `sagemaker:${verb}`);

/**
 * What AutoML does under its role: jobs, models and temporary endpoints that it names itself, in images of AWS.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 */
const candidateFindings = ({ reading }: Derivation, step: StepReading, role: string): readonly Finding[] => {
  const { partition, region } = reading.place;
  const arns = (kind: string) => sagemakerArns(reading, kind, "*");
  return [
    grant(role, "PassItself", ["iam:PassRole"], [role], {
      conditions: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
    }),
    grant(role, "Candidates", actions("CreateModel DescribeModel DeleteModel ListTags"), arns("model")),
    grant(
      role,
      "CandidateEndpointConfigs",
      actions("CreateEndpointConfig DescribeEndpointConfig DeleteEndpointConfig ListTags"),
      arns("endpoint-config"),
    ),
    grant(
      role,
      "CandidateEndpoints",
      actions("CreateEndpoint DescribeEndpoint DeleteEndpoint InvokeEndpoint ListTags"),
      arns("endpoint"),
    ),
    grant(role, "DeployCandidates", actions("CreateEndpoint"), arns("endpoint-config")),
    ...pullFindings(role, `arn:${partition}:ecr:${region}:*:repository/*`),
    note(
      role,
      `AutoML of step "${step.name}" names its models, endpoints and images itself, so the rights on them are as wide as their kinds.`,
    ),
  ];
};

/** What an AutoML step needs. */
export const autoMlDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { findings, ...job } = jobDerived(derivation, step);
  const roles = rolesOf(derivation.reading, step.args["RoleArn"]);
  return {
    ...job,
    findings: [
      ...findings,
      ...roles.flatMap(({ role, arn }) =>
        arn === undefined ? [] : candidateFindings(derivation, step, role),
      ),
    ],
  };
};
