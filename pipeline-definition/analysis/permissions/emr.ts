import type { Derivation, Derived } from "./derivation";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { domainOf, regionalArn } from "./place";
import { handOver, rolesOf } from "./roles";
import { readFindings, writeFindings } from "./s3-access";
import { namesOf } from "./sagemaker-names";
import { isSet, itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

const actions = (service: string, verbs: string): readonly string[] =>
  verbs.split(" ").map((verb) => `${service}:${verb}`);

const STEP_RULE = "SageMakerPipelineExecutionEMRStepStatusUpdateRule";
const CLUSTER_RULE = "SageMakerPipelineExecutionEMRClusterStatusUpdateRule";

/** The rules by which SageMaker hears how a step or a cluster is doing. */
const ruleFindings = ({ reading }: Derivation, rules: readonly string[]): Finding =>
  grant(
    PIPELINE_ROLE,
    "HearOfSteps",
    actions("events", "DescribeRule PutRule PutTargets"),
    rules.map((rule) => regionalArn(reading.place, "events", `rule/${rule}`)),
  );

/** Code that a step names: it is read under the role that the step runs as. */
const codeOf = (step: StepReading): readonly unknown[] => {
  const jar = memberAt(step.args, "StepConfig", "HadoopJarStep");
  const isCode = (value: unknown) =>
    typeof value === "string" && /^s3:\/\/.+\.(py|jar|R|sh|zip)$/.test(value);
  return [memberAt(jar, "Jar"), ...itemsAt(jar, "Args")].filter(isCode);
};

const codeFindings = (
  { reading, written }: Derivation,
  step: StepReading,
  role: string,
  code: readonly unknown[],
): readonly Finding[] => [
  ...code.flatMap((uri) => readFindings(reading, written, role, { uri, kind: "object" })),
  note(role, `What the code of step "${step.name}" reads and writes is not in the document.`),
];

const service = (derivation: Derivation, name: string) => `${name}.${domainOf(derivation.reading.place)}`;

/** Making a cluster, running steps on it, and ending it. */
const clusterGrants = (derivation: Derivation, config: unknown): readonly Finding[] => {
  const clusters = regionalArn(derivation.reading.place, "elasticmapreduce", "cluster/*");
  const steps = "AddJobFlowSteps CancelSteps DescribeStep ListSteps DescribeCluster TerminateJobFlows";
  return [
    // This action knows no resource.
    grant(PIPELINE_ROLE, "MakeClusters", ["elasticmapreduce:RunJobFlow"], ["*"]),
    grant(PIPELINE_ROLE, "RunSteps", actions("elasticmapreduce", steps), [clusters]),
    ...(itemsAt(config, "Tags").length === 0
      ? []
      : [grant(PIPELINE_ROLE, "TagClusters", ["elasticmapreduce:AddTags"], [clusters])]),
    ruleFindings(derivation, [STEP_RULE, CLUSTER_RULE]),
  ];
};

/** A step with a cluster of its own, which gets its roles from the pipeline. */
const ownCluster = (derivation: Derivation, step: StepReading): readonly Finding[] => {
  const config = step.args["ClusterConfig"];
  const { reading } = derivation;
  const role = (member: string) =>
    setOnly(memberAt(config, member)).flatMap((value) => rolesOf(reading, value));
  const assumed = (name: string) => ({ service: service(derivation, name), sources: [] });
  const nodes = role("JobFlowRole");
  return [
    ...clusterGrants(derivation, config),
    ...handOver(step, role("ServiceRole"), assumed("elasticmapreduce")),
    ...handOver(step, nodes, assumed("ec2")),
    ...handOver(step, role("AutoScalingRole"), assumed("elasticmapreduce")),
    ...nodes.flatMap((one) => [
      ...codeFindings(derivation, step, one.role, codeOf(step)),
      ...setOnly(memberAt(config, "LogUri")).flatMap((uri) =>
        writeFindings(reading, one.role, { uri, key: memberAt(config, "LogEncryptionKmsKeyId") }),
      ),
    ]),
    ...role("ServiceRole").map((one) =>
      note(one.role, "It runs the cluster; AmazonEMRServicePolicy_v2 tells what EMR needs for that."),
    ),
  ];
};

/** Running a step on a cluster that stands. */
const existingCluster = (derivation: Derivation, step: StepReading): readonly Finding[] => {
  const { reading } = derivation;
  const clusters = namesOf(reading, step.args["ClusterId"], "*").map((id) =>
    regionalArn(reading.place, "elasticmapreduce", `cluster/${id}`),
  );
  const runtime = isSet(step.args["ExecutionRoleArn"])
    ? rolesOf(reading, step.args["ExecutionRoleArn"]).filter(({ arn }) => arn !== undefined)
    : [];
  const conditions = { ArnEquals: { "elasticmapreduce:ExecutionRoleArn": runtime.map(({ role }) => role) } };
  return [
    grant(
      PIPELINE_ROLE,
      "AddSteps",
      ["elasticmapreduce:AddJobFlowSteps"],
      clusters,
      runtime.length === 0 ? {} : { conditions },
    ),
    grant(PIPELINE_ROLE, "RunSteps", actions("elasticmapreduce", "CancelSteps DescribeStep"), clusters),
    ruleFindings(derivation, [STEP_RULE]),
    ...runtime.flatMap(({ role }) => [
      {
        kind: "use",
        role,
        step: step.name,
        type: step.type,
        service: "",
        sources: [],
      } as const,
      note(
        role,
        "The role of the cluster's instances assumes it, so its trust names that role and no service.",
      ),
      ...codeFindings(derivation, step, role, codeOf(step)),
    ]),
  ];
};

/**
 * What an EMR step needs: the managed policy for pipelines, narrowed to the cluster.
 *
 * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerPipelinesIntegrations.html
 */
export const emrDerived = (derivation: Derivation, step: StepReading): Derived => ({
  findings: isSet(step.args["ClusterConfig"])
    ? ownCluster(derivation, step)
    : existingCluster(derivation, step),
});

/** Files that a job of EMR Serverless starts from, and where it logs. */
const serverlessRole = (derivation: Derivation, step: StepReading, role: string): readonly Finding[] => {
  const config = step.args["JobConfig"];
  const driver = memberAt(config, "jobDriver");
  const entries = setOnly(memberAt(driver, "sparkSubmit", "entryPoint"), memberAt(driver, "hive", "query"));
  const logs = memberAt(
    config,
    "configurationOverrides",
    "monitoringConfiguration",
    "s3MonitoringConfiguration",
  );
  return [
    ...codeFindings(derivation, step, role, entries),
    ...setOnly(memberAt(logs, "logUri")).flatMap((uri) =>
      writeFindings(derivation.reading, role, { uri, key: memberAt(logs, "encryptionKeyArn") }),
    ),
  ];
};

/** What an EMR Serverless step needs; it is not documented for pipelines, so these are EMR's own demands. */
export const emrServerlessDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading } = derivation;
  const { args } = step;
  const own = isSet(args["ApplicationConfig"]);
  const applications = (own ? ["*"] : namesOf(reading, args["ApplicationId"], "*")).map((id) =>
    regionalArn(reading.place, "emr-serverless", `/applications/${id}`),
  );
  const roles = rolesOf(reading, args["ExecutionRoleArn"] ?? memberAt(args, "JobConfig", "executionRoleArn"));
  const lifetime = "GetApplication StartApplication StopApplication DeleteApplication";
  return {
    findings: [
      grant(PIPELINE_ROLE, "StartJobRuns", ["emr-serverless:StartJobRun"], applications),
      grant(
        PIPELINE_ROLE,
        "WatchJobRuns",
        actions("emr-serverless", "CancelJobRun GetJobRun"),
        applications.map((arn) => `${arn}/jobruns/*`),
      ),
      ...(own
        ? [
            // This action knows no resource.
            grant(PIPELINE_ROLE, "MakeApplications", ["emr-serverless:CreateApplication"], ["*"]),
            grant(PIPELINE_ROLE, "RunApplications", actions("emr-serverless", lifetime), applications),
          ]
        : []),
      note(
        PIPELINE_ROLE,
        `Step "${step.name}": AWS does not document what pipelines need for EMR Serverless; this is what EMR asks of a caller.`,
      ),
      ...handOver(step, roles, {
        service: service(derivation, "emr-serverless"),
        sources: [...applications],
      }),
      ...roles.flatMap(({ role }) => serverlessRole(derivation, step, role)),
    ],
  };
};
