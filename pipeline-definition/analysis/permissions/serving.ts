import { isGet } from "../../document/definition";
import { parseGet } from "../../document/references";
import { imageFindings, logFindings } from "./containers";
import type { Derivation, Derived } from "./derivation";
import type { DocumentReading } from "./document-reading";
import { grant, note, PIPELINE_ROLE, type Finding } from "./finding";
import { volumeKeyFindings } from "./keys";
import { modelArns, modelRoles } from "./models";
import { regionalArn } from "./place";
import { handOver, rolesOf, shown } from "./roles";
import { readFindings, writeFindings } from "./s3-access";
import { createdNames, namesOf, sagemakerArns } from "./sagemaker-names";
import { outputsOf } from "./step-data";
import { isSet, itemsAt, memberAt, setOnly, type StepReading } from "./step-reading";

const tag = (resources: readonly string[]): Finding =>
  grant(PIPELINE_ROLE, "TagCreated", ["sagemaker:AddTags"], resources);

const variantsOf = (args: unknown): readonly unknown[] => [
  ...itemsAt(args, "ProductionVariants"),
  ...itemsAt(args, "ShadowProductionVariants"),
];

/** Topics that asynchronous endpoints tell about their results. */
const topicFindings = (reading: DocumentReading, role: string, args: unknown): readonly Finding[] => {
  const notification = memberAt(args, "AsyncInferenceConfig", "OutputConfig", "NotificationConfig");
  return setOnly(memberAt(notification, "SuccessTopic"), memberAt(notification, "ErrorTopic")).flatMap(
    (topic) =>
      reading
        .read(topic)
        .filter(({ pattern }) => pattern.startsWith("arn:"))
        .map(({ pattern, parameters }) =>
          grant(role, "TellResults", ["sns:Publish"], [pattern], { parameters }),
        ),
  );
};

/** What an endpoint writes, it writes under the role of its configuration, or as its models. */
const endpointRoleFindings = ({ reading }: Derivation, step: StepReading): readonly Finding[] => {
  const { args } = step;
  const models = variantsOf(args).flatMap((variant) => setOnly(memberAt(variant, "ModelName")));
  const { roles, notes } = modelRoles(reading, step, models);
  const own = isSet(args["ExecutionRoleArn"]) ? rolesOf(reading, args["ExecutionRoleArn"]) : [];
  const writers = own.length > 0 ? own.map(({ role }) => role) : roles;
  return [
    ...notes,
    ...handOver(step, own, {
      service: "sagemaker.amazonaws.com",
      sources: [regionalArn(reading.place, "sagemaker", "*")],
    }),
    ...own.flatMap(({ role }) => logFindings(reading, role, "Endpoints/*")),
    ...writers.flatMap((role) => [
      ...outputsOf(step).flatMap((output) => writeFindings(reading, role, output)),
      ...topicFindings(reading, role, args),
    ]),
  ];
};

/** What an endpoint configuration needs. */
export const endpointConfigDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading } = derivation;
  const { args } = step;
  // The service makes the name unique for the execution.
  const names = createdNames(reading, args["EndpointConfigName"]);
  const resources = sagemakerArns(reading, "endpoint-config", ...names);
  const instanceTypes = variantsOf(args).map((variant) => memberAt(variant, "InstanceType"));
  const posture = {
    volumeKeys: setOnly(args["KmsKeyId"]),
    instanceTypes: instanceTypes.every(isSet) ? instanceTypes : [],
  };
  return {
    creations: [{ action: "sagemaker:CreateEndpointConfig", resources, posture }],
    findings: [
      grant(PIPELINE_ROLE, "WatchEndpointConfig", ["sagemaker:DescribeEndpointConfig"], resources),
      tag(resources),
      ...volumeKeyFindings(reading, [PIPELINE_ROLE], args["KmsKeyId"]),
      ...endpointRoleFindings(derivation, step),
    ],
  };
};

/** What an endpoint step needs: it makes the endpoint, or updates the one that exists. */
export const endpointDerived = ({ reading }: Derivation, step: StepReading): Derived => {
  const endpoints = sagemakerArns(reading, "endpoint", ...namesOf(reading, step.args["EndpointName"], "*"));
  const configs = sagemakerArns(
    reading,
    "endpoint-config",
    ...namesOf(reading, step.args["EndpointConfigName"], "*"),
  );
  return {
    findings: [
      grant(
        PIPELINE_ROLE,
        "DeployEndpoint",
        ["sagemaker:CreateEndpoint", "sagemaker:UpdateEndpoint"],
        [...endpoints, ...configs],
      ),
      grant(PIPELINE_ROLE, "WatchEndpoint", ["sagemaker:DescribeEndpoint"], endpoints),
      tag(endpoints),
    ],
  };
};

/** The step that a value reads a property of. */
const stepRead = ({ stepsByName }: DocumentReading, value: unknown): StepReading | undefined => {
  const reference = isGet(value) ? parseGet(value.Get, []) : undefined;
  return reference?.kind === "property" ? stepsByName.get(reference.step) : undefined;
};

const specificationsOf = (args: unknown): readonly unknown[] => [
  ...setOnly(memberAt(args, "Specification")),
  ...itemsAt(args, "Specifications"),
];

/** The roles that a component runs under: that of its endpoint's configuration, or of the models there. */
const componentRoles = (reading: DocumentReading, step: StepReading): readonly string[] => {
  const name = step.args["EndpointName"];
  const endpoint =
    stepRead(reading, name) ??
    reading.steps.find(
      ({ type, args }) => type === "Endpoint" && isSet(name) && args["EndpointName"] === name,
    );
  const config = endpoint && stepRead(reading, endpoint.args["EndpointConfigName"]);
  const role = config?.args["ExecutionRoleArn"];
  if (isSet(role)) return rolesOf(reading, role).map((one) => one.role);
  const models = [...specificationsOf(step.args), ...variantsOf(config?.args)];
  return modelRoles(
    reading,
    step,
    models.flatMap((one) => setOnly(memberAt(one, "ModelName"))),
  ).roles;
};

/** What the role of the endpoint needs for a component: logs, and what the component's container loads. */
const componentRoleFindings = (
  { reading, written }: Derivation,
  step: StepReading,
  names: readonly string[],
): readonly Finding[] => {
  const endpoint = step.args["EndpointName"];
  const roles = componentRoles(reading, step);
  const text = `Step "${step.name}" runs under the role of endpoint ${shown(endpoint ?? null)}, which is not in the document.`;
  if (roles.length === 0) return [note(PIPELINE_ROLE, text)];
  return roles.flatMap((role) => [
    ...names.flatMap((name) => logFindings(reading, role, `InferenceComponents/${name}`)),
    ...specificationsOf(step.args).flatMap((one) => [
      ...imageFindings(reading, role, memberAt(one, "Container", "Image")),
      ...setOnly(memberAt(one, "Container", "ArtifactUrl")).flatMap((uri) =>
        readFindings(reading, written, role, { uri, kind: "object" }),
      ),
    ]),
  ]);
};

/** What an inference component needs: it makes the component, or updates the one that exists. */
export const inferenceComponentDerived = (derivation: Derivation, step: StepReading): Derived => {
  const { reading } = derivation;
  const { args } = step;
  const names = namesOf(reading, args["InferenceComponentName"], "*");
  const components = sagemakerArns(reading, "inference-component", ...names);
  const endpoints = sagemakerArns(reading, "endpoint", ...namesOf(reading, args["EndpointName"], "*"));
  const models = specificationsOf(args).flatMap((one) =>
    setOnly(memberAt(one, "ModelName")).flatMap((model) => modelArns(reading, model)),
  );
  return {
    creations: [
      {
        action: "sagemaker:CreateInferenceComponent",
        resources: [...components, ...endpoints],
        posture: { models },
      },
    ],
    findings: [
      grant(
        PIPELINE_ROLE,
        "WatchInferenceComponent",
        ["sagemaker:DescribeInferenceComponent", "sagemaker:UpdateInferenceComponent"],
        components,
      ),
      tag(components),
      ...componentRoleFindings(derivation, step, names),
    ],
  };
};
